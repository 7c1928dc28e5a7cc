package org.giaoban.model;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.giaoban.model.OperatorError.InvalidValueException;

/**
 * What a person decided about a period: one row of {@code decisions.csv}.
 *
 * @param row its place in the ledger, 1 for the first
 * @param unit the unit concerned; empty for all
 * @param reason in the person's words, without what {@code details} hold
 * @param details what only some kinds of decision have
 */
public record Decision(
        int row,
        LocalDate date,
        Period period,
        Optional<String> unit,
        Kind kind,
        String reason,
        String by,
        Details details) {

    private static final Pattern UNTIL = Pattern.compile("(\\d{4}-\\d{2}-\\d{2}):\\s*(.*)", Pattern.DOTALL);

    /** Begins the reason of a confirmation or amendment: {@code GT:A: …} or {@code GT:A = 12: …}. */
    private static final Pattern ABOUT =
            Pattern.compile("([^\\s=]+)(?:\\s*=\\s*(-?\\d+(?:\\.\\d+)?))?:\\s+(.*)", Pattern.DOTALL);

    /** The kinds of decision. */
    public enum Kind {
        CLOSE,
        REOPEN,
        EXCLUDE,
        EXTEND,
        RETURN,
        /** A warning about a value is settled: the value is right. */
        CONFIRM,
        /** The office corrects a value that a unit reported; the unit's next version replaces it. */
        AMEND;

        /** As files show it. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** True if the decision is about a single value of a unit's submission. */
        public boolean isAboutValue() {
            return this == CONFIRM || this == AMEND;
        }
    }

    /**
     * What a decision is about beyond its period and unit, and what was known when it was taken.
     *
     * @param element the value that a confirmation or amendment is about: {@code CODE} or {@code CODE:CATEGORY}
     * @param value the number that an amendment puts in place of the reported one
     * @param until the last day of an extension
     */
    public record Details(Optional<String> element, Optional<BigDecimal> value, Optional<LocalDate> until, Mark mark) {

        public static final Details NONE = new Details(Optional.empty(), Optional.empty(), Optional.empty(), Mark.NONE);

        public Details withMark(Mark other) {
            return new Details(element, value, until, other);
        }

        public Details withUntil(LocalDate day) {
            return new Details(element, value, Optional.of(day), mark);
        }

        /** @param number of an amendment; empty for a confirmation */
        public Details withValue(ElementKey about, Optional<BigDecimal> number) {
            return new Details(Optional.of(about.toString()), number, until, mark);
        }
    }

    /**
     * What was known and in force when a decision was taken. Ledgers with the six older columns have it in brackets after
     * the reason: {@code [templates 0123456789ab, units cdef01234567, receipts 182]}; the others have a column for the
     * receipts.
     *
     * @param templates the first twelve digits of the templates' hash; recorded by a closing
     * @param units the first twelve digits of the hash of the period's units and targets; recorded by a closing
     * @param receipts the number of lines of {@code receipts.csv}
     * @param code the code of the only finding that a confirmation settles
     */
    public record Mark(
            Optional<String> templates, Optional<String> units, Optional<Long> receipts, Optional<String> code) {

        public static final Mark NONE =
                new Mark(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        private static final Pattern WRITTEN = Pattern.compile(
                "(?<reason>.*?)\\s*\\[(?=templates |units |receipts |code )(?:templates (?<templates>[0-9a-f]{12}))?(?:, )?(?:units (?<units>[0-9a-f]{12}))?(?:, )?(?:receipts (?<receipts>\\d{1,18}))?(?:, )?(?:code (?<code>[A-Z0-9-]{1,60}))?]",
                Pattern.DOTALL);

        /** Returns the mark of a decision that was taken after {@code receipts} lines of the ledger. */
        public static Mark ofReceipts(long receipts) {
            return new Mark(Optional.empty(), Optional.empty(), Optional.of(receipts), Optional.empty());
        }

        /** Returns a copy with the first twelve digits of both hashes. */
        public Mark with(String templatesHash, String unitsHash) {
            return new Mark(
                    Optional.of(templatesHash.substring(0, 12)),
                    Optional.of(unitsHash.substring(0, 12)),
                    receipts,
                    code);
        }

        /** The same with another number of receipts. */
        public Mark withReceipts(Optional<Long> others) {
            return new Mark(templates, units, others, code);
        }

        /** The same, for a confirmation that settles findings of one code only. */
        public Mark withCode(Optional<String> only) {
            return new Mark(templates, units, receipts, only);
        }

        @Override
        public String toString() {
            String text = Stream.of(
                            templates.map(hash -> "templates " + hash),
                            units.map(hash -> "units " + hash),
                            receipts.map(n -> "receipts " + n),
                            code.map(id -> "code " + id))
                    .flatMap(Optional::stream)
                    .collect(Collectors.joining(", "));
            return text.isEmpty() ? "" : " [" + text + "]";
        }
    }

    /**
     * @throws InvalidValueException where anything but an extension has a last day, where a confirmation or amendment lacks
     *     its unit or element, or where an amendment lacks its value
     */
    public Decision {
        if (details.until().isPresent() && kind != Kind.EXTEND) {
            throw new InvalidValueException("decision-until");
        }
        if (kind.isAboutValue() && (unit.isEmpty() || details.element().isEmpty())) {
            throw new InvalidValueException("decision-element", kind.id());
        }
        if (kind == Kind.AMEND && details.value().isEmpty()) {
            throw new InvalidValueException("decision-value", kind.id());
        }
    }

    /**
     * An element, or one of its categories.
     *
     * @param category empty for the element itself
     */
    public record ElementKey(String element, String category) {

        /** Reads {@code CODE} or {@code CODE:CATEGORY}. */
        public static ElementKey of(String text) {
            int colon = text.indexOf(':');
            return colon < 0
                    ? new ElementKey(text, "")
                    : new ElementKey(text.substring(0, colon), text.substring(colon + 1));
        }

        /** True for the element and category itself; an element without a category covers all of its categories. */
        public boolean covers(String otherElement, String otherCategory) {
            return element.equals(otherElement) && (category.isEmpty() || category.equals(otherCategory));
        }

        @Override
        public String toString() {
            return category.isEmpty() ? element : element + ":" + category;
        }
    }

    /** True if a confirmation settles findings of this code: all codes where it names none. */
    public boolean settles(String findingCode) {
        return mark().code().map(findingCode::equals).orElse(true);
    }

    /**
     * The value that a confirmation or amendment is about.
     *
     * @throws java.util.NoSuchElementException for other kinds
     */
    public ElementKey element() {
        return ElementKey.of(details.element().orElseThrow());
    }

    /** A decision with a mark and no other details. */
    public Decision(
            int row,
            LocalDate date,
            Period period,
            Optional<String> unit,
            Kind kind,
            String reason,
            String by,
            Mark mark) {
        this(row, date, period, unit, kind, reason, by, Details.NONE.withMark(mark));
    }

    /**
     * A row with the six older columns: an extension's last day stands before the reason ({@code 2023-07-20: floods}), as do
     * the element and value of a confirmation or amendment ({@code GT:A = 12: by telephone}); the mark stands after it.
     *
     * @throws DateTimeException where an extension's reason begins with what looks like a day and is none
     */
    public static Decision of(
            int row, LocalDate date, Period period, Optional<String> unit, Kind kind, String written, String by) {
        Matcher marked = Mark.WRITTEN.matcher(written);
        String reason = marked.matches() ? marked.group("reason") : written;
        Details details = marked.matches() ? Details.NONE.withMark(mark(marked)) : Details.NONE;
        Matcher about = ABOUT.matcher(reason);
        if (kind.isAboutValue() && about.matches()) {
            Details whole = details.withValue(
                    ElementKey.of(about.group(1)),
                    Optional.ofNullable(about.group(2)).map(BigDecimal::new));
            return new Decision(row, date, period, unit, kind, about.group(3), by, whole);
        }
        Matcher day = UNTIL.matcher(reason);
        return kind == Kind.EXTEND && day.matches()
                ? new Decision(
                        row,
                        date,
                        period,
                        unit,
                        kind,
                        day.group(2),
                        by,
                        details.withUntil(LocalDate.parse(day.group(1))))
                : new Decision(row, date, period, unit, kind, reason, by, details);
    }

    /**
     * A row with all columns: of the mark, only the hashes stand after the reason.
     *
     * @param columns what the row's other columns hold, the receipts as its mark
     */
    public static Decision of(
            int row,
            LocalDate date,
            Period period,
            Optional<String> unit,
            Kind kind,
            String written,
            String by,
            Details columns) {
        Matcher marked = Mark.WRITTEN.matcher(written);
        return marked.matches() && marked.group("receipts") == null
                ? new Decision(
                        row,
                        date,
                        period,
                        unit,
                        kind,
                        marked.group("reason"),
                        by,
                        columns.withMark(
                                mark(marked).withReceipts(columns.mark().receipts())))
                : new Decision(row, date, period, unit, kind, written, by, columns);
    }

    private static Mark mark(Matcher marked) {
        return new Mark(
                Optional.ofNullable(marked.group("templates")),
                Optional.ofNullable(marked.group("units")),
                Optional.ofNullable(marked.group("receipts")).map(Long::valueOf),
                Optional.ofNullable(marked.group("code")));
    }

    /** The column {@code reason} of a ledger with the six older columns: last day, or element and value; reason and mark. */
    public String written() {
        return until().map(day -> day + ": ").orElse("") + (kind.isAboutValue() ? about() : "") + reason + mark();
    }

    private String about() {
        return element()
                + details.value().map(value -> " = " + value.toPlainString()).orElse("")
                + ": ";
    }

    /** The column {@code reason} of a ledger with all columns: the reason and the mark's hashes. */
    public String writtenBesideColumns() {
        return reason + mark().withReceipts(Optional.empty());
    }

    /** Returns the receipts and definitions that were known when the decision was taken. */
    public Mark mark() {
        return details.mark();
    }

    public Decision withMark(Mark other) {
        return new Decision(row, date, period, unit, kind, reason, by, details.withMark(other));
    }

    /** The first as-of point of its day that knows the decision itself; it knows none of that day's receipts. */
    public AsOfPoint takenAt() {
        return new AsOfPoint(date, 0, row);
    }

    /** The as-of point it was taken at: it knows its row and the receipts of its mark; without these, its whole day. */
    public AsOfPoint basedOn() {
        return mark().receipts()
                .map(receipts -> new AsOfPoint(date, receipts, row))
                .orElseGet(() -> AsOfPoint.endOf(date));
    }

    /** True if a ledger with the six older columns would take the beginning of a reason for an extension's last day. */
    public static boolean tellsDay(String reason) {
        return UNTIL.matcher(reason).matches();
    }

    /**
     * The last day on which a submission is in time by an extension. An extension without one lasts until the period is
     * closed.
     */
    public Optional<LocalDate> until() {
        return details.until();
    }
}
