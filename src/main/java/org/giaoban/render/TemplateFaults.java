package org.giaoban.render;

import freemarker.core.ParseException;
import freemarker.template.TemplateException;
import java.util.List;
import org.giaoban.catalogue.ReportDefinition;
import org.giaoban.model.OperatorError;
import org.giaoban.model.OperatorError.Fault;

/** Turns errors of FreeMarker into faults that name the narrative template and its line. */
public final class TemplateFaults {

    private TemplateFaults() {}

    static OperatorError of(ReportDefinition definition, String file, TemplateException e) {
        return new OperatorError(List.of(fault(definition, file, e)));
    }

    /** Returns the fault of a template that failed while it was rendered. */
    public static Fault fault(ReportDefinition definition, String file, TemplateException e) {
        int line = e.getLineNumber() == null ? 1 : e.getLineNumber();
        return Fault.of("narrative-failed", where(definition, file, line), firstLine(e.getMessageWithoutStackTop()));
    }

    /** Returns the fault of a template that could not be parsed. */
    public static Fault fault(ReportDefinition definition, String file, ParseException e) {
        return Fault.of(
                "narrative-syntax", where(definition, file, e.getLineNumber()), firstLine(e.getEditorMessage()));
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
