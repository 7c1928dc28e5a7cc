package org.giaoban.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.catalogue.CatalogueLoader;
import org.giaoban.catalogue.FindingTexts;
import org.giaoban.catalogue.FormRule;
import org.giaoban.job.ExitCode;
import org.giaoban.model.Effect;
import org.giaoban.model.FindingCode;
import org.giaoban.model.Form;
import org.giaoban.model.Rule;
import org.giaoban.model.Text;
import org.giaoban.narrative.Placeholders;
import org.giaoban.workspace.Messages;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code explain}: prints the meaning, the effect and the remedy of a finding. */
@Command(name = "explain", mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Giaoban giaoban;

    @Parameters(index = "0", paramLabel = "CODE")
    @SuppressWarnings("NullAway.Init")
    private String code;

    @Override
    public Integer call() {
        FindingTexts texts = FindingTexts.load();
        String id = code.toUpperCase(Locale.ROOT);
        Optional<FindingTexts.Entry> entry = texts.find(id);
        if (entry.isPresent()) {
            Arrays.stream(FindingCode.values())
                    .filter(known -> known.id().equals(id))
                    .forEach(known -> print(id, entry.get(), known.effect(), Optional.empty(), Map.of()));
            return ExitCode.DONE;
        }
        return explainRule(texts, id);
    }

    /** Explains a rule of a form with the texts of its kind of rule and the names of its elements. */
    private int explainRule(FindingTexts texts, String id) {
        Catalogue catalogue = new CatalogueLoader(giaoban.workspace()).load();
        for (Form form : catalogue.forms().values()) {
            for (Rule rule : form.rules()) {
                if (rule.code().equals(id)) {
                    Map<String, String> marks = Map.of(
                            "rule", id,
                            "left", name(form, rule.left()),
                            "left_value", "…",
                            "operator", FormRule.words(rule.kind()).in(giaoban.locale()),
                            "right", name(form, rule.right().orElse("")),
                            "wanted", name(form, rule.right().orElse("")),
                            "tolerance",
                                    rule.tolerance().signum() == 0
                                            ? ""
                                            : " ±" + rule.tolerance().toPlainString());
                    FindingCode kind = rule.kind().finding();
                    print(id, texts.find(kind.id()).orElseThrow(), rule.effect(), rule.message(), marks);
                    return ExitCode.DONE;
                }
            }
        }
        String known = String.join(", ", texts.all().keySet());
        giaoban.err().println(giaoban.messages().get("explain-none", code, known));
        return ExitCode.CONFIGURATION;
    }

    private String name(Form form, String element) {
        return form.findElement(element)
                .map(e -> element + " (" + e.name().in(giaoban.locale()) + ")")
                .orElse(element);
    }

    /** @param own the message that the form gives to its rule, printed before the general one */
    private void print(
            String id, FindingTexts.Entry entry, Effect effect, Optional<Text> own, Map<String, String> marks) {
        Messages messages = giaoban.messages();
        giaoban.out().println(id + " – " + entry.title().in(giaoban.locale()));
        own.ifPresent(words -> giaoban.out().println(fill(words, marks)));
        giaoban.out().println(fill(entry.message(), marks));
        giaoban.out().println(messages.get("explain-effect", messages.get("effect-" + effect.id() + "-means")));
        giaoban.out().println(messages.get("explain-expected", fill(entry.expected(), marks)));
        giaoban.out().println(messages.get("explain-hint", fill(entry.hint(), marks)));
    }

    private String fill(Text text, Map<String, String> marks) {
        return Placeholders.fill(FindingTexts.withPlaceholders(text, giaoban.locale()), marks);
    }
}
