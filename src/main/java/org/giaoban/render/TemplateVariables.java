package org.giaoban.render;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.giaoban.catalogue.Layout.Closing;
import org.giaoban.catalogue.ReportDefinition;
import org.giaoban.model.DateRange;
import org.giaoban.model.OperatorError;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.Period;
import org.giaoban.model.Report;
import org.giaoban.model.Report.UnitWords;
import org.giaoban.model.ReportingCalendar;
import org.giaoban.model.Wording;
import org.giaoban.narrative.PeriodWords;
import org.giaoban.narrative.Placeholders;

/**
 * Variables of a report's texts and narrative templates: issuing unit, unit, period and their wording.
 *
 * @param file the file that holds the report's texts, for error messages
 * @param words value of each variable by its name, in the order of the names: documents' hashes are made of their text
 */
public record TemplateVariables(String file, Map<String, String> words) {

    public TemplateVariables {
        words = Collections.unmodifiableMap(new TreeMap<>(words));
    }

    /**
     * Creates the variables of one document.
     *
     * @param issuing the unit whose reporting authority issues the document
     * @param unit the unit that the document is about
     * @throws OperatorError if a text of {@code report.yaml} contains itself
     */
    public static TemplateVariables of(
            ReportDefinition definition, OrgUnit issuing, OrgUnit unit, Period period, Wording wording) {
        Report.Wording texts = definition.report().wording();
        Closing closing = definition.layout().closing();
        String file = definition.path("report.yaml");
        UnitWords how = how(texts.units(), issuing);
        DateRange range = range(definition, period);
        Map<String, String> words = new LinkedHashMap<>();
        words.put("symbol", texts.symbol());
        words.put("on_behalf", closing.onBehalf());
        words.put("acting", closing.acting());
        words.put("by_order", closing.byOrder());
        words.put("name", withoutPrefix(issuing.name(), how.prefix()));
        words.put("office", issuing.name());
        words.put("unit", unit.name());
        words.put("period", PeriodWords.of(period, wording));
        words.put("next", PeriodWords.next(period, wording));
        words.put(
                "phase",
                definition
                        .calendar()
                        .findPhase(period)
                        .map(phase -> phase.name().in(wording.locale()))
                        .orElse(""));
        words.put("first_day", PeriodWords.shortDate(range.first(), wording));
        words.put("last_day", PeriodWords.shortDate(range.last(), wording));
        words.putAll(how.words());
        words.put("parent", fill(how.parent(), words, file));
        words.put("issuer", fill(texts.issuer(), words, file));
        words.put("place", fill(texts.place(), words, file));
        return new TemplateVariables(file, words);
    }

    private static String withoutPrefix(String name, String prefix) {
        return name.startsWith(prefix) ? name.substring(prefix.length()) : name;
    }

    /**
     * Returns the days of the period's reporting periods; weeks may begin before and end after the month that they
     * belong to.
     */
    private static DateRange range(ReportDefinition definition, Period period) {
        ReportingCalendar calendar = definition.calendar();
        List<Period> reportingPeriods =
                period.listReportingPeriods(definition.form().periodType());
        return reportingPeriods.isEmpty()
                ? calendar.getRange(period)
                : new DateRange(
                        calendar.getRange(reportingPeriods.get(0)).first(),
                        calendar.getRange(reportingPeriods.get(reportingPeriods.size() - 1))
                                .last());
    }

    /** Replaces the placeholders {@code {name}} of a text; those that are no variable remain. */
    public String fill(String text) {
        return fill(text, words, file);
    }

    /** Returns every variable by its name. */
    public Map<String, String> words() {
        return words;
    }

    /** Returns the value of a variable; empty if there is no such variable. */
    public String get(String word) {
        return words.getOrDefault(word, "");
    }

    private static String fill(String text, Map<String, String> words, String file) {
        try {
            return Placeholders.fill(text, words);
        } catch (IllegalArgumentException e) {
            throw new OperatorError("text-in-itself", file, e.getMessage());
        }
    }

    private static UnitWords how(List<UnitWords> all, OrgUnit unit) {
        return all.stream()
                .filter(each -> Stream.concat(Stream.of(unit.name()), unit.aliases().stream())
                        .anyMatch(name -> startsWith(name, each.prefix())))
                .findFirst()
                .orElseGet(() -> withoutWords(all));
    }

    /** Words for a unit that no entry is for: every word is empty, so that sentences do without it. */
    private static UnitWords withoutWords(List<UnitWords> all) {
        Map<String, String> words = new TreeMap<>();
        all.forEach(entry -> entry.words().keySet().forEach(word -> words.put(word, "")));
        return new UnitWords("", "", words);
    }

    private static boolean startsWith(String name, String prefix) {
        return name.toLowerCase(Locale.ROOT).startsWith(prefix.toLowerCase(Locale.ROOT));
    }
}
