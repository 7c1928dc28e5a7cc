package org.giaoban.cli;

import java.io.PrintStream;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.giaoban.job.Defect;
import org.giaoban.job.ExitCode;
import org.giaoban.job.RunStopped;
import org.giaoban.model.OperatorError;
import org.giaoban.model.OperatorError.Fault;
import org.giaoban.workspace.MachineError;
import org.giaoban.workspace.Messages;
import org.giaoban.workspace.Workspace;
import org.giaoban.workspace.WorkspaceLock;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.MutuallyExclusiveArgsException;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in the user's language why a command failed or was not understood, and returns the exit code. */
final class Errors {

    private final PrintStream err;
    private final Locale locale;
    private final Messages messages;
    private final Workspace workspace;

    Errors(PrintStream err, Locale locale, Workspace workspace) {
        this.err = err;
        this.locale = locale;
        this.messages = new Messages(locale);
        this.workspace = workspace;
    }

    // A command failed ----------------------------------------------------------------------------------------------

    int report(Exception exception) {
        if (exception instanceof WorkspaceLock.HeldError held) {
            print("held", held, Fault::where);
            return ExitCode.HELD;
        }
        if (exception instanceof RunStopped) {
            err.println(messages.get("stopped"));
            return ExitCode.FAILED;
        }
        if (exception instanceof OperatorError error) {
            print("fault", error, Fault::where);
            return error instanceof MachineError ? ExitCode.FAILED : ExitCode.CONFIGURATION;
        }
        Optional<Defect> defect = exception instanceof Defect known ? Optional.of(known) : writeDefect(exception);
        defect.ifPresentOrElse(
                known -> err.println(messages.get("defect-file", known.file().toString())),
                () -> err.println(messages.get("defect")));
        exception.printStackTrace(err);
        return ExitCode.FAILED;
    }

    private void print(String key, OperatorError error, Function<Fault, String> where) {
        for (Fault fault : error.faults()) {
            err.println(messages.get(
                    key,
                    where.apply(fault),
                    fault.what().in(locale),
                    fault.remedy().in(locale)));
        }
    }

    /** Writes the stack trace of a command other than {@code run}, if the folder is a workspace in use. */
    private Optional<Defect> writeDefect(Exception exception) {
        return Files.isDirectory(workspace.output()) ? Defect.write(workspace, exception) : Optional.empty();
    }

    // A command line was not understood -----------------------------------------------------------------------------

    int report(ParameterException exception) {
        if (exception.getCause() instanceof OperatorError error) {
            print("fault", error, fault -> name(exception.getArgSpec()));
        } else {
            err.println(explain(exception));
            if (!(exception instanceof UnmatchedArgumentException unknown
                    && !unknown.getSuggestions().isEmpty())) {
                exception.getCommandLine().usage(err);
            }
        }
        return ExitCode.CONFIGURATION;
    }

    private String explain(ParameterException exception) {
        if (exception instanceof UnmatchedArgumentException unknown) {
            String words = String.join(" ", unknown.getUnmatched());
            List<String> like = unknown.getSuggestions();
            return like.isEmpty()
                    ? messages.get("typed-unknown", words)
                    : messages.get("typed-unknown-like", words, String.join(", ", like));
        }
        if (exception instanceof MissingParameterException missing) {
            return messages.get("typed-missing", list(withLater(missing)));
        }
        if (exception instanceof MutuallyExclusiveArgsException) {
            return messages.get(
                    "typed-not-together",
                    list(exception.getCommandLine().getCommandSpec().args().stream()
                            .filter(arg -> arg.group() != null && arg.group().exclusive())
                            .toList()));
        }
        if (exception instanceof OverwrittenOptionException twice) {
            return messages.get("typed-twice", name(twice.getOverwritten()));
        }
        return exception.getArgSpec() == null
                ? String.valueOf(exception.getMessage())
                : messages.get("typed-wrongly", name(exception.getArgSpec()), explainValue(exception));
    }

    /** Our own converters explain a value in the user's language; those of the library in English. */
    private String explainValue(ParameterException exception) {
        if (exception.getCause() instanceof Explained known) {
            return String.valueOf(known.getMessage());
        }
        ArgSpec arg = exception.getArgSpec();
        String typed = String.valueOf(exception.getValue());
        return arg.type().isEnum()
                ? messages.get(
                        "none-of",
                        typed,
                        Arrays.stream(arg.type().getEnumConstants())
                                .map(String::valueOf)
                                .collect(Collectors.joining(", ")))
                : messages.get("typed-unreadable", typed);
    }

    /** A value that one of the program's own converters cannot read; the message is in the user's language. */
    static final class Explained extends TypeConversionException {

        private static final long serialVersionUID = 1L;

        Explained(String message) {
            super(message);
        }
    }

    /** The library names only the first of several words that are missing. */
    private static List<ArgSpec> withLater(MissingParameterException exception) {
        List<ArgSpec> missing = exception.getMissing();
        if (missing.isEmpty() || !(missing.get(0) instanceof PositionalParamSpec first)) {
            return missing;
        }
        return exception.getCommandLine().getCommandSpec().positionalParameters().stream()
                .filter(word ->
                        word.required() && word.index().min() >= first.index().min())
                .<ArgSpec>map(word -> word)
                .toList();
    }

    private static String list(List<ArgSpec> arguments) {
        return arguments.stream()
                .map(arg -> arg instanceof OptionSpec option
                                && !option.paramLabel().isEmpty()
                                && option.arity().max() > 0
                        ? option.longestName() + "=" + option.paramLabel()
                        : name(arg))
                .collect(Collectors.joining(", "));
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }
}
