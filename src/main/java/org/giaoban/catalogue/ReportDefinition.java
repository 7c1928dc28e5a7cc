package org.giaoban.catalogue;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.giaoban.model.Form;
import org.giaoban.model.Period;
import org.giaoban.model.Report;
import org.giaoban.model.ReportingCalendar;

/**
 * A report with the definitions and files that it is made from.
 *
 * @param layout layout of the report where no date applies
 * @param datedLayouts layouts of the report's dated entries, by code
 * @param files text of each file in the report's folder, by file name; an image's bytes in Base64
 * @param hash hash of these files and of the layouts; if it changes, documents are made again
 */
public record ReportDefinition(
        Report report,
        Form form,
        ReportingCalendar calendar,
        Layout layout,
        Map<String, Layout> datedLayouts,
        Map<String, String> files,
        String hash) {

    /** Names of the variables that the texts of every report have, beside the words that it gives its units. */
    public static final Set<String> VARIABLES = Set.of(
            "acting",
            "by_order",
            "first_day",
            "issuer",
            "last_day",
            "name",
            "next",
            "office",
            "on_behalf",
            "parent",
            "period",
            "phase",
            "place",
            "symbol",
            "unit");

    public ReportDefinition {
        datedLayouts = Map.copyOf(datedLayouts);
        files = Collections.unmodifiableMap(new TreeMap<>(files));
    }

    /** Returns the definition with the layout and the head that are valid on the last day of a period. */
    public ReportDefinition in(Period period) {
        Report dated = report.on(calendar.getRange(period).last());
        return dated.equals(report)
                ? this
                : new ReportDefinition(
                        dated,
                        form,
                        calendar,
                        datedLayouts.getOrDefault(dated.layout(), layout),
                        datedLayouts,
                        files,
                        hash + " " + dated.layout());
    }

    /** Returns the names of the report's images. */
    public Set<String> listImages() {
        return files.keySet().stream().filter(ReportDefinition::isImage).collect(Collectors.toCollection(TreeSet::new));
    }

    static boolean isImage(String file) {
        return file.toLowerCase(Locale.ROOT).matches(".*\\.(png|jpg|jpeg)");
    }

    /** Returns the definition with other words. */
    public ReportDefinition withWording(Report.Wording words) {
        return new ReportDefinition(report.with(words), form, calendar, layout, datedLayouts, files, hash);
    }

    /** Returns the path of one of the report's files in the workspace. */
    public String path(String file) {
        return "templates/reports/" + report.code() + "/" + file;
    }

    /** Returns the file name of one of the report's templates; empty if it has none. */
    public String fileOf(Report.Template template) {
        return report.templates().getOrDefault(template, "");
    }

    /** Returns the text of a file; empty if there is no such file. */
    public String file(String name) {
        return files.getOrDefault(name, "");
    }
}
