package org.giaoban.render;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.giaoban.catalogue.ReportDefinition;
import org.giaoban.model.Report.Template;
import org.giaoban.narrative.Prose;
import org.giaoban.workspace.Hashes;

/**
 * The content of a document before it is printed.
 *
 * @param author name of the issuing body
 * @param subject title of the report
 * @param asOf date of the latest receipt or decision that bears on the content
 * @param imprint printed on the last page
 */
public record Document(
        ReportDefinition definition,
        String title,
        String author,
        String subject,
        LocalDate asOf,
        Imprint imprint,
        List<Section> sections) {

    /** Version of the printed form, included in every hash: to be raised when the same rows are printed differently. */
    public static final int SETTING = 9;

    /** Name of the parameter of a sheet's template that selects one of its type sizes, from 1. */
    public static final String TYPE_SIZE = "size";

    /** Largest value of the parameter {@link #TYPE_SIZE}. */
    public static final int LARGEST_TYPE_SIZE = 4;

    /** Name of the parameter that has the lines of contents, each on the section of the same number. */
    public static final String CONTENTS = "contents";

    /** Most units that a table lists: more fill hundreds of pages. The period's CSV files have all. */
    static final int MOST_UNITS = 1_000;

    /** Largest number of lines of contents; of a document with more sections, the first ones are listed. */
    public static final int MOST_CONTENTS = 20;

    public Document {
        title = Prose.composed(title);
        author = Prose.composed(author);
        sections = List.copyOf(sections);
    }

    /**
     * A section: the pages that one template prints from rows.
     *
     * @param columns number of columns for templates that repeat a column, else 0
     * @param parameters values of the template's parameters by name
     * @param rows records of one type whose components are the template's fields
     */
    public record Section(Template template, int columns, Map<String, Object> parameters, List<? extends Record> rows) {
        public Section {
            parameters = Map.copyOf(parameters);
            rows = List.copyOf(rows);
        }

        /** Lists the figures that the pages of the section must show; signs for unknown ones are left out. */
        public Stream<String> figures() {
            return rows.stream()
                    .filter(FigureLine.class::isInstance)
                    .flatMap(row -> ((FigureLine) row).figures().stream())
                    .filter(figure -> figure.chars().anyMatch(Character::isDigit));
        }

        /** Returns a copy with another value of one parameter. */
        public Section with(String name, Object value) {
            Map<String, Object> changed = new HashMap<>(parameters);
            changed.put(name, value);
            return new Section(template, columns, changed, rows);
        }
    }

    /** True if the section, or one with the same title, ends the document. */
    public boolean isLast(Section section) {
        Section last = sections.get(sections.size() - 1);
        return section.template() == last.template()
                && Objects.equals(
                        section.parameters().get("title"), last.parameters().get("title"));
    }

    /** Returns the hash of everything that decides the bytes of the printed document: rows, parameters and templates. */
    public String hash() {
        StringBuilder all = new StringBuilder();
        all.append(SETTING).append('\n').append(definition.hash()).append('\n');
        all.append(title).append('\n').append(author).append('\n').append(asOf).append('\n');
        all.append(imprint).append('\n');
        for (Section section : sections) {
            all.append(section.template()).append(section.columns()).append('\n');
            all.append(new TreeMap<>(section.parameters())).append('\n');
            section.rows().forEach(row -> all.append(row).append('\n'));
        }
        return Hashes.fingerprint(all.toString());
    }
}
