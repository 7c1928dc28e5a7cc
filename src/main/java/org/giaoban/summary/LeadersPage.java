package org.giaoban.summary;

import java.util.List;

/**
 * The content of a summary for leaders, worded but not set: the PDF, the HTML page, the slides and the text of a mail are made
 * from it.
 *
 * @param news the sentence that says the most important in figures
 * @param needs what the leader needs to know: the largest changes and the plans at risk
 * @param note bases of comparison, signs and where more is found
 */
public record LeadersPage(
        Head head,
        String news,
        List<Tile> tiles,
        List<Need> needs,
        Plans plans,
        Reporters reporters,
        List<String> note) {

    public LeadersPage {
        tiles = List.copyOf(tiles);
        needs = List.copyOf(needs);
        note = List.copyOf(note);
    }

    /**
     * The first lines.
     *
     * @param state whether the figures are provisional or closed
     * @param dates the cut-off, the as-of date and the revision
     * @param received how many of the expected submissions were accepted, and how many of these on time
     */
    public record Head(String title, String state, String dates, String received) {}

    /**
     * One element of the form.
     *
     * @param change change since last year; why it is unknown if it is
     * @param basis what the change is over, if it is not over the whole figure; else empty
     * @param standing share of the year's plan and what is missing
     */
    public record Tile(String number, String name, String change, String basis, String standing, Columns columns) {}

    /** The figures of some reporting periods beside each other. */
    public record Columns(List<Column> list) {
        public Columns {
            list = List.copyOf(list);
        }
    }

    /**
     * A figure of one reporting period, drawn from zero.
     *
     * @param value the figure as text
     * @param height in thousandths of the highest column
     */
    public record Column(String label, String value, int height, Kind kind) {
        /** What is known of the figure. */
        public enum Kind {
            /** Complete, of a period before the last one. */
            BEFORE,
            /** Complete, of the last reporting period. */
            LAST,
            /** Submissions are missing. */
            INCOMPLETE,
            UNKNOWN
        }

        /** The kind as text, for templates. */
        public String kindName() {
            return kind.name();
        }
    }

    /** A line of what leaders need to know. */
    public record Need(String label, String text) {}

    /**
     * The plans of the year.
     *
     * @param heading says which year and how much of it has passed
     * @param none said in place of the lines if no element has a plan; else empty
     */
    public record Plans(String heading, List<PlanLine> lines, String none) {
        public Plans {
            lines = List.copyOf(lines);
        }
    }

    /**
     * The plan of one element: an outline for the plan, a bar for the year to date, a line at the elapsed time.
     *
     * @param percent year to date in per cent of the plan
     * @param amounts year to date and plan
     * @param bullet lengths of the three
     */
    public record PlanLine(String name, String percent, String amounts, Bullet bullet) {}

    /**
     * Lengths in thousandths of the width of the drawing.
     *
     * @param isCut true if the bar is longer than the drawing
     */
    public record Bullet(int plan, int actual, int elapsed, boolean isCut) {}

    /**
     * Who reported, by one sign for each reporting period.
     *
     * @param legend the signs and their meanings
     * @param units all units, or those that did not report on time
     * @param others what is said of the units that are not listed; empty if all are
     */
    public record Reporters(String heading, String legend, List<Reporter> units, String others) {
        public Reporters {
            units = List.copyOf(units);
        }
    }

    /** A unit and its signs. @param isOnTime true if every submission was accepted and on time */
    public record Reporter(String name, String signs, boolean isOnTime) {}
}
