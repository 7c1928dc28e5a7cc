package org.giaoban.print;

import freemarker.core.HTMLOutputFormat;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.giaoban.catalogue.ReportDefinition;
import org.giaoban.model.Report.Template;
import org.giaoban.narrative.BoundedRun;
import org.giaoban.narrative.Prose;
import org.giaoban.narrative.TemplateSettings;
import org.giaoban.summary.LeadersPage;
import org.jspecify.annotations.Nullable;

/**
 * Writes summaries as HTML pages with a FreeMarker template, which has the page's records as its variables. Every text is
 * escaped; the same page gives the same text.
 */
final class HtmlPages {

    private final Configuration configuration;
    private final String file;
    private final String notice;
    private final Map<String, String> words;

    /** @param words texts that the template calls by name under {@code words} */
    HtmlPages(ReportDefinition definition, Map<String, String> words, Locale locale) {
        this.configuration = TemplateSettings.of(definition.files(), locale);
        this.configuration.setOutputFormat(HTMLOutputFormat.INSTANCE);
        this.file = definition.fileOf(Template.HTML);
        this.notice = definition.report().wording().notice();
        this.words = Map.copyOf(words);
    }

    /**
     * Returns the text of the page.
     *
     * @throws TemplateException if the template is wrong
     * @throws UncheckedIOException if the template cannot be parsed; its cause is FreeMarker's {@code ParseException}
     */
    String write(LeadersPage page) throws TemplateException {
        Map<String, Object> model = new LinkedHashMap<>(values(page));
        model.put("notice", notice);
        model.put("words", words);
        StringWriter out = new StringWriter();
        try {
            BoundedRun.process(configuration.getTemplate(file), model, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    /** Lists the names of a page's components, of those in them alike. */
    static Set<String> listNames() {
        Set<String> names = new TreeSet<>(List.of("notice", "words"));
        for (Class<?> part : Stream.concat(
                        Stream.of(LeadersPage.class), Stream.of(LeadersPage.class.getDeclaredClasses()))
                .filter(Class::isRecord)
                .toList()) {
            Stream.of(part.getRecordComponents()).map(RecordComponent::getName).forEach(names::add);
        }
        return names;
    }

    /** Returns the components of a record by their names, records in them alike. */
    private static Map<String, Object> values(Record row) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (RecordComponent component : row.getClass().getRecordComponents()) {
            Object value = value(RecordSource.get(row, component.getName()));
            if (value != null) {
                values.put(component.getName(), value);
            }
        }
        return values;
    }

    private static @Nullable Object value(@Nullable Object value) {
        if (value instanceof Record row) {
            return values(row);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(HtmlPages::value).toList();
        }
        return value instanceof Enum<?> constant ? constant.name() : Prose.composed(value);
    }
}
