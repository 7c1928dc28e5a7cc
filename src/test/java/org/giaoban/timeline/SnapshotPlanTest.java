package org.giaoban.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.giaoban.aggregate.PlainOfficeBuilder;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.model.AsOfPoint;
import org.giaoban.model.Decision.Kind;
import org.giaoban.model.Form;
import org.giaoban.model.OrgTree;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.Period;
import org.giaoban.receive.Receipt;
import org.giaoban.store.StoredSubmission;
import org.giaoban.validate.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The first quarter of 2022, closed on 25 April, seen from the end of the year. */
class SnapshotPlanTest {

    private static final AsOfPoint CLOSED = AsOfPoint.endOf(LocalDate.of(2022, 4, 25));
    private static final AsOfPoint LATER = AsOfPoint.endOf(LocalDate.of(2022, 5, 1));
    private static final AsOfPoint NIGHT = AsOfPoint.endOf(PlainOfficeBuilder.RUN);

    private static AsOfPoint after(AsOfPoint day, int days) {
        return AsOfPoint.endOf(day.day().plusDays(days));
    }

    private static StoredSubmission sent(String unit, String period, AsOfPoint day) {
        return sent("f", unit, period, day, Outcome.ACCEPTED);
    }

    private static StoredSubmission sent(String form, String unit, String period, AsOfPoint day, Outcome outcome) {
        return new StoredSubmission(
                new Receipt(1, "sha", "x.xlsx", day.day()),
                outcome,
                Optional.of(form),
                Optional.of(unit),
                Optional.of(Period.of(period)),
                Optional.empty());
    }

    private static SnapshotPlan plan(PlainOfficeBuilder office, StoredSubmission... sent) {
        return new SnapshotPlan(new Snapshots(office.catalogue(), PlainOfficeBuilder.RUN, List.of(sent)), form());
    }

    private static List<AsOfPoint> points(SnapshotPlan plan, String period, String unit) {
        return plan.get(Period.of(period), unit).points();
    }

    private static Form form() {
        return PlainOfficeBuilder.small().catalogue().getForm("f");
    }

    private static PlainOfficeBuilder closed(String unit) {
        return PlainOfficeBuilder.small().decide("2022-04-25", "2022-Q1", unit, Kind.CLOSE);
    }

    @Test
    void withoutADecision_figuresAreThoseOfTheCurrentSnapshot() {
        SnapshotPlan open = plan(PlainOfficeBuilder.small(), sent("D1", "2022-Q1", CLOSED));
        assertThat(points(open, "2022-Q1", "D1")).containsExactly(NIGHT);
        assertThat(open.listPast()).isEmpty();
        assertThat(open.isCurrent(NIGHT)).isTrue();
        assertThat(open.isCurrent(CLOSED)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"'', true, true, true", "P, true, true, true", "D1, false, true, false"})
    void closing_isOfTheUnitAndAllBelow(String unit, boolean ofP, boolean ofD1, boolean ofD2) {
        SnapshotPlan plan = plan(closed(unit));
        assertThat(points(plan, "2022-Q1", "P")).containsExactly(ofP ? CLOSED : NIGHT);
        assertThat(points(plan, "2022-Q1", "D1")).containsExactly(ofD1 ? CLOSED : NIGHT);
        assertThat(points(plan, "2022-Q1", "D2")).containsExactly(ofD2 ? CLOSED : NIGHT);
        assertThat(points(plan, "2022-Q2", "D1")).containsExactly(NIGHT);
        assertThat(plan.listPast()).containsExactly(CLOSED);
    }

    @Test
    void correctionOfWhatIsClosed_isANewRevisionOfTheUnitAndThoseAbove() {
        SnapshotPlan plan = plan(
                closed(""),
                sent("D1", "2022-Q1", after(CLOSED, -1)),
                sent("D1", "2022-Q1", LATER),
                sent("D2", "2022-Q2", after(LATER, 1)),
                sent("f", "D1", "2022-Q1", after(LATER, 2), Outcome.RETURNED),
                sent("g", "D1", "2022-Q1", after(LATER, 3), Outcome.ACCEPTED),
                sent("D1", "2022-Q1", after(NIGHT, 1)));
        assertThat(points(plan, "2022-Q1", "D1")).containsExactly(CLOSED, LATER);
        assertThat(points(plan, "2022-Q1", "P")).containsExactly(CLOSED, LATER);
        assertThat(points(plan, "2022-Q1", "D2")).containsExactly(CLOSED);
        assertThat(plan.get(Period.of("2022-Q1"), "D1").newest()).isEqualTo(LATER);
    }

    @Test
    void correctionOnTheNightItself_isSeenThatNight() {
        SnapshotPlan plan = plan(closed(""), sent("D1", "2022-Q1", NIGHT));
        assertThat(points(plan, "2022-Q1", "D1")).containsExactly(CLOSED, NIGHT);
        assertThat(plan.listPast()).containsExactly(CLOSED);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"CONFIRM", "AMEND"})
    void decisionOnClosedFigures_isACorrectionWhereItChangesThem(Kind kind) {
        SnapshotPlan ofOne = plan(closed("").decide("2022-05-01", "2022-Q1", "D1", kind));
        SnapshotPlan ofAll = plan(closed("").decide("2022-05-01", "2022-Q1", "", kind));
        List<AsOfPoint> touched = switch (kind) {
            case EXCLUDE, RETURN -> List.of(CLOSED, LATER);
            case REOPEN -> List.of(CLOSED, NIGHT);
            case CLOSE, EXTEND, CONFIRM, AMEND -> List.of(CLOSED);
        };
        assertThat(points(ofOne, "2022-Q1", "D1")).isEqualTo(touched);
        assertThat(points(ofOne, "2022-Q1", "D2")).containsExactly(CLOSED);
        assertThat(points(ofAll, "2022-Q1", "D2")).isEqualTo(touched);
    }

    @Test
    void decisionOfTomorrow_isNoneYet() {
        PlainOfficeBuilder office = PlainOfficeBuilder.small()
                .decide("2022-12-31", "2022-Q1", "D1", Kind.CLOSE)
                .decide("2023-01-01", "2022-Q1", "D2", Kind.CLOSE);
        assertThat(points(plan(office), "2022-Q1", "D1")).containsExactly(NIGHT);
        assertThat(closing(office, "2022-Q1", "D1", NIGHT)).contains(NIGHT);
        assertThat(closing(office, "2022-Q1", "D2", after(NIGHT, 1))).isEmpty();
    }

    private static Optional<AsOfPoint> closing(PlainOfficeBuilder office, String period, String unit, AsOfPoint day) {
        return closing(office.catalogue(), period, unit, day);
    }

    private static Optional<AsOfPoint> closing(Catalogue catalogue, String period, String unit, AsOfPoint day) {
        return new Decisions(catalogue, PlainOfficeBuilder.RUN).findClosing(form(), Period.of(period), unit, day);
    }

    @Test
    void halfYear_isClosedWithTheLastOfItsQuarters() {
        PlainOfficeBuilder one = closed("");
        assertThat(closing(one, "2022-S1", "P", NIGHT)).isEmpty();
        PlainOfficeBuilder both = closed("").decide("2022-04-20", "2022-Q2", "", Kind.CLOSE);
        assertThat(closing(both, "2022-S1", "P", NIGHT)).contains(CLOSED);
        assertThat(closing(both, "2022-S1", "P", CLOSED)).contains(CLOSED);
        assertThat(closing(both, "2022-S1", "P", after(CLOSED, -1))).isEmpty();
        assertThat(points(plan(both), "2022-S1", "P")).containsExactly(CLOSED);
        assertThat(closing(both, "2022", "P", NIGHT)).isEmpty();
    }

    @Test
    void wordOnTheHalfYearItself_isStrongerThanThoseOnItsQuarters() {
        PlainOfficeBuilder closed = PlainOfficeBuilder.small().decide("2022-07-20", "2022-S1", "", Kind.CLOSE);
        assertThat(closing(closed, "2022-S1", "P", NIGHT)).contains(AsOfPoint.endOf(LocalDate.of(2022, 7, 20)));
        assertThat(closing(closed, "2022-Q1", "P", NIGHT)).isEmpty();
        PlainOfficeBuilder reopened = closed("")
                .decide("2022-04-20", "2022-Q2", "", Kind.CLOSE)
                .decide("2022-05-01", "2022-S1", "", Kind.REOPEN);
        assertThat(closing(reopened, "2022-S1", "P", NIGHT)).isEmpty();
        assertThat(closing(reopened, "2022-Q2", "P", NIGHT)).contains(AsOfPoint.endOf(LocalDate.of(2022, 4, 20)));
    }

    @Test
    void pastSnapshot_isComputedFromThePeriodsThatItsFiguresAreComparedWith() {
        SnapshotPlan plan = plan(closed("D1"));
        plan.get(Period.of("2022-Q1"), "D1");
        assertThat(Stream.of("2021-Q1", "2021-Q4", "2022-Q1", "2022-Q2", "2022-S1", "2022")
                        .filter(period -> plan.isNeeded(CLOSED, Period.of(period))))
                .containsExactly("2021-Q1", "2021-Q4", "2022-Q1");
        assertThat(plan.isNeeded(NIGHT, Period.of("2022-Q2"))).isTrue();
        assertThat(plan.isNeeded(LATER, Period.of("2022-Q1"))).isFalse();
    }

    /** The district ended in the middle of the quarter, so it is in no tree of its end. */
    @Test
    void unitThatEnded_isClosedWithThoseThatStoodAboveIt() {
        Catalogue plain = closed("P").catalogue();
        OrgTree units = new OrgTree(List.of(
                plain.units().get("P"),
                new OrgUnit(
                        "OLD",
                        "OLD",
                        List.of(),
                        "d",
                        "P",
                        new OrgUnit.Lifetime(null, LocalDate.of(2022, 2, 1), List.of()),
                        true,
                        ""),
                new OrgUnit("Q", "Q", List.of(), "p", null, OrgUnit.Lifetime.ALWAYS, true, "")));
        Catalogue catalogue = new Catalogue(
                plain.forms(),
                plain.calendars(),
                Map.of(),
                Map.of(),
                units,
                List.of(),
                plain.decisions(),
                new Catalogue.Origin(plain.zone(), "hash"));
        assertThat(closing(catalogue, "2022-Q1", "OLD", NIGHT)).contains(CLOSED);
        assertThat(closing(catalogue, "2022-Q1", "Q", NIGHT)).isEmpty();
    }

    @Test
    void revisions_keepTheirOrder() {
        assertThat(new SnapshotPlan.Revisions(List.of(CLOSED, LATER)).newest()).isEqualTo(LATER);
    }
}
