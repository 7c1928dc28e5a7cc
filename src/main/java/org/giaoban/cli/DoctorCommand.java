package org.giaoban.cli;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.catalogue.CatalogueLoader;
import org.giaoban.store.FigureStore;
import org.giaoban.model.OperatorError;
import org.giaoban.print.Fonts;
import org.giaoban.store.Database;
import org.giaoban.workspace.Workspace;
import org.giaoban.workspace.WorkspaceLock;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code doctor}: whether the machine and the workspace are fit for the night. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Looks at fonts, disk, database, templates and clock before the night does.")
final class DoctorCommand implements Callable<Integer> {

    private static final long NEEDED_BYTES = 500L << 20;

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Giaoban giaoban;

    private boolean isWell = true;

    private interface Examination {
        String findings() throws IOException;
    }

    @Override
    public Integer call() {
        Workspace workspace = giaoban.workspace();
        examine("java", () -> System.getProperty("java.vm.name") + " " + Runtime.version());
        examine(
                "clock",
                () -> DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                        ZonedDateTime.now(giaoban.clock()).withNano(0)));
        examine("templates", () -> describe(new CatalogueLoader(workspace).load()));
        examine("fonts", Fonts::check);
        examine("disk", () -> checkDisk(workspace));
        examine("database", () -> checkDatabase(workspace));
        return isWell ? ExitCode.DONE : ExitCode.CONFIGURATION;
    }

    private void examine(String organ, Examination examination) {
        Messages messages = giaoban.messages();
        try {
            giaoban.out().println(messages.get("doctor-ok", organ, examination.findings()));
        } catch (OperatorError e) {
            isWell = false;
            e.faults()
                    .forEach(fault -> giaoban.out()
                            .println(messages.get(
                                    "doctor-bad", organ, fault.where() + ": " + fault.what(), fault.remedy())));
        } catch (IOException e) {
            isWell = false;
            giaoban.out().println(messages.get("doctor-bad", organ, e.toString(), "check the disk and permissions"));
        }
    }

    private static String describe(Catalogue catalogue) {
        return "forms " + catalogue.forms().keySet().stream().sorted().toList() + ", reports "
                + catalogue.reports().keySet() + ", "
                + catalogue.units().list().size() + " units";
    }

    private static String checkDisk(Workspace workspace) throws IOException {
        Files.createDirectories(workspace.output());
        Path probe = Files.createTempFile(workspace.output(), ".doctor", ".tmp");
        Files.delete(probe);
        long free = Files.getFileStore(workspace.output()).getUsableSpace();
        if (free < NEEDED_BYTES) {
            throw new OperatorError(
                    (free >> 20) + " MiB free", workspace.output().toString(), "free at least 500 MiB of the disk");
        }
        return (free >> 20) + " MiB free";
    }

    private String checkDatabase(Workspace workspace) {
        try (WorkspaceLock lock = WorkspaceLock.acquire(workspace, giaoban.clock())) {
            Optional<HikariDataSource> opened = Database.find(workspace);
            if (opened.isEmpty()) {
                return Database.isCutOff(workspace)
                        ? "left by a run that was cut off; the next run makes it anew"
                        : "none yet; the first run makes it";
            }
            try (HikariDataSource source = opened.get()) {
                return new FigureStore(source).listScopes().size() + " units × periods with figures";
            }
        }
    }
}
