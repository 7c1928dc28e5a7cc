package org.giaoban.pptx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.awt.Dimension;
import java.awt.geom.Rectangle2D;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFGroupShape;
import org.apache.poi.xslf.usermodel.XSLFShape;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xslf.usermodel.XSLFTable;
import org.apache.poi.xslf.usermodel.XSLFTextShape;
import org.assertj.core.data.Offset;
import org.giaoban.briefing.Briefing;
import org.giaoban.completeness.SubmissionStatus.State;
import org.giaoban.model.Period;
import org.giaoban.model.Wording;
import org.giaoban.print.Fixtures;
import org.giaoban.print.Fixtures.BriefingBuilder;
import org.giaoban.summary.LeadersPage;
import org.giaoban.summary.LeadersPage.Reporter;
import org.giaoban.summary.LeadersPage.Tile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openxmlformats.schemas.presentationml.x2006.main.CTGroupShape;

/** The summary as slides: the texts of the page, figures and all, the same bytes each time. */
class SlidesTest {

    private static final Period FIRST = Period.of("2023-Q1");
    private static final Period SECOND = Period.of("2023-Q2");
    private static final Path OFFICE = Path.of("/usr/bin/soffice");
    private static final Path IMPRESS = Path.of("/usr/lib/libreoffice/program/libsdlo.so");
    private static final String NOTICE = "Số liệu giả định.";

    private static BriefingBuilder office() {
        return Fixtures.briefing("2023-S1", "Tỉnh Thử", "Huyện Một", "Huyện Hai")
                .with("TS.HN", 20, 80, 100)
                .lastYear("TS.HN", 175)
                .target("TS.HN", 400)
                .with("DH.BD", 0, 987_716_110, 4)
                .target("DH.BD", 100_000);
    }

    private static LeadersPage page(BriefingBuilder builder) {
        Briefing briefing = builder.build();
        return Fixtures.renderer().composePage("tom-tat-lanh-dao", briefing, Fixtures.past(briefing));
    }

    @Test
    void markOfAnAmendedNumber_isExplainedAtTheFoot() throws IOException {
        LeadersPage page = page(office());
        Tile first = page.tiles().get(0);
        List<Tile> tiles = new ArrayList<>(page.tiles());
        tiles.set(
                0,
                new Tile(
                        first.number() + "†",
                        first.name(),
                        first.change(),
                        first.basis(),
                        first.standing(),
                        first.columns()));
        LeadersPage amended = new LeadersPage(
                page.head(), page.news(), tiles, page.needs(), page.plans(), page.reporters(), page.note());
        String foot = "† có số liệu do cơ quan tổng hợp sửa theo quyết định · " + NOTICE;
        assertThat(read(write(amended))).allSatisfy(slide -> assertThat(slide).contains(foot));
        assertThat(read(write(page)))
                .allSatisfy(slide -> assertThat(slide).contains(NOTICE).doesNotContain(foot));
    }

    /** An office of twenty districts with names of sixty letters, all of which are late. */
    private static BriefingBuilder lateOffice() {
        String[] names = IntStream.rangeClosed(1, 20)
                .mapToObj(i -> (i + " Huyện Thượng Nguyễn Trường Đông Phương Khương Nghĩa Hưng Quảng Điền")
                        .substring(0, i < 9 ? 60 : 20)
                        .strip())
                .toArray(String[]::new);
        BriefingBuilder office = Fixtures.briefing("2023-S1", "Tỉnh Thử", names);
        for (int unit = 1; unit <= names.length; unit++) {
            office.status(unit, FIRST, State.MISSING).accepted(unit, SECOND, false);
        }
        return office;
    }

    private static byte[] write(LeadersPage page) {
        return Slides.write(page, NOTICE, Wording.vietnamese());
    }

    private static List<String> texts(Iterable<XSLFShape> shapes) {
        List<String> texts = new ArrayList<>();
        for (XSLFShape shape : shapes) {
            if (shape instanceof XSLFTextShape box && !box.getText().isEmpty()) {
                texts.addAll(box.getText().lines().toList());
            }
            if (shape instanceof XSLFTable table) {
                table.getRows().forEach(row -> row.getCells().forEach(cell -> texts.add(cell.getText())));
            }
        }
        return texts;
    }

    private static List<List<String>> read(byte[] bytes) throws IOException {
        try (XMLSlideShow show = new XMLSlideShow(new ByteArrayInputStream(bytes))) {
            return show.getSlides().stream()
                    .map(slide -> texts(slide.getShapes()))
                    .toList();
        }
    }

    @Test
    void threeSlides_haveTheTextsOfThePage_andTheirStateAtTheFoot() throws IOException {
        LeadersPage page = page(office().accepted(0, FIRST, true)
                .accepted(1, FIRST, false)
                .status(2, FIRST, State.MISSING)
                .accepted(0, SECOND, true)
                .accepted(1, SECOND, true)
                .accepted(2, SECOND, true));
        List<List<String>> slides = read(write(page));
        String foot = "Tóm tắt lãnh đạo · Thử · 6 tháng đầu năm 2023 · Số liệu tạm tính,"
                + " chốt 30/6/2023, cập nhật 07/7/2023";
        assertThat(slides).hasSize(3).allSatisfy(slide -> assertThat(slide).contains(foot, NOTICE));
        assertThat(slides.get(0))
                .startsWith("Tóm tắt lãnh đạo · Thử · 6 tháng đầu năm 2023")
                .contains("5/6 báo cáo · đúng hạn 4/6", page.news())
                .containsSequence(
                        "200",
                        "hội nghị thông tin thời sự",
                        "▲ 25 (14,3%)",
                        page.tiles().get(2).standing());
        assertThat(slides.get(0))
                .containsAll(page.tiles().stream().map(LeadersPage.Tile::number).toList());
        assertThat(page.plans().lines()).hasSize(2);
        assertThat(slides.get(1))
                .startsWith("Thực hiện kế hoạch năm 2023 (vạch đỏ: đã qua 6/12 tháng, 50%)")
                .containsSequence("điển hình được tuyên dương", "987.716,1% »", "987.716.114 / 100.000")
                .containsSequence("hội nghị thông tin thời sự", "50%", "200 / 400");
        assertThat(slides.get(2))
                .startsWith("Nộp báo cáo: quý I, quý II")
                .containsSubsequence("Huyện Một", "●■", "Huyện Hai", "□■")
                .doesNotContain("Tỉnh Thử");
    }

    @Test
    void planIsDrawnToScale_andDescribed() throws IOException {
        try (XMLSlideShow show = new XMLSlideShow(new ByteArrayInputStream(write(page(office()))))) {
            assertThat(show.getPageSize()).isEqualTo(new Dimension(960, 540));
            XSLFSlide plans = show.getSlides().get(1);
            XSLFGroupShape drawing = plans.getShapes().stream()
                    .filter(XSLFGroupShape.class::isInstance)
                    .map(XSLFGroupShape.class::cast)
                    .skip(1)
                    .findFirst()
                    .orElseThrow();
            assertThat(((CTGroupShape) drawing.getXmlObject())
                            .getNvGrpSpPr()
                            .getCNvPr()
                            .getDescr())
                    .isEqualTo("hội nghị thông tin thời sự: 50%, 200 / 400");
            double width = drawing.getAnchor().getWidth();
            List<XSLFShape> shapes = drawing.getShapes();
            assertThat(shapes.get(0).getAnchor().getWidth() / width).isCloseTo(0.667, within());
            assertThat(shapes.get(1).getAnchor().getWidth() / width).isCloseTo(0.333, within());
            assertThat((shapes.get(2).getAnchor().getCenterX()
                                    - drawing.getAnchor().getX())
                            / width)
                    .isCloseTo(0.333, within());
        }
    }

    private static Offset<Double> within() {
        return Offset.offset(0.002);
    }

    @Test
    void nobodyLate_isSaid_andNothingLeavesItsSlide() throws IOException {
        LeadersPage onTime =
                page(office().accepted(0, FIRST, true).accepted(1, FIRST, true).accepted(2, FIRST, true));
        assertThat(read(write(onTime)).get(2)).contains("Tất cả các đơn vị đã nộp đủ, đúng hạn.");
        LeadersPage late = page(lateOffice());
        try (XMLSlideShow show = new XMLSlideShow(new ByteArrayInputStream(write(late)))) {
            List<XSLFShape> shapes = show.getSlides().stream()
                    .flatMap(slide -> slide.getShapes().stream())
                    .toList();
            assertThat(shapes)
                    .allSatisfy(shape -> assertThat(new Rectangle2D.Double(0, 0, 960, 540).contains(shape.getAnchor()))
                            .isTrue());
            assertThat(texts(show.getSlides().get(2).getShapes()))
                    .containsAll(late.reporters().units().stream()
                            .filter(unit -> !unit.isOnTime())
                            .map(Reporter::name)
                            .toList());
        }
    }

    @Test
    void samePage_hasTheSameBytes() {
        assertThat(write(page(office()))).isEqualTo(write(page(office()))).hasSizeLessThan(20_000);
    }

    /** Opened by the office program that most offices without PowerPoint use, where it is installed. */
    @Test
    void libreOffice_showsEveryFigure(@TempDir Path folder) throws IOException, InterruptedException {
        assumeThat(OFFICE).exists();
        assumeThat(IMPRESS).as("the part of LibreOffice for slides").exists();
        LeadersPage page = page(office().status(1, FIRST, State.MISSING));
        Files.write(folder.resolve("a.pptx"), write(page));
        Process process = new ProcessBuilder(
                        OFFICE.toString(),
                        "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                        "--headless",
                        "--convert-to",
                        "pdf",
                        "--outdir",
                        folder.toString(),
                        folder.resolve("a.pptx").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        try (PDDocument pdf = Loader.loadPDF(folder.resolve("a.pdf").toFile())) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(3);
            String text = new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
            assertThat(text)
                    .contains(page.news(), "Huyện Một")
                    .contains(page.tiles().stream()
                            .flatMap(tile -> Stream.of(tile.number(), tile.change(), tile.name()))
                            .toList())
                    .contains(page.plans().lines().stream()
                            .flatMap(line -> Stream.of(line.percent(), line.amounts()))
                            .toList());
        }
    }
}
