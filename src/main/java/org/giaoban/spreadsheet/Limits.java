package org.giaoban.spreadsheet;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.giaoban.model.FindingCode;

/**
 * Limits for one workbook, checked while the file is read and before memory is allocated. An ordinary submission has
 * some thousand cells and 50 kB; a register of 200,000 rows is within the limits too.
 *
 * @param textBytes bytes of a plain text file
 * @param markupBytes bytes of a web page, which is kept in memory as a tree
 * @param entries zip entries in the file
 * @param inflatedBytes inflated bytes of all zip entries that are read, together
 * @param sheets sheets of the workbook
 * @param memory bytes of memory for the rows, cells and texts of the workbook, as {@link Memory} counts them
 */
record Limits(long textBytes, long markupBytes, int entries, long inflatedBytes, int sheets, long memory) {

    static final Limits ORDINARY = new Limits(24L << 20, 8L << 20, 5_000, 384L << 20, 256, 192L << 20);

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

    static void check(boolean within, String what, long limit) throws UnreadableException {
        if (!within) {
            throw new UnreadableException(FindingCode.TOO_LARGE, what + " > " + limit);
        }
    }

    /** @param count number of styles, fonts, number formats or relationships */
    static void checkStyles(int count) throws UnreadableException {
        check(count <= STYLES, "styles", STYLES);
    }

    /** Counts the memory for what is kept of a workbook. A text or number that occurs again is kept once. */
    final class Memory {

        /** Bytes of a row, with what is made of it when it is checked. */
        private static final int ROW = 400;

        private static final int CELL = 56;
        private static final int NUMBER = 40;
        private static final int TEXT_AND_ENTRY = 96;
        private static final int REMEMBERED = 50_000;

        private final Map<Object, Object> known = new HashMap<>();
        private long bytes;

        void addRow() throws UnreadableException {
            add(ROW);
        }

        void addCells(int count) throws UnreadableException {
            add((long) count * CELL);
        }

        String keep(String text) throws UnreadableException {
            check(text.length() <= TEXT, "text", TEXT);
            return keep(text, TEXT_AND_ENTRY + 2L * text.length());
        }

        BigDecimal keep(BigDecimal number) throws UnreadableException {
            return keep(number, NUMBER);
        }

        @SuppressWarnings("unchecked") // equal objects of one of two final classes
        private <T> T keep(T value, long size) throws UnreadableException {
            Object same = known.get(value);
            if (same != null) {
                return (T) same;
            }
            add(size);
            if (known.size() < REMEMBERED) {
                known.put(value, value);
            }
            return value;
        }

        private void add(long size) throws UnreadableException {
            bytes += size;
            check(bytes <= memory, "bytes in memory", memory);
        }
    }
}
