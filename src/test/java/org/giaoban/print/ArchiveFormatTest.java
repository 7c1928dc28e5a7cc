package org.giaoban.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.documentinterchange.taggedpdf.PDTableAttributeObject;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.giaoban.briefing.Briefing;
import org.giaoban.model.Finding;
import org.giaoban.model.FindingCode;
import org.giaoban.render.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.verapdf.core.VeraPDFException;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/** Every kind of document is one for archives (PDF/A-2a) and can be read aloud (PDF/UA-1), by veraPDF. */
class ArchiveFormatTest {

    private static final ReportRenderer RENDERER = Fixtures.renderer();

    @BeforeAll
    static void initialise() {
        VeraGreenfieldFoundryProvider.initialise();
    }

    private static byte[] print(String report, Briefing briefing, Briefing above) {
        return RENDERER.print(RENDERER.compose(report, briefing, above));
    }

    /** Returns the rules that a PDF breaks, by both standards. */
    static List<String> faults(byte[] pdf) throws Exception {
        List<String> faults = new ArrayList<>();
        for (PDFAFlavour flavour : List.of(PDFAFlavour.PDFA_2_A, PDFAFlavour.PDFUA_1)) {
            faults.addAll(faults(pdf, flavour));
        }
        return faults;
    }

    private static List<String> faults(byte[] pdf, PDFAFlavour flavour) throws IOException, VeraPDFException {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            return validator.validate(parser).getTestAssertions().stream()
                    .filter(each -> each.getStatus() == TestAssertion.Status.FAILED)
                    .map(each -> flavour.getId() + " " + each.getRuleId().getClause() + " " + each.getMessage())
                    .distinct()
                    .toList();
        }
    }

    /** A province of many units with a figure each, last year's figures, a plan and a finding. */
    private static Briefing province(int districts, String name) {
        Number[] parts = new Number[districts + 1];
        Arrays.fill(parts, 7);
        String[] names = IntStream.rangeClosed(1, districts)
                .mapToObj(i -> name + " " + i)
                .toArray(String[]::new);
        return Fixtures.briefing("2023-S1", "Tỉnh Thử", names)
                .with("QT.HN.TT", parts)
                .lastYear("QT.HN.TT", 400)
                .target("QT.HN.TT", 1000)
                .with("QT.NG.TT", parts)
                .finding(
                        1,
                        Finding.of(FindingCode.NOT_A_NUMBER, "Biểu", "D7", "bảy")
                                .with("label", "Hội nghị"))
                .build();
    }

    @Test
    void reports_withTablesChartsAndSheetsOverSeveralPages_keepBothStandards() throws Exception {
        for (Briefing briefing : List.of(
                Fixtures.binhPhuoc().build(),
                province(60, "Huyện Thượng Nguyễn Trường Đông Phương Khương Nghĩa Hưng Quảng"),
                Fixtures.briefing("2023-Q1", "Tỉnh Thử").build())) {
            assertThat(faults(print("bao-cao-tong-hop", briefing, briefing))).isEmpty();
        }
    }

    @Test
    void tablesOfFiguresAndOfQuality_keepBothStandards() throws Exception {
        for (Briefing briefing : List.of(
                province(60, "Huyện Thượng Nguyễn Trường Đông Phương Khương Nghĩa Hưng Quảng"),
                Fixtures.briefing("2023-Q1", "Tỉnh Thử").build())) {
            assertThat(faults(print("phu-luc-so-lieu", briefing, briefing))).isEmpty();
            assertThat(faults(print("chat-luong-so-lieu", briefing, briefing))).isEmpty();
        }
    }

    @Test
    void sheetsAndSummaries_keepBothStandards() throws Exception {
        Briefing briefing = province(3, "Huyện");
        assertThat(faults(print("phieu-don-vi", briefing, briefing))).isEmpty();
        assertThat(faults(print("tom-tat-lanh-dao", briefing, briefing))).isEmpty();
    }

    private static List<PDStructureElement> all(PDStructureNode node, String type) {
        List<PDStructureElement> found = new ArrayList<>();
        for (Object kid : node.getKids()) {
            if (kid instanceof PDStructureElement element) {
                if (element.getStructureType().equals(type)) {
                    found.add(element);
                }
                found.addAll(all(element, type));
            }
        }
        return found;
    }

    @Test
    void chart_isDescribedWithEveryFigure() throws IOException {
        byte[] pdf = print("bao-cao-tong-hop", province(3, "Huyện"), province(3, "Huyện"));
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDStructureNode root = document.getDocumentCatalog().getStructureTreeRoot();
            assertThat(all(root, "Figure"))
                    .extracting(PDStructureElement::getAlternateDescription)
                    .filteredOn(text -> !text.startsWith("Mã QR gồm mã tài liệu "))
                    .allSatisfy(text -> assertThat(text).endsWith(": Huyện 1 7; Huyện 2 7; Huyện 3 7"))
                    .isNotEmpty();
            assertThat(all(root, "H1")).hasSize(1);
            assertThat(all(root, "Table"))
                    .allSatisfy(table ->
                            assertThat(all(all(table, "TR").get(0), "TH")).isNotEmpty())
                    .isNotEmpty();
        }
    }

    @Test
    void tablesOfFigures_haveBookmarksAndLinksFromTheirContents() throws IOException {
        Briefing briefing = Fixtures.binhPhuoc().build();
        Document document = RENDERER.compose("phu-luc-so-lieu", briefing, briefing);
        List<String> titles = document.sections().stream()
                .map(section -> String.valueOf(section.parameters().get("title")))
                .toList();
        byte[] pdf = RENDERER.print(document);
        assertThat(RENDERER.print(document)).as("the same bytes again").isEqualTo(pdf);
        try (PDDocument printed = Loader.loadPDF(pdf)) {
            List<String> bookmarks = new ArrayList<>();
            List<Integer> pages = new ArrayList<>();
            for (PDOutlineItem item :
                    printed.getDocumentCatalog().getDocumentOutline().children()) {
                bookmarks.add(item.getTitle());
                pages.add(((PDPageDestination) item.getDestination()).retrievePageNumber());
            }
            assertThat(bookmarks).isEqualTo(titles).hasSizeGreaterThan(2);
            List<Integer> targets = new ArrayList<>();
            for (PDAnnotation annotation : printed.getPage(0).getAnnotations()) {
                int target =
                        ((PDPageDestination) ((PDAnnotationLink) annotation).getDestination()).retrievePageNumber();
                targets.add(target);
                assertThat(annotation.getContents()).endsWith(", trang " + (target + 1));
            }
            assertThat(targets).isEqualTo(pages);
        }
    }

    @Test
    void reports_haveBookmarksForTheirPartsAndFields() throws IOException {
        byte[] pdf = print("bao-cao-tong-hop", province(3, "Huyện"), province(3, "Huyện"));
        try (PDDocument printed = Loader.loadPDF(pdf)) {
            List<String> bookmarks = new ArrayList<>();
            for (PDOutlineItem item :
                    printed.getDocumentCatalog().getDocumentOutline().children()) {
                bookmarks.add(item.getTitle());
                item.children().forEach(below -> bookmarks.add("  " + below.getTitle()));
            }
            assertThat(bookmarks)
                    .startsWith(
                            "I. Kết quả công tác",
                            "  1. Kết quả nổi bật",
                            "  2. Quán triệt, học tập chỉ thị, nghị quyết",
                            "II. Tồn tại, hạn chế",
                            "III. Nhiệm vụ 6 tháng cuối năm 2023");
        }
    }

    private static int rowSpan(PDStructureElement cell) {
        return IntStream.range(0, cell.getAttributes().size())
                .mapToObj(cell.getAttributes()::getObject)
                .filter(PDTableAttributeObject.class::isInstance)
                .mapToInt(each -> ((PDTableAttributeObject) each).getRowSpan())
                .max()
                .orElse(1);
    }

    @Test
    void headingsBesideOthersOverTwoLines_spanBothRows() throws IOException {
        byte[] pdf = print("bao-cao-tong-hop", province(3, "Huyện"), province(3, "Huyện"));
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDStructureNode root = document.getDocumentCatalog().getStructureTreeRoot();
            List<List<Integer>> spans = all(root, "Table").stream()
                    .map(table -> all(all(table, "TR").get(0), "TH").stream()
                            .map(ArchiveFormatTest::rowSpan)
                            .toList())
                    .filter(each -> each.contains(2))
                    .toList();
            assertThat(spans)
                    .isNotEmpty()
                    .allSatisfy(heads -> assertThat(heads.subList(0, 3)).containsExactly(2, 2, 1));
        }
    }
}
