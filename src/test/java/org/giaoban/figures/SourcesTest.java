package org.giaoban.figures;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.LocalDate;
import java.util.List;
import org.giaoban.aggregate.EmptyDatabase;
import org.giaoban.aggregate.PlainOfficeBuilder;
import org.giaoban.figures.Sources.Basis;
import org.giaoban.model.Decision.Kind;
import org.giaoban.model.Period;
import org.giaoban.store.FigureStore;
import org.giaoban.store.FigureStore.Scope;
import org.giaoban.timeline.Snapshots;
import org.giaoban.validate.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourcesTest {

    private final HikariDataSource source = EmptyDatabase.open();

    @AfterEach
    void close() {
        source.close();
    }

    private static PlainOfficeBuilder sent() {
        return PlainOfficeBuilder.small()
                .arrive(Outcome.ACCEPTED, "D2", "2022-Q2", LocalDate.of(2022, 7, 5), "FLOW=1")
                .arrive(Outcome.RETURNED, "D1", "2022-Q1", LocalDate.of(2022, 4, 2))
                .arrive(Outcome.ACCEPTED, "D1", "2022-Q1", LocalDate.of(2022, 4, 3), "FLOW=1")
                .arrive(Outcome.ACCEPTED, "P", "2022-Q1", LocalDate.of(2022, 4, 1), "FLOW=1");
    }

    private Basis basis(PlainOfficeBuilder office, String period, String unit) {
        office.aggregate(source);
        Scope scope = new FigureStore(source)
                .listScopes().stream()
                        .filter(one -> one.period().equals(Period.of(period))
                                && one.unit().equals(unit))
                        .findFirst()
                        .orElseThrow();
        return new Sources(Snapshots.read(source, office.catalogue())).get(scope);
    }

    private static Basis of(String asOf, String... sha256s) {
        return new Basis(LocalDate.parse(asOf), List.of(sha256s));
    }

    @Test
    void everyFileOfTheUnitsBelow_isWhatFiguresRestOn() {
        assertThat(basis(sent(), "2022-Q1", "P")).isEqualTo(of("2022-04-03", "sha2", "sha3", "sha4"));
        assertThat(basis(sent(), "2022-Q1", "D1")).isEqualTo(of("2022-04-03", "sha2", "sha3"));
        assertThat(basis(sent(), "2022-S1", "P")).isEqualTo(of("2022-07-05", "sha1", "sha2", "sha3", "sha4"));
        assertThat(basis(sent(), "2022-Q1", "D2"))
                .as("the period's last day, where nothing came")
                .isEqualTo(of("2022-03-31"));
    }

    @ParameterizedTest
    @CsvSource({
        "2022-Q1, D1, 2022-S1, P, 2022-12-30, of a part and a unit below",
        "2022-S1, P, 2022-S1, D1, 2022-12-30, of a unit above",
        "2022-S1, '', 2022-S1, D1, 2022-12-30, on all",
        "2022-S1, D1, 2022-S1, D1, 2022-12-30, on it",
        "2022-S1, P, 2022-Q1, D1, 2022-04-03, of a longer period",
        "2022-Q2, D1, 2022-Q1, D1, 2022-04-03, of another period",
        "2022-Q1, D2, 2022-Q1, D1, 2022-04-03, of another unit"
    })
    void decisionThatBearsOnFigures_isNewerThanTheirFiles(
            String of, String on, String period, String unit, LocalDate asOf, String why) {
        assertThat(basis(sent().decide("2022-12-30", of, on, Kind.EXTEND), period, unit)
                        .asOf())
                .as(why)
                .isEqualTo(asOf);
    }

    @Test
    void decisionsUpToTheNight_areSeen_andUpToTheClosingWhereItIsClosed() {
        PlainOfficeBuilder office = sent().decide("2022-12-31", "2022-Q1", "D1", Kind.EXTEND)
                .decide("2023-01-01", "2022-Q1", "D1", Kind.EXTEND)
                .decide("2022-07-20", "2022-Q2", "", Kind.CLOSE)
                .decide("2022-07-20", "2022-Q2", "D2", Kind.EXTEND)
                .decide("2022-07-21", "2022-Q2", "D2", Kind.EXTEND);
        assertThat(basis(office, "2022-Q1", "D1")).isEqualTo(of("2022-12-31", "sha2", "sha3"));
        assertThat(basis(office, "2022-Q2", "D2")).isEqualTo(of("2022-07-20", "sha1"));
    }

    @Test
    void figureOfAnEarlierRevision_restsOnWhatWasThereThen() {
        PlainOfficeBuilder office = sent().decide("2022-04-20", "2022-Q1", "", Kind.CLOSE)
                .arrive(Outcome.ACCEPTED, "D1", "2022-Q1", LocalDate.of(2022, 5, 2), "FLOW=9");
        office.aggregate(source);
        Sources sources = new Sources(Snapshots.read(source, office.catalogue()));
        assertThat(new FigureStore(source)
                        .listAll().stream()
                                .filter(one -> one.period().equals(Period.of("2022-Q1"))
                                        && one.unit().equals("D1"))
                                .map(sources::get))
                .containsExactly(of("2022-04-20", "sha2", "sha3"), of("2022-05-02", "sha2", "sha3", "sha5"));
    }
}
