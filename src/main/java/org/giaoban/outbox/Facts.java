package org.giaoban.outbox;

import java.time.LocalDate;
import javax.sql.DataSource;
import org.giaoban.briefing.Briefings;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.office.Office;
import org.giaoban.workspace.Workspace;

/**
 * What deliveries are worked out from.
 *
 * @param source database of the last run
 * @param ledger what was delivered before
 * @param day business date of the last run
 */
record Facts(
        Workspace workspace, Office office, DataSource source, Briefings briefings, SentLedger ledger, LocalDate day) {

    Catalogue catalogue() {
        return briefings.snapshots().catalogue();
    }

    /** Returns the business date on which deliveries began: today if they begin now. */
    LocalDate firstDay() {
        return ledger.findFirstDay().orElse(day);
    }

    LetterWords words() {
        return new LetterWords(office);
    }
}
