package org.giaoban.print;

import static org.assertj.core.api.Assertions.assertThat;

import org.giaoban.briefing.Briefing;
import org.giaoban.render.Document;
import org.junit.jupiter.api.Test;

/** A finished PDF is read with another library, and has each figure of its document. */
class ReadBackTest {

    private static final ReportRenderer RENDERER = Fixtures.renderer();

    private static Document compose(Number value) {
        Briefing briefing = Fixtures.binhPhuoc().with("TS.HN", value).build();
        return RENDERER.compose("phieu-don-vi", briefing, briefing);
    }

    @Test
    void pdfOfOtherFigures_lacksTheFigure() {
        Document document = compose(98_765);
        assertThat(ReadBack.check(document, RENDERER.print(document))).isEmpty();
        assertThat(ReadBack.check(document, RENDERER.print(compose(198_765))))
                .singleElement()
                .satisfies(fault -> assertThat(fault.toString()).contains("98.765"));
    }
}
