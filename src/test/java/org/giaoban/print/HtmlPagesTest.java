package org.giaoban.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.giaoban.briefing.Briefing;
import org.giaoban.summary.LeadersPage;
import org.junit.jupiter.api.Test;

/** The summary for a phone says what the PDF says, and needs nothing but itself. */
class HtmlPagesTest {

    private static final String REPORT = "tom-tat-lanh-dao";
    private static final ReportRenderer RENDERER = Fixtures.renderer();
    private static final Pattern SIZE = Pattern.compile("font(?:-size)?: *([0-9.]+)(px|rem)");

    private static String html(Briefing briefing) {
        return RENDERER.html(REPORT, briefing, page(briefing));
    }

    private static LeadersPage page(Briefing briefing) {
        return RENDERER.composePage(REPORT, briefing, Fixtures.past(briefing, briefing));
    }

    @Test
    void page_hasEveryTextOfItsRecord() {
        Briefing briefing = Fixtures.binhPhuoc()
                .target("DH.BD", 1500)
                .target("KGM.TIN", 250000)
                .build();
        LeadersPage page = page(briefing);
        String html = RENDERER.html(REPORT, briefing, page);
        assertThat(html)
                .contains(
                        page.head().title(),
                        page.head().state(),
                        page.head().dates(),
                        page.head().received())
                .contains("<p class=\"news\">" + page.news() + "</p>")
                .contains(page.reporters().heading(), page.reporters().legend())
                .contains(page.note());
        page.tiles()
                .forEach(tile -> assertThat(html)
                        .contains("<p class=\"number\">" + tile.number() + "</p>\n<p>" + tile.name()
                                + "</p>\n<p class=\"change\">" + tile.change() + "</p>")
                        .contains(tile.standing()));
        page.needs().forEach(need -> assertThat(html).contains(need.label(), need.text()));
        page.plans()
                .lines()
                .forEach(line ->
                        assertThat(html).contains(line.name(), "<b>" + line.percent() + "</b> " + line.amounts()));
        page.reporters()
                .units()
                .forEach(unit -> assertThat(html)
                        .contains("<span>" + unit.name() + "</span> <span class=\"signs\">" + unit.signs()));
        assertThat(html).contains("width:60.5%", "left:50%").doesNotContain("[#", "[=");
    }

    @Test
    void names_areEscaped() {
        String html = html(
                Fixtures.briefing("2023-Q1", "Tỉnh <b>&\"Thử\"", "<script>").build());
        assertThat(html)
                .contains("&lt;b&gt;&amp;&quot;Thử&quot;", "<span>&lt;script&gt;</span>")
                .doesNotContain("<script");
    }

    @Test
    void page_hasNoScriptAndNoOtherFile_andNoSmallText() {
        String html = html(Fixtures.binhPhuoc().build());
        assertThat(html)
                .contains("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
                .doesNotContain("<script", "http", "src=", "href=", "url(", "@import");
        Matcher sizes = SIZE.matcher(html);
        List<BigDecimal> pixels = sizes.results()
                .map(size -> new BigDecimal(size.group(1))
                        .multiply(size.group(2).equals("rem") ? BigDecimal.valueOf(16) : BigDecimal.ONE))
                .toList();
        assertThat(pixels).hasSize(5).allMatch(size -> size.compareTo(BigDecimal.valueOf(16)) >= 0);
    }

    @Test
    void samePage_isTheSameText() {
        assertThat(html(Fixtures.binhPhuoc().build()))
                .isEqualTo(Fixtures.renderer()
                        .html(
                                REPORT,
                                Fixtures.binhPhuoc().build(),
                                page(Fixtures.binhPhuoc().build())));
    }
}
