package org.giaoban.recognise;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.giaoban.catalogue.CatalogueLoader;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.Period;
import org.giaoban.workspace.Workspace;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Units and periods read from paths, in the demonstration office. */
class PathNamesTest {

    private static final PathNames NAMES =
            new PathNames(new CatalogueLoader(new Workspace(Path.of(""))).load().units());

    @ParameterizedTest
    @CsvSource({
        "2023-Q1/binh-phuoc/huyen-dong-phu.xlsx, BP-DP, 2023-Q1",
        "BP-DP.xlsx, BP-DP,",
        "BP-DP-2023-Q1.xlsx, BP-DP, 2023-Q1",
        "2023-Q1_Huyện Đồng Phú.xls, BP-DP, 2023-Q1",
        "2023-03/đồng phú.ods, BP-DP, 2023-03",
        // the folder of another province does not change the unit
        "hai-phong/dong-phu, BP-DP,",
        // the folder holds all units of the province
        "2023-Q1/binh-phuoc/bao-cao.xlsx, , 2023-Q1",
        "2023-Q1/BP-DP-2023-Q2.xlsx, BP-DP,",
        "bao-cao-so-12.2023-Q14.xlsx, ,",
        "..xlsx, ,"
    })
    void path_givesUnitAndPeriodOrNothing(String path, @Nullable String unit, @Nullable String period) {
        assertThat(NAMES.findUnit(path).map(OrgUnit::code).orElse(null)).isEqualTo(unit);
        assertThat(PathNames.findPeriod(path).map(Period::id).orElse(null)).isEqualTo(period);
    }
}
