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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.giaoban.job.ExitCode;
import org.giaoban.job.LastRun;
import org.giaoban.model.Decision.Kind;
import org.giaoban.model.OperatorError;
import org.giaoban.model.Period;
import org.giaoban.model.Text;
import org.giaoban.model.Wording;
import org.giaoban.office.Office;
import org.giaoban.office.OfficeReader;
import org.giaoban.store.Database;
import org.giaoban.workspace.FileNameEncoding;
import org.giaoban.workspace.Messages;
import org.giaoban.workspace.TemporaryFolder;
import org.giaoban.workspace.Terminal;
import org.giaoban.workspace.Workspace;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
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
            DeliverCommand.class,
            ReceivedCommand.class,
            ExplainCommand.class,
            VerifyCommand.class,
            PreviewCommand.class,
            SampleCommand.class,
            BackupCommand.class,
            BackupCommand.RestoreCommand.class,
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

    /** Read before all other options, by {@link FirstOptions}. */
    @Option(names = "--lang", scope = ScopeType.INHERIT, paramLabel = "vi|en")
    @SuppressWarnings("UnusedVariable")
    private @Nullable Language language;

    @Option(names = "--zone", scope = ScopeType.INHERIT, paramLabel = "ZONE")
    private @Nullable ZoneId zone;

    @Option(names = "--no-color", scope = ScopeType.INHERIT)
    private boolean noColor;

    private final PrintStream out;
    private final PrintStream err;
    private final Locale locale;
    /** Read when it is needed, so that {@code --help} and {@code explain} work beside a file with faults. */
    private @Nullable Office office;

    private final @Nullable Served served;

    private Giaoban(PrintStream out, PrintStream err, FirstOptions first, @Nullable Served served) {
        this.out = out;
        this.err = err;
        this.served = served;
        this.workspace = first.workspace;
        this.locale = first.locale(served == null ? first.workspace : served.root());
    }

    /**
     * What a command that was handed over works with, instead of what its words name.
     *
     * @param root folder of the workspace
     * @param runs the process's only way to a run
     */
    public record Served(Path root, Runs runs) {}

    /**
     * Runs the program's command line, and ends the process with its exit code. It fixes the default locale and zone, because
     * libraries would otherwise take them from the machine.
     *
     * @param more subcommands of a later stage
     */
    public static void start(String[] args, Object... more) {
        Locale.setDefault(Locale.ROOT);
        TimeZone.setDefault(TimeZone.getTimeZone(Workspace.ZONE));
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        System.exit(FileNameEncoding.runInUtf8(ExitCode.FAILED).orElseGet(() -> {
            CommandLine command = createCommand(out, err, null, args);
            Stream.of(more).forEach(command::addSubcommand);
            return executeAlone(command, out, args);
        }));
    }

    /** Runs one command line in a process of its own; what makes documents has its own folder for temporary files. */
    private static int executeAlone(CommandLine command, PrintStream out, String... args) {
        Path root = ((Giaoban) command.getCommand()).root();
        boolean makesDocuments = Set.of("run", "deliver", "doctor", "preview", "serve")
                .contains(findCommand(args).orElse("run"));
        if (!makesDocuments || !Files.isDirectory(root.resolve("input"))) {
            return execute(command, out, args);
        }
        try (TemporaryFolder temporary = TemporaryFolder.begin(new Workspace(root))) {
            return execute(command, out, args);
        }
    }

    /** Runs one command line and returns its {@link ExitCode}. */
    static int execute(PrintStream out, PrintStream err, String... args) {
        return execute(createCommand(out, err, null, args), out, args);
    }

    /** Runs a command line that was handed over to this process and returns its {@link ExitCode}. */
    public static int serve(PrintStream out, PrintStream err, Served served, List<String> words) {
        String[] args = words.toArray(String[]::new);
        return execute(createCommand(out, err, served, args), out, args);
    }

    private static int execute(CommandLine command, PrintStream out, String... args) {
        int code = command.execute(args.length == 0 ? new String[] {"run"} : args);
        out.flush();
        return code;
    }

    /** Returns the first word that is a command and no option; empty if there is none. */
    public static Optional<String> findCommand(String... args) {
        for (int i = 0; i < args.length; i++) {
            if (List.of("--workspace", "--lang", "--zone").contains(args[i])) {
                i++;
            } else if (!args[i].startsWith("-")) {
                return Optional.of(args[i]);
            }
        }
        return Optional.empty();
    }

    /** Creates the command with its subcommands, in the language that the arguments or the office name. */
    static CommandLine createCommand(PrintStream out, PrintStream err, @Nullable Served served, String... args) {
        Giaoban giaoban = new Giaoban(out, err, FirstOptions.of(args), served);
        return new CommandLine(giaoban)
                .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
                .registerConverter(LocalDate.class, giaoban::parseDay)
                .registerConverter(Period.class, giaoban::parsePeriod)
                .registerConverter(Kind.class, giaoban::parseDecision)
                .registerConverter(Duration.class, giaoban::parseDuration)
                .setResourceBundle(Wording.of(giaoban.locale()).bundle())
                .setExecutionExceptionHandler(
                        (exception, line, parsed) -> giaoban.errors().report(exception))
                .setParameterExceptionHandler(
                        (exception, words) -> giaoban.errors().report(exception));
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

        /** Returns the language that was typed, or that of the office's file; Vietnamese if neither names one. */
        Locale locale(Path root) {
            if (language != null) {
                return language == Language.en ? Locale.ENGLISH : Text.VIETNAMESE;
            }
            return OfficeReader.findLanguage(new Workspace(root)).orElse(Text.VIETNAMESE);
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
            throw new Errors.Explained(messages().get("no-day", typed));
        }
    }

    /** The error has no place yet: the handler of parameter errors knows the option. */
    private Period parsePeriod(String typed) {
        return Period.find(typed).orElseThrow(() -> new OperatorError("no-period", "", typed));
    }

    private Duration parseDuration(String typed) {
        Matcher parts = DURATION.matcher(typed);
        if (!parts.matches()) {
            throw new Errors.Explained(messages().get("no-duration", typed));
        }
        return Duration.of(Long.parseLong(parts.group(1)), Objects.requireNonNull(UNITS.get(parts.group(2))));
    }

    private Kind parseDecision(String typed) {
        return Stream.of(Kind.values())
                .filter(kind -> kind.id().equals(typed.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new Errors.Explained(messages()
                        .get(
                                "none-of",
                                typed,
                                Stream.of(Kind.values()).map(Kind::id).collect(Collectors.joining(", ")))));
    }

    /** @throws OperatorError if the folder does not exist, or has nothing of an office */
    public Workspace workspace() {
        Path absolute = root().toAbsolutePath().normalize();
        if (!Files.isDirectory(absolute)) {
            throw new OperatorError("no-folder", absolute.toString());
        }
        Workspace found = new Workspace(absolute, zone());
        if (Stream.of(found.office(), found.templates(), found.input()).noneMatch(Files::exists)) {
            throw new OperatorError("no-workspace", absolute.toString());
        }
        return found;
    }

    private Path root() {
        return served == null ? workspace : served.root();
    }

    /** @throws OperatorError with every fault of the office's file */
    public Office office() {
        if (office == null) {
            office = new OfficeReader(new Workspace(root())).read();
        }
        return office;
    }

    private ZoneId zone() {
        return zone == null ? office().zone() : zone;
    }

    /** Explains why the workspace has no figures. */
    String noFigures(Workspace workspace) {
        boolean isWorking = LastRun.find(workspace)
                .filter(run -> run.outcomeNow() == LastRun.Outcome.WORKING)
                .isPresent();
        if (isWorking) {
            return messages().get("status-working");
        }
        return messages().get(Database.isCutOff(workspace) ? "status-cut-off" : "status-none");
    }

    public Messages messages() {
        return new Messages(locale());
    }

    Locale locale() {
        return locale;
    }

    private Errors errors() {
        return new Errors(err, locale, new Workspace(root()));
    }

    boolean useColor() {
        return !noColor && System.getenv("NO_COLOR") == null && Terminal.isAttached();
    }

    /** True if the command was handed over to this process. */
    boolean isServed() {
        return served != null;
    }

    Runs runs() {
        return served == null ? new OfficeRun(clock()) : served.runs();
    }

    PrintStream out() {
        return out;
    }

    public PrintStream err() {
        return err;
    }

    public Clock clock() {
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
