package org.giaoban.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.giaoban.workbook.TableWorkbook.Chart;
import org.giaoban.workbook.TableWorkbook.Column;
import org.giaoban.workbook.TableWorkbook.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTBarSer;

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

    private static byte[] writeCharts() {
        return TableWorkbook.write(List.of(new Page(
                "Biểu đồ",
                List.of("Tiêu đề"),
                List.of(
                        new Column("Chỉ tiêu", 10),
                        new Column("Đơn vị", 20),
                        new Column("Kỳ này", 12),
                        new Column("Trước", 12)),
                List.of(
                        Arrays.asList("A", "Huyện Một", new BigDecimal("987716110"), 10L),
                        Arrays.asList("A", "Huyện Hai", new BigDecimal("1E+1"), null),
                        Arrays.asList("B", "Huyện Hai", 7L, 3L),
                        Arrays.asList("B", "Huyện Một", 5L, 2L),
                        Arrays.asList("B", "Huyện Ba", 4L, 1L)),
                List.of(
                        new Chart("A (hội nghị), quý I", 1, List.of(2, 3), 0, 2),
                        new Chart("B (tin), quý I", 1, List.of(2), 2, 5)))));
    }

    /** Reads the charts of the first sheet: title, then of each series its heading, its ranges and its values. */
    private static List<List<String>> readCharts(byte[] bytes) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
            return workbook.getSheetAt(0).createDrawingPatriarch().getCharts().stream()
                    .map(chart -> {
                        List<String> read =
                                new ArrayList<>(List.of(chart.getTitleText().getString()));
                        for (CTBarSer series : chart.getCTChart()
                                .getPlotArea()
                                .getBarChartArray(0)
                                .getSerArray()) {
                            read.add(series.getTx().getStrRef().getF());
                            read.add(series.getCat().getStrRef().getF());
                            read.add(series.getVal().getNumRef().getF());
                            read.add(Stream.of(series.getVal()
                                            .getNumRef()
                                            .getNumCache()
                                            .getPtArray())
                                    .map(point -> new BigDecimal(point.getV()).toPlainString())
                                    .toList()
                                    .toString());
                        }
                        return read;
                    })
                    .toList();
        }
    }

    @Test
    void chartsAreOfTheirCells() throws IOException {
        assertThat(readCharts(writeCharts()))
                .containsExactly(
                        List.of(
                                "A (hội nghị), quý I",
                                "'Biểu đồ'!$C$3",
                                "'Biểu đồ'!$B$4:$B$5",
                                "'Biểu đồ'!$C$4:$C$5",
                                "[987716110, 10]",
                                "'Biểu đồ'!$D$3",
                                "'Biểu đồ'!$B$4:$B$5",
                                "'Biểu đồ'!$D$4:$D$5",
                                "[10]"),
                        List.of(
                                "B (tin), quý I",
                                "'Biểu đồ'!$C$3",
                                "'Biểu đồ'!$B$6:$B$8",
                                "'Biểu đồ'!$C$6:$C$8",
                                "[7, 5, 4]"));
        assertThat(writeCharts()).as("the same bytes").isEqualTo(writeCharts());
    }

    /** Opened and saved by the office program that most offices without Excel use, where it is installed. */
    @Test
    void libreOffice_keepsTheCharts(@TempDir Path folder) throws IOException, InterruptedException {
        Path program = Path.of("/usr/bin/soffice");
        assumeThat(program).exists();
        Files.write(folder.resolve("a.xlsx"), writeCharts());
        Process process = new ProcessBuilder(
                        program.toString(),
                        "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                        "--headless",
                        "--convert-to",
                        "xlsx:Calc MS Excel 2007 XML",
                        "--outdir",
                        Files.createDirectory(folder.resolve("saved")).toString(),
                        folder.resolve("a.xlsx").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        List<List<String>> charts = readCharts(Files.readAllBytes(folder.resolve("saved/a.xlsx")));
        assertThat(charts.get(0))
                .contains("A (hội nghị), quý I", "'Biểu đồ'!$C$4:$C$5", "[987716110, 10]", "'Biểu đồ'!$D$4:$D$5");
        assertThat(charts.get(1)).contains("B (tin), quý I", "'Biểu đồ'!$C$6:$C$8", "[7, 5, 4]");
    }
}
