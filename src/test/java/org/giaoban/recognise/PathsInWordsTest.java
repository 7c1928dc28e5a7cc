package org.giaoban.recognise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.giaoban.model.Period;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Periods in paths, in the spellings that people use. */
class PathsInWordsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "Quy II nam 2023/Dong Phu Quy II-2023.xlsx|2023-Q2",
                "Loc Ninh Q2.2023.xlsx|2023-Q2",
                "2023Q1 Hon Quan.xlsx|2023-Q1",
                "Quý 1 năm 2023/Đồng Phú.xlsx|2023-Q1",
                "BC_quy_3_2022.xlsx|2022-Q3",
                "Thang 3-2023/a.xlsx|2023-03",
                "T3.2023 Ba Be.xlsx|2023-03",
                "6 thang dau nam 2023/a.xlsx|2023-S1",
                "6 tháng cuối năm 2022/a.xlsx|2022-S2",
                "Tuan 12-2023.xlsx|2023-W12",
                "2023-Q2/Quy I nam 2023.xlsx|2023-Q2 2023-Q1",
                "2023/Hon Quan.xlsx|''",
                "Nam 2023/Hon Quan.xlsx|''",
                "nhan ngay 05 thang 4 nam 2023/Hon Quan.xlsx|''",
                "05.04.2023/Hon Quan.xlsx|''",
                "2023-04-05/Hon Quan.xlsx|''",
                "20230405/Hon Quan.xlsx|''",
                "Quy dinh 2023.xlsx|''",
                "Q12023.xlsx|''"
            })
    void periodsOfAPath(String path, String expected) {
        assertThat(PathNames.listPeriods(path).stream().map(Period::id).collect(Collectors.joining(" ")))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Quy I nam 2023/a.xlsx|2023-Q2|2023-Q1",
                "Quy II nam 2023/a.xlsx|2023-Q2|''",
                "Quy I nam 2023/Q2.2023.xlsx|2023-Q2|''",
                "Quy I nam 2023/Q3.2023.xlsx|2023-Q2|''",
                "6 thang dau nam 2023/a.xlsx|2023-Q2|''",
                "6 thang dau nam 2022/a.xlsx|2023-Q2|2022-S1"
            })
    void pathContradicts_ifItNamesExactlyOneOtherPeriod(String path, String own, String other) {
        assertThat(PathNames.findOtherPeriod(path, Period.find(own).orElseThrow())
                        .map(Period::id)
                        .orElse(""))
                .isEqualTo(other);
    }
}
