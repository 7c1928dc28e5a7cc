package org.giaoban.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.giaoban.catalogue.Layout;

/**
 * The lines of a finished document, measured.
 *
 * @param pages width and height of each page in millimetres
 */
public record MeasuredPages(Layout layout, List<double[]> pages, List<Line> lines) {

    private static final double POINTS_PER_MM = 72 / 25.4;
    /** Points are whole in templates, and edges of letters are not edges of ink. */
    private static final double TOLERANCE_MM = 0.3;

    /** A line of text as it stands on a page. All lengths are in millimetres, from the top left corner. */
    public record Line(
            int page, String text, double left, double right, double top, double bottom, float size, String font) {}

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

    /** Measures a PDF that was made in a layout. */
    public static MeasuredPages of(byte[] pdf, Layout layout) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            List<double[]> pages = new ArrayList<>();
            document.getPages().forEach(page -> {
                PDRectangle box = page.getMediaBox();
                boolean turned = page.getRotation() % 180 != 0;
                double width = turned ? box.getHeight() : box.getWidth();
                double height = turned ? box.getWidth() : box.getHeight();
                pages.add(new double[] {width / POINTS_PER_MM, height / POINTS_PER_MM});
            });
            Lines lines = new Lines();
            lines.getText(document);
            return new MeasuredPages(layout, pages, lines.found);
        }
    }

    Line find(String text) {
        return lines.stream()
                .filter(line -> line.text().strip().startsWith(text))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no line " + text));
    }

    /** Returns left, top, right and bottom of the room within the margins of a page, counted from 1. */
    double[] room(int page) {
        return margins(layout, pages.get(page - 1));
    }

    /** Checks that all text stands within the margins, but for page numbers and the imprint. */
    public void assertWithinMargins() {
        assertThat(pages).allSatisfy(page -> assertThat(page[0] + page[1]).isCloseTo(210 + 297, within(0.3)));
        int last = pages.size();
        for (Line line : lines) {
            double[] room = room(line.page());
            String number = line.page() + (layout.pageNumber().ofTotal() ? "/" + last : "");
            boolean isNumber = line.text().strip().equals(number);
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
}
