package org.giaoban.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.catalogue.CatalogueLoader;
import org.giaoban.deliver.BlankForms;
import org.giaoban.model.Period;
import org.giaoban.step.Progress;
import org.giaoban.validate.CheckedSubmission;
import org.giaoban.validate.SubmissionCheck;
import org.giaoban.workspace.Workspace;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A form of each period type, from the workbooks to the figures and the PDF. */
class PeriodKindsTest {

    /**
     * The workspace and the expected output of one period type.
     *
     * @param sent submissions in the format of {@link KindsOffice}
     * @param listed folders of the periods in the output
     * @param rows some lines of a period's figures.csv
     * @param completeness some lines of a period's completeness.csv
     * @param pages a period and a text of its PDF, separated by a colon
     * @param blank a period and its name in the blank workbook
     * @param refused lines of refused/findings.csv without its head; empty for none
     */
    private record Kind(
            String type,
            LocalDate businessDate,
            List<String> sent,
            String listed,
            List<String> rows,
            List<String> completeness,
            List<String> pages,
            String blank,
            String refused) {

        @Override
        public String toString() {
            return type;
        }
    }

    static Stream<Kind> kinds() {
        return Stream.of(week(), month(), quarter(), half(), year(), phase());
    }

    private static Kind week() {
        return new Kind(
                "week",
                LocalDate.of(2021, 1, 13),
                List.of(
                        "2020-01-06;D1;Tuần 1/2020;4;1;2019-12-30",
                        "2021-01-05;D1;Tuần 53/2020;5;2;2021-01-03",
                        "2021-01-06;D2;tuần 53 năm 2020;1;3;",
                        "2021-01-12;D1;Tuần thứ 1 năm 2021;7;4;2021-01-04",
                        "2021-01-12;D2;2021-W01;3;5;",
                        "2021-01-13;D1;Tuần 02/2021;1;6;",
                        "2021-01-13;D2;Tuần 2/2021;2;7;2021-01-18"),
                "2020 2020-01 2020-10M 2020-11M 2020-12 2020-2M 2020-4M 2020-5M 2020-7M 2020-8M 2020-9M 2020-Q1 2020-Q4"
                        + " 2020-S1 2020-S2 2020-W01 2020-W53 2021 2021-01 2021-10M 2021-11M 2021-2M 2021-4M 2021-5M"
                        + " 2021-7M 2021-8M 2021-9M 2021-Q1 2021-S1 2021-W01 2021-W02",
                List.of(
                        "2020-W53,VP,Văn phòng Sông Lam,A.VIEC,,as-reported,6,,2,2,,,,,,,provisional",
                        "2020-W53,D1,Đơn vị Một,A.BUOI,,as-reported,1,1,1,1,,,,,,,provisional",
                        "2021-W01,VP,Văn phòng Sông Lam,A.VIEC,,as-reported,10,,2,2,6,4,150,,,,provisional",
                        "2021-W02,VP,Văn phòng Sông Lam,A.VIEC,,as-reported,1,,1,2,10,,,,,,open",
                        "2021-01,VP,Văn phòng Sông Lam,A.VIEC,,as-reported,11,,3,8,6,4,175,11,,,open",
                        "2020-12,VP,Văn phòng Sông Lam,A.VIEC,,as-reported,6,,2,10,,,,10,,,provisional",
                        "2020-12,VP,Văn phòng Sông Lam,A.TON,,as-reported,5,,2,2,,,,5,,,provisional",
                        "2020-01,VP,Văn phòng Sông Lam,A.VIEC,,as-reported,4,,1,10,,,,4,,,provisional",
                        "2020,VP,Văn phòng Sông Lam,A.VIEC,,as-reported,10,,3,106,,,,10,,,provisional",
                        "2021-Q1,VP,Văn phòng Sông Lam,A.TON,,as-reported,,,0,2,5,,,,,,open"),
                List.of(
                        "2020-W53,D1,1,1,1,1,1,accepted,",
                        "2020-W53,D2,1,1,1,0,1,accepted,",
                        "2021-W02,D2,1,1,0,0,1,returned,DATE-OUTSIDE-PERIOD"),
                List.of(
                        "2020-W53:Kết quả tuần 53 năm 2020, nhiệm vụ tuần 1 năm 2021",
                        "2020-W53:(từ ngày 28/12/2020 đến ngày 03/01/2021)",
                        "2021-W01:Đã xong 10 việc, tăng 6 so với cùng kỳ năm 2020 (riêng 1 báo cáo có ở cả hai kỳ: tăng 3).",
                        "2020-12:Kết quả tháng 12 năm 2020, nhiệm vụ tháng 1 năm 2021",
                        "2020-12:(từ ngày 30/11/2020 đến ngày 03/01/2021)",
                        "2020-12:Chốt số liệu: 03/01/2021"),
                "2024-W01:Tuần 1/2024",
                "");
    }

    private static Kind month() {
        return new Kind(
                "month",
                LocalDate.of(2022, 4, 4),
                List.of(
                        "2021-04-01;D1;Tháng 3/2021;4;1;",
                        "2022-04-04;D1;Tháng 3/2022;5;2;2022-03-31",
                        "2022-04-04;D2;03/2022;6;3;",
                        "2022-03-02;D1;tháng 02 năm 2022;1;9;"),
                "2021 2021-03 2021-10M 2021-11M 2021-4M 2021-5M 2021-7M 2021-8M 2021-9M 2021-Q1 2021-S1 2022 2022-02 2022-03"
                        + " 2022-10M 2022-11M 2022-2M 2022-4M 2022-5M 2022-7M 2022-8M 2022-9M 2022-Q1 2022-S1",
                List.of(
                        "2022-03,VP,Văn phòng Sông Lam,A.VIEC,,as-reported,11,,2,2,1,4,175,12,,,open",
                        "2022-Q1,VP,Văn phòng Sông Lam,A.TON,,as-reported,5,,2,2,,1,400,5,,,open",
                        "2022-2M,VP,Văn phòng Sông Lam,A.VIEC,,as-reported,1,,1,4,,,,1,,,provisional"),
                List.of("2022-02,D2,1,0,0,0,,missing,", "2022-02,D1,1,1,1,1,1,accepted,"),
                List.of(
                        "2022-03:Kết quả tháng 3 năm 2022, nhiệm vụ tháng 4 năm 2022",
                        "2022-03:Đã xong 11 việc, tăng 7 so với cùng kỳ năm 2021",
                        "2022-Q1:Kết quả quý I năm 2022, nhiệm vụ quý II năm 2022"),
                "2022-12:Tháng 12/2022",
                "");
    }

    private static Kind quarter() {
        return new Kind(
                "quarter",
                LocalDate.of(2022, 7, 4),
                List.of(
                        "2021-07-01;D1;Quý II năm 2021;8;1;",
                        "2022-04-04;D1;Quý I/2022;5;2;2022-01-01",
                        "2022-07-04;D1;Quý 2 năm 2022;6;3;",
                        "2022-07-04;D2;2022-Q2;10;4;",
                        "2022-07-04;D2;Tháng 6/2022;1;1;"),
                "2021 2021-9M 2021-Q2 2021-S1 2022 2022-9M 2022-Q1 2022-Q2 2022-S1",
                List.of(
                        "2022-Q2,VP,Văn phòng Sông Lam,A.VIEC,,as-reported,16,,2,2,5,8,100,21,,,open",
                        "2022-S1,VP,Văn phòng Sông Lam,A.VIEC,,as-reported,21,,3,4,,8,162.5,21,,,open",
                        "2022-9M,VP,Văn phòng Sông Lam,A.VIEC,,as-reported,21,,3,6,,8,162.5,21,,,open",
                        "2022-S1,VP,Văn phòng Sông Lam,A.TON,,as-reported,7,,2,2,,1,600,7,,,open"),
                List.of("2022-Q1,D1,1,1,1,1,1,accepted,", "2022-Q2,D2,1,1,1,1,1,accepted,"),
                List.of(
                        "2022-Q2:Kết quả quý II năm 2022, nhiệm vụ quý III năm 2022",
                        "2022-S1:Kết quả 6 tháng đầu năm 2022, nhiệm vụ 6 tháng cuối năm 2022"),
                "2022-Q4:Quý IV/2022",
                "D2,05.xlsx,,,WRONG-PERIOD-TYPE,return,2022-06,Báo cáo theo quý (quarter).,");
    }

    private static Kind half() {
        return new Kind(
                "half",
                LocalDate.of(2023, 7, 5),
                List.of(
                        "2022-07-01;D1;6 tháng đầu năm 2022;10;1;",
                        "2023-01-03;D1;6 tháng cuối năm 2022;5;2;2022-12-31",
                        "2023-07-04;D1;6 tháng đầu năm 2023;6;3;",
                        "2023-07-05;D2;2023-S1;1;4;"),
                "2022 2022-S1 2022-S2 2023 2023-S1",
                List.of(
                        "2023-S1,VP,Văn phòng Sông Lam,A.VIEC,,as-reported,7,,2,2,5,10,-30,7,,,provisional",
                        "2022,VP,Văn phòng Sông Lam,A.VIEC,,as-reported,15,,2,4,,,,15,,,provisional",
                        "2022-S2,D1,Đơn vị Một,A.VIEC,,as-reported,5,5,1,1,10,,,15,,,provisional"),
                List.of("2023-S1,D1,1,1,1,1,1,accepted,", "2023-S1,D2,1,1,1,0,1,accepted,"),
                List.of(
                        "2022-S2:Kết quả 6 tháng cuối năm 2022, nhiệm vụ 6 tháng đầu năm 2023",
                        "2023-S1:Đã xong 7 việc, giảm 30% so với cùng kỳ năm 2022"),
                "2023-S2:6 tháng cuối năm 2023",
                "");
    }

    private static Kind year() {
        return new Kind(
                "year",
                LocalDate.of(2023, 1, 3),
                List.of(
                        "2022-01-04;D1;Năm 2021;10;1;",
                        "2023-01-03;D1;cả năm 2022;5;2;2022-12-31",
                        "2023-01-03;D2;2022;6;3;2022-01-01"),
                "2021 2022",
                List.of(
                        "2022,VP,Văn phòng Sông Lam,A.VIEC,,as-reported,11,,2,2,10,10,10,11,,,open",
                        "2021,VP,Văn phòng Sông Lam,A.VIEC,,as-reported,10,,1,2,,,,10,,,provisional"),
                List.of("2021,D1,1,1,1,1,1,accepted,", "2021,D2,1,0,0,0,,missing,"),
                List.of(
                        "2022:Kết quả năm 2022, nhiệm vụ năm 2023",
                        "2022:Đã xong 11 việc, tăng 10% so với năm 2021",
                        "2021:(từ ngày 01/01/2021 đến ngày 31/12/2021)"),
                "2023:Năm 2023",
                "");
    }

    private static Kind phase() {
        return new Kind(
                "phase",
                LocalDate.of(2023, 8, 2),
                List.of(
                        "2022-06-14;D1;Đợt 1 năm 2022;10;1;",
                        "2023-06-20;D1;Đợt 1/2023;5;2;2023-06-15",
                        "2023-06-21;D2;đợt I năm 2023;7;3;2023-05-01",
                        "2023-08-02;D1;2023-D2;8;4;2023-06-10",
                        "2023-08-02;D2;Đợt 7/2023;8;4;"),
                "2022-D1 2023-D1 2023-D2",
                List.of(
                        "2022-D1,VP,Văn phòng Sông Lam,A.VIEC,,as-reported,10,,1,2,,,,,,,provisional",
                        "2023-D1,VP,Văn phòng Sông Lam,A.VIEC,,as-reported,12,,2,2,,10,20,,,,provisional",
                        "2023-D2,VP,Văn phòng Sông Lam,A.VIEC,,as-reported,8,,1,2,12,,,,,,open"),
                List.of(
                        "2023-D1,D1,1,1,1,1,1,accepted,",
                        "2023-D1,D2,1,1,1,0,1,accepted,",
                        "2022-D1,D1,1,1,1,1,1,accepted,",
                        "2023-D2,D2,1,0,0,0,,missing,"),
                List.of(
                        "2023-D1:Kết quả đợt 1 năm 2023, nhiệm vụ thời gian tới",
                        "2023-D1:(từ ngày 01/5/2023 đến ngày 15/6/2023) Tháng cao điểm như sau",
                        "2023-D1:Đã xong 12 việc, tăng 20% so với đợt 1 năm 2022"),
                "2023-D2:Đợt 2/2023",
                ",D2,05.xlsx,Số liệu,A3,UNDECLARED-PHASE,return,2023-D7,\"Một trong các đợt đã khai báo: 2022-D1, 2023-D1,"
                        + " 2023-D2.\",Không có đợt 2023-D7 trong lịch báo cáo");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void formOfEachPeriodType_isReadAggregatedAndPrinted(Kind kind, @TempDir Path folder) throws IOException {
        Workspace workspace = KindsOffice.create(folder, kind.type(), kind.sent());
        TestWorkspace.run(workspace, kind.businessDate(), Progress.SILENT);
        assertThat(periods(workspace)).containsExactly(kind.listed().split(" "));
        assertLines(workspace, "figures.csv", kind.rows());
        assertLines(workspace, "completeness.csv", kind.completeness());
        for (String page : kind.pages()) {
            String[] sides = page.split(":", 2);
            assertThat(text(workspace.output().resolve(sides[0]).resolve("VP/bao-cao.pdf")))
                    .contains(sides[1]);
        }
        assertRefused(workspace, kind.refused());
        assertBlank(workspace, kind.blank().split(":"));
    }

    private static List<String> periods(Workspace workspace) throws IOException {
        try (Stream<Path> folders = Files.list(workspace.output())) {
            return folders.map(folder -> folder.getFileName().toString())
                    .filter(name -> Period.find(name).isPresent())
                    .sorted()
                    .toList();
        }
    }

    private static void assertLines(Workspace workspace, String file, List<String> lines) throws IOException {
        for (String line : lines) {
            Path listed = workspace
                    .output()
                    .resolve(line.substring(0, line.indexOf(',')))
                    .resolve(file);
            assertThat(Files.readAllLines(listed)).contains(line);
        }
    }

    private static void assertRefused(Workspace workspace, String said) throws IOException {
        List<String> refused = Files.readAllLines(workspace.output().resolve("refused/findings.csv"));
        assertThat(refused).hasSize(said.isEmpty() ? 1 : 2);
        assertThat(refused.get(refused.size() - 1)).contains(said);
    }

    /** A blank workbook names its period in words and is recognised when it is submitted. */
    private static void assertBlank(Workspace workspace, String... period) throws IOException {
        Catalogue catalogue = new CatalogueLoader(workspace).load();
        List<Path> files =
                new BlankForms(workspace, catalogue, Optional.empty()).write(Period.of(period[0]), Set.of("D1"));
        CheckedSubmission back = new SubmissionCheck(catalogue).check(files.get(0));
        assertThat(back.period()).isEqualTo(Period.of(period[0]));
        assertThat(back.unit()).isEqualTo("D1");
        try (XSSFWorkbook sent = new XSSFWorkbook(Files.newInputStream(files.get(0)))) {
            assertThat(sent.getSheetAt(0).getRow(2).getCell(0).getStringCellValue())
                    .isEqualTo("Kỳ báo cáo: " + period[1]);
        }
    }

    private static String text(Path file) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
            return Normalizer.normalize(new PDFTextStripper().getText(pdf), Normalizer.Form.NFC)
                    .replaceAll("\\s+", " ");
        }
    }
}
