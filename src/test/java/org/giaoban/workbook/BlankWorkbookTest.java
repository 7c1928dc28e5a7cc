package org.giaoban.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.catalogue.CatalogueLoader;
import org.giaoban.catalogue.FindingTexts;
import org.giaoban.catalogue.Identity;
import org.giaoban.model.Effect;
import org.giaoban.model.Finding;
import org.giaoban.model.Form;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.Period;
import org.giaoban.model.Rule;
import org.giaoban.model.Text;
import org.giaoban.validate.CheckedSubmission;
import org.giaoban.validate.Outcome;
import org.giaoban.validate.SubmissionCheck;
import org.giaoban.workbook.BlankWorkbook.Before;
import org.giaoban.workspace.Workspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Blank workbooks are recognised and accepted when they are returned filled in. */
class BlankWorkbookTest {

    private static final Catalogue CATALOGUE = new CatalogueLoader(new Workspace(Path.of(""))).load();
    private static final Form FORM = CATALOGUE.getForm("hoat-dong");
    private static final SubmissionCheck CHECK = new SubmissionCheck(CATALOGUE);
    private static final FindingTexts SAID = FindingTexts.load();
    private static final Period PERIOD = Period.of("2022-Q1");
    private static final String FIGURES = "Số liệu";
    private static final String REGISTER = "Sổ hội nghị";
    private static final Map<String, Integer> TYPED =
            Map.of("QT.DV.TG", 90, "QT.DV.TS", 100, "MH.SO", 7, "GT:A", 2, "KTR.CUOC", 3, "KTR.NG", 12);

    private static byte[] blank(String unit) {
        return blank(FORM, unit);
    }

    private static byte[] blank(Form form, String unit) {
        OrgUnit asked = CATALOGUE.units().get(unit);
        return new BlankWorkbook(form)
                .write(new BlankWorkbook.Order(
                        asked.code(),
                        asked.name(),
                        PERIOD,
                        CATALOGUE.getCalendar(FORM).getRange(PERIOD),
                        CATALOGUE.getCalendar(FORM).getDueDate(PERIOD),
                        new Before("Quý IV/2021", Map.of("MH.SO", new BigDecimal(6))),
                        new Before("Quý I/2021", Map.of("GT:A", new BigDecimal(1)))));
    }

    private interface Change {
        void apply(XSSFWorkbook workbook);
    }

    private static byte[] change(byte[] workbook, Change change) {
        try (XSSFWorkbook opened = new XSSFWorkbook(new ByteArrayInputStream(workbook));
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            change.apply(opened);
            opened.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static XSSFRow row(XSSFWorkbook workbook, String code) {
        for (var row : workbook.getSheet(FIGURES)) {
            if (row.getCell(0) != null && row.getCell(0).toString().equals(code)) {
                return (XSSFRow) row;
            }
        }
        throw new AssertionError(code);
    }

    private static void fillIn(XSSFWorkbook workbook) {
        TYPED.forEach((code, value) -> row(workbook, code).getCell(3).setCellValue(value));
        XSSFRow event = workbook.getSheet(REGISTER).getRow(5);
        event.getCell(0).setCellValue(LocalDate.of(2022, 2, 10));
        event.getCell(1).setCellValue("Hội nghị thông tin");
        event.getCell(2).setCellValue("Thời sự");
        event.getCell(3).setCellValue("Trực tiếp");
        event.getCell(6).setCellValue(85);
        workbook.getSheet("Đánh giá").getRow(4).getCell(1).setCellValue("Một số đơn vị gửi muộn.");
    }

    private static Map<String, Integer> values(CheckedSubmission checked) {
        return checked.values().stream()
                .filter(value -> value.amount() != null && value.amount().signum() > 0)
                .collect(Collectors.toMap(
                        value ->
                                value.category().isEmpty() ? value.element() : value.element() + ":" + value.category(),
                        value ->
                                java.util.Objects.requireNonNull(value.amount()).intValueExact()));
    }

    private static void assertIsAsFilledIn(CheckedSubmission checked) {
        assertThat(checked.findings()).extracting(Finding::code).doesNotContain("IDENTITY-CHANGED", "FORM-CHANGED");
        assertThat(checked.outcome()).as(checked.findings().toString()).isEqualTo(Outcome.ACCEPTED);
        assertThat(checked.unit()).isEqualTo("BG-HH");
        assertThat(checked.period()).isEqualTo(PERIOD);
        assertThat(values(checked)).containsAllEntriesOf(TYPED).containsEntry("TS.LUOT", 85);
        assertThat(checked.texts()).hasSize(1);
    }

    @Test
    void blankOfEveryUnit_isRecognised() {
        List<OrgUnit> asked = CATALOGUE.units().list(LocalDate.of(2022, 3, 31)).stream()
                .filter(FORM::isAskedOf)
                .toList();
        assertThat(asked).hasSizeGreaterThan(50).allSatisfy(unit -> {
            CheckedSubmission checked = CHECK.check(blank(unit.code()));
            assertThat(checked.unit()).isEqualTo(unit.code());
            assertThat(checked.period()).isEqualTo(PERIOD);
            assertThat(checked.outcome()).isEqualTo(Outcome.ACCEPTED);
        });
    }

    @Test
    void sameOrder_givesTheSameBytes() {
        assertThat(blank("BG-HH")).isEqualTo(blank("BG-HH"));
    }

    @Test
    void filledIn_isAccepted() {
        assertIsAsFilledIn(CHECK.check(change(blank("BG-HH"), BlankWorkbookTest::fillIn)));
    }

    @Test
    void renamedSortedAndShifted_isStillRecognised() {
        assertIsAsFilledIn(CHECK.check(change(blank("BG-HH"), workbook -> {
            fillIn(workbook);
            XSSFSheet figures = workbook.getSheet(FIGURES);
            turnAround(figures);
            while (figures.getNumMergedRegions() > 0) {
                figures.removeMergedRegion(0);
            }
            figures.shiftColumns(2, 9, 1);
            figures.getRow(1).getCell(0).setBlank();
            workbook.setSheetName(0, "Trang 1");
            workbook.setSheetOrder("Trang 1", 2);
        })));
    }

    /** Reverses the rows of the indicator sheet, as a sort by code may do. */
    private static void turnAround(XSSFSheet figures) {
        List<List<String>> texts = new ArrayList<>();
        for (int i = 5; i <= figures.getLastRowNum(); i++) {
            texts.add(
                    0,
                    Stream.of(0, 1, 2, 3)
                            .map(figures.getRow(i)::getCell)
                            .map(Cell::toString)
                            .toList());
        }
        for (int i = 5; i <= figures.getLastRowNum(); i++) {
            List<String> cells = texts.get(i - 5);
            for (int at = 0; at < 3; at++) {
                figures.getRow(i).getCell(at).setCellValue(cells.get(at));
            }
            if (cells.get(3).isEmpty()) {
                figures.getRow(i).getCell(3).setBlank();
            } else {
                figures.getRow(i).getCell(3).setCellValue(Double.parseDouble(cells.get(3)));
            }
        }
    }

    private static CheckedSubmission checkWith(Change change) {
        return CHECK.check(change(blank("BG-HH"), change));
    }

    private static void write(XSSFWorkbook workbook, String sheet, int row, int column, String text) {
        workbook.getSheet(sheet).getRow(row - 1).getCell(column - 1).setCellValue(text);
    }

    private static String said(Finding finding) {
        return SAID.message(finding, Text.VIETNAMESE);
    }

    @Test
    void textOfAnotherUnit_isAFinding() {
        CheckedSubmission checked =
                checkWith(workbook -> write(workbook, FIGURES, 2, 1, "Đơn vị báo cáo: Huyện Lục Nam"));
        assertThat(checked.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(checked.findings())
                .singleElement()
                .satisfies(finding -> assertThat(said(finding))
                        .isEqualTo("Biểu mẫu này được phát cho Huyện Hiệp Hòa, Tỉnh Bắc Giang (BG-HH), "
                                + "nhưng ở đây ghi “Huyện Lục Nam”."))
                .extracting(Finding::code, Finding::sheet, Finding::cell)
                .containsExactly("ISSUED-FOR-ANOTHER-UNIT", FIGURES, "A2");
    }

    @Test
    void textOfAnotherPeriod_isAFinding() {
        CheckedSubmission checked = checkWith(workbook -> write(workbook, FIGURES, 3, 1, "Kỳ báo cáo: Quý II/2022"));
        assertThat(checked.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(checked.findings())
                .singleElement()
                .satisfies(finding -> assertThat(said(finding))
                        .isEqualTo("Biểu mẫu này được phát cho kỳ quý I/2022, nhưng ở đây ghi “Quý II/2022”."))
                .extracting(Finding::code, Finding::sheet, Finding::cell)
                .containsExactly("ISSUED-FOR-ANOTHER-PERIOD", FIGURES, "A3");
    }

    @Test
    void hiddenSheetChangedByHand_isIgnored() {
        Change other = workbook -> write(workbook, Identity.SHEET, 3, 2, "BG-LN");
        CheckedSubmission checked = checkWith(other);
        assertThat(checked.unit()).as("as the sheets say").isEqualTo("BG-HH");
        assertThat(checked.findings())
                .extracting(Finding::code, Finding::found)
                .containsExactly(
                        tuple("IDENTITY-CHANGED", "hoat-dong, BG-LN, 2022-Q1"), tuple("NOTHING-FILLED-IN", ""));
        CheckedSubmission nameless = checkWith(workbook -> {
            other.apply(workbook);
            for (String sheet : List.of(FIGURES, REGISTER, "Đánh giá")) {
                workbook.getSheet(sheet).getRow(1).getCell(0).setBlank();
            }
        });
        assertThat(nameless.findings()).extracting(Finding::code).containsExactly("IDENTITY-CHANGED", "NO-UNIT");
    }

    @Test
    void formChangedSinceTheWorkbookWasIssued_isWarnedOf() {
        Form fewer = new Form(
                FORM.code(),
                FORM.title(),
                new Form.Schedule(FORM.periodType(), FORM.calendar(), FORM.levels()),
                FORM.accept(),
                new Form.Contents(
                        FORM.sections(),
                        FORM.elements().subList(1, FORM.elements().size()),
                        FORM.indicators()),
                FORM.sheets(),
                List.of(),
                FORM.plausibility());
        assertThat(Identity.versionOf(fewer)).isNotEqualTo(Identity.versionOf(FORM));
        CheckedSubmission checked = CHECK.check(blank(fewer, "BG-HH"));
        assertThat(checked.outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(checked.findings())
                .extracting(Finding::code, Finding::found)
                .containsExactly(tuple("FORM-CHANGED", Identity.versionOf(fewer)), tuple("NOTHING-FILLED-IN", ""));
    }

    @Test
    void checksBesideTheCells_reportErrors() {
        change(blank("BG-HH"), workbook -> {
            fillIn(workbook);
            row(workbook, "QT.DV.TG").getCell(3).setCellValue(110);
            row(workbook, "KTR.CUOC").getCell(3).setCellValue("-");
            row(workbook, "TS.HN").getCell(3).setCellValue(2);
            row(workbook, "BT.TK.SO").getCell(3).setCellValue(0);
            row(workbook, "BT.TK.BAN").getCell(3).setCellValue(500);
            row(workbook, "SK.VB").getCell(3).setCellValue("gần 5");
            workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
            assertThat(said(workbook, "QT.DV.TG")).startsWith("Sai: không được lớn hơn “Tổng số đảng viên");
            assertThat(said(workbook, "KTR.NG")).startsWith("Sai: có số ở đây thì cũng phải có “Cuộc kiểm tra”");
            assertThat(said(workbook, "TS.HN")).isEqualTo("Sai: sổ theo dõi là 1");
            assertThat(said(workbook, "BT.TK.BAN")).startsWith("Sai: phải cùng có số hoặc cùng bằng 0");
            assertThat(said(workbook, "SK.VB")).isEqualTo("Sai: hãy ghi một số nguyên từ 0");
            assertThat(said(workbook, "MH.SO")).isEqualTo("Đạt");
            assertThat(said(workbook, "BCV.HN")).isEmpty();
            assertThat(row(workbook, "TS.LUOT").getCell(7).getNumericCellValue())
                    .isEqualTo(85);
        });
    }

    private static Form with(Rule... rules) {
        return new Form(
                FORM.code(),
                FORM.title(),
                new Form.Schedule(FORM.periodType(), FORM.calendar(), FORM.levels()),
                FORM.accept(),
                new Form.Contents(FORM.sections(), FORM.elements(), FORM.indicators()),
                FORM.sheets(),
                List.of(rules),
                FORM.plausibility());
    }

    private static Rule rule(String left, Rule.Kind kind, String... right) {
        return new Rule(
                "X",
                new Rule.Relation(kind, left, Arrays.stream(right).findFirst(), BigDecimal.ONE),
                Optional.empty(),
                Rule.Missing.SKIP_IF_ANY,
                Effect.RETURN,
                Set.of(),
                Set.of(),
                Optional.empty());
    }

    @Test
    void expressions_areCheckedBesideTheCellsToo_thoseBeyondTheWorkbookAreNot() {
        Form form = with(
                rule("[SK.VB] * 2 + [GT:A]", Rule.Kind.NOT_ABOVE, "MAX([DH.VB], 10)"),
                rule("[GT:*]", Rule.Kind.BELOW, "[GT] - 2"),
                rule("DH.BD", Rule.Kind.REQUIRED),
                rule("HD.VB", Rule.Kind.EXCLUSIVE_PAIR, "TL.SO"),
                rule("MH.SO", Rule.Kind.EQUAL, "previous([MH.SO])"));
        change(blank(form, "BG-HH"), workbook -> {
            fillIn(workbook);
            row(workbook, "SK.VB").getCell(3).setCellValue(5);
            row(workbook, "DH.VB").getCell(3).setCellValue(3);
            row(workbook, "HD.VB").getCell(3).setCellValue(1);
            row(workbook, "TL.SO").getCell(3).setCellValue(0);
            workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
            assertThat(said(workbook, "SK.VB")).isEqualTo("Sai: [SK.VB] * 2 + [GT:A] phải <= “MAX([DH.VB], 10)”");
            assertThat(said(workbook, "GT:A")).isEqualTo("Sai: [GT:A] phải < “[GT] - 2”");
            assertThat(said(workbook, "GT:B")).isEmpty();
            assertThat(said(workbook, "DH.BD")).isEqualTo("Sai: ô này bắt buộc phải ghi");
            assertThat(said(workbook, "HD.VB")).isEqualTo("Sai: không ghi cùng lúc với “Tài liệu biên soạn”");
            assertThat(said(workbook, "MH.SO")).isEqualTo("Đạt");
            row(workbook, "DH.VB").getCell(3).setCellValue(11);
            workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
            assertThat(said(workbook, "SK.VB")).as("12 is at most 11 + 1").isEqualTo("Đạt");
        });
    }

    private static String said(XSSFWorkbook workbook, String code) {
        return row(workbook, code).getCell(8).getStringCellValue();
    }

    @Test
    void onlyCellsToWriteIn_areUnlocked() {
        change(blank("BG-HH"), workbook -> {
            XSSFRow row = row(workbook, "MH.SO");
            assertThat(workbook.getSheet(FIGURES).getProtect()).isTrue();
            assertThat(row.getCell(3).getCellStyle().getLocked()).isFalse();
            assertThat(row.getCell(4).getCellStyle().getLocked()).isFalse();
            assertThat(row.getCell(0).getCellStyle().getLocked()).isTrue();
            assertThat(row.getCell(5).getNumericCellValue()).as("previous").isEqualTo(6);
            assertThat(row(workbook, "GT:A").getCell(6).getNumericCellValue())
                    .as("last year")
                    .isEqualTo(1);
            assertThat(workbook.isSheetVeryHidden(workbook.getSheetIndex(Identity.SHEET)))
                    .isTrue();
            assertThat(workbook.getSheet(REGISTER).getDataValidations()).hasSize(6);
        });
    }

    @Test
    void savedByLibreOffice_isReadAlike(@TempDir Path folder) throws IOException, InterruptedException {
        assumeTrue(isInstalled("soffice"), "LibreOffice is not installed here");
        Path sent = folder.resolve("gui.xlsx");
        Files.write(sent, change(blank("BG-HH"), workbook -> {
            fillIn(workbook);
            forgetResults(workbook.getSheet(FIGURES));
        }));
        Process office = new ProcessBuilder(
                        "soffice",
                        "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                        "--headless",
                        "--convert-to",
                        "xlsx",
                        "--outdir",
                        folder.resolve("out").toString(),
                        sent.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        assertThat(office.waitFor(120, TimeUnit.SECONDS)).isTrue();
        byte[] saved = Files.readAllBytes(folder.resolve("out/gui.xlsx"));
        assertIsAsFilledIn(CHECK.check(saved));
        change(saved, workbook -> {
            assertThat(said(workbook, "QT.DV.TG")).isEqualTo("Đạt");
            assertThat(row(workbook, "TS.LUOT").getCell(7).getNumericCellValue())
                    .isEqualTo(85);
        });
    }

    /** Removes the stored results, so that LibreOffice calculates the formulas. */
    private static void forgetResults(XSSFSheet sheet) {
        sheet.forEach(row -> row.forEach(cell -> {
            if (cell.getCellType() == CellType.FORMULA
                    && ((XSSFCell) cell).getCTCell().isSetV()) {
                ((XSSFCell) cell).getCTCell().unsetV();
            }
        }));
    }

    private static boolean isInstalled(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
