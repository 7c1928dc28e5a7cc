package org.giaoban.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.giaoban.briefing.Briefing;
import org.giaoban.briefing.PastFigures;
import org.giaoban.completeness.SubmissionStatus.State;
import org.giaoban.figures.RevisionChanges.Change;
import org.giaoban.model.Period;
import org.giaoban.model.PeriodState;
import org.giaoban.model.Wording;
import org.giaoban.print.Fixtures;
import org.giaoban.print.Fixtures.BriefingBuilder;
import org.giaoban.summary.LeadersPage.Bullet;
import org.giaoban.summary.LeadersPage.Column;
import org.giaoban.summary.LeadersPage.Need;
import org.giaoban.summary.LeadersPage.PlanLine;
import org.giaoban.summary.LeadersPage.Reporter;
import org.giaoban.summary.LeadersPage.Tile;
import org.junit.jupiter.api.Test;

/** Every number and word of a summary follows from the figures. */
class LeadersPageTest {

    private static final Period FIRST = Period.of("2023-Q1");
    private static final Period SECOND = Period.of("2023-Q2");

    private static LeadersPage page(BriefingBuilder builder) {
        Briefing briefing = builder.build();
        return page(briefing, Fixtures.past(briefing));
    }

    private static LeadersPage page(Briefing briefing, PastFigures past) {
        return Fixtures.renderer().composePage("tom-tat-lanh-dao", briefing, past);
    }

    /** An office of two districts, all of which reported. */
    private static BriefingBuilder office(String period) {
        return Fixtures.briefing(period, "Tỉnh Thử", "Huyện Một", "Huyện Hai");
    }

    private static Tile tile(LeadersPage page, String name) {
        return page.tiles().stream()
                .filter(tile -> tile.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Tile conferences(LeadersPage page) {
        return tile(page, "hội nghị thông tin thời sự");
    }

    private static Change change(String element, int old, int now) {
        return new Change(
                "P",
                element,
                "",
                BigDecimal.valueOf(old),
                BigDecimal.valueOf(now),
                "bản thứ 2 nhận ngày 2023-07-20",
                "hai.xlsx",
                List.of("D02"));
    }

    @Test
    void revision_beginsWithTheLargestChanges() {
        Briefing first = office("2023-S1").with("TS.HN", 1, 2).build();
        assertThat(page(first, Fixtures.past(first)).needs())
                .noneMatch(need -> need.label().equals("Điều chỉnh:"));
        Briefing revised = new Briefing(
                first.form(),
                first.period(),
                first.units(),
                first.ended(),
                first.figures(),
                first.submitted(),
                List.of(change("TS.HN", 100, 101), change("MH.SO", 4, 2), change("HD.VB", 0, 3), change("GB.HN", 9, 8)),
                new Briefing.Edition(LocalDate.of(2023, 7, 20), 1, PeriodState.CLOSED));
        assertThat(page(revised, Fixtures.past(revised)).needs().get(0))
                .isEqualTo(new Need(
                        "Điều chỉnh:",
                        "Văn bản hướng dẫn: - → 3 (Huyện Hai: bản thứ 2 nhận ngày 20/7/2023);"
                                + " Mô hình học tập hiện có: 4 → 2 (Huyện Hai: bản thứ 2 nhận ngày 20/7/2023);"
                                + " Hội nghị giao ban báo chí: 9 → 8 (Huyện Hai: bản thứ 2 nhận ngày 20/7/2023);"
                                + " và 1 số khác"));
    }

    @Test
    void head_hasStateCutOffAndWhoReported() {
        BriefingBuilder office = office("2023-S1")
                .accepted(0, FIRST, true)
                .accepted(1, FIRST, false)
                .status(2, FIRST, State.RETURNED);
        assertThat(page(office).head())
                .isEqualTo(new LeadersPage.Head(
                        "Tóm tắt lãnh đạo · Thử · 6 tháng đầu năm 2023",
                        "Số liệu tạm tính",
                        "chốt 30/6/2023, cập nhật 07/7/2023",
                        "2/3 báo cáo · đúng hạn 1/3"));
        assertThat(page(office.state(PeriodState.CLOSED)).head().state()).isEqualTo("Số liệu đã chốt");
    }

    @Test
    void completeFigure_hasItsChangeAndItsShareOfThePlan() {
        LeadersPage page = page(office("2023-S1")
                .with("TS.HN", 20, 80, 100)
                .lastYear("TS.HN", 175)
                .target("TS.HN", 400));
        assertThat(conferences(page))
                .isEqualTo(new Tile(
                        "200",
                        "hội nghị thông tin thời sự",
                        "▲ 25 (14,3%)",
                        "",
                        "50% kế hoạch năm",
                        new LeadersPage.Columns(List.of())));
    }

    @Test
    void incompleteFigure_isComparedOverTheSubmissionsOfBothYears() {
        // In all 300 against 290; but of the submissions of both years 190 against 200.
        LeadersPage page = page(office("2023-S1")
                .with("TS.HN", 20, 80, 200)
                .lastYear("TS.HN", 290)
                .matched(0, "TS.HN", 4, 190, 200)
                .coverage(5, 6)
                .accepted(0, FIRST, true)
                .status(2, FIRST, State.MISSING));
        Tile tile = conferences(page);
        assertThat(tile.change()).isEqualTo("▼ 10 (5%)");
        assertThat(tile.basis()).isEqualTo("so 4 báo cáo có ở cả hai kỳ");
        assertThat(tile.standing()).isEqualTo("thiếu huyện Hai quý I");
        assertThat(page.needs()).contains(new Need("Giảm:", "hội nghị thông tin thời sự giảm 5%"));
        assertThat(page.news())
                .isEqualTo("So với cùng kỳ năm 2022, 1/6 chỉ tiêu chính giảm, 5 chưa có số liệu."
                        + " Còn thiếu báo cáo của huyện Hai quý I.");
        assertThat(page.note())
                .startsWith(
                        "Tăng, giảm so với 6 tháng đầu năm 2022.",
                        "Số chưa đủ báo cáo: chỉ so các báo cáo có ở cả hai kỳ.");
    }

    @Test
    void changeFromASmallBase_isADifference_andOneOfTwiceAsMuchMore_isAMultiple() {
        LeadersPage page = page(office("2023-S1")
                .with("TS.HN", 1, 2, 9)
                .lastYear("TS.HN", 9)
                .with("KGM.TIN", 0, 740, 0)
                .lastYear("KGM.TIN", 200)
                .with("MH.SO", 0, 5, 0)
                .lastYear("MH.SO", 0)
                .with("DH.BD", 0, 50, 0)
                .lastYear("DH.BD", 50)
                .with("QT.DV.TG", 0, 90, 0)
                .with("QT.DV.TS", 0, 100, 0)
                .lastYear("QT.DV.TG", 80)
                .lastYear("QT.DV.TS", 100));
        assertThat(page.tiles())
                .extracting(Tile::number, Tile::change)
                .containsExactly(
                        tuple("90%", "▲ 10 điểm %"),
                        tuple("...", "chưa có số liệu"),
                        tuple("12", "▲ 3"),
                        tuple("740", "▲ gấp 3,7 lần"),
                        tuple("5", "▲ 5"),
                        tuple("50", "không đổi"));
        assertThat(page.news())
                .isEqualTo("So với cùng kỳ năm 2022, 4/6 chỉ tiêu chính tăng, 1 không đổi, 1 chưa có số liệu.");
        // Rises from 0 and from 9 are left out.
        assertThat(page.needs())
                .containsExactly(new Need(
                        "Tăng mạnh:",
                        "lượt tin, bài trên mạng gấp 3,7 lần; đảng viên học tập nghị quyết tăng 10 điểm phần trăm"));
    }

    @Test
    void columns_areDrawnFromZero_andSayWhatIsMissing() {
        Briefing now = office("2023-S1").with("TS.HN", 0, 30, 0).build();
        PastFigures past = Fixtures.past(
                now,
                office("2022-Q1").with("TS.HN", 0, 10, 0).build(),
                office("2022-Q2").build(),
                office("2023-Q1").with("TS.HN", 0, 7, 0).coverage(2, 3).build(),
                office("2023-Q2").with("TS.HN", 0, 20, 0).build());
        LeadersPage page = page(now, past);
        assertThat(conferences(page).columns().list())
                .containsExactly(
                        new Column("QI/22", "10", 500, Column.Kind.BEFORE),
                        new Column("QII/22", "...", 0, Column.Kind.UNKNOWN),
                        new Column("QI/23", "7", 350, Column.Kind.INCOMPLETE),
                        new Column("QII/23", "20", 1000, Column.Kind.LAST));
        assertThat(page.note()).contains("Cột rỗng: kỳ chưa đủ báo cáo.");
    }

    @Test
    void largestRiseAndFallOfUnits_areOfUnitsThatReportedInBothYears() {
        // Huyện Hai fell most, but a submission of it is missing.
        LeadersPage page = page(Fixtures.briefing("2023-S1", "Tỉnh Thử", "Huyện Một", "Huyện Hai", "Huyện Ba")
                .with("TS.HN", 20, 180, 100, 20)
                .lastYear("TS.HN", 200, 60, 20, 50)
                .with("MH.SO", 0, 80, 10, 95)
                .lastYear("MH.SO", 180, 100, 90, 97)
                .matched(2, "MH.SO", 1, 10, 12));
        assertThat(page.needs())
                .containsExactly(
                        new Need(
                                "Tăng mạnh:",
                                "hội nghị thông tin thời sự tăng 60%, cao nhất huyện Hai (gấp 5 lần);"
                                        + " mô hình hiện có tăng 2,8%"),
                        new Need("Giảm:", "mô hình hiện có ở các huyện: Một (giảm 20), Ba (giảm 2)"));
    }

    @Test
    void plans_standBesideTheElapsedTime() {
        Briefing now = office("2023-S1")
                .with("DH.BD", 0, 160, 0)
                .target("DH.BD", 100)
                .with("KGM.TIN", 0, 101, 0)
                .target("KGM.TIN", 200)
                .with("TS.HN", 0, 100, 0)
                .target("TS.HN", 200)
                .with("GB.HN", 0, 99, 0)
                .target("GB.HN", 200)
                .build();
        LeadersPage page = page(now, Fixtures.past(now));
        assertThat(page.plans().heading()).isEqualTo("Thực hiện kế hoạch năm 2023 (vạch đỏ: đã qua 6/12 tháng, 50%)");
        assertThat(page.plans().lines())
                .containsExactly(
                        new PlanLine(
                                "điển hình được tuyên dương", "160%", "160 / 100", new Bullet(667, 1000, 333, true)),
                        new PlanLine("lượt tin, bài trên mạng", "50,5%", "101 / 200", new Bullet(667, 337, 333, false)),
                        new PlanLine(
                                "hội nghị thông tin thời sự", "50%", "100 / 200", new Bullet(667, 333, 333, false)),
                        new PlanLine(
                                "hội nghị giao ban báo chí", "49,5%", "99 / 200", new Bullet(667, 330, 333, false)));
        assertThat(page.needs())
                .containsExactly(
                        new Need("Chậm tiến độ:", "hội nghị giao ban báo chí 49,5%"),
                        new Need("Sát tiến độ:", "lượt tin, bài trên mạng 50,5%; hội nghị thông tin thời sự 50%"));
        assertThat(page.news())
                .isEqualTo("3 chỉ tiêu chính chưa so sánh được với cùng kỳ;"
                        + " 1/4 kế hoạch năm chậm tiến độ (dưới 50%).");
    }

    @Test
    void planOfWhichSubmissionsAreMissing_isNotCalledBehind() {
        Briefing now =
                office("2023-S1").with("TS.HN", 0, 90, 0).target("TS.HN", 200).build();
        Briefing toDate =
                office("2023-S1").with("TS.HN", 0, 90, 0).coverage(5, 6).build();
        LeadersPage page = page(now, Fixtures.past(toDate));
        assertThat(page.plans().lines())
                .containsExactly(new PlanLine(
                        "hội nghị thông tin thời sự",
                        "45%",
                        "90 / 200, thiếu báo cáo",
                        new Bullet(1000, 450, 500, false)));
        assertThat(page.needs())
                .containsExactly(new Need("Chưa rõ tiến độ:", "hội nghị thông tin thời sự 45% (còn thiếu báo cáo)"));
        assertThat(page.news()).endsWith("; 1/1 kế hoạch năm chưa rõ tiến độ.");
    }

    @Test
    void planOfAYearThatIsOver_isReachedOrNot() {
        LeadersPage page = page(office("2023")
                .with("TS.HN", 0, 200, 0)
                .target("TS.HN", 200)
                .with("GB.HN", 0, 199, 0)
                .target("GB.HN", 200));
        assertThat(page.needs()).containsExactly(new Need("Chưa đạt kế hoạch:", "hội nghị giao ban báo chí 99,5%"));
        assertThat(page.news()).endsWith("; 1/2 kế hoạch năm chưa hoàn thành.");
        LeadersPage reached = page(office("2023").with("TS.HN", 0, 200, 0).target("TS.HN", 200));
        assertThat(reached.news()).endsWith("; kế hoạch năm hoàn thành.");
    }

    @Test
    void nothingReported_isSaid() {
        LeadersPage page = page(office("2023-Q1"));
        assertThat(page.news()).isEqualTo("Các đơn vị không báo cáo số liệu của 6 chỉ tiêu chính.");
        assertThat(page.needs()).containsExactly(new Need("", "Chưa có số liệu để so sánh với cùng kỳ."));
        assertThat(page.plans().none()).isEqualTo("Không có kế hoạch năm 2023 của các chỉ tiêu này.");
    }

    @Test
    void whoReported_hasASignForEachPeriod() {
        LeadersPage page = page(office("2023-S1")
                .accepted(0, FIRST, true)
                .accepted(0, SECOND, true)
                .accepted(1, FIRST, false)
                .status(1, SECOND, State.RETURNED)
                .status(2, FIRST, State.MISSING)
                .status(2, SECOND, State.EXCLUDED));
        assertThat(page.reporters())
                .isEqualTo(new LeadersPage.Reporters(
                        "Nộp báo cáo: quý I, quý II",
                        "■\u00A0đúng hạn   –\u00A0không tổng hợp   ●\u00A0chậm   ×\u00A0trả lại   □\u00A0chưa nhận",
                        List.of(
                                new Reporter("Tỉnh Thử", "■■", true),
                                new Reporter("Huyện Một", "●×", false),
                                new Reporter("Huyện Hai", "□–", false)),
                        ""));
        assertThat(page.news()).endsWith(" Còn thiếu báo cáo của các huyện: Một quý II, Hai quý I.");
    }

    @Test
    void beyondTwentyUnits_onlyExceptionsAreListed() {
        String[] names = new String[24];
        Arrays.setAll(names, i -> "Huyện " + (i + 1));
        BriefingBuilder office = Fixtures.briefing("2023-Q1", "Tỉnh Thử", names);
        for (int unit = 0; unit <= 24; unit++) {
            office.accepted(unit, FIRST, unit < 6);
        }
        office.status(23, FIRST, State.RETURNED).status(24, FIRST, State.MISSING);
        LeadersPage.Reporters reporters = page(office).reporters();
        assertThat(reporters.units())
                .as("the worst first")
                .hasSize(16)
                .startsWith(
                        new Reporter("Huyện 24", "□", false),
                        new Reporter("Huyện 23", "×", false),
                        new Reporter("Huyện 6", "●", false));
        assertThat(reporters.others()).isEqualTo("6/25 đơn vị nộp đủ, đúng hạn. Còn 3 đơn vị khác chưa đủ hoặc chậm.");
    }

    @Test
    void mail_saysTheSameAsPlainText() {
        LeadersPage page = page(office("2023-S1")
                .with("TS.HN", 20, 80, 100)
                .lastYear("TS.HN", 175)
                .target("TS.HN", 400)
                .accepted(0, FIRST, true)
                .accepted(1, FIRST, false));
        assertThat(LeadersText.of(page, Wording.vietnamese())).isEqualTo("""
                        Tóm tắt lãnh đạo · Thử · 6 tháng đầu năm 2023
                        Số liệu tạm tính, chốt 30/6/2023, cập nhật 07/7/2023
                        2/2 báo cáo · đúng hạn 1/2

                        So với cùng kỳ năm 2022, 1/6 chỉ tiêu chính tăng, 5 chưa có số liệu; kế hoạch năm đạt từ 50% trở lên.

                        - ... đảng viên học tập nghị quyết: chưa có số liệu
                        - ... người dự hội nghị quán triệt: chưa có số liệu
                        - 200 hội nghị thông tin thời sự: ▲ 25 (14,3%); 50% kế hoạch năm
                        - ... lượt tin, bài trên mạng: chưa có số liệu
                        - ... mô hình hiện có: chưa có số liệu
                        - ... điển hình được tuyên dương: chưa có số liệu

                        Cần biết
                        - Tăng mạnh: hội nghị thông tin thời sự tăng 14,3%
                        - Sát tiến độ: hội nghị thông tin thời sự 50%

                        Nộp báo cáo: quý I, quý II (■ đúng hạn   ● chậm)
                        - Huyện Một: ●

                        Tăng, giảm so với 6 tháng đầu năm 2022.
                        Chi tiết cùng kỳ: Báo cáo tổng hợp; Phụ lục số liệu (so sánh, kế hoạch, theo đơn vị); Chất lượng số liệu (nộp báo cáo, lỗi, điều chỉnh).
                        """);
    }

    @Test
    void valueOfOneYearOnly_isLeftOutOfTheChange() {
        LeadersPage page = page(office("2023-Q1")
                .with("TS.HN", 0, 80, 100)
                .lastYear("TS.HN", 50)
                .matched(0, "TS.HN", 1, 80, 50));
        assertThat(conferences(page).change()).isEqualTo("▲ 30 (60%)");
        assertThat(conferences(page).basis()).isEqualTo("so số liệu có ở cả hai kỳ");
    }
}
