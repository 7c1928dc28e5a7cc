package org.giaoban.validate;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Consumer;
import org.giaoban.model.Finding;
import org.giaoban.model.FindingCode;
import org.giaoban.spreadsheet.Cell;
import org.giaoban.spreadsheet.Cell.NumberFormat;
import org.jspecify.annotations.Nullable;

/**
 * The content of a cell in which a count is expected.
 *
 * @param value the count; null unless the kind is {@link Kind#COUNT}
 */
record CountCell(Kind kind, @Nullable BigDecimal value) {

    /** Counts of 16 digits and more are refused because spreadsheets store 15 significant digits. */
    private static final BigDecimal LIMIT = BigDecimal.TEN.pow(15);

    private static final CountCell BLANK = new CountCell(Kind.BLANK, null);
    private static final CountCell BAD = new CountCell(Kind.BAD, null);

    /** Kind of content. */
    enum Kind {
        COUNT,
        NOT_APPLICABLE,
        /** Empty, or marked as not reported. */
        BLANK,
        /** Not a count; a finding was added. */
        BAD
    }

    /**
     * Reads a cell.
     *
     * @param element element and category as messages name them
     * @param words words that may follow the number, such as the counting unit
     * @param bad receives the finding that makes the cell invalid
     * @param notes receives repairs and other notes
     */
    static CountCell read(Cell cell, String element, String words, Consumer<Finding> bad, Consumer<Finding> notes) {
        return new Reading(cell, element, words, bad, notes).read();
    }

    Optional<BigDecimal> find() {
        return Optional.ofNullable(value);
    }

    /** The state of reading one cell. */
    private record Reading(Cell cell, String element, String words, Consumer<Finding> bad, Consumer<Finding> notes) {

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
            String display = cell.format().display();
            if (!display.isEmpty()) {
                bad.accept(cell.withText(display)
                        .finding(display.contains("%") ? FindingCode.NOT_A_NUMBER : FindingCode.SHOWN_OTHERWISE)
                        .with("element", element)
                        .with("value", cell.shown()));
                return BAD;
            }
            return cell.format().numberFormat() == NumberFormat.GENERAL
                    ? count(cell.findNumber().orElseThrow())
                    : reject(FindingCode.NOT_A_NUMBER);
        }

        private CountCell text() {
            NumberText text = NumberText.parse(cell.shown(), words);
            return switch (text.kind()) {
                case BLANK -> BLANK;
                case NUMBER -> repaired(count(text.find().orElseThrow()));
                case NOT_APPLICABLE -> new CountCell(Kind.NOT_APPLICABLE, null);
                case NOTHING -> {
                    if (!NumberText.isDash(cell.shown())) {
                        notes.accept(finding(FindingCode.READ_AS_ZERO));
                    }
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
