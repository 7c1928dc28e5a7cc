package org.giaoban.cli;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.catalogue.CatalogueLoader;
import org.giaoban.catalogue.FindingTexts;
import org.giaoban.job.ExitCode;
import org.giaoban.job.LastRun;
import org.giaoban.model.OperatorError;
import org.giaoban.model.OperatorError.Fault;
import org.giaoban.office.Office;
import org.giaoban.office.OfficeReader;
import org.giaoban.outbox.Sealing;
import org.giaoban.pdf.Seal;
import org.giaoban.print.Fonts;
import org.giaoban.print.ReportRenderer;
import org.giaoban.store.Database;
import org.giaoban.store.FigureStore;
import org.giaoban.timeline.LedgerCheck;
import org.giaoban.workspace.FileModes;
import org.giaoban.workspace.FileNameEncoding;
import org.giaoban.workspace.MachineError;
import org.giaoban.workspace.Messages;
import org.giaoban.workspace.Workspace;
import org.giaoban.workspace.WorkspaceLock;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code doctor}: checks the machine and the workspace before a run. */
@Command(name = "doctor", mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {

    private static final long NEEDED_MIB = 500;

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Giaoban giaoban;

    @Option(names = "--last-success", paramLabel = "26h")
    private @Nullable Duration lastSuccess;

    private int code = ExitCode.DONE;

    private interface Check {
        String run() throws IOException;
    }

    @Override
    public Integer call() {
        Workspace workspace = giaoban.workspace();
        @Nullable Duration within = lastSuccess;
        if (within != null) {
            check("last-success", () -> checkLastSuccess(workspace, within));
            return code;
        }
        check("java", () -> System.getProperty("java.vm.name") + " " + Runtime.version());
        check("file-names", this::checkFileNames);
        check(
                "clock",
                () -> DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                        ZonedDateTime.now(giaoban.clock()).withNano(0)));
        check("office", () -> describe(giaoban.office()));
        check("templates", () -> describe(new CatalogueLoader(workspace).load()));
        if (code == ExitCode.DONE) {
            check("deliveries", () -> checkDeliveries(workspace));
            if (giaoban.office().mail().seal().isUsed()) {
                check("seal", () -> checkSeal(workspace));
            }
            check("decisions", () -> checkDecisions(workspace));
        }
        check("fonts", this::checkFonts);
        check("disk", () -> checkDisk(workspace));
        check("database", () -> checkDatabase(workspace));
        return code;
    }

    private void check(String part, Check check) {
        Messages messages = giaoban.messages();
        try {
            giaoban.out().println(messages.get("doctor-ok", part, check.run()));
        } catch (OperatorError e) {
            fail(e instanceof MachineError ? ExitCode.FAILED : ExitCode.CONFIGURATION);
            for (Fault fault : e.faults()) {
                String what = fault.where() + ": " + fault.what().in(giaoban.locale());
                giaoban.out()
                        .println(messages.get(
                                "doctor-bad", part, what, fault.remedy().in(giaoban.locale())));
            }
        } catch (IOException e) {
            fail(ExitCode.FAILED);
            giaoban.out().println(messages.get("doctor-bad", part, e.toString(), messages.get("doctor-disk-do")));
        }
    }

    /** What only a person can mend decides over what the machine may do better next time. */
    private void fail(int found) {
        code = Math.max(code, found);
    }

    private String checkLastSuccess(Workspace workspace, Duration within) {
        Messages messages = giaoban.messages();
        Optional<LastRun> last = LastRun.find(workspace);
        Optional<OffsetDateTime> ended = last.flatMap(LastRun::findSuccess).map(LastRun.Success::ended);
        Instant earliest = giaoban.clock().instant().minus(within);
        String shown = ended.map(time -> messages.get("doctor-success", RunText.show(time, workspace.zone())))
                .orElseGet(() -> messages.get("doctor-success-none"));
        if (ended.filter(time -> !time.toInstant().isBefore(earliest)).isEmpty()) {
            String how = last.map(run -> "; " + new RunText(messages, workspace.zone()).of(run))
                    .orElse("");
            throw new MachineError("no-success", workspace.show(workspace.runs()), shown + how);
        }
        return shown;
    }

    private String describe(Office office) {
        return giaoban.messages().get("doctor-office", office.zone().getId(), String.join("; ", office.schedule()));
    }

    private String describe(Catalogue catalogue) {
        new ReportRenderer(catalogue.reports().values(), FindingTexts.load()).check();
        return giaoban.messages()
                .get(
                        "doctor-templates",
                        catalogue.forms().keySet().stream().sorted().toList(),
                        catalogue.reports().keySet(),
                        catalogue.units().list().size());
    }

    /** The names in the office's file are checked against definitions that have no faults. */
    private String checkDeliveries(Workspace workspace) {
        Office read = new OfficeReader(workspace).read(new CatalogueLoader(workspace).load());
        return giaoban.messages()
                .get(
                        "doctor-deliveries",
                        read.listRules().size(),
                        read.mail().transport().name().toLowerCase(Locale.ROOT));
    }

    private String checkSeal(Workspace workspace) {
        Seal seal = Sealing.read(
                workspace, giaoban.office().mail().seal(), giaoban.clock().instant());
        return giaoban.messages()
                .get(
                        "doctor-seal",
                        seal.name(),
                        LocalDate.ofInstant(seal.until(), workspace.zone()).toString());
    }

    private String checkDecisions(Workspace workspace) {
        Catalogue catalogue = new CatalogueLoader(workspace).load();
        new LedgerCheck(workspace, catalogue, LocalDate.now(giaoban.clock())).check();
        return giaoban.messages().get("doctor-decisions", catalogue.decisions().size());
    }

    private String checkFileNames() {
        Messages messages = giaoban.messages();
        if (!FileNameEncoding.isUnicode()) {
            throw new MachineError("file-names-ascii", FileNameEncoding.name());
        }
        return messages.get(
                FileNameEncoding.isStartedAgain() ? "doctor-names-again" : "doctor-names", FileNameEncoding.name());
    }

    private String checkFonts() {
        Fonts.Typeface typeface = Fonts.check();
        return giaoban.messages().get("doctor-fonts", typeface.name(), typeface.styles(), typeface.letters());
    }

    private String checkDisk(Workspace workspace) throws IOException {
        FileModes.requireOwner(workspace);
        Files.createDirectories(workspace.output());
        Path probe = Files.createTempFile(workspace.output(), ".doctor", ".tmp");
        Files.delete(probe);
        // a FileStore is found by the table of mounts, which lacks the root of a chroot
        long freeMib = workspace.output().toFile().getUsableSpace() >> 20;
        String free = giaoban.messages().get("doctor-free", freeMib);
        if (freeMib < NEEDED_MIB) {
            throw new MachineError("disk-full", workspace.output().toString(), freeMib, NEEDED_MIB);
        }
        return free;
    }

    private String checkDatabase(Workspace workspace) {
        try (WorkspaceLock lock = WorkspaceLock.acquire(workspace, giaoban.clock())) {
            if (Database.isDamaged(workspace)) {
                throw new MachineError("database-damaged", workspace.show(workspace.database()) + ".mv.db");
            }
            Optional<HikariDataSource> opened = Database.find(workspace);
            if (opened.isEmpty()) {
                return giaoban.messages()
                        .get(Database.isCutOff(workspace) ? "doctor-database-cut-off" : "doctor-database-none");
            }
            try (HikariDataSource source = opened.get()) {
                return giaoban.messages()
                        .get(
                                "doctor-database",
                                new FigureStore(source).listScopes().size());
            }
        }
    }
}
