package org.giaoban.render;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
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
}
