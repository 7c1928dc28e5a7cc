package org.giaoban.job;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a run that succeeded counted; metrics give it to other programs.
 *
 * @param due what is due next; null if nothing is
 * @param stepMillis duration of each step in milliseconds, by the step's name
 * @param submissions number of submissions of the periods that are listed, by outcome
 * @param unitsMissing number of units whose submission for a period that is not closed is missing
 * @param documents number of documents in their places
 * @param written number of documents that the run wrote
 * @param databaseBytes size of the database on the disk
 * @param deliveriesWaiting number of deliveries that have not been made; null in the log of an older version
 */
public record RunNumbers(
        @Nullable Due due,
        Map<String, Long> stepMillis,
        Map<String, Long> submissions,
        long unitsMissing,
        long documents,
        long written,
        long databaseBytes,
        @Nullable Long deliveriesWaiting) {

    /** Outcomes that are counted: of submissions that are expected, and of files that cannot be read. */
    static final List<String> OUTCOMES = List.of("accepted", "returned", "missing", "refused");

    /**
     * The submissions that are due on the next due date, of all periods that are not closed.
     *
     * @param endSecond end of the due date, in seconds since 1970-01-01T00:00Z
     * @param received number of those that came, accepted or returned
     * @param missing number of those that did not
     */
    public record Due(long endSecond, long received, long missing) {}

    /** Returns the same numbers after a run that found nothing to do. */
    public RunNumbers ofNothing(RunLog log) {
        return new RunNumbers(
                due,
                log.millisOfSteps(),
                submissions,
                unitsMissing,
                documents,
                log.getDocumentsWritten(),
                databaseBytes,
                deliveriesWaiting);
    }

    public RunNumbers {
        stepMillis = new TreeMap<>(stepMillis);
        submissions = new TreeMap<>(submissions);
    }
}
