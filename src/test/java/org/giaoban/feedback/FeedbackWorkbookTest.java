package org.giaoban.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackagePartName;
import org.apache.poi.openxml4j.opc.PackageRelationshipTypes;
import org.apache.poi.openxml4j.opc.PackagingURIHelper;
import org.apache.poi.openxml4j.opc.TargetMode;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.giaoban.catalogue.CatalogueLoader;
import org.giaoban.catalogue.FindingTexts;
import org.giaoban.model.Finding;
import org.giaoban.recognise.FeedbackSheet;
import org.giaoban.validate.CheckedSubmission;
import org.giaoban.validate.Outcome;
import org.giaoban.validate.SubmissionCheck;
import org.giaoban.workspace.Workspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A returned submission of the demonstration (110 of 100 members at {@code Số liệu!D11}) and its feedback. */
class FeedbackWorkbookTest {

    private static final SubmissionCheck CHECK =
            new SubmissionCheck(new CatalogueLoader(new Workspace(Path.of(""))).load());
    private static final FeedbackWorkbook ANSWER = new FeedbackWorkbook(FindingTexts.load());
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
        return ANSWER.write(new Feedback("Huyện Bù Đốp", checked.outcome(), "", checked.findings()), sent);
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
    void feedback_hasFindingsAtTheCellAndOnTheFirstSheet() {
        XSSFWorkbook answer = open(answer(sent()));
        XSSFSheet first = answer.getSheetAt(0);
        assertThat(first.getSheetName()).isEqualTo("Kết quả kiểm tra");
        assertThat(answer.getActiveSheetIndex()).isZero();
        Row listed = first.getRow(7);
        assertThat(listed.getCell(1)).hasToString("Phải sửa");
        assertThat(listed.getCell(2).getHyperlink().getAddress()).isEqualTo("'Số liệu'!D11");
        assertThat(listed.getCell(3).getStringCellValue()).contains("4.610", "3.232");
        assertThat(listed.getCell(4)).hasToString("4610");
        assertThat(listed.getCell(7)).hasToString("RATIO-ABOVE-100");
        assertThat(cell(answer, "D11").getCellComment().getString().getString())
                .startsWith("Phải sửa: ")
                .contains("Cách sửa: ");
        assertThat(cell(answer, "D11").getCellStyle().getFillForegroundColorColor())
                .isEqualTo(SeverityStyle.WRONG.colour());
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
    void correctedFeedback_isAccepted() {
        CheckedSubmission checked = CHECK.check(
                change(answer(sent()), workbook -> cell(workbook, "D11").setCellValue(3100)));
        assertThat(checked.outcome()).as(checked.findings().toString()).isEqualTo(Outcome.ACCEPTED);
        assertThat(checked.unit()).isEqualTo("BP-BDO");
    }

    @Test
    void feedbackToFeedback_dropsCorrectedFindings() {
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
    void noWorkbook_getsTheFirstSheetAlone() {
        byte[] sent = "Kính gửi văn phòng".getBytes(StandardCharsets.UTF_8);
        XSSFWorkbook answer = open(answer(sent));
        assertThat(answer.getNumberOfSheets()).isEqualTo(1);
        assertThat(answer.getSheetAt(0).getRow(4).getCell(0).getStringCellValue())
                .startsWith("Không chép kèm được");
        assertThat(answer.getSheetAt(0).getRow(7).getCell(7)).hasToString("NOT-A-WORKBOOK");
    }

    @Test
    void oldFormat_isConvertedToTheNewOne() {
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
    void activeContentOfTheSender_isRemoved() {
        byte[] hostile = change(sent(), workbook -> {
            cell(workbook, "D14").setCellValue("=cmd|' /C calc'!A0");
            cell(workbook, "E15").setCellFormula("1+1");
            cell(workbook, "E16").setCellFormula("WEBSERVICE(\"http://example.invalid/\")");
        });
        XSSFWorkbook answer = open(answer(hostile));
        assertThat(cell(answer, "D14").getCellType()).isEqualTo(CellType.STRING);
        assertThat(cell(answer, "E15").getCellType()).isEqualTo(CellType.FORMULA);
        assertThat(cell(answer, "E16").getCellType()).isNotEqualTo(CellType.FORMULA);
        for (Row row : answer.getSheet(FeedbackSheet.NAME)) {
            for (Cell cell : row) {
                assertThat(cell.getCellType()).isNotEqualTo(CellType.FORMULA);
                assertThat(cell.getCellType() != CellType.STRING
                                || cell.getCellStyle().getQuotePrefixed())
                        .isTrue();
            }
        }
    }

    @Test
    void tooLargeToCopy_getsTheFirstSheetAlone() {
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

    @Test
    void macrosAndLinksToOtherFiles_areRemoved() throws IOException {
        byte[] hostile = change(sent(), FeedbackWorkbookTest::addMacroAndLinks);
        assertThat(String.join("\n", parts(hostile).keySet())).contains("vbaProject.bin", "externalLink1.xml");
        Map<String, String> answered = parts(answer(hostile));
        assertThat(answered.keySet())
                .noneMatch(name -> name.contains("vba") || name.contains("external") || name.contains("connections"));
        assertThat(String.join("\n", answered.values()))
                .doesNotContain("[1]", "externalReference", "vbaProject", "macroEnabled", "example.invalid/other.xlsx");
        assertThat(cell(open(answer(hostile)), "E15").getNumericCellValue())
                .as("what the link last gave")
                .isEqualTo(12);
    }

    private static void addMacroAndLinks(XSSFWorkbook workbook) {
        try {
            OPCPackage parcel = workbook.getPackage();
            PackagePart main = workbook.getPackagePart();
            PackagePartName macros = PackagingURIHelper.createPartName("/xl/vbaProject.bin");
            parcel.createPart(macros, "application/vnd.ms-office.vbaProject")
                    .getOutputStream()
                    .write(1);
            main.addRelationship(
                    macros, TargetMode.INTERNAL, "http://schemas.microsoft.com/office/2006/relationships/vbaProject");
            PackagePartName link = PackagingURIHelper.createPartName("/xl/externalLinks/externalLink1.xml");
            PackagePart linked = parcel.createPart(
                    link, "application/vnd.openxmlformats-officedocument.spreadsheetml.externalLink+xml");
            linked.getOutputStream()
                    .write("<externalLink xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'/>"
                            .getBytes(StandardCharsets.UTF_8));
            linked.addExternalRelationship("http://example.invalid/other.xlsx", PackageRelationshipTypes.CORE_DOCUMENT);
            String id = main.addRelationship(
                            link,
                            TargetMode.INTERNAL,
                            "http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLink")
                    .getId();
            workbook.getCTWorkbook()
                    .addNewExternalReferences()
                    .addNewExternalReference()
                    .setId(id);
            var name = workbook.getCTWorkbook().isSetDefinedNames()
                    ? workbook.getCTWorkbook().getDefinedNames().addNewDefinedName()
                    : workbook.getCTWorkbook().addNewDefinedNames().addNewDefinedName();
            name.setName("KyTruoc");
            name.setStringValue("[1]Sheet1!$A$1");
            var cell = ((XSSFCell) cell(workbook, "E15")).getCTCell();
            cell.addNewF().setStringValue("[1]Sheet1!$A$1");
            cell.setV("12");
        } catch (IOException | InvalidFormatException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, String> parts(byte[] workbook) throws IOException {
        Map<String, String> parts = new TreeMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(workbook))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                parts.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return parts;
    }

    /** CSV, .ods and Strict files get a copy in the feedback too, and the corrected copy is accepted. */
    @ParameterizedTest
    @ValueSource(strings = {"csv", "ods", "strict"})
    void otherFormats_areCopiedAndCanBeCorrected(String format) throws IOException {
        byte[] sent = switch (format) {
            case "csv" -> asCsv().getBytes(StandardCharsets.UTF_8);
            case "ods" -> asOds();
            default -> asStrict();
        };
        assertThat(CHECK.check(sent).findings()).extracting(Finding::code).containsExactly("RATIO-ABOVE-100");
        XSSFWorkbook answer = open(answer(sent));
        XSSFSheet listed = answer.getSheetAt(0);
        assertThat(listed.getSheetName()).isEqualTo("Kết quả kiểm tra");
        CellReference place =
                new CellReference(listed.getRow(7).getCell(2).getHyperlink().getAddress());
        Cell wrong =
                answer.getSheet(place.getSheetName()).getRow(place.getRow()).getCell(place.getCol());
        assertThat(wrong.getNumericCellValue()).isEqualTo(4610);
        assertThat(wrong.getCellComment().getString().getString()).startsWith("Phải sửa: ");
        wrong.setCellValue(3100);
        CheckedSubmission mended = CHECK.check(save(answer));
        assertThat(mended.outcome()).as(mended.findings().toString()).isEqualTo(Outcome.ACCEPTED);
    }

    private static String asCsv() {
        StringBuilder csv = new StringBuilder();
        for (Row row : open(sent()).getSheet(FIGURES)) {
            row.forEach(cell -> csv.append(
                            new DataFormatter(Locale.ROOT).formatCellValue(cell).replace(",", ""))
                    .append(';'));
            csv.append('\n');
        }
        return csv.toString();
    }

    /** A file with the indicator sheet alone, {@code mimetype} first and not compressed, as LibreOffice writes it. */
    private static byte[] asOds() throws IOException {
        StringBuilder rows = new StringBuilder();
        for (Row row : open(sent()).getSheet(FIGURES)) {
            rows.append("<table:table-row>");
            for (int at = 0; at < 5; at++) {
                Cell cell = row.getCell(at);
                rows.append(
                        cell == null || cell.getCellType() == CellType.BLANK
                                ? "<table:table-cell/>"
                                : cell.getCellType() == CellType.NUMERIC
                                        ? "<table:table-cell office:value-type='float' office:value='"
                                                + (long) cell.getNumericCellValue() + "'/>"
                                        : "<table:table-cell office:value-type='string'><text:p>" + cell
                                                + "</text:p></table:table-cell>");
            }
            rows.append("</table:table-row>");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            byte[] type = "application/vnd.oasis.opendocument.spreadsheet".getBytes(StandardCharsets.UTF_8);
            ZipEntry first = new ZipEntry("mimetype");
            CRC32 checksum = new CRC32();
            checksum.update(type);
            first.setMethod(ZipEntry.STORED);
            first.setSize(type.length);
            first.setCrc(checksum.getValue());
            out.putNextEntry(first);
            out.write(type);
            out.putNextEntry(new ZipEntry("content.xml"));
            out.write(("<office:document-content xmlns:office='o' xmlns:table='t' xmlns:text='x'><office:body>"
                            + "<office:spreadsheet><table:table table:name='Bảng 1'>" + rows
                            + "</table:table></office:spreadsheet></office:body></office:document-content>")
                    .getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static byte[] asStrict() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> part : parts(sent()).entrySet()) {
                out.putNextEntry(new ZipEntry(part.getKey()));
                out.write(part.getValue()
                        .replace(
                                "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                                "http://purl.oclc.org/ooxml/spreadsheetml/main")
                        .replace(
                                "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                                "http://purl.oclc.org/ooxml/officeDocument/relationships")
                        .getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void copyThatTakesTooLong_isGivenUp() {
        FeedbackWorkbook hasty = new FeedbackWorkbook(FindingTexts.load(), Duration.ofMillis(300), sent -> {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
            }
            return Optional.empty();
        });
        CheckedSubmission checked = CHECK.check(sent());
        byte[] bytes = hasty.write(new Feedback("Huyện", checked.outcome(), "", checked.findings()), sent());
        XSSFWorkbook answer = open(bytes);
        assertThat(answer.getNumberOfSheets()).isEqualTo(1);
        assertThat(answer.getSheetAt(0).getRow(7).getCell(7)).hasToString("RATIO-ABOVE-100");
    }

    @Test
    void copyThatExhaustsMemory_isGivenUp() {
        FeedbackWorkbook poor = new FeedbackWorkbook(FindingTexts.load(), Duration.ofSeconds(20), sent -> {
            throw new OutOfMemoryError("as large workbooks do");
        });
        CheckedSubmission checked = CHECK.check(sent());
        byte[] bytes = poor.write(new Feedback("Huyện", checked.outcome(), "", checked.findings()), sent());
        assertThat(open(bytes).getNumberOfSheets()).isEqualTo(1);
    }
}
