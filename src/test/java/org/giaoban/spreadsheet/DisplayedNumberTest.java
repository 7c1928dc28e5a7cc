package org.giaoban.spreadsheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayedNumberTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "72|0.000|72.000",
                "72|#,##0.000|72.000",
                "15|0\".000\"|15.000",
                "15|0\" nghìn\"|15 nghìn",
                "15000|#,##0,|15",
                "15000|0,\"k\"|15k",
                "95|0\"%\"|95%",
                "72|[Red]-0|-72",
            })
    void formatThatDisplaysAnotherNumber(String number, String code, String displayed) {
        assertThat(DisplayedNumber.findDiffering(new BigDecimal(number), code)).isEqualTo(displayed);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "72|General",
                "72000|#,##0",
                "72|0.00",
                "72|0000",
                "72|#,##0 \"người\"",
                "15000|_-* #,##0_-;-* #,##0_-;_-* \"-\"_-;_-@_-",
                "0|_-* #,##0_-;-* #,##0_-;_-* \"-\"_-;_-@_-",
                "15000|# ##0",
                "15000|#,##0\\ [$₫-42A]",
                "-72|#,##0_);(#,##0)",
                "12.345|0.000",
                "72|;;;",
                "72|[broken",
            })
    void formatThatDisplaysTheNumber(String number, String code) {
        assertThat(DisplayedNumber.findDiffering(new BigDecimal(number), code)).isEmpty();
    }

    /** OpenDocument files hold the displayed text, with the marks of their own locale. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "72000|72.000|true",
                "72000|72,000|true",
                "72|72.000|false",
                "72|72,00|true",
                "1234567|1.234.567,00|true",
                "15|15 nghìn|false"
            })
    void displayedText_isComparedWithTheNumber(String number, String text, boolean same) {
        assertThat(DisplayedNumber.differing(new BigDecimal(number), text).isEmpty())
                .isEqualTo(same);
    }
}
