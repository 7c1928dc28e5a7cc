package org.giaoban.feedback;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFName;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.giaoban.catalogue.FindingTexts;
import org.giaoban.recognise.FeedbackSheet;
import org.giaoban.spreadsheet.TimedExecutor;
import org.giaoban.workbook.StablePackage;

/**
 * The feedback to a sender: a copy of the sent workbook with each finding as a comment and colour at its cell, and a
 * first sheet that lists all findings. The same feedback about the same bytes always gives the same bytes.
 */
public final class FeedbackWorkbook {

    /** For what hangs; what is copied is bounded by its cells and bytes, and an ordinary workbook takes 0.1 s. */
    private static final Duration TIMEOUT = Duration.ofMinutes(10);

    private final FindingTexts texts;
    private final Duration timeout;
    private final Function<byte[], Optional<XSSFWorkbook>> copier;

    public FeedbackWorkbook(FindingTexts texts) {
        this(texts, TIMEOUT, SenderCopy::of);
    }

    /** @param copier copies the sender's workbook; empty if that is not possible */
    FeedbackWorkbook(FindingTexts texts, Duration timeout, Function<byte[], Optional<XSSFWorkbook>> copier) {
        this.texts = texts;
        this.timeout = timeout;
        this.copier = copier;
    }

    /**
     * Returns the bytes of an {@code .xlsx} file.
     *
     * @param sent bytes of the sent file; if it cannot be copied, the result has only the list of findings
     */
    public byte[] write(Feedback feedback, byte[] sent) {
        return copy(feedback, sent).orElseGet(() -> writeAlone(feedback));
    }

    /**
     * Copies with a timeout because a sender's file may make POI hang or fail, even as late as when the copy is saved.
     */
    private Optional<byte[]> copy(Feedback feedback, byte[] sent) {
        try {
            return TimedExecutor.call(timeout, () -> copyNow(feedback, sent));
        } catch (TimeoutException | ExecutionException e) {
            return Optional.empty();
        }
    }

    private Optional<byte[]> copyNow(Feedback feedback, byte[] sent) throws IOException {
        try (XSSFWorkbook workbook = copier.apply(sent).orElse(null)) {
            if (workbook == null) {
                return Optional.empty();
            }
            removeOld(workbook);
            CellMarks marks = new CellMarks(workbook, texts);
            marks.removeOld();
            marks.put(feedback.findings());
            new ResultSheet(workbook, texts).write(feedback, true);
            bringToFront(workbook);
            return Optional.of(StablePackage.save(workbook));
        }
    }

    private byte[] writeAlone(Feedback feedback) {
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            new ResultSheet(workbook, texts).write(feedback, false);
            return StablePackage.save(workbook);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Removes the result sheet of an earlier feedback, which senders return with the corrected workbook. */
    private static void removeOld(XSSFWorkbook workbook) {
        List<Integer> old = IntStream.range(0, workbook.getNumberOfSheets())
                .filter(i -> FeedbackSheet.isFeedback(workbook.getSheetName(i), firstCell(workbook.getSheetAt(i))))
                .boxed()
                .sorted((a, b) -> b - a)
                .toList();
        old.forEach(workbook::removeSheetAt);
    }

    private static String firstCell(Sheet sheet) {
        Row row = sheet.getRow(0);
        Cell cell = row == null ? null : row.getCell(0);
        return cell == null ? "" : cell.toString();
    }

    /** Moves the last sheet to the front, makes it the active one, and adjusts the sheet indexes of defined names. */
    private static void bringToFront(XSSFWorkbook workbook) {
        int last = workbook.getNumberOfSheets() - 1;
        List<XSSFName> names = workbook.getAllNames().stream()
                .filter(name -> name.getSheetIndex() >= 0)
                .toList();
        List<Integer> indexes = names.stream().map(XSSFName::getSheetIndex).toList();
        workbook.setSheetOrder(workbook.getSheetName(last), 0);
        for (int i = 0; i < names.size(); i++) {
            names.get(i).setSheetIndex(indexes.get(i) == last ? 0 : indexes.get(i) + 1);
        }
        workbook.setActiveSheet(0);
        workbook.setFirstVisibleTab(0);
        for (int i = 0; i < workbook.getNumberOfSheets(); i++) {
            workbook.getSheetAt(i).setSelected(i == 0);
        }
    }
}
