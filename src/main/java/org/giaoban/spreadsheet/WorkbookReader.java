package org.giaoban.spreadsheet;

/** Reads one file format. */
interface WorkbookReader {

    /**
     * The workbook with all its sheets, hidden ones too.
     *
     * @throws UnreadableException where the bytes are no workbook of this format, damaged, or beyond the {@link Limits}
     */
    Workbook read(byte[] bytes) throws UnreadableException;
}
