package org.giaoban.model;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A point up to which receipts and decisions are known: a day, and a place in the order of that day. Receipts and
 * decisions are dated by day, without a time; the order within a day is that of their ledgers.
 *
 * @param receipts number of known lines of the ledger of receipts, including earlier days
 * @param decisions number of known rows of the ledger of decisions, including earlier days
 */
public record AsOfPoint(LocalDate day, long receipts, int decisions) implements Comparable<AsOfPoint> {

    /** Key of the current snapshot, whatever its business date, so that a new date alone changes no stored row. */
    public static final AsOfPoint CURRENT = endOf(LocalDate.of(9999, 12, 31));

    private static final String CURRENT_ID = "current";

    private static final Pattern ID = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})(?:\\.(\\d+)\\.(\\d+))?");
    private static final Comparator<AsOfPoint> ORDER = Comparator.comparing(AsOfPoint::day)
            .thenComparing(AsOfPoint::decisions)
            .thenComparing(AsOfPoint::receipts);

    /** Returns the point at the end of a day: all its receipts and decisions are known. */
    public static AsOfPoint endOf(LocalDate day) {
        return new AsOfPoint(day, Long.MAX_VALUE, Integer.MAX_VALUE);
    }

    /** @throws IllegalArgumentException if the text is no {@link #id} */
    public static AsOfPoint of(String id) {
        if (id.equals(CURRENT_ID)) {
            return CURRENT;
        }
        Matcher parts = ID.matcher(id);
        if (!parts.matches()) {
            throw new IllegalArgumentException("no as-of point: " + id);
        }
        LocalDate day = LocalDate.parse(parts.group(1));
        return parts.group(2) == null
                ? endOf(day)
                : new AsOfPoint(day, Long.parseLong(parts.group(2)), Integer.parseInt(parts.group(3)));
    }

    /** {@code 2023-07-20} for the end of a day, else with both numbers: {@code 2023-07-20.182.7}. */
    public String id() {
        if (equals(CURRENT)) {
            return CURRENT_ID;
        }
        return equals(endOf(day)) ? day.toString() : day + "." + receipts + "." + decisions;
    }

    /** True if what was received or decided at the other point is known at this one. */
    public boolean includes(AsOfPoint other) {
        return other.day.isBefore(day)
                || other.day.equals(day) && other.receipts <= receipts && other.decisions <= decisions;
    }

    @Override
    public int compareTo(AsOfPoint other) {
        return ORDER.compare(this, other);
    }
}
