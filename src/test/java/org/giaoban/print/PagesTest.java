package org.giaoban.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.giaoban.briefing.Briefing;
import org.giaoban.briefing.FormItem;
import org.giaoban.model.Effect;
import org.giaoban.model.Finding;
import org.giaoban.model.FindingCode;
import org.junit.jupiter.api.Test;

/** Page breaks, and the text of each page. */
class PagesTest {

    private static final ReportRenderer RENDERER = Fixtures.renderer();
    private static final String TWO_LINES =
            "Nắm chắc tình hình tư tưởng, dư luận xã hội, kịp thời định hướng thông tin ở cơ sở, nhất là nơi xa.";

    /** Returns the lines of each page from top to bottom, without page numbers. */
    private static List<List<String>> pages(String report, Briefing briefing) throws IOException {
        List<List<String>> pages = new ArrayList<>();
        try (PDDocument pdf = Loader.loadPDF(RENDERER.print(RENDERER.compose(report, briefing, briefing)))) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                pages.add(stripper.getText(pdf)
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty() && !line.matches("\\d+/\\d+"))
                        .toList());
            }
        }
        return pages;
    }

    /** Counts the lines above the signature on its page. */
    private static int linesAboveSignature(List<List<String>> pages) {
        return pages.stream()
                .flatMapToInt(page ->
                        IntStream.range(0, page.size()).filter(i -> page.get(i).contains("TRƯỞNG BAN")))
                .findFirst()
                .orElseThrow();
    }

    /** Returns the line of a report that has the heading {@code Chỉ tiêu} of a table. */
    private static String heading(String period, long yearToDate) throws IOException {
        Briefing briefing = Fixtures.briefing(period, "Tỉnh Thử", "Huyện Một")
                .with("QT.HN.TT", 3, 4)
                .yearToDate("QT.HN.TT", yearToDate)
                .build();
        return String.join(" ", pages("bao-cao-tong-hop", briefing).get(0)).replaceAll(".*theo 2/2 báo cáo\\)", "");
    }

    @Test
    void yearToDate_isPrintedOnlyWhereItIsNotTheFigure() throws IOException {
        assertThat(heading("2023-Q2", 12)).contains("Lũy kế");
        assertThat(heading("2023-S1", 7)).doesNotContain("Lũy kế");
    }

    @Test
    void signature_hasTwoLinesOfTextAboveIt_whereverTheTextEnds() throws IOException {
        for (String last : List.of("Hết.", TWO_LINES, TWO_LINES.repeat(5))) {
            for (int paragraphs = 15; paragraphs <= 30; paragraphs++) {
                Fixtures.BriefingBuilder briefing = Fixtures.briefing("2023-Q3", "Tỉnh Thử", "Huyện Một");
                for (int i = 0; i < paragraphs; i++) {
                    briefing.text(0, "shortcomings", "Việc thứ " + i + ".");
                }
                briefing.text(0, "shortcomings", last);
                assertThat(linesAboveSignature(pages("bao-cao-tong-hop", briefing.build())))
                        .as("%d paragraphs, then: %s", paragraphs, last)
                        .isGreaterThanOrEqualTo(2);
            }
        }
    }

    @Test
    void titleOfATableOrChart_isNeverTheLastLineOfAPage() throws IOException {
        for (int districts = 2; districts <= 16; districts++) {
            Number[] values = IntStream.rangeClosed(0, districts).boxed().toArray(Number[]::new);
            Fixtures.BriefingBuilder briefing = Fixtures.briefing(
                    "2023-S1",
                    "Tỉnh Thử",
                    IntStream.rangeClosed(1, districts)
                            .mapToObj(i -> "Huyện " + i)
                            .toArray(String[]::new));
            for (String element : List.of("QT.NG.TT", "TS.HN", "BT.TBNB.KY", "KGM.TIN", "MH.SO", "KTR.CUOC", "KT.TT")) {
                briefing.with(element, values);
            }
            for (List<String> page : pages("bao-cao-tong-hop", briefing.build())) {
                List<String> text = page.stream()
                        .filter(line -> !line.startsWith("Số liệu") && !line.startsWith("Chốt"))
                        .toList();
                assertThat(text.get(text.size() - 1))
                        .as("%d districts", districts)
                        .doesNotStartWith("Bảng")
                        .doesNotStartWith("Biểu")
                        .doesNotStartWith("Chỉ tiêu");
            }
        }
    }

    @Test
    void everyHeadOfTheUnitsTable_isPrintedWhole() throws IOException {
        String table = pages(
                        "bao-cao-tong-hop",
                        Fixtures.binhPhuoc().with("QT.LUOT.TTU", 1, 2).build())
                .stream()
                .map(page -> String.join(" ", page))
                .filter(page -> page.contains("Số liệu chủ yếu theo đơn vị"))
                .findFirst()
                .orElseThrow();
        // The last words of the two longest heads.
        assertThat(table).contains("quyết").contains("tuyến");
    }

    @Test
    void repairs_areCountedByKind() throws IOException {
        Fixtures.BriefingBuilder briefing = Fixtures.briefing("2023-S1", "Tỉnh Thử", "Huyện Một");
        for (FindingCode code : List.of(
                FindingCode.NUMBER_REPAIRED,
                FindingCode.NUMBER_REPAIRED,
                FindingCode.DATE_REPAIRED,
                FindingCode.TEXT_DECODED)) {
            Finding finding = Finding.of(code, "Số liệu", "D7", "72.000");
            for (String name : code.valueNames()) {
                finding = finding.with(name, "72000");
            }
            briefing.finding(1, finding);
        }
        briefing.finding(1, Finding.of(FindingCode.SUPERSEDED, null, null, "a.xlsx"));
        String text = String.join(
                        " ",
                        pages("bao-cao-tong-hop", briefing.build()).stream()
                                .flatMap(List::stream)
                                .toList())
                .replaceAll("\\s+", " ");
        assertThat(text)
                .contains("Hiệu chỉnh khi đọc: 4 (chữ gõ theo bảng mã cũ 1, ngày viết khác kiểu 1, "
                        + "số gõ dạng văn bản 2). Ghi nhận khác: 1.");
    }

    @Test
    void finding_isPrintedToItsEnd_whereverItsLinesBreak() throws IOException {
        Fixtures.BriefingBuilder briefing = Fixtures.briefing("2023-S1", "Tỉnh Thử", "Huyện Một");
        for (int i = 0; i < 40; i++) {
            Map<String, String> values = Map.of(
                    "left", "QT.DV.TG (Đảng viên đã học tập nghị quyết)" + "i".repeat(i / 2),
                    "left_value", "4610",
                    "right", "QT.DV.TS (Tổng số đảng viên phải học tập)",
                    "right_value", "3232",
                    "rule", "HD-QT-TYLE" + i);
            briefing.finding(1, new Finding("RATIO-ABOVE-100", Effect.RETURN, "Số liệu", "D11", "4610", values));
        }
        String text = String.join(
                        "",
                        pages("chat-luong-so-lieu", briefing.build()).stream()
                                .flatMap(List::stream)
                                .toList())
                .replaceAll("\\s", "");
        assertThat(IntStream.range(0, 40)
                        .filter(i -> !text.contains("TYLE" + i + ")."))
                        .boxed()
                        .toList())
                .isEmpty();
    }

    @Test
    void decomposedLetters_arePrintedComposed() throws IOException {
        String name = "Huyện Hớn Quản";
        String apart = Normalizer.normalize(name, Normalizer.Form.NFD);
        Fixtures.BriefingBuilder briefing = Fixtures.briefing("2023-S1", "Tỉnh Thử", apart, "Huyện Hai")
                .with("TS.HN", 1, 2, 3)
                .text(1, "shortcomings", apart + " còn chậm.")
                .finding(1, new Finding("NAME-REPAIRED", Effect.NOTE, "Số liệu", "A2", apart, Map.of("after", apart)));
        for (String report : List.of("bao-cao-tong-hop", "phieu-don-vi")) {
            String text = pages(report, report.startsWith("phieu") ? briefing.about(1) : briefing.build())
                    .toString();
            assertThat(text).contains(name);
            assertThat(text).isEqualTo(Normalizer.normalize(text, Normalizer.Form.NFC));
        }
    }

    @Test
    void sheet_isOnePageInEachOfItsSizes() throws IOException {
        Fixtures.BriefingBuilder briefing = Fixtures.briefing("2023-S1", "Tỉnh Thử", "Huyện Một");
        int rows = 0;
        for (FormItem item : FormItem.list(Fixtures.catalogue().getForm("hoat-dong"), List.of())) {
            briefing.with(item.category().isEmpty() ? item.element() : item.element() + ":" + item.category(), 1, 2);
            List<List<String>> pages = pages("phieu-don-vi", briefing.about(1));
            rows++;
            assertThat(pages).as("%d rows", rows).hasSize(1);
            assertThat(pages.toString()).doesNotContain("chỉ tiêu khác");
        }
        assertThat(rows).isGreaterThan(40);
    }

    /** The search for the type size begins at that of the sheet before, and must come to the same size. */
    @Test
    void sheet_isTheSameWhateverWasPrintedBefore() {
        Fixtures.BriefingBuilder briefing = Fixtures.briefing("2023-S1", "Tỉnh Thử", "Huyện Một");
        List<Briefing> growing = new ArrayList<>();
        for (FormItem item : FormItem.list(Fixtures.catalogue().getForm("hoat-dong"), List.of())) {
            briefing.with(item.category().isEmpty() ? item.element() : item.element() + ":" + item.category(), 1, 2);
            growing.add(briefing.about(1));
        }
        List<Briefing> shrinking = new ArrayList<>(growing);
        Collections.reverse(shrinking);
        Function<Briefing, byte[]> print = one -> RENDERER.print(RENDERER.compose("phieu-don-vi", one, one));
        List<byte[]> up = growing.stream().map(print).toList();
        List<byte[]> down = new ArrayList<>(shrinking.stream().map(print).toList());
        Collections.reverse(down);
        assertThat(up).hasSizeGreaterThan(40);
        for (int i = 0; i < up.size(); i++) {
            assertThat(up.get(i)).as("%d rows", i + 1).isEqualTo(down.get(i));
        }
    }
}
