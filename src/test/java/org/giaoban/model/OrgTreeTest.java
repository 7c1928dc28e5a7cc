package org.giaoban.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A province P, a district D that moved to the province Q and was renamed, and a commune C that ended. */
class OrgTreeTest {

    private static final LocalDate MOVE = LocalDate.of(2023, 7, 1);
    private static final OrgUnit NEW_D = unit("D", "D mới", "Q", MOVE, null);
    private static final OrgUnit OLD_D = unit("D", "D cũ", "P", null, MOVE.minusDays(1));

    /** The later row stands first, as offices write them. */
    private final OrgTree units = new OrgTree(List.of(
            unit("P", "P", null, null, null),
            unit("Q", "Q", null, LocalDate.of(2020, 1, 1), null),
            NEW_D,
            OLD_D,
            unit("C", "C", "D", LocalDate.of(2022, 1, 1), LocalDate.of(2022, 12, 31))));

    private static OrgUnit unit(
            String code, String name, @Nullable String parent, @Nullable LocalDate from, @Nullable LocalDate to) {
        return new OrgUnit(code, name, List.of(), "level", parent, new OrgUnit.Lifetime(from, to, List.of()), true, "");
    }

    @Test
    void unit_isFoundAsItIsNow() {
        assertThat(units.find("D")).contains(NEW_D);
        assertThat(units.get("D")).isEqualTo(NEW_D);
        assertThat(units.find("X")).isEmpty();
        assertThatThrownBy(() -> units.get("X")).hasMessage("no org unit X");
        assertThatThrownBy(() -> units.get("X", MOVE)).hasMessage("no org unit X");
    }

    @ParameterizedTest
    @CsvSource({
        "D, 1999-01-01, D cũ",
        "D, 2023-06-30, D cũ",
        "D, 2023-07-01, D mới",
        "D, 2030-01-01, D mới",
        "C, 1999-01-01, C",
        "C, 2030-01-01, C"
    })
    void unitOfADay_hasTheNameOfThatDay(String code, LocalDate day, String name) {
        assertThat(units.get(code, day).name()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2019-12-31 | P P; D cũ P",
                "2020-01-01 | P P; Q Q; D cũ P",
                "2021-12-31 | P P; Q Q; D cũ P",
                "2022-01-01 | P P; Q Q; D cũ P; C P",
                "2022-12-31 | P P; Q Q; D cũ P; C P",
                "2023-01-01 | P P; Q Q; D cũ P",
                "2023-06-30 | P P; Q Q; D cũ P",
                "2023-07-01 | P P; Q Q; D mới Q"
            })
    void treeOfADay_hasTheUnitsOfThatDayUnderTheirHeads(LocalDate day, String expected) {
        OrgTree.Day tree = units.on(day);
        assertThat(units.list(day)).isEqualTo(tree.units());
        assertThat(tree.units().stream()
                        .map(unit ->
                                unit.name() + " " + tree.findRoot(unit.code()).orElseThrow()))
                .containsExactly(expected.split("; "));
    }

    @Test
    void daysBetweenTwoChanges_haveOneTree() {
        LocalDate first = LocalDate.of(2022, 1, 1);
        assertThat(units.on(LocalDate.of(2022, 12, 31))).isSameAs(units.on(first));
        assertThat(units.on(first).start()).isEqualTo(first);
        assertThat(units.on(LocalDate.of(2023, 1, 1)).start()).isEqualTo(LocalDate.of(2023, 1, 1));
        assertThat(units.on(LocalDate.of(1999, 1, 1)).start()).isEqualTo(LocalDate.MIN);
    }

    @Test
    void pathOfADay_leadsFromTheUnitToTheHead() {
        OrgTree.Day tree = units.on(LocalDate.of(2022, 6, 1));
        assertThat(tree.listPath("C")).containsExactly("C", "D", "P");
        assertThat(tree.contains("C")).isTrue();
        assertThat(tree.find("C").map(OrgUnit::name)).contains("C");
        OrgTree.Day later = units.on(MOVE);
        assertThat(later.listPath("D")).containsExactly("D", "Q");
        assertThat(later.listPath("C")).isEmpty();
        assertThat(later.findRoot("C")).isEmpty();
        assertThat(later.contains("C")).isFalse();
        assertThat(later.find("C")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "C, 1999-01-01, C D P",
        "C, 2022-06-01, C D P",
        "C, 2030-01-01, C D P",
        "Q, 1999-01-01, Q",
        "X, 2022-06-01,"
    })
    void treeNearADay_hasTheUnitAsItStoodLastBeforeOrElseFirstAfter(
            String code, LocalDate day, @Nullable String expected) {
        assertThat(String.join(" ", units.onOrNear(day, code).listPath(code)))
                .isEqualTo(expected == null ? "" : expected);
    }

    @Test
    void treeNearADay_isTheFirstOneAfterForAUnitThatMovedLater() {
        OrgTree moving = new OrgTree(List.of(
                unit("P", "P", null, null, null),
                unit("Q", "Q", null, null, null),
                unit("D", "D", "P", LocalDate.of(2022, 1, 1), MOVE.minusDays(1)),
                unit("D", "D", "Q", MOVE, null),
                unit("C", "C", "D", LocalDate.of(2022, 4, 1), null)));
        assertThat(moving.onOrNear(LocalDate.of(2021, 9, 30), "C").listPath("C"))
                .containsExactly("C", "D", "P");
        assertThat(moving.onOrNear(LocalDate.of(2023, 9, 30), "C").listPath("C"))
                .containsExactly("C", "D", "Q");
    }

    @Test
    void pathOfAUnit_isThatOfItsLastDay() {
        assertThat(units.listPath(units.get("C"))).extracting(OrgUnit::name).containsExactly("C", "D cũ", "P");
        assertThat(units.listPath(OLD_D)).extracting(OrgUnit::name).containsExactly("D cũ", "P");
        assertThat(units.listPath(NEW_D)).extracting(OrgUnit::name).containsExactly("D mới", "Q");
        assertThat(units.getRoot("C").code()).isEqualTo("P");
        assertThat(units.getRoot("D").code()).isEqualTo("Q");
    }

    @Test
    void children_areThoseDirectlyBelowOnTheDay() {
        assertThat(units.listChildren("P", MOVE.minusDays(1))).containsExactly(OLD_D);
        assertThat(units.listChildren("P", MOVE)).isEmpty();
        assertThat(units.listChildren("Q", MOVE)).containsExactly(NEW_D);
        assertThat(units.list()).hasSize(5);
    }

    /** The catalogue refuses both; the tree must come to an end all the same. */
    @Test
    void unitWhoseHeadIsNotThere_isInNoTree() {
        OrgTree broken = new OrgTree(List.of(
                unit("A", "A", "X", null, null),
                unit("M", "M", "N", null, null),
                unit("N", "N", "M", null, null),
                unit("P", "P", null, null, null),
                unit("D", "D", "P", null, null)));
        assertThat(broken.list(MOVE)).extracting(OrgUnit::code).containsExactly("P", "D");
        assertThat(broken.listPath(broken.get("A"))).extracting(OrgUnit::code).containsExactly("A");
        assertThat(broken.listPath(broken.get("M"))).extracting(OrgUnit::code).containsExactly("M", "N");
    }
}
