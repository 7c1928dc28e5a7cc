package org.giaoban.timeline;

import java.time.LocalDate;
import java.util.Optional;
import org.giaoban.model.AsOfPoint;
import org.giaoban.model.Period;
import org.giaoban.receive.Receipt;

/**
 * What a unit sent in for a reporting period of a form, without its values.
 *
 * @param isAccepted by the form's rules
 * @param saved when the file was last saved, as its program wrote it; empty where unknown
 */
public record Submission(
        Receipt receipt, String form, String unit, Period period, boolean isAccepted, Optional<String> saved) {

    /** Identifies the submission: its line of the receipts ledger. */
    public long id() {
        return receipt.ordinal();
    }

    public LocalDate receivedOn() {
        return receipt.firstSeen();
    }

    /** The as-of point at which it was received. */
    public AsOfPoint receivedAt() {
        return new AsOfPoint(receipt.firstSeen(), receipt.ordinal(), 0);
    }
}
