package org.giaoban.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.giaoban.briefing.Briefing;
import org.giaoban.briefing.PastFigures;
import org.giaoban.catalogue.FindingTexts;
import org.giaoban.catalogue.ReportDefinition;
import org.giaoban.completeness.SubmissionStatus.State;
import org.giaoban.model.Period;
import org.giaoban.model.PeriodType;
import org.giaoban.model.Report;
import org.giaoban.model.Report.Shown;
import org.giaoban.print.Fixtures.BriefingBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A summary is one page, whatever the names, figures and submissions; printing fails if a text is cut. */
class SummaryPagesTest {

    private static final String REPORT = "tom-tat-lanh-dao";
    private static final List<String> COUNTS =
            List.of("QT.NG.TT", "TS.HN", "KGM.TIN", "MH.SO", "DH.BD", "HD.VB", "KTR.CUOC", "GB.HN");
    private static final long LARGE = 987_716_110;

    /** A name of 59 or 60 letters. */
    private static String longName(String what, int number) {
        return (what + " " + number + " Thượng Nguyễn Trường Đông Phương Khương Nghĩa Hưng Quảng Điền")
                .substring(0, 60)
                .strip();
    }

    private static String[] names(int districts, boolean isLong) {
        return IntStream.rangeClosed(1, districts)
                .mapToObj(i -> isLong ? longName("Huyện", i) : "Huyện " + i)
                .toArray(String[]::new);
    }

    private static BriefingBuilder office(String period, int districts, boolean isLong, long value) {
        BriefingBuilder office =
                Fixtures.briefing(period, isLong ? longName("Tỉnh", 1) : "Tỉnh Thử", names(districts, isLong));
        Number[] parts = new Number[districts + 1];
        for (String element : COUNTS) {
            Arrays.fill(parts, 0);
            parts[1] = value;
            office.with(element, parts).target(element, Math.max(1, value) * 3 / 2);
            office.lastYear(element, value == 0 ? 0 : value / 4 + 11);
        }
        return office.with("QT.DV.TG", 0, value).with("QT.DV.TS", 0, value + 1);
    }

    /** The last district is late in the first quarter, the one before it is missing in the last. */
    private static BriefingBuilder report(BriefingBuilder office, int districts, List<Period> quarters) {
        for (int unit = 0; unit <= districts; unit++) {
            for (Period quarter : quarters) {
                if (unit == districts - 1 && quarter.equals(quarters.get(quarters.size() - 1))) {
                    office.status(unit, quarter, State.MISSING);
                } else {
                    office.accepted(unit, quarter, unit < districts || !quarter.equals(quarters.get(0)));
                }
            }
        }
        int expected = (districts + 1) * quarters.size();
        return office.coverage(expected - 1, expected);
    }

    private static PastFigures past(List<Period> quarters, long value) {
        Briefing drawn = office("2023-Q1", 1, false, value).build();
        return new PastFigures(
                quarters.stream()
                        .map(quarter -> new PastFigures.OfPeriod(quarter, drawn.figures()))
                        .toList(),
                drawn.figures());
    }

    private static List<String> pages(ReportRenderer renderer, Briefing briefing, PastFigures past) throws IOException {
        List<String> pages = new ArrayList<>();
        byte[] pdf = renderer.print(renderer.compose(REPORT, briefing, null, past));
        try (PDDocument document = Loader.loadPDF(pdf)) {
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                PDFTextStripper text = new PDFTextStripper();
                text.setStartPage(page);
                text.setEndPage(page);
                pages.add(text.getText(document).replaceAll("\\s+", " "));
            }
        }
        return pages;
    }

    /** The summary with the longest names that its schema allows. */
    private static ReportRenderer rendererOfLongNames() {
        ReportDefinition definition =
                Objects.requireNonNull(Fixtures.catalogue().reports().get(REPORT));
        Report report = definition.report();
        Report.Page page = new Report.Page(
                named(report.page().tiles()),
                named(COUNTS.stream().map(code -> new Shown(code, "")).toList()),
                report.page().details());
        Report longNames = new Report(
                report.code(),
                report.title(),
                report.kind(),
                report.scope(),
                report.design(),
                report.wording(),
                new Report.Contents("", List.of(), List.of(), report.elements(), 10, page));
        return new ReportRenderer(
                List.of(new ReportDefinition(
                        longNames,
                        definition.form(),
                        definition.calendar(),
                        definition.layout(),
                        Map.of(),
                        definition.files(),
                        definition.hash())),
                FindingTexts.load());
    }

    private static List<Shown> named(List<Shown> shown) {
        return IntStream.range(0, shown.size())
                .mapToObj(i -> new Shown(shown.get(i).element(), longName("chỉ tiêu", i)))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "2023-Q1, 11, false, 120",
        "2023-S1, 19, false, 120",
        "2023, 19, true, 120",
        "2023, 21, true, 120",
        "2023-S1, 60, false, 120",
        "2023, 60, true, 987716110",
        "2023-S1, 60, true, 0",
        "2023-9M, 1, false, 0"
    })
    void summary_isOnePage(String id, int districts, boolean isLong, long value) throws IOException {
        Period period = Period.of(id);
        List<Period> quarters = period.listReportingPeriods(PeriodType.QUARTER);
        Briefing briefing = report(office(id, districts, isLong, value), districts, quarters)
                .build();
        PastFigures past = past(period.listDrawn(PeriodType.QUARTER), value);
        for (ReportRenderer renderer : List.of(Fixtures.renderer(), rendererOfLongNames())) {
            List<String> pages = pages(renderer, briefing, past);
            assertThat(pages).hasSize(1);
            if (value == LARGE) {
                assertThat(pages.get(0)).contains("987.716.110 ", "66,7% 987.716.110 / 1.481.574.165");
            }
        }
    }

    @Test
    void samePage_givesTheSameBytes() {
        Briefing briefing = Fixtures.binhPhuoc().build();
        ReportRenderer renderer = Fixtures.renderer();
        byte[] one = renderer.print(renderer.compose(REPORT, briefing, null));
        byte[] other = Fixtures.renderer().print(renderer.compose(REPORT, briefing, null));
        assertThat(new String(one, StandardCharsets.ISO_8859_1).equals(new String(other, StandardCharsets.ISO_8859_1)))
                .isTrue();
    }
}
