package org.giaoban.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.LocalDate;
import java.util.List;
import org.giaoban.figures.Aggregation;
import org.giaoban.model.Decision.Kind;
import org.giaoban.model.Period;
import org.giaoban.store.FigureStore;
import org.giaoban.validate.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** When figures are computed anew, and what is forgotten then. */
class AggregationTest {

    private static final String CLOSING = "2022-04-25";

    private final HikariDataSource source = EmptyDatabase.open();

    @AfterEach
    void close() {
        source.close();
    }

    private static PlainOfficeBuilder closed() {
        return PlainOfficeBuilder.small()
                .arrive(Outcome.ACCEPTED, "D1", "2022-Q1", LocalDate.of(2022, 4, 1), "FLOW=1")
                .decide(CLOSING, "2022-Q1", "", Kind.CLOSE);
    }

    private List<String> snapshots(String table) {
        return new JdbcTemplate(source)
                .queryForList("SELECT DISTINCT as_of FROM " + table + " ORDER BY as_of", String.class);
    }

    private List<String> fingerprints() {
        return new JdbcTemplate(source)
                .queryForList("SELECT fingerprint FROM computation ORDER BY as_of", String.class);
    }

    @Test
    void runInWhichNothingChanged_computesNothing() {
        assertThat(closed().aggregate(source)).isTrue();
        List<String> fingerprints = fingerprints();
        assertThat(closed().aggregate(source)).isFalse();
        assertThat(Aggregation.read(source, closed().catalogue(), PlainOfficeBuilder.RUN.plusDays(1))
                        .run())
                .as("a day later")
                .isFalse();
        assertThat(fingerprints()).isEqualTo(fingerprints);
    }

    @Test
    void dueDateThatPassesAndTreeThatChanges_areComputedAnew() {
        PlainOfficeBuilder office = PlainOfficeBuilder.small()
                .arrive(Outcome.ACCEPTED, "D1", "2022-Q1", LocalDate.of(2022, 4, 1), "FLOW=1");
        office.aggregate(source);
        assertThat(Aggregation.read(source, office.catalogue(), LocalDate.of(2022, 4, 2))
                        .run())
                .as("before the due date")
                .isTrue();
        assertThat(Aggregation.read(source, office.catalogue(), LocalDate.of(2022, 4, 3))
                        .run())
                .isFalse();
        assertThat(Aggregation.read(source, office.catalogue(), LocalDate.of(2022, 4, 30))
                        .run())
                .as("after it")
                .isTrue();
    }

    @Test
    void submissionDecisionAndDefinition_areEachComputedAnew() {
        closed().aggregate(source);
        List<String> fingerprints = fingerprints();
        PlainOfficeBuilder more = closed().send("D2", "2022-Q2", "FLOW=2");
        assertThat(more.aggregate(source)).isTrue();
        assertThat(fingerprints()).isNotEqualTo(fingerprints);
        assertThat(more.decide("2022-05-01", "2022-Q2", "D3", Kind.EXCLUDE).aggregate(source))
                .isTrue();
        assertThat(more.plan("P", "FLOW", 2022, "7").aggregate(source)).isTrue();
        assertThat(more.aggregate(source)).isFalse();
    }

    @Test
    void otherBytesUnderTheSameName_areComputedAnew() {
        closed().aggregate(source);
        new JdbcTemplate(source).update("UPDATE receipt SET sha256 = 'other'");
        assertThat(Aggregation.read(source, closed().catalogue(), PlainOfficeBuilder.RUN)
                        .run())
                .isTrue();
    }

    @Test
    void computationThatIsMissing_isMadeAnew() {
        closed().aggregate(source);
        List<String> fingerprints = fingerprints();
        new JdbcTemplate(source).update("DELETE FROM computation WHERE as_of = ?", CLOSING);
        assertThat(closed().aggregate(source)).isTrue();
        assertThat(fingerprints()).isEqualTo(fingerprints);
    }

    @Test
    void snapshotFromWhichNothingIsShownAnyMore_isForgotten() {
        closed().aggregate(source);
        List<String> tables = List.of("computation", "figure_set", "figure");
        assertThat(tables).allSatisfy(table -> assertThat(snapshots(table)).containsExactly(CLOSING, "current"));
        PlainOfficeBuilder reopened = closed().decide("2022-05-01", "2022-Q1", "", Kind.REOPEN);
        reopened.aggregate(source);
        assertThat(tables).allSatisfy(table -> assertThat(snapshots(table)).containsExactly(CLOSING, "current"));
        PlainOfficeBuilder open = PlainOfficeBuilder.small()
                .arrive(Outcome.ACCEPTED, "D1", "2022-Q1", LocalDate.of(2022, 4, 1), "FLOW=1");
        assertThat(open.aggregate(source)).isTrue();
        assertThat(tables).allSatisfy(table -> assertThat(snapshots(table)).containsExactly("current"));
    }

    @Test
    void correction_addsASnapshot_andTheOneBeforeStays() {
        closed().aggregate(source);
        PlainOfficeBuilder corrected =
                closed().arrive(Outcome.ACCEPTED, "D1", "2022-Q1", LocalDate.of(2022, 5, 2), "FLOW=9");
        assertThat(corrected.aggregate(source)).isTrue();
        assertThat(snapshots("figure")).containsExactly(CLOSING, "2022-05-02", "current");
    }

    /** One element of one unit changed: its own row and the unit's above, in each period that contains the quarter. */
    @Test
    void onlyRowsThatDiffer_areWritten() {
        PlainOfficeBuilder office = PlainOfficeBuilder.small()
                .send("D1", "2022-Q1", "FLOW=1", "STOCK=5")
                .send("D2", "2022-Q1", "FLOW=1");
        office.aggregate(source);
        List<String> before = rows();
        PlainOfficeBuilder.small()
                .send("D1", "2022-Q1", "FLOW=1", "STOCK=5")
                .send("D2", "2022-Q1", "FLOW=1")
                .send("D1", "2022-Q1", "FLOW=2", "STOCK=5")
                .aggregate(source);
        List<String> after = rows();
        assertThat(after).hasSameSizeAs(before);
        assertThat(after.stream().filter(row -> !before.contains(row)))
                .isNotEmpty()
                .allMatch(row -> row.matches("2022\\S* (D1|P) FLOW .*"));
    }

    private List<String> rows() {
        return new JdbcTemplate(source)
                .query(
                        "SELECT period, unit, element, category, amount, _rowid_ AS place FROM figure",
                        (row, n) -> "%s %s %s %s %s %s"
                                .formatted(
                                        row.getString("period"),
                                        row.getString("unit"),
                                        row.getString("element"),
                                        row.getString("category"),
                                        row.getString("amount"),
                                        row.getLong("place")));
    }

    @Test
    void submissionForAnotherTypeOfPeriodThanItsForms_isInNoPeriod() {
        PlainOfficeBuilder.small()
                .arrive(Outcome.RETURNED, "D1", "2022-01", LocalDate.of(2022, 2, 1))
                .aggregate(source);
        assertThat(new FigureStore(source).listAll()).isEmpty();
        PlainOfficeBuilder.small()
                .arrive(Outcome.RETURNED, "D1", "2022-Q1", LocalDate.of(2022, 4, 1))
                .aggregate(source);
        assertThat(new FigureStore(source).listAll())
                .extracting(scope -> scope.period())
                .contains(Period.of("2022-Q1"));
    }
}
