package org.giaoban.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.multipdf.Splitter;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.giaoban.print.Fixtures;
import org.giaoban.print.GoldenPage;
import org.giaoban.print.MeasuredPages;
import org.giaoban.step.Progress;
import org.giaoban.workspace.CsvFile;
import org.giaoban.workspace.Workspace;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run of the whole demonstration workspace: its reports have the published figures. */
class DemonstrationTest {

    private static final String SUMMARY = "tom-tat-lanh-dao.pdf";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static Workspace workspace;

    @BeforeAll
    static void runTheNight() {
        workspace = TestWorkspace.copy(folder, path -> true);
        TestWorkspace.run(workspace, TestWorkspace.LATE_DATE, Progress.SILENT);
    }

    /** Returns the text of a PDF with single spaces for all white space. */
    private static String text(Path pdf) {
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String report(String period, String unit) {
        return text(workspace.output().resolve(period).resolve(unit).resolve("bao-cao-tong-hop.pdf"));
    }

    private static List<Path> pdfs() throws IOException {
        try (Stream<Path> files = Files.walk(workspace.output())) {
            return files.filter(file -> file.toString().endsWith(".pdf"))
                    .sorted()
                    .toList();
        }
    }

    private static String figure(String period, String unit, String element, String category, String column) {
        StringBuilder found = new StringBuilder();
        new CsvFile(workspace.output().resolve(period).resolve("figures.csv"), "figures.csv", List.of(column))
                .forEach(row -> {
                    if (row.get("unit").equals(unit)
                            && row.get("element").equals(element)
                            && row.get("category").equals(category)) {
                        found.append(row.get(column));
                    }
                });
        return found.toString();
    }

    @Test
    void bacGiang_firstQuarterOf2022() {
        assertThat(report("2022-Q1", "BG"))
                .contains("gần 50 hội nghị thông tin thời sự")
                .contains("03 kỳ Bản tin Thông báo nội bộ với 25.500 bản")
                .contains("03 số Bản tin tham khảo với 500 bản")
                .contains("500 Bản tin dùng cho báo cáo viên")
                .contains("gần 150 tin, bài, ảnh")
                .contains("trên 300 nghìn lượt truy cập")
                .doesNotContain("giaoban trace");
        assertThat(text(workspace.output().resolve("2022-Q1/BG/chat-luong-so-lieu.pdf")))
                .contains("Truy vết một số liệu: giaoban trace 2022-Q1 BG QT.HN.TT");
    }

    @Test
    void bacKan_firstQuarterOf2023_isTextOnly() {
        assertThat(report("2023-Q1", "BK"))
                .contains("BÁO CÁO", "quý I năm 2023", "Tồn tại, hạn chế", "Nhiệm vụ quý II năm 2023")
                .doesNotContain("Bảng 1");
    }

    @Test
    void binhPhuoc_firstHalfOf2023() {
        assertThat(report("2023-S1", "BP"))
                .contains("trên 95% đảng viên tham gia học tập")
                .contains("03 đảng bộ thí điểm")
                .contains("90% đảng viên của 03 đảng bộ đã cài đặt")
                .contains("07 chỉ thị, nghị quyết")
                .contains("03 hội nghị giao ban")
                .contains("06 văn bản định hướng")
                .contains("04 tài liệu")
                .contains("gần 30 văn bản hướng dẫn")
                .contains("24 trường hợp")
                .contains("hơn 140.000 lượt tin, bài, hình ảnh")
                .contains("như sau (tăng, giảm so với 6 tháng đầu năm 2022):")
                .contains("tăng 270% (gấp 3,7 lần)*, tại trên 600 trang, nhóm")
                .contains("đạt tỷ lệ 98%")
                .contains("06 giải A, 08 giải B, 13 giải C, 20 giải khuyến khích")
                .contains("38 cuộc kiểm tra, tăng 15,2%*, đối với 206 cán bộ, đảng viên và 50 tổ chức cơ sở đảng")
                .contains("hiện có 2.082 mô hình")
                .contains("907 điển hình được tuyên dương");
    }

    @Test
    void haiPhong_year2021_isClosed() {
        assertThat(report("2021", "HP"))
                .contains("trên 1.200 hội nghị trực tiếp, đạt 105,6% kế hoạch năm, với gần 72.000 cán bộ, đảng viên")
                .contains("430 điểm cầu trực tuyến cho 98.962 lượt")
                .contains("16 tập thể được tặng giấy khen")
                .contains("Nhiệm vụ năm 2022")
                .contains("8 nhóm nhiệm vụ")
                .doesNotContain("giaoban trace")
                .doesNotContain("tạm tính");
    }

    /** The leaders' page of the half-year, line by line. */
    @Test
    void summaryOfBinhPhuoc_isTheGoldenPage() throws IOException {
        String page = lines(workspace.output().resolve("2023-S1/BP").resolve(SUMMARY));
        Path golden = Path.of("src/test/resources/golden/2023-S1-BP-tom-tat.txt");
        if (Boolean.getBoolean("giaoban.rewrite")) {
            Files.writeString(golden, page);
        }
        assertThat(page).isEqualTo(Files.readString(golden));
    }

    /** A page of each kind of document looks as it did, and all its pages keep the margins of their layout. */
    @ParameterizedTest
    @CsvSource({
        "BP/tom-tat-lanh-dao, mot-trang",
        "BP/bao-cao-tong-hop, hd36-2018",
        "BP/phu-luc-so-lieu, hd36-2018",
        "BP-BDO/phieu-don-vi, plain"
    })
    void pages_lookAsTheyDid_andKeepTheirMargins(String document, String layout) throws IOException {
        byte[] pdf = Files.readAllBytes(workspace.output().resolve("2023-S1/" + document + ".pdf"));
        GoldenPage.check(pdf, 1, "2023-S1-" + document.replace('/', '-'));
        MeasuredPages.of(
                        pdf,
                        Objects.requireNonNull(Fixtures.catalogue().layouts().get(layout)))
                .assertWithinMargins();
    }

    private static String lines(Path pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            PDFTextStripper text = new PDFTextStripper();
            text.setSortByPosition(true);
            text.setLineSeparator("\n");
            return text.getText(document).replaceAll("[ \\t]+", " ").strip() + "\n";
        }
    }

    @Test
    void hungYen_thirdQuarterOf2023_isTextOnly() {
        assertThat(report("2023-Q3", "HY"))
                .contains("dư luận xã hội", "sắp xếp", "Nhiệm vụ quý IV năm 2023")
                .doesNotContain("Bảng 1");
    }

    @Test
    void everyFigure_equalsTheSumOfItsLineage() {
        TracedFigures.assertAllAddUp(workspace);
    }

    @Test
    void traceOfBacGiangsConferences_isTheFigureOfTenSubmissions() {
        TracedFigures.assertSums(workspace, "2022-Q1", "BG", "TS.HN", "49", 34, 1);
    }

    @Test
    void everyDocument_isComplete() throws IOException {
        List<Path> pdfs = pdfs();
        assertThat(pdfs).hasSize(310);
        for (Path pdf : pdfs) {
            try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
                assertThat(new PDFTextStripper().getText(document).replaceAll("\\s+", " "))
                        .as(workspace.show(pdf))
                        .doesNotContain("null", "${", "[#")
                        .contains("giả định, chỉ để minh họa")
                        .contains(expected(pdf));
                assertThat(document.getDocumentInformation().getTitle())
                        .as(pdf.toString())
                        .isNotBlank();
                assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("vi-VN");
                if (pdf.endsWith("phieu-don-vi.pdf") || pdf.endsWith(SUMMARY)) {
                    assertThat(document.getNumberOfPages()).as(pdf.toString()).isEqualTo(1);
                }
                assertThat(new Splitter().split(document))
                        .as("no page begins with the signature: " + workspace.show(pdf))
                        .extracting(page -> new PDFTextStripper().getText(page).replaceAll("^\\d+\\s*", ""))
                        .noneMatch(text -> text.startsWith("Nơi nhận"));
                for (PDPage page : document.getPages()) {
                    for (COSName name : page.getResources().getFontNames()) {
                        assertThat(page.getResources().getFont(name).isEmbedded())
                                .as(pdf + " " + name.getName())
                                .isTrue();
                    }
                }
            }
        }
    }

    /** Only documents for the staff say how a figure is traced. */
    private static String expected(Path pdf) {
        Path place = workspace.output().relativize(pdf);
        boolean isForStaff = pdf.endsWith("phieu-don-vi.pdf") || pdf.endsWith("chat-luong-so-lieu.pdf");
        if (isForStaff) {
            return "Truy vết một số liệu: giaoban trace %s %s ".formatted(place.getName(0), place.getName(1));
        }
        return pdf.endsWith(SUMMARY)
                ? "Tóm tắt lãnh đạo · "
                : pdf.endsWith("phu-luc-so-lieu.pdf") ? "Phụ lục số liệu, " : "I. Kết quả công tác";
    }

    @Test
    void figures_areThePublishedOnes() {
        assertThat(figure("2022-Q1", "BG", "TS.HN", "", "value")).isEqualTo("49");
        assertThat(figure("2022-Q1", "BG", "TS.HN", "", "expected")).isEqualTo("11");
        assertThat(figure("2022-Q1", "BG", "TS.HN", "", "reported")).isEqualTo("10");
        assertThat(figure("2023-S1", "BP", "KGM.TIN", "", "value")).isEqualTo("140600");
        assertThat(figure("2023-S1", "BP", "KGM.TIN", "", "change_pct")).isEqualTo("270");
        assertThat(figure("2023-S1", "BP", "MH.SO", "", "value")).isEqualTo("2082");
        assertThat(figure("2023-S1", "BP", "GT", "KK", "value")).isEqualTo("20");
        assertThat(figure("2023-S1", "BP", "GT", "", "value")).isEqualTo("47");
        assertThat(figure("2023-S1", "BP", "ST.TYLE", "", "value")).isEqualTo("90");
        assertThat(figure("2023-S1", "BP", "CD.TYLE", "", "value")).isEqualTo("98");
        assertThat(figure("2021", "HP", "QT.LUOT.TTU", "", "value")).isEqualTo("98962");
        assertThat(figure("2021", "HP", "QT.HN.TT", "", "state")).isEqualTo("closed");
    }

    @Test
    void flawsOfSubmissions_areFoundWithoutStoppingTheRun() throws IOException {
        assertThat(Files.readString(workspace.output().resolve("2023-Q1/findings.csv")))
                .contains(
                        "2023-Q1,BP-BDO,2023-Q1/binh-phuoc/huyen-bu-dop.xlsx,Số liệu,D11,RATIO-ABOVE-100,return,4610");
        assertThat(Files.readString(workspace.output().resolve("2021-Q3/findings.csv")))
                .contains("REGISTER-DISAGREES,return");
        assertThat(Files.readString(workspace.output().resolve("2021-Q2/findings.csv")))
                .contains("SAME-BYTES,note");
        assertThat(Files.readString(workspace.output().resolve("2021-Q4/findings.csv")))
                .contains("SUPERSEDED,note");
        assertThat(Files.readString(workspace.output().resolve("2022-Q1/findings.csv")))
                .contains("NUMBER-REPAIRED,note,72.000");
        assertThat(Files.readString(workspace.output().resolve("2022-Q1/completeness.csv")))
                .contains("2022-Q1,BG-SD,1,0,0,0,,missing,");
        assertThat(Files.readString(workspace.output().resolve("2021-Q4/completeness.csv")))
                .contains("2021-Q4,HP-TN,1,1,1,1,2,accepted,");
        assertThat(Files.readString(workspace.output().resolve("refused/findings.csv"))
                        .lines())
                .hasSize(1);
    }
}
