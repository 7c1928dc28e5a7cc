package org.giaoban.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.giaoban.briefing.Briefing;
import org.giaoban.model.Period;
import org.giaoban.render.BodyLine;
import org.giaoban.render.Document;
import org.giaoban.render.UnitRow;
import org.junit.jupiter.api.Test;

/** What the tables of figures and of quality say, and the order of the leaders' report. */
class AnnexesTest {

    private static final Briefing FACTS =
            Fixtures.binhPhuoc().target("HD.VB", 40).build();

    private static Document compose(String report) {
        return Fixtures.renderer().compose(report, FACTS, null);
    }

    private static List<String> cells(Document.Section section, String name) {
        return section.rows().stream()
                .map(UnitRow.class::cast)
                .filter(row -> row.name().strip().equals(name))
                .findFirst()
                .orElseThrow()
                .cells();
    }

    @Test
    void figures_haveComparisonsPlansAndCategories_thenEachUnit() {
        List<Document.Section> sections = compose("phu-luc-so-lieu").sections();
        assertThat(sections.get(0).parameters())
                .containsEntry("title", "Phụ lục số liệu, Bình Phước, 6 tháng đầu năm 2023");
        assertThat(cells(sections.get(0), "Văn bản hướng dẫn"))
                .containsExactly("văn bản", "29", "29", "...", "—", "29", "40", "72,5");
        assertThat(cells(sections.get(0), "– giải B")).startsWith("giải", "8", "8");
        assertThat(sections.subList(1, sections.size()))
                .isNotEmpty()
                .allSatisfy(section ->
                        assertThat(section.rows()).extracting("name").contains("Toàn bộ", "Huyện Bù Gia Mập"));
    }

    @Test
    void quality_showsWhenEachUnitReported() {
        Document document = compose("chat-luong-so-lieu");
        assertThat(document.sections().get(0).parameters())
                .containsEntry("title", "Chất lượng số liệu, Bình Phước, 6 tháng đầu năm 2023: đầy đủ, đúng hạn");
        assertThat(document.sections().get(0).rows())
                .extracting("name")
                .contains("Bình Phước", "Huyện Lộc Ninh", "Đã tiếp nhận / đúng hạn");
    }

    @Test
    void report_hasResultsThenShortcomingsThenTasks_andSaysWhatNobodyWrote() {
        List<BodyLine> lines = compose("bao-cao-tong-hop").sections().get(0).rows().stream()
                .map(BodyLine.class::cast)
                .toList();
        assertThat(lines)
                .extracting(BodyLine::part)
                .filteredOn(part -> !part.isEmpty())
                .containsExactly("I. Kết quả công tác", "II. Tồn tại, hạn chế", "III. Nhiệm vụ 6 tháng cuối năm 2023");
        assertThat(lines.get(1).heading()).isEqualTo("1. Kết quả nổi bật");
        assertThat(lines.get(1).text()).isEqualTo("Các đơn vị không báo cáo nội dung này.");
        assertThat(lines.get(2).heading()).isEqualTo("2. Quán triệt, học tập chỉ thị, nghị quyết");
    }

    @Test
    void beyondAThousandUnits_tablesSayHowManyTheyLeaveOut() {
        String[] names = new String[1_003];
        Arrays.setAll(names, i -> "Huyện " + (i + 1));
        Number[] values = new Number[1_004];
        Arrays.fill(values, 2);
        Fixtures.BriefingBuilder office =
                Fixtures.briefing("2023-Q1", "Tỉnh Thử", names).with("TS.HN", values);
        for (int unit = 0; unit <= names.length; unit++) {
            office.accepted(unit, Period.of("2023-Q1"), true);
        }
        Briefing briefing = office.build();
        String more = "… và 3 đơn vị khác không in ở bảng này";
        List<Document.Section> figures =
                Fixtures.renderer().compose("phu-luc-so-lieu", briefing, null).sections();
        assertThat(figures.get(1).rows())
                .as("the total, the own part, a thousand units, and the note")
                .hasSize(1_003)
                .extracting("name")
                .endsWith("Huyện 1000", more);
        assertThat(cells(figures.get(0), "Hội nghị thông tin thời sự")).startsWith("hội nghị", "2.008");
        Document quality = Fixtures.renderer().compose("chat-luong-so-lieu", briefing, null);
        assertThat(quality.sections().get(0).rows())
                .extracting("name")
                .containsSequence("Huyện 999", "… và 4 đơn vị khác không in ở bảng này", "Đã tiếp nhận / đúng hạn");
        List<Document.Section> report =
                Fixtures.renderer().compose("bao-cao-tong-hop", briefing, null).sections();
        assertThat(report.get(1).rows()).extracting("name").endsWith("Huyện 1000", more);
        assertThat(report.get(2).rows()).extracting("text").contains("… và 4 đơn vị khác không in ở bảng này");
    }
}
