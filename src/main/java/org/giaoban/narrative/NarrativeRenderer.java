package org.giaoban.narrative;

import freemarker.template.Configuration;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Renders narrative templates, written in FreeMarker, as paragraphs. Templates come from users, so they can reach only the
 * variables and phrases given to them: no Java class, no file, no clock.
 */
public final class NarrativeRenderer {

    private static final int LONGEST = 1_000_000;

    private final Configuration configuration;

    /**
     * Creates a renderer of some templates.
     *
     * @param files text of each template by its file name
     * @param locale locale of numbers and letters in FreeMarker expressions
     */
    public NarrativeRenderer(Map<String, String> files, Locale locale) {
        this.configuration = TemplateSettings.of(files, locale);
    }

    /**
     * Renders one template; the paragraph is empty if none of its sentences has an item.
     *
     * @param file file name of the template
     * @param variables value of each template variable by its name
     * @throws TemplateException if the template is wrong
     * @throws UncheckedIOException if the template cannot be parsed; its cause is FreeMarker's {@code ParseException}
     */
    public String render(String file, Map<String, String> variables, Phrases phrases) throws TemplateException {
        Map<String, Object> model = model(variables, phrases);
        StringWriter out = new Paragraph();
        try {
            Template template = configuration.getTemplate(file);
            BoundedRun.process(template, model, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Prose.tidy(out.toString());
    }

    private static Map<String, Object> model(Map<String, String> variables, Phrases phrases) {
        Map<String, Object> model = new HashMap<>(variables);
        model.putAll(PhraseFunctions.of(phrases));
        model.putAll(new SentenceDirectives(Set.copyOf(model.keySet())).directives());
        return model;
    }

    /** Lists the names that templates may use: variables, functions and directives. */
    public static Set<String> listNames(Map<String, String> variables, Phrases phrases) {
        return new TreeSet<>(model(variables, phrases).keySet());
    }

    /** Collects a paragraph; a template that writes without end fails instead of using all memory. */
    private static final class Paragraph extends StringWriter {

        @Override
        public void write(String text) {
            super.write(text);
            check();
        }

        @Override
        public void write(String text, int offset, int length) {
            super.write(text, offset, length);
            check();
        }

        @Override
        public void write(char[] text, int offset, int length) {
            super.write(text, offset, length);
            check();
        }

        private void check() {
            if (getBuffer().length() > LONGEST) {
                throw new UncheckedIOException(new IOException("more than " + LONGEST + " characters"));
            }
        }
    }
}
