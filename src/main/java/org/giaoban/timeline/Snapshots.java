package org.giaoban.timeline;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.model.AsOfPoint;
import org.giaoban.store.FigureWriter;
import org.giaoban.store.StoredSubmission;
import org.giaoban.store.SubmissionReader;

/**
 * The snapshots that figures are computed from: the current one, of the business date, and those of revision points.
 */
public final class Snapshots {

    private final Catalogue catalogue;
    private final AsOfPoint current;
    private final Submissions submissions;
    private final Decisions decisions;
    private final Map<AsOfPoint, Snapshot> snapshots = new ConcurrentHashMap<>();

    /** @param stored every file that was read */
    public Snapshots(Catalogue catalogue, LocalDate businessDate, Collection<StoredSubmission> stored) {
        this(catalogue, AsOfPoint.endOf(businessDate), stored);
    }

    private Snapshots(Catalogue catalogue, AsOfPoint current, Collection<StoredSubmission> stored) {
        this.catalogue = catalogue;
        this.current = current;
        this.submissions = new Submissions(catalogue, stored);
        this.decisions = new Decisions(catalogue, current);
    }

    /**
     * Reads the snapshots of the last run that computed figures; later decisions are left out. Without such a run, the
     * snapshots have no submissions.
     */
    public static Snapshots read(DataSource source, Catalogue catalogue) {
        AsOfPoint current = new FigureWriter(source)
                .findComputed()
                .map(computed -> new AsOfPoint(computed.businessDate(), Long.MAX_VALUE, computed.decisions()))
                .orElse(AsOfPoint.endOf(LocalDate.MIN));
        return new Snapshots(catalogue, current, new SubmissionReader(source).listSubmissions());
    }

    /** True if forms, calendars or org units have changed since that run, so that its figures cannot be traced. */
    public static boolean areOutdated(DataSource source, Catalogue catalogue) {
        return new FigureWriter(source)
                .findComputed()
                .filter(computed -> !computed.definitions().equals(catalogue.hash()))
                .isPresent();
    }

    /** The snapshot of the business date. */
    public Snapshot current() {
        return get(current);
    }

    /** @param asOf a revision point, or {@link AsOfPoint#CURRENT} for the current snapshot */
    public Snapshot get(AsOfPoint asOf) {
        return snapshots.computeIfAbsent(
                asOf.equals(AsOfPoint.CURRENT) ? current : asOf,
                point -> new Snapshot(catalogue, decisions, submissions, point));
    }

    public Submissions submissions() {
        return submissions;
    }

    public Decisions decisions() {
        return decisions;
    }

    public Catalogue catalogue() {
        return catalogue;
    }
}
