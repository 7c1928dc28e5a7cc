package org.giaoban.render;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.giaoban.catalogue.ReportDefinition;
import org.giaoban.model.DateRange;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.Period;
import org.giaoban.model.Report.UnitWords;
import org.giaoban.model.Report.Wording;
import org.giaoban.model.ReportingCalendar;
import org.giaoban.narrative.PeriodWords;

/** Who issues a document on what: the words that a report's texts call by name. */
public record TemplateVariables(Map<String, String> words) {

    public TemplateVariables {
        words = Map.copyOf(words);
    }

    /**
     * @param issuing the unit whose office issues the document
     * @param unit the unit that it is about
     */
    public static TemplateVariables of(ReportDefinition definition, OrgUnit issuing, OrgUnit unit, Period period) {
        Wording wording = definition.report().wording();
        Map<String, String> words = new LinkedHashMap<>();
        UnitWords how = how(wording.units(), issuing);
        String name = issuing.name().startsWith(how.prefix())
                ? issuing.name().substring(how.prefix().length())
                : issuing.name();
        words.put("name", name);
        words.put("office", issuing.name());
        words.put("unit", unit.name());
        words.put("period", PeriodWords.of(period));
        words.put("next", PeriodWords.next(period));
        words.put(
                "phase",
                definition
                        .calendar()
                        .findPhase(period)
                        .map(phase -> phase.name().vi())
                        .orElse(""));
        DateRange range = range(definition, period);
        words.put("first_day", PeriodWords.shortDate(range.first()));
        words.put("last_day", PeriodWords.shortDate(range.last()));
        words.putAll(how.words());
        words.put("parent", fill(how.parent(), words));
        words.put("issuer", fill(wording.issuer(), words));
        words.put("place", fill(wording.place(), words));
        return new TemplateVariables(words);
    }

    /** The days that the figures are of: those of the period's parts, which for weeks are not the months' own. */
    private static DateRange range(ReportDefinition definition, Period period) {
        ReportingCalendar calendar = definition.calendar();
        List<Period> parts = period.listParts(definition.form().periodType());
        return parts.isEmpty()
                ? calendar.getRange(period)
                : new DateRange(
                        calendar.getRange(parts.get(0)).first(),
                        calendar.getRange(parts.get(parts.size() - 1)).last());
    }

    /** The text with the words in place of its {@code {marks}}. */
    String fill(String text) {
        return fill(text, words);
    }

    String get(String word) {
        return words.getOrDefault(word, "");
    }

    private static String fill(String text, Map<String, String> words) {
        String filled = text;
        for (Map.Entry<String, String> word : words.entrySet()) {
            filled = filled.replace("{" + word.getKey() + "}", word.getValue());
        }
        return filled;
    }

    private static UnitWords how(List<UnitWords> all, OrgUnit unit) {
        return all.stream()
                .filter(each -> Stream.concat(Stream.of(unit.name()), unit.aliases().stream())
                        .anyMatch(name -> startsWith(name, each.prefix())))
                .findFirst()
                .orElseGet(() -> new UnitWords("", "", Map.of()));
    }

    private static boolean startsWith(String name, String prefix) {
        return name.toLowerCase(Locale.ROOT).startsWith(prefix.toLowerCase(Locale.ROOT));
    }
}
