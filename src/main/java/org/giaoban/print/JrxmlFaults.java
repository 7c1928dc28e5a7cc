package org.giaoban.print;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.giaoban.catalogue.ReportDefinition;
import org.giaoban.model.OperatorError.Fault;

/** Turns errors of JasperReports, which may have many lines, into faults that name the template and the line. */
final class JrxmlFaults {

    private static final Pattern POSITION = Pattern.compile("\\[(?:row,col[^]]*]: \\[|line: )(\\d+)");
    private static final Pattern NAME_NOT_FOUND = Pattern.compile("not found : (\\S+)");
    private static final Pattern CLASS_NAME = Pattern.compile("^(?:[a-z]\\w*\\.)+\\w*Exception: ");
    private static final int LONGEST = 240;

    private JrxmlFaults() {}

    static Fault fault(String code, ReportDefinition definition, String file, Exception e) {
        String message = String.valueOf(e.getMessage());
        return Fault.of(code, where(definition, file, message), oneLine(message));
    }

    /** Returns the place of a template, and the first line that has {@code needle} in it, if any has. */
    static String at(ReportDefinition definition, String file, String needle) {
        String text = definition.file(file);
        long before = text.lines().takeWhile(line -> !line.contains(needle)).count();
        return definition.path(file) + (text.contains(needle) ? ":" + (before + 1) : "");
    }

    private static String where(ReportDefinition definition, String file, String message) {
        Matcher position = POSITION.matcher(message);
        if (position.find()) {
            return definition.path(file) + ":" + position.group(1);
        }
        Matcher name = NAME_NOT_FOUND.matcher(message);
        return name.find() ? at(definition, file, "{" + name.group(1) + "}") : definition.path(file);
    }

    private static String oneLine(String message) {
        String line = CLASS_NAME
                .matcher(message)
                .replaceFirst("")
                .replaceAll("\\s+", " ")
                .strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
