package org.giaoban.catalogue;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.giaoban.model.Form;
import org.giaoban.model.Layout;
import org.giaoban.model.Report;
import org.giaoban.model.ReportingCalendar;

/**
 * A report with the definitions and files that it is made from.
 *
 * @param files text of each file in the report's folder, by file name
 * @param hash hash of these files and of the layout; if it changes, documents are made again
 */
public record ReportDefinition(
        Report report, Form form, ReportingCalendar calendar, Layout layout, Map<String, String> files, String hash) {

    public ReportDefinition {
        files = Collections.unmodifiableMap(new TreeMap<>(files));
    }

    /** Returns the text of a file; empty if there is no such file. */
    public String file(String name) {
        return files.getOrDefault(name, "");
    }
}
