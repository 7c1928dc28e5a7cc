package org.giaoban.spreadsheet;

import org.giaoban.model.FindingCode;

/**
 * Limits for one workbook, checked while the file is read and before memory is allocated. An ordinary submission has
 * some thousand cells and 50 kB.
 *
 * @param textBytes bytes of a plain text file
 * @param markupBytes bytes of a web page, which is kept in memory as a tree
 * @param entries zip entries in the file
 * @param inflatedBytes inflated bytes of all zip entries that are read, together
 * @param sheets sheets of the workbook
 * @param cells cells of the workbook
 * @param characters characters of all texts together, plus a fixed overhead for each text
 */
record Limits(
        long textBytes, long markupBytes, int entries, long inflatedBytes, int sheets, int cells, long characters) {

    static final Limits ORDINARY = new Limits(4L << 20, 8L << 20, 5_000, 96L << 20, 256, 500_000, 16L << 20);

    /** Rows of a sheet in Excel. */
    static final int ROWS = 1_048_576;
    /** Columns of a sheet in Excel. */
    static final int COLUMNS = 16_384;
    /** Characters of a cell in Excel. */
    static final int TEXT = 32_767;

    /** Characters of a sheet's name; Excel allows 31, other programs more. */
    static final int SHEET_NAME = 255;

    /** Cells in rows that merged ranges cover, counted for each range. */
    static final int MERGED_CELLS = 4_000_000;

    private static final int STYLES = 65_536;
    private static final int TEXT_OVERHEAD = 24;

    static void check(boolean within, String what, long limit) throws UnreadableException {
        if (!within) {
            throw new UnreadableException(FindingCode.TOO_LARGE, what + " > " + limit);
        }
    }

    /** @param count number of styles, fonts, number formats or relationships */
    static void checkStyles(int count) throws UnreadableException {
        check(count <= STYLES, "styles", STYLES);
    }

    /** Counts the characters of the texts that are kept. */
    final class Texts {

        private long kept;

        String keep(String text) throws UnreadableException {
            check(text.length() <= TEXT, "text", TEXT);
            kept += text.length() + TEXT_OVERHEAD;
            check(kept <= characters, "characters", characters);
            return text;
        }
    }
}
