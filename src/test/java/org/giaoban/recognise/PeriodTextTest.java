package org.giaoban.recognise;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import org.giaoban.model.Period;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTextTest {

    @ParameterizedTest
    @CsvSource({
        "2022-Q1, 2022-Q1",
        "2022-q1, 2022-Q1",
        "2023-S1, 2023-S1",
        "2022-W45, 2022-W45",
        "2022-9M, 2022-9M",
        "Quý I/2022, 2022-Q1",
        "Quý 1 năm 2022, 2022-Q1",
        "QUÝ  IV  NĂM  2021, 2021-Q4",
        "quí II-2022, 2022-Q2",
        "Quý II - 2022, 2022-Q2",
        "Q3/2023, 2023-Q3",
        "Quý ba năm 2023, 2023-Q3",
        "6 tháng đầu năm 2023, 2023-S1",
        "6 tháng năm 2023, 2023-S1",
        "sáu tháng đầu năm 2023, 2023-S1",
        "6 tháng cuối năm 2023, 2023-S2",
        "Tháng 3/2022, 2022-03",
        "tháng 03 năm 2022, 2022-03",
        "03/2022, 2022-03",
        "9 tháng năm 2023, 2023-9M",
        "9 tháng đầu năm 2023, 2023-9M",
        "4 tháng đầu năm 2022, 2022-4M",
        "Năm 2021, 2021",
        "2021, 2021",
        "Tuần 45/2022, 2022-W45",
        "Tuần thứ 45 năm 2022, 2022-W45",
        "Quý 01/2023, 2023-Q1",
        "Quý 1/2023., 2023-Q1",
        "Q1-23, 2023-Q1",
        "Q1/23, 2023-Q1",
        "Quý II năm 23, 2023-Q2",
        "Q2.2023, 2023-Q2",
        "Quy II-2023, 2023-Q2",
        "2023Q1, 2023-Q1",
        "2023 - Quý III, 2023-Q3",
        "T3/2023, 2023-03",
        "Tháng 3/23, 2023-03",
        "Quý I/2022 (từ 01/01 đến 31/3), 2022-Q1",
        "Quý I (01/01/2022 - 31/03/2022), 2022-Q1",
        "Quý I (01/12/2021 - 31/03/2022),",
        "Q.I/2023, 2023-Q1",
        "Quý Ⅲ/2023, 2023-Q3",
        "II/2023, 2023-Q2",
        "Tháng 4-6/2023, 2023-Q2",
        "từ tháng 1 đến hết tháng 6 năm 2023, 2023-S1",
        "Tháng 7 - 12/2023, 2023-S2",
        "Tháng 2-3/2023,",
        "6T/2023, 2023-S1",
        "9T.2023, 2023-9M",
        "1Q23, 2023-Q1",
        "2Q2023, 2023-Q2",
        "từ 01/01 đến 31/03/2023, 2023-Q1",
        "Từ ngày 01/01/2023 đến ngày 30/6/2023, 2023-S1",
        "1/4/2023 - 30/4/2023, 2023-04",
        "01/07/2023 đến hết 31/12/2023, 2023-S2",
        "01.01.2023-31.12.2023, 2023",
        "từ 01/01 đến 30/03/2023,",
        "từ 01/01/2022 đến 31/03/2023,",
        "từ 01/02 đến 31/13/2023,"
    })
    void writtenPeriod_isRead(String typed, @Nullable String id) {
        Optional<Period> expected = Optional.ofNullable(id).map(Period::of);
        assertThat(PeriodText.parse(typed)).isEqualTo(expected);
        assertThat(PeriodText.parse(Normalizer.normalize(typed, Normalizer.Form.NFD)))
                .isEqualTo(expected);
        assertThat(PeriodText.parse(" " + typed.toUpperCase(Locale.ROOT).replace(" ", "\u00A0 ") + " "))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Quý I",
                "Quý V/2022",
                "Quý I, II/2022",
                "Tháng 13/2022",
                "Tháng 12022",
                "Tuần 54/2022",
                "Tuần 53/2022",
                "quý",
                "44562",
                "năm 22",
                "1 tháng 3/2022"
            })
    void anythingElse_isNoPeriod(String typed) {
        assertThat(PeriodText.parse(typed)).isEmpty();
    }
}
