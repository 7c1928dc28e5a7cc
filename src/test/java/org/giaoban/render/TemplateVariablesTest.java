package org.giaoban.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.giaoban.model.OperatorError;
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
