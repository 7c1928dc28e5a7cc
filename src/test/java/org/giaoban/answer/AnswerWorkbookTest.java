package org.giaoban.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.giaoban.catalogue.CatalogueLoader;
import org.giaoban.catalogue.FindingTexts;
import org.giaoban.catalogue.Workspace;
import org.giaoban.model.Outcome;
import org.giaoban.read.AnswerSheet;
import org.giaoban.validate.CheckedSubmission;
import org.giaoban.validate.SubmissionCheck;
import org.junit.jupiter.api.Test;

/** A returned submission of the demonstration, 110 of 100 members at {@code Số liệu!D11}, and what is answered. */
class AnswerWorkbookTest {

    private static final SubmissionCheck CHECK =
            new SubmissionCheck(new CatalogueLoader(new Workspace(Path.of(""))).load());
    private static final AnswerWorkbook ANSWER = new AnswerWorkbook(FindingTexts.load());
    private static final String FIGURES = "Số liệu";

    private static byte[] sent() {
        try {
            return Files.readAllBytes(Path.of("input/submissions/2023-Q1/binh-phuoc/huyen-bu-dop.xlsx"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] answer(byte[] sent) {
        CheckedSubmission checked = CHECK.check(sent);
        return ANSWER.write(new Letter("Huyện Bù Đốp", checked.outcome(), "", checked.findings()), sent);
    }

    private static XSSFWorkbook open(byte[] bytes) {
        try {
            return new XSSFWorkbook(new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] change(byte[] bytes, Consumer<XSSFWorkbook> change) {
        XSSFWorkbook workbook = open(bytes);
        change.accept(workbook);
        return save(workbook);
    }

    private static byte[] save(Workbook workbook) {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            workbook.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Cell cell(Workbook workbook, String address) {
        CellAddress at = new CellAddress(address);
        return workbook.getSheet(FIGURES).getRow(at.getRow()).getCell(at.getColumn());
    }

    @Test
    void answer_saysAtTheCellAndOnTheFirstSheetWhatIsWrong() {
        XSSFWorkbook answer = open(answer(sent()));
        XSSFSheet first = answer.getSheetAt(0);
        assertThat(first.getSheetName()).isEqualTo("Kết quả kiểm tra");
        assertThat(answer.getActiveSheetIndex()).isZero();
        Row listed = first.getRow(7);
        assertThat(listed.getCell(1)).hasToString("Phải sửa");
        assertThat(listed.getCell(2).getHyperlink().getAddress()).isEqualTo("'Số liệu'!D11");
        assertThat(listed.getCell(3).getStringCellValue()).contains("4610", "3232");
        assertThat(listed.getCell(4)).hasToString("4610");
        assertThat(listed.getCell(7)).hasToString("RATIO-ABOVE-100");
        assertThat(cell(answer, "D11").getCellComment().getString().getString())
                .startsWith("Phải sửa: ")
                .contains("Cách sửa: ");
        assertThat(cell(answer, "D11").getCellStyle().getFillForegroundColorColor())
                .isEqualTo(Tone.WRONG.colour());
    }

    @Test
    void sendersSheetsAndStyles_areKept() {
        XSSFWorkbook before = open(sent());
        XSSFWorkbook answer = open(answer(sent()));
        assertThat(answer.getNumberOfSheets()).isEqualTo(before.getNumberOfSheets() + 1);
        assertThat(cell(answer, "D11").getCellStyle().getDataFormatString()).isEqualTo("#,##0");
        assertThat(answer.getSheet(FIGURES).getColumnWidth(1))
                .isEqualTo(before.getSheet(FIGURES).getColumnWidth(1));
        assertThat(cell(answer, "A5").getCellStyle().getFillForegroundColorColor())
                .isEqualTo(cell(before, "A5").getCellStyle().getFillForegroundColorColor());
    }

    @Test
    void mendedInTheAnswer_isAccepted() {
        CheckedSubmission checked = CHECK.check(
                change(answer(sent()), workbook -> cell(workbook, "D11").setCellValue(3100)));
        assertThat(checked.outcome()).as(checked.findings().toString()).isEqualTo(Outcome.ACCEPTED);
        assertThat(checked.unit()).isEqualTo("BP-BDO");
    }

    @Test
    void answerToAnAnswer_forgetsWhatWasMended() {
        byte[] again = change(answer(sent()), workbook -> {
            cell(workbook, "D11").setCellValue(3100);
            cell(workbook, "D14").setCellValue("gần 20");
        });
        XSSFWorkbook second = open(answer(again));
        assertThat(second.getNumberOfSheets()).isEqualTo(open(sent()).getNumberOfSheets() + 1);
        assertThat(cell(second, "D11").getCellComment()).isNull();
        assertThat(cell(second, "D11").getCellStyle().getFillPattern().getCode())
                .isZero();
        assertThat(cell(second, "D14").getCellComment()).isNotNull();
        assertThat(CHECK.check(answer(again)).findings())
                .isEqualTo(CHECK.check(again).findings());
    }

    @Test
    void commentOfTheSender_isKept() {
        byte[] commented = change(sent(), workbook -> {
            var drawing = workbook.getSheet(FIGURES).createDrawingPatriarch();
            var comment = drawing.createCellComment(workbook.getCreationHelper().createClientAnchor());
            comment.setString("theo báo cáo của phòng");
            comment.setAuthor("đơn vị");
            cell(workbook, "D11").setCellComment(comment);
        });
        assertThat(cell(open(answer(commented)), "D11")
                        .getCellComment()
                        .getString()
                        .getString())
                .startsWith("Phải sửa: ")
                .endsWith("theo báo cáo của phòng");
    }

    @Test
    void sameFile_givesTheSameBytes() {
        assertThat(answer(sent())).isEqualTo(answer(sent()));
    }

    @Test
    void noWorkbook_isAnsweredWithTheFirstSheetAlone() {
        byte[] sent = "Kính gửi văn phòng".getBytes(StandardCharsets.UTF_8);
        XSSFWorkbook answer = open(answer(sent));
        assertThat(answer.getNumberOfSheets()).isEqualTo(1);
        assertThat(answer.getSheetAt(0).getRow(4).getCell(0).getStringCellValue())
                .startsWith("Không chép kèm được");
        assertThat(answer.getSheetAt(0).getRow(7).getCell(7)).hasToString("NOT-A-WORKBOOK");
    }

    @Test
    void oldFormat_comesBackAsTheNewOne() {
        HSSFWorkbook old = new HSSFWorkbook();
        Workbook from = open(sent());
        for (Sheet sheet : from) {
            Sheet copy = old.createSheet(sheet.getSheetName());
            sheet.forEach(row -> row.forEach(cell -> {
                Row to = copy.getRow(row.getRowNum()) == null
                        ? copy.createRow(row.getRowNum())
                        : copy.getRow(row.getRowNum());
                Cell made = to.createCell(cell.getColumnIndex());
                if (cell.getCellType() == CellType.NUMERIC) {
                    made.setCellValue(cell.getNumericCellValue());
                } else {
                    made.setCellValue(cell.toString());
                }
                if (cell.getCellStyle().getDataFormatString().contains("yy")) {
                    var style = old.createCellStyle();
                    style.setDataFormat((short) 14);
                    made.setCellStyle(style);
                }
            }));
        }
        byte[] sent = save(old);
        XSSFWorkbook answer = open(answer(sent));
        assertThat(cell(answer, "D11").getCellComment()).isNotNull();
        CheckedSubmission mended = CHECK.check(
                change(answer(sent), workbook -> cell(workbook, "D11").setCellValue(3100)));
        assertThat(mended.outcome()).as(mended.findings().toString()).isEqualTo(Outcome.ACCEPTED);
    }

    @Test
    void nothingOfTheSenderActsInTheAnswer() {
        byte[] hostile = change(sent(), workbook -> {
            cell(workbook, "D14").setCellValue("=cmd|' /C calc'!A0");
            cell(workbook, "E15").setCellFormula("1+1");
            cell(workbook, "E16").setCellFormula("WEBSERVICE(\"http://example.invalid/\")");
        });
        XSSFWorkbook answer = open(answer(hostile));
        assertThat(cell(answer, "D14").getCellType()).isEqualTo(CellType.STRING);
        assertThat(cell(answer, "E15").getCellType()).isEqualTo(CellType.FORMULA);
        assertThat(cell(answer, "E16").getCellType()).isNotEqualTo(CellType.FORMULA);
        for (Row row : answer.getSheet(AnswerSheet.NAME)) {
            for (Cell cell : row) {
                assertThat(cell.getCellType()).isNotEqualTo(CellType.FORMULA);
                assertThat(cell.getCellType() != CellType.STRING
                                || cell.getCellStyle().getQuotePrefixed())
                        .isTrue();
            }
        }
    }

    @Test
    void tooLargeToCopy_isAnsweredWithTheFirstSheetAlone() {
        byte[] large = change(sent(), workbook -> {
            Sheet sheet = workbook.createSheet("Phụ lục");
            for (int i = 0; i < 2_600; i++) {
                Row row = sheet.createRow(i);
                for (int at = 0; at < 20; at++) {
                    row.createCell(at).setCellValue(i);
                }
            }
        });
        assertThat(open(answer(large)).getNumberOfSheets()).isEqualTo(1);
    }
}
