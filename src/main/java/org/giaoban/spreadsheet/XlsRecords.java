package org.giaoban.spreadsheet;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.poi.hssf.usermodel.HSSFCell;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.ss.usermodel.CellType;

/**
 * Mends the records of an .xls file before POI reads it. POI refuses the whole file for kinds of conditional formats that
 * it does not know, for a sheet without the record of its window, which some writers leave out, and for a cell whose text
 * is not among those of the workbook. The first two do not change what a cell holds; the last becomes an error value that
 * no program writes.
 */
final class XlsRecords {

    /** CONDFMT, CF, CONDFMT12, CF12 and CFEX of the specification [MS-XLS] 2.3.2. */
    private static final Set<Integer> CONDITIONAL_FORMATS = Set.of(0x01B0, 0x01B1, 0x0879, 0x087A, 0x087B);

    private static final int START = 0x0809;
    private static final int END = 0x000A;
    private static final int WORKSHEET = 0x0010;
    private static final int WINDOW = 0x023E;
    /** Records that come after that of the window: scale, pane, selection, merged cells, validation, links; the end. */
    private static final Set<Integer> AFTER_WINDOW = Set.of(0x00A0, 0x0041, 0x001D, 0x00E5, 0x01B2, 0x01B8, END);

    /** SUPBOOK, EXTERNSHEET, EXTERNNAME, XCT and CRN: the sheets and files that formulas refer to. */
    private static final Set<Integer> LINKS = Set.of(0x01AE, 0x0017, 0x0023, 0x0059, 0x005A);

    /** After this record the data of records, not their numbers and lengths, are encrypted. */
    private static final int ENCRYPTION = 0x002F;

    private static final int TEXTS = 0x00FC;
    private static final int TEXT_CELL = 0x00FD;
    private static final int TEXT_CELL_LENGTH = 10;
    private static final int ERROR_CELL = 0x0205;
    private static final int ERROR_CELL_LENGTH = 8;
    /** Error value of a cell without its text. */
    private static final byte NO_TEXT = 0x7E;

    private static final int HEADER = 4;
    private static final int WINDOW_LENGTH = 18;

    private XlsRecords() {}

    /**
     * Leaves a stream that cannot be read as it is, because POI reads the beginning of some damaged files.
     *
     * @param name name of the stream that holds the workbook
     */
    static void mend(DirectoryNode root, String name) throws IOException {
        replace(root, name, XlsRecords::mend);
    }

    /** Leaves out the links of formulas to sheets and other files; the formulas keep their results. */
    static void removeLinks(DirectoryNode root, String name) throws IOException {
        replace(root, name, XlsRecords::withoutLinks);
    }

    /** True if a cell's text is not among those of the workbook. */
    static boolean lacksText(HSSFCell cell) {
        return cell.getCellType() == CellType.ERROR && cell.getErrorCellValue() == NO_TEXT;
    }

    private static void replace(DirectoryNode root, String name, UnaryOperator<byte[]> change) throws IOException {
        byte[] stream;
        try (InputStream in = root.createDocumentInputStream(name)) {
            stream = in.readAllBytes();
        } catch (IOException | RuntimeException e) {
            return;
        }
        byte[] mended = change.apply(stream);
        if (!Arrays.equals(mended, stream)) {
            root.getEntry(name).delete();
            root.createDocument(name, new ByteArrayInputStream(mended));
        }
    }

    /** Copies the records, each of which has a number and a length of two bytes before its data. */
    private static byte[] mend(byte[] stream) {
        ByteArrayOutputStream mended = new ByteArrayOutputStream(stream.length);
        boolean lacksWindow = false;
        long texts = 0;
        boolean isEncrypted = false;
        int at = 0;
        while (at + HEADER <= stream.length) {
            int type = number(stream, at);
            int end = end(stream, at);
            texts = type == TEXTS && end >= at + 12 ? longNumber(stream, at + 8) : texts;
            isEncrypted |= type == ENCRYPTION;
            if (type == START) {
                lacksWindow |= lacksWindow(stream, at);
            } else if (lacksWindow && AFTER_WINDOW.contains(type)) {
                mended.writeBytes(new byte[] {WINDOW & 0xFF, WINDOW >> 8, WINDOW_LENGTH, 0});
                mended.writeBytes(new byte[WINDOW_LENGTH]);
                lacksWindow = false;
            }
            if (type == TEXT_CELL
                    && !isEncrypted
                    && end == at + HEADER + TEXT_CELL_LENGTH
                    && longNumber(stream, at + 10) >= texts) {
                mended.writeBytes(new byte[] {ERROR_CELL & 0xFF, ERROR_CELL >> 8, ERROR_CELL_LENGTH, 0});
                mended.write(stream, at + HEADER, 6);
                mended.writeBytes(new byte[] {NO_TEXT, 1});
            } else if (!CONDITIONAL_FORMATS.contains(type)) {
                mended.write(stream, at, end - at);
            }
            at = end;
        }
        mended.write(stream, at, stream.length - at);
        return mended.toByteArray();
    }

    private static byte[] withoutLinks(byte[] stream) {
        ByteArrayOutputStream kept = new ByteArrayOutputStream(stream.length);
        int end;
        for (int at = 0; at + HEADER <= stream.length; at = end) {
            end = end(stream, at);
            if (!LINKS.contains(number(stream, at))) {
                kept.write(stream, at, end - at);
            }
        }
        return kept.toByteArray();
    }

    /** True if a worksheet begins at a record and comes to its end without a window and without a chart in it. */
    private static boolean lacksWindow(byte[] stream, int start) {
        int at = end(stream, start);
        if (at < start + HEADER + 4 || number(stream, start + HEADER + 2) != WORKSHEET) {
            return false;
        }
        while (at + HEADER <= stream.length && !Set.of(START, WINDOW, END).contains(number(stream, at))) {
            at = end(stream, at);
        }
        return at + HEADER <= stream.length && number(stream, at) == END;
    }

    private static int end(byte[] stream, int at) {
        return Math.min(at + HEADER + number(stream, at + 2), stream.length);
    }

    private static long longNumber(byte[] bytes, int at) {
        return number(bytes, at) | (long) number(bytes, at + 2) << 16;
    }

    private static int number(byte[] bytes, int at) {
        return bytes[at] & 0xFF | (bytes[at + 1] & 0xFF) << 8;
    }
}
