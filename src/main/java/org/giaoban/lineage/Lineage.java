package org.giaoban.lineage;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.giaoban.model.Figure;
import org.jspecify.annotations.Nullable;

/**
 * Where a figure comes from: the whole tree under it, worked out again from the cells in plain Java.
 *
 * @param figure as it stands in the database and the documents
 * @param revision 0 until the figures were closed and changed
 * @param isNewest whether the figure is in force
 */
public record Lineage(Figure figure, String form, int revision, boolean isNewest, LineageNode tree) {

    /**
     * One line of evidence: a cell, or a submission without one.
     *
     * @param key whose number for which part of the period it is
     * @param weight what it is multiplied by where it enters the figure
     * @param cell null where there is none
     */
    public record Reference(
            Figure.Key key, BigDecimal weight, LineageNode.Said said, LineageNode.@Nullable TracedCell cell) {}

    /** All that the figure rests on, and all that is missing in it, in the order of the tree. */
    public List<Reference> listReferences() {
        List<Reference> references = new ArrayList<>();
        tree.leaves().forEach(leaf -> {
            LineageNode.Said said = Objects.requireNonNull(leaf.said());
            if (said.cells().isEmpty()) {
                references.add(new Reference(leaf.key(), leaf.weight(), said, null));
            }
            said.cells().forEach(cell -> references.add(new Reference(leaf.key(), leaf.weight(), said, cell)));
        });
        return references;
    }

    /** What the tree gives, rounded once; null where nothing is known. */
    public @Nullable BigDecimal recomputed() {
        BigDecimal value = tree.value();
        return value == null ? null : value.setScale(LineageNode.DECIMALS, RoundingMode.HALF_UP);
    }

    /** Whether the tree gives the figure; anything else is a defect of the program. */
    public boolean addsUp() {
        BigDecimal again = recomputed();
        BigDecimal stored = figure.value();
        return again == null || stored == null ? again == stored : again.compareTo(stored) == 0;
    }
}
