package org.giaoban.narrative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PlaceholdersTest {

    @Test
    void placeholders_areReplacedByTheirValues() {
        assertThat(Placeholders.fill("{kind} of {unit}", Map.of("kind", "Report", "unit", "B")))
                .isEqualTo("Report of B");
        assertThat(Placeholders.fill("{parent}", Map.of("parent", "Office of {name}", "name", "P")))
                .isEqualTo("Office of P");
    }

    @Test
    void unknownPlaceholdersAndSingleBraces_remain() {
        assertThat(Placeholders.fill("{a} {unknown} } {", Map.of("a", "1"))).isEqualTo("1 {unknown} } {");
    }

    @Test
    void valueThatContainsItself_isRefused() {
        assertThatThrownBy(() -> Placeholders.fill("{a}", Map.of("a", "x {a}")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
