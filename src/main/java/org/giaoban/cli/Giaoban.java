package org.giaoban.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import org.giaoban.model.OperatorError;
import org.giaoban.model.Text;
import org.giaoban.store.Database;
import org.giaoban.workspace.Workspace;
import org.giaoban.workspace.WorkspaceLock;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import tools.jackson.databind.json.JsonMapper;

/** The program: without a command it runs the night. */
@Command(
        name = "giaoban",
        mixinStandardHelpOptions = true,
        versionProvider = Giaoban.Version.class,
        description = "From the districts' spreadsheets to verified figures and the leaders' PDF.",
        subcommands = {
            RunCommand.class,
            CheckCommand.class,
            BlankCommand.class,
            StatusCommand.class,
            TraceCommand.class,
            DecideCommand.class,
            ExplainCommand.class,
            SampleCommand.class,
            DoctorCommand.class
        })
public final class Giaoban implements Runnable {

    /** What can be printed in. */
    enum Language {
        vi,
        en
    }

    @Option(
            names = "--workspace",
            scope = ScopeType.INHERIT,
            paramLabel = "DIR",
            description = "The office's folder with templates and input (default: the current folder).")
    private Path workspace = Path.of("");

    @Option(
            names = "--lang",
            scope = ScopeType.INHERIT,
            paramLabel = "vi|en",
            description = "Language of what is printed (default: vi).")
    private Language language = Language.vi;

    @Option(
            names = "--zone",
            scope = ScopeType.INHERIT,
            paramLabel = "ZONE",
            description = "The office's time zone, in which its days begin (default: Asia/Ho_Chi_Minh).")
    private ZoneId zone = Workspace.ZONE;

    @Option(
            names = "--no-color",
            scope = ScopeType.INHERIT,
            description = "Print without colours; so does the environment variable NO_COLOR.")
    private boolean noColor;

    private final PrintStream out;
    private final PrintStream err;

    private Giaoban(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** What formats and libraries would take from the machine is the same on every machine. */
    public static void main(String[] args) {
        Locale.setDefault(Locale.ROOT);
        TimeZone.setDefault(TimeZone.getTimeZone(Workspace.ZONE));
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        System.exit(execute(out, err, args));
    }

    /** Runs one command line and gives its exit code, as in the class {@link ExitCode}. */
    static int execute(PrintStream out, PrintStream err, String... args) {
        Giaoban giaoban = new Giaoban(out, err);
        int code = new CommandLine(giaoban)
                .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
                .registerConverter(LocalDate.class, Giaoban::day)
                .setExecutionExceptionHandler((exception, command, parsed) -> giaoban.answer(exception))
                .execute(args.length == 0 ? new String[] {"run"} : args);
        out.flush();
        return code;
    }

    /** Options but no command: run. */
    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                new CommandLine(this), messages().get("no-command"));
    }

    private static LocalDate day(String typed) {
        try {
            return LocalDate.parse(typed);
        } catch (DateTimeException e) {
            throw new CommandLine.TypeConversionException("\"" + typed + "\" is no day; write it like 2022-04-20");
        }
    }

    private int answer(Exception exception) {
        if (exception instanceof WorkspaceLock.HeldError held) {
            held.faults().forEach(fault -> err.println(messages().get("held", fault.what(), fault.remedy())));
            return ExitCode.HELD;
        }
        if (exception instanceof OperatorError error) {
            error.faults()
                    .forEach(
                            fault -> err.println(messages().get("fault", fault.where(), fault.what(), fault.remedy())));
            return ExitCode.CONFIGURATION;
        }
        err.println(messages().get("defect"));
        exception.printStackTrace(err);
        return ExitCode.FAILED;
    }

    /** @throws OperatorError where the folder does not exist */
    Workspace workspace() {
        if (!Files.isDirectory(workspace.toAbsolutePath())) {
            throw new OperatorError(
                    "no such folder", workspace.toString(), "name the office's folder with --workspace DIR");
        }
        return new Workspace(workspace, zone);
    }

    /** Why there are no figures to show. */
    String noFigures(Workspace workspace) {
        return messages().get(Database.isCutOff(workspace) ? "status-cut-off" : "status-none");
    }

    Messages messages() {
        return new Messages(locale());
    }

    Locale locale() {
        return language == Language.en ? Locale.ENGLISH : Text.VIETNAMESE;
    }

    boolean useColor() {
        return !noColor && System.getenv("NO_COLOR") == null && Terminal.isAttached();
    }

    PrintStream out() {
        return out;
    }

    PrintStream err() {
        return err;
    }

    Clock clock() {
        return Clock.system(zone);
    }

    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Giaoban.class.getPackage().getImplementationVersion();
            return new String[] {"giaoban " + (version == null ? "development" : version)};
        }
    }

    /** What is printed for JSON: the same mapper for every command, made when one asks for it. */
    static String json(Map<String, ?> object) {
        return JsonMapper.shared().writeValueAsString(object);
    }
}
