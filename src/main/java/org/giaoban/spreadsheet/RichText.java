package org.giaoban.spreadsheet;

/**
 * A text that may have runs of different formats. Raised and lowered digits are written with the characters for them,
 * so that the mark of a footnote does not join a number: {@code 14604¹}. Struck-out runs are left out unless nothing
 * else is there.
 *
 * @param struck true if all of the text is struck out
 */
record RichText(String text, boolean struck) {

    private static final String PLAIN = "0123456789+-=()";
    private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾";
    private static final String LOWERED = "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎";

    RichText keptIn(Limits.Memory memory) throws UnreadableException {
        return new RichText(memory.keep(text), struck);
    }

    /** Position of a run's letters relative to the line. */
    enum Position {
        ON_LINE,
        RAISED,
        LOWERED
    }

    /** Collects the runs of one text. */
    static final class Runs {

        private final StringBuilder counting = new StringBuilder();
        private final StringBuilder struckOut = new StringBuilder();

        void add(String run, Position position, boolean struck) {
            (struck ? struckOut : counting).append(position == Position.ON_LINE ? run : moved(run, position));
        }

        int length() {
            return counting.length() + struckOut.length();
        }

        RichText text() {
            boolean struck =
                    counting.toString().isBlank() && !struckOut.toString().isBlank();
            return new RichText(struck ? struckOut.toString() : counting.toString(), struck);
        }
    }

    private static String moved(String run, Position position) {
        String signs = position == Position.RAISED ? RAISED : LOWERED;
        StringBuilder moved = new StringBuilder(run.length());
        run.chars().forEach(c -> {
            int at = PLAIN.indexOf(c);
            moved.append(at < 0 ? (char) c : signs.charAt(at));
        });
        return moved.toString();
    }
}
