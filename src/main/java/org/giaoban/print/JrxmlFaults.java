package org.giaoban.print;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.giaoban.catalogue.ReportDefinition;
import org.giaoban.model.OperatorError.Fault;
import org.giaoban.workspace.NearestName;

/** Turns errors of JasperReports, which may have many lines, into faults that name the template and the line. */
final class JrxmlFaults {

    private static final Pattern POSITION = Pattern.compile("(?:\\[row,col[^]]*]: \\[|line: )(\\d+)");
    private static final Pattern BEHIND = Pattern.compile(" (?:\\(for POJO property|at \\[(?:Source|row,col)).*");
    private static final Pattern CLASS_NAME = Pattern.compile("^(?:[a-z]\\w*\\.)+\\w*Exception: ");
    private static final Pattern NO_ATTRIBUTE =
            Pattern.compile("Unrecognized field \"([^\"]+)\" .*?known properties: ([^)]*)\\)");
    private static final Pattern NO_KIND = Pattern.compile("Could not resolve type id '([^']+)'");
    private static final Pattern NO_STYLE = Pattern.compile("Could not resolve style\\(s\\): ([^\\s,]+?)\\.?$");
    private static final Set<String> KINDS =
            Set.of("textField", "staticText", "image", "line", "rectangle", "frame", "break");
    private static final Pattern STYLE = Pattern.compile("<style name=\"([^\"]+)\"");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");

    /** The first error of the compiler, with the expression in the form in which it was compiled. */
    private static final Pattern NOT_COMPILED =
            Pattern.compile("class file: 1\\. (.+?) value = (.+?); //\\$JR_EXPR_ID=");

    private static final Pattern COMPILED_NAME =
            Pattern.compile("\\(\\([\\w.]+\\)(parameter|field|variable)_(\\w+)\\.getValue\\(\\)\\)");
    private static final Pattern NOT_EVALUATED = Pattern.compile("for source text: (.+)");
    private static final int LONGEST = 240;

    private JrxmlFaults() {}

    static Fault fault(String code, ReportDefinition definition, String file, Exception e) {
        String message = CLASS_NAME
                .matcher(String.valueOf(e.getMessage()))
                .replaceFirst("")
                .replaceAll("\\s+", " ")
                .strip();
        Matcher position = POSITION.matcher(message);
        String where = position.find() ? definition.path(file) + ":" + position.group(1) : definition.path(file);
        return noName(definition, file, where, message)
                .or(() -> notCompiled(code, definition, file, message))
                .orElseGet(() -> Fault.of(
                        code,
                        position.reset().find() ? where : whereEvaluated(definition, file, message),
                        shorten(BEHIND.matcher(message).replaceFirst(""))));
    }

    /** Returns the place of a template, and the first line that has {@code needle} in it, if any has. */
    static String at(ReportDefinition definition, String file, String needle) {
        String text = definition.file(file);
        long before = text.lines().takeWhile(line -> !line.contains(needle)).count();
        return definition.path(file) + (text.contains(needle) ? ":" + (before + 1) : "");
    }

    /** Returns the fault of a name that there is not: an attribute, a kind of element, a style. */
    private static Optional<Fault> noName(ReportDefinition definition, String file, String where, String message) {
        String text = definition.file(file);
        Matcher attribute = NO_ATTRIBUTE.matcher(message);
        if (attribute.find()) {
            return Optional.of(
                    noName("jrxml-no-attribute", where, attribute.group(1), names(QUOTED, attribute.group(2))));
        }
        Matcher kind = NO_KIND.matcher(message);
        if (kind.find()) {
            return Optional.of(noName("jrxml-no-kind", where, kind.group(1), KINDS));
        }
        Matcher style = NO_STYLE.matcher(message);
        if (style.find()) {
            String name = style.group(1);
            return Optional.of(
                    noName("jrxml-no-style", at(definition, file, "style=\"" + name + "\""), name, names(STYLE, text)));
        }
        return Optional.empty();
    }

    /** Returns the fault of a name that there is not, with the names that there are. */
    static Fault noName(String key, String where, String written, Collection<String> known) {
        return Fault.of(key, where, written, String.join(", ", new TreeSet<>(known)))
                .likely(NearestName.find(written, known));
    }

    private static Set<String> names(Pattern pattern, String text) {
        Set<String> names = new TreeSet<>();
        pattern.matcher(text).results().map(found -> found.group(1)).forEach(names::add);
        return names;
    }

    private static Optional<Fault> notCompiled(String code, ReportDefinition definition, String file, String message) {
        Matcher first = NOT_COMPILED.matcher(message);
        if (!first.find()) {
            return Optional.empty();
        }
        String expression = COMPILED_NAME
                .matcher(first.group(2))
                .replaceAll(name -> Matcher.quoteReplacement(sign(name) + "{" + name.group(2) + "}"));
        return Optional.of(
                Fault.of(code, at(definition, file, expression), shorten(first.group(1) + ": " + expression)));
    }

    private static String sign(MatchResult name) {
        return switch (name.group(1)) {
            case "parameter" -> "$P";
            case "field" -> "$F";
            default -> "$V";
        };
    }

    private static String whereEvaluated(ReportDefinition definition, String file, String message) {
        Matcher source = NOT_EVALUATED.matcher(message);
        return source.find() ? at(definition, file, source.group(1)) : definition.path(file);
    }

    private static String shorten(String line) {
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }

    /** A name that an expression of a template uses: {@code $F{text}}. */
    record Used(String sign, String name, int line) {

        private static final Pattern PATTERN = Pattern.compile("(\\$[FPV])\\{([^}\\s]+)\\}");

        /** Lists the names that the expressions of a template use, each with its first line. */
        static List<Used> list(String text) {
            Set<String> seen = new TreeSet<>();
            List<String> lines = text.lines().toList();
            return Stream.iterate(0, i -> i < lines.size(), i -> i + 1)
                    .flatMap(i -> PATTERN.matcher(lines.get(i))
                            .results()
                            .map(found -> new Used(found.group(1), found.group(2), i + 1)))
                    .filter(used -> seen.add(used.sign() + used.name()))
                    .toList();
        }
    }
}
