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
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TimeZone;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.giaoban.catalogue.OfficeReader;
import org.giaoban.job.RunStopped;
import org.giaoban.model.Decision.Kind;
import org.giaoban.model.Office;
import org.giaoban.model.OperatorError;
import org.giaoban.model.OperatorError.Fault;
import org.giaoban.model.Period;
import org.giaoban.model.Text;
import org.giaoban.store.Database;
import org.giaoban.workspace.MachineError;
import org.giaoban.workspace.Workspace;
import org.giaoban.workspace.WorkspaceLock;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.TypeConversionException;
import tools.jackson.databind.json.JsonMapper;

/** The program: parses the command line, runs one command and turns errors into messages and exit codes. */
@Command(
        name = "giaoban",
        mixinStandardHelpOptions = true,
        versionProvider = Giaoban.Version.class,
        subcommands = {
            RunCommand.class,
            CheckCommand.class,
            BlankCommand.class,
            StatusCommand.class,
            TraceCommand.class,
            DecideCommand.class,
            ReceivedCommand.class,
            ExplainCommand.class,
            SampleCommand.class,
            DoctorCommand.class
        })
public final class Giaoban implements Runnable {

    /** Languages of the output. */
    enum Language {
        vi,
        en
    }

    private static final Pattern DURATION = Pattern.compile("(\\d{1,6})([mhd])");
    private static final Map<String, ChronoUnit> UNITS =
            Map.of("m", ChronoUnit.MINUTES, "h", ChronoUnit.HOURS, "d", ChronoUnit.DAYS);

    @Option(names = "--workspace", scope = ScopeType.INHERIT, paramLabel = "DIR")
    private Path workspace = Path.of("");

    @Option(names = "--lang", scope = ScopeType.INHERIT, paramLabel = "vi|en")
    private @Nullable Language language;

    @Option(names = "--zone", scope = ScopeType.INHERIT, paramLabel = "ZONE")
    private @Nullable ZoneId zone;

    @Option(names = "--no-color", scope = ScopeType.INHERIT)
    private boolean noColor;

    private final PrintStream out;
    private final PrintStream err;
    /** Read when it is needed, so that {@code --help} and {@code explain} work beside a file with faults. */
    private @Nullable Office office;

    private Giaoban(PrintStream out, PrintStream err, FirstOptions first) {
        this.out = out;
        this.err = err;
        this.workspace = first.workspace;
        this.language = first.language;
        this.office = first.findOffice();
    }

    /** Fixes the default locale and zone, because libraries would otherwise take them from the machine. */
    public static void main(String[] args) {
        System.setProperty("slf4j.provider", "org.slf4j.simple.SimpleServiceProvider");
        Locale.setDefault(Locale.ROOT);
        TimeZone.setDefault(TimeZone.getTimeZone(Workspace.ZONE));
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        System.exit(FileNameEncoding.runInUtf8().orElseGet(() -> execute(out, err, args)));
    }

    /** Runs one command line and returns its {@link ExitCode}. */
    static int execute(PrintStream out, PrintStream err, String... args) {
        int code = createCommand(out, err, args).execute(args.length == 0 ? new String[] {"run"} : args);
        out.flush();
        return code;
    }

    /** Creates the command with its subcommands, in the language that the arguments or the office name. */
    static CommandLine createCommand(PrintStream out, PrintStream err, String... args) {
        Giaoban giaoban = new Giaoban(out, err, FirstOptions.of(args));
        CommandLine command = new CommandLine(giaoban)
                .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
                .registerConverter(LocalDate.class, giaoban::parseDay)
                .registerConverter(Period.class, giaoban::parsePeriod)
                .registerConverter(Kind.class, giaoban::parseDecision)
                .registerConverter(Duration.class, giaoban::parseDuration)
                .setResourceBundle(Messages.bundle("usage", giaoban.locale()))
                .setExecutionExceptionHandler((exception, line, parsed) -> giaoban.report(exception));
        IParameterExceptionHandler usage = command.getParameterExceptionHandler();
        return command.setParameterExceptionHandler(
                (exception, words) -> exception.getCause() instanceof OperatorError error
                        ? giaoban.report(error, exception.getArgSpec())
                        : usage.handleParseException(exception, words));
    }

    /**
     * The options that are read before all others, because they decide in which language an error in another option is
     * reported.
     */
    private static final class FirstOptions {

        @Option(names = "--workspace")
        private Path workspace = Path.of("");

        @Option(names = "--lang")
        private @Nullable Language language;

        /** The language is Vietnamese if one of these options is wrong. */
        static FirstOptions of(String... args) {
            FirstOptions options = new FirstOptions();
            try {
                new CommandLine(options).setUnmatchedArgumentsAllowed(true).parseArgs(args);
                return options;
            } catch (ParameterException e) {
                FirstOptions none = new FirstOptions();
                none.language = Language.vi;
                return none;
            }
        }

        /** Returns what the office's file says, if it decides the language; null if not, or if the file has faults. */
        @Nullable
        Office findOffice() {
            Workspace office = new Workspace(workspace);
            if (language != null || !Files.exists(office.office())) {
                return null;
            }
            try {
                return new OfficeReader(office).read();
            } catch (OperatorError e) {
                return null;
            }
        }
    }

    /** Called for options without a command. */
    @Override
    public void run() {
        throw new ParameterException(new CommandLine(this), messages().get("no-command"));
    }

    private LocalDate parseDay(String typed) {
        try {
            return LocalDate.parse(typed);
        } catch (DateTimeException e) {
            throw new TypeConversionException(messages().get("no-day", typed));
        }
    }

    /** The error has no place yet: the handler of parameter errors knows the option. */
    private Period parsePeriod(String typed) {
        return Period.find(typed).orElseThrow(() -> new OperatorError("no-period", "", typed));
    }

    private Duration parseDuration(String typed) {
        Matcher parts = DURATION.matcher(typed);
        if (!parts.matches()) {
            throw new TypeConversionException(messages().get("no-duration", typed));
        }
        return Duration.of(Long.parseLong(parts.group(1)), Objects.requireNonNull(UNITS.get(parts.group(2))));
    }

    private Kind parseDecision(String typed) {
        return Stream.of(Kind.values())
                .filter(kind -> kind.id().equals(typed.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException(messages()
                        .get(
                                "none-of",
                                typed,
                                Stream.of(Kind.values()).map(Kind::id).collect(Collectors.joining(", ")))));
    }

    private int report(OperatorError error, ArgSpec argument) {
        String where = argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
        print("fault", error, fault -> where);
        return ExitCode.CONFIGURATION;
    }

    private int report(Exception exception) {
        if (exception instanceof WorkspaceLock.HeldError held) {
            print("held", held, Fault::where);
            return ExitCode.HELD;
        }
        if (exception instanceof RunStopped) {
            err.println(messages().get("stopped"));
            return ExitCode.FAILED;
        }
        if (exception instanceof OperatorError error) {
            print("fault", error, Fault::where);
            return error instanceof MachineError ? ExitCode.FAILED : ExitCode.CONFIGURATION;
        }
        err.println(messages().get("defect"));
        exception.printStackTrace(err);
        return ExitCode.FAILED;
    }

    private void print(String key, OperatorError error, Function<Fault, String> where) {
        for (Fault fault : error.faults()) {
            err.println(messages()
                    .get(
                            key,
                            where.apply(fault),
                            fault.what().in(locale()),
                            fault.remedy().in(locale())));
        }
    }

    /** @throws OperatorError if the folder does not exist */
    Workspace workspace() {
        if (!Files.isDirectory(workspace.toAbsolutePath())) {
            throw new OperatorError("no-folder", workspace.toString());
        }
        return new Workspace(workspace, zone());
    }

    /** @throws OperatorError with every fault of the office's file */
    Office office() {
        if (office == null) {
            office = new OfficeReader(new Workspace(workspace)).read();
        }
        return office;
    }

    private ZoneId zone() {
        return zone == null ? office().zone() : zone;
    }

    /** Explains why the workspace has no figures. */
    String noFigures(Workspace workspace) {
        return messages().get(Database.isCutOff(workspace) ? "status-cut-off" : "status-none");
    }

    Messages messages() {
        return new Messages(locale());
    }

    Locale locale() {
        if (language != null) {
            return language == Language.en ? Locale.ENGLISH : Text.VIETNAMESE;
        }
        return office == null ? Text.VIETNAMESE : office.locale();
    }

    boolean useColor() {
        return !noColor && System.getenv("NO_COLOR") == null && Terminal.isAttached();
    }

    Runs runs() {
        return new OfficeRun(clock(), messages());
    }

    PrintStream out() {
        return out;
    }

    PrintStream err() {
        return err;
    }

    Clock clock() {
        return Clock.system(zone());
    }

    /** The version of the program's jar. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Giaoban.class.getPackage().getImplementationVersion();
            return new String[] {"giaoban " + (version == null ? "development" : version)};
        }
    }

    /** Writes an object as JSON in one line. */
    static String json(Map<String, ?> object) {
        return JsonMapper.shared().writeValueAsString(object);
    }
}
