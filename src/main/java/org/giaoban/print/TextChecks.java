package org.giaoban.print;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.giaoban.briefing.Briefing;
import org.giaoban.catalogue.Layout;
import org.giaoban.catalogue.ReportDefinition;
import org.giaoban.model.OperatorError;
import org.giaoban.model.OperatorError.Fault;
import org.giaoban.model.Wording;
import org.giaoban.render.TemplateVariables;

/**
 * Finds what would be printed as it stands: variables of {@code report.yaml} and of layouts, written {@code {name}}, that
 * there are not, and <code>${name}</code>, which other programs would replace.
 */
final class TextChecks {

    private static final String REPORT = "report.yaml";
    private static final Pattern VARIABLE = Pattern.compile("\\{([A-Za-z_]+)\\}");
    private static final Pattern DOLLAR = Pattern.compile("\\$\\{[^}\\s]*\\}?");

    private TextChecks() {}

    static void check(ReportDefinition definition, Briefing probe, Wording wording, List<Fault> faults) {
        Set<String> known = listVariables(definition, probe, wording);
        checkLayout(definition.layout(), known, faults);
        definition.datedLayouts().values().forEach(layout -> checkLayout(layout, known, faults));
        for (Map.Entry<String, String> file : definition.files().entrySet()) {
            boolean isReport = file.getKey().equals(REPORT);
            if (!isReport && !file.getKey().endsWith(".ftl")) {
                continue;
            }
            int number = 0;
            for (String line : file.getValue().lines().toList()) {
                String where = definition.path(file.getKey()) + ":" + ++number;
                Matcher dollar = DOLLAR.matcher(line);
                if (line.strip().startsWith("#") && isReport) {
                    continue;
                }
                if (dollar.find()) {
                    faults.add(Fault.of("template-dollar", where, dollar.group()));
                } else if (isReport) {
                    VARIABLE.matcher(line)
                            .results()
                            .map(found -> found.group(1))
                            .filter(name -> !known.contains(name))
                            .forEach(name -> faults.add(Fault.of("text-no-variable", where, name, known)));
                }
            }
        }
    }

    /** The document's number may have variables; all other texts of a layout are printed as they are. */
    private static void checkLayout(Layout layout, Set<String> known, List<Fault> faults) {
        String where = "templates/layouts/" + layout.code() + ".yaml";
        Layout.Head head = layout.head();
        Layout.Closing closing = layout.closing();
        Stream.of(
                        head.motto().stream(),
                        Stream.of(head.number(), head.mark(), head.underSubject()),
                        Stream.of(closing.onBehalf(), closing.acting(), closing.byOrder(), closing.recipients()))
                .flatMap(texts -> texts)
                .forEach(text -> {
                    Matcher dollar = DOLLAR.matcher(text);
                    Set<String> allowed = text.equals(head.number()) ? known : Set.of();
                    if (dollar.find()) {
                        add(Fault.of("template-dollar", where, dollar.group()), faults);
                    } else {
                        VARIABLE.matcher(text)
                                .results()
                                .map(found -> found.group(1))
                                .filter(name -> !allowed.contains(name))
                                .forEach(name -> add(fault(where, name, allowed), faults));
                    }
                });
    }

    private static Fault fault(String where, String name, Set<String> allowed) {
        return allowed.isEmpty()
                ? Fault.of("layout-no-variable", where, name)
                : Fault.of("text-no-variable", where, name, allowed);
    }

    /** Adds a fault of a layout, which several reports may have, once. */
    private static void add(Fault fault, List<Fault> faults) {
        if (!faults.contains(fault)) {
            faults.add(fault);
        }
    }

    private static Set<String> listVariables(ReportDefinition definition, Briefing probe, Wording wording) {
        Set<String> known = new TreeSet<>();
        definition
                .report()
                .wording()
                .units()
                .forEach(unit -> known.addAll(unit.words().keySet()));
        try {
            known.addAll(TemplateVariables.of(definition, probe.unit(), probe.unit(), probe.period(), wording)
                    .words()
                    .keySet());
        } catch (OperatorError e) {
            // a text that contains itself is reported where the documents are composed
            return known;
        }
        return known;
    }
}
