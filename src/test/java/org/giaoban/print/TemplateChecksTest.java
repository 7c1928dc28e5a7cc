package org.giaoban.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.giaoban.catalogue.FindingTexts;
import org.giaoban.catalogue.ReportDefinition;
import org.giaoban.model.Layout;
import org.giaoban.model.OperatorError;
import org.junit.jupiter.api.Test;

class TemplateChecksTest {

    private static final ReportDefinition BRIEFING =
            Objects.requireNonNull(Fixtures.catalogue().reports().get("bao-cao-tong-hop"));

    private static ReportRenderer with(Map<String, UnaryOperator<String>> changes) {
        Map<String, String> files = new TreeMap<>(BRIEFING.files());
        changes.forEach((name, change) -> files.compute(name, (n, text) -> change.apply(String.valueOf(text))));
        return renderer(new ReportDefinition(
                BRIEFING.report(),
                BRIEFING.form(),
                BRIEFING.calendar(),
                BRIEFING.layout(),
                Map.of(),
                files,
                "changed"));
    }

    private static ReportRenderer renderer(ReportDefinition definition) {
        return new ReportRenderer(List.of(definition), FindingTexts.load());
    }

    @Test
    void fieldsAndParametersThatAreNotThere_areReportedTogether() {
        ReportRenderer renderer = with(Map.of(
                "body.jrxml", text -> text.replace("<field name=\"heading\"", "<field name=\"headline\""),
                "quality.jrxml", text -> text.replace("<parameter name=\"trace\"", "<parameter name=\"traces\"")));
        OperatorError error = catchThrowableOfType(OperatorError.class, renderer::check);
        assertThat(error.faults()).hasSize(2);
        assertThat(error.getMessage()).contains("no field headline").contains("no parameter traces");
    }

    @Test
    void unknownElementsInNarratives_areReportedForEachFileWithItsLine() {
        ReportRenderer renderer = with(Map.of(
                "so-ket.ftl", text -> text.replace("SK.VB", "SK.XX"),
                "thoi-su.ftl", text -> text.replace("TS.BQ", "TS.YY")));
        OperatorError error = catchThrowableOfType(OperatorError.class, renderer::check);
        assertThat(error.faults()).hasSize(2);
        assertThat(error.getMessage())
                .contains("so-ket.ftl:2")
                .contains("exact(\"SK.XX\")")
                .contains("thoi-su.ftl:6");
    }

    @Test
    void narratives_reachNoJava() {
        ReportRenderer renderer = with(Map.of(
                "so-ket.ftl", text -> "[#assign x = \"freemarker.template.utility.Execute\"?new()][=x(\"id\")]"));
        assertThatThrownBy(renderer::check).isInstanceOf(OperatorError.class).hasMessageContaining("so-ket.ftl:1");
    }

    @Test
    void theBriefing_canBeSetInEveryLayout() {
        for (Layout layout : Fixtures.catalogue().layouts().values()) {
            ReportRenderer renderer = renderer(new ReportDefinition(
                    BRIEFING.report(),
                    BRIEFING.form(),
                    BRIEFING.calendar(),
                    layout,
                    Map.of(),
                    BRIEFING.files(),
                    layout.code()));
            renderer.check();
            assertThat(renderer.print(renderer.compose(
                            "bao-cao-tong-hop", Fixtures.binhPhuoc().build(), null)))
                    .as(layout.code())
                    .isNotEmpty();
        }
    }

    @Test
    void fieldTooNarrowForItsText_endsTheRunInsteadOfCuttingTheText() {
        ReportRenderer renderer = with(Map.of(
                "body.jrxml",
                text -> text.replace(
                        "width=\"56\" height=\"14\" style=\"tableNumber\" textAdjust=\"ScaleFont\"",
                        "width=\"20\" height=\"14\" style=\"tableNumber\"")));
        assertThatThrownBy(() -> renderer.print(renderer.compose(
                        "bao-cao-tong-hop", Fixtures.binhPhuoc().build(), null)))
                .isInstanceOf(OperatorError.class)
                .hasMessageContaining("\"14.669\" is cut to \"14.6\"")
                .hasMessageContaining("Báo cáo: Kết quả công tác 6 tháng đầu năm 2023:1");
    }

    @Test
    void figureBrokenAcrossLines_endsTheRun() {
        ReportRenderer renderer = with(Map.of(
                "body.jrxml",
                text -> text.replace(
                        "width=\"56\" height=\"14\" style=\"tableNumber\" textAdjust=\"ScaleFont\"",
                        "width=\"20\" height=\"14\" style=\"tableNumber\" textAdjust=\"StretchHeight\"")));
        assertThatThrownBy(() -> renderer.print(renderer.compose(
                        "bao-cao-tong-hop", Fixtures.binhPhuoc().build(), null)))
                .isInstanceOf(OperatorError.class)
                .hasMessageContaining("broken across lines");
    }

    @Test
    void characterOfATemplateWithoutGlyph_isReportedWithItsLine() {
        ReportRenderer renderer = with(Map.of("so-ket.ftl", text -> text + "\n\uD83D\uDC4D"));
        assertThatThrownBy(renderer::check)
                .isInstanceOf(OperatorError.class)
                .hasMessageContaining("\uD83D\uDC4D")
                .hasMessageContaining("so-ket.ftl:");
    }
}
