package org.giaoban.catalogue;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.giaoban.catalogue.DefinitionReader.Definition;
import org.giaoban.model.OperatorError.Fault;
import org.giaoban.workspace.NearestName;

/**
 * Finds what layouts would print as it stands: variables, written {@code {name}}, that there are not, and
 * <code>${name}</code>, which other programs would replace. Only the document's number has variables.
 */
final class LayoutChecks {

    private static final Pattern VARIABLE = Pattern.compile("\\{([A-Za-z_]+)\\}");
    private static final Pattern DOLLAR = Pattern.compile("\\$\\{[^}\\s]*\\}?");
    private static final String NUMBER = "/head/number";

    private final Faults faults;

    LayoutChecks(Faults faults) {
        this.faults = faults;
    }

    void check(Definition<Layout> definition) {
        texts(definition.value()).forEach((pointer, text) -> {
            String where = definition.at(pointer);
            Set<String> known = pointer.equals(NUMBER) ? ReportDefinition.VARIABLES : Set.of();
            Matcher dollar = DOLLAR.matcher(text);
            if (dollar.find()) {
                faults.add("template-raw", where, dollar.group());
                return;
            }
            VARIABLE.matcher(text)
                    .results()
                    .map(found -> found.group(1))
                    .filter(name -> !known.contains(name))
                    .forEach(name -> faults.add(
                            known.isEmpty()
                                    ? Fault.of("layout-no-variable", where, name)
                                    : Fault.of("text-no-variable", where, name, new TreeSet<>(known))
                                            .likely(NearestName.find(name, known))));
        });
    }

    /** Returns the texts of a layout by their places in its file. */
    private static Map<String, String> texts(Layout layout) {
        Map<String, String> texts = new TreeMap<>();
        for (int i = 0; i < layout.head().motto().size(); i++) {
            texts.put("/head/motto/" + i, layout.head().motto().get(i));
        }
        texts.put(NUMBER, layout.head().number());
        texts.put("/head/mark", layout.head().mark());
        texts.put("/head/under_subject", layout.head().underSubject());
        texts.put("/closing/on_behalf", layout.closing().onBehalf());
        texts.put("/closing/acting", layout.closing().acting());
        texts.put("/closing/by_order", layout.closing().byOrder());
        texts.put("/closing/recipients", layout.closing().recipients());
        return texts;
    }
}
