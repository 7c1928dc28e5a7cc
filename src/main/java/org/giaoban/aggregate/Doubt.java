package org.giaoban.aggregate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.giaoban.model.DataElement;
import org.giaoban.model.Finding;
import org.giaoban.model.FindingCode;
import org.giaoban.model.Text;

/**
 * Something to say about a value of a submission, before its cell has been looked up.
 *
 * @param category empty for the total
 */
record Doubt(long submission, String element, String category, Finding finding) {

    /** A warning about an element's total. */
    static Finding of(FindingCode code, DataElement element, BigDecimal value) {
        return Finding.of(code, null, null, "")
                .with("element", element.code() + " (" + element.name().vi() + ")")
                .with("value", shown(value));
    }

    /** To one decimal at most, with the mark that each language has. */
    static Text shown(BigDecimal number) {
        String plain =
                number.setScale(1, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
        return new Text(plain.replace('.', ','), plain);
    }
}
