package org.giaoban.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.giaoban.print.Fixtures;
import org.giaoban.print.Fixtures.BriefingBuilder;
import org.junit.jupiter.api.Test;

/** Columns that are empty or repeat the figure fall away; those that tell something stay. */
class TableColumnTest {

    private static TableRow row(String value, String own, String lastYear, String yearToDate, String plan) {
        return new TableRow("Hội nghị", "hội nghị", value, own, lastYear, "—", yearToDate, plan);
    }

    private static String columns(TableRow... rows) {
        return TableColumn.names(TableColumn.of(List.of(rows)));
    }

    @Test
    void columnThatRepeatsTheFigureInEveryRow_fallsAway() {
        assertThat(columns(row("12", "12", "...", "12", "—"), row("-", "-", "...", "-", "—")))
                .isEqualTo("  ");
        assertThat(columns(row("12", "12", "...", "12", "—"), row("7", "5", "...", "9", "—")))
                .isEqualTo(" own yearToDate ");
    }

    @Test
    void columnOfSigns_fallsAway_butZeroAndNotApplicableAreFigures() {
        assertThat(columns(row("12", "", "...", "...", "—"))).isEqualTo("  ");
        assertThat(columns(row("12", "", "-", "...", "—"))).isEqualTo(" lastYear ");
        assertThat(columns(row("12", "", "x", "...", "50"))).isEqualTo(" lastYear plan ");
    }

    private static List<String> columns(BriefingBuilder briefing, String element) {
        return Fixtures.renderer().compose("bao-cao-tong-hop", briefing.build(), null).sections().get(0).rows().stream()
                .map(BodyLine.class::cast)
                .filter(line -> line.row() != null && line.row().label().equals(element))
                .map(BodyLine::columns)
                .toList();
    }

    @Test
    void ownPart_hasAColumnWhereTheSentencesSpeakOfIt() {
        BriefingBuilder briefing = Fixtures.briefing("2023-Q1", "Tỉnh Thử", "Huyện Một")
                .with("DH.VB", 8, 13)
                .with("TS.HN", 8, 13);
        assertThat(columns(briefing, "Văn bản định hướng")).containsExactly(" own ");
        assertThat(columns(briefing, "Hội nghị thông tin thời sự")).containsExactly("  ");
    }
}
