package org.giaoban.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.LocalDate;
import java.util.List;
import org.giaoban.figures.Aggregation;
import org.giaoban.store.FigureStore;
import org.giaoban.model.Decision.Kind;
import org.giaoban.model.Outcome;
import org.giaoban.model.Period;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** When figures are worked out anew, and what is forgotten then. */
class AggregationTest {

    private final HikariDataSource source = EmptyDatabase.open();
    private final Aggregation aggregation = new Aggregation(source);

    @AfterEach
    void close() {
        source.close();
    }

    private static SmallOffice closed() {
        return new SmallOffice()
                .arrive(Outcome.ACCEPTED, "D1", "2022-Q1", LocalDate.of(2022, 4, 1), "FLOW=1")
                .decide("2022-04-25", "2022-Q1", "", Kind.CLOSE);
    }

    private List<String> worlds(String table) {
        return new JdbcTemplate(source)
                .queryForList("SELECT DISTINCT world FROM " + table + " ORDER BY world", String.class);
    }

    @Test
    void nightOnWhichNothingChanged_doesNothing() {
        assertThat(closed().aggregate(source)).isTrue();
        String fingerprint = aggregation.fingerprint();
        assertThat(closed().aggregate(source)).isFalse();
        assertThat(aggregation.run(closed().catalogue(), SmallOffice.NIGHT.plusDays(1)))
                .as("a night later")
                .isFalse();
        assertThat(aggregation.fingerprint()).isEqualTo(fingerprint);
    }

    @Test
    void arrivalDecisionAndDefinition_areEachWorkedOutAnew() {
        closed().aggregate(source);
        String fingerprint = aggregation.fingerprint();
        SmallOffice more = closed().send("D2", "2022-Q2", "FLOW=2");
        assertThat(more.aggregate(source)).isTrue();
        assertThat(aggregation.fingerprint()).isNotEqualTo(fingerprint);
        assertThat(more.decide("2022-05-01", "2022-Q2", "D3", Kind.EXCLUDE).aggregate(source))
                .isTrue();
        assertThat(more.plan("P", "FLOW", 2022, "7").aggregate(source)).isTrue();
        assertThat(more.aggregate(source)).isFalse();
    }

    @Test
    void otherBytesUnderTheSameName_areWorkedOutAnew() {
        closed().aggregate(source);
        new JdbcTemplate(source).update("UPDATE receipt SET sha256 = 'other'");
        assertThat(aggregation.run(closed().catalogue(), SmallOffice.NIGHT)).isTrue();
    }

    @Test
    void dayThatIsMissing_isWorkedOutAnew_andTonightAfterIt() {
        closed().aggregate(source);
        String fingerprint = aggregation.fingerprint();
        new JdbcTemplate(source).update("DELETE FROM world WHERE world = '2022-04-25'");
        assertThat(closed().aggregate(source)).isTrue();
        assertThat(aggregation.fingerprint()).isEqualTo(fingerprint);
    }

    @Test
    void dayFromWhichNothingIsSeenAnyMore_isForgotten() {
        closed().aggregate(source);
        List<String> tables = List.of("world", "figure", "version", "dim_scope", "dim_part", "dim_expected");
        assertThat(tables).allSatisfy(table -> assertThat(worlds(table)).containsExactly("2022-04-25", "9999-12-31"));
        SmallOffice reopened = closed().decide("2022-05-01", "2022-Q1", "", Kind.REOPEN);
        reopened.aggregate(source);
        assertThat(tables).allSatisfy(table -> assertThat(worlds(table)).containsExactly("2022-04-25", "9999-12-31"));
        SmallOffice open =
                new SmallOffice().arrive(Outcome.ACCEPTED, "D1", "2022-Q1", LocalDate.of(2022, 4, 1), "FLOW=1");
        assertThat(open.aggregate(source)).isTrue();
        assertThat(tables).allSatisfy(table -> assertThat(worlds(table)).containsExactly("9999-12-31"));
    }

    @Test
    void correction_addsADay_andTheOneBeforeStays() {
        closed().aggregate(source);
        SmallOffice corrected = closed().arrive(Outcome.ACCEPTED, "D1", "2022-Q1", LocalDate.of(2022, 5, 2), "FLOW=9");
        assertThat(corrected.aggregate(source)).isTrue();
        assertThat(worlds("figure")).containsExactly("2022-04-25", "2022-05-02", "9999-12-31");
    }

    @Test
    void fileThatIsStillBeingWritten_isInTheFingerprint() {
        closed().aggregate(source);
        String fingerprint = aggregation.fingerprint();
        assertThat(closed().writing("đang ghi.xlsx").aggregate(source)).isFalse();
        assertThat(aggregation.fingerprint()).isNotEqualTo(fingerprint);
    }

    @Test
    void submissionForAnotherKindOfPeriodThanItsForms_isPartOfNone() {
        new SmallOffice()
                .arrive(Outcome.RETURNED, "D1", "2022-01", LocalDate.of(2022, 2, 1))
                .aggregate(source);
        assertThat(new FigureStore(source).listAll()).isEmpty();
        new SmallOffice()
                .arrive(Outcome.RETURNED, "D1", "2022-Q1", LocalDate.of(2022, 4, 1))
                .aggregate(source);
        assertThat(new FigureStore(source).listAll())
                .extracting(scope -> scope.period())
                .contains(Period.of("2022-Q1"));
    }
}
