package org.giaoban.feedback;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.giaoban.recognise.FeedbackSheet;
import org.giaoban.spreadsheet.Workbook;
import org.giaoban.spreadsheet.WorkbookFiles;
import org.giaoban.workspace.Workspace;

/**
 * Copies a sender's workbook after our own reader has accepted it: an Excel file with its styles, other formats cell by
 * cell.
 */
final class SenderCopy {

    /** Limit of cells: POI needs about a kilobyte for each cell. */
    private static final long MOST_CELLS = 30_000;

    /** Limit of inflated bytes over all zip entries, including those that our reader does not open. */
    private static final long MOST_INFLATED = 24L << 20;

    private SenderCopy() {}

    /** Returns a copy; empty if the file cannot be read or is too large. */
    static Optional<XSSFWorkbook> of(byte[] bytes) {
        Optional<Workbook> read =
                new WorkbookFiles(Workspace.ZONE).read(bytes).find().filter(SenderCopy::isSmall);
        return read.flatMap(workbook -> withStyles(bytes).or(() -> plain(workbook)));
    }

    private static boolean isSmall(Workbook workbook) {
        return workbook.sheets().stream()
                        .flatMap(sheet -> sheet.rows().stream())
                        .mapToLong(row -> row.cells().size())
                        .sum()
                <= MOST_CELLS;
    }

    /**
     * Copies with styles; empty on any error, because files from unusual programs make POI throw all kinds of
     * exceptions.
     */
    private static Optional<XSSFWorkbook> withStyles(byte[] bytes) {
        try {
            if (bytes.length > 1 && bytes[0] == 'P' && bytes[1] == 'K') {
                return isSmall(bytes) ? Optional.of(new SenderWorkbook(bytes)) : Optional.empty();
            }
            return bytes.length > 1 && (bytes[0] & 0xFF) == 0xD0 ? Optional.of(XlsCopy.of(bytes)) : Optional.empty();
        } catch (IOException | RuntimeException | LinkageError | StackOverflowError e) {
            return Optional.empty();
        }
    }

    private static boolean isSmall(byte[] zip) throws IOException {
        long inflated = 0;
        byte[] buffer = new byte[1 << 16];
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                for (int n = in.read(buffer); n >= 0 && inflated <= MOST_INFLATED; n = in.read(buffer)) {
                    inflated += n;
                }
            }
        }
        return inflated <= MOST_INFLATED;
    }

    private static Optional<XSSFWorkbook> plain(Workbook workbook) {
        try {
            return Optional.of(PlainCopy.of(FeedbackSheet.removeFrom(workbook)));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }
}
