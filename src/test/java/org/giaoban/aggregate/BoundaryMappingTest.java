package org.giaoban.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.giaoban.model.OrgTree;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.OrgUnit.Successor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The provinces P (districts A, B) and Q (district C), and under P districts that ended in many ways. */
class BoundaryMappingTest {

    private static final LocalDate END = LocalDate.of(2023, 12, 31);

    private final OrgTree units = new OrgTree(List.of(
            living("P", null),
            living("Q", null),
            living("A", "P"),
            living("B", "P"),
            living("C", "Q"),
            ended("MERGED"),
            ended("INTO-A", "A"),
            ended("INTO-C", "C"),
            ended("CHAIN", "INTO-A"),
            ended("SPLIT", "A:0.6", "B:0.4"),
            ended("ABROAD", "A:0.25", "C:0.75"),
            ended("TWICE", "A:0.5", "INTO-A:0.5"),
            ended("HALF-OF-HALF", "SPLIT:0.5", "C:0.5"),
            ended("LOSS", "A:0.9"),
            ended("TORN", "A", "B"),
            ended("TORN-ABROAD", "A", "C"),
            ended("TORN-INTO-ONE", "A", "INTO-A"),
            ended("HALF-TORN", "TORN:0.5", "B:0.5"),
            ended("THEN-TORN", "TORN"),
            ended("DEAD-END", "A:0.5", "MERGED:0.5"),
            ended("ROUND", "ROUND-AGAIN"),
            ended("ROUND-AGAIN", "ROUND"),
            new OrgUnit("TOP", "TOP", List.of(), "p", null, new OrgUnit.Lifetime(null, END, List.of()), true, ""),
            new OrgUnit(
                    "BELOW", "BELOW", List.of(), "d", "INTO-A", new OrgUnit.Lifetime(null, END, List.of()), true, "")));

    private final BoundaryMapping mapping = BoundaryMapping.into(units, units.on(END.plusDays(1)));

    private static OrgUnit living(String code, @Nullable String parent) {
        return new OrgUnit(code, code, List.of(), "d", parent, OrgUnit.Lifetime.ALWAYS, true, "");
    }

    /** @param successors each {@code CODE} or {@code CODE:WEIGHT} */
    private static OrgUnit ended(String code, String... successors) {
        List<Successor> all = Stream.of(successors)
                .map(successor -> successor.split(":"))
                .map(parts -> new Successor(parts[0], parts.length > 1 ? new BigDecimal(parts[1]) : null))
                .toList();
        return new OrgUnit(code, code, List.of(), "d", "P", new OrgUnit.Lifetime(null, END, all), true, "");
    }

    /** {@code unit weight own} of each unit that a unit's figures count to. */
    private static String shares(BoundaryMapping mapping, String unit) {
        return mapping.get(unit).entrySet().stream()
                .map(entry -> entry.getKey() + " " + plain(entry.getValue().all()) + " "
                        + plain(entry.getValue().own()))
                .collect(Collectors.joining(", "));
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "P            | P 1 1",
                "A            | A 1 1, P 1 0",
                "INTO-A       | A 1 1, P 1 0",
                "CHAIN        | A 1 1, P 1 0",
                "INTO-C       | C 1 1, Q 1 0",
                "SPLIT        | A 0.6 0.6, B 0.4 0.4, P 1 0",
                "ABROAD       | A 0.25 0.25, C 0.75 0.75, P 0.25 0, Q 0.75 0",
                "TWICE        | A 1 1, P 1 0",
                "HALF-OF-HALF | A 0.3 0.3, B 0.2 0.2, C 0.5 0.5, P 0.5 0, Q 0.5 0",
                "LOSS         | A 0.9 0.9, P 0.9 0"
            })
    void figures_countToTheUnitOrItsSuccessorsAndAllAbove(String unit, String shares) {
        assertThat(shares(mapping, unit)).isEqualTo(shares);
        assertThat(mapping.listUnallocable(unit)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MERGED      | P 1 0",
                "BELOW       | A 1 0, P 1 0",
                "DEAD-END    | A 0.5 0.5, P 1 0",
                "ROUND       | P 1 0",
                "ROUND-AGAIN | P 1 0",
                "TOP         | ''"
            })
    void figuresOfAUnitThatNobodyTookOver_countToThoseAbove(String unit, String shares) {
        assertThat(shares(mapping, unit)).isEqualTo(shares);
        assertThat(mapping.listUnallocable(unit)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TORN          | P 1 0            | A B",
                "THEN-TORN     | P 1 0            | A B",
                "TORN-ABROAD   | ''               | A C P Q",
                "TORN-INTO-ONE | A 1 1, P 1 0     | ''",
                "HALF-TORN     | B 0.5 0.5, P 1 0 | A B"
            })
    void splitWithoutWeights_isKnownAboveAllSuccessorsOnly(String unit, String shares, String gaps) {
        assertThat(shares(mapping, unit)).isEqualTo(shares);
        assertThat(String.join(" ", mapping.listUnallocable(unit))).isEqualTo(gaps);
    }

    @Test
    void treeInWhichTheUnitWas_leavesItsFiguresWhereTheyWere() {
        BoundaryMapping then = BoundaryMapping.into(units, units.on(END));
        assertThat(shares(then, "SPLIT")).isEqualTo("P 1 0, SPLIT 1 1");
        assertThat(then.isInto(units.on(LocalDate.of(2000, 1, 1)))).isTrue();
        assertThat(then.isInto(units.on(END.plusDays(1)))).isFalse();
        assertThat(mapping.isInto(units.on(END.plusDays(1)))).isTrue();
    }

    @Test
    void everyUnitThatHasAPlaceInTheTree_isMapped() {
        assertThat(mapping.listReporting())
                .hasSize(23)
                .contains("A", "TORN", "BELOW")
                .doesNotContain("TOP");
        assertThat(mapping.get("X")).isEmpty();
    }
}
