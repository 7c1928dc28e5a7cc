package org.giaoban.validate;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Consumer;
import org.giaoban.model.Finding;
import org.giaoban.model.FindingCode;
import org.giaoban.spreadsheet.Cell;
import org.giaoban.spreadsheet.Cell.Format;
import org.jspecify.annotations.Nullable;

/**
 * What a cell says where a count is asked for.
 *
 * @param value null unless it is {@link Kind#COUNT}
 */
record CountCell(Kind kind, @Nullable BigDecimal value) {

    /** Fifteen digits are what a spreadsheet can hold. */
    private static final BigDecimal LIMIT = BigDecimal.TEN.pow(15);

    private static final CountCell BLANK = new CountCell(Kind.BLANK, null);
    private static final CountCell BAD = new CountCell(Kind.BAD, null);

    /** What kind of thing the cell says. */
    enum Kind {
        COUNT,
        NOT_APPLICABLE,
        /** Nothing, or that nothing is known. */
        BLANK,
        /** No count; the finding was given. */
        BAD
    }

    /**
     * Reads a cell.
     *
     * @param element what is counted, for the messages
     * @param bad takes what makes the cell no count
     * @param notes takes repairs and the like
     */
    static CountCell read(Cell cell, String element, Consumer<Finding> bad, Consumer<Finding> notes) {
        return new Reading(cell, element, bad, notes).read();
    }

    Optional<BigDecimal> find() {
        return Optional.ofNullable(value);
    }

    /** One cell being read. */
    private record Reading(Cell cell, String element, Consumer<Finding> bad, Consumer<Finding> notes) {

        CountCell read() {
            return switch (cell.type()) {
                case NUMBER -> number();
                case TEXT -> text();
                case BOOLEAN -> reject(FindingCode.NOT_A_NUMBER);
                case ERROR -> reject(FindingCode.CELL_ERROR);
                case NOT_CALCULATED -> reject(FindingCode.FORMULA_WITHOUT_VALUE);
            };
        }

        private CountCell number() {
            return cell.look().format() == Format.GENERAL
                    ? count(cell.findNumber().orElseThrow())
                    : reject(FindingCode.NOT_A_NUMBER);
        }

        private CountCell text() {
            NumberText text = NumberText.parse(cell.shown());
            return switch (text.kind()) {
                case BLANK -> BLANK;
                case NUMBER -> repaired(count(text.find().orElseThrow()));
                case NOT_APPLICABLE -> new CountCell(Kind.NOT_APPLICABLE, null);
                case NOTHING -> {
                    notes.accept(finding(FindingCode.READ_AS_ZERO));
                    yield new CountCell(Kind.COUNT, BigDecimal.ZERO);
                }
                case NOT_REPORTED -> {
                    notes.accept(finding(FindingCode.NOT_REPORTED));
                    yield BLANK;
                }
                case ESTIMATE -> reject(FindingCode.ESTIMATE);
                case PERCENT, UNCLEAR -> reject(FindingCode.NOT_A_NUMBER);
            };
        }

        private CountCell repaired(CountCell count) {
            count.find()
                    .ifPresent(value ->
                            notes.accept(finding(FindingCode.NUMBER_REPAIRED).with("after", value.toPlainString())));
            return count;
        }

        private CountCell count(BigDecimal number) {
            BigDecimal plain = number.stripTrailingZeros();
            if (plain.scale() > 0) {
                return reject(FindingCode.NOT_WHOLE);
            }
            if (plain.signum() < 0) {
                return reject(FindingCode.NEGATIVE);
            }
            return plain.compareTo(LIMIT) < 0
                    ? new CountCell(Kind.COUNT, plain.setScale(0))
                    : reject(FindingCode.NUMBER_TOO_LARGE);
        }

        private CountCell reject(FindingCode code) {
            bad.accept(finding(code));
            return BAD;
        }

        private Finding finding(FindingCode code) {
            return cell.finding(code).with("element", element);
        }
    }
}
