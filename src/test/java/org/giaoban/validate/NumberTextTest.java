package org.giaoban.validate;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Random;
import org.giaoban.validate.NumberText.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "72|72",
                "007|7",
                "72.000|72000",
                "1.234.567|1234567",
                "72,000|72000",
                "1,234,567|1234567",
                "72 000|72000",
                "\" 72.000\u00A0\"|72000",
                "'72000|72000",
                "７２０００|72000",
                "16'544|16544",
                "\"=\"\"16544\"\"\"|16544",
                "1,6544E+04|16544",
                "72.5|72.5",
                "1.2|1.2",
                "1,5|1.5",
                "0.5|0.5",
                "72,0|72.0",
                "1.234,5|1234.5",
                "1,234.5|1234.5",
                "-5|-5",
                "(5)|-5",
                "−1.200|-1200",
                "+5|5"
            })
    void number_isReadTheVietnameseWay(String typed, BigDecimal value) {
        assertThat(NumberText.parse(typed)).isEqualTo(new NumberText(Kind.NUMBER, value));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "14604¹|14604",
                "12 ⁽²⁾|12",
                "3 nghìn|3000",
                "1,2 triệu|1200000",
                "1.25 triệu|1250000",
                "2 tỷ|2000000000",
                "3 ngàn|3000"
            })
    void scaleWord_isExact(String typed, BigDecimal value) {
        NumberText text = NumberText.parse(typed);
        assertThat(text.kind()).isEqualTo(Kind.NUMBER);
        assertThat(text.find().orElseThrow()).isEqualByComparingTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gần 50",
                "khoảng 1.200",
                "Gần 3 nghìn",
                "trên 300 nghìn",
                "hơn 95%",
                "~50",
                "> 100",
                "ước đạt 50",
                "50 trở lên",
                "50+"
            })
    void estimate_isNoCount(String typed) {
        assertThat(NumberText.parse(typed)).isEqualTo(new NumberText(Kind.ESTIMATE, null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"12,3%|12.3", "98 %|98", "12.345%|12.345"})
    void percentage_keepsItsFraction(String typed, BigDecimal value) {
        assertThat(NumberText.parse(typed)).isEqualTo(new NumberText(Kind.PERCENT, value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1,234 triệu",
                "1.234 nghìn",
                "nghìn",
                "72.00.000",
                "1.23.456",
                "1.2345.678",
                "0.500.000",
                "00.000",
                "012.000",
                "1.234,567.8",
                "12 hội nghị",
                "1e5",
                "½",
                "12-13",
                "--5",
                "%",
                "12/3",
                "٣",
                "999999999999999999999"
            })
    void anythingElse_isUnclear(String typed) {
        assertThat(NumberText.parse(typed).kind()).isEqualTo(Kind.UNCLEAR);
    }

    @ParameterizedTest
    @CsvSource({"-,NOTHING", "–,NOTHING", "x,NOT_APPLICABLE", "X,NOT_APPLICABLE", "...,NOT_REPORTED", "…,NOT_REPORTED"})
    void signOfTheStatisticsOffice_keepsItsMeaning(String typed, Kind kind) {
        assertThat(NumberText.parse(" " + typed + " ").kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u00A0", "\u200B\uFEFF", "'"})
    void nothingButSpaces_isBlank(String typed) {
        assertThat(NumberText.parse(typed).kind()).isEqualTo(Kind.BLANK);
    }

    @Test
    void everyWholeNumber_isReadBackFromItsVietnameseGroups() {
        Random random = new Random(20221122);
        for (int i = 0; i < 20_000; i++) {
            long number = random.nextLong(0, 1L << random.nextInt(1, 50));
            String grouped = String.format(Locale.GERMANY, "%,d", number);
            assertThat(NumberText.parse(grouped).find()).as(grouped).contains(BigDecimal.valueOf(number));
        }
    }

    @Test
    void noMisplacedMark_everMakesACount() {
        Random random = new Random(20221123);
        for (int i = 0; i < 20_000; i++) {
            String digits = String.valueOf(random.nextLong(1_000, 1_000_000_000));
            int at = 1 + random.nextInt(digits.length() - 1);
            String typed = digits.substring(0, at) + (random.nextBoolean() ? '.' : ',') + digits.substring(at);
            BigDecimal value = NumberText.parse(typed).find().orElse(BigDecimal.valueOf(-1, 1));
            boolean groups = digits.length() - at == 3 && at <= 3;
            assertThat(value.stripTrailingZeros().scale() <= 0
                            && !groups
                            && !digits.substring(at).matches("0+"))
                    .as(typed)
                    .isFalse();
        }
    }

    /** Invisible characters do not make a number invalid, up to a length limit. */
    @Test
    void invisibleCharacters_areLeftOutOfTextsOfAnOrdinaryLength() {
        assertThat(NumberText.parse("1" + "\u200B".repeat(198) + "1").find()).contains(new BigDecimal("11"));
        assertThat(NumberText.parse("1" + "\u200B".repeat(199) + "1").kind()).isEqualTo(Kind.UNCLEAR);
    }

    @Test
    void wideTilde_isATilde() {
        assertThat(NumberText.parse("\uFF5E50").kind()).isEqualTo(Kind.ESTIMATE);
    }

    @Test
    void powerOfTenWithTooFewDigits_isUnclear() {
        assertThat(NumberText.parse("1,65E+04")).isEqualTo(new NumberText(Kind.UNCLEAR, null));
    }
}
