package org.giaoban.model;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a person decided about a period.
 *
 * @param row its place in the ledger, 1 for the first
 * @param unit the unit concerned; empty for all
 * @param reason in the person's words
 * @param mark what the person had before them, where it is told
 */
public record Decision(
        int row, LocalDate date, Period period, Optional<String> unit, Kind kind, String reason, String by, Mark mark) {

    private static final Pattern UNTIL = Pattern.compile("(\\d{4}-\\d{2}-\\d{2}):.*", Pattern.DOTALL);

    /** What can be decided. */
    public enum Kind {
        CLOSE,
        REOPEN,
        EXCLUDE,
        EXTEND,
        RETURN;

        /** As files show it. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What stood when it was decided. The ledger has it in brackets after the reason:
     * {@code [templates 0123456789ab, units cdef01234567, receipts 182]}.
     *
     * @param templates the beginning of the templates' hash; a closing tells it
     * @param units the beginning of the hash of the period's units and targets; a closing tells it
     * @param receipts how many had been received
     */
    public record Mark(Optional<String> templates, Optional<String> units, Optional<Long> receipts) {

        public static final Mark NONE = new Mark(Optional.empty(), Optional.empty(), Optional.empty());

        private static final Pattern WRITTEN = Pattern.compile(
                "(?<reason>.*?)\\s*\\[(?=templates |units |receipts )(?:templates (?<templates>[0-9a-f]{12}))?(?:, )?(?:units (?<units>[0-9a-f]{12}))?(?:, )?(?:receipts (?<receipts>\\d{1,18}))?]",
                Pattern.DOTALL);

        /** After how many receipts. */
        public static Mark ofReceipts(long receipts) {
            return new Mark(Optional.empty(), Optional.empty(), Optional.of(receipts));
        }

        /** The same, and with which templates, units and targets. */
        public Mark with(String templatesHash, String unitsHash) {
            return new Mark(
                    Optional.of(templatesHash.substring(0, 12)), Optional.of(unitsHash.substring(0, 12)), receipts);
        }

        @Override
        public String toString() {
            String told = Stream.of(
                            templates.map(hash -> "templates " + hash),
                            units.map(hash -> "units " + hash),
                            receipts.map(n -> "receipts " + n))
                    .flatMap(Optional::stream)
                    .collect(Collectors.joining(", "));
            return told.isEmpty() ? "" : " [" + told + "]";
        }
    }

    /** As the ledger has it: with the mark, where there is one, after the reason. */
    public static Decision of(
            int row, LocalDate date, Period period, Optional<String> unit, Kind kind, String written, String by) {
        Matcher marked = Mark.WRITTEN.matcher(written);
        return marked.matches()
                ? new Decision(
                        row,
                        date,
                        period,
                        unit,
                        kind,
                        marked.group("reason"),
                        by,
                        new Mark(
                                Optional.ofNullable(marked.group("templates")),
                                Optional.ofNullable(marked.group("units")),
                                Optional.ofNullable(marked.group("receipts")).map(Long::valueOf)))
                : new Decision(row, date, period, unit, kind, written, by, Mark.NONE);
    }

    /** The reason and the mark, for the ledger. */
    public String written() {
        return reason + mark;
    }

    public Decision withMark(Mark other) {
        return new Decision(row, date, period, unit, kind, reason, by, other);
    }

    /** When it was there itself. */
    public AsOfPoint moment() {
        return new AsOfPoint(date, 0, row);
    }

    /** What it was taken upon: itself and the receipts that its mark tells; without a mark, all that its day brought. */
    public AsOfPoint sight() {
        return mark.receipts()
                .map(receipts -> new AsOfPoint(date, receipts, row))
                .orElseGet(() -> AsOfPoint.endOf(date));
    }

    /** Whether a reason begins with what an extension takes for its last day. */
    public static boolean tellsDay(String reason) {
        return UNTIL.matcher(reason).matches();
    }

    /**
     * The last day on which a submission is in time by an extension: {@code 2023-07-20: floods}. An extension without a
     * day lasts until the period is closed.
     *
     * @throws DateTimeException where the reason begins with what looks like a day and is none
     */
    public Optional<LocalDate> until() {
        Matcher day = UNTIL.matcher(reason);
        return kind == Kind.EXTEND && day.matches() ? Optional.of(LocalDate.parse(day.group(1))) : Optional.empty();
    }
}
