package org.giaoban.print;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.giaoban.catalogue.ReportDefinition;
import org.giaoban.model.OperatorError.Fault;
import org.giaoban.workspace.NearestName;

/**
 * Finds what would be printed as it stands: in {@code report.yaml} variables, written {@code {name}}, that there are not;
 * in narrative templates marks that are not marks; in both <code>${name}</code>, which other programs would replace.
 */
final class TextChecks {

    private static final String REPORT = "report.yaml";
    private static final Pattern VARIABLE = Pattern.compile("\\{([A-Za-z_]+)\\}");
    private static final Pattern DOLLAR = Pattern.compile("\\$\\{[^}\\s]*\\}?");

    /** Marks of other programs, and marks with a sign too few or a space too many. */
    private static final Pattern NO_MARK = Pattern.compile(DOLLAR
            + "|" + VARIABLE
            + "|</?[@#]\\w+|\\[/?(?:sentence|list|item|also)\\b[^]\\n]*]?|\\[\\s+[=@#/][^]\\n]*]?");

    private TextChecks() {}

    /** @param narratives file names of the report's narrative templates */
    static void check(ReportDefinition definition, Collection<String> narratives, List<Fault> faults) {
        Set<String> known = new TreeSet<>(ReportDefinition.VARIABLES);
        definition
                .report()
                .wording()
                .units()
                .forEach(unit -> known.addAll(unit.words().keySet()));
        for (Map.Entry<String, String> file : definition.files().entrySet()) {
            String name = file.getKey();
            if (!name.equals(REPORT) && !name.endsWith(".ftl")) {
                continue;
            }
            Pattern raw = narratives.contains(name) ? NO_MARK : DOLLAR;
            int number = 0;
            for (String line : file.getValue().lines().toList()) {
                String where = definition.path(name) + ":" + ++number;
                if (name.equals(REPORT) && line.strip().startsWith("#")) {
                    continue;
                }
                Matcher found = raw.matcher(line);
                if (found.find()) {
                    faults.add(Fault.of("template-raw", where, found.group()));
                } else if (name.equals(REPORT)) {
                    checkVariables(line, where, known, faults);
                }
            }
        }
    }

    private static void checkVariables(String line, String where, Set<String> known, List<Fault> faults) {
        VARIABLE.matcher(line)
                .results()
                .map(found -> found.group(1))
                .filter(name -> !known.contains(name))
                .forEach(name -> faults.add(
                        Fault.of("text-no-variable", where, name, known).likely(NearestName.find(name, known))));
    }
}
