package org.giaoban.read;

import org.giaoban.model.FindingCode;

/**
 * What a workbook may cost, checked while it is read, before memory is spent on it. An ordinary submission has some
 * thousand cells and 50 kB.
 *
 * @param fileBytes of the file
 * @param parts files inside a zipped workbook
 * @param inflatedBytes of all parts that are read, together
 */
record Limits(long fileBytes, int parts, long inflatedBytes, int sheets, int cells) {

    static final Limits ORDINARY = new Limits(32L << 20, 5_000, 192L << 20, 256, 500_000);

    static void check(boolean within, String what, long limit) throws UnreadableException {
        if (!within) {
            throw new UnreadableException(FindingCode.TOO_LARGE, what + " > " + limit);
        }
    }
}
