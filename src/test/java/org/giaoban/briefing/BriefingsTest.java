package org.giaoban.briefing;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.LocalDate;
import java.util.List;
import org.giaoban.aggregate.EmptyDatabase;
import org.giaoban.aggregate.PlainOfficeBuilder;
import org.giaoban.briefing.Briefing.Edition;
import org.giaoban.model.Decision.Kind;
import org.giaoban.model.Figure;
import org.giaoban.model.Finding;
import org.giaoban.model.FindingCode;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.Period;
import org.giaoban.model.PeriodState;
import org.giaoban.store.FigureStore;
import org.giaoban.store.FigureStore.Scope;
import org.giaoban.timeline.Snapshots;
import org.giaoban.validate.Outcome;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a report of the province P is made from; its districts D1 is called Đông, D2 Dương, D3 An. */
class BriefingsTest {

    private static final LocalDate DAY = LocalDate.of(2022, 4, 1);

    private final HikariDataSource source = EmptyDatabase.open();

    @AfterEach
    void close() {
        source.close();
    }

    private static OrgUnit named(String code, String name, @Nullable LocalDate to) {
        return new OrgUnit(code, name, List.of(), "d", "P", new OrgUnit.Lifetime(null, to, List.of()), true, "");
    }

    private static PlainOfficeBuilder office() {
        return PlainOfficeBuilder.small()
                .with(
                        PlainOfficeBuilder.unit("P", null),
                        named("D1", "Đông", null),
                        named("D2", "Dương", null),
                        named("D3", "An", null),
                        named("D4", "Bắc", LocalDate.of(2022, 3, 30)));
    }

    private static PlainOfficeBuilder accept(PlainOfficeBuilder office, String unit, String period) {
        return office.arrive(Outcome.ACCEPTED, unit, period, DAY, "FLOW=1");
    }

    private Scope scope(PlainOfficeBuilder office, String period, String unit, int revision) {
        office.aggregate(source);
        return new FigureStore(source)
                .listAll().stream()
                        .filter(one -> one.period().equals(Period.of(period))
                                && one.unit().equals(unit)
                                && one.revision() == revision)
                        .findFirst()
                        .orElseThrow();
    }

    private Briefing get(PlainOfficeBuilder office, String period, String unit, int revision) {
        Scope scope = scope(office, period, unit, revision);
        return Briefings.read(source, Snapshots.read(source, office.catalogue()))
                .get(scope);
    }

    @Test
    void unitsOfThePeriodsEnd_standInVietnameseOrderBelowTheUnitItself() {
        PlainOfficeBuilder office = accept(accept(office(), "D1", "2022-Q1"), "P", "2022-Q1");
        Briefing briefing = get(office, "2022-Q1", "P", 0);
        assertThat(briefing.form().code()).isEqualTo("f");
        assertThat(briefing.period()).isEqualTo(Period.of("2022-Q1"));
        assertThat(briefing.unit().code()).isEqualTo("P");
        assertThat(briefing.children()).extracting(OrgUnit::code).containsExactly("D3", "D2", "D1");
        assertThat(briefing.find("FLOW", "").map(Figure::value).orElseThrow()).isEqualByComparingTo("2");
        assertThat(briefing.figures().find("D1", "FLOW", "").map(Figure::value).orElseThrow())
                .isEqualByComparingTo("1");
        assertThat(briefing.statuses())
                .extracting(arrival -> arrival.unit().code() + " " + arrival.state())
                .containsExactly("D1 ACCEPTED", "D2 MISSING", "D3 MISSING", "P ACCEPTED");
        assertThat(briefing.edition()).isEqualTo(new Edition(DAY, 0, PeriodState.PROVISIONAL));
        assertThat(briefing.changes()).isEmpty();
    }

    @Test
    void paragraphs_standByPeriodThenUnitItselfFirstThenBlockAndPlace() {
        PlainOfficeBuilder office = accept(office(), "D1", "2022-Q2").wrote("tasks", "quý sau");
        accept(office, "D1", "2022-Q1").wrote("tasks", "Đông 1", "Đông 2").wrote("faults", "Đông 0");
        accept(office, "D2", "2022-Q1").wrote("tasks", "cũ");
        accept(office, "D2", "2022-Q1").wrote("tasks", "Dương 1");
        accept(office, "P", "2022-Q1").wrote("tasks", "tỉnh 1");
        assertThat(get(office, "2022-S1", "P", 0).texts())
                .extracting(text -> text.period() + " " + text.unit().code() + " " + text.block() + " " + text.ordinal()
                        + " " + text.text())
                .containsExactly(
                        "2022-Q1 P tasks 1 tỉnh 1",
                        "2022-Q1 D2 tasks 1 Dương 1",
                        "2022-Q1 D1 faults 1 Đông 0",
                        "2022-Q1 D1 tasks 1 Đông 1",
                        "2022-Q1 D1 tasks 2 Đông 2",
                        "2022-Q2 D1 tasks 1 quý sau");
        assertThat(get(office, "2022-Q1", "D2", 0).texts())
                .extracting(Briefing.Statement::text)
                .containsExactly("Dương 1");
    }

    @Test
    void findings_areOfTheVersionsThatCountOfTheUnitsBelow() {
        Finding repaired = Finding.of(FindingCode.NUMBER_REPAIRED, "Số liệu", "D5", "1 ");
        PlainOfficeBuilder office = accept(office(), "D1", "2022-Q1").found(repaired);
        office.arrive(Outcome.ACCEPTED, "D1", "2022-Q1", DAY.plusDays(1), "FLOW=1")
                .found(repaired);
        accept(office, "D2", "2022-Q1").found(repaired);
        accept(office, "D1", "2022-Q2").found(repaired);
        office.refuse("thư.pdf", DAY, Finding.of(FindingCode.NOT_A_WORKBOOK, null, null, "PDF"));
        assertThat(get(office, "2022-Q1", "P", 0).findings())
                .extracting(found -> found.unit().code() + " " + found.period() + " " + found.file() + " "
                        + found.finding().code())
                .containsExactly(
                        "D1 2022-Q1 D1-2022-Q1-2.xlsx NUMBER-REPAIRED", "D2 2022-Q1 D2-2022-Q1-3.xlsx NUMBER-REPAIRED");
        assertThat(get(office, "2022-S1", "D1", 0).findings())
                .extracting(Briefing.UnitFinding::file)
                .containsExactly("D1-2022-Q1-2.xlsx", "D1-2022-Q2-4.xlsx");
    }

    @Test
    void revision_isStampedWithItsDayAndTellsWhatChanged() {
        PlainOfficeBuilder office = accept(office(), "D1", "2022-Q1")
                .decide("2022-04-25", "2022-Q1", "", Kind.CLOSE)
                .arrive(Outcome.ACCEPTED, "D1", "2022-Q1", LocalDate.of(2022, 5, 2), "FLOW=9");
        Briefing first = get(office, "2022-Q1", "P", 0);
        assertThat(first.edition()).isEqualTo(new Edition(LocalDate.of(2022, 4, 25), 0, PeriodState.CLOSED));
        assertThat(first.changes()).isEmpty();
        assertThat(first.find("FLOW", "").map(Figure::value).orElseThrow()).isEqualByComparingTo("1");
        Briefing second = get(office, "2022-Q1", "P", 1);
        assertThat(second.edition()).isEqualTo(new Edition(LocalDate.of(2022, 5, 2), 1, PeriodState.CLOSED));
        assertThat(second.changes())
                .extracting(change -> change.unit() + " " + change.element())
                .containsExactly("D1 FLOW", "P FLOW");
        assertThat(second.find("FLOW", "").map(Figure::value).orElseThrow()).isEqualByComparingTo("9");
    }

    @Test
    void sharedBriefing_isMadeOnce() {
        PlainOfficeBuilder office = accept(office(), "D1", "2022-Q1");
        Scope scope = scope(office, "2022-Q1", "D1", 0);
        Briefings briefings = Briefings.read(source, Snapshots.read(source, office.catalogue()));
        Briefing above = briefings.get(scope.withUnit("P"));
        assertThat(above.unit().code()).isEqualTo("P");
        assertThat(briefings.get(scope.withUnit("P"))).isSameAs(above);
    }
}
