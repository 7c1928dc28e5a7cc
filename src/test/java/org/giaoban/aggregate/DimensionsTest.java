package org.giaoban.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.model.AsOfPoint;
import org.giaoban.model.Decision.Kind;
import org.giaoban.model.OrgTree;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.OrgUnit.Successor;
import org.giaoban.model.Period;
import org.giaoban.timeline.Sent;
import org.giaoban.timeline.SnapshotPlan;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The province P with the districts D1, D2, OLD, which went into D1 in February 2022, and TORN, which went into D1 and
 * D2 on that day, nobody knows how; the province Q, which sends nothing in.
 */
class DimensionsTest {

    private static final LocalDate NIGHT = SmallOffice.NIGHT;
    private static final LocalDate TURN = LocalDate.of(2022, 2, 15);
    private static final OrgTree UNITS = new OrgTree(List.of(
            unit("P", "p", null, null),
            unit("Q", "p", null, null),
            unit("D1", "d", "P", null),
            unit("D2", "d", "P", null),
            unit("OLD", "d", "P", TURN, "D1"),
            unit("TORN", "d", "P", TURN, "D1", "D2"),
            unit("NOBODY", "not asked", "P", null)));

    private static OrgUnit unit(
            String code, String level, @Nullable String parent, @Nullable LocalDate to, String... successors) {
        List<Successor> all =
                Stream.of(successors).map(each -> new Successor(each, null)).toList();
        return new OrgUnit(code, code, List.of(), level, parent, null, to, all, true, "");
    }

    private static Sent sent(String unit, String part) {
        return new Sent("f", unit, Period.of(part), AsOfPoint.endOf(LocalDate.of(2022, 4, 1)), true);
    }

    /** The rows of one table: as texts, without the world that they stand under; {@code *} for all of a day. */
    private static List<String> rows(SmallOffice office, String table, Sent... sent) {
        return rows(UNITS, office, table, sent);
    }

    private static List<String> rows(OrgTree units, SmallOffice office, String table, Sent... sent) {
        Catalogue plain = office.catalogue();
        Catalogue catalogue = new Catalogue(
                plain.forms(),
                plain.calendars(),
                Map.of(),
                Map.of(),
                units,
                plain.targets(),
                plain.decisions(),
                "hash");
        SnapshotPlan standpoints = new SnapshotPlan(catalogue, SmallOffice.NIGHT, List.of(sent));
        return new Dimensions(catalogue, AsOfPoint.endOf(NIGHT), standpoints)
                .rows(List.of(sent)).getOrDefault(table, List.of()).stream()
                        .map(DimensionsTest::line)
                        .toList();
    }

    private static String line(@Nullable Object[] row) {
        return Stream.of(row)
                .filter(cell -> !AsOfPoint.CURRENT.id().equals(cell))
                .map(cell -> cell == null ? "-" : cell.equals(Long.MAX_VALUE) ? "*" : cell.toString())
                .collect(Collectors.joining(" "));
    }

    private static List<String> startingWith(List<String> rows, String start) {
        return rows.stream()
                .filter(row -> row.startsWith(start))
                .map(row -> row.substring(start.length()))
                .toList();
    }

    @Test
    void periodsAreListed_thatWhatWasSentInIsAPartOf() {
        assertThat(rows(new SmallOffice(), "dim_period", sent("D1", "2022-Q2")))
                .containsExactly(
                        "f 2022-Q2 2022-Q1 2021-Q2 2022-S1 2022",
                        "f 2022-S1 2021-S2 2021-S1 2022-S1 2022",
                        "f 2022-9M - 2021-9M 2022-9M 2022",
                        "f 2022 2021 2021 2022 2022");
        assertThat(rows(new SmallOffice(), "dim_part", sent("D1", "2022-Q2")))
                .containsExactly(
                        "f 2022-Q2 2022-Q2 true 2021-Q2",
                        "f 2022-S1 2022-Q1 false 2021-Q1",
                        "f 2022-S1 2022-Q2 true 2021-Q2",
                        "f 2022-9M 2022-Q1 false 2021-Q1",
                        "f 2022-9M 2022-Q2 false 2021-Q2",
                        "f 2022-9M 2022-Q3 true 2021-Q3",
                        "f 2022 2022-Q1 false 2021-Q1",
                        "f 2022 2022-Q2 false 2021-Q2",
                        "f 2022 2022-Q3 false 2021-Q3",
                        "f 2022 2022-Q4 true 2021-Q4");
    }

    @Test
    void whatComesTomorrowOrForAnotherForm_listsNothing() {
        Sent tomorrow = new Sent("f", "D1", Period.of("2022-Q1"), AsOfPoint.endOf(NIGHT.plusDays(1)), true);
        Sent other = new Sent("g", "D1", Period.of("2022-Q1"), AsOfPoint.endOf(NIGHT), true);
        assertThat(rows(new SmallOffice(), "dim_period", tomorrow, other)).isEmpty();
        assertThat(rows(new SmallOffice(), "dim_period", sent("OLD", "2022-Q1")))
                .as("not there at the end of the quarter")
                .isEmpty();
    }

    @Test
    void unitsOfTheLevelsThatAreAsked_areExpectedInTheTreeOfTheTime() {
        SmallOffice office = new SmallOffice()
                .decide("2022-04-05", "2022-Q1", "D1", Kind.EXTEND, "2022-04-20: lũ lụt")
                .decide("2022-04-05", "2022-Q1", "D2", Kind.EXTEND, "không có mạng")
                .decide("2022-04-06", "2022-Q1", "D2", Kind.EXCLUDE, "cũ")
                .decide("2022-04-07", "2022-Q1", "D2", Kind.EXCLUDE, "mới")
                .decide("2022-04-08", "2022-Q1", "D1", Kind.RETURN, "sai")
                .decide("2022-04-09", "2022-Q1", "P", Kind.CLOSE)
                .decide("2022-12-31", "2021-Q1", "", Kind.EXCLUDE, "tất cả")
                .decide("2023-01-01", "2022-Q1", "P", Kind.EXCLUDE, "ngày mai");
        Sent[] sent = {sent("D1", "2022-Q1"), sent("OLD", "2021-Q1")};
        assertThat(startingWith(rows(office, "dim_expected", sent), "f 2022-Q1 "))
                .containsExactly(
                        "P 2022-04-07 false  2022-04-09 *",
                        "Q 2022-04-07 false  - -",
                        "D1 2022-04-20 false  2022-04-09 *",
                        "D2 9999-12-31 true mới 2022-04-09 *");
        assertThat(startingWith(rows(office, "dim_expected", sent), "f 2021-Q1 "))
                .containsExactly(
                        "P 2021-04-07 true tất cả - -",
                        "Q 2021-04-07 true tất cả - -",
                        "D1 2021-04-07 true tất cả - -",
                        "D2 2021-04-07 true tất cả - -",
                        "OLD 2021-04-07 true tất cả - -",
                        "TORN 2021-04-07 true tất cả - -");
        assertThat(rows(office, "dim_returned", sent)).containsExactly("f 2022-Q1 D1 2022-04-08 * sai");
    }

    /** {@code unit hasEnd state isBreak revision isShown isNewest} */
    @Test
    void figuresAreSummed_forTheOfficeThatSentSomethingIn() {
        List<String> rows = rows(new SmallOffice(), "dim_scope", sent("D1", "2022-Q1"), sent("D2", "2021-Q1"));
        assertThat(startingWith(rows, "f 2022-Q1 as-reported "))
                .containsExactly(
                        "P true PROVISIONAL false 0 true true",
                        "D1 true PROVISIONAL false 0 true true",
                        "D2 true PROVISIONAL false 0 true true",
                        "NOBODY true PROVISIONAL false 0 true true");
        assertThat(startingWith(rows, "f 2022-S1 as-reported "))
                .as("its last quarter has no figures")
                .contains("D1 false PROVISIONAL false 0 true true");
        assertThat(startingWith(rows, "f 2022 as-reported ")).contains("D1 false OPEN false 0 true true");
        assertThat(startingWith(rows, "f 2021-Q1 as-reported ")).contains("OLD true PROVISIONAL false 0 true true");
        assertThat(rows).noneMatch(row -> row.contains("restated"));
    }

    @Test
    void closedFigures_areThoseOfTheDayOfTheirClosing() {
        List<String> rows = rows(
                new SmallOffice().decide("2022-04-09", "2022-Q1", "D1", Kind.CLOSE),
                "dim_scope",
                sent("D1", "2022-Q1"));
        assertThat(startingWith(rows, "f 2022-Q1 as-reported "))
                .contains("D1 true CLOSED false 0 false false", "D2 true PROVISIONAL false 0 true true");
    }

    @Test
    void mergedUnit_isABreakForItsSuccessorAndRestatedThere() {
        List<String> rows = rows(new SmallOffice(), "dim_scope", sent("OLD", "2021-Q1"), sent("D1", "2022-Q1"));
        assertThat(startingWith(rows, "f 2022-Q1 as-reported "))
                .containsExactly(
                        "P true PROVISIONAL false 0 true true",
                        "D1 true PROVISIONAL true 0 true true",
                        "D2 true PROVISIONAL false 0 true true",
                        "NOBODY true PROVISIONAL false 0 true true");
        assertThat(startingWith(rows, "f 2021-Q1 as-reported ")).contains("D1 true PROVISIONAL false 0 true true");
        assertThat(startingWith(rows, "f 2021-Q1 restated ")).containsExactly("D1 false PROVISIONAL false 0 true true");
        assertThat(startingWith(rows, "f 2022-Q1 restated "))
                .as("compared with the quarter of last year, restated")
                .containsExactly("D1 false PROVISIONAL false 0 true true");
        assertThat(startingWith(rows, "f 2021-S1 restated ")).hasSize(1);
    }

    @Test
    void unitThatWentToAnotherOffice_isRestatedThereForThePeriodsThatItSentIn() {
        OrgTree units = new OrgTree(List.of(
                unit("P", "p", null, null),
                unit("Q", "p", null, null),
                unit("D1", "d", "P", null),
                unit("QD", "d", "Q", null),
                unit("AWAY", "d", "P", TURN, "QD")));
        List<String> rows = rows(units, new SmallOffice(), "dim_scope", sent("AWAY", "2021-Q1"), sent("D1", "2022-Q1"));
        assertThat(startingWith(rows, "f 2021-Q1 restated "))
                .containsExactly(
                        "P false PROVISIONAL false 0 true true",
                        "Q false PROVISIONAL false 0 true true",
                        "QD false PROVISIONAL false 0 true true");
        assertThat(startingWith(rows, "f 2022-Q1 restated "))
                .containsExactly(
                        "P false PROVISIONAL false 0 true true",
                        "Q false PROVISIONAL false 0 false false",
                        "QD false PROVISIONAL false 0 false false");
    }

    @Test
    void splitWithoutWeights_isABreakForAllSuccessors() {
        List<String> rows = rows(new SmallOffice(), "dim_scope", sent("TORN", "2021-Q1"), sent("P", "2022-Q1"));
        assertThat(startingWith(rows, "f 2022-Q1 as-reported "))
                .containsExactly(
                        "P true PROVISIONAL false 0 true true",
                        "D1 true PROVISIONAL true 0 true true",
                        "D2 true PROVISIONAL true 0 true true",
                        "NOBODY true PROVISIONAL false 0 true true");
        assertThat(startingWith(rows, "f 2021-Q1 restated "))
                .containsExactly("D1 false PROVISIONAL false 0 true true", "D2 false PROVISIONAL false 0 true true");
        assertThat(rows(new SmallOffice(), "dim_gap", sent("TORN", "2021-Q1")))
                .containsExactly("0 TORN D1", "0 TORN D2");
    }

    @Test
    void treeOfEachPart_isWrittenOnce() {
        Sent[] sent = {sent("OLD", "2021-Q3"), sent("D1", "2021-Q3"), sent("D1", "2021-Q4"), sent("D1", "2022-Q1")};
        List<String> trees = rows(new SmallOffice(), "dim_tree", sent);
        assertThat(trees)
                .contains(
                        "f 2021-Q3 as-reported 1",
                        "f 2021-Q3 restated 0",
                        "f 2021-Q4 as-reported 1",
                        "f 2022-Q1 as-reported 2",
                        "f 2022-Q1 restated 0");
        List<String> paths = rows(new SmallOffice(), "dim_path", sent);
        assertThat(startingWith(paths, "0 "))
                .contains("D1 D1 1 1", "D1 P 1 0", "OLD D1 1 1", "OLD P 1 0", "TORN P 1 0")
                .doesNotContain("OLD OLD 1 1");
        assertThat(startingWith(paths, "1 ")).contains("OLD OLD 1 1", "OLD P 1 0", "Q Q 1 1");
        assertThat(startingWith(paths, "2 "))
                .containsExactlyInAnyOrder(
                        "P P 1 1",
                        "Q Q 1 1",
                        "D1 D1 1 1",
                        "D1 P 1 0",
                        "D2 D2 1 1",
                        "D2 P 1 0",
                        "NOBODY NOBODY 1 1",
                        "NOBODY P 1 0");
    }

    @Test
    void definitions_areRowsToo() {
        SmallOffice office = new SmallOffice().plan("P", "FLOW", 2022, "400");
        assertThat(rows(office, "dim_element"))
                .contains(
                        "f FLOW  SUM SUM",
                        "f STOCK  LAST SUM",
                        "f PRIZE  SUM SUM",
                        "f PRIZE A SUM SUM",
                        "f PRIZE B SUM SUM",
                        "f RATE #N SUM SUM",
                        "f RATE #D SUM SUM");
        assertThat(rows(office, "dim_indicator"))
                .containsExactly("f RATE FLOW WHOLE " + new BigDecimal("100") + " true");
        assertThat(rows(office, "dim_target")).containsExactly("P FLOW 2022 400");
    }
}
