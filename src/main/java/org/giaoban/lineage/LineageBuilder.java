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
import org.giaoban.aggregate.BoundaryMapping.Weight;
import org.giaoban.lineage.LineageNode.Said;
import org.giaoban.lineage.LineageNode.State;
import org.giaoban.lineage.LineageNode.Step;
import org.giaoban.lineage.LineageNode.TracedCell;
import org.giaoban.lineage.SourceValues.SourceValue;
import org.giaoban.model.AsOfPoint;
import org.giaoban.model.DataElement;
import org.giaoban.model.DataElement.OverTime;
import org.giaoban.model.DataElement.OverUnits;
import org.giaoban.model.Figure;
import org.giaoban.model.Form;
import org.giaoban.model.Indicator;
import org.giaoban.model.Period;

/** Builds the trees under the figures of one unit and period, as {@code src/docs/figures.md} defines the figures. */
final class LineageBuilder {

    private final SourceValues values;
    private final AsOfPoint asOf;
    private final Form form;
    private final Figure.Key key;
    private final Comparator<String> order;
    /** Tree of each reporting period of the period, in order. */
    private final Map<Period, LineageTree> trees;

    private final List<Period> reportingPeriods;

    /** @param order order in which the units below a unit are listed */
    LineageBuilder(
            SourceValues values,
            AsOfPoint asOf,
            Form form,
            Figure.Key key,
            Map<Period, LineageTree> trees,
            Comparator<String> order) {
        this.values = values;
        this.asOf = asOf;
        this.form = form;
        this.key = key;
        this.order = order;
        this.trees = trees;
        this.reportingPeriods = List.copyOf(trees.keySet());
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
        List<Quantity> categories = listCategories(element).stream()
                .map(category -> new Quantity(element, category, asked -> said(asked, element, category)))
                .toList();
        return element.overTime() == OverTime.MAX && reportingPeriods.size() > 1
                ? largest(categories)
                : LineageNode.of(
                        key,
                        Step.CATEGORIES,
                        categories.stream().map(Quantity::build).toList());
    }

    /**
     * Creates the node of an element whose value over time is the largest of its totals, each total summed over
     * categories.
     */
    private LineageNode largest(List<Quantity> categories) {
        List<LineageNode> undivided = categories.stream()
                .flatMap(category -> category.listUndivided().stream())
                .toList();
        if (!undivided.isEmpty()) {
            return LineageNode.of(key, Step.NOT_COMPARABLE, undivided);
        }
        return LineageNode.of(
                key,
                Step.TIME_MAX,
                reportingPeriods.stream()
                        .map(period -> LineageNode.of(
                                new Figure.Key(period, key.unit(), key.element(), ""),
                                Step.CATEGORIES,
                                categories.stream()
                                        .map(category -> category.inPart(period))
                                        .toList()))
                        .toList());
    }

    private LineageNode ratio(Indicator indicator) {
        DataElement numerator = form.findElement(indicator.numerator()).orElseThrow();
        DataElement denominator = form.findElement(indicator.denominator()).orElseThrow();
        LineageNode above = new Quantity(numerator, "", asked -> side(asked, numerator, denominator)).build();
        LineageNode below = new Quantity(denominator, "", asked -> side(asked, denominator, numerator)).build();
        return LineageNode.of(key, Step.RATIO, List.of(above.withWeight(indicator.factor()), below));
    }

    /** Lists the form's categories of an element, and the empty category if cells gave a value without a category. */
    private Set<String> listCategories(DataElement element) {
        Set<String> categories = new LinkedHashSet<>();
        element.categories().forEach(category -> categories.add(category.code()));
        reportingPeriods.stream()
                .flatMap(period -> values.list(asOf, form, period).values().stream())
                .flatMap(asked -> cells(asked, element).stream())
                .map(TracedCell::category)
                .forEach(categories::add);
        return categories;
    }

    private static List<TracedCell> cells(SourceValue asked, DataElement element) {
        return Objects.requireNonNull(asked.cells().getOrDefault(element.code(), List.of()));
    }

    private static Said said(SourceValue asked, DataElement element, String category) {
        return said(
                asked,
                cells(asked, element).stream()
                        .filter(cell -> cell.category().equals(category))
                        .toList());
    }

    /**
     * Returns what a submission gives to one side of a ratio, over all categories of the element; it is left out if
     * the other side is unknown.
     */
    private static Said side(SourceValue asked, DataElement element, DataElement other) {
        Said own = said(asked, cells(asked, element));
        boolean isAlone =
                own.state() == State.COUNTED && cells(asked, other).stream().allMatch(cell -> cell.amount() == null);
        return isAlone ? new Said(State.UNPAIRED, own.reason(), own.file(), own.cells()) : own;
    }

    private static Said said(SourceValue asked, List<TracedCell> cells) {
        State state = asked.state();
        if (state == State.COUNTED && cells.stream().allMatch(cell -> cell.amount() == null)) {
            state = cells.isEmpty() ? State.BLANK : State.NOT_APPLICABLE;
        }
        return new Said(state, asked.reason(), asked.file(), cells);
    }

    /**
     * Adds up one number of each submission over units and over time.
     *
     * @param said returns what a submission gives to the number
     */
    private final class Quantity {

        private final DataElement element;
        private final String category;
        private final Function<SourceValue, Said> said;

        Quantity(DataElement element, String category, Function<SourceValue, Said> said) {
            this.element = element;
            this.category = category;
            this.said = said;
        }

        LineageNode build() {
            List<LineageNode> undivided = listUndivided();
            if (!undivided.isEmpty()) {
                return LineageNode.of(at(key.period(), key.unit()), Step.NOT_COMPARABLE, undivided);
            }
            if (reportingPeriods.size() == 1) {
                return inPart(reportingPeriods.get(0));
            }
            Figure.Key top = at(key.period(), key.unit());
            return switch (element.overTime()) {
                case SUM ->
                    LineageNode.of(
                            top,
                            Step.TIME_SUM,
                            reportingPeriods.stream().map(this::inPart).toList());
                case LAST ->
                    LineageNode.of(
                            top, Step.TIME_LAST, List.of(inPart(reportingPeriods.get(reportingPeriods.size() - 1))));
                case MAX ->
                    LineageNode.of(
                            top,
                            Step.TIME_MAX,
                            reportingPeriods.stream().map(this::inPart).toList());
                case NONE -> LineageNode.of(top, Step.TIME_NONE, List.of());
            };
        }

        private Figure.Key at(Period period, String unit) {
            return new Figure.Key(period, unit, element.code(), category);
        }

        private LineageNode inPart(Period period) {
            return inUnit(period, key.unit())
                    .orElseGet(() -> LineageNode.of(at(period, key.unit()), stepOverUnits(), List.of()));
        }

        private Step stepOverUnits() {
            return element.overUnits() == OverUnits.SUM ? Step.UNITS : Step.OWN;
        }

        /**
         * Creates the node of a unit: its own value and the nodes of the units below it; empty if no submission is
         * expected of any of them.
         */
        private Optional<LineageNode> inUnit(Period period, String unit) {
            LineageTree tree = getTree(period);
            List<LineageNode> nodes = new ArrayList<>(listLeaves(period, tree.listDirect(unit)));
            if (element.overUnits() == OverUnits.SUM) {
                tree.listChildren(unit).stream()
                        .sorted(order)
                        .flatMap(child -> inUnit(period, child).stream())
                        .forEach(nodes::add);
            }
            if (nodes.isEmpty()) {
                return Optional.empty();
            }
            boolean isItself = nodes.size() == 1 && isOwnLeaf(nodes.get(0), unit);
            return Optional.of(isItself ? nodes.get(0) : LineageNode.of(at(period, unit), stepOverUnits(), nodes));
        }

        private LineageTree getTree(Period period) {
            return Objects.requireNonNull(trees.get(period));
        }

        private boolean isOwnLeaf(LineageNode node, String unit) {
            return node.step() == Step.CELLS
                    && node.key().unit().equals(unit)
                    && node.weight().compareTo(BigDecimal.ONE) == 0;
        }

        private List<LineageNode> listLeaves(Period period, Map<String, Weight> weights) {
            Map<String, SourceValue> asked = values.list(asOf, form, period);
            return weights.keySet().stream()
                    .sorted(order)
                    .filter(asked::containsKey)
                    .flatMap(unit -> leaf(period, unit, Objects.requireNonNull(weights.get(unit))).stream())
                    .toList();
        }

        private Optional<LineageNode> leaf(Period period, String unit, Weight weight) {
            BigDecimal counted = element.overUnits() == OverUnits.SUM ? weight.all() : weight.own();
            boolean counts = element.overUnits() == OverUnits.SUM || counted.signum() != 0;
            SourceValue asked = values.list(asOf, form, period).get(unit);
            return asked == null || !counts
                    ? Optional.empty()
                    : Optional.of(
                            LineageNode.of(at(period, unit), said.apply(asked)).withWeight(counted));
        }

        /**
         * Lists the known values of units that were split without weights, so that the share of this unit is unknown.
         */
        private List<LineageNode> listUndivided() {
            return listCounting()
                    .flatMap(period -> listLeaves(period, getTree(period)).stream())
                    .filter(leaf -> leaf.value() != null)
                    .toList();
        }

        private List<LineageNode> listLeaves(Period period, LineageTree tree) {
            Map<String, SourceValue> asked = values.list(asOf, form, period);
            return tree.listUnallocable(key.unit()).stream()
                    .filter(asked::containsKey)
                    .map(unit -> LineageNode.of(at(period, unit), said.apply(Objects.requireNonNull(asked.get(unit)))))
                    .toList();
        }

        /** Returns the reporting periods whose values enter the period's value. */
        private Stream<Period> listCounting() {
            OverTime overTime = element.overTime();
            return reportingPeriods.stream()
                    .filter(period -> overTime != OverTime.LAST
                            || period.equals(reportingPeriods.get(reportingPeriods.size() - 1)))
                    .filter(period -> overTime != OverTime.NONE || reportingPeriods.size() == 1);
        }
    }
}
