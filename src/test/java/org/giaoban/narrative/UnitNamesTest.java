package org.giaoban.narrative;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.giaoban.model.Text;
import org.giaoban.model.Wording;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitNamesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Huyện Một | huyện Một",
                "Huyện Một, Huyện Hai | các huyện: Một, Hai",
                "Huyện Một, Huyện Một | huyện Một",
                "Huyện Một, Thị xã Ba, Huyện Hai | các huyện: Một, Hai; thị xã Ba",
                "Phường Năm, Xã Bốn, Xã Sáu | phường Năm; các xã: Bốn, Sáu",
                "Huyện Một (thiếu quý I), Huyện Hai | các huyện: Một (thiếu quý I), Hai",
                "Huyện Một, Ban Dân vận | Huyện Một, Ban Dân vận"
            })
    void units_areListedByKind(String names, String listed) {
        assertThat(UnitNames.list(List.of(names.split(", ")), Wording.of(Text.VIETNAMESE)))
                .isEqualTo(listed);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Giữ vững nền nếp. | Giữ vững nền nếp (huyện Một).",
                "Giữ vững nền nếp | Giữ vững nền nếp (huyện Một)",
                "Hội nghị, tập huấn... | Hội nghị, tập huấn... (huyện Một)"
            })
    void brackets_standBeforeTheFullStop(String text, String whole) {
        assertThat(Prose.withBrackets(text, "huyện Một")).isEqualTo(whole);
    }
}
