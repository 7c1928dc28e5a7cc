package org.giaoban.lineage;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.giaoban.model.Figure;
import org.jspecify.annotations.Nullable;

/**
 * The cells that a figure comes from, as a tree under the figure. The figure is computed again from the cells,
 * without the sums of the stored figures.
 *
 * @param figure the figure as stored and printed
 * @param revision 0 until closed figures were changed
 * @param isNewest true if the figure is in force
 * @param tree root of the tree
 */
public record Lineage(Figure figure, String form, int revision, boolean isNewest, LineageNode tree) {

    /**
     * A cell that enters the figure, or a submission without a cell.
     *
     * @param key the number, reporting period and unit that the cell belongs to
     * @param weight factor by which the number enters the figure
     * @param cell null if the submission has no cell for it
     */
    public record Reference(
            Figure.Key key, BigDecimal weight, LineageNode.Said said, LineageNode.@Nullable TracedCell cell) {}

    /** Lists every cell that enters the figure, and every expected submission without one, in the order of the tree. */
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

    /** Returns the result of the tree, rounded once; null if nothing is known. */
    public @Nullable BigDecimal recomputed() {
        BigDecimal value = tree.value();
        return value == null ? null : value.setScale(LineageNode.DECIMALS, RoundingMode.HALF_UP);
    }

    /** True if the tree gives the figure; otherwise the program has a defect. */
    public boolean addsUp() {
        BigDecimal again = recomputed();
        BigDecimal stored = figure.value();
        return again == null || stored == null ? again == stored : again.compareTo(stored) == 0;
    }
}
