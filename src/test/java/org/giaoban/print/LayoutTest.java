package org.giaoban.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.giaoban.briefing.Briefing;
import org.giaoban.catalogue.Layout;
import org.giaoban.render.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Measures finished pages: margins, places and type of the head are those of the layout. */
class LayoutTest {

    private static final ReportRenderer RENDERER = Fixtures.renderer();
    private static final double POINTS_PER_MM = 72 / 25.4;
    /** Points are whole in templates, and edges of letters are not edges of ink. */
    private static final double TOLERANCE_MM = 0.3;

    /** A line of text as it stands on a page. All lengths are in millimetres, from the top left corner. */
    private record Line(
            int page, String text, double left, double right, double top, double bottom, float size, String font) {}

    /** A finished document with its lines. */
    private record Measured(Layout layout, List<double[]> pages, List<Line> lines) {

        static Measured of(String report, Briefing briefing) throws IOException {
            Document document = RENDERER.compose(report, briefing, briefing);
            try (PDDocument pdf = Loader.loadPDF(RENDERER.print(document))) {
                List<double[]> pages = new ArrayList<>();
                pdf.getPages().forEach(page -> {
                    PDRectangle box = page.getMediaBox();
                    boolean turned = page.getRotation() % 180 != 0;
                    double width = turned ? box.getHeight() : box.getWidth();
                    double height = turned ? box.getWidth() : box.getHeight();
                    pages.add(new double[] {width / POINTS_PER_MM, height / POINTS_PER_MM});
                });
                Lines lines = new Lines();
                lines.getText(pdf);
                return new Measured(document.definition().layout(), pages, lines.found);
            }
        }

        Line find(String text) {
            return lines.stream()
                    .filter(line -> line.text().strip().startsWith(text))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no line " + text));
        }
    }

    /** Collects the runs of letters that the exporter wrote. */
    private static final class Lines extends PDFTextStripper {
        private final List<Line> found = new ArrayList<>();

        @Override
        protected void writeString(String text, List<TextPosition> letters) {
            List<TextPosition> inked = letters.stream()
                    .filter(each -> !each.getUnicode().isBlank())
                    .toList();
            if (inked.isEmpty()) {
                return;
            }
            TextPosition first = inked.get(0);
            TextPosition last = inked.get(inked.size() - 1);
            found.add(new Line(
                    getCurrentPageNo(),
                    text,
                    first.getXDirAdj() / POINTS_PER_MM,
                    (last.getXDirAdj() + last.getWidthDirAdj()) / POINTS_PER_MM,
                    (first.getYDirAdj() - first.getHeightDir()) / POINTS_PER_MM,
                    first.getYDirAdj() / POINTS_PER_MM,
                    first.getFontSizeInPt(),
                    first.getFont().getName()));
        }
    }

    /** The margins of a page; a page on its side has its top at the edge that is bound. */
    private static double[] margins(Layout layout, double[] page) {
        Layout.Margins margins = layout.margins();
        boolean turned = page[0] > page[1];
        return new double[] {
            millimetres(turned ? margins.bottom() : margins.left()),
            millimetres(turned ? margins.left() : margins.top()),
            page[0] - millimetres(turned ? margins.top() : margins.right()),
            page[1] - millimetres(turned ? margins.right() : margins.bottom())
        };
    }

    private static double millimetres(BigDecimal length) {
        return length.doubleValue();
    }

    private static Briefing briefing(String period) {
        return Fixtures.binhPhuoc(period).build();
    }

    @ParameterizedTest
    @CsvSource({
        "bao-cao-tong-hop, 2023-S1",
        "bao-cao-tong-hop, 2026-S1",
        "phieu-don-vi, 2023-S1",
        "tom-tat-lanh-dao, 2023-S1"
    })
    void text_standsWithinTheMargins_butForPageNumbersAndTheImprint(String report, String period) throws IOException {
        Measured measured = Measured.of(report, briefing(period));
        assertThat(measured.pages())
                .allSatisfy(page -> assertThat(page[0] + page[1]).isCloseTo(210 + 297, within(0.3)));
        int last = measured.pages().size();
        for (Line line : measured.lines()) {
            double[] room = margins(measured.layout(), measured.pages().get(line.page() - 1));
            boolean isNumber = line.text().strip().matches("\\d+/" + last);
            boolean isImprint = line.page() == last && line.size() < 7.5;
            assertThat(line.left()).as(line.toString()).isGreaterThan(room[0] - TOLERANCE_MM);
            assertThat(line.right()).as(line.toString()).isLessThan(room[2] + TOLERANCE_MM);
            if (!isNumber) {
                assertThat(line.top()).as(line.toString()).isGreaterThan(room[1] - TOLERANCE_MM);
            }
            if (!isNumber && !isImprint) {
                assertThat(line.bottom()).as(line.toString()).isLessThan(room[3] + TOLERANCE_MM);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"2023-S1, hd36-2018", "2026-S1, hd05-2026"})
    void head_hasTheTypeAndPlacesOfTheLayout(String period, String layout) throws IOException {
        Measured measured = Measured.of("bao-cao-tong-hop", briefing(period));
        assertThat(measured.layout().code()).isEqualTo(layout);
        Map<String, Layout.Type> styles = measured.layout().styles();
        List<String> motto = measured.layout().head().motto();
        double middle = measured.pages().get(0)[0] / 2;
        for (int i = 0; i < motto.size(); i++) {
            Line line = measured.find(motto.get(i));
            check(line, styles.get("motto" + (i + 1)));
            assertThat(line.left()).as("right half of the page").isGreaterThan(middle - 10);
        }
        Line issuer = measured.find("BAN TUYÊN GIÁO");
        check(issuer, styles.get("issuer"));
        assertThat(issuer.right()).isLessThan(middle);
        Line kind = measured.find("BÁO CÁO");
        check(kind, styles.get("kind"));
        double[] room = margins(measured.layout(), measured.pages().get(0));
        assertThat((kind.left() + kind.right()) / 2).isCloseTo((room[0] + room[2]) / 2, within(0.5));
        assertThat(issuer.bottom()).isLessThan(kind.top());
        check(
                measured.lines().stream()
                        .filter(line -> line.text().startsWith("I. "))
                        .findFirst()
                        .orElseThrow(),
                styles.get("heading"));
    }

    private static void check(Line line, Layout.@Nullable Type style) {
        Layout.Type type = Objects.requireNonNull(style);
        assertThat(line.size()).as(line.toString()).isEqualTo(type.size().floatValue());
        assertThat(line.font().contains("Bold")).as(line.toString()).isEqualTo(type.bold());
        assertThat(line.font().contains("Italic")).as(line.toString()).isEqualTo(type.italic());
    }
}
