package org.giaoban.aggregate;

import java.math.BigDecimal;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.giaoban.model.Form;
import org.jspecify.annotations.Nullable;

/** What each submission of a form reported: a row of {@link Amounts} for each. */
public final class ReportedValues {

    private final Measures measures;
    private final Map<Long, Amounts.Builder> open = new HashMap<>();
    private final Map<Long, Amounts> rows = new HashMap<>();
    private final Amounts blank;

    public ReportedValues(Form form) {
        this.measures = new Measures(form);
        this.blank = Amounts.blank(measures);
    }

    /**
     * Adds what the cells of a submission give to an element and category; elements that the form does not know are left
     * out.
     *
     * @param amount the sum of the cells; null where all of them say "not applicable"
     */
    public void add(long submission, String element, String category, @Nullable BigDecimal amount) {
        int place = measures.findCells(element, category);
        if (place >= 0) {
            open.computeIfAbsent(submission, id -> new Amounts.Builder(measures))
                    .put(place, amount);
        }
    }

    Measures measures() {
        return measures;
    }

    Amounts get(long submission) {
        Amounts.Builder builder = open.remove(submission);
        if (builder != null) {
            rows.put(submission, builder.build());
        }
        return rows.getOrDefault(submission, blank);
    }

    /**
     * The places at which only one of two submissions reported a number other than zero, and the other one left the cells
     * blank. An indicator is unmatched if one submission has both sides, not both zero, and the other lacks one of them.
     */
    BitSet listUnmatched(long one, long other) {
        BitSet unmatched = new BitSet(measures.size());
        addUnmatched(get(one), get(other), unmatched);
        addUnmatched(get(other), get(one), unmatched);
        return unmatched;
    }

    private void addUnmatched(Amounts told, Amounts other, BitSet unmatched) {
        measures.forEachCells((place, element, category) -> {
            if (told.isNotZero(place) && !other.isReported(place)) {
                unmatched.set(place);
            }
        });
        for (Measures.Ratio ratio : measures.ratios()) {
            boolean isTold = told.isKnown(ratio.numerator())
                    && (told.isNotZero(ratio.numerator()) || told.isNotZero(ratio.denominator()));
            boolean isLeftBlank = ratio.numerators().stream().noneMatch(other::isReported)
                    || ratio.denominators().stream().noneMatch(other::isReported);
            if (isTold && isLeftBlank) {
                unmatched.set(ratio.numerator());
                unmatched.set(ratio.denominator());
            }
        }
    }

    /** Gives every number and every "not applicable" of a submission, category by category. */
    public void forEachCells(long submission, CellsConsumer consumer) {
        Amounts row = get(submission);
        measures.forEachCells((place, element, category) -> {
            if (row.isReported(place)) {
                consumer.accept(element, category, row.find(place));
            }
        });
    }

    /** Takes what the cells of a submission give to an element and category; null for "not applicable". */
    public interface CellsConsumer {
        void accept(String element, String category, @Nullable BigDecimal amount);
    }
}
