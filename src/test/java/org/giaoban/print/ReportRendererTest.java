package org.giaoban.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.giaoban.briefing.Briefing;
import org.giaoban.model.Effect;
import org.giaoban.model.PeriodState;
import org.junit.jupiter.api.Test;

class ReportRendererTest {

    private static final ReportRenderer RENDERER = Fixtures.renderer();
    private static final String LETTERS =
            "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵ";

    private static byte[] briefing(Briefing briefing) {
        return RENDERER.print(RENDERER.compose("bao-cao-tong-hop", briefing, null));
    }

    private static byte[] sheet(Briefing briefing, Briefing above) {
        return RENDERER.print(RENDERER.compose("phieu-don-vi", briefing, above));
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("[\\s\\u2003]+", " ");
        }
    }

    private static int pages(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return document.getNumberOfPages();
        }
    }

    @Test
    void demonstrationTemplates_passTheChecks() {
        RENDERER.check();
    }

    @Test
    void sameBriefing_givesTheSameBytes() {
        byte[] first = briefing(Fixtures.binhPhuoc().build());
        byte[] second = Fixtures.renderer()
                .print(Fixtures.renderer()
                        .compose("bao-cao-tong-hop", Fixtures.binhPhuoc().build(), null));
        assertThat(new String(second, StandardCharsets.ISO_8859_1)
                        .equals(new String(first, StandardCharsets.ISO_8859_1)))
                .isTrue();
    }

    @Test
    void hash_changesWithAFigureAndWithTheAsOfDate() {
        String hash = RENDERER.compose("bao-cao-tong-hop", Fixtures.binhPhuoc().build(), null)
                .hash();
        assertThat(RENDERER.compose("bao-cao-tong-hop", Fixtures.binhPhuoc().build(), null)
                        .hash())
                .isEqualTo(hash);
        assertThat(RENDERER.compose(
                                "bao-cao-tong-hop",
                                Fixtures.binhPhuoc().with("KT.TT", 16).build(),
                                null)
                        .hash())
                .isNotEqualTo(hash);
        assertThat(RENDERER.compose(
                                "bao-cao-tong-hop",
                                Fixtures.binhPhuoc().asOf("2023-07-08").build(),
                                null)
                        .hash())
                .isNotEqualTo(hash);
    }

    @Test
    void pdf_hasTitleAuthorLanguageAndAsOfDate() throws IOException {
        try (PDDocument document = Loader.loadPDF(briefing(Fixtures.binhPhuoc().build()))) {
            assertThat(document.getDocumentInformation().getTitle())
                    .isEqualTo("Báo cáo: Kết quả công tác 6 tháng đầu năm 2023");
            assertThat(document.getDocumentInformation().getAuthor()).isEqualTo("Ban Tuyên giáo");
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("vi-VN");
            assertThat(document.getDocumentInformation().getCustomMetadataValue("CreationDate"))
                    .startsWith("D:20230707000000");
        }
    }

    @Test
    void everyFont_isEmbedded() throws IOException {
        List<String> fonts = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(briefing(Fixtures.binhPhuoc().build()))) {
            for (PDPage page : document.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    PDFont font = page.getResources().getFont(name);
                    assertThat(font.isEmbedded()).as(font.getName()).isTrue();
                    fonts.add(font.getName());
                }
            }
        }
        assertThat(fonts).isNotEmpty().allMatch(name -> name.contains("LiberationSerif"));
    }

    @Test
    void everyVietnameseLetter_canBeExtracted() throws IOException {
        StringBuilder words = new StringBuilder();
        LETTERS.chars().forEach(letter -> words.append((char) letter).append(' '));
        String lower = words.toString().strip();
        String upper = lower.toUpperCase(java.util.Locale.ROOT);
        String text = text(briefing(Fixtures.briefing("2023-Q3", "Tỉnh Thử", "Huyện Một")
                .text(0, "tasks", lower)
                .text(0, "tasks", upper)
                .build()));
        assertThat(text).contains(lower).contains(upper);
    }

    @Test
    void textOnlyReport_hasNoTableAndNoChart() throws IOException {
        String text = text(briefing(Fixtures.briefing("2023-Q1", "Tỉnh Bắc Kạn", "Huyện Ba Bể")
                .text(0, "shortcomings", "Còn chậm.")
                .build()));
        assertThat(text)
                .contains("I. Tồn tại, hạn chế Còn chậm.")
                .contains("Tình hình báo cáo và chất lượng số liệu")
                .doesNotContain("Bảng 1")
                .doesNotContain("Biểu đồ")
                .doesNotContain("null");
    }

    @Test
    void provisionalMark_isOnEveryPageUntilThePeriodIsClosed() throws IOException {
        byte[] open = briefing(Fixtures.binhPhuoc().build());
        assertThat(text(open).split("Số liệu tạm tính", -1)).hasSize(pages(open) + 1);
        assertThat(text(briefing(Fixtures.binhPhuoc().state(PeriodState.CLOSED).build())))
                .doesNotContain("Số liệu tạm tính");
    }

    @Test
    void notice_isOnEveryPage() throws IOException {
        byte[] pdf = briefing(Fixtures.binhPhuoc().build());
        assertThat(text(pdf).split("là giả định, chỉ để minh họa", -1)).hasSize(pages(pdf) + 1);
    }

    @Test
    void sheetWithManyFindings_isOnePageAndCountsHiddenFindings() throws IOException {
        Fixtures.BriefingBuilder builder = Fixtures.binhPhuoc();
        for (int i = 0; i < 60; i++) {
            builder.finding(2, Fixtures.finding("NOT-A-NUMBER", Effect.RETURN, "E" + (i + 5), "gần " + i));
        }
        byte[] pdf = sheet(builder.about(2), builder.build());
        assertThat(pages(pdf)).isEqualTo(1);
        assertThat(text(pdf)).containsPattern("… và \\d+ mục khác");
    }

    @Test
    void sheetWithoutFigures_isOnePage() throws IOException {
        Fixtures.BriefingBuilder builder = Fixtures.briefing("2023-Q1", "Tỉnh Bắc Kạn", "Huyện Ba Bể");
        byte[] pdf = sheet(builder.about(1), builder.build());
        assertThat(pages(pdf)).isEqualTo(1);
        assertThat(text(pdf)).contains("Chưa có số liệu được tiếp nhận").doesNotContain("null");
    }

    @Test
    void sixtyDistrictsWithLongNames_areAllThereWithHeadsOnEachPage() throws IOException {
        String[] names = IntStream.rangeClosed(1, 60)
                .mapToObj(
                        i -> "Đảng ủy khối các cơ quan và doanh nghiệp trực thuộc trung ương đóng trên địa bàn số " + i)
                .toArray(String[]::new);
        Number[] values = IntStream.rangeClosed(0, 60).mapToObj(i -> 1000 + i).toArray(Number[]::new);
        byte[] pdf = briefing(Fixtures.briefing("2022-Q1", "Tỉnh Thử", names)
                .with("TS.HN", values)
                .build());
        String text = text(pdf);
        assertThat(text).contains("trên địa bàn số 60");
        assertThat(text.split("TT Đơn vị", -1).length).isGreaterThan(3);
    }

    @Test
    void compiledTemplate_canBeUsedManyTimes() {
        Fixtures.BriefingBuilder builder = Fixtures.binhPhuoc();
        Briefing above = builder.build();
        for (int i = 0; i < 20; i++) {
            assertThat(sheet(builder.about(1 + i % 11), above)).isNotEmpty();
        }
    }

    /** A province of 60 districts with names of 60 characters; each figure of the table of units is 987.716.110. */
    private static Fixtures.BriefingBuilder largeProvince() {
        String[] names = IntStream.rangeClosed(1, 60)
                .mapToObj(i -> "Đảng ủy khối các cơ quan và doanh nghiệp trực thuộc trung ương "
                        .substring(0, 57)
                        .concat(" " + (10 + i)))
                .toArray(String[]::new);
        Number[] values =
                IntStream.rangeClosed(0, 60).mapToObj(i -> 987_716_110L).toArray(Number[]::new);
        Fixtures.BriefingBuilder builder = Fixtures.briefing("2023-S1", "Tỉnh Thử", names);
        for (String element : List.of(
                "QT.HN.TT", "QT.NG.TT", "QT.LUOT.TTU", "TS.HN", "TS.LUOT", "KGM.TIN", "MH.SO", "DH.BD", "KTR.CUOC")) {
            builder.with(element, values);
        }
        return builder;
    }

    @Test
    void figuresOfNineDigits_areWholeInTheTableOfUnits() throws IOException {
        String text = text(briefing(largeProvince().build()));
        String table = text.substring(text.indexOf("Biểu số 1"), text.indexOf("Tình hình báo cáo và chất lượng"));
        // 60 units and the province's own part, 9 elements; the sum over the province is 61 times as large.
        assertThat(table.split("(?<![\\d.])987\\.716\\.110(?![\\d.])", -1)).hasSize(61 * 9 + 1);
        assertThat(table.split("(?<![\\d.])60\\.250\\.682\\.710(?![\\d.])", -1)).hasSize(9 + 1);
        assertThat(table).contains("Biểu số 1 (1/2)").contains("Biểu số 1 (2/2)");
    }

    @Test
    void figuresOfNineDigits_areWholeOnTheSheet() throws IOException {
        Fixtures.BriefingBuilder builder = largeProvince();
        assertThat(text(sheet(builder.about(1), builder.build())).split("(?<![\\d.])987\\.716\\.110(?![\\d.])", -1))
                .hasSize(9 * 2 + 1);
    }

    @Test
    void sheetTooLongForAPage_takesASecondPageWithTheHeadAndLosesNoFigure() throws IOException {
        Fixtures.BriefingBuilder builder = Fixtures.binhPhuoc();
        for (int i = 0; i < 12; i++) {
            builder.finding(
                    1,
                    Fixtures.finding(
                            "NOT-A-NUMBER", Effect.RETURN, "E" + (i + 5), "chưa thống kê được số lượng ".repeat(12)));
        }
        byte[] pdf = sheet(builder.about(1), builder.build());
        assertThat(pages(pdf)).isEqualTo(2);
        assertThat(text(pdf)).contains("ngày 07 tháng 7 năm 2023").doesNotContain("chỉ tiêu khác");
    }

    @Test
    void characterWithoutGlyph_isPrintedAsABox() throws IOException {
        assertThat(text(briefing(Fixtures.briefing("2023-Q3", "Tỉnh Thử", "Huyện Một")
                        .text(0, "tasks", "Phấn đấu \uD83D\uDC4D 100%")
                        .build())))
                .contains("Phấn đấu □ 100%");
    }

    @Test
    void headAndLayout_areThoseOfThePeriodsEnd() throws IOException {
        List<String> heads = new ArrayList<>();
        for (String period : List.of("2024", "2025-Q1", "2026-Q1")) {
            String text = text(briefing(Fixtures.briefing(period, "Tỉnh Thử", "Xã Một")
                    .text(0, "tasks", "Mở lớp.")
                    .build()));
            heads.add(text.substring(text.indexOf("BAN"), text.indexOf("*")).strip()
                    + (text.contains("-----") ? ", with a rule of dashes" : ""));
            assertThat(text).contains(period.equals("2024") ? "-BC/BTG " : "-BC/BTGDV ");
        }
        assertThat(heads)
                .containsExactly(
                        "BAN TUYÊN GIÁO",
                        "BAN TUYÊN GIÁO VÀ DÂN VẬN",
                        "BAN TUYÊN GIÁO VÀ DÂN VẬN, with a rule of dashes");
    }

    @Test
    void signsOfTables_areExplainedOnceInEachDocument() throws IOException {
        Fixtures.BriefingBuilder builder = Fixtures.binhPhuoc();
        String signs = "Ký hiệu trong bảng: “-” không phát sinh; “...” chưa có số liệu";
        assertThat(text(briefing(builder.build())).split(signs, -1)).hasSize(2);
        assertThat(text(sheet(builder.about(1), builder.build())).split(signs, -1))
                .hasSize(2);
    }
}
