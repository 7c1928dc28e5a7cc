package org.giaoban.narrative;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.giaoban.model.Period;
import org.giaoban.model.Text;
import org.giaoban.model.Wording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodWordsTest {

    private static final Wording WORDING = Wording.of(Text.VIETNAMESE);

    @ParameterizedTest
    @CsvSource({
        "2022-Q1, quý I năm 2022, quý II năm 2022",
        "2023-Q4, quý IV năm 2023, quý I năm 2024",
        "2023-S1, 6 tháng đầu năm 2023, 6 tháng cuối năm 2023",
        "2023-S2, 6 tháng cuối năm 2023, 6 tháng đầu năm 2024",
        "2023-9M, 9 tháng năm 2023, những tháng cuối năm 2023",
        "2023-4M, 4 tháng đầu năm 2023, những tháng cuối năm 2023",
        "2021, năm 2021, năm 2022",
        "2022-12, tháng 12 năm 2022, tháng 1 năm 2023",
        "2020-W53, tuần 53 năm 2020, tuần 1 năm 2021"
    })
    void periods_haveWordsAndASuccessor(String id, String words, String next) {
        assertThat(PeriodWords.of(Period.of(id), WORDING)).isEqualTo(words);
        assertThat(PeriodWords.next(Period.of(id), WORDING)).isEqualTo(next);
    }

    @Test
    void shortDate_hasZerosWhereTheRulesAsk() {
        assertThat(PeriodWords.shortDate(LocalDate.of(2023, 6, 30), WORDING)).isEqualTo("30/6/2023");
        assertThat(PeriodWords.shortDate(LocalDate.of(2023, 7, 7), WORDING)).isEqualTo("07/7/2023");
        assertThat(PeriodWords.shortDate(LocalDate.of(2022, 2, 1), WORDING)).isEqualTo("01/02/2022");
        assertThat(PeriodWords.shortDate(LocalDate.of(2022, 12, 31), WORDING)).isEqualTo("31/12/2022");
        assertThat(PeriodWords.withPrintedDates("sửa, nhận ngày 2023-04-09; 2023-04-10", WORDING))
                .isEqualTo("sửa, nhận ngày 09/4/2023; 2023-04-10");
    }

    @Test
    void longDate_hasZerosWhereTheRulesAsk() {
        assertThat(PeriodWords.longDate(LocalDate.of(2023, 7, 7), WORDING)).isEqualTo("ngày 07 tháng 7 năm 2023");
        assertThat(PeriodWords.longDate(LocalDate.of(2022, 2, 15), WORDING)).isEqualTo("ngày 15 tháng 02 năm 2022");
        assertThat(PeriodWords.longDate(LocalDate.of(2022, 12, 31), WORDING)).isEqualTo("ngày 31 tháng 12 năm 2022");
    }
}
