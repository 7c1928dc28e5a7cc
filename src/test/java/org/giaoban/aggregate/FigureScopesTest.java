package org.giaoban.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.model.Decision.Kind;
import org.giaoban.model.Form;
import org.giaoban.model.OrgTree;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.OrgUnit.Successor;
import org.giaoban.model.Period;
import org.giaoban.receive.Receipt;
import org.giaoban.store.StoredSubmission;
import org.giaoban.timeline.Component;
import org.giaoban.timeline.Expected;
import org.giaoban.timeline.ListedPeriods;
import org.giaoban.timeline.SnapshotPlan;
import org.giaoban.timeline.Snapshots;
import org.giaoban.validate.Outcome;
import org.giaoban.workspace.Workspace;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which units have figures in which periods, and of which units a submission is expected. */
class FigureScopesTest {

    private static final LocalDate RUN = PlainOfficeBuilder.RUN;
    private static final LocalDate TURN = LocalDate.of(2021, 12, 31);
    private static final OrgTree UNITS = new OrgTree(List.of(
            unit("P", "p", null, null),
            unit("D1", "d", "P", null),
            unit("D2", "d", "P", null),
            unit("NOBODY", "none", "P", null),
            unit("OLD", "d", "P", TURN, "D1"),
            unit("TORN", "d", "P", TURN, "D1", "D2")));

    private static OrgUnit unit(
            String code, String level, @Nullable String parent, @Nullable LocalDate to, String... successors) {
        List<Successor> all =
                Stream.of(successors).map(each -> new Successor(each, null)).toList();
        return new OrgUnit(code, code, List.of(), level, parent, new OrgUnit.Lifetime(null, to, all), true, "");
    }

    private static StoredSubmission sent(String unit, String period) {
        return sent("f", unit, period, LocalDate.of(2022, 4, 1));
    }

    private static StoredSubmission sent(String form, String unit, String period, LocalDate day) {
        return new StoredSubmission(
                new Receipt(1, "sha", "x.xlsx", day),
                Outcome.ACCEPTED,
                Optional.of(form),
                Optional.of(unit),
                Optional.of(Period.of(period)),
                Optional.empty());
    }

    private static Catalogue catalogue(OrgTree units, PlainOfficeBuilder office) {
        Catalogue plain = office.catalogue();
        return new Catalogue(
                plain.forms(),
                plain.calendars(),
                Map.of(),
                Map.of(),
                units,
                plain.targets(),
                plain.decisions(),
                new Catalogue.Origin(Workspace.ZONE, "hash"));
    }

    /** {@code period view unit hasEnd state isBreak revision standing} */
    private static List<String> scopes(OrgTree units, PlainOfficeBuilder office, StoredSubmission... sent) {
        Catalogue catalogue = catalogue(units, office);
        Form form = catalogue.getForm("f");
        Snapshots snapshots = new Snapshots(catalogue, RUN, List.of(sent));
        SnapshotPlan plan = new SnapshotPlan(snapshots, form);
        List<String> lines = new ArrayList<>();
        for (Component component : Component.list(units)) {
            ListedPeriods listed = new ListedPeriods(snapshots, snapshots.current(), plan, form, component);
            new FigureScopes(catalogue, form, snapshots.current(), plan, listed, new Mappings(units, RUN))
                    .list().stream()
                            .map(scope -> "%s %s %s %s %s %s %s %s"
                                    .formatted(
                                            scope.period(),
                                            scope.view().id(),
                                            scope.unit(),
                                            scope.hasEnd(),
                                            scope.state(),
                                            scope.isBreak(),
                                            scope.revision(),
                                            scope.visibility()))
                            .forEach(lines::add);
        }
        return lines;
    }

    private static List<String> scopes(PlainOfficeBuilder office, StoredSubmission... sent) {
        return scopes(UNITS, office, sent);
    }

    private static List<String> startingWith(List<String> rows, String start) {
        return rows.stream()
                .filter(row -> row.startsWith(start))
                .map(row -> row.substring(start.length()))
                .toList();
    }

    @Test
    void periodsAreListed_thatContainAReportingPeriodWithASubmission() {
        assertThat(scopes(PlainOfficeBuilder.small(), sent("D1", "2022-Q2")))
                .extracting(line -> line.substring(0, line.indexOf(' ')))
                .containsOnly("2022-Q2", "2022-S1", "2022-9M", "2022");
    }

    @Test
    void submissionOfTomorrowOrAnotherForm_listsNothing() {
        assertThat(scopes(
                        PlainOfficeBuilder.small(),
                        sent("f", "D1", "2022-Q1", RUN.plusDays(1)),
                        sent("g", "D1", "2022-Q1", RUN)))
                .isEmpty();
        assertThat(scopes(PlainOfficeBuilder.small(), sent("OLD", "2022-Q1")))
                .as("not there at the end of the quarter")
                .isEmpty();
    }

    @Test
    void unitsOfTheFormsLevels_areExpectedInTheTreeOfTheTime() {
        PlainOfficeBuilder office = PlainOfficeBuilder.small()
                .decide("2022-04-05", "2022-Q1", "D1", Kind.EXTEND, "2022-04-20: lũ lụt")
                .decide("2022-04-05", "2022-Q1", "D2", Kind.EXTEND, "không có mạng")
                .decide("2022-04-06", "2022-Q1", "D2", Kind.EXCLUDE, "cũ")
                .decide("2022-04-07", "2022-Q1", "D2", Kind.EXCLUDE, "mới")
                .decide("2022-04-08", "2022-Q1", "D1", Kind.RETURN, "sai")
                .decide("2022-04-09", "2022-Q1", "P", Kind.CLOSE)
                .decide("2022-12-31", "2021-Q1", "", Kind.EXCLUDE, "tất cả")
                .decide("2023-01-01", "2022-Q1", "P", Kind.EXCLUDE, "ngày mai");
        assertThat(expected(office, "2022-Q1"))
                .containsExactly(
                        "D1 2022-04-20 - sai 2022-04-09",
                        "D2 +999999999-12-31 mới - 2022-04-09",
                        "P 2022-04-07 - - 2022-04-09");
        assertThat(expected(office, "2021-Q1"))
                .containsExactly(
                        "D1 2021-04-07 tất cả - -",
                        "D2 2021-04-07 tất cả - -",
                        "OLD 2021-04-07 tất cả - -",
                        "P 2021-04-07 tất cả - -",
                        "TORN 2021-04-07 tất cả - -");
    }

    /** {@code unit due exclusion return closing} */
    private static List<String> expected(PlainOfficeBuilder office, String period) {
        Catalogue catalogue = catalogue(UNITS, office);
        return new Snapshots(catalogue, RUN, List.of())
                .current().get(catalogue.getForm("f"), Period.of(period)).expected().values().stream()
                        .map(FigureScopesTest::line)
                        .toList();
    }

    private static String line(Expected expected) {
        return "%s %s %s %s %s"
                .formatted(
                        expected.unit().code(),
                        expected.due(),
                        expected.exclusion().map(each -> each.reason()).orElse("-"),
                        expected.returned().map(each -> each.reason()).orElse("-"),
                        expected.closing().map(each -> each.id()).orElse("-"));
    }

    @Test
    void figuresAreComputed_forTheAuthorityThatReceivedSomething() {
        List<String> rows = scopes(PlainOfficeBuilder.small(), sent("D1", "2022-Q1"), sent("D2", "2021-Q1"));
        assertThat(startingWith(rows, "2022-Q1 as-reported "))
                .containsExactly(
                        "D1 true PROVISIONAL false 0 IN_FORCE",
                        "D2 true PROVISIONAL false 0 IN_FORCE",
                        "NOBODY true PROVISIONAL false 0 IN_FORCE",
                        "P true PROVISIONAL false 0 IN_FORCE");
        assertThat(startingWith(rows, "2022-S1 as-reported "))
                .as("its last quarter has no figures")
                .contains("D1 false PROVISIONAL false 0 IN_FORCE");
        assertThat(startingWith(rows, "2022 as-reported ")).contains("D1 false OPEN false 0 IN_FORCE");
        assertThat(startingWith(rows, "2021-Q1 as-reported ")).contains("OLD true PROVISIONAL false 0 IN_FORCE");
        assertThat(rows).noneMatch(row -> row.contains("restated"));
    }

    @Test
    void closedFigures_areThoseOfTheDayOfTheirClosing() {
        List<String> rows = scopes(
                PlainOfficeBuilder.small().decide("2022-04-09", "2022-Q1", "D1", Kind.CLOSE), sent("D1", "2022-Q1"));
        assertThat(startingWith(rows, "2022-Q1 as-reported "))
                .contains("D1 true CLOSED false 0 HIDDEN", "D2 true PROVISIONAL false 0 IN_FORCE");
    }

    @Test
    void mergedUnit_isABreakForItsSuccessorAndRestatedThere() {
        List<String> rows = scopes(PlainOfficeBuilder.small(), sent("OLD", "2021-Q1"), sent("D1", "2022-Q1"));
        assertThat(startingWith(rows, "2022-Q1 as-reported "))
                .containsExactly(
                        "D1 true PROVISIONAL true 0 IN_FORCE",
                        "D2 true PROVISIONAL false 0 IN_FORCE",
                        "NOBODY true PROVISIONAL false 0 IN_FORCE",
                        "P true PROVISIONAL false 0 IN_FORCE");
        assertThat(startingWith(rows, "2021-Q1 as-reported ")).contains("D1 true PROVISIONAL false 0 IN_FORCE");
        assertThat(startingWith(rows, "2021-Q1 restated ")).containsExactly("D1 false PROVISIONAL false 0 IN_FORCE");
        assertThat(startingWith(rows, "2022-Q1 restated "))
                .as("compared with the quarter of last year, restated")
                .containsExactly("D1 false PROVISIONAL false 0 IN_FORCE");
        assertThat(startingWith(rows, "2021-S1 restated ")).hasSize(1);
    }

    @Test
    void unitThatWentToAnotherAuthority_isRestatedThereForItsPeriods() {
        OrgTree units = new OrgTree(List.of(
                unit("P", "p", null, null),
                unit("Q", "p", null, null),
                unit("D1", "d", "P", null),
                unit("QD", "d", "Q", null),
                unit("AWAY", "d", "P", TURN, "QD")));
        assertThat(Component.list(units)).extracting(Component::name).containsExactly("P");
        List<String> rows = scopes(units, PlainOfficeBuilder.small(), sent("AWAY", "2021-Q1"), sent("D1", "2022-Q1"));
        assertThat(startingWith(rows, "2021-Q1 restated "))
                .containsExactly(
                        "P false PROVISIONAL false 0 IN_FORCE",
                        "Q false PROVISIONAL false 0 IN_FORCE",
                        "QD false PROVISIONAL false 0 IN_FORCE");
        assertThat(startingWith(rows, "2022-Q1 restated "))
                .containsExactly(
                        "P false PROVISIONAL false 0 IN_FORCE",
                        "Q false PROVISIONAL false 0 HIDDEN",
                        "QD false PROVISIONAL false 0 HIDDEN");
    }

    @Test
    void splitWithoutWeights_isABreakForAllSuccessors() {
        List<String> rows = scopes(PlainOfficeBuilder.small(), sent("TORN", "2021-Q1"), sent("P", "2022-Q1"));
        assertThat(startingWith(rows, "2022-Q1 as-reported "))
                .containsExactly(
                        "D1 true PROVISIONAL true 0 IN_FORCE",
                        "D2 true PROVISIONAL true 0 IN_FORCE",
                        "NOBODY true PROVISIONAL false 0 IN_FORCE",
                        "P true PROVISIONAL false 0 IN_FORCE");
        assertThat(startingWith(rows, "2021-Q1 restated "))
                .containsExactly("D1 false PROVISIONAL false 0 IN_FORCE", "D2 false PROVISIONAL false 0 IN_FORCE");
    }

    @Test
    void unitsThatNothingJoins_areComponentsOfTheirOwn() {
        OrgTree units = new OrgTree(List.of(
                unit("P", "p", null, null),
                unit("Q", "p", null, null),
                unit("D1", "d", "P", null),
                unit("D2", "d", "Q", null)));
        assertThat(Component.list(units))
                .containsExactly(
                        new Component("P", java.util.Set.of("P", "D1")),
                        new Component("Q", java.util.Set.of("Q", "D2")));
    }
}
