package org.giaoban.render;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.giaoban.catalogue.ReportDefinition;
import org.giaoban.model.Report.Template;
import org.giaoban.narrative.Prose;
import org.giaoban.workspace.Hashes;

/**
 * All that a document says, before it is set in type.
 *
 * @param author the issuing body
 */
public record Document(
        ReportDefinition definition, String title, String author, String subject, LocalDate asOf, List<Part> parts) {

    /** Part of every hash: raised by whoever changes what the same rows look like. */
    public static final int SETTING = 5;

    /** Parameter of a sheet's template: which of its type sizes to use, from 1. */
    public static final String TYPE_SIZE = "size";

    /** The largest value of {@link #TYPE_SIZE}. */
    public static final int LARGEST_TYPE_SIZE = 4;

    public Document {
        title = Prose.composed(title);
        author = Prose.composed(author);
        parts = List.copyOf(parts);
    }

    /** Pages that one template makes of rows; {@code columns} is for templates that repeat a column, else 0. */
    public record Part(Template template, int columns, Map<String, Object> parameters, List<? extends Record> rows) {
        public Part {
            parameters = Map.copyOf(parameters);
            rows = List.copyOf(rows);
        }

        /** The same but for one parameter. */
        public Part with(String name, Object value) {
            Map<String, Object> changed = new HashMap<>(parameters);
            changed.put(name, value);
            return new Part(template, columns, changed, rows);
        }
    }

    /** Of everything that decides the document's bytes: its rows, its templates and how they are set. */
    public String hash() {
        StringBuilder all = new StringBuilder();
        all.append(SETTING).append('\n').append(definition.hash()).append('\n');
        all.append(title).append('\n').append(author).append('\n').append(asOf).append('\n');
        for (Part part : parts) {
            all.append(part.template()).append(part.columns()).append('\n');
            all.append(new TreeMap<>(part.parameters())).append('\n');
            part.rows().forEach(row -> all.append(row).append('\n'));
        }
        return Hashes.ofText(all.toString());
    }
}
