package org.giaoban.findings;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.giaoban.model.Finding;
import org.giaoban.model.FindingCode;
import org.giaoban.model.OrgTree;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.Period;
import org.giaoban.recognise.PathNames;
import org.giaoban.store.StoredSubmission;

/**
 * Finds submissions whose path names another period or unit than their cells. Path and cells are the same in every
 * snapshot, so each submission is looked at once.
 */
final class PathContradictions {

    private final PathNames names;
    private final OrgTree units;
    private final Map<Long, List<Finding>> found = new HashMap<>();

    PathContradictions(PathNames names, OrgTree units) {
        this.names = names;
        this.units = units;
    }

    /** Returns the findings on a submission; none if its unit or its period is not known. */
    List<Finding> list(StoredSubmission submission) {
        if (submission.unit().isEmpty() || submission.period().isEmpty()) {
            return List.of();
        }
        return found.computeIfAbsent(
                submission.id(),
                id -> Stream.concat(
                                findPeriod(submission, submission.period().get()).stream(),
                                units
                                        .find(submission.unit().get())
                                        .flatMap(unit -> findUnit(submission, unit))
                                        .stream())
                        .toList());
    }

    private static Optional<Finding> findPeriod(StoredSubmission submission, Period period) {
        return PathNames.findOtherPeriod(submission.receipt().path(), period)
                .map(named -> Finding.of(FindingCode.PATH_DISAGREES, null, null, named.id())
                        .with("period", period.id()));
    }

    private Optional<Finding> findUnit(StoredSubmission submission, OrgUnit unit) {
        return names.findOtherUnit(submission.receipt().path(), unit)
                .map(named -> Finding.of(FindingCode.PATH_NAMES_OTHER_UNIT, null, null, named.name())
                        .with("unit", unit.name()));
    }
}
