package org.giaoban.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
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
                "quality.jrxml", text -> text.replace("<parameter name=\"stamp\"", "<parameter name=\"stamps\"")));
        OperatorError error = catchThrowableOfType(OperatorError.class, renderer::check);
        assertThat(error.faults()).hasSize(2);
        assertThat(error.getMessage()).contains("no field headline").contains("no parameter stamps");
    }

    @Test
    void columnThatNoTableHas_isReportedWithItsLine() {
        ReportRenderer renderer = with(Map.of("body.jrxml", text -> text.replace("column.plan", "column.plans")));
        OperatorError error = catchThrowableOfType(OperatorError.class, renderer::check);
        assertThat(error.faults()).hasSize(1);
        assertThat(error.getMessage())
                .contains("body.jrxml:")
                .contains(
                        "there is no column plans → perhaps plan; columns that may fall away: average, lastYear, own, plan, yearToDate");
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
            opening.ftl | [=exakt("TS.HN")]          | opening.ftl:13: no function, mark or variable exakt → perhaps exact;
            opening.ftl | [=perioid]                 | opening.ftl:13: no function, mark or variable perioid → perhaps period;
            opening.ftl | [@sentense][/@sentense]    | opening.ftl:13: no function, mark or variable sentense → perhaps sentence;
            opening.ftl | [@sentence lead=whoel][/@sentence] | opening.ftl:13: no function, mark or variable whoel → perhaps whole;
            opening.ftl | [@sentence laed=whole][/@sentence] | opening.ftl:13: the mark [@sentence] has no parameter laed → perhaps lead;
            opening.ftl | [@sentence lead=3][/@sentence] | opening.ftl:13: the mark [@sentence]: its parameter lead must be a text
            opening.ftl | [@sentence][@item sep=""]x[/@item][/@sentence] | opening.ftl:13: the mark [@item] has no parameter sep
            opening.ftl | [@item]x[/@item]           | opening.ftl:13: [@item] stands outside of [@sentence] and [@list]
            opening.ftl | [=exact("TS.HM")]          | opening.ftl:13: exact("TS.HM"): the form has no such data element → perhaps TS.HN;
            opening.ftl | [=exact("TS.HM@own")]      | opening.ftl:13: exact("TS.HM@own"): the form has no such data element → perhaps TS.HN@own;
            opening.ftl | [=exact("TS.HN")]          | opening.ftl:13: exact("TS.HN") stands outside of [@item] and [@also]
            opening.ftl | [=exact("TS.HN", 3)]       | opening.ftl:13: the function exact takes 1 arguments at most; here are 2
            opening.ftl | [=about("TS.HN", "10")]    | opening.ftl:13: the function about: its argument 2 must be a number
            opening.ftl | [=exact(10)]               | opening.ftl:13: the function exact: its argument 1 must be a text
            opening.ftl | [#if period                 | opening.ftl:13:12: the template ends at column 12 while a mark or an expression is open; FreeMarker says: Unexpected end of file reached
            opening.ftl | ${period}                   | opening.ftl:13: "${period}" is printed as it stands
            opening.ftl | {period}                    | opening.ftl:13: "{period}" is printed as it stands
            opening.ftl | <@sentence>                 | opening.ftl:13: "<@sentence" is printed as it stands
            opening.ftl | [item]x[/@item]             | opening.ftl:13: "[item]" is printed as it stands
            opening.ftl | [ =period]                  | opening.ftl:13: "[ =period]" is printed as it stands
            opening.ftl | [#list 1.. as x]abc[/#list] | opening.ftl:1: more than 1000000 characters
            opening.ftl | [#list 1..2000000 as x][/#list] | opening.ftl:1: it loops more than 1000000 times
            opening.ftl | [#include "opening.ftl"]    | opening.ftl:1: it calls itself without end
            opening.ftl | [#macro a][@a/][/#macro][@a/] | opening.ftl:1: it calls itself without end
            opening.ftl | [#function f x][#return f(x)][/#function][=f(1)] | opening.ftl:1: it calls itself without end
            opening.ftl | [#function f x][#if x < 1][#return 1][/#if][#return f(x-1)+f(x-1)][/#function][=f(60)] | opening.ftl:1: it loops more than 1000000 times
            opening.ftl | [#macro a n][#if n > 0][@a n-1/][@a n-1/][/#if][/#macro][@a 60/] | opening.ftl:1: it loops more than 1000000 times
            opening.ftl | [#assign s="x"][#list 1..60 as i][#assign s=s+s][/#list][=s?length] | opening.ftl:1: it needs more memory than there is
            report.yaml | subject: "{perioid}"        | report.yaml:55: no variable perioid
            report.yaml | subject: "${period}"        | report.yaml:55: "${period}" is printed as it stands
            """)
    void wrongLine_isAFaultWithItsPlace(String file, String line, String fault) {
        ReportRenderer renderer = with(Map.of(file, text -> text.stripTrailing() + "\n" + line + "\n"));
        OperatorError error = catchThrowableOfType(OperatorError.class, renderer::check);
        assertThat(error.getMessage()).startsWith("templates/reports/bao-cao-tong-hop/" + fault);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            $F{headnig}                             | body.jrxml:73: $F{headnig} is not declared in the template → perhaps heading;
            $P{parnet}                              | body.jrxml:73: $P{parnet} is not declared in the template → perhaps parent;
            $P{notice}.lenght() + ""                | body.jrxml:73: The method lenght() is undefined for the type String: $P{notice}.lenght() + ""
            foo(                                    | body.jrxml:73: The method foo() is undefined
            String.valueOf(1 / "".length())         | body.jrxml:73: Error evaluating expression for source text: String
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

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            style="kind"              | style="knid"            | the template has no style knid → perhaps kind;
            kind="textField"          | kind="textFeild"        | there is no element of the kind textFeild → perhaps textField;
            printWhenExpression>      | printWenExpression>     | the element has no attribute printWenExpression → perhaps printWhenExpression;
            name="heading"            | name="headnig"          | no field headnig → perhaps heading; write one of block, chart,
            parameter name="parent"   | parameter name="parnet" | no parameter parnet of type java.lang.String → perhaps parent;
            class="java.lang.Integer" | class="java.lang.Long"  | field block is declared as java.lang.Long
            """)
    void misspeltWordOfAJrxml_isAFaultWithWhatWasMeant(String right, String wrong, String fault) {
        ReportRenderer renderer = with(Map.of("body.jrxml", text -> text.replace(right, wrong)));
        OperatorError error = catchThrowableOfType(OperatorError.class, renderer::check);
        assertThat(error.faults()).hasSize(1);
        assertThat(error.getMessage()).containsPattern("body\\.jrxml:\\d+: ").contains(fault);
    }

    private static UnaryOperator<String> logo(String name) {
        return text -> text.replaceFirst(
                        "<parameter", "<parameter name=\"images\" class=\"java.util.Map\"/>\n<parameter")
                .replace("<title height=\"152\">", """
                        <title height="152">
                        <element kind="image" x="0" y="90" width="40" height="40">
                        <expression><![CDATA[$P{images}.get("%s")]]></expression>
                        <hyperlinkTooltipExpression><![CDATA["Logo"]]></hyperlinkTooltipExpression>
                        </element>
                        """.formatted(name));
    }

    @Test
    void imageOfTheFolder_isPrinted_andOneThatIsNotThereIsAFault() throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", png);
        UnaryOperator<String> bytes = none -> Base64.getEncoder().encodeToString(png.toByteArray());
        ReportRenderer renderer = with(Map.of("logo.png", bytes, "body.jrxml", logo("logo.png")));
        renderer.check();
        byte[] pdf = renderer.print(
                renderer.compose("bao-cao-tong-hop", Fixtures.binhPhuoc().build(), null));
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getPage(0).getResources().getXObjectNames())
                    .extracting(document.getPage(0).getResources()::isImageXObject)
                    .contains(true);
        }
        ReportRenderer misspelt = with(Map.of("logo.png", bytes, "body.jrxml", logo("lgoo.png")));
        assertThat(catchThrowableOfType(OperatorError.class, misspelt::check).getMessage())
                .containsPattern(
                        "body\\.jrxml:\\d+: the report's folder has no image lgoo\\.png → perhaps logo\\.png;");
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
