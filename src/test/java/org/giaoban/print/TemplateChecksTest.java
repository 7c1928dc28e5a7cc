package org.giaoban.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import org.giaoban.catalogue.FindingTexts;
import org.giaoban.catalogue.Layout;
import org.giaoban.catalogue.ReportDefinition;
import org.giaoban.model.OperatorError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    void columnThatNoTableHas_isReportedWithItsLine() {
        ReportRenderer renderer = with(Map.of("body.jrxml", text -> text.replace("column.plan", "column.plans")));
        OperatorError error = catchThrowableOfType(OperatorError.class, renderer::check);
        assertThat(error.faults()).hasSize(1);
        assertThat(error.getMessage())
                .contains("body.jrxml:")
                .contains(
                        "there is no column plans → columns that may fall away: own, lastYear, yearToDate, plan, average");
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
                        "width=\"54\" height=\"14\" style=\"tableNumber\" textAdjust=\"ScaleFont\"",
                        "width=\"20\" height=\"14\" style=\"tableNumber\"")));
        assertThatThrownBy(() -> renderer.print(renderer.compose(
                        "bao-cao-tong-hop", Fixtures.binhPhuoc().build(), null)))
                .isInstanceOf(OperatorError.class)
                .hasMessageContaining("\"14.669\" is cut to \"14.6\"")
                .hasMessageContaining("Báo cáo: Kết quả công tác 6 tháng đầu năm 2023:1");
    }

    @Test
    void figureThatTheTemplateDoesNotPrint_endsTheRun() {
        ReportRenderer renderer = with(Map.of(
                "body.jrxml",
                text -> text.replace(
                        "<expression><![CDATA[$F{row.value}]]>",
                        "<expression><![CDATA[$F{row.value}.replace(\"14.669\", \"14.66\")]]>")));
        assertThatThrownBy(() -> renderer.print(renderer.compose(
                        "bao-cao-tong-hop", Fixtures.binhPhuoc().build(), null)))
                .isInstanceOf(OperatorError.class)
                .hasMessage("Báo cáo: Kết quả công tác 6 tháng đầu năm 2023: the figure \"14.669\" is not printed by"
                        + " templates/reports/bao-cao-tong-hop/body.jrxml → give its field a place in the template");
    }

    @Test
    void chartWithoutRoomForItsBars_endsTheRun() {
        for (String narrow : List.of("height=\"14\" scaleImage=\"FillFrame\"", "width=\"30\"")) {
            ReportRenderer renderer = with(Map.of(
                    "body.jrxml",
                    text -> text.replaceFirst(
                            narrow.startsWith("width")
                                    ? "width=\"467\"(?= height=\"14\" scaleImage=\"RealHeight\")"
                                    : "height=\"14\" scaleImage=\"RealHeight\"",
                            narrow)));
            assertThatThrownBy(() -> renderer.print(renderer.compose(
                            "bao-cao-tong-hop", Fixtures.binhPhuoc().build(), null)))
                    .isInstanceOf(OperatorError.class)
                    .hasMessageContaining("the chart has no room for \"");
        }
    }

    @Test
    void figureBrokenAcrossLines_endsTheRun() {
        ReportRenderer renderer = with(Map.of(
                "body.jrxml",
                text -> text.replace(
                        "width=\"54\" height=\"14\" style=\"tableNumber\" textAdjust=\"ScaleFont\"",
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

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            opening.ftl | [=exakt("TS.HN")]          | opening.ftl:4: The following has evaluated to null or missing: exakt
            opening.ftl | [#if period                 | opening.ftl:4: Unexpected end of file reached
            opening.ftl | ${period}                   | opening.ftl:4: "${period}" is printed as it stands
            opening.ftl | [#list 1.. as x]abc[/#list] | opening.ftl:5: more than 1000000 characters
            opening.ftl | [#list 1..2000000 as x][/#list] | opening.ftl:1: it loops more than 1000000 times
            opening.ftl | [#include "opening.ftl"]    | opening.ftl:1: it calls itself without end
            opening.ftl | [#macro a][@a/][/#macro][@a/] | opening.ftl:1: it calls itself without end
            opening.ftl | [#function f x][#return f(x)][/#function][=f(1)] | opening.ftl:1: it calls itself without end
            opening.ftl | [#function f x][#if x < 1][#return 1][/#if][#return f(x-1)+f(x-1)][/#function][=f(60)] | opening.ftl:1: it loops more than 1000000 times
            opening.ftl | [#macro a n][#if n > 0][@a n-1/][@a n-1/][/#if][/#macro][@a 60/] | opening.ftl:1: it loops more than 1000000 times
            opening.ftl | [#assign s="x"][#list 1..60 as i][#assign s=s+s][/#list][=s?length] | opening.ftl:1: it needs more memory than there is
            report.yaml | subject: "{perioid}"        | report.yaml:53: no variable perioid
            report.yaml | subject: "${period}"        | report.yaml:53: "${period}" is printed as it stands
            """)
    void wrongLine_isAFaultWithItsPlace(String file, String line, String fault) {
        ReportRenderer renderer = with(Map.of(file, text -> text.stripTrailing() + "\n" + line + "\n"));
        OperatorError error = catchThrowableOfType(OperatorError.class, renderer::check);
        assertThat(error.getMessage()).startsWith("templates/reports/bao-cao-tong-hop/" + fault);
    }

    @Test
    void placeholderOfALayoutThatIsNotKnown_isAFault() {
        Layout layout = BRIEFING.layout();
        Layout.Head head = layout.head();
        Layout changed = new Layout(
                layout.code(),
                layout.title(),
                layout.margins(),
                layout.typography(),
                new Layout.Head(
                        List.of("{issuer}"),
                        head.mottoRule(),
                        head.issuerRule(),
                        "${mark}",
                        "Số {simbol} {symbol}",
                        head.underSubject(),
                        head.subjectRule()),
                layout.closing(),
                layout.pageNumber());
        ReportRenderer renderer = renderer(new ReportDefinition(
                BRIEFING.report(),
                BRIEFING.form(),
                BRIEFING.calendar(),
                changed,
                Map.of(changed.code(), changed),
                BRIEFING.files(),
                "changed"));
        assertThat(catchThrowableOfType(OperatorError.class, renderer::check).faults())
                .extracting(fault -> fault.where() + ": " + fault.what().en())
                .containsExactly(
                        "templates/layouts/hd36-2018.yaml: issuer cannot be replaced here",
                        "templates/layouts/hd36-2018.yaml: no variable simbol",
                        "templates/layouts/hd36-2018.yaml: \"${mark}\" is printed as it stands");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            $F{nixda}                               | body.jrxml:69: Report design not valid : 1. Field not found : nixda
            foo(                                    | body.jrxml: Errors were encountered when compiling
            String.valueOf(1 / "".length())         | body.jrxml: Error evaluating expression for source text: String
            """)
    void expressionThatFails_isAFault(String expression, String fault) {
        ReportRenderer renderer = with(Map.of(
                "body.jrxml",
                text -> text.replaceFirst(
                        "(<expression><!\\[CDATA\\[).*?]]>", "$1" + Matcher.quoteReplacement(expression) + "]]>")));
        OperatorError error = catchThrowableOfType(OperatorError.class, renderer::check);
        assertThat(error.getMessage()).startsWith("templates/reports/bao-cao-tong-hop/" + fault);
        assertThat(error.faults()).hasSize(1);
    }

    @Test
    void templateThatIsCutOffOrHasADoctype_isAFault() {
        ReportRenderer cut = with(Map.of("body.jrxml", text -> text.substring(0, text.indexOf("pageFooter"))));
        assertThat(catchThrowableOfType(OperatorError.class, cut::check).getMessage())
                .containsPattern("body\\.jrxml:\\d+: no template: Unexpected");
        ReportRenderer entities =
                with(Map.of("body.jrxml", text -> "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>" + text));
        assertThat(catchThrowableOfType(OperatorError.class, entities::check).getMessage())
                .startsWith("templates/reports/bao-cao-tong-hop/body.jrxml: no template: DOCTYPE");
    }

    @Test
    void wrongPageForPhones_isReportedWithItsLine() {
        ReportDefinition summary =
                Objects.requireNonNull(Fixtures.catalogue().reports().get("tom-tat-lanh-dao"));
        Map<String, String> files = new TreeMap<>(summary.files());
        files.compute("page.ftl", (name, text) -> String.valueOf(text).replace("[=head.title]", "[=head.heading]"));
        ReportRenderer renderer = renderer(new ReportDefinition(
                summary.report(), summary.form(), summary.calendar(), summary.layout(), Map.of(), files, "changed"));
        assertThatThrownBy(renderer::check)
                .isInstanceOf(OperatorError.class)
                .hasMessageContaining("templates/reports/tom-tat-lanh-dao/page.ftl:7")
                .hasMessageContaining("head.heading");
    }
}
