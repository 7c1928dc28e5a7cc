package org.giaoban.office;

import freemarker.template.TemplateException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.giaoban.narrative.BoundedRun;
import org.giaoban.narrative.TemplateSettings;

/** The subject or text of a message: a FreeMarker template that reaches only the variables of messages. */
public final class MessageTemplate {

    /** The variables; those that a message has no value for are empty. */
    public static final List<String> VARIABLES = List.of(
            "office",
            "title",
            "unit",
            "period",
            "state",
            "received",
            "changes",
            "summary",
            "documents",
            "place",
            "due",
            "file",
            "outcome",
            "day",
            "message");

    private static final String NAME = "message";

    private MessageTemplate() {}

    /**
     * Returns the template's text with the variables' values.
     *
     * @param values value of each variable that has one
     * @throws TemplateException if the template is wrong
     * @throws IOException if the template cannot be parsed
     */
    public static String fill(String template, Map<String, String> values, Locale locale)
            throws TemplateException, IOException {
        Map<String, String> model = new HashMap<>();
        VARIABLES.forEach(name -> model.put(name, values.getOrDefault(name, "")));
        StringWriter out = new StringWriter();
        BoundedRun.process(TemplateSettings.of(Map.of(NAME, template), locale).getTemplate(NAME), model, out);
        return out.toString();
    }

    /** Returns the same text of a template that has been checked. */
    public static String fillChecked(String template, Map<String, String> values, Locale locale) {
        try {
            return fill(template, values, locale);
        } catch (TemplateException e) {
            throw new IllegalStateException(template, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns what is wrong with a template, in one line; empty if nothing is. */
    static String check(String template) {
        Map<String, String> sample =
                VARIABLES.stream().collect(Collectors.toMap(variable -> variable, variable -> "x"));
        try {
            fill(template, sample, Locale.ROOT);
            return "";
        } catch (TemplateException | IOException e) {
            return String.valueOf(e.getMessage()).lines().limit(2).collect(Collectors.joining(" "));
        }
    }
}
