package org.giaoban.feedback;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFHyperlink;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.giaoban.catalogue.FindingTexts;
import org.giaoban.model.Effect;
import org.giaoban.model.Finding;
import org.giaoban.model.Text;
import org.giaoban.model.Wording;
import org.giaoban.recognise.FeedbackSheet;

/**
 * The first sheet of a feedback workbook: a row per finding with position, message, found and expected value, and hint.
 */
final class ResultSheet {

    /** Limit of listed rows; the counts above the table include all findings. */
    private static final int MOST_LISTED = 1_000;

    private static final int HEAD = 6;
    private static final Wording WORDS = Wording.vietnamese();
    private static final List<String> HEADINGS =
            List.of(WORDS.get("result-headings").split("\\|"));
    private static final int[] WIDTHS = {5, 11, 16, 42, 16, 30, 40, 22};

    private final XSSFWorkbook workbook;
    private final FindingTexts texts;
    private final ResultStyles styles;

    ResultSheet(XSSFWorkbook workbook, FindingTexts texts) {
        this.workbook = workbook;
        this.texts = texts;
        this.styles = new ResultStyles(workbook);
    }

    /** @param isCopy true if the sender's own sheets follow */
    void write(Feedback feedback, boolean isCopy) {
        XSSFSheet sheet = workbook.createSheet(freeName());
        for (int i = 0; i < WIDTHS.length; i++) {
            sheet.setColumnWidth(i, 256 * WIDTHS[i]);
        }
        line(sheet, 0, FeedbackSheet.TITLE, styles.title);
        line(sheet, 1, feedback.subject(), styles.bold);
        line(sheet, 2, outcome(feedback), feedback.isReturned() ? styles.alarm : styles.bold);
        line(sheet, 3, counts(feedback), styles.plain);
        line(sheet, 4, advice(feedback, isCopy), styles.plain);
        XSSFRow head = sheet.createRow(HEAD);
        for (int i = 0; i < HEADINGS.size(); i++) {
            put(head, i, HEADINGS.get(i), styles.heading);
        }
        feedback.findings().stream().limit(MOST_LISTED).forEach(finding -> list(sheet, finding));
        sheet.createFreezePane(0, HEAD + 1);
        sheet.setRepeatingRows(CellRangeAddress.valueOf(String.format(Locale.ROOT, "%1$d:%1$d", HEAD + 1)));
        sheet.getPrintSetup().setPaperSize(PrintSetup.A4_PAPERSIZE);
        sheet.getPrintSetup().setLandscape(true);
        sheet.setFitToPage(true);
        sheet.getPrintSetup().setFitHeight((short) 0);
    }

    /** Returns a sheet name that the sender's workbook does not use. */
    private String freeName() {
        String name = FeedbackSheet.NAME;
        for (int n = 2; workbook.getSheet(name) != null; n++) {
            name = FeedbackSheet.NAME + " " + n;
        }
        return name;
    }

    private static String outcome(Feedback feedback) {
        return switch (feedback.outcome()) {
            case ACCEPTED -> WORDS.get("result-accepted");
            case RETURNED ->
                WORDS.get("result-returned")
                        + (feedback.reason().isEmpty() ? "" : " " + WORDS.get("result-reason", feedback.reason()));
            case REFUSED -> WORDS.get("result-refused");
        };
    }

    private static String counts(Feedback feedback) {
        int all = feedback.findings().size();
        return WORDS.get(
                        "result-counts",
                        feedback.count(Effect.RETURN) + feedback.count(Effect.STOP),
                        feedback.count(Effect.WARNING),
                        feedback.count(Effect.NOTE))
                + (all > MOST_LISTED ? " " + WORDS.get("result-first", MOST_LISTED) : "");
    }

    private static String advice(Feedback feedback, boolean isCopy) {
        if (!isCopy) {
            return WORDS.get("result-no-copy");
        }
        return WORDS.get("result-advice") + " " + (feedback.isReturned() ? WORDS.get("result-advice-returned") : "");
    }

    private void list(XSSFSheet sheet, Finding finding) {
        int number = sheet.getLastRowNum() - HEAD + 1;
        XSSFRow row = sheet.createRow(HEAD + number);
        row.createCell(0).setCellValue(number);
        row.getCell(0).setCellStyle(styles.cell);
        SeverityStyle severity = SeverityStyle.of(finding.effect());
        put(row, 1, severity.word(), styles.bySeverity.getOrDefault(severity, styles.cell));
        String message = texts.message(finding, Text.VIETNAMESE);
        String expected = texts.expected(finding, Text.VIETNAMESE);
        String hint = texts.hint(finding, Text.VIETNAMESE);
        link(put(row, 2, place(finding), styles.cell), finding);
        put(row, 3, message, styles.cell);
        put(row, 4, finding.found(), styles.cell);
        put(row, 5, expected, styles.cell);
        put(row, 6, hint, styles.cell);
        put(row, 7, finding.code(), styles.cell);
        int lines = Map.of(3, message, 4, finding.found(), 5, expected, 6, hint).entrySet().stream()
                .mapToInt(entry -> 1 + entry.getValue().length() / (WIDTHS[entry.getKey()] - 4))
                .max()
                .orElse(1);
        row.setHeightInPoints(Math.min(16f * lines, 400));
    }

    private static String place(Finding finding) {
        String sheet = Optional.ofNullable(finding.sheet()).orElse(WORDS.get("result-whole-file"));
        return finding.cell() == null ? sheet : sheet + "!" + finding.cell();
    }

    private void link(XSSFCell cell, Finding finding) {
        if (finding.sheet() != null && workbook.getSheet(finding.sheet()) != null) {
            XSSFHyperlink link = workbook.getCreationHelper().createHyperlink(HyperlinkType.DOCUMENT);
            String address = Optional.ofNullable(finding.cell()).orElse("A1");
            link.setAddress("'" + finding.sheet().replace("'", "''") + "'!" + address);
            cell.setHyperlink(link);
            cell.setCellStyle(styles.link);
        }
    }

    private static void line(XSSFSheet sheet, int at, String text, XSSFCellStyle style) {
        XSSFRow row = sheet.createRow(at);
        put(row, 0, text, style);
        row.setHeightInPoints(at == 0 ? 26 : 20);
        sheet.addMergedRegion(new CellRangeAddress(at, at, 0, WIDTHS.length - 1));
    }

    private static XSSFCell put(XSSFRow row, int column, String text, XSSFCellStyle style) {
        XSSFCell cell = row.createCell(column);
        cell.setCellStyle(style);
        cell.setCellValue(text);
        return cell;
    }
}
