package org.giaoban.spreadsheet;

import org.giaoban.model.FindingCode;

/**
 * What a workbook may cost, checked while it is read, before memory is spent on it. An ordinary submission has some
 * thousand cells and 50 kB.
 *
 * @param fileBytes of the file
 * @param textBytes of a file of plain text
 * @param parts files inside a zipped workbook
 * @param inflatedBytes of all parts that are read, together
 * @param characters of all texts, together; each text costs some more than its own
 */
record Limits(long fileBytes, long textBytes, int parts, long inflatedBytes, int sheets, int cells, long characters) {

    static final Limits ORDINARY = new Limits(32L << 20, 4L << 20, 5_000, 96L << 20, 256, 500_000, 16L << 20);

    /** As many as Excel's own. */
    static final int ROWS = 1_048_576;
    /** As many as Excel's own. */
    static final int COLUMNS = 16_384;
    /** As long as Excel's own. */
    static final int TEXT = 32_767;

    /** Excel allows 31 characters, other programs more. */
    static final int SHEET_NAME = 255;

    private static final int STYLES = 65_536;
    private static final int OF_EACH_TEXT = 24;

    static void check(boolean within, String what, long limit) throws UnreadableException {
        if (!within) {
            throw new UnreadableException(FindingCode.TOO_LARGE, what + " > " + limit);
        }
    }

    /** @param count of styles, fonts, number formats or relationships */
    static void checkStyles(int count) throws UnreadableException {
        check(count <= STYLES, "styles", STYLES);
    }

    /** Counts texts while they are kept. */
    final class Texts {

        private long kept;

        String keep(String text) throws UnreadableException {
            check(text.length() <= TEXT, "text", TEXT);
            kept += text.length() + OF_EACH_TEXT;
            check(kept <= characters, "characters", characters);
            return text;
        }
    }
}
