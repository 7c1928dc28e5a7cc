package org.giaoban.render;

import freemarker.core.InvalidReferenceException;
import freemarker.core.ParseException;
import freemarker.template.TemplateException;
import java.util.Collection;
import java.util.List;
import org.giaoban.catalogue.ReportDefinition;
import org.giaoban.model.OperatorError.Fault;
import org.giaoban.narrative.TemplateMistake;
import org.giaoban.workspace.NearestName;

/** Turns errors of FreeMarker into faults that name the narrative template and its line. */
public final class TemplateFaults {

    private TemplateFaults() {}

    /**
     * Returns the fault of a template that failed while it was rendered.
     *
     * @param names the names that the template may use
     */
    public static Fault fault(ReportDefinition definition, String file, TemplateException e, Collection<String> names) {
        int line = e.getLineNumber() == null ? 1 : e.getLineNumber();
        if (e instanceof TemplateMistake mistake) {
            return mistake.fault(where(definition, file, line));
        }
        if (e instanceof InvalidReferenceException unknown && unknown.getBlamedExpressionString() != null) {
            String written = unknown.getBlamedExpressionString();
            String last = written.substring(written.lastIndexOf('.') + 1);
            return Fault.of("narrative-no-name", where(definition, file, line), written)
                    .likely(NearestName.find(last, names)
                            .map(name -> written.substring(0, written.length() - last.length()) + name));
        }
        return Fault.of("narrative-failed", where(definition, file, line), firstLine(e.getMessageWithoutStackTop()));
    }

    /** Returns the fault of a template that could not be parsed, with FreeMarker's own sentence, which is English, behind it. */
    public static Fault fault(ReportDefinition definition, String file, ParseException e) {
        String detail = firstLine(e.getEditorMessage());
        String where = where(definition, file, e.getLineNumber()) + ":" + e.getColumnNumber();
        boolean isCutShort = detail.startsWith("Unexpected end of file");
        return Fault.of(isCutShort ? "narrative-not-closed" : "narrative-syntax", where, e.getColumnNumber(), detail);
    }

    private static String where(ReportDefinition definition, String file, int line) {
        return definition.path(file) + ":" + line;
    }

    /** Returns the first line of a message; with the expression on the second line, if the first announces it. */
    private static String firstLine(String message) {
        List<String> lines =
                String.valueOf(message).lines().map(String::strip).limit(2).toList();
        if (lines.size() == 2 && lines.get(0).endsWith(":")) {
            return lines.get(0) + " " + lines.get(1).replaceFirst("^==> *", "").replaceFirst(" *\\[in template.*", "");
        }
        return lines.isEmpty() ? "" : lines.get(0);
    }
}
