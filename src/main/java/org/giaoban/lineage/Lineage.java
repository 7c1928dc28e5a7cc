package org.giaoban.lineage;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
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
     * @param weight factor by which the number enters the figure, or its side of a ratio: the product of the weights on
     *     the way up the tree; 0 for a number that does not enter it, because its other side is not known or another
     *     period has the largest value
     * @param cell null if the submission has no cell for it
     */
    public record Reference(
            Figure.Key key, BigDecimal weight, LineageNode.Said said, LineageNode.@Nullable TracedCell cell) {}

    /** Lists every cell that enters the figure, and every expected submission without one, in the order of the tree. */
    public List<Reference> listReferences() {
        List<Reference> references = new ArrayList<>();
        addReferences(tree, BigDecimal.ONE, references);
        return references;
    }

    /** @param above product of the weights above the node */
    private static void addReferences(LineageNode node, BigDecimal above, List<Reference> references) {
        BigDecimal weight = above.multiply(node.weight());
        LineageNode.Said said = node.said();
        if (said == null) {
            node.parts()
                    .forEach(
                            part -> addReferences(part, node.isEnteredBy(part) ? weight : BigDecimal.ZERO, references));
            return;
        }
        BigDecimal entering = node.value() == null && !said.cells().isEmpty() ? BigDecimal.ZERO : weight;
        if (said.cells().isEmpty()) {
            references.add(new Reference(node.key(), weight, said, null));
        }
        said.cells().forEach(cell -> references.add(new Reference(node.key(), entering, said, cell)));
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
