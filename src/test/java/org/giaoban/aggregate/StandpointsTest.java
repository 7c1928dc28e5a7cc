package org.giaoban.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.giaoban.aggregate.Standpoints.Standpoint;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.model.Decision.Kind;
import org.giaoban.model.Form;
import org.giaoban.model.Moment;
import org.giaoban.model.OrgTree;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.Period;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The first quarter of 2022, closed on 25 April, seen from the end of the year. */
class StandpointsTest {

    private static final Moment CLOSED = Moment.endOf(LocalDate.of(2022, 4, 25));
    private static final Moment LATER = Moment.endOf(LocalDate.of(2022, 5, 1));
    private static final Moment NIGHT = Moment.endOf(SmallOffice.NIGHT);

    private static Moment after(Moment day, int days) {
        return Moment.endOf(day.day().plusDays(days));
    }

    private static Sent sent(String unit, String part, Moment day) {
        return new Sent("f", unit, Period.of(part), new Moment(day.day(), 1, 0), true);
    }

    private static Standpoints standpoints(SmallOffice office, Sent... sent) {
        return new Standpoints(office.catalogue(), SmallOffice.NIGHT, List.of(sent));
    }

    private static List<Moment> worlds(Standpoints standpoints, String period, String unit) {
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
        Standpoints open = standpoints(new SmallOffice(), sent("D1", "2022-Q1", CLOSED));
        assertThat(worlds(open, "2022-Q1", "D1")).containsExactly(NIGHT);
        assertThat(open.listPast()).isEmpty();
        assertThat(open.isToday(NIGHT)).isTrue();
        assertThat(open.isToday(CLOSED)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"'', true, true, true", "P, true, true, true", "D1, false, true, false"})
    void closing_isOfTheUnitAndAllBelow(String unit, boolean ofP, boolean ofD1, boolean ofD2) {
        Standpoints standpoints = standpoints(closed(unit));
        assertThat(worlds(standpoints, "2022-Q1", "P")).containsExactly(ofP ? CLOSED : NIGHT);
        assertThat(worlds(standpoints, "2022-Q1", "D1")).containsExactly(ofD1 ? CLOSED : NIGHT);
        assertThat(worlds(standpoints, "2022-Q1", "D2")).containsExactly(ofD2 ? CLOSED : NIGHT);
        assertThat(worlds(standpoints, "2022-Q2", "D1")).containsExactly(NIGHT);
        assertThat(standpoints.listPast()).containsExactly(CLOSED);
    }

    @Test
    void correctionOfWhatIsClosed_isANewRevisionOfTheUnitAndThoseAbove() {
        Standpoints standpoints = standpoints(
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
        Standpoints standpoints = standpoints(closed(""), sent("D1", "2022-Q1", NIGHT));
        assertThat(worlds(standpoints, "2022-Q1", "D1")).containsExactly(CLOSED, NIGHT);
        assertThat(standpoints.listPast()).containsExactly(CLOSED);
    }

    @ParameterizedTest
    @EnumSource
    void decisionOnClosedFigures_isACorrectionWhereItChangesThem(Kind kind) {
        Standpoints ofOne = standpoints(closed("").decide("2022-05-01", "2022-Q1", "D1", kind));
        Standpoints ofAll = standpoints(closed("").decide("2022-05-01", "2022-Q1", "", kind));
        List<Moment> touched = switch (kind) {
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
        Standpoints standpoints = standpoints(new SmallOffice()
                .decide("2022-12-31", "2022-Q1", "D1", Kind.CLOSE)
                .decide("2023-01-01", "2022-Q1", "D2", Kind.CLOSE));
        assertThat(worlds(standpoints, "2022-Q1", "D1")).containsExactly(NIGHT);
        assertThat(closing(standpoints, "2022-Q1", "D1", NIGHT)).contains(NIGHT);
        assertThat(closing(standpoints, "2022-Q1", "D2", after(NIGHT, 1))).isEmpty();
    }

    private static Optional<Moment> closing(Standpoints standpoints, String period, String unit, Moment day) {
        return standpoints.findClosing(form(), Period.of(period), unit, day);
    }

    @Test
    void halfYear_isClosedWithTheLastOfItsQuarters() {
        Standpoints one = standpoints(closed(""));
        assertThat(closing(one, "2022-S1", "P", NIGHT)).isEmpty();
        Standpoints both = standpoints(closed("").decide("2022-04-20", "2022-Q2", "", Kind.CLOSE));
        assertThat(closing(both, "2022-S1", "P", NIGHT)).contains(CLOSED);
        assertThat(closing(both, "2022-S1", "P", CLOSED)).contains(CLOSED);
        assertThat(closing(both, "2022-S1", "P", after(CLOSED, -1))).isEmpty();
        assertThat(worlds(both, "2022-S1", "P")).containsExactly(CLOSED);
        assertThat(closing(both, "2022", "P", NIGHT)).isEmpty();
    }

    @Test
    void wordOnTheHalfYearItself_isStrongerThanThoseOnItsQuarters() {
        Standpoints closed = standpoints(new SmallOffice().decide("2022-07-20", "2022-S1", "", Kind.CLOSE));
        assertThat(closing(closed, "2022-S1", "P", NIGHT)).contains(Moment.endOf(LocalDate.of(2022, 7, 20)));
        assertThat(closing(closed, "2022-Q1", "P", NIGHT)).isEmpty();
        Standpoints reopened = standpoints(closed("")
                .decide("2022-04-20", "2022-Q2", "", Kind.CLOSE)
                .decide("2022-05-01", "2022-S1", "", Kind.REOPEN));
        assertThat(closing(reopened, "2022-S1", "P", NIGHT)).isEmpty();
        assertThat(closing(reopened, "2022-Q2", "P", NIGHT)).contains(Moment.endOf(LocalDate.of(2022, 4, 20)));
    }

    @Test
    void pastWorld_isWorkedOutFromThePeriodsThatItsFiguresAreComparedWith() {
        Standpoints standpoints = standpoints(closed("D1"));
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
        Standpoints standpoints = Standpoints.ofDecisions(
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
