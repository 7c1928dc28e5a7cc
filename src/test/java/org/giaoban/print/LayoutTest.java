package org.giaoban.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.giaoban.briefing.Briefing;
import org.giaoban.catalogue.Layout;
import org.giaoban.render.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Measures finished pages: margins, places and type of the head are those of the layout. */
class LayoutTest {

    private static final ReportRenderer RENDERER = Fixtures.renderer();

    private static MeasuredPages measure(String report, Briefing briefing) throws IOException {
        Document document = RENDERER.compose(report, briefing, briefing);
        return MeasuredPages.of(RENDERER.print(document), document.definition().layout());
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
        MeasuredPages measured = measure(report, briefing(period));
        measured.assertWithinMargins();
    }

    @ParameterizedTest
    @CsvSource({"bao-cao-tong-hop, 2023-S1, 2", "phieu-don-vi, 2023-S1, 1/1"})
    void pageNumber_isThatOfTheLayout(String report, String period, String number) throws IOException {
        assertThat(measure(report, briefing(period)).lines())
                .extracting(line -> line.text().strip())
                .contains(number);
    }

    @ParameterizedTest
    @CsvSource({"2023-S1, hd36-2018", "2026-S1, hd05-2026"})
    void head_hasTheTypeAndPlacesOfTheLayout(String period, String layout) throws IOException {
        MeasuredPages measured = measure("bao-cao-tong-hop", briefing(period));
        assertThat(measured.layout().code()).isEqualTo(layout);
        Map<String, Layout.Type> styles = measured.layout().styles();
        List<String> motto = measured.layout().head().motto();
        double middle = measured.pages().get(0)[0] / 2;
        for (int i = 0; i < motto.size(); i++) {
            MeasuredPages.Line line = measured.find(motto.get(i));
            check(line, styles.get("motto" + (i + 1)));
            assertThat(line.left()).as("right half of the page").isGreaterThan(middle - 10);
        }
        MeasuredPages.Line issuer = measured.find("BAN TUYÊN GIÁO");
        check(issuer, styles.get("issuer"));
        assertThat(issuer.right()).isLessThan(middle);
        MeasuredPages.Line kind = measured.find("BÁO CÁO");
        check(kind, styles.get("kind"));
        double[] room = measured.room(1);
        assertThat((kind.left() + kind.right()) / 2).isCloseTo((room[0] + room[2]) / 2, within(0.5));
        assertThat(issuer.bottom()).isLessThan(kind.top());
        check(
                measured.lines().stream()
                        .filter(line -> line.text().startsWith("I. "))
                        .findFirst()
                        .orElseThrow(),
                styles.get("heading"));
    }

    private static void check(MeasuredPages.Line line, Layout.@Nullable Type style) {
        Layout.Type type = Objects.requireNonNull(style);
        assertThat(line.size()).as(line.toString()).isEqualTo(type.size().floatValue());
        assertThat(line.font().contains("Bold")).as(line.toString()).isEqualTo(type.bold());
        assertThat(line.font().contains("Italic")).as(line.toString()).isEqualTo(type.italic());
    }
}
