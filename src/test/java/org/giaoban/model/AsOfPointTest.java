package org.giaoban.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.giaoban.model.Decision.Kind;
import org.giaoban.model.Decision.Mark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AsOfPointTest {

    @ParameterizedTest
    @CsvSource({
        "2023-07-20, 2023-07-20, true",
        "2023-07-20, 2023-07-19, true",
        "2023-07-20, 2023-07-21, false",
        "2023-07-20, 2023-07-20.999.999, true",
        "2023-07-20.3.1, 2023-07-20.3.0, true",
        "2023-07-20.3.1, 2023-07-20.0.1, true",
        "2023-07-20.3.1, 2023-07-20.4.0, false",
        "2023-07-20.3.1, 2023-07-20.0.2, false",
        "2023-07-20.3.1, 2023-07-20, false",
        "2023-07-20.3.1, 2023-07-19.9.9, true",
        "2023-07-20.3.1, 2023-07-21.1.1, false",
    })
    void includes_whatCameByThen(String moment, String other, boolean included) {
        assertThat(AsOfPoint.of(moment).includes(AsOfPoint.of(other))).isEqualTo(included);
    }

    @Test
    void order_isThatOfDaysThenOfDecisionsThenOfReceipts() {
        assertThat(Stream.of("2023-07-20", "2023-07-20.1.2", "2023-07-19", "2023-07-20.9.1", "2023-07-20.2.2")
                        .map(AsOfPoint::of)
                        .sorted()
                        .map(AsOfPoint::id))
                .containsExactly("2023-07-19", "2023-07-20.9.1", "2023-07-20.1.2", "2023-07-20.2.2", "2023-07-20");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2023-07", "2023-07-20.1", "2023-07-20.1.x", "today"})
    void whatIsNone_isRefused(String id) {
        assertThatThrownBy(() -> AsOfPoint.of(id)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Decision decision(String written) {
        return Decision.of(
                7, LocalDate.of(2023, 7, 20), Period.of("2023-Q2"), Optional.empty(), Kind.CLOSE, written, "An");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Xong | Xong | '' | '' | 2023-07-20",
                "Xong [receipts 182] | Xong | '' | 182 | 2023-07-20.182.7",
                "Xong [templates 0123456789ab] | Xong | 0123456789ab | '' | 2023-07-20",
                "Xong [templates 0123456789ab, receipts 5] | Xong | 0123456789ab | 5 | 2023-07-20.5.7",
                "Xong [theo CV 12] | Xong [theo CV 12] | '' | '' | 2023-07-20",
                "Xong [] | Xong [] | '' | '' | 2023-07-20",
                "Xong [receipts nhiều] | Xong [receipts nhiều] | '' | '' | 2023-07-20",
            })
    void mark_standsInBracketsAfterTheReason(
            String written, String reason, String templates, String receipts, String basedOn) {
        Decision decision = decision(written);
        assertThat(decision.reason()).isEqualTo(reason);
        assertThat(decision.mark().templates().orElse("")).isEqualTo(templates);
        assertThat(decision.mark().receipts().map(String::valueOf).orElse("")).isEqualTo(receipts);
        assertThat(decision.basedOn()).isEqualTo(AsOfPoint.of(basedOn));
        assertThat(decision.takenAt()).isEqualTo(AsOfPoint.of("2023-07-20.0.7"));
        assertThat(decision.written()).isEqualTo(written);
    }

    @Test
    void mark_isWrittenAsItIsRead() {
        Mark mark = Mark.ofReceipts(182).with("0123456789abcdef", "cdef012345678888");
        assertThat(decision("Xong").withMark(mark).written())
                .isEqualTo("Xong [templates 0123456789ab, units cdef01234567, receipts 182]");
        assertThat(decision("Xong [templates 0123456789ab, units cdef01234567, receipts 182]")
                        .mark())
                .isEqualTo(mark);
    }
}
