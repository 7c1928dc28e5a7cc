package org.giaoban.store;

import java.util.Optional;
import org.giaoban.model.AsOfPoint;
import org.giaoban.model.Period;
import org.giaoban.receive.Receipt;
import org.giaoban.validate.Outcome;

/**
 * A file that was read, without its values.
 *
 * @param outcome decided by the form's rules, before any decision of a person
 * @param form empty where the file is no submission of a known form; so are {@code unit} and {@code period}
 * @param saved when the file was last saved, as its program wrote it: {@code 2022-04-05T07:11:12Z}; empty where unknown
 */
public record StoredSubmission(
        Receipt receipt,
        Outcome outcome,
        Optional<String> form,
        Optional<String> unit,
        Optional<Period> period,
        Optional<String> saved) {

    /** Identifies the submission: the line of the receipts ledger. */
    public long id() {
        return receipt.ordinal();
    }

    /** The as-of point at which the submission was received. */
    public AsOfPoint receivedAt() {
        return new AsOfPoint(receipt.firstSeen(), receipt.ordinal(), 0);
    }

    public boolean isAccepted() {
        return outcome == Outcome.ACCEPTED;
    }
}
