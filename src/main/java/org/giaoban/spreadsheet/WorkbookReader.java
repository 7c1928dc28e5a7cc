package org.giaoban.spreadsheet;

/** Reads one file format. */
interface WorkbookReader {

    /**
     * Returns the workbook with all its sheets, hidden sheets included.
     *
     * @throws UnreadableException if the bytes are not a workbook of this format, are damaged, or exceed the
     *     {@link Limits}
     */
    Workbook read(byte[] bytes) throws UnreadableException;
}
