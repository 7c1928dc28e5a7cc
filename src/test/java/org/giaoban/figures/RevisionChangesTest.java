package org.giaoban.figures;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.giaoban.aggregate.EmptyDatabase;
import org.giaoban.aggregate.PlainOfficeBuilder;
import org.giaoban.figures.RevisionChanges.Change;
import org.giaoban.model.Decision.Kind;
import org.giaoban.model.Period;
import org.giaoban.store.FigureStore;
import org.giaoban.store.FigureStore.Scope;
import org.giaoban.timeline.Snapshots;
import org.giaoban.validate.Outcome;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is told of a revision: which figures are others than before, why, and by which file. */
class RevisionChangesTest {

    private final HikariDataSource source = EmptyDatabase.open();

    @AfterEach
    void close() {
        source.close();
    }

    private static PlainOfficeBuilder sent(
            PlainOfficeBuilder office, String day, String unit, String period, String... values) {
        return office.arrive(Outcome.ACCEPTED, unit, period, LocalDate.parse(day), values);
    }

    /** The changes of some units in a revision of the office's figures, as {@code unit element old → now reason; file}. */
    private List<String> changes(PlainOfficeBuilder office, String period, int revision, String... units) {
        office.aggregate(source);
        Scope scope = new FigureStore(source)
                .listAll().stream()
                        .filter(one -> one.period().equals(Period.of(period))
                                && one.unit().equals("P")
                                && one.revision() == revision)
                        .findFirst()
                        .orElseThrow();
        return new RevisionChanges(
                        source, Snapshots.read(source, office.catalogue()), new FigureStore(source).listAll())
                .list(scope, List.of(units)).stream()
                        .map(RevisionChangesTest::line)
                        .toList();
    }

    private static String line(Change change) {
        return "%s %s%s %s → %s: %s (%s)"
                .formatted(
                        change.unit(),
                        change.element(),
                        change.category().isEmpty() ? "" : ":" + change.category(),
                        plain(change.old()),
                        plain(change.now()),
                        change.reason(),
                        change.file());
    }

    private static String plain(@Nullable BigDecimal number) {
        return number == null ? "..." : number.toPlainString();
    }

    @Test
    void newerVersion_changesItsUnitsFiguresAndThoseAbove() {
        PlainOfficeBuilder office = PlainOfficeBuilder.small();
        sent(office, "2022-04-01", "D1", "2022-Q1", "FLOW=1", "WHOLE=4", "STOCK=7", "PRIZE:A=3", "PRIZE:B=5");
        sent(office, "2022-04-01", "D2", "2022-Q1", "FLOW=2", "STOCK=8");
        office.decide("2022-04-25", "2022-Q1", "", Kind.CLOSE);
        sent(office, "2022-05-02", "D1", "2022-Q1", "FLOW=9", "WHOLE=4", "STOCK=7", "PRIZE:A=30", "PRIZE:B=5");
        String why = ": bản thứ 2 nhận ngày 2022-05-02 (D1-2022-Q1-3.xlsx)";
        assertThat(changes(office, "2022-Q1", 1, "P", "D1", "D2"))
                .containsExactly(
                        "D1 FLOW 1 → 9" + why,
                        "D1 PRIZE 8 → 35" + why,
                        "D1 PRIZE:A 3 → 30" + why,
                        "D1 RATE 25 → 225" + why,
                        "P FLOW 3 → 11" + why,
                        "P PRIZE 8 → 35" + why,
                        "P PRIZE:A 3 → 30" + why,
                        "P RATE 25 → 225" + why);
        assertThat(changes(office, "2022-Q1", 1, "D2")).isEmpty();
        assertThat(changes(office, "2022-Q1", 0, "P", "D1"))
                .as("nothing came before it")
                .isEmpty();
    }

    @Test
    void causes_areThoseOfTheElementAndOfTheUnitsBelow() {
        PlainOfficeBuilder office = PlainOfficeBuilder.small();
        sent(office, "2022-04-01", "D1", "2022-Q1", "FLOW=1", "STOCK=7");
        sent(office, "2022-04-01", "D2", "2022-Q1", "FLOW=2", "STOCK=8");
        office.decide("2022-04-25", "2022-Q1", "", Kind.CLOSE);
        sent(office, "2022-05-02", "D1", "2022-Q1", "FLOW=10", "STOCK=7");
        sent(office, "2022-05-02", "D2", "2022-Q1", "FLOW=20", "STOCK=80");
        sent(office, "2022-05-02", "D3", "2022-Q1", "FLOW=x", "PEAK=5");
        assertThat(changes(office, "2022-Q1", 1, "P", "D2"))
                .containsExactly(
                        "D2 FLOW 2 → 20: bản thứ 2 nhận ngày 2022-05-02 (D2-2022-Q1-4.xlsx)",
                        "D2 STOCK 8 → 80: bản thứ 2 nhận ngày 2022-05-02 (D2-2022-Q1-4.xlsx)",
                        "P FLOW 3 → 30: bản thứ 2 nhận ngày 2022-05-02 (D1-2022-Q1-3.xlsx; D2-2022-Q1-4.xlsx)",
                        "P PEAK ... → 5: bản thứ 1 nhận ngày 2022-05-02 (D3-2022-Q1-5.xlsx)",
                        "P STOCK 15 → 87: bản thứ 2 nhận ngày 2022-05-02 (D2-2022-Q1-4.xlsx)");
    }

    @Test
    void whatADecisionTookOut_isToldWithItsReason_andWhatCameAfterItWithItsOwn() {
        PlainOfficeBuilder office = PlainOfficeBuilder.small()
                .decide("2022-04-25", "2022-Q1", "", Kind.CLOSE)
                .decide("2022-05-03", "2022-Q1", "D1", Kind.RETURN, "sai")
                .decide("2022-05-10", "2022-Q1", "D2", Kind.EXCLUDE, "trùng");
        sent(office, "2022-04-01", "D1", "2022-Q1", "FLOW=1");
        sent(office, "2022-04-01", "D2", "2022-Q1", "FLOW=2");
        sent(office, "2022-05-10", "D1", "2022-Q1", "FLOW=9");
        assertThat(changes(office, "2022-Q1", 1, "P", "D1", "D2"))
                .containsExactly("D1 FLOW 1 → ...: sai (D1-2022-Q1-1.xlsx)", "P FLOW 3 → 2: sai (D1-2022-Q1-1.xlsx)");
        assertThat(changes(office, "2022-Q1", 2, "P", "D1", "D2"))
                .containsExactly(
                        "D1 FLOW ... → 9: bản thứ 2 nhận ngày 2022-05-10 (D1-2022-Q1-3.xlsx)",
                        "D2 FLOW 2 → ...: trùng (D2-2022-Q1-2.xlsx)",
                        "P FLOW 2 → 9: bản thứ 2 nhận ngày 2022-05-10; trùng (D1-2022-Q1-3.xlsx; D2-2022-Q1-2.xlsx)");
    }

    @Test
    void decisionsOnOthersOrOfOtherKinds_areNoReason() {
        PlainOfficeBuilder office = PlainOfficeBuilder.small()
                .decide("2022-04-25", "2022-Q1", "", Kind.CLOSE)
                .decide("2022-05-02", "2022-Q1", "D1", Kind.EXTEND, "2022-05-02: bão")
                .decide("2022-05-02", "2022-Q1", "D2", Kind.EXCLUDE, "đơn vị khác")
                .decide("2022-05-02", "2022-Q2", "D1", Kind.EXCLUDE, "kỳ khác");
        sent(office, "2022-04-01", "D1", "2022-Q1", "FLOW=1");
        sent(office, "2022-05-02", "D1", "2022-Q1", "FLOW=9");
        assertThat(changes(office, "2022-Q1", 1, "D1"))
                .containsExactly("D1 FLOW 1 → 9: bản thứ 2 nhận ngày 2022-05-02 (D1-2022-Q1-2.xlsx)");
    }

    @Test
    void decisionOnAll_isTheReasonForEach_theLastOfSeveral() {
        PlainOfficeBuilder office = PlainOfficeBuilder.small()
                .decide("2022-04-25", "2022-Q1", "", Kind.CLOSE)
                .decide("2022-05-02", "2022-Q1", "", Kind.RETURN, "trước")
                .decide("2022-05-02", "2022-Q1", "", Kind.RETURN, "sau");
        sent(office, "2022-04-01", "D1", "2022-Q1", "FLOW=1");
        sent(office, "2022-04-01", "P", "2022-Q1", "FLOW=2");
        assertThat(changes(office, "2022-Q1", 1, "P", "D1"))
                .containsExactly(
                        "D1 FLOW 1 → ...: sau (D1-2022-Q1-1.xlsx)",
                        "P FLOW 3 → ...: sau (D1-2022-Q1-1.xlsx; P-2022-Q1-2.xlsx)");
    }

    @Test
    void halfYear_isChangedByEachOfItsQuartersInTheTreeOfItsTime() {
        PlainOfficeBuilder office = PlainOfficeBuilder.small()
                .with(
                        PlainOfficeBuilder.unit("P", null),
                        PlainOfficeBuilder.unit("D1", "P"),
                        PlainOfficeBuilder.ended("OLD", "D1", "2022-04-30", "D1"))
                .decide("2022-07-25", "2022-S1", "", Kind.CLOSE);
        sent(office, "2022-07-01", "D1", "2022-Q1", "FLOW=1", "PEAK=1");
        sent(office, "2022-07-01", "D1", "2022-Q2", "FLOW=2", "PEAK=5");
        sent(office, "2022-08-01", "OLD", "2022-Q1", "FLOW=70");
        sent(office, "2022-08-01", "D1", "2022-Q2", "FLOW=3", "PEAK=5");
        assertThat(changes(office, "2022-S1", 1, "OLD", "D1"))
                .containsExactly(
                        "D1 FLOW 3 → 74: bản thứ 1 nhận ngày 2022-08-01; bản thứ 2 nhận ngày 2022-08-01"
                                + " (OLD-2022-Q1-3.xlsx; D1-2022-Q2-4.xlsx)",
                        "OLD FLOW ... → 70: bản thứ 1 nhận ngày 2022-08-01 (OLD-2022-Q1-3.xlsx)");
    }
}
