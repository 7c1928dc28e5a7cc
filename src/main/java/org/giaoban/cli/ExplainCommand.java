package org.giaoban.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.giaoban.catalogue.FindingTexts;
import org.giaoban.model.FindingCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code explain}: what a finding means and how to mend it. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = "What a finding's code means, and how to mend it.")
final class ExplainCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Giaoban giaoban;

    @Parameters(index = "0", paramLabel = "CODE", description = "As findings.csv shows it.")
    @SuppressWarnings("NullAway.Init")
    private String code;

    @Override
    public Integer call() {
        FindingTexts texts = FindingTexts.load();
        String id = code.toUpperCase(Locale.ROOT);
        Messages messages = giaoban.messages();
        Optional<FindingTexts.Entry> entry = texts.find(id);
        if (entry.isEmpty()) {
            giaoban.err()
                    .println(messages.get(
                            "explain-none", code, String.join(", ", texts.all().keySet())));
            return ExitCode.CONFIGURATION;
        }
        Locale locale = giaoban.locale();
        giaoban.out().println(id + " – " + entry.get().title().in(locale));
        giaoban.out().println(entry.get().message().in(locale));
        Arrays.stream(FindingCode.values())
                .filter(known -> known.id().equals(id))
                .map(known -> messages.get(
                        "explain-effect",
                        messages.get("effect-" + known.effect().id())))
                .forEach(giaoban.out()::println);
        giaoban.out()
                .println(messages.get("explain-expected", entry.get().expected().in(locale)));
        giaoban.out().println(messages.get("explain-hint", entry.get().hint().in(locale)));
        return ExitCode.DONE;
    }
}
