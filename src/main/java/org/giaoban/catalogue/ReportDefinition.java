package org.giaoban.catalogue;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.giaoban.model.Form;
import org.giaoban.model.Layout;
import org.giaoban.model.Period;
import org.giaoban.model.Report;
import org.giaoban.model.ReportingCalendar;

/**
 * A report with the definitions and files that it is made from.
 *
 * @param layout layout of the report where no date applies
 * @param datedLayouts layouts of the report's dated entries, by code
 * @param files text of each file in the report's folder, by file name
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

    /** Returns the text of a file; empty if there is no such file. */
    public String file(String name) {
        return files.getOrDefault(name, "");
    }
}
