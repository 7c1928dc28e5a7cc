package org.giaoban.lineage;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.giaoban.aggregate.BoundaryMapping.Share;
import org.giaoban.lineage.LineageNode.Said;
import org.giaoban.lineage.LineageNode.State;
import org.giaoban.lineage.LineageNode.Step;
import org.giaoban.lineage.LineageNode.TracedCell;
import org.giaoban.lineage.SourceValues.Asked;
import org.giaoban.model.AsOfPoint;
import org.giaoban.model.DataElement;
import org.giaoban.model.DataElement.OverTime;
import org.giaoban.model.DataElement.OverUnits;
import org.giaoban.model.Figure;
import org.giaoban.model.Form;
import org.giaoban.model.Indicator;
import org.giaoban.model.Period;

/** Builds the trees under the figures of one unit and period, as {@code src/docs/figures.md} says what they are. */
final class LineageBuilder {

    private final SourceValues evidence;
    private final AsOfPoint world;
    private final Form form;
    private final Figure.Key key;
    private final Comparator<String> order;
    /** The period's parts in order, each with its tree. */
    private final Map<Period, LineageTree> trees;

    private final List<Period> parts;

    /** @param order of units that stand below one */
    LineageBuilder(
            SourceValues evidence,
            AsOfPoint world,
            Form form,
            Figure.Key key,
            Map<Period, LineageTree> trees,
            Comparator<String> order) {
        this.evidence = evidence;
        this.world = world;
        this.form = form;
        this.key = key;
        this.order = order;
        this.trees = trees;
        this.parts = List.copyOf(trees.keySet());
    }

    LineageNode build() {
        Optional<Indicator> indicator = form.findIndicator(key.element());
        if (indicator.isPresent()) {
            return ratio(indicator.get());
        }
        DataElement element = form.findElement(key.element()).orElseThrow();
        if (!key.category().isEmpty() || element.categories().isEmpty()) {
            return new Quantity(element, key.category(), asked -> said(asked, element, key.category())).build();
        }
        return LineageNode.of(
                key,
                Step.CATEGORIES,
                listCategories(element).stream()
                        .map(category ->
                                new Quantity(element, category, asked -> said(asked, element, category)).build())
                        .toList());
    }

    private LineageNode ratio(Indicator indicator) {
        DataElement numerator = form.findElement(indicator.numerator()).orElseThrow();
        DataElement denominator = form.findElement(indicator.denominator()).orElseThrow();
        LineageNode above = new Quantity(numerator, "", asked -> side(asked, numerator, denominator)).build();
        LineageNode below = new Quantity(denominator, "", asked -> side(asked, denominator, numerator)).build();
        return LineageNode.of(key, Step.RATIO, List.of(above.withWeight(indicator.factor()), below));
    }

    /** Those of the form, and what cells say without one. */
    private Set<String> listCategories(DataElement element) {
        Set<String> categories = new LinkedHashSet<>();
        element.categories().forEach(category -> categories.add(category.code()));
        parts.stream()
                .flatMap(part -> evidence.listAsked(world, form.code(), part).values().stream())
                .flatMap(asked -> cells(asked, element).stream())
                .map(TracedCell::category)
                .forEach(categories::add);
        return categories;
    }

    private static List<TracedCell> cells(Asked asked, DataElement element) {
        return Objects.requireNonNull(asked.cells().getOrDefault(element.code(), List.of()));
    }

    private static Said said(Asked asked, DataElement element, String category) {
        return said(
                asked,
                cells(asked, element).stream()
                        .filter(cell -> cell.category().equals(category))
                        .toList());
    }

    /** One side of a ratio: an element over all its categories, where the other side is known too. */
    private static Said side(Asked asked, DataElement element, DataElement other) {
        Said own = said(asked, cells(asked, element));
        boolean isAlone =
                own.state() == State.COUNTED && cells(asked, other).stream().allMatch(cell -> cell.amount() == null);
        return isAlone ? new Said(State.UNPAIRED, own.reason(), own.file(), own.cells()) : own;
    }

    private static Said said(Asked asked, List<TracedCell> cells) {
        State state = asked.state();
        if (state == State.COUNTED && cells.stream().allMatch(cell -> cell.amount() == null)) {
            state = cells.isEmpty() ? State.BLANK : State.NOT_APPLICABLE;
        }
        return new Said(state, asked.reason(), asked.file(), cells);
    }

    /**
     * One number of each unit and part, added up over units and time.
     *
     * @param said what a submission says of it
     */
    private final class Quantity {

        private final DataElement element;
        private final String category;
        private final Function<Asked, Said> said;

        Quantity(DataElement element, String category, Function<Asked, Said> said) {
            this.element = element;
            this.category = category;
            this.said = said;
        }

        LineageNode build() {
            List<LineageNode> undivided = listUndivided();
            if (!undivided.isEmpty()) {
                return LineageNode.of(at(key.period(), key.unit()), Step.NOT_COMPARABLE, undivided);
            }
            if (parts.size() == 1) {
                return inPart(parts.get(0));
            }
            Figure.Key top = at(key.period(), key.unit());
            return switch (element.overTime()) {
                case SUM ->
                    LineageNode.of(
                            top, Step.TIME_SUM, parts.stream().map(this::inPart).toList());
                case LAST -> LineageNode.of(top, Step.TIME_LAST, List.of(inPart(parts.get(parts.size() - 1))));
                case MAX -> highest(top);
                case NONE -> LineageNode.of(top, Step.TIME_NONE, List.of());
            };
        }

        private Figure.Key at(Period period, String unit) {
            return new Figure.Key(period, unit, element.code(), category);
        }

        private LineageNode inPart(Period part) {
            return inUnit(part, key.unit())
                    .orElseGet(() -> LineageNode.of(at(part, key.unit()), stepOverUnits(), List.of()));
        }

        private Step stepOverUnits() {
            return element.overUnits() == OverUnits.SUM ? Step.UNITS : Step.OWN;
        }

        /** A unit's own and the units below it; empty where nobody there was asked. */
        private Optional<LineageNode> inUnit(Period part, String unit) {
            LineageTree tree = getTree(part);
            List<LineageNode> nodes = new ArrayList<>(listLeaves(part, tree.listDirect(unit)));
            if (element.overUnits() == OverUnits.SUM) {
                tree.listChildren(unit).stream()
                        .sorted(order)
                        .flatMap(child -> inUnit(part, child).stream())
                        .forEach(nodes::add);
            }
            if (nodes.isEmpty()) {
                return Optional.empty();
            }
            boolean isItself = nodes.size() == 1 && isOwnLeaf(nodes.get(0), unit);
            return Optional.of(isItself ? nodes.get(0) : LineageNode.of(at(part, unit), stepOverUnits(), nodes));
        }

        private LineageTree getTree(Period part) {
            return Objects.requireNonNull(trees.get(part));
        }

        private boolean isOwnLeaf(LineageNode node, String unit) {
            return node.step() == Step.CELLS
                    && node.key().unit().equals(unit)
                    && node.weight().compareTo(BigDecimal.ONE) == 0;
        }

        private List<LineageNode> listLeaves(Period part, Map<String, Share> shares) {
            Map<String, Asked> asked = evidence.listAsked(world, form.code(), part);
            return shares.keySet().stream()
                    .sorted(order)
                    .filter(asked::containsKey)
                    .flatMap(unit -> leaf(part, unit, Objects.requireNonNull(shares.get(unit))).stream())
                    .toList();
        }

        private Optional<LineageNode> leaf(Period part, String unit, Share share) {
            BigDecimal weight = element.overUnits() == OverUnits.SUM ? share.weight() : share.own();
            boolean counts = element.overUnits() == OverUnits.SUM || weight.signum() != 0;
            Asked asked = evidence.listAsked(world, form.code(), part).get(unit);
            return asked == null || !counts
                    ? Optional.empty()
                    : Optional.of(
                            LineageNode.of(at(part, unit), said.apply(asked)).withWeight(weight));
        }

        /** The largest over time is each unit's own; only then are units added up. */
        private LineageNode highest(Figure.Key top) {
            List<LineageNode> units = parts.stream()
                    .flatMap(part -> getTree(part).listShares(key.unit()).keySet().stream())
                    .distinct()
                    .sorted(order)
                    .map(this::highestOf)
                    .filter(node -> !node.parts().isEmpty())
                    .toList();
            boolean isItself = units.size() == 1 && units.get(0).key().equals(top);
            return isItself ? units.get(0) : LineageNode.of(top, stepOverUnits(), units);
        }

        private LineageNode highestOf(String unit) {
            return LineageNode.of(
                    at(key.period(), unit),
                    Step.TIME_MAX,
                    parts.stream()
                            .flatMap(part -> Optional.ofNullable(
                                    getTree(part).listShares(key.unit()).get(unit))
                                    .flatMap(share -> leaf(part, unit, share))
                                    .stream())
                            .toList());
        }

        /** What was reported by units that were split without weights, of which nobody can tell how much is this unit's. */
        private List<LineageNode> listUndivided() {
            return listCounting()
                    .flatMap(part -> listLeaves(part, getTree(part)).stream())
                    .filter(leaf -> leaf.value() != null)
                    .toList();
        }

        private List<LineageNode> listLeaves(Period part, LineageTree tree) {
            Map<String, Asked> asked = evidence.listAsked(world, form.code(), part);
            return tree.listGaps(key.unit()).stream()
                    .filter(asked::containsKey)
                    .map(unit -> LineageNode.of(at(part, unit), said.apply(Objects.requireNonNull(asked.get(unit)))))
                    .toList();
        }

        /** The parts whose values make the period's. */
        private Stream<Period> listCounting() {
            OverTime overTime = element.overTime();
            return parts.stream()
                    .filter(part -> overTime != OverTime.LAST || part.equals(parts.get(parts.size() - 1)))
                    .filter(part -> overTime != OverTime.NONE || parts.size() == 1);
        }
    }
}
