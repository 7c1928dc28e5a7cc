package org.giaoban.outbox;

import java.time.LocalDate;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.giaoban.briefing.Briefings;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.intake.MailLedger;
import org.giaoban.office.Office;
import org.giaoban.timeline.Snapshots;
import org.giaoban.workspace.Workspace;
import org.springframework.util.function.SingletonSupplier;

/**
 * What deliveries are worked out from.
 *
 * @param source database of the last run
 * @param read reads the facts of reports; asked only if something is due
 * @param ledger what was delivered before
 * @param mails what arrived by mail
 */
record Facts(
        Workspace workspace,
        Office office,
        DataSource source,
        Snapshots snapshots,
        Supplier<Briefings> read,
        SentLedger ledger,
        MailLedger mails) {

    static Facts of(Workspace workspace, Office office, DataSource source, Snapshots snapshots, SentLedger ledger) {
        return new Facts(
                workspace,
                office,
                source,
                snapshots,
                SingletonSupplier.of(() -> Briefings.read(source, snapshots)),
                ledger,
                MailLedger.read(workspace));
    }

    Briefings briefings() {
        return read.get();
    }

    Catalogue catalogue() {
        return snapshots.catalogue();
    }

    /** Returns the business date of the last run. */
    LocalDate day() {
        return snapshots.current().asOf().day();
    }

    /** Returns the business date on which deliveries began: today if they begin now. */
    LocalDate firstDay() {
        return ledger.findFirstDay().orElse(day());
    }

    LetterWords words() {
        return new LetterWords(office);
    }
}
