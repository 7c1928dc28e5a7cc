package org.giaoban.model;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A report that the office issues: on whom, when, and what stands in it. Texts may hold the marks {@code {unit}} (the
 * unit's name as it stands), {@code {name}} (the issuing unit's name without its prefix), {@code {period}}, {@code {next}}
 * (the period after it) and {@code {phase}} (what a phase is called, if anything).
 *
 * @param form code of the {@link Form} whose figures it prints
 * @param levels units of these levels get one each
 * @param layout code of the {@link Layout} that it is set in
 * @param templates the JRXML files of the report's folder, by what they print
 * @param formats what is made of it; always a PDF
 * @param elements codes of the elements and indicators of its main table; empty for all of the form
 */
public record Report(
        String code,
        Text title,
        Kind kind,
        String form,
        List<String> levels,
        String layout,
        Set<PeriodType> periodTypes,
        Set<Format> formats,
        Map<Template, String> templates,
        Wording wording,
        List<Chapter> chapters,
        List<TextChapter> texts,
        List<String> elements,
        int columnsPerPage) {

    public Report {
        levels = List.copyOf(levels);
        periodTypes = Set.copyOf(periodTypes);
        formats = Set.copyOf(formats);
        templates = Map.copyOf(templates);
        chapters = List.copyOf(chapters);
        texts = List.copyOf(texts);
        elements = List.copyOf(elements);
    }

    /** The two kinds of document. */
    public enum Kind {
        /** Prose, tables and charts on a unit and those below it, with annexes. */
        BRIEFING,
        /** One page on one unit. */
        SHEET
    }

    /** File formats of a report. */
    public enum Format {
        PDF,
        /** The figures and the cells behind them as a workbook. */
        XLSX
    }

    /** True if the report is made on a unit for a period. */
    public boolean isOn(OrgUnit unit, Period period) {
        return levels.contains(unit.level()) && periodTypes.contains(period.type());
    }

    /** What a JRXML file of a report prints. */
    public enum Template {
        BODY,
        UNITS,
        QUALITY
    }

    /**
     * The words of the document's head and foot.
     *
     * @param zeroPad whether prose writes counts below ten with a zero before them
     * @param symbol what follows the document's number
     * @param kind the word above the subject: {@code BÁO CÁO}
     * @param opening narrative template of the first paragraph; empty for none
     * @param nothing what a chapter says whose figures are all zero
     * @param notice printed at the foot of every page; empty for none
     * @param signature lines of the signature block; {@code {on_behalf}}, {@code {acting}} and {@code {by_order}} stand
     *     for the layout's abbreviations
     */
    public record Wording(
            boolean zeroPad,
            List<UnitWords> units,
            String issuer,
            String symbol,
            String place,
            String kind,
            String subject,
            String opening,
            String nothing,
            String notice,
            List<String> signature,
            List<String> recipients) {
        public Wording {
            units = List.copyOf(units);
            signature = List.copyOf(signature);
            recipients = List.copyOf(recipients);
        }
    }

    /**
     * How units are spoken of whose name, or an alias of it, begins with a prefix; the first that fits counts.
     *
     * @param parent the body above the issuing body
     * @param words more words, which narrative templates call by name
     */
    public record UnitWords(String prefix, String parent, Map<String, String> words) {
        public UnitWords {
            words = Map.copyOf(words);
        }
    }

    /**
     * A chapter made from figures.
     *
     * @param section code of the form's section whose table it shows
     * @param narrative file name of its narrative template; empty for none
     * @param chart code of the element whose split over units is drawn; empty for none
     */
    public record Chapter(String section, String narrative, String chart) {}

    /** A chapter of what the units wrote under one label of the form, from all parts of the period or its last. */
    public record TextChapter(String block, String title, Parts parts) {}

    /** The reporting periods that count. */
    public enum Parts {
        ALL,
        LAST
    }
}
