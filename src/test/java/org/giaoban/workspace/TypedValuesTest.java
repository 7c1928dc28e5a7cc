package org.giaoban.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypedValuesTest {

    @ParameterizedTest
    @CsvSource({
        "2025-07-01,2025-07-01",
        "1/7/2025,2025-07-01",
        "31/12/2024,2024-12-31",
        "31/02/2024,",
        "07/31/2024,",
        "2025-7-1,",
        "hôm nay,"
    })
    void days(String text, LocalDate day) {
        assertThat(TypedValues.findDay(text).orElse(null)).isEqualTo(day);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1200|1200",
                "1.200|1200",
                "1,200|1200",
                "1.234.567|1234567",
                "12.5|12.5",
                "12,5|12.5",
                "0.4|0.4",
                "0,4|0.4",
                "1|1",
                "0.125|0.125",
                "0,125|0.125",
                "-1.200|-1200",
                "1.200,5|",
                "1.2.3|",
                "-|",
                "mười|",
                "a|"
            })
    void amounts(String text, BigDecimal amount) {
        assertThat(TypedValues.findAmount(text).orElse(null)).isEqualTo(amount);
    }
}
