package org.giaoban.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.giaoban.catalogue.ReportDefinition;
import org.giaoban.model.OperatorError;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.Period;
import org.giaoban.model.Report;
import org.giaoban.model.Text;
import org.giaoban.model.Wording;
import org.giaoban.print.Fixtures;
import org.junit.jupiter.api.Test;

class TemplateVariablesTest {

    @Test
    void textThatContainsItself_isAFaultOfItsFile() {
        TemplateVariables variables =
                new TemplateVariables("templates/reports/brief/report.yaml", Map.of("parent", "above {parent}"));
        assertThatThrownBy(() -> variables.fill("{parent}"))
                .isInstanceOf(OperatorError.class)
                .hasMessageContaining("templates/reports/brief/report.yaml");
    }

    @Test
    void names_areThoseThatLayoutsAndReportsAreCheckedAgainst() {
        ReportDefinition report =
                Objects.requireNonNull(Fixtures.catalogue().reports().get("bao-cao-tong-hop"));
        OrgUnit unit = Fixtures.unit("A", "Bình Phước", "province", null);
        TemplateVariables variables =
                TemplateVariables.of(report, unit, unit, Period.of("2023-S1"), Wording.of(Text.VIETNAMESE));
        Set<String> names = new TreeSet<>(variables.words().keySet());
        names.removeAll(Set.of("whole", "own"));
        assertThat(names).isEqualTo(ReportDefinition.VARIABLES);
        ReportDefinition ofTowns = report.withWording(new Report.Wording(
                true,
                List.of(new Report.UnitWords("Thị trấn ", "", Map.of("whole", "Toàn thị trấn"))),
                new Report.Head("", "", "", "", ""),
                "",
                "",
                "",
                List.of(),
                List.of()));
        assertThat(TemplateVariables.of(ofTowns, unit, unit, Period.of("2023-S1"), Wording.of(Text.VIETNAMESE))
                        .words())
                .as("a unit that no entry is for")
                .containsEntry("whole", "");
    }

    /** The JVM chooses the order of immutable maps anew at each start, and documents' ids are hashes of this text. */
    @Test
    void words_areInTheOrderOfTheirNames() {
        Map<String, String> words = IntStream.range(0, 20)
                .boxed()
                .collect(Collectors.toUnmodifiableMap(number -> "name" + (10 + number), number -> "-"));
        assertThat(new TemplateVariables("report.yaml", words).words().keySet())
                .containsExactlyElementsOf(new TreeSet<>(words.keySet()));
    }
}
