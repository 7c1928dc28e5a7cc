package org.giaoban.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNamesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2022/Báo cáo huyện Đồng Phú (lần 2).xlsx | Bao-cao-huyen-Dong-Phu-lan-2",
                "a/../..xlsx | tep",
                "=cmd.xls | cmd",
                ".xlsx | xlsx",
                "báo cáo | bao-cao",
                "数据.xlsx | tep"
            })
    void everyName_becomesASafeOne(String path, String safe) {
        assertThat(FileNames.of(FileNames.stem(path))).isEqualTo(safe);
    }
}
