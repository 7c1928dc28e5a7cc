package org.giaoban.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.giaoban.workbook.TableWorkbook.Column;
import org.giaoban.workbook.TableWorkbook.Page;
import org.junit.jupiter.api.Test;

/** Workbooks of plain tables. */
class TableWorkbookTest {

    private static byte[] write() {
        return TableWorkbook.write(List.of(new Page(
                "Số liệu",
                List.of("Tiêu đề", "=1+1"),
                List.of(new Column("=A", 10), new Column("Giá trị", 12)),
                List.of(
                        Arrays.asList("=HYPERLINK(\"x\")", 3L),
                        Arrays.asList("+84", new BigDecimal("95.401042")),
                        Arrays.asList("72.000", null)))));
    }

    @Test
    void numbersAreNumbers_andNoTextIsAFormula() throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(write()))) {
            XSSFSheet sheet = workbook.getSheet("Số liệu");
            for (var row : sheet) {
                for (Cell cell : row) {
                    assertThat(cell.getCellType()).isNotEqualTo(CellType.FORMULA);
                    if (cell.getCellType() == CellType.STRING) {
                        assertThat(cell.getCellStyle().getQuotePrefixed()).isTrue();
                    }
                }
            }
            assertThat(sheet.getRow(4).getCell(0).getStringCellValue()).isEqualTo("=HYPERLINK(\"x\")");
            assertThat(sheet.getRow(4).getCell(1).getNumericCellValue()).isEqualTo(3);
            XSSFCell fraction = sheet.getRow(5).getCell(1);
            assertThat(fraction.getCellType()).isEqualTo(CellType.NUMERIC);
            assertThat(fraction.getRawValue()).isEqualTo("95.401042");
            assertThat(sheet.getRow(6).getCell(1).getCellType()).isEqualTo(CellType.BLANK);
        }
    }

    @Test
    void headingsStayVisible_onPaperToo() throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(write()))) {
            XSSFSheet sheet = workbook.getSheetAt(0);
            assertThat(sheet.getPaneInformation().getHorizontalSplitPosition()).isEqualTo((short) 4);
            assertThat(sheet.getRepeatingRows().formatAsString()).isEqualTo("4:4");
            assertThat(sheet.getPrintSetup().getLandscape()).isTrue();
            assertThat(sheet.getPrintSetup().getPaperSize()).isEqualTo(PrintSetup.A4_PAPERSIZE);
        }
    }

    @Test
    void sameTables_sameBytes() {
        assertThat(write()).isEqualTo(write());
    }
}
