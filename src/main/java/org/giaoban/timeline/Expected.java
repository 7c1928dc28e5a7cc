package org.giaoban.timeline;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.giaoban.model.AsOfPoint;
import org.giaoban.model.Decision;
import org.giaoban.model.OrgUnit;

/**
 * A submission that a unit has to send in for a reporting period, unless it is excluded.
 *
 * @param due the last day on which it is on time; {@link LocalDate#MAX} for an extension without a last day
 * @param exclusion the decision that excludes the unit
 * @param returned the latest decision to return the unit's submissions received so far
 * @param amendments decisions on single values that the unit reported, in the ledger's order
 * @param closing the as-of point upon which the unit's figures of the reporting period were closed
 */
public record Expected(
        OrgUnit unit,
        LocalDate due,
        Optional<Decision> exclusion,
        Optional<Decision> returned,
        List<Decision> amendments,
        Optional<AsOfPoint> closing) {

    public Expected {
        amendments = List.copyOf(amendments);
    }

    public boolean isExcluded() {
        return exclusion.isPresent();
    }

    /** True if the decision to return was taken upon this submission. */
    public boolean isReturned(Submission submission) {
        return returned.filter(decision -> decision.basedOn().includes(submission.receivedAt()))
                .isPresent();
    }

    /** The amendments of this submission: the latest of each element and category. A later submission replaces them. */
    public List<Decision> listAmendments(Submission submission) {
        Map<Decision.ElementKey, Decision> latest = new LinkedHashMap<>();
        amendments.stream()
                .filter(decision -> decision.basedOn().includes(submission.receivedAt()))
                .forEach(decision -> latest.put(decision.element(), decision));
        return List.copyOf(latest.values());
    }
}
