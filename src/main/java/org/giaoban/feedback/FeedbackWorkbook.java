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
 * The answer to a sender: the workbook that was sent, each finding as a comment and a colour at its cell, and before its
 * sheets one that lists them all. The same letter about the same bytes always gives the same bytes.
 */
public final class FeedbackWorkbook {

    /** An ordinary workbook takes a tenth of a second. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final FindingTexts texts;
    private final Duration patience;
    private final Function<byte[], Optional<XSSFWorkbook>> copier;

    public FeedbackWorkbook(FindingTexts texts) {
        this(texts, PATIENCE, SenderCopy::of);
    }

    /** @param copier of the sender's workbook */
    FeedbackWorkbook(FindingTexts texts, Duration patience, Function<byte[], Optional<XSSFWorkbook>> copier) {
        this.texts = texts;
        this.patience = patience;
        this.copier = copier;
    }

    /**
     * The bytes of an {@code .xlsx} file.
     *
     * @param sent the file that the letter is about; where it cannot be copied, the list of findings stands alone
     */
    public byte[] write(Feedback letter, byte[] sent) {
        return copy(letter, sent).orElseGet(() -> writeAlone(letter));
    }

    /**
     * Whatever a sender's file does to POI, it costs no more than the deadline; what is odd in it may come to light as
     * late as when it is saved.
     */
    private Optional<byte[]> copy(Feedback letter, byte[] sent) {
        try {
            return TimedExecutor.call(patience, () -> copyNow(letter, sent));
        } catch (TimeoutException | ExecutionException e) {
            return Optional.empty();
        }
    }

    private Optional<byte[]> copyNow(Feedback letter, byte[] sent) throws IOException {
        try (XSSFWorkbook workbook = copier.apply(sent).orElse(null)) {
            if (workbook == null) {
                return Optional.empty();
            }
            removeOld(workbook);
            CellMarks marks = new CellMarks(workbook, texts);
            marks.removeOld();
            marks.put(letter.findings());
            new ResultSheet(workbook, texts).write(letter, true);
            bringToFront(workbook);
            return Optional.of(StablePackage.save(workbook));
        }
    }

    private byte[] writeAlone(Feedback letter) {
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            new ResultSheet(workbook, texts).write(letter, false);
            return StablePackage.save(workbook);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The sheet of an earlier answer, which came back with the corrected workbook. */
    private static void removeOld(XSSFWorkbook workbook) {
        List<Integer> old = IntStream.range(0, workbook.getNumberOfSheets())
                .filter(i -> FeedbackSheet.isAnswer(workbook.getSheetName(i), firstCell(workbook.getSheetAt(i))))
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

    /** Makes the last sheet the first and the one that opens, and keeps names with the sheets that they are about. */
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
