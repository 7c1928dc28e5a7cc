package org.giaoban.model;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far somebody could see: a day, and how much of what came on it. Receipts and decisions know days and no hours; the
 * order within a day is that of their ledgers.
 *
 * @param receipts lines of the ledger of receipts that were there, those of earlier days included
 * @param decisions likewise
 */
public record AsOfPoint(LocalDate day, long receipts, int decisions) implements Comparable<AsOfPoint> {

    /** Key of the current snapshot, whatever its business date, so that a new date alone changes no stored row. */
    public static final AsOfPoint CURRENT = endOf(LocalDate.of(9999, 12, 31));

    private static final String CURRENT_ID = "current";

    private static final Pattern ID = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})(?:\\.(\\d+)\\.(\\d+))?");
    private static final Comparator<AsOfPoint> ORDER = Comparator.comparing(AsOfPoint::day)
            .thenComparing(AsOfPoint::decisions)
            .thenComparing(AsOfPoint::receipts);

    /** When everything of a day has come. */
    public static AsOfPoint endOf(LocalDate day) {
        return new AsOfPoint(day, Long.MAX_VALUE, Integer.MAX_VALUE);
    }

    /** @throws IllegalArgumentException where it is no {@link #id} */
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
