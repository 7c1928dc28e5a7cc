package org.giaoban.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A report that the office issues: its units, periods, chapters and words. Texts may contain the placeholders {@code
 * {unit}} (the unit's name as it stands), {@code {name}} (the issuing unit's name without its prefix), {@code
 * {period}}, {@code {next}} (the period after it) and {@code {phase}} (what a phase is called, if anything).
 *
 * @param scope the form, units and periods that the report is about
 * @param design layout, file formats and templates
 * @param contents chapters and tables
 */
public record Report(
        String code, Text title, Kind kind, Scope scope, Design design, Wording wording, Contents contents) {

    /**
     * What the report is about.
     *
     * @param form code of the {@link Form} whose figures it prints
     * @param levels each unit of these levels gets a report of its own
     * @param periodTypes the lengths of period for which it is issued
     */
    public record Scope(String form, List<String> levels, Set<PeriodType> periodTypes) {
        public Scope {
            levels = List.copyOf(levels);
            periodTypes = Set.copyOf(periodTypes);
        }
    }

    /**
     * How the report is made.
     *
     * @param layout code of the layout that it is set in
     * @param formats the file formats; a PDF is always among them
     * @param templates the JRXML files of the report's folder, by what they print
     * @param dated what differs for periods that end at certain times; the first entry that fits applies
     */
    public record Design(String layout, List<Dated> dated, Set<Format> formats, Map<Template, String> templates) {
        public Design {
            dated = List.copyOf(dated);
            formats = Set.copyOf(formats);
            templates = Map.copyOf(templates);
        }
    }

    /**
     * The layout and the words of the head for periods whose last day lies between two dates. An empty text means that
     * the report's own applies.
     *
     * @param from the first day; null if there is none
     * @param until the last day; null if there is none
     * @param parent the body above the issuing body, for units of every name
     */
    public record Dated(
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            String layout,
            String issuer,
            String parent,
            String symbol) {
        boolean includes(LocalDate day) {
            return (from == null || !day.isBefore(from)) && (until == null || !day.isAfter(until));
        }
    }

    /** Returns the report as it is issued for a period that ends on a day. */
    public Report on(LocalDate lastDay) {
        return design.dated().stream()
                .filter(each -> each.includes(lastDay))
                .findFirst()
                .map(each -> new Report(
                        code,
                        title,
                        kind,
                        scope,
                        new Design(or(each.layout(), layout()), design.dated(), design.formats(), design.templates()),
                        wording.with(each),
                        contents))
                .orElse(this);
    }

    /** Returns a copy with other words. */
    public Report with(Wording words) {
        return new Report(code, title, kind, scope, design, words, contents);
    }

    private static String or(String text, String otherwise) {
        return text.isEmpty() ? otherwise : text;
    }

    /**
     * The chapters and tables of the report.
     *
     * @param results heading of the part that has the chapters of figures; empty if each chapter is a part
     * @param texts chapters of what the units wrote
     * @param elements codes of the elements and indicators of its main table; empty for all of the form
     * @param columnsPerPage units on one page of a table that has a column for each unit
     * @param page what a summary shows; empty for other kinds
     */
    public record Contents(
            String results,
            List<Chapter> chapters,
            List<TextChapter> texts,
            List<String> elements,
            int columnsPerPage,
            Page page) {
        public Contents {
            chapters = List.copyOf(chapters);
            texts = List.copyOf(texts);
            elements = List.copyOf(elements);
        }
    }

    /**
     * What a summary shows of the form.
     *
     * @param tiles the elements and indicators that have a tile
     * @param plans the elements whose year's plan is drawn
     * @param details where the reader finds more; may contain placeholders
     */
    public record Page(List<Shown> tiles, List<Shown> plans, String details) {
        public Page {
            tiles = List.copyOf(tiles);
            plans = List.copyOf(plans);
        }
    }

    /** An element or indicator on a page. @param name what the page calls it; empty for the form's name */
    public record Shown(String element, String name) {}

    public String form() {
        return scope.form();
    }

    public List<String> levels() {
        return scope.levels();
    }

    public Set<PeriodType> periodTypes() {
        return scope.periodTypes();
    }

    public String layout() {
        return design.layout();
    }

    public List<Dated> dated() {
        return design.dated();
    }

    public Set<Format> formats() {
        return design.formats();
    }

    public Map<Template, String> templates() {
        return design.templates();
    }

    public String results() {
        return contents.results();
    }

    public List<Chapter> chapters() {
        return contents.chapters();
    }

    public List<TextChapter> texts() {
        return contents.texts();
    }

    public List<String> elements() {
        return contents.elements();
    }

    public int columnsPerPage() {
        return contents.columnsPerPage();
    }

    public Page page() {
        return contents.page();
    }

    /** The kinds of document. */
    public enum Kind {
        /** Prose, tables and charts on a unit and those below it, with annexes. */
        BRIEFING,
        /** One page on one unit. */
        SHEET,
        /** One page for leaders: tiles, plans, who reported. */
        SUMMARY,
        /** Tables of all figures: comparisons and plans of the unit, then the units below it. */
        FIGURES,
        /** Who reported when, findings, repairs, revisions and breaks. */
        QUALITY
    }

    /** File formats of a report. */
    public enum Format {
        PDF,
        /** The figures and the cells behind them as a workbook. */
        XLSX,
        /** A report as a text document that can be edited. */
        DOCX,
        /** A summary as one page for a phone. */
        HTML,
        /** A summary as slides. */
        PPTX
    }

    /** True if the report is made on a unit for a period. */
    public boolean isOn(OrgUnit unit, Period period) {
        return levels().contains(unit.level()) && periodTypes().contains(period.type());
    }

    /** What a template of a report makes: a JRXML file prints sections, {@code HTML} is a FreeMarker template. */
    public enum Template {
        BODY,
        UNITS,
        QUALITY,
        HTML
    }

    /**
     * The words of the document's head and foot.
     *
     * @param zeroPad whether prose writes counts below ten with a zero before them
     * @param opening narrative template of the first paragraph; empty for none
     * @param nothing what a chapter says whose figures are all zero
     * @param notice printed at the foot of every page; empty for none
     * @param signature lines of the signature block; {@code {on_behalf}}, {@code {acting}} and {@code {by_order}} stand
     *     for the layout's abbreviations
     */
    public record Wording(
            boolean zeroPad,
            List<UnitWords> units,
            Head head,
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

        /** Returns a copy with another notice at the foot of the pages and another word above the subject. */
        public Wording with(String otherNotice, String otherKind) {
            return new Wording(
                    zeroPad,
                    units,
                    new Head(issuer(), symbol(), place(), otherKind, subject()),
                    opening,
                    nothing,
                    otherNotice,
                    signature,
                    recipients);
        }

        Wording with(Dated dated) {
            return new Wording(
                    zeroPad,
                    units.stream()
                            .map(each -> new UnitWords(each.prefix(), or(dated.parent(), each.parent()), each.words()))
                            .toList(),
                    new Head(or(dated.issuer(), issuer()), or(dated.symbol(), symbol()), place(), kind(), subject()),
                    opening,
                    nothing,
                    notice,
                    signature,
                    recipients);
        }

        public String issuer() {
            return head.issuer();
        }

        public String symbol() {
            return head.symbol();
        }

        public String place() {
            return head.place();
        }

        public String kind() {
            return head.kind();
        }

        public String subject() {
            return head.subject();
        }
    }

    /**
     * The words of the document's head.
     *
     * @param symbol printed after the document's number
     * @param place printed before the date
     * @param kind the word above the subject: {@code BÁO CÁO}
     */
    public record Head(String issuer, String symbol, String place, String kind, String subject) {}

    /**
     * Words for units whose name or alias begins with a prefix; the first entry that matches applies.
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

    /**
     * A chapter of what the units wrote under one label of the form, from all parts of the period or its last.
     *
     * @param amongResults true if it stands before the chapters of figures, in the same part
     */
    public record TextChapter(String block, String title, Parts parts, boolean amongResults) {}

    /** The reporting periods that count. */
    public enum Parts {
        ALL,
        LAST
    }
}
