package org.giaoban.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The man page and the completion are generated from the commands; {@code -Dgiaoban.rewrite=true} writes them again. */
class PackageFilesTest {

    private record Generated(String file, Function<CommandLine, String> content) {
        @Override
        public String toString() {
            return file;
        }
    }

    static Stream<Generated> files() {
        return Stream.of(
                new Generated("giaoban.1", ManPage::of),
                new Generated("giaoban.bash", command -> AutoComplete.bash("giaoban", command)));
    }

    @ParameterizedTest
    @MethodSource("files")
    void file_hasTheCommandsOfTheProgram(Generated generated) throws IOException, ClassNotFoundException {
        CommandLine command = Giaoban.createCommand(System.out, System.err, null, "--lang", "en");
        command.addSubcommand(Class.forName("org.giaoban.console.ServeCommand"));
        String content = generated.content().apply(command);
        Path file = Path.of("src/package", generated.file());
        if (Boolean.getBoolean("giaoban.rewrite")) {
            Files.writeString(file, content);
        }
        assertThat(Files.readString(file))
                .as("out of date: mvn test -Dtest=PackageFilesTest -Dgiaoban.rewrite=true")
                .isEqualTo(content);
    }

    /** The man page in the language of troff. */
    private static final class ManPage {

        private static final String HEAD = """
                .\\" Generated from the program's commands by PackageFilesTest.
                .TH GIAOBAN 1 "" "giaoban" "User Commands"
                .SH NAME
                giaoban \\- from the districts' spreadsheets to verified figures and the leaders' PDF
                .SH SYNOPSIS
                .B giaoban
                .RI [ OPTION ]...\\& " COMMAND " [ ARGUMENT ]...
                .SH DESCRIPTION
                Reads the spreadsheets that an office's units send in, checks them, adds them up, and makes verified figures and the
                leaders' PDF.
                Without a command,
                .B run
                is meant.
                Common options may stand before or after the command.
                """;

        private static final String FOOT = """
                .SH EXIT STATUS
                .TP
                .B 0
                Done.
                .TP
                .B 1
                Failed; run again to resume.
                .TP
                .B 2
                A fault of the command line or of the office's files, which the message names.
                .TP
                .B 3
                Done, but submissions were returned or are missing, so that a person has work to do.
                .TP
                .B 4
                Another run uses the workspace.
                .SH ENVIRONMENT
                .TP
                .B GIAOBAN_JAVA_OPTIONS
                Options for the Java virtual machine, such as \\-Xmx1g.
                .TP
                .B GIAOBAN_OTHERS
                If it is
                .BR read ,
                other users may read the output as far as the umask allows.
                .TP
                .B JAVA_HOME
                The Java installation to use.
                .TP
                .B NO_COLOR
                If it is set, nothing is printed in colours.
                .SH FILES
                .TP
                .I office.yaml
                How the office operates the program; in the workspace, like the others. Every key has a default.
                .TP
                .I templates
                Forms, rules, reports, layouts and calendars.
                .TP
                .I input
                The units, what they sent in, and the ledgers. A backup has these three.
                .TP
                .I output
                What runs make; all of it can be made again.
                .TP
                .I /srv/giaoban
                The workspace of the services
                .B giaoban.service
                and
                .BR giaoban\\-run.timer .
                """;

        static String of(CommandLine command) {
            List<String> lines = new ArrayList<>();
            command.getSubcommands().values().stream()
                    .map(CommandLine::getCommandSpec)
                    .forEach(spec -> addCommand(spec, lines));
            return HEAD
                    + ".SH OPTIONS\n" + options(command.getCommandSpec().options().stream())
                    + ".SH COMMANDS\n" + String.join("", lines) + FOOT;
        }

        private static void addCommand(CommandSpec spec, List<String> lines) {
            lines.add(".SS giaoban %s%s\n%s\n"
                    .formatted(
                            spec.name(),
                            spec.positionalParameters().stream()
                                    .map(word -> " " + word.paramLabel()
                                            + (word.arity().max() > 1 ? "..." : ""))
                                    .collect(Collectors.joining()),
                            text(spec.usageMessage().description())));
            spec.positionalParameters().forEach(word -> lines.add(entry(label(word), word.description())));
            lines.add(options(spec.options().stream()
                    .filter(option -> !option.inherited() && !option.usageHelp() && !option.versionHelp())));
            if (spec.usageMessage().footer().length > 0) {
                lines.add(Stream.of(spec.usageMessage().footer())
                        .filter(line -> !line.isBlank())
                        .map(line -> ".br\n" + escape(line) + "\n")
                        .collect(Collectors.joining("", ".PP\n", "")));
            }
        }

        private static String options(Stream<OptionSpec> options) {
            return options.filter(option -> !option.hidden())
                    .map(option -> entry(label(option), option.description()))
                    .collect(Collectors.joining());
        }

        private static String label(OptionSpec option) {
            String names = Stream.of(option.names()).map(ManPage::escape).collect(Collectors.joining(", "));
            return option.arity().max() == 0 ? names : names + "=" + escape(option.paramLabel());
        }

        private static String label(PositionalParamSpec word) {
            return escape(word.paramLabel());
        }

        private static String entry(String label, String[] description) {
            return ".TP\n.B \"%s\"\n%s\n".formatted(label, text(description));
        }

        private static String text(String[] lines) {
            return escape(String.join(" ", lines));
        }

        private static String escape(String text) {
            String escaped = text.replace("\\", "\\e").replace("-", "\\-").replace("%n", " ");
            return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
        }
    }
}
