package org.giaoban.completeness;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.LocalDate;
import java.util.List;
import org.giaoban.aggregate.EmptyDatabase;
import org.giaoban.aggregate.PlainOfficeBuilder;
import org.giaoban.completeness.SubmissionStatus.State;
import org.giaoban.model.Decision.Kind;
import org.giaoban.model.Finding;
import org.giaoban.model.FindingCode;
import org.giaoban.model.Period;
import org.giaoban.store.FigureStore;
import org.giaoban.store.FigureStore.Scope;
import org.giaoban.timeline.Snapshots;
import org.giaoban.validate.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What became of each submission that was asked for; a first quarter is due on 7 April. */
class SubmissionStatusesTest {

    private final HikariDataSource source = EmptyDatabase.open();

    @AfterEach
    void close() {
        source.close();
    }

    private static PlainOfficeBuilder arrive(PlainOfficeBuilder office, Outcome outcome, String unit, String day) {
        return office.arrive(
                outcome,
                unit,
                "2022-Q1",
                LocalDate.parse(day),
                outcome == Outcome.ACCEPTED ? new String[] {"FLOW=1"} : new String[0]);
    }

    private static Finding finding(FindingCode code) {
        return Finding.of(code, null, null, "?");
    }

    /** {@code part unit state version received isInTime reason} */
    private static String line(SubmissionStatus arrival) {
        return "%s %s %s %s %s %s %s"
                .formatted(
                        arrival.period(),
                        arrival.unit().code(),
                        arrival.state(),
                        arrival.version(),
                        arrival.receivedOn(),
                        arrival.onTime(),
                        arrival.reason())
                .strip();
    }

    private List<String> arrivals(PlainOfficeBuilder office, String period, String unit) {
        office.aggregate(source);
        Scope scope = new FigureStore(source)
                .listScopes().stream()
                        .filter(one -> one.period().equals(Period.of(period))
                                && one.unit().equals(unit))
                        .findFirst()
                        .orElseThrow();
        return SubmissionStatuses.read(source, Snapshots.read(source, office.catalogue())).list(scope).stream()
                .map(SubmissionStatusesTest::line)
                .toList();
    }

    @Test
    void eachSubmissionThatWasAskedFor_isInTimeOrLateOrSentBackOrMissing() {
        PlainOfficeBuilder office = PlainOfficeBuilder.small();
        arrive(office, Outcome.ACCEPTED, "P", "2022-04-07");
        arrive(office, Outcome.ACCEPTED, "D1", "2022-04-08");
        arrive(office, Outcome.RETURNED, "D2", "2022-04-06")
                .found(
                        finding(FindingCode.NOT_WHOLE),
                        finding(FindingCode.NEGATIVE),
                        finding(FindingCode.NOT_WHOLE),
                        finding(FindingCode.NUMBER_REPAIRED));
        assertThat(arrivals(office, "2022-Q1", "P"))
                .containsExactly(
                        "2022-Q1 D1 ACCEPTED 1 2022-04-08 false",
                        "2022-Q1 D2 RETURNED 1 2022-04-06 false NEGATIVE NOT-WHOLE",
                        "2022-Q1 D3 MISSING 0 null null",
                        "2022-Q1 P ACCEPTED 1 2022-04-07 true");
        assertThat(arrivals(office, "2022-Q1", "D2"))
                .containsExactly("2022-Q1 D2 RETURNED 1 2022-04-06 false NEGATIVE NOT-WHOLE");
        assertThat(arrivals(office, "2022-S1", "D1"))
                .containsExactly("2022-Q1 D1 ACCEPTED 1 2022-04-08 false", "2022-Q2 D1 MISSING 0 null null");
    }

    @Test
    void ofSeveralVersions_theOneThatCountsIsShown_andTheFirstAcceptedOneWasInTime() {
        PlainOfficeBuilder office = PlainOfficeBuilder.small();
        arrive(office, Outcome.RETURNED, "D1", "2022-04-01").found(finding(FindingCode.NEGATIVE));
        arrive(office, Outcome.ACCEPTED, "D1", "2022-04-07");
        arrive(office, Outcome.ACCEPTED, "D1", "2022-05-01");
        arrive(office, Outcome.ACCEPTED, "D2", "2022-04-07");
        arrive(office, Outcome.RETURNED, "D2", "2022-04-20").found(finding(FindingCode.NOT_WHOLE));
        arrive(office, Outcome.RETURNED, "D3", "2022-04-02").found(finding(FindingCode.NEGATIVE));
        arrive(office, Outcome.RETURNED, "D3", "2022-04-03").found(finding(FindingCode.NOT_WHOLE));
        assertThat(arrivals(office, "2022-Q1", "P"))
                .containsExactly(
                        "2022-Q1 D1 ACCEPTED 3 2022-05-01 true",
                        "2022-Q1 D2 ACCEPTED 1 2022-04-07 true NOT-WHOLE",
                        "2022-Q1 D3 RETURNED 2 2022-04-03 false NOT-WHOLE",
                        "2022-Q1 P MISSING 0 null null");
    }

    @Test
    void decisions_excludeExtendAndSendBack() {
        PlainOfficeBuilder office = PlainOfficeBuilder.small()
                .decide("2022-04-05", "2022-Q1", "D1", Kind.EXCLUDE, "trùng")
                .decide("2022-04-05", "2022-Q1", "D2", Kind.EXTEND, "2022-04-20: bão")
                .decide("2022-04-08", "2022-Q1", "D3", Kind.RETURN, "sai");
        arrive(office, Outcome.ACCEPTED, "D1", "2022-04-01");
        arrive(office, Outcome.ACCEPTED, "D2", "2022-04-20");
        arrive(office, Outcome.ACCEPTED, "D3", "2022-04-08");
        assertThat(arrivals(office, "2022-Q1", "P"))
                .containsExactly(
                        "2022-Q1 D1 EXCLUDED 0 null null trùng",
                        "2022-Q1 D2 ACCEPTED 1 2022-04-20 true",
                        "2022-Q1 D3 RETURNED 1 2022-04-08 false decision",
                        "2022-Q1 P MISSING 0 null null");
    }

    @Test
    void extensionAfterAClosing_holdsNeitherInTheQuarterNorInThePeriodsAboveIt() {
        PlainOfficeBuilder office = PlainOfficeBuilder.small()
                .decide("2022-04-20", "2022-Q1", "", Kind.CLOSE)
                .decide("2022-04-21", "2022-Q1", "D2", Kind.EXTEND, "2022-04-30: bão");
        arrive(office, Outcome.ACCEPTED, "D2", "2022-04-19");
        assertThat(arrivals(office, "2022-Q1", "D2")).containsExactly("2022-Q1 D2 ACCEPTED 1 2022-04-19 false");
        assertThat(arrivals(office, "2022-S1", "D2"))
                .containsExactly("2022-Q1 D2 ACCEPTED 1 2022-04-19 false", "2022-Q2 D2 MISSING 0 null null");
    }

    // --- How an office stands

    @Test
    void officesStand_inThePeriodsThatTheyReportOn() {
        PlainOfficeBuilder office = PlainOfficeBuilder.small().decide("2022-07-20", "2022-Q2", "", Kind.CLOSE);
        arrive(office, Outcome.ACCEPTED, "D1", "2022-04-08");
        arrive(office, Outcome.RETURNED, "D2", "2022-04-08");
        office.send("D1", "2022-Q2", "FLOW=1").aggregate(source);
        List<Completeness> standings = Completeness.list(source, Snapshots.read(source, office.catalogue()));
        assertThat(standings)
                .extracting(s ->
                        s.form().code() + " " + s.period() + " " + s.authority().code() + " " + s.state() + " "
                                + s.due() + " " + s.statuses().size() + " " + s.wantsPerson())
                .containsExactly("f 2022-Q1 P PROVISIONAL 2022-04-07 4 true", "f 2022-Q2 P CLOSED 2022-07-07 4 false");
        assertThat(standings.get(0).list(State.MISSING))
                .extracting(SubmissionStatusesTest::line)
                .containsExactly("2022-Q1 D3 MISSING 0 null null", "2022-Q1 P MISSING 0 null null");
        assertThat(standings.get(0).count(State.MISSING)).isEqualTo(2);
        assertThat(standings.get(0).count(State.EXCLUDED)).isZero();
    }

    @Test
    void somebodyIsWanted_whereOneIsMissingOrWasSentBack_andNobodyWhereAllCount() {
        PlainOfficeBuilder all = PlainOfficeBuilder.small()
                .decide("2022-04-05", "2022-Q1", "P", Kind.EXCLUDE)
                .decide("2022-04-05", "2022-Q1", "D3", Kind.EXCLUDE);
        arrive(all, Outcome.ACCEPTED, "D1", "2022-04-01");
        arrive(all, Outcome.ACCEPTED, "D2", "2022-04-01").aggregate(source);
        assertThat(Completeness.list(source, Snapshots.read(source, all.catalogue())))
                .extracting(Completeness::wantsPerson)
                .containsExactly(false);
        arrive(all, Outcome.ACCEPTED, "D2", "2022-04-01");
        all.decide("2022-04-09", "2022-Q1", "D2", Kind.RETURN).aggregate(source);
        assertThat(Completeness.list(source, Snapshots.read(source, all.catalogue())))
                .as("sent back")
                .extracting(Completeness::wantsPerson)
                .containsExactly(true);
    }
}
