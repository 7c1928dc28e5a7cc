package org.giaoban.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.giaoban.aggregate.SmallOffice;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.model.AsOfPoint;
import org.giaoban.model.Decision.Kind;
import org.giaoban.model.Form;
import org.giaoban.model.OrgTree;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.Period;
import org.giaoban.timeline.SnapshotPlan.Standpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The first quarter of 2022, closed on 25 April, seen from the end of the year. */
class SnapshotPlanTest {

    private static final AsOfPoint CLOSED = AsOfPoint.endOf(LocalDate.of(2022, 4, 25));
    private static final AsOfPoint LATER = AsOfPoint.endOf(LocalDate.of(2022, 5, 1));
    private static final AsOfPoint NIGHT = AsOfPoint.endOf(SmallOffice.NIGHT);

    private static AsOfPoint after(AsOfPoint day, int days) {
        return AsOfPoint.endOf(day.day().plusDays(days));
    }

    private static Sent sent(String unit, String part, AsOfPoint day) {
        return new Sent("f", unit, Period.of(part), new AsOfPoint(day.day(), 1, 0), true);
    }

    private static SnapshotPlan standpoints(SmallOffice office, Sent... sent) {
        return new SnapshotPlan(office.catalogue(), SmallOffice.NIGHT, List.of(sent));
    }

    private static List<AsOfPoint> worlds(SnapshotPlan standpoints, String period, String unit) {
        return standpoints.get(form(), Period.of(period), unit).worlds();
    }

    private static Form form() {
        return new SmallOffice().catalogue().getForm("f");
    }

    private static SmallOffice closed(String unit) {
        return new SmallOffice().decide("2022-04-25", "2022-Q1", unit, Kind.CLOSE);
    }

    @Test
    void withoutADecision_figuresAreThoseOfTheNight() {
        SnapshotPlan open = standpoints(new SmallOffice(), sent("D1", "2022-Q1", CLOSED));
        assertThat(worlds(open, "2022-Q1", "D1")).containsExactly(NIGHT);
        assertThat(open.listPast()).isEmpty();
        assertThat(open.isToday(NIGHT)).isTrue();
        assertThat(open.isToday(CLOSED)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"'', true, true, true", "P, true, true, true", "D1, false, true, false"})
    void closing_isOfTheUnitAndAllBelow(String unit, boolean ofP, boolean ofD1, boolean ofD2) {
        SnapshotPlan standpoints = standpoints(closed(unit));
        assertThat(worlds(standpoints, "2022-Q1", "P")).containsExactly(ofP ? CLOSED : NIGHT);
        assertThat(worlds(standpoints, "2022-Q1", "D1")).containsExactly(ofD1 ? CLOSED : NIGHT);
        assertThat(worlds(standpoints, "2022-Q1", "D2")).containsExactly(ofD2 ? CLOSED : NIGHT);
        assertThat(worlds(standpoints, "2022-Q2", "D1")).containsExactly(NIGHT);
        assertThat(standpoints.listPast()).containsExactly(CLOSED);
    }

    @Test
    void correctionOfWhatIsClosed_isANewRevisionOfTheUnitAndThoseAbove() {
        SnapshotPlan standpoints = standpoints(
                closed(""),
                sent("D1", "2022-Q1", after(CLOSED, -1)),
                sent("D1", "2022-Q1", LATER),
                sent("D2", "2022-Q2", after(LATER, 1)),
                new Sent("f", "D1", Period.of("2022-Q1"), after(LATER, 2), false),
                new Sent("g", "D1", Period.of("2022-Q1"), after(LATER, 3), true),
                sent("D1", "2022-Q1", after(NIGHT, 1)));
        assertThat(worlds(standpoints, "2022-Q1", "D1")).containsExactly(CLOSED, LATER);
        assertThat(worlds(standpoints, "2022-Q1", "P")).containsExactly(CLOSED, LATER);
        assertThat(worlds(standpoints, "2022-Q1", "D2")).containsExactly(CLOSED);
        assertThat(standpoints.get(form(), Period.of("2022-Q1"), "D1").newest()).isEqualTo(LATER);
    }

    @Test
    void correctionOnTheNightItself_isSeenThatNight() {
        SnapshotPlan standpoints = standpoints(closed(""), sent("D1", "2022-Q1", NIGHT));
        assertThat(worlds(standpoints, "2022-Q1", "D1")).containsExactly(CLOSED, NIGHT);
        assertThat(standpoints.listPast()).containsExactly(CLOSED);
    }

    @ParameterizedTest
    @EnumSource
    void decisionOnClosedFigures_isACorrectionWhereItChangesThem(Kind kind) {
        SnapshotPlan ofOne = standpoints(closed("").decide("2022-05-01", "2022-Q1", "D1", kind));
        SnapshotPlan ofAll = standpoints(closed("").decide("2022-05-01", "2022-Q1", "", kind));
        List<AsOfPoint> touched = switch (kind) {
            case EXCLUDE, RETURN -> List.of(CLOSED, LATER);
            case REOPEN -> List.of(CLOSED, NIGHT);
            case CLOSE, EXTEND -> List.of(CLOSED);
        };
        assertThat(worlds(ofOne, "2022-Q1", "D1")).isEqualTo(touched);
        assertThat(worlds(ofOne, "2022-Q1", "D2")).containsExactly(CLOSED);
        assertThat(worlds(ofAll, "2022-Q1", "D2")).isEqualTo(touched);
    }

    @Test
    void decisionOfTomorrow_isNoneYet() {
        SnapshotPlan standpoints = standpoints(new SmallOffice()
                .decide("2022-12-31", "2022-Q1", "D1", Kind.CLOSE)
                .decide("2023-01-01", "2022-Q1", "D2", Kind.CLOSE));
        assertThat(worlds(standpoints, "2022-Q1", "D1")).containsExactly(NIGHT);
        assertThat(closing(standpoints, "2022-Q1", "D1", NIGHT)).contains(NIGHT);
        assertThat(closing(standpoints, "2022-Q1", "D2", after(NIGHT, 1))).isEmpty();
    }

    private static Optional<AsOfPoint> closing(SnapshotPlan standpoints, String period, String unit, AsOfPoint day) {
        return standpoints.findClosing(form(), Period.of(period), unit, day);
    }

    @Test
    void halfYear_isClosedWithTheLastOfItsQuarters() {
        SnapshotPlan one = standpoints(closed(""));
        assertThat(closing(one, "2022-S1", "P", NIGHT)).isEmpty();
        SnapshotPlan both = standpoints(closed("").decide("2022-04-20", "2022-Q2", "", Kind.CLOSE));
        assertThat(closing(both, "2022-S1", "P", NIGHT)).contains(CLOSED);
        assertThat(closing(both, "2022-S1", "P", CLOSED)).contains(CLOSED);
        assertThat(closing(both, "2022-S1", "P", after(CLOSED, -1))).isEmpty();
        assertThat(worlds(both, "2022-S1", "P")).containsExactly(CLOSED);
        assertThat(closing(both, "2022", "P", NIGHT)).isEmpty();
    }

    @Test
    void wordOnTheHalfYearItself_isStrongerThanThoseOnItsQuarters() {
        SnapshotPlan closed = standpoints(new SmallOffice().decide("2022-07-20", "2022-S1", "", Kind.CLOSE));
        assertThat(closing(closed, "2022-S1", "P", NIGHT)).contains(AsOfPoint.endOf(LocalDate.of(2022, 7, 20)));
        assertThat(closing(closed, "2022-Q1", "P", NIGHT)).isEmpty();
        SnapshotPlan reopened = standpoints(closed("")
                .decide("2022-04-20", "2022-Q2", "", Kind.CLOSE)
                .decide("2022-05-01", "2022-S1", "", Kind.REOPEN));
        assertThat(closing(reopened, "2022-S1", "P", NIGHT)).isEmpty();
        assertThat(closing(reopened, "2022-Q2", "P", NIGHT)).contains(AsOfPoint.endOf(LocalDate.of(2022, 4, 20)));
    }

    @Test
    void pastWorld_isWorkedOutFromThePeriodsThatItsFiguresAreComparedWith() {
        SnapshotPlan standpoints = standpoints(closed("D1"));
        standpoints.get(form(), Period.of("2022-Q1"), "D1");
        assertThat(Stream.of("2021-Q1", "2021-Q4", "2022-Q1", "2022-Q2", "2022-S1", "2022")
                        .filter(period -> standpoints.isNeeded(form(), CLOSED, Period.of(period))))
                .containsExactly("2021-Q1", "2021-Q4", "2022-Q1");
        assertThat(standpoints.isNeeded(form(), NIGHT, Period.of("2022-Q2"))).isTrue();
        assertThat(standpoints.isNeeded(form(), LATER, Period.of("2022-Q1"))).isFalse();
    }

    /** The district ended in the middle of the quarter, so it is in no tree of its end. */
    @Test
    void unitThatEnded_isClosedWithThoseThatStoodAboveIt() {
        Catalogue plain = closed("P").catalogue();
        OrgTree units = new OrgTree(List.of(
                plain.units().get("P"),
                new OrgUnit("OLD", "OLD", List.of(), "d", "P", null, LocalDate.of(2022, 2, 1), List.of(), true, ""),
                new OrgUnit("Q", "Q", List.of(), "p", null, null, null, List.of(), true, "")));
        SnapshotPlan standpoints = SnapshotPlan.ofDecisions(
                new Catalogue(
                        plain.forms(),
                        plain.calendars(),
                        Map.of(),
                        Map.of(),
                        units,
                        List.of(),
                        plain.decisions(),
                        "hash"),
                SmallOffice.NIGHT);
        assertThat(closing(standpoints, "2022-Q1", "OLD", NIGHT)).contains(CLOSED);
        assertThat(closing(standpoints, "2022-Q1", "Q", NIGHT)).isEmpty();
    }

    @Test
    void standpoint_keepsItsOrder() {
        assertThat(new Standpoint(List.of(CLOSED, LATER)).newest()).isEqualTo(LATER);
    }
}
