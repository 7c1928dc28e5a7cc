package org.giaoban.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {

    private static final List<String> KNOWN =
            List.of("exact", "about", "period", "parent", "symbol", "QT.HN.TT", "TS.HN");

    @ParameterizedTest
    @CsvSource({
        "exakt, exact",
        "perioid, period",
        "parnet, parent",
        "PERIOD, period",
        "symbl, symbol",
        "QT.HN.TTT, QT.HN.TT",
        "TS.HM, TS.HN"
    })
    void misspeltName_isFound(String written, String meant) {
        assertThat(NearestName.find(written, KNOWN)).contains(meant);
    }

    @Test
    void nameThatIsLikeNone_isNotFound() {
        assertThat(NearestName.find("signature", KNOWN)).isEmpty();
        assertThat(NearestName.find("", KNOWN)).isEmpty();
        assertThat(NearestName.find("TS", KNOWN)).isEmpty();
    }

    @Test
    void ofNamesThatAreEquallyNear_theFirstIsFound() {
        assertThat(NearestName.find("SK.VB", List.of("SK.VC", "SK.VA"))).contains("SK.VA");
    }
}
