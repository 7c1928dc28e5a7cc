package org.giaoban.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.commons.io.FileUtils;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.catalogue.CatalogueLoader;
import org.giaoban.job.TestWorkspace;
import org.giaoban.office.OfficeReader;
import org.giaoban.step.Progress;
import org.giaoban.store.Database;
import org.giaoban.workspace.Workspace;

/**
 * An office after a run: ten of twelve units of Bình Phước have sent in the second quarter of 2023, which is due on {@link #DAY},
 * the business date.
 */
final class OutboxOffice {

    static final LocalDate DAY = LocalDate.of(2023, 7, 7);

    private static Path prepared = Path.of("");

    final Workspace workspace;
    private LocalDate day = DAY;
    boolean isStopped;
    /** How long to wait for each answer of a mail server; a test that waits for one that never answers makes it short. */
    int patienceMillis = 60_000;

    private OutboxOffice(Workspace workspace) {
        this.workspace = workspace;
    }

    static OutboxOffice copy(Path into) throws IOException {
        synchronized (OutboxOffice.class) {
            if (prepared.equals(Path.of(""))) {
                prepared = Files.createTempDirectory("outbox-office");
                Workspace first = TestWorkspace.copyAlone(
                        prepared,
                        path -> path.startsWith("2023-Q2/binh-phuoc/")
                                && !path.contains("loc-ninh")
                                && !path.contains("bu-dang"));
                Files.writeString(first.decisions(), "date,period,unit,decision,reason,by\n");
                TestWorkspace.run(first, DAY, Progress.SILENT);
                FileUtils.forceDeleteOnExit(prepared.toFile());
            }
        }
        FileUtils.copyDirectory(prepared.toFile(), into.toFile());
        return new OutboxOffice(new Workspace(into));
    }

    /** Returns the same office at another place, with all its files. */
    OutboxOffice copyAll(Path into) throws IOException {
        FileUtils.copyDirectory(workspace.root().toFile(), into.toFile());
        return new OutboxOffice(new Workspace(into));
    }

    void write(String yaml) throws IOException {
        Files.writeString(workspace.office(), yaml);
    }

    /** Runs again on a day. */
    void run(LocalDate on) {
        day = on;
        TestWorkspace.run(workspace, on, Progress.SILENT);
    }

    Outbox outbox() {
        Clock clock = Clock.fixed(
                day.atTime(LocalTime.of(6, 0)).atZone(workspace.zone()).toInstant(), workspace.zone());
        return new Outbox(
                workspace, new OfficeReader(workspace).read(catalogue()), clock, () -> isStopped, patienceMillis);
    }

    private Catalogue catalogue() {
        return new CatalogueLoader(workspace).load();
    }

    Delivered deliver() {
        try (HikariDataSource source = Database.open(workspace)) {
            return outbox().deliver(catalogue(), source, false);
        }
    }

    Delivered plan() {
        try (HikariDataSource source = Database.open(workspace)) {
            return outbox().plan(catalogue(), source);
        }
    }

    List<SentRow> rows() {
        return SentLedger.read(workspace).rows();
    }

    /** Returns the events of a recipient in the ledger. */
    List<SentRow.Event> events(String recipient) {
        return rows().stream()
                .filter(row -> row.recipient().equals(recipient))
                .map(SentRow::event)
                .toList();
    }

    /** Starts {@code deliver} in a process of its own and kills it while the server owes the answer to a verb. */
    void killDelivery(Relay relay, String verb) throws IOException, InterruptedException {
        relay.hangsAt = verb;
        Process process = TestWorkspace.program(workspace, "deliver")
                .redirectErrorStream(true)
                .redirectOutput(workspace.root().resolveSibling("deliver.log").toFile())
                .start();
        assertThat(relay.hanging.await(120, TimeUnit.SECONDS)).isTrue();
        process.destroyForcibly().waitFor();
        relay.hangsAt = "";
    }
}
