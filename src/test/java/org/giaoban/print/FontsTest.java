package org.giaoban.print;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FontsTest {

    @Test
    void vietnameseLetters_areAllThatVietnameseAddsToTheAlphabet() {
        assertThat(Fonts.vietnameseLetters().chars().sorted().toArray())
                .isEqualTo("àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
                        .chars()
                        .sorted()
                        .toArray());
    }
}
