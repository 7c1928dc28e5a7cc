package org.giaoban.aggregate;

import java.math.BigDecimal;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.giaoban.model.Decision;
import org.giaoban.model.Form;
import org.jspecify.annotations.Nullable;

/**
 * What each submission of a form reported, as a row of {@link Amounts}. {@link #amended} returns a copy in which the
 * office's amendments replace reported values.
 */
public final class ReportedValues {

    private final Measures measures;
    private final Map<Long, Amounts.Builder> open = new HashMap<>();
    private final Map<Long, Amounts> rows = new HashMap<>();
    private final Amounts blank;
    /** Source of the rows of submissions without amendments; null for the reported values themselves. */
    private final @Nullable ReportedValues reported;

    private final Map<Long, List<Decision>> amendments;

    public ReportedValues(Form form) {
        this.measures = new Measures(form);
        this.blank = Amounts.blank(measures);
        this.reported = null;
        this.amendments = Map.of();
    }

    private ReportedValues(ReportedValues reported, Map<Long, List<Decision>> amendments) {
        this.measures = reported.measures;
        this.blank = reported.blank;
        amendments.forEach((submission, decisions) -> rows.put(submission, reported.amend(submission, decisions)));
        this.reported = reported;
        this.amendments = Map.copyOf(amendments);
    }

    /**
     * Returns a copy in which amended values replace reported ones.
     *
     * @param amendments decisions that apply to each submission, by the submission's number
     */
    public ReportedValues amended(Map<Long, List<Decision>> amendments) {
        return amendments.isEmpty() ? this : new ReportedValues(this, amendments);
    }

    /** The values without amendments. */
    public ReportedValues reported() {
        return reported == null ? this : reported;
    }

    /** The amendments of a submission that these values contain. */
    public List<Decision> listAmendments(long submission) {
        return amendments.getOrDefault(submission, List.of());
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

    private Amounts amend(long submission, List<Decision> amendments) {
        Amounts.Builder builder = new Amounts.Builder(measures);
        forEachCells(
                submission, (element, category, amount) -> builder.put(measures.findCells(element, category), amount));
        for (Decision amendment : amendments) {
            int place = measures.findCells(
                    amendment.element().element(), amendment.element().category());
            if (place >= 0) {
                builder.amend(place, amendment.details().value().orElseThrow());
            }
        }
        builder.takeAmendedFromUndivided();
        return builder.build();
    }

    Measures measures() {
        return measures;
    }

    Amounts get(long submission) {
        Amounts.Builder builder = open.remove(submission);
        if (builder != null) {
            rows.put(submission, builder.build());
        }
        Amounts row = rows.get(submission);
        return row != null ? row : reported == null ? blank : reported.get(submission);
    }

    /**
     * Returns the places at which two submissions do not match: one reported a number other than zero and the other
     * left the cells blank. An indicator does not match if one submission has both sides, not both zero, and the
     * other lacks one of them.
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

    /** Passes every number and every "not applicable" of a submission, category by category. */
    public void forEachCells(long submission, CellsConsumer consumer) {
        Amounts row = get(submission);
        measures.forEachCells((place, element, category) -> {
            if (row.isReported(place)) {
                consumer.accept(element, category, row.find(place));
            }
        });
    }

    /** Receives what the cells of a submission give to an element and category; null for "not applicable". */
    public interface CellsConsumer {
        void accept(String element, String category, @Nullable BigDecimal amount);
    }
}
