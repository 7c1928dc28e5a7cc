package org.giaoban.catalogue;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.giaoban.model.Form;
import org.giaoban.model.Layout;
import org.giaoban.model.Report;
import org.giaoban.model.ReportingCalendar;

/**
 * A report with all that it is printed from.
 *
 * @param files the text of each file of the report's folder, by name
 * @param hash of these files and the layout's; when it changes, documents are made again
 */
public record ReportDefinition(
        Report report, Form form, ReportingCalendar calendar, Layout layout, Map<String, String> files, String hash) {

    public ReportDefinition {
        files = Collections.unmodifiableMap(new TreeMap<>(files));
    }

    /** The text of one file; empty where there is none. */
    public String file(String name) {
        return files.getOrDefault(name, "");
    }
}
