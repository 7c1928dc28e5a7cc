package org.giaoban.store;

import java.util.Optional;
import org.giaoban.model.AsOfPoint;
import org.giaoban.model.Period;
import org.giaoban.receive.Receipt;
import org.giaoban.validate.Outcome;

/**
 * A received file that was read, without its values.
 *
 * @param outcome the outcome of validation, without regard to decisions
 * @param form empty if it was not recognised; likewise {@code unit} and {@code period}
 * @param saved time at which the file was last saved, as the file gives it: {@code 2022-04-05T07:11:12Z}; empty if unknown
 */
public record StoredSubmission(
        Receipt receipt,
        Outcome outcome,
        Optional<String> form,
        Optional<String> unit,
        Optional<Period> period,
        Optional<String> saved) {

    /** Returns the number that identifies the submission: its line in the ledger of receipts. */
    public long id() {
        return receipt.ordinal();
    }

    /** Returns the as-of point at which the submission was received. */
    public AsOfPoint receivedAt() {
        return new AsOfPoint(receipt.firstSeen(), receipt.ordinal(), 0);
    }

    public boolean isAccepted() {
        return outcome == Outcome.ACCEPTED;
    }
}
