package org.giaoban.figures;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.giaoban.aggregate.EmptyDatabase;
import org.giaoban.aggregate.PlainOfficeBuilder;
import org.giaoban.model.AsOfPoint;
import org.giaoban.model.Decision.Kind;
import org.giaoban.model.Figure;
import org.giaoban.model.Figure.Comparability;
import org.giaoban.model.Figure.Comparison;
import org.giaoban.model.Figure.Coverage;
import org.giaoban.model.Figure.Key;
import org.giaoban.model.Figure.View;
import org.giaoban.model.Figures;
import org.giaoban.model.Period;
import org.giaoban.model.PeriodState;
import org.giaoban.store.FigureStore;
import org.giaoban.store.FigureStore.Scope;
import org.giaoban.validate.Outcome;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FigureStoreTest {

    private static final Period QUARTER = Period.of("2022-Q1");

    private final HikariDataSource source = EmptyDatabase.open();
    private final FigureStore store = new FigureStore(source);

    @AfterEach
    void close() {
        source.close();
    }

    /** D1 said 1, was closed with it on 25 April and said 9 in May; D2 said 2. */
    private void aggregateCorrected() {
        PlainOfficeBuilder.small()
                .arrive(Outcome.ACCEPTED, "D1", "2022-Q1", LocalDate.of(2022, 4, 1), "FLOW=1")
                .arrive(Outcome.ACCEPTED, "D2", "2022-Q1", LocalDate.of(2022, 4, 1), "FLOW=2")
                .decide("2022-04-25", "2022-Q1", "D1", Kind.CLOSE)
                .arrive(Outcome.ACCEPTED, "D1", "2022-Q1", LocalDate.of(2022, 5, 2), "FLOW=9")
                .aggregate(source);
    }

    private static String line(Scope scope) {
        return "%s %s %s %s %s %s%s"
                .formatted(
                        scope.period(),
                        scope.unit(),
                        scope.state(),
                        scope.hasEnd(),
                        scope.revision(),
                        scope.isNewest(),
                        scope.suffix());
    }

    private static String line(String form, Figure figure) {
        return form + " " + figure.key().unit() + " " + figure.key().element() + " " + figure.view() + " "
                + plain(figure.value());
    }

    private static String plain(@Nullable BigDecimal number) {
        return number == null ? "..." : number.toPlainString();
    }

    @Test
    void scopes_areOfUnitsAndRevisions_inOrder() {
        aggregateCorrected();
        assertThat(store.listAll())
                .filteredOn(scope -> scope.period().equals(QUARTER))
                .extracting(FigureStoreTest::line)
                .containsExactly(
                        "2022-Q1 D1 CLOSED true 0 false.r0",
                        "2022-Q1 D1 CLOSED true 1 true",
                        "2022-Q1 D2 PROVISIONAL true 0 true",
                        "2022-Q1 D3 PROVISIONAL true 0 true",
                        "2022-Q1 P PROVISIONAL true 0 true");
        assertThat(store.listScopes())
                .filteredOn(scope -> scope.unit().equals("D1"))
                .extracting(FigureStoreTest::line)
                .containsExactly(
                        "2022-Q1 D1 CLOSED true 1 true",
                        "2022-S1 D1 PROVISIONAL false 0 true",
                        "2022-9M D1 PROVISIONAL false 0 true",
                        "2022 D1 OPEN false 0 true");
    }

    /** The second quarter was closed for all; the first was corrected after that. */
    @Test
    void figuresThatAreDrawnBesideClosedOnes_areKeptAsTheyWereKnownThen() {
        LocalDate sent = LocalDate.of(2022, 4, 1);
        PlainOfficeBuilder.small()
                .arrive(Outcome.ACCEPTED, "D1", "2022-Q1", sent, "FLOW=1")
                .arrive(Outcome.ACCEPTED, "D1", "2022-Q2", sent, "FLOW=2")
                .decide("2022-04-25", "2022-Q2", "", Kind.CLOSE)
                .arrive(Outcome.ACCEPTED, "D1", "2022-Q1", LocalDate.of(2022, 5, 2), "FLOW=9")
                .aggregate(source);
        AsOfPoint closed = AsOfPoint.endOf(LocalDate.of(2022, 4, 25));
        for (String period : List.of("2022-Q1", "2022-S1")) {
            boolean isSum = period.equals("2022-S1");
            assertThat(drawn(closed, period)).as(period).isEqualTo(isSum ? "3" : "1");
            assertThat(drawn(AsOfPoint.CURRENT, period)).as(period).isEqualTo(isSum ? "11" : "9");
        }
        assertThat(store.get(closed, "f", QUARTER, List.of("D1")).list()).isEmpty();
    }

    private String drawn(AsOfPoint asOf, String period) {
        return store.get(asOf, "f", Period.of(period), List.of("P"))
                .find("P", "FLOW", "")
                .map(figure -> plain(figure.value()))
                .orElse("none");
    }

    @Test
    void unitAbove_isReadFromTheSameSnapshot() {
        aggregateCorrected();
        Scope scope = store.listAll().get(0);
        assertThat(scope.withUnit("P"))
                .isEqualTo(new Scope(
                        AsOfPoint.endOf(LocalDate.of(2022, 4, 25)),
                        "f",
                        QUARTER,
                        "P",
                        PeriodState.CLOSED,
                        true,
                        0,
                        false));
    }

    @Test
    void figuresInForce_areApartFromThoseOfEarlierRevisions() {
        aggregateCorrected();
        List<String> inForce = new ArrayList<>();
        store.forEach(QUARTER, (form, figure) -> inForce.add(line(form, figure)));
        assertThat(inForce)
                .filteredOn(line -> line.contains("FLOW"))
                .containsExactly(
                        "f D1 FLOW AS_REPORTED 9",
                        "f D2 FLOW AS_REPORTED 2",
                        "f D3 FLOW AS_REPORTED ...",
                        "f P FLOW AS_REPORTED 11");
        List<String> superseded = new ArrayList<>();
        store.forEachSuperseded(QUARTER, 0, (form, figure) -> superseded.add(line(form, figure)));
        assertThat(superseded).filteredOn(line -> line.contains("FLOW")).containsExactly("f D1 FLOW AS_REPORTED 1");
        store.forEachSuperseded(QUARTER, 1, (form, figure) -> superseded.add("of the one in force"));
        assertThat(superseded).doesNotContain("of the one in force");
        Figures newest = store.getNewest("f", QUARTER, List.of("D1", "P"));
        assertThat(newest.list())
                .filteredOn(figure -> figure.key().element().equals("FLOW"))
                .extracting(figure -> line("f", figure))
                .containsExactlyInAnyOrder("f D1 FLOW AS_REPORTED 9", "f P FLOW AS_REPORTED 11");
        Figures first = store.get(AsOfPoint.endOf(LocalDate.of(2022, 4, 25)), "f", QUARTER, List.of("D1"));
        assertThat(first.find("D1", "FLOW", "").map(Figure::value).orElseThrow())
                .isEqualTo(new BigDecimal("1"));
    }

    @Test
    void figure_hasAllThatIsKnownOfIt() {
        PlainOfficeBuilder.small()
                .send("D1", "2021-Q1", "FLOW=400")
                .send("D2", "2021-Q1", "FLOW=9")
                .send("D1", "2022-Q1", "FLOW=500")
                .send("P", "2022-Q1", "FLOW=0.5")
                .plan("P", "FLOW", 2022, "1000")
                .aggregate(source);
        assertThat(store.getNewest("f", QUARTER, List.of("P"))
                        .find("P", "FLOW", "")
                        .orElseThrow())
                .isEqualTo(new Figure(
                        new Key(QUARTER, "P", "FLOW", ""),
                        View.AS_REPORTED,
                        new Figure.Amounts(
                                new BigDecimal("500.5"), new BigDecimal("0.5"), new BigDecimal("500.5"), false),
                        new Coverage(2, 4),
                        new Comparison(null, new BigDecimal("409"), new BigDecimal("22.4")),
                        new Comparability(
                                false,
                                new Coverage(2, 4),
                                1,
                                false,
                                new BigDecimal("500"),
                                new BigDecimal("400"),
                                new BigDecimal("25")),
                        new Figure.Target(new BigDecimal("1000"), new BigDecimal("50.1")),
                        PeriodState.PROVISIONAL));
    }

    /** Both districts reported in both years; what one of them tells once only makes the total move. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // of D1 and D2 a year before, and now; the change of the totals; whether it is of like with like; and
                // of both
                "400 9|500 10|24.7|true|",
                "400 90|500 -|2|false|25",
                "400 -|500 10|27.5|false|25",
                "400 0|500 -|25|true|",
                "400 -|500 0|25|true|",
                "400 9|500 x|22.2|true|",
                "400 x|500 10|27.5|true|",
                "- 9|500 -|5455.6|false|"
            })
    void toldOnOneSideOnly_isDifferentCoverage(
            String then, String now, String change, boolean isLike, @Nullable String common) {
        PlainOfficeBuilder office = PlainOfficeBuilder.small();
        send(office, "2021-Q1", then);
        send(office, "2022-Q1", now);
        office.send("P", "2021-Q1", "WHOLE=1").send("P", "2022-Q1", "WHOLE=1");
        office.send("D3", "2021-Q1", "WHOLE=1").send("D3", "2022-Q1", "WHOLE=1").aggregate(source);
        Figure total = store.getNewest("f", QUARTER, List.of("P"))
                .find("P", "FLOW", "")
                .orElseThrow();
        assertThat(total.coverage().isComplete()).isTrue();
        assertThat(total.comparison().changePct()).isEqualTo(new BigDecimal(change));
        assertThat(total.comparability().isUnmatched()).isEqualTo(!isLike);
        assertThat(total.isOverDifferentCoverage()).isEqualTo(!isLike);
        assertThat(total.comparability().changePct()).isEqualTo(common == null ? null : new BigDecimal(common));
    }

    private static void send(PlainOfficeBuilder office, String period, String values) {
        String[] both = values.split(" ");
        for (int i = 0; i < both.length; i++) {
            office.send("D" + (i + 1), period, both[i].equals("-") ? "WHOLE=1" : "FLOW=" + both[i]);
        }
    }

    @Test
    void wholeNumbers_haveNoExponent_andNothingElseHasZerosAtItsEnd() {
        PlainOfficeBuilder.small()
                .send("D1", "2022-Q1", "FLOW=1200", "WHOLE=0.50", "STOCK=0")
                .aggregate(source);
        Figures figures = store.getNewest("f", QUARTER, List.of("D1"));
        assertThat(figures.find("D1", "FLOW", "").map(Figure::value).orElseThrow())
                .hasToString("1200");
        assertThat(figures.find("D1", "WHOLE", "").map(Figure::value).orElseThrow())
                .hasToString("0.5");
        assertThat(figures.find("D1", "STOCK", "").map(Figure::value).orElseThrow())
                .hasToString("0");
    }

    @Test
    void restatedFigures_standBesideThoseAsReported() {
        PlainOfficeBuilder.small()
                .with(
                        PlainOfficeBuilder.unit("P", null),
                        PlainOfficeBuilder.unit("B", "P"),
                        PlainOfficeBuilder.ended("A", "P", "2022-06-30", "B"))
                .send("A", "2022-Q1", "FLOW=7")
                .send("B", "2022-Q1", "FLOW=1")
                .aggregate(source);
        Figures figures = store.getNewest("f", QUARTER, List.of("A", "B"));
        Figure reported = figures.find("B", "FLOW", "").orElseThrow();
        assertThat(plain(reported.value())).isEqualTo("1");
        assertThat(figures.findRestated(reported).map(Figure::value).orElseThrow())
                .isEqualByComparingTo("8");
        assertThat(figures.find(View.RESTATED, reported.key())
                        .map(Figure::value)
                        .orElseThrow())
                .isEqualByComparingTo("8");
        assertThat(figures.find(View.AS_REPORTED, reported.key())).contains(reported);
        assertThat(figures.findRestated(figures.find("A", "FLOW", "").orElseThrow()))
                .isEmpty();
        assertThat(figures.find("C", "FLOW", "")).isEmpty();
        assertThat(figures.list(View.RESTATED)).extracting(f -> f.key().unit()).containsOnly("B");
        assertThat(figures.list()).extracting(f -> f.key().unit()).containsOnly("A", "B");
        assertThat(store.getNewest("f", QUARTER, List.of("X")).find("X", "FLOW", ""))
                .isEmpty();
    }
}
