package org.giaoban.print;

import java.io.IOException;
import org.giaoban.briefing.Briefing;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Some pages of a made-up province look as they did. */
class GoldenPagesTest {

    private static final ReportRenderer RENDERER = Fixtures.renderer();

    @ParameterizedTest
    @CsvSource({
        "bao-cao-tong-hop, 1",
        "bao-cao-tong-hop, 3",
        "bao-cao-tong-hop, 6",
        "bao-cao-tong-hop, 7",
        "phieu-don-vi, 1",
        "tom-tat-lanh-dao, 1"
    })
    void page_looksAsItDid(String report, int page) throws IOException {
        Briefing briefing = Fixtures.binhPhuoc().build();
        byte[] pdf = RENDERER.print(RENDERER.compose(report, briefing, briefing));
        GoldenPage.check(pdf, page, report + "-" + page);
    }
}
