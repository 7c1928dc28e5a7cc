package org.giaoban.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The committed workbooks add up to the published figures, counted by simple loops. */
class DemonstrationFiguresTest {

    private static final Path INPUT = Path.of("input");
    private static final Set<String> RETURNED =
            Set.of("2023-Q1/binh-phuoc/huyen-bu-dop.xlsx", "2021-Q3/hai-phong/huyen-kien-thuy.xlsx");
    private static final Map<String, WrittenWorkbook> ACCEPTED = new LinkedHashMap<>();

    @BeforeAll
    static void readInTheOrderOfTheLedger() throws IOException {
        for (String line : Files.readAllLines(INPUT.resolve("receipts.csv")).stream()
                .skip(1)
                .toList()) {
            String path = line.split(",", -1)[1];
            if (!RETURNED.contains(path)) {
                ACCEPTED.put(path.replaceAll("(-sua-lan-1|-gui-lai)?\\.xlsx$", ""), read(path));
            }
        }
    }

    private static WrittenWorkbook read(String path) throws IOException {
        return WrittenWorkbook.read(INPUT.resolve("submissions").resolve(path));
    }

    private static long sum(String office, String element, String... quarters) {
        return ACCEPTED.entrySet().stream()
                .filter(entry ->
                        List.of(quarters).stream().anyMatch(q -> entry.getKey().startsWith(q + "/" + office)))
                .mapToLong(entry -> entry.getValue().values().getOrDefault(element, 0L))
                .sum();
    }

    @ParameterizedTest
    @CsvSource({
        "bac-giang, 2022-Q1, TS.HN, 49",
        "bac-giang, 2022-Q1, BT.TBNB.KY, 3",
        "bac-giang, 2022-Q1, BT.TBNB.BAN, 25500",
        "bac-giang, 2022-Q1, BT.TK.SO, 3",
        "bac-giang, 2022-Q1, BT.TK.BAN, 500",
        "bac-giang, 2022-Q1, BT.BCV.BAN, 500",
        "bac-giang, 2022-Q1, WEB.TIN, 149",
        "bac-giang, 2022-Q1, WEB.TRUYCAP, 301240",
        "binh-phuoc, 2023-Q2, QT.DV.TG, 36634",
        "binh-phuoc, 2023-Q2, QT.DV.TS, 38400",
        "binh-phuoc, 2023-Q2, ST.DB, 3",
        "binh-phuoc, 2023-Q2, ST.CAI, 3942",
        "binh-phuoc, 2023-Q2, ST.TS, 4380",
        "binh-phuoc, 2023-Q1 2023-Q2, SK.VB, 7",
        "binh-phuoc, 2023-Q1 2023-Q2, GB.HN, 3",
        "binh-phuoc, 2023-Q1 2023-Q2, DH.VB, 6",
        "binh-phuoc, 2023-Q1 2023-Q2, TL.SO, 4",
        "binh-phuoc, 2023-Q1 2023-Q2, HD.VB, 29",
        "binh-phuoc, 2023-Q1 2023-Q2, KGM.XL, 24",
        "binh-phuoc, 2023-Q1 2023-Q2, KGM.TIN, 140600",
        "binh-phuoc, 2022-Q1 2022-Q2, KGM.TIN, 38000",
        "binh-phuoc, 2023-Q2, KGM.TRANG, 612",
        "binh-phuoc, 2023-Q2, CD.DV.TG, 44345",
        "binh-phuoc, 2023-Q2, CD.DV.TS, 45250",
        "binh-phuoc, 2023-Q1 2023-Q2, GT:A, 6",
        "binh-phuoc, 2023-Q1 2023-Q2, GT:B, 8",
        "binh-phuoc, 2023-Q1 2023-Q2, GT:C, 13",
        "binh-phuoc, 2023-Q1 2023-Q2, GT:KK, 20",
        "binh-phuoc, 2023-Q1 2023-Q2, KTR.CUOC, 38",
        "binh-phuoc, 2023-Q1 2023-Q2, KTR.NG, 206",
        "binh-phuoc, 2023-Q1 2023-Q2, KTR.TC, 50",
        "binh-phuoc, 2023-Q2, MH.SO, 2082",
        "binh-phuoc, 2023-Q1 2023-Q2, DH.BD, 907",
        "hai-phong, 2021-Q1 2021-Q2 2021-Q3 2021-Q4, QT.HN.TT, 1214",
        "hai-phong, 2021-Q1 2021-Q2 2021-Q3 2021-Q4, QT.NG.TT, 71936",
        "hai-phong, 2021-Q1 2021-Q2 2021-Q3 2021-Q4, QT.DC.TTU, 430",
        "hai-phong, 2021-Q1 2021-Q2 2021-Q3 2021-Q4, QT.LUOT.TTU, 98962",
        "hai-phong, 2021-Q1 2021-Q2 2021-Q3 2021-Q4, KT.TT, 16",
    })
    void acceptedWorkbooks_addUpToThePublishedTotals(String office, String quarters, String element, long total) {
        assertThat(sum(office, element, quarters.split(" "))).isEqualTo(total);
    }

    @Test
    void everyTotalOfTheRecipe_isTheSumOfTheAcceptedWorkbooks() {
        Recipe recipe = Recipe.load();
        recipe.provinces()
                .forEach((code, province) -> Recipe.loadTotals(code).forEach(total -> {
                    for (String period : province.periods()) {
                        assertThat(sum(province.folder(), total.element(), period))
                                .as("%s %s %s", code, period, total.element())
                                .isEqualTo(total.byPeriod().getOrDefault(period, 0L));
                    }
                }));
    }

    @Test
    void ratiosAndChange_areAsPublished() {
        assertThat(44_345L * 100).isEqualTo(98 * 45_250L);
        assertThat(3_942L * 100).isEqualTo(90 * 4_380L);
        assertThat(new BigDecimal(36_634 * 100L).divide(new BigDecimal(38_400), 1, RoundingMode.HALF_UP))
                .isEqualTo("95.4");
        assertThat(new BigDecimal((140_600 - 38_000) * 100L).divide(new BigDecimal(38_000), 1, RoundingMode.HALF_UP))
                .isEqualTo("270.0");
    }

    @Test
    void reportsOfWordsOnly_haveNoFigure() {
        ACCEPTED.forEach((path, workbook) -> {
            if (path.contains("/bac-kan/") || path.contains("/hung-yen/")) {
                assertThat(workbook.values()).as(path).isEmpty();
            }
        });
    }

    @Test
    void acceptedWorkbooks_keepTheFormsRules() {
        Map<String, Map<String, Long>> broken = new TreeMap<>();
        ACCEPTED.forEach((path, workbook) -> {
            if (!workbook.isAgreeing() || !keepsRules(workbook.values())) {
                broken.put(path, workbook.values());
            }
        });
        assertThat(broken).isEmpty();
    }

    static boolean keepsRules(Map<String, Long> values) {
        return isPair(values, "QT.NG.TT", "QT.HN.TT")
                && isPair(values, "QT.LUOT.TTU", "QT.DC.TTU")
                && isPair(values, "TS.LUOT", "TS.HN")
                && isPair(values, "BCV.LUOT", "BCV.HN")
                && isPair(values, "BT.TBNB.BAN", "BT.TBNB.KY")
                && isPair(values, "BT.TK.BAN", "BT.TK.SO")
                && (get(values, "KTR.CUOC") > 0 || get(values, "KTR.NG") + get(values, "KTR.TC") == 0)
                && get(values, "QT.DV.TG") <= get(values, "QT.DV.TS")
                && get(values, "CD.DV.TG") <= get(values, "CD.DV.TS")
                && get(values, "ST.CAI") <= get(values, "ST.TS");
    }

    private static boolean isPair(Map<String, Long> values, String left, String right) {
        return get(values, left) > 0 == get(values, right) > 0;
    }

    private static long get(Map<String, Long> values, String element) {
        return values.getOrDefault(element, 0L);
    }

    @Test
    void returnedWorkbooks_haveTheirFault() throws IOException {
        Map<String, Long> impossible =
                read("2023-Q1/binh-phuoc/huyen-bu-dop.xlsx").values();
        assertThat(get(impossible, "QT.DV.TG")).isGreaterThan(get(impossible, "QT.DV.TS"));
        assertThat(read("2023-Q1/binh-phuoc/huyen-bu-dop.xlsx").isAgreeing()).isTrue();
        assertThat(read("2021-Q3/hai-phong/huyen-kien-thuy.xlsx").isAgreeing()).isFalse();
    }
}
