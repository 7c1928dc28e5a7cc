package org.giaoban.cli;

import com.zaxxer.hikari.HikariDataSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.catalogue.CatalogueLoader;
import org.giaoban.intake.MailRow;
import org.giaoban.job.ExitCode;
import org.giaoban.office.Office;
import org.giaoban.office.OfficeReader;
import org.giaoban.outbox.Delivered;
import org.giaoban.outbox.MailTaken;
import org.giaoban.outbox.Outbox;
import org.giaoban.outbox.SentLedger;
import org.giaoban.outbox.Standing;
import org.giaoban.store.Database;
import org.giaoban.timeline.Snapshots;
import org.giaoban.workspace.TextTables;
import org.giaoban.workspace.Workspace;
import org.giaoban.workspace.WorkspaceLock;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code deliver}: makes the deliveries that are due after the last run, or lists them. */
@Command(name = "deliver", mixinStandardHelpOptions = true)
final class DeliverCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Giaoban giaoban;

    @ArgGroup
    private Choice choice = new Choice();

    /** At most one of these. */
    private static final class Choice {

        @Option(names = "--list")
        private boolean list;

        @Option(names = "--dry-run")
        private boolean dryRun;

        @Option(names = "--retry")
        private boolean retry;

        @Option(names = "--release", arity = "0..*", paramLabel = "MAIL", fallbackValue = "")
        private @Nullable List<String> release;

        boolean isPlan() {
            return list || dryRun;
        }

        /** Lists the numbers of the mails to be taken in. */
        List<String> mails() {
            return release == null
                    ? List.of()
                    : release.stream().filter(mail -> !mail.isEmpty()).toList();
        }
    }

    @Override
    public Integer call() {
        Workspace workspace = giaoban.workspace();
        Catalogue catalogue = new CatalogueLoader(workspace).load();
        Office office = new OfficeReader(workspace).read(catalogue);
        Outbox outbox = new Outbox(workspace, office, giaoban.clock());
        if (!outbox.isUsed()) {
            giaoban.err().println(giaoban.messages().get("deliver-unused"));
            return ExitCode.DONE;
        }
        try (WorkspaceLock lock = WorkspaceLock.acquire(workspace, giaoban.clock())) {
            Optional<HikariDataSource> opened = Database.find(workspace);
            if (opened.isEmpty()) {
                takeMail(outbox, catalogue, LocalDate.now(giaoban.clock()));
                giaoban.err().println(giaoban.noFigures(workspace));
                return ExitCode.DONE;
            }
            try (HikariDataSource source = opened.get()) {
                return code(act(workspace, catalogue, outbox, source));
            }
        }
    }

    /** Takes mail in, those first that waited for a person; with deliveries released, that of this mailbox too. */
    private void takeMail(Outbox outbox, Catalogue catalogue, LocalDate day) {
        if (choice.isPlan()) {
            return;
        }
        if (choice.release != null && choice.mails().isEmpty()) {
            outbox.release(day);
            giaoban.err().println(giaoban.messages().get("deliver-released"));
        }
        outbox.releaseMail(choice.mails());
        MailTaken mail = outbox.takeMail(catalogue);
        new DeliveryText(giaoban.messages()).list(mail).forEach(giaoban.out()::println);
    }

    private static int code(Delivered delivered) {
        return delivered.wantsPerson() ? ExitCode.WANTS_PERSON : ExitCode.DONE;
    }

    private Delivered act(Workspace workspace, Catalogue catalogue, Outbox outbox, HikariDataSource source) {
        LocalDate day = Snapshots.read(source, catalogue).current().asOf().day();
        if (choice.isPlan()) {
            Delivered planned = outbox.plan(catalogue, source);
            print(choice.list ? SentLedger.read(workspace).list() : planned.open(), planned, outbox.listWaitingMail());
            new DeliveryText(giaoban.messages()).list(planned).forEach(giaoban.err()::println);
            return planned;
        }
        if (choice.retry) {
            giaoban.err().println(giaoban.messages().get("deliver-retry", outbox.retry(day)));
        }
        takeMail(outbox, catalogue, day);
        Delivered delivered = outbox.deliver(catalogue, source, false);
        List<String> lines = new DeliveryText(giaoban.messages()).list(delivered);
        lines.forEach(giaoban.out()::println);
        if (lines.isEmpty()) {
            giaoban.err().println(giaoban.messages().get("deliver-nothing"));
        }
        return delivered;
    }

    private void print(List<Standing> known, Delivered planned, List<MailRow> mails) {
        DeliveryText text = new DeliveryText(giaoban.messages());
        List<List<String>> rows = new ArrayList<>();
        known.forEach(standing -> rows.add(text.row(standing)));
        planned.held().forEach(held -> rows.add(text.row(held)));
        mails.forEach(mail -> rows.add(text.row(mail)));
        TextTables.print(giaoban.out(), giaoban.messages().get("deliver-head"), rows);
    }
}
