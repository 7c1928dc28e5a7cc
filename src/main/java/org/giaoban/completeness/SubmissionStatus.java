package org.giaoban.completeness;

import java.time.LocalDate;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.Period;
import org.jspecify.annotations.Nullable;

/**
 * One expected submission and its state.
 *
 * @param period the reporting period
 * @param version number of the unit's version that counts, from 1; of the newest one where none counts; 0 where none was
 *     received
 * @param receivedOn date of receipt of that version; null where none was received
 * @param onTime true if a version that was accepted had been received by the due date; null where none was received
 * @param reason why the submission is not summed; where an older version counts, why the newest one was returned; else
 *     empty
 */
public record SubmissionStatus(
        OrgUnit unit,
        Period period,
        State state,
        int version,
        @Nullable LocalDate receivedOn,
        @Nullable Boolean onTime,
        String reason) {

    /** State of an expected submission. */
    public enum State {
        ACCEPTED,
        RETURNED,
        MISSING,
        EXCLUDED
    }
}
