package org.giaoban.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.catalogue.CatalogueLoader;
import org.giaoban.step.Progress;
import org.giaoban.workspace.Workspace;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another office made from files alone: four levels, a monthly form, months that end on the 14th. */
class SecondOfficeTest {

    /** The day after the last cut-off, a day before the submissions for March are due. */
    private static final LocalDate LATE_DATE = LocalDate.of(2023, 3, 15);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static Workspace workspace;

    @BeforeAll
    static void runTheNight() {
        workspace = HealthOffice.create(folder);
        TestWorkspace.run(workspace, LATE_DATE, Progress.SILENT);
    }

    private static List<String> lines(String path) throws IOException {
        return Files.readAllLines(workspace.output().resolve(path));
    }

    private static String text(String path) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(workspace.output().resolve(path).toFile())) {
            return Normalizer.normalize(new PDFTextStripper().getText(pdf), Normalizer.Form.NFC)
                    .replaceAll("\\s+", " ");
        }
    }

    @Test
    void everyFigure_equalsTheSumOfItsLineage() {
        TracedFigures.assertAllAddUp(workspace);
    }

    @Test
    void month_addsAllFourLevelsUpAndComparesWithLastYear() throws IOException {
        assertThat(lines("2023-03/figures.csv"))
                .contains(
                        "2023-03,SYT,Sở Y tế Lam Thủy,TC.MUI,,as-reported,148,,10,10,102,155,-4.5,384,,,open",
                        "2023-03,SYT,Sở Y tế Lam Thủy,TC.TRE,,as-reported,135,,10,10,98,175,-22.9,359,1000,35.9,open",
                        "2023-03,HDN,Trung tâm Y tế Đồng Nội,TC.MUI,,as-reported,58,13,5,5,35,62,-6.5,143,,,open",
                        "2023-03,HDN.AP,Trạm Y tế An Phú,TC.MUI,,as-reported,30,20,3,3,25,35,-14.3,80,,,open",
                        "2023-03,HDN.AP.1,Điểm tiêm thôn Thượng,TC.MUI,,as-reported,4,4,1,1,4,5,-20,13,,,open",
                        "2023-03,BVN,Bệnh viện Nhi Lam Thủy,TC.MUI,,as-reported,60,60,1,1,40,50,20,150,,,open");
    }

    @Test
    void categories_haveRowsOfTheirOwn() throws IOException {
        assertThat(lines("2023-03/figures.csv"))
                .contains(
                        "2023-03,SYT,Sở Y tế Lam Thủy,TC.MUI,BCG,as-reported,84,,10,10,60,87,-3.4,222,,,open",
                        "2023-03,SYT,Sở Y tế Lam Thủy,TC.MUI,SOI,as-reported,64,,10,10,42,68,-5.9,162,,,open");
    }

    @Test
    void stationWithoutCentre_countsForTheDepartmentDirectly() throws IOException {
        assertThat(lines("2023-01/figures.csv"))
                .contains(
                        "2023-01,DHN,Trạm Y tế đảo Hòn Ngọc,TC.MUI,,as-reported,10,8,2,2,,,,10,,,provisional",
                        "2023-01,SYT,Sở Y tế Lam Thủy,TC.MUI,,as-reported,134,,10,10,,,,134,,,provisional");
    }

    @Test
    void quarterAndTwoMonths_areMadeOfMonths() throws IOException {
        assertThat(lines("2023-2M/figures.csv"))
                .contains(
                        "2023-2M,SYT,Sở Y tế Lam Thủy,TC.MUI,,as-reported,236,,19,21,,,,236,,,provisional",
                        "2023-2M,HDN,Trung tâm Y tế Đồng Nội,TT.NGUOI,,as-reported,170,110,8,9,,,,170,,,provisional");
        assertThat(lines("2023-Q1/figures.csv"))
                .contains(
                        "2023-Q1,SYT,Sở Y tế Lam Thủy,TC.MUI,,as-reported,384,,29,31,,155,147.7,384,,,open",
                        "2023-Q1,HDN,Trung tâm Y tế Đồng Nội,TC.MUI,,as-reported,143,33,13,14,,62,130.6,143,,,open");
    }

    @Test
    void indicators_areRatiosOfSums() throws IOException {
        assertThat(lines("2023-Q1/figures.csv"))
                .as("359 of 460 children; 248 persons at 11 talks")
                .contains(
                        "2023-Q1,SYT,Sở Y tế Lam Thủy,TC.TYLE,,as-reported,78.043478,,29,31,,78.475336,-0.4,78.043478,,,open",
                        "2023-Q1,SYT,Sở Y tế Lam Thủy,TT.BQ,,as-reported,22.545455,,29,31,,25,-9.8,22.545455,,,open");
    }

    @Test
    void stock_isTheLastMonthsAndNeverCarriedForward() throws IOException {
        assertThat(lines("2023-Q1/figures.csv"))
                .as("the centre left March blank: its 75 of February do not count")
                .contains(
                        "2023-Q1,SYT,Sở Y tế Lam Thủy,TC.LIEU,,as-reported,441,,10,10,,720,-38.8,441,,,open",
                        "2023-Q1,HTL,Trung tâm Y tế Tây Lâm,TC.LIEU,,as-reported,31,,3,3,,160,-80.6,31,,,open");
    }

    @Test
    void highest_isTakenOverTimeAndAddedOverUnitsOnlyWhereTheFormSaysSo() throws IOException {
        assertThat(lines("2023-Q1/figures.csv"))
                .contains(
                        "2023-Q1,HDN.AP,Trạm Y tế An Phú,AT.BAN,,as-reported,5,3,8,8,,3,66.7,5,,,open",
                        "2023-Q1,HDN.AP.2,Điểm tiêm lưu động An Phú,AT.NHIET,,as-reported,9,9,2,2,,,,9,,,open",
                        "2023-Q1,HDN.AP,Trạm Y tế An Phú,AT.NHIET,,as-reported,5,5,8,8,,5,0,5,,,open",
                        "2023-Q1,SYT,Sở Y tế Lam Thủy,AT.NHIET,,as-reported,,,29,31,,,,,,,open");
    }

    @Test
    void unitsComeAndGo_withTheDaysThatTheyAreValid() throws IOException {
        assertThat(units("2022-03")).contains("HTL.CT").doesNotContain("HDN.AP.2");
        assertThat(units("2023-01")).doesNotContain("HTL.CT", "HDN.AP.2");
        assertThat(units("2023-02")).contains("HDN.AP.2").doesNotContain("HTL.CT");
    }

    private static List<String> units(String period) throws IOException {
        return lines(period + "/figures.csv").stream()
                .skip(1)
                .map(line -> line.split(",")[1])
                .distinct()
                .toList();
    }

    @Test
    void findings_nameTheOfficesOwnRulesAndMonths() throws IOException {
        assertThat(lines("2023-02/findings.csv").subList(1, 5))
                .containsExactly(
                        "2023-02,DHN.1,31.xlsx,Tiêm chủng,D11,RULE-BROKEN,warning,1,"
                                + "Sao cho TC.LIEU (Liều vắc xin còn lại) nhỏ hơn previous([TC.LIEU]).,"
                                + "\"Đã tiêm mà số liều còn lại không giảm, điểm tiêm lại không nhận thêm vắc xin."
                                + " TC.LIEU (Liều vắc xin còn lại) là 1; theo quy tắc YT-KHO phải nhỏ hơn previous([TC.LIEU]), tức 1.\"",
                        "2023-02,HDN.AP.2,26.xlsx,Tiêm chủng,D14,OUT-OF-BOUNDS,warning,9,Một số từ 0 đến 8.,"
                                + "\"AT.NHIET (Nhiệt độ tủ lạnh cao nhất) là 9, ngoài khoảng từ 0 đến 8.\"",
                        "2023-02,HDN.BM,27.xlsx,Sổ truyền thông,A6,DATE-OUTSIDE-PERIOD,return,15/02/2023,"
                                + "Ngày từ 15/01/2023 đến 14/02/2023.,“15/02/2023” không phải là ngày trong kỳ tháng 2/2023"
                                + " (từ 15/01/2023 đến 14/02/2023).",
                        "2023-02,HDN.BM,27.xlsx,Tiêm chủng,D9,RATIO-ABOVE-100,return,30,"
                                + "TC.TRE (Trẻ được tiêm đủ) không quá 20.,"
                                + "\"TC.TRE (Trẻ được tiêm đủ) là 30, lớn hơn TC.DT (Trẻ trong diện tiêm) là 20 (quy tắc YT-DU).\"");
        List<String> march = lines("2023-03/findings.csv");
        assertThat(march).hasSize(6);
        assertThat(march.subList(1, 4))
                .as("an empty register is not known, and last year it had rows")
                .allMatch(line -> line.startsWith("2023-03,HDN.BM,37.xlsx,,,LEFT-BLANK,warning,,"));
        assertThat(march.get(4)).startsWith("2023-03,HTL,38.xlsx,Sổ truyền thông,C6,LINKED-PAIR,warning,0,");
        assertThat(march.get(5))
                .startsWith("2023-03,HTL,38.xlsx,,,LEFT-BLANK,warning,,")
                .endsWith(",TC.LIEU (Liều vắc xin còn lại) để trống; kỳ tháng 3/2022 đơn vị ghi 90.");
        assertThat(lines("refused/findings.csv")).hasSize(1);
    }

    @Test
    void completeness_hasLateReturnedMissingAndExcludedSubmissions() throws IOException {
        assertThat(lines("2023-Q1/completeness.csv"))
                .hasSize(1 + 10 + 11 + 11)
                .contains(
                        "2023-01,HDN.AP,1,1,1,1,1,accepted,",
                        "2023-01,DHN,1,1,1,0,1,accepted,",
                        "2023-02,HDN.BM,1,1,0,0,1,returned,DATE-OUTSIDE-PERIOD RATIO-ABOVE-100",
                        "2023-02,HTL.DT.1,1,0,0,0,,missing,",
                        "2023-03,DHN.1,0,0,0,0,,excluded,Bến cảng đóng cửa vì bão");
        assertThat(lines("2022-03/figures.csv"))
                .contains("2022-03,SYT,Sở Y tế Lam Thủy,TC.MUI,,as-reported,155,,11,11,,,,155,,,closed");
    }

    @Test
    void briefing_hasTheOfficesOwnTexts() throws IOException {
        assertThat(text("2023-03/SYT/giao-ban-y-te.pdf"))
                .contains(
                        "UBND TỈNH LAM THỦY",
                        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                        "BÁO CÁO GIAO BAN Công tác tiêm chủng tháng 3 năm 2023",
                        "tháng 3 năm 2023 (từ ngày 15/02/2023 đến ngày 14/3/2023) như sau:",
                        "Toàn ngành y tế đã tiêm 148 mũi, gồm 84 mũi lao, 64 mũi sởi; có 135 trẻ được tiêm đủ,",
                        "tỷ lệ này tăng 4,3 điểm phần trăm so với tháng 3 năm 2022, lũy kế từ đầu năm 359 trẻ, đạt 35,9% kế hoạch năm;",
                        "Các cơ sở tổ chức 4 buổi truyền thông, bình quân 15,8 người mỗi buổi.",
                        "Xin cấp thêm một tủ lạnh (Trạm Y tế An Phú).",
                        "Số liệu tạm tính")
                .as("the department itself fills in no form")
                .doesNotContain("phần riêng");
        assertThat(text("2023-02/SYT/giao-ban-y-te.pdf")).contains("(Số liệu theo báo cáo của 9/11 đơn vị).");
        assertThat(text("2022-03/SYT/giao-ban-y-te.pdf")).doesNotContain("Số liệu tạm tính");
    }

    @Test
    void sheet_isIssuedByTheUnitAboveTheStation() throws IOException {
        assertThat(text("2023-03/HDN.AP/phieu-tram.pdf"))
                .contains(
                        "TRUNG TÂM Y TẾ ĐỒNG NỘI",
                        "PHIẾU TIÊM CHỦNG Trạm Y tế An Phú, tháng 3 năm 2023",
                        "Trẻ được tiêm đủ trẻ 33 46 −28,3% 25");
        assertThat(text("2023-03/DHN/phieu-tram.pdf")).contains("SỞ Y TẾ LAM THỦY");
        assertThat(text("2023-02/HDN.BM/phieu-tram.pdf"))
                .as("returned, but on time")
                .contains("Báo cáo của đơn vị: Tháng 2/2023: trả lại ngày 15/02/2023.");
    }

    @Test
    void documents_areThoseOfTheLevelsAndPeriodsAskedFor() throws IOException {
        try (Stream<Path> files = Files.walk(workspace.output())) {
            assertThat(files.filter(file -> file.toString().endsWith(".pdf"))
                            .map(workspace::show)
                            .filter(path -> path.contains("/2023-Q1/") || path.contains("/2023-01/"))
                            .sorted())
                    .containsExactly(
                            "output/2023-01/DHN/phieu-tram.pdf",
                            "output/2023-01/HDN.AP/phieu-tram.pdf",
                            "output/2023-01/HDN.BM/phieu-tram.pdf",
                            "output/2023-01/HTL.DT/phieu-tram.pdf",
                            "output/2023-01/SYT/giao-ban-y-te.pdf",
                            "output/2023-Q1/SYT/giao-ban-y-te.pdf");
        }
    }

    @Test
    void noDocument_hasAWordOfTheDemonstration() throws IOException {
        List<String> foreign = demonstrationWords();
        try (Stream<Path> files = Files.walk(workspace.output())) {
            for (Path file :
                    files.filter(f -> f.toString().matches(".*\\.(pdf|csv)")).toList()) {
                String said = file.toString().endsWith(".pdf")
                        ? text(workspace.output().relativize(file).toString())
                        : Files.readString(file);
                assertThat(said.toLowerCase(Locale.ROOT))
                        .as(workspace.show(file))
                        .doesNotContain(foreign);
            }
        }
    }

    /** Names of elements, units, sections and bodies of the demonstration. */
    private static List<String> demonstrationWords() {
        Catalogue demonstration = new CatalogueLoader(new Workspace(Path.of(""))).load();
        List<String> words = new ArrayList<>(List.of("đảng", "tuyên giáo", "tỉnh ủy", "huyện", "hội nghị"));
        demonstration.forms().values().forEach(form -> {
            form.elements().forEach(element -> words.add(element.name().vi()));
            form.sections().forEach(section -> words.add(section.title().vi()));
        });
        demonstration.units().list().forEach(unit -> words.add(unit.name()));
        return words.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
    }
}
