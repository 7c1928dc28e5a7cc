package org.giaoban.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class FindingTest {

    @Test
    void longTextOfASender_isCutToWhatAPersonReads() {
        Finding finding = Finding.of(FindingCode.TEXT_DECODED, "S", "A1", "x".repeat(1_000))
                .with("after", "😀".repeat(501));
        assertThat(finding.found()).isEqualTo("x".repeat(1_000));
        assertThat(finding.find("after", Locale.ENGLISH)).contains("😀".repeat(500) + "…");
        assertThat(finding.at("S", "A1", "x".repeat(1_001)).found()).isEqualTo("x".repeat(500) + "…");
    }
}
