package org.giaoban.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.giaoban.aggregate.EmptyDatabase;
import org.giaoban.aggregate.PlainOfficeBuilder;
import org.giaoban.lineage.LineageNode.Said;
import org.giaoban.lineage.LineageNode.TracedCell;
import org.giaoban.model.Decision;
import org.giaoban.model.Figure;
import org.giaoban.model.Figure.View;
import org.giaoban.model.Finding;
import org.giaoban.model.FindingCode;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.Period;
import org.giaoban.model.Plausibility.Check;
import org.giaoban.store.FigureStore;
import org.giaoban.store.FigureStore.Scope;
import org.giaoban.timeline.Snapshots;
import org.giaoban.validate.Outcome;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Exact trees under the figures of a small office. */
class LineageTest {

    private final HikariDataSource source = EmptyDatabase.open();

    @SuppressWarnings("NullAway.Init")
    private PlainOfficeBuilder office;

    /** Whatever a test is about, every figure of its office must be what its tree gives. */
    @AfterEach
    void everyFigureAddsUp() {
        List<Figure> wrong = new ArrayList<>();
        new Lineages(source, Snapshots.read(source, office.catalogue())).forEach(trace -> {
            if (!trace.addsUp()) {
                wrong.add(trace.figure());
            }
        });
        source.close();
        assertThat(wrong).isEmpty();
    }

    private void aggregate(PlainOfficeBuilder made) {
        office = made;
        made.aggregate(source);
    }

    private Optional<Lineage> find(String period, String unit, String element, View view, @Nullable Integer revision) {
        String[] code = element.split(":");
        return new Lineages(source, Snapshots.read(source, office.catalogue()))
                .find(
                        new Figure.Key(Period.of(period), unit, code[0], code.length > 1 ? code[1] : ""),
                        view,
                        Optional.ofNullable(revision));
    }

    private List<String> tree(String period, String unit, String element, View view) {
        Lineage trace = find(period, unit, element, view, null).orElseThrow();
        List<String> lines = new ArrayList<>();
        addLines(lines, trace.tree(), "");
        return lines;
    }

    private List<String> tree(String period, String unit, String element) {
        return tree(period, unit, element, View.AS_REPORTED);
    }

    private static void addLines(List<String> lines, LineageNode node, String indent) {
        Figure.Key key = node.key();
        Said said = node.said();
        StringBuilder line = new StringBuilder(indent)
                .append(key.period())
                .append(' ')
                .append(key.unit())
                .append(' ')
                .append(key.element())
                .append(key.category().isEmpty() ? "" : ":" + key.category())
                .append(' ')
                .append(said == null ? node.step() : said.state())
                .append(' ')
                .append(plain(node.value()));
        if (node.weight().compareTo(BigDecimal.ONE) != 0) {
            line.append(" × ").append(plain(node.weight()));
        }
        if (said != null) {
            line.append(said.reason().isEmpty() ? "" : " (" + said.reason() + ")");
            for (TracedCell cell : said.cells()) {
                line.append(' ').append(cell.cell()).append('=').append(cell.typed());
            }
        }
        lines.add(line.toString());
        node.parts().forEach(part -> addLines(lines, part, indent + "  "));
    }

    private static String plain(@Nullable BigDecimal number) {
        return number == null
                ? "..."
                : Objects.requireNonNull(number).stripTrailingZeros().toPlainString();
    }

    @Test
    void flowOverTwoQuarters_isTheSumOfThePartsOfTheUnits_andWhoIsMissingIsSaid() {
        aggregate(PlainOfficeBuilder.small()
                .send("P", "2022-Q1", "FLOW=1")
                .send("D1", "2022-Q1", "FLOW=20")
                .arrive(Outcome.RETURNED, "D2", "2022-Q1", LocalDate.of(2022, 4, 1))
                .send("D3", "2022-Q1", "FLOW=500")
                .decide("2022-04-20", "2022-Q1", "D3", Decision.Kind.EXCLUDE)
                .send("P", "2022-Q2", "FLOW=2")
                .send("D1", "2022-Q2", "WHOLE=7")
                .send("D2", "2022-Q2", "FLOW=x")
                .send("D3", "2022-Q2", "FLOW=900")
                .decide("2022-07-20", "2022-Q2", "D3", Decision.Kind.RETURN));
        assertThat(tree("2022-S1", "P", "FLOW"))
                .containsExactly(
                        "2022-S1 P FLOW TIME_SUM 23",
                        "  2022-Q1 P FLOW UNITS 21",
                        "    2022-Q1 P FLOW COUNTED 1 D5=1",
                        "    2022-Q1 D1 FLOW COUNTED 20 D5=20",
                        "    2022-Q1 D2 FLOW RETURNED ...",
                        "    2022-Q1 D3 FLOW EXCLUDED ... (vì sao)",
                        "  2022-Q2 P FLOW UNITS 2",
                        "    2022-Q2 P FLOW COUNTED 2 D5=2",
                        "    2022-Q2 D1 FLOW BLANK ...",
                        "    2022-Q2 D2 FLOW NOT_APPLICABLE ... D5=x",
                        "    2022-Q2 D3 FLOW RETURNED ... (vì sao)");
        assertThat(tree("2022-S1", "D2", "FLOW"))
                .containsExactly(
                        "2022-S1 D2 FLOW TIME_SUM ...",
                        "  2022-Q1 D2 FLOW RETURNED ...",
                        "  2022-Q2 D2 FLOW NOT_APPLICABLE ... D5=x");
    }

    @Test
    void stock_isTheLastPartsAlone() {
        aggregate(PlainOfficeBuilder.small()
                .send("P", "2022-Q1", "STOCK=10")
                .send("D1", "2022-Q1", "STOCK=100")
                .send("P", "2022-Q2", "STOCK=11"));
        assertThat(tree("2022-S1", "P", "STOCK"))
                .containsExactly(
                        "2022-S1 P STOCK TIME_LAST 11",
                        "  2022-Q2 P STOCK UNITS 11",
                        "    2022-Q2 P STOCK COUNTED 11 D5=11",
                        "    2022-Q2 D1 STOCK MISSING ...",
                        "    2022-Q2 D2 STOCK MISSING ...",
                        "    2022-Q2 D3 STOCK MISSING ...");
    }

    @Test
    void peak_isTheLargestOfTheQuartersTotals() {
        aggregate(PlainOfficeBuilder.small()
                .send("P", "2022-Q1", "PEAK=3")
                .send("D1", "2022-Q1", "PEAK=30")
                .send("P", "2022-Q2", "PEAK=2")
                .send("D1", "2022-Q2", "PEAK=40"));
        assertThat(tree("2022-S1", "P", "PEAK").subList(0, 8))
                .containsExactly(
                        "2022-S1 P PEAK TIME_MAX 42",
                        "  2022-Q1 P PEAK UNITS 33",
                        "    2022-Q1 P PEAK COUNTED 3 D5=3",
                        "    2022-Q1 D1 PEAK COUNTED 30 D5=30",
                        "    2022-Q1 D2 PEAK MISSING ...",
                        "    2022-Q1 D3 PEAK MISSING ...",
                        "  2022-Q2 P PEAK UNITS 42",
                        "    2022-Q2 P PEAK COUNTED 2 D5=2");
        assertThat(tree("2022-S1", "P", "ONCE")).containsExactly("2022-S1 P ONCE TIME_NONE ...");
    }

    @Test
    void weights_multiplyUpToTheFigure() {
        aggregate(PlainOfficeBuilder.small()
                .with(
                        PlainOfficeBuilder.unit("P", null),
                        PlainOfficeBuilder.unit("B", "P"),
                        PlainOfficeBuilder.unit("C", "P"),
                        PlainOfficeBuilder.ended("A", "P", "2022-06-30", "B:0.6", "C:0.4"))
                .send("A", "2022-Q1", "FLOW=1", "WHOLE=4")
                .send("B", "2022-Q1", "FLOW=3", "WHOLE=5")
                .send("C", "2022-Q1", "FLOW=5", "PEAK=9")
                .send("C", "2022-Q2", "PEAK=11"));
        assertThat(weights("2022-Q1", "B", "RATE", View.RESTATED))
                .containsExactly("B FLOW 3 × 100", "A FLOW 1 × 60", "B WHOLE 5 × 1", "A WHOLE 4 × 0.6");
        assertThat(weights("2022-Q1", "C", "RATE", View.RESTATED))
                .as("what is not paired does not enter")
                .containsExactly("C FLOW 5 × 0", "A FLOW 1 × 40", "A WHOLE 4 × 0.4");
        assertThat(weights("2022-S1", "C", "PEAK", View.AS_REPORTED))
                .as("one period has the largest value")
                .containsExactly("C PEAK 9 × 0", "C PEAK 11 × 1");
    }

    private List<String> weights(String period, String unit, String element, View view) {
        return find(period, unit, element, view, null).orElseThrow().listReferences().stream()
                .filter(reference -> reference.cell() != null)
                .map(reference -> reference.key().unit() + " " + reference.key().element() + " "
                        + Objects.requireNonNull(reference.cell()).typed() + " × "
                        + reference.weight().stripTrailingZeros().toPlainString())
                .toList();
    }

    @Test
    void rate_leavesOutWhoKnowsOneSideOnly() {
        aggregate(PlainOfficeBuilder.small()
                .send("D1", "2022-Q1", "FLOW=1", "WHOLE=3")
                .send("D2", "2022-Q1", "FLOW=5")
                .send("D3", "2022-Q1", "FLOW=2", "WHOLE=4"));
        assertThat(tree("2022-Q1", "P", "RATE"))
                .containsExactly(
                        "2022-Q1 P RATE RATIO 42.857143",
                        "  2022-Q1 P FLOW UNITS 3 × 100",
                        "    2022-Q1 P FLOW MISSING ...",
                        "    2022-Q1 D1 FLOW COUNTED 1 D5=1",
                        "    2022-Q1 D2 FLOW UNPAIRED ... D5=5",
                        "    2022-Q1 D3 FLOW COUNTED 2 D5=2",
                        "  2022-Q1 P WHOLE UNITS 7",
                        "    2022-Q1 P WHOLE MISSING ...",
                        "    2022-Q1 D1 WHOLE COUNTED 3 D6=3",
                        "    2022-Q1 D2 WHOLE BLANK ...",
                        "    2022-Q1 D3 WHOLE COUNTED 4 D6=4");
    }

    @Test
    void totalOfCategories_isTheirSum_andEachHasATreeOfItsOwn() {
        aggregate(PlainOfficeBuilder.small().send("D1", "2022-Q1", "PRIZE:A=6", "PRIZE:B=8"));
        assertThat(tree("2022-Q1", "D1", "PRIZE"))
                .containsExactly(
                        "2022-Q1 D1 PRIZE CATEGORIES 14",
                        "  2022-Q1 D1 PRIZE:A COUNTED 6 D5=6",
                        "  2022-Q1 D1 PRIZE:B COUNTED 8 D6=8");
        assertThat(tree("2022-Q1", "D1", "PRIZE:B")).containsExactly("2022-Q1 D1 PRIZE:B COUNTED 8 D6=8");
    }

    @Test
    void categoryThatNobodyFilledIn_isBlank_andWhatStandsInTheTotalsRowIsToldBesideThem() {
        aggregate(PlainOfficeBuilder.small()
                .send("D1", "2022-Q1", "PRIZE:A=6")
                .send("D2", "2022-Q1", "PRIZE:A=6", "PRIZE=5"));
        assertThat(tree("2022-Q1", "D1", "PRIZE"))
                .containsExactly(
                        "2022-Q1 D1 PRIZE CATEGORIES 6",
                        "  2022-Q1 D1 PRIZE:A COUNTED 6 D5=6",
                        "  2022-Q1 D1 PRIZE:B BLANK ...",
                        "  2022-Q1 D1 PRIZE BLANK ...");
        assertThat(tree("2022-Q1", "D2", "PRIZE"))
                .containsExactly(
                        "2022-Q1 D2 PRIZE CATEGORIES 11",
                        "  2022-Q1 D2 PRIZE:A COUNTED 6 D5=6",
                        "  2022-Q1 D2 PRIZE:B BLANK ...",
                        "  2022-Q1 D2 PRIZE COUNTED 5 D6=5");
    }

    @Test
    void supersededRevision_isTracedInItsOwnSnapshot() {
        aggregate(PlainOfficeBuilder.small()
                .arrive(Outcome.ACCEPTED, "D1", "2022-Q1", LocalDate.of(2022, 4, 1), "FLOW=1")
                .decide("2022-04-25", "2022-Q1", "", Decision.Kind.CLOSE)
                .arrive(Outcome.ACCEPTED, "D1", "2022-Q1", LocalDate.of(2022, 5, 2), "FLOW=9"));
        Lineage first = find("2022-Q1", "P", "FLOW", View.AS_REPORTED, 0).orElseThrow();
        Lineage second = find("2022-Q1", "P", "FLOW", View.AS_REPORTED, null).orElseThrow();
        assertThat(first.recomputed()).isEqualByComparingTo("1");
        assertThat(first.isNewest()).isFalse();
        assertThat(first.listReferences().get(1).said().file().orElseThrow().sha256())
                .isEqualTo("sha1");
        assertThat(second.recomputed()).isEqualByComparingTo("9");
        assertThat(second.revision()).isEqualTo(1);
        assertThat(second.isNewest()).isTrue();
        assertThat(second.listReferences().get(1).said().file().orElseThrow().version())
                .isEqualTo(2);
        assertThat(find("2022-Q1", "P", "FLOW", View.AS_REPORTED, 2)).isEmpty();
    }

    @Test
    void restated_weighsWhatPredecessorsReported() {
        aggregate(PlainOfficeBuilder.small()
                .with(
                        PlainOfficeBuilder.unit("P", null),
                        PlainOfficeBuilder.unit("R", "P"),
                        PlainOfficeBuilder.unit("B", "R"),
                        PlainOfficeBuilder.unit("C", "P"),
                        PlainOfficeBuilder.ended("A", "P", "2022-06-30", "B:0.6", "C:0.4"))
                .send("A", "2022-Q1", "FLOW=7")
                .send("B", "2022-Q1", "FLOW=1"));
        assertThat(tree("2022-Q1", "R", "FLOW", View.RESTATED))
                .containsExactly(
                        "2022-Q1 R FLOW UNITS 5.2",
                        "  2022-Q1 R FLOW MISSING ...",
                        "  2022-Q1 B FLOW UNITS 5.2",
                        "    2022-Q1 B FLOW COUNTED 1 D5=1",
                        "    2022-Q1 A FLOW COUNTED 7 × 0.6 D5=7");
        assertThat(tree("2022-Q1", "C", "FLOW", View.RESTATED))
                .containsExactly(
                        "2022-Q1 C FLOW UNITS 2.8",
                        "  2022-Q1 C FLOW MISSING ...",
                        "  2022-Q1 A FLOW COUNTED 7 × 0.4 D5=7");
        assertThat(tree("2022-Q1", "P", "FLOW"))
                .containsExactly(
                        "2022-Q1 P FLOW UNITS 8",
                        "  2022-Q1 P FLOW MISSING ...",
                        "  2022-Q1 R FLOW UNITS 1",
                        "    2022-Q1 R FLOW MISSING ...",
                        "    2022-Q1 B FLOW COUNTED 1 D5=1",
                        "  2022-Q1 C FLOW MISSING ...",
                        "  2022-Q1 A FLOW COUNTED 7 D5=7");
    }

    @Test
    void splitWithoutWeights_isNotComparableForTheSuccessors() {
        aggregate(PlainOfficeBuilder.small()
                .with(
                        PlainOfficeBuilder.unit("P", null),
                        PlainOfficeBuilder.unit("B", "P"),
                        PlainOfficeBuilder.unit("C", "P"),
                        PlainOfficeBuilder.ended("A", "P", "2022-06-30", "B", "C"))
                .send("A", "2022-Q1", "FLOW=7", "PRIZE:A=1")
                .send("B", "2022-Q1", "FLOW=1", "PRIZE:B=2"));
        assertThat(tree("2022-Q1", "B", "FLOW", View.RESTATED))
                .containsExactly("2022-Q1 B FLOW NOT_COMPARABLE ...", "  2022-Q1 A FLOW COUNTED 7 D5=7");
        assertThat(tree("2022-Q1", "B", "PRIZE", View.RESTATED))
                .containsExactly(
                        "2022-Q1 B PRIZE CATEGORIES ...",
                        "  2022-Q1 B PRIZE:A NOT_COMPARABLE ...",
                        "    2022-Q1 A PRIZE:A COUNTED 1 D6=1",
                        "  2022-Q1 B PRIZE:B COUNTED 2 D6=2");
        assertThat(find("2022-Q1", "P", "FLOW", View.RESTATED, null))
                .as("the same as reported")
                .isEmpty();
    }

    @Test
    void whatIsNotAddedUpOverUnits_isTheUnitsOwnAndThatOfItsPredecessors() {
        aggregate(PlainOfficeBuilder.small()
                .with(
                        PlainOfficeBuilder.unit("P", null),
                        PlainOfficeBuilder.unit("R", "P"),
                        PlainOfficeBuilder.unit("B", "R"),
                        PlainOfficeBuilder.unit("C", "P"),
                        PlainOfficeBuilder.ended("A", "C", "2022-06-30", "B"),
                        PlainOfficeBuilder.ended("GONE", "R", "2022-06-30"))
                .send("R", "2022-Q1", "ALONE=1")
                .send("A", "2022-Q1", "ALONE=7")
                .send("B", "2022-Q1", "ALONE=30", "FLOW=4")
                .send("GONE", "2022-Q1", "ALONE=500", "FLOW=6"));
        assertThat(tree("2022-Q1", "R", "ALONE")).containsExactly("2022-Q1 R ALONE COUNTED 1 D5=1");
        assertThat(tree("2022-S1", "R", "ALONE"))
                .containsExactly(
                        "2022-S1 R ALONE TIME_SUM 1",
                        "  2022-Q1 R ALONE COUNTED 1 D5=1",
                        "  2022-Q2 R ALONE MISSING ...");
        assertThat(tree("2022-Q1", "B", "ALONE", View.RESTATED))
                .containsExactly(
                        "2022-Q1 B ALONE OWN 37",
                        "  2022-Q1 B ALONE COUNTED 30 D5=30",
                        "  2022-Q1 A ALONE COUNTED 7 D5=7");
        assertThat(tree("2022-Q1", "R", "ALONE", View.RESTATED))
                .as("what is placed on it is not its own")
                .containsExactly("2022-Q1 R ALONE COUNTED 1 D5=1");
        assertThat(tree("2022-Q1", "R", "FLOW", View.RESTATED))
                .containsExactly(
                        "2022-Q1 R FLOW UNITS 10",
                        "  2022-Q1 R FLOW BLANK ...",
                        "  2022-Q1 GONE FLOW COUNTED 6 D6=6",
                        "  2022-Q1 B FLOW UNITS 4",
                        "    2022-Q1 B FLOW COUNTED 4 D6=4",
                        "    2022-Q1 A FLOW BLANK ...");
    }

    @Test
    void unitOfWhichNothingIsAsked_hasATreeWithoutLeaves() {
        aggregate(PlainOfficeBuilder.small()
                .with(
                        PlainOfficeBuilder.unit("P", null),
                        PlainOfficeBuilder.unit("D1", "P"),
                        unasked("N"),
                        unasked("M"),
                        PlainOfficeBuilder.unit("D2", "M"))
                .send("D1", "2022-Q1", "FLOW=1", "PEAK=2"));
        assertThat(tree("2022-Q1", "N", "FLOW")).containsExactly("2022-Q1 N FLOW UNITS ...");
        assertThat(tree("2022-Q1", "M", "FLOW"))
                .containsExactly("2022-Q1 M FLOW UNITS ...", "  2022-Q1 D2 FLOW MISSING ...");
        assertThat(tree("2022-Q1", "N", "ALONE")).containsExactly("2022-Q1 N ALONE OWN ...");
        assertThat(tree("2022-S1", "N", "PEAK"))
                .containsExactly(
                        "2022-S1 N PEAK TIME_MAX ...", "  2022-Q1 N PEAK UNITS ...", "  2022-Q2 N PEAK UNITS ...");
        assertThat(tree("2022-S1", "D1", "PEAK"))
                .containsExactly(
                        "2022-S1 D1 PEAK TIME_MAX 2",
                        "  2022-Q1 D1 PEAK COUNTED 2 D6=2",
                        "  2022-Q2 D1 PEAK MISSING ...");
        assertThat(tree("2022-Q1", "P", "FLOW"))
                .containsExactly(
                        "2022-Q1 P FLOW UNITS 1",
                        "  2022-Q1 P FLOW MISSING ...",
                        "  2022-Q1 D1 FLOW COUNTED 1 D5=1",
                        "  2022-Q1 M FLOW UNITS ...",
                        "    2022-Q1 D2 FLOW MISSING ...");
    }

    private static OrgUnit unasked(String code) {
        return new OrgUnit(code, code, List.of(), "n", "P", OrgUnit.Lifetime.ALWAYS, true, "");
    }

    @Test
    void stockOfAUnitSplitWithoutWeights_mattersInTheLastPartAlone() {
        aggregate(PlainOfficeBuilder.small()
                .with(
                        PlainOfficeBuilder.unit("P", null),
                        PlainOfficeBuilder.unit("B", "P"),
                        PlainOfficeBuilder.unit("C", "P"),
                        PlainOfficeBuilder.ended("A", "P", "2022-06-30", "B", "C"))
                .send("A", "2022-Q1", "STOCK=7", "ONCE=8", "PEAK=9")
                .send("B", "2022-Q2", "STOCK=1", "ONCE=2", "PEAK=3"));
        assertThat(tree("2022-S1", "B", "STOCK", View.RESTATED))
                .containsExactly("2022-S1 B STOCK TIME_LAST 1", "  2022-Q2 B STOCK COUNTED 1 D5=1");
        assertThat(tree("2022-S1", "B", "ONCE", View.RESTATED)).containsExactly("2022-S1 B ONCE TIME_NONE ...");
        assertThat(tree("2022-Q1", "B", "ONCE", View.RESTATED))
                .containsExactly("2022-Q1 B ONCE NOT_COMPARABLE ...", "  2022-Q1 A ONCE COUNTED 8 D6=8");
        assertThat(tree("2022-S1", "B", "PEAK", View.RESTATED))
                .containsExactly("2022-S1 B PEAK NOT_COMPARABLE ...", "  2022-Q1 A PEAK COUNTED 9 D7=9");
    }

    @Test
    void rateOverAZeroOrNothing_isUnknown() {
        aggregate(PlainOfficeBuilder.small()
                .send("D1", "2022-Q1", "FLOW=1", "WHOLE=0")
                .send("D2", "2022-Q1", "FLOW=5", "WHOLE=x")
                .send("D3", "2022-Q1", "FLOW=x", "WHOLE=4"));
        assertThat(tree("2022-Q1", "D1", "RATE"))
                .containsExactly(
                        "2022-Q1 D1 RATE RATIO ...",
                        "  2022-Q1 D1 FLOW COUNTED 1 × 100 D5=1",
                        "  2022-Q1 D1 WHOLE COUNTED 0 D6=0");
        assertThat(tree("2022-Q1", "D2", "RATE"))
                .containsExactly(
                        "2022-Q1 D2 RATE RATIO ...",
                        "  2022-Q1 D2 FLOW UNPAIRED ... × 100 D5=5",
                        "  2022-Q1 D2 WHOLE NOT_APPLICABLE ... D6=x");
        assertThat(tree("2022-Q1", "D3", "RATE"))
                .containsExactly(
                        "2022-Q1 D3 RATE RATIO ...",
                        "  2022-Q1 D3 FLOW NOT_APPLICABLE ... × 100 D5=x",
                        "  2022-Q1 D3 WHOLE UNPAIRED ... D6=4");
    }

    @Test
    void submissionThatWasSentBack_saysWhyAndWhichFile() {
        aggregate(PlainOfficeBuilder.small()
                .arrive(Outcome.ACCEPTED, "D1", "2022-Q1", LocalDate.of(2022, 4, 1), "FLOW=1")
                .arrive(Outcome.RETURNED, "D1", "2022-Q1", LocalDate.of(2022, 4, 2))
                .found(finding(FindingCode.NEGATIVE, "D5"))
                .arrive(Outcome.RETURNED, "D2", "2022-Q1", LocalDate.of(2022, 4, 3))
                .arrive(Outcome.RETURNED, "D2", "2022-Q1", LocalDate.of(2022, 4, 4))
                .found(
                        finding(FindingCode.NOT_WHOLE, "D5"),
                        finding(FindingCode.OUT_OF_BOUNDS, "D5"),
                        finding(FindingCode.NEGATIVE, "D6"),
                        finding(FindingCode.NOT_WHOLE, "D7")));
        assertThat(tree("2022-Q1", "P", "FLOW"))
                .containsExactly(
                        "2022-Q1 P FLOW UNITS 1",
                        "  2022-Q1 P FLOW MISSING ...",
                        "  2022-Q1 D1 FLOW COUNTED 1 D5=1",
                        "  2022-Q1 D2 FLOW RETURNED ... (NOT-WHOLE NEGATIVE)",
                        "  2022-Q1 D3 FLOW MISSING ...");
        List<Lineage.Reference> references = find("2022-Q1", "P", "FLOW", View.AS_REPORTED, null)
                .orElseThrow()
                .listReferences();
        assertThat(references)
                .extracting(reference -> reference.key().unit() + " "
                        + reference
                                .said()
                                .file()
                                .map(file -> file.path() + " " + file.version() + " " + file.received())
                                .orElse("-")
                        + " "
                        + (reference.cell() == null ? "-" : reference.cell().cell()))
                .containsExactly(
                        "P - -",
                        "D1 D1-2022-Q1-1.xlsx 1 2022-04-01 D5",
                        "D2 D2-2022-Q1-4.xlsx 2 2022-04-04 -",
                        "D3 - -");
    }

    @Test
    void cell_isShownWithWhatWasSaidOfIt() {
        aggregate(PlainOfficeBuilder.small()
                .send("D1", "2022-Q1", "FLOW=1", "WHOLE=4")
                .found(
                        finding(FindingCode.NUMBER_REPAIRED, "D5"),
                        finding(FindingCode.OUT_OF_BOUNDS, "D5"),
                        finding(FindingCode.FORMULA_TO_OTHER_FILE, "D5"),
                        finding(FindingCode.READ_AS_ZERO, "D6")));
        assertThat(find("2022-Q1", "D1", "FLOW", View.AS_REPORTED, null)
                        .orElseThrow()
                        .listReferences())
                .extracting(Lineage.Reference::cell)
                .containsExactly(new TracedCell(
                        "",
                        "Số liệu",
                        "D5",
                        "1",
                        new BigDecimal("1.000000"),
                        List.of("NUMBER-REPAIRED"),
                        List.of("OUT-OF-BOUNDS", "FORMULA-TO-OTHER-FILE")));
        assertThat(find("2022-Q1", "D1", "WHOLE", View.AS_REPORTED, null)
                        .orElseThrow()
                        .listReferences())
                .extracting(reference ->
                        reference.cell() == null ? null : reference.cell().repairs())
                .containsExactly(List.of("READ-AS-ZERO"));
    }

    private static Finding finding(FindingCode code, String cell) {
        return Finding.of(code, "Số liệu", cell, "?");
    }

    @Test
    void figureInForce_isTracedFromItsScope_andItsCellsAreCounted() {
        aggregate(PlainOfficeBuilder.small()
                .arrive(Outcome.ACCEPTED, "D1", "2022-Q1", LocalDate.of(2022, 4, 1), "FLOW=1")
                .decide("2022-04-25", "2022-Q1", "", Decision.Kind.CLOSE)
                .arrive(Outcome.ACCEPTED, "D1", "2022-Q1", LocalDate.of(2022, 5, 2), "FLOW=9", "WHOLE=x")
                .send("D2", "2022-Q1", "FLOW=7"));
        Lineages traces = new Lineages(source, Snapshots.read(source, office.catalogue()));
        List<Scope> scopes = new FigureStore(source)
                .listAll().stream()
                        .filter(one -> one.period().equals(Period.of("2022-Q1"))
                                && one.unit().equals("P"))
                        .toList();
        assertThat(scopes).extracting(Scope::revision).containsExactly(0, 1);
        assertThat(scopes.stream().map(traces::countCells)).containsExactly(2L, 3L);
        assertThat(traces.listRevisions(Period.of("2022-Q1"), "P", View.AS_REPORTED))
                .containsExactly(0, 1);
        assertThat(traces.listRevisions(Period.of("2022-Q1"), "P", View.RESTATED))
                .isEmpty();
        Figure figure = new FigureStore(source)
                .getNewest("f", Period.of("2022-Q1"), List.of("P"))
                .find("P", "FLOW", "")
                .orElseThrow();
        assertThat(traces.get(scopes.get(1), figure))
                .isEqualTo(traces.find(figure.key(), View.AS_REPORTED, Optional.of(1))
                        .orElseThrow());
        assertThat(traces.find(
                        new Figure.Key(Period.of("2022-Q1"), "P", "NOSUCH", ""), View.AS_REPORTED, Optional.empty()))
                .isEmpty();
    }

    @Test
    void everyFigure_isGivenWithItsRevisionAndView() {
        aggregate(PlainOfficeBuilder.small()
                .with(
                        PlainOfficeBuilder.unit("P", null),
                        PlainOfficeBuilder.unit("B", "P"),
                        PlainOfficeBuilder.ended("A", "P", "2022-06-30", "B"))
                .arrive(Outcome.ACCEPTED, "A", "2022-Q1", LocalDate.of(2022, 4, 1), "FLOW=1")
                .decide("2022-04-25", "2022-Q1", "", Decision.Kind.CLOSE)
                .arrive(Outcome.ACCEPTED, "B", "2022-Q1", LocalDate.of(2022, 8, 1), "FLOW=9"));
        List<String> flows = new ArrayList<>();
        new Lineages(source, Snapshots.read(source, office.catalogue())).forEach(trace -> {
            Figure.Key key = trace.figure().key();
            if (key.period().equals(Period.of("2022-Q1")) && key.element().equals("FLOW")) {
                flows.add("%s %s %s %s %s"
                        .formatted(
                                key.unit(),
                                trace.figure().view(),
                                trace.revision(),
                                trace.isNewest(),
                                plain(trace.recomputed())));
            }
        });
        assertThat(flows)
                .containsExactly(
                        "A AS_REPORTED 0 true 1",
                        "B AS_REPORTED 0 false ...",
                        "B AS_REPORTED 1 true 9",
                        "P AS_REPORTED 0 false 1",
                        "P AS_REPORTED 1 true 10",
                        "B RESTATED 1 true 10");
    }

    /** What rules over other periods and plausibility find stands at the cell as what the rules of the form say. */
    @Test
    void findingsOfTheNight_standAtTheirCells() {
        aggregate(PlainOfficeBuilder.small()
                .checking(Check.SLIP)
                .send("D1", "2022-Q1", "FLOW=100")
                .send("D1", "2022-Q2", "FLOW=1000"));
        assertThat(find("2022-S1", "P", "FLOW", View.AS_REPORTED, null)
                        .orElseThrow()
                        .listReferences())
                .filteredOn(reference -> reference.cell() != null)
                .extracting(reference -> reference.key().period() + " "
                        + Objects.requireNonNull(reference.cell()).findings())
                .containsExactly("2022-Q1 []", "2022-Q2 [DIGIT-SLIP]");
    }

    @Test
    void figureThatItsCellsDoNotGive_isTold() {
        aggregate(PlainOfficeBuilder.small().send("D1", "2022-Q1", "FLOW=1"));
        new JdbcTemplate(source).update("UPDATE figure SET amount = 2 WHERE element = 'FLOW' AND unit = 'P'");
        assertThat(find("2022-Q1", "P", "FLOW", View.AS_REPORTED, null)
                        .orElseThrow()
                        .addsUp())
                .isFalse();
        assertThat(find("2022-Q1", "D1", "FLOW", View.AS_REPORTED, null)
                        .orElseThrow()
                        .addsUp())
                .isTrue();
        new JdbcTemplate(source).update("UPDATE figure SET amount = 1 WHERE element = 'FLOW' AND unit = 'P'");
    }
}
