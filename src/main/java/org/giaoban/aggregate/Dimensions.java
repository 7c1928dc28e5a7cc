package org.giaoban.aggregate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.model.AsOfPoint;
import org.giaoban.model.DataElement;
import org.giaoban.model.Decision;
import org.giaoban.model.Figure.View;
import org.giaoban.model.Form;
import org.giaoban.model.Indicator;
import org.giaoban.model.OrgTree;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.Period;
import org.giaoban.model.PeriodState;
import org.giaoban.model.ReportingCalendar;
import org.giaoban.timeline.Sent;
import org.giaoban.timeline.SnapshotPlan;
import org.giaoban.timeline.SnapshotPlan.Standpoint;
import org.jspecify.annotations.Nullable;

/**
 * What the definitions say about the periods that have data, as rows for the sums of one world: which periods are
 * listed, what they are made of, which units they are summed for and in which tree, who is expected. Plain Java, since
 * it is rules; the sums are SQL. {@code src/docs/figures.md} says what they mean.
 *
 * <p>Each top unit is an office of its own: a period is listed for it as soon as a unit below it has sent something in
 * for one of the period's parts.
 */
public final class Dimensions {

    /** The number of the tree that everything is restated in; the parts' own follow. */
    private static final int RESTATED = 0;

    private final Catalogue catalogue;
    private final AsOfPoint world;
    /** What the rows of the world stand under. */
    private final String key;

    private final SnapshotPlan standpoints;
    private final OrgTree.Day today;
    private final BoundaryMapping restated;
    private final Map<OrgTree.Day, BoundaryMapping> placements = new HashMap<>();
    private final Map<OrgTree.Day, Integer> trees = new HashMap<>();
    private final Map<String, List<Object[]>> rows = new TreeMap<>();
    private boolean restatedIsThere;

    /**
     * @param world what it knows of
     * @param standpoints which figures are to be those of which world
     */
    public Dimensions(Catalogue catalogue, AsOfPoint world, SnapshotPlan standpoints) {
        this.catalogue = catalogue;
        this.world = world;
        this.key = (standpoints.isToday(world) ? AsOfPoint.CURRENT : world).id();
        this.standpoints = standpoints;
        this.today = catalogue.units().on(world.day());
        this.restated = new BoundaryMapping(catalogue.units(), today);
    }

    /** The rows of each {@code dim_} table, in a stable order. */
    public Map<String, List<Object[]>> rows(List<Sent> sent) {
        catalogue.forms().values().stream()
                .sorted(Comparator.comparing(Form::code))
                .forEach(form -> {
                    addElements(form);
                    new OfForm(form, sent).add();
                });
        catalogue.targets().forEach(t -> add("dim_target", t.unit(), t.element(), t.year(), t.value()));
        return rows;
    }

    /** The rows of one form. */
    private class OfForm {

        private final Form form;
        private final ReportingCalendar calendar;
        /** The units that sent something in for a part, of those in its tree. */
        private final Map<Period, Set<String>> senders = new TreeMap<>();

        /** The parts for which an office had something by the end of this world. */
        private final Map<String, Set<Period>> reportedByOffice = new TreeMap<>();
        /** Those for which it has by now: what was closed before anything came in is listed too. */
        private final Map<String, Set<Period>> sentByOffice = new TreeMap<>();

        private final Map<String, Set<Period>> listedByOffice = new TreeMap<>();
        private final Map<Period, Set<String>> changed = new HashMap<>();

        OfForm(Form form, List<Sent> sent) {
            this.form = form;
            this.calendar = catalogue.getCalendar(form);
            sent.stream()
                    .filter(one -> one.form().equals(form.code()))
                    .forEach(one -> treeOf(one.part()).findRoot(one.unit()).ifPresent(office -> arrive(one, office)));
        }

        private void arrive(Sent one, String office) {
            if (standpoints.isKnown(one.moment())) {
                sentByOffice.computeIfAbsent(office, key -> new TreeSet<>()).add(one.part());
            }
            if (world.includes(one.moment())) {
                senders.computeIfAbsent(one.part(), part -> new TreeSet<>()).add(one.unit());
                reportedByOffice.computeIfAbsent(office, key -> new TreeSet<>()).add(one.part());
            }
        }

        void add() {
            Set<Period> listed = new TreeSet<>();
            sentByOffice.forEach((office, parts) -> {
                Set<Period> ofOffice = new TreeSet<>();
                parts.forEach(part -> ofOffice.addAll(part.listContaining()));
                ofOffice.removeIf(period -> !standpoints.isNeeded(form, world, period));
                listedByOffice.put(office, ofOffice);
                listed.addAll(ofOffice);
            });
            Set<Period> parts = new TreeSet<>();
            for (Period period : listed) {
                addPeriod(period);
                parts.addAll(period.listParts(form.periodType()));
                // Those that stand in no row of today may be in one of the day on which they were closed.
                restated.listUnits().forEach(unit -> standpoints.get(form, period, unit));
            }
            // A part's last year may be in no listed period: a week of one quarter may have been in another one then.
            List.copyOf(parts)
                    .forEach(part ->
                            part.findLastYear().filter(senders::containsKey).ifPresent(parts::add));
            parts.forEach(this::addPart);
            listed.forEach(this::addScopes);
            Set<Period> restatedParts = addRestated(listed);
            if (!restatedParts.isEmpty()) {
                restatedParts.forEach(part ->
                        Dimensions.this.add("dim_tree", key, form.code(), part.id(), View.RESTATED.id(), RESTATED));
                addRestatedTree();
            }
        }

        private OrgTree.Day treeOf(Period part) {
            return catalogue.getTree(form, part);
        }

        private void addPeriod(Period period) {
            Dimensions.this.add(
                    "dim_period",
                    key,
                    form.code(),
                    period.id(),
                    id(period.findPrevious()),
                    id(period.findLastYear()),
                    id(period.findYearToDate()),
                    period.year());
            List<Period> parts = period.listParts(form.periodType());
            for (Period part : parts) {
                Dimensions.this.add(
                        "dim_part",
                        key,
                        form.code(),
                        period.id(),
                        part.id(),
                        part.equals(parts.get(parts.size() - 1)),
                        id(part.findLastYear()));
            }
        }

        private void addPart(Period part) {
            Dimensions.this.add("dim_tree", key, form.code(), part.id(), View.AS_REPORTED.id(), numberOf(treeOf(part)));
            for (OrgUnit unit : treeOf(part).units()) {
                if (form.isAskedOf(unit)) {
                    addExpected(part, unit);
                }
            }
        }

        private void addExpected(Period part, OrgUnit unit) {
            Optional<Decision> excluded = findDecision(part, unit, Decision.Kind.EXCLUDE);
            Optional<AsOfPoint> closing = standpoints.findClosing(form, part, unit.code(), world);
            Dimensions.this.add(
                    "dim_expected",
                    key,
                    form.code(),
                    part.id(),
                    unit.code(),
                    getDueDate(part, unit),
                    excluded.isPresent(),
                    excluded.map(Decision::reason).orElse(""),
                    closing.map(AsOfPoint::day).orElse(null),
                    closing.map(AsOfPoint::receipts).orElse(null));
            findDecision(part, unit, Decision.Kind.RETURN)
                    .ifPresent(d -> Dimensions.this.add(
                            "dim_returned",
                            key,
                            form.code(),
                            part.id(),
                            unit.code(),
                            d.date(),
                            d.sight().receipts(),
                            d.reason()));
        }

        /** The calendar's, or as it was extended; an extension without a day holds until the period is closed. */
        private LocalDate getDueDate(Period part, OrgUnit unit) {
            return findDecision(part, unit, Decision.Kind.EXTEND)
                    .map(extension -> extension.until().orElse(AsOfPoint.CURRENT.day()))
                    .orElseGet(() -> calendar.getDueDate(part));
        }

        private void addScopes(Period period) {
            List<Period> parts = period.listParts(form.periodType());
            Period last = parts.get(parts.size() - 1);
            Set<String> breaks = listBreaks(period);
            Set<String> done = new HashSet<>();
            listedByOffice.forEach((office, listed) -> {
                if (!listed.contains(period)) {
                    return;
                }
                boolean hasEnd = reportedByOffice.getOrDefault(office, Set.of()).contains(last);
                for (Period part : parts) {
                    OrgTree.Day tree = treeOf(part);
                    tree.units().stream()
                            .map(OrgUnit::code)
                            .filter(unit ->
                                    tree.findRoot(unit).filter(office::equals).isPresent())
                            .filter(done::add)
                            .forEach(unit -> addScope(
                                    period,
                                    View.AS_REPORTED,
                                    unit,
                                    hasEnd && treeOf(last).contains(unit),
                                    breaks.contains(unit),
                                    true));
                }
            });
        }

        private void addScope(
                Period period, View view, String unit, boolean hasEnd, boolean isBreak, boolean isWanted) {
            Standpoint standpoint = standpoints.get(form, period, unit);
            // What is restated is restated tonight: the tree that it is restated to is the one of the business date.
            boolean isRestated = view == View.RESTATED;
            boolean isTonight = standpoints.isToday(world);
            boolean isNewest = isRestated ? isTonight : standpoint.newest().equals(world);
            boolean isShown = isWanted && (isNewest || standpoint.isSuperseded(world));
            Dimensions.this.add(
                    "dim_scope",
                    key,
                    form.code(),
                    period.id(),
                    view.id(),
                    unit,
                    hasEnd,
                    stateOf(period, unit).name(),
                    isBreak,
                    standpoint.getRevision(isNewest ? standpoint.newest() : world),
                    isShown,
                    isShown && isNewest);
        }

        private PeriodState stateOf(Period period, String unit) {
            if (standpoints.findClosing(form, period, unit, world).isPresent()) {
                return PeriodState.CLOSED;
            }
            return world.day().isAfter(calendar.getDueDate(period)) ? PeriodState.PROVISIONAL : PeriodState.OPEN;
        }

        /** Units whose figure is of other units than last year's, or in one of the period's parts. */
        private Set<String> listBreaks(Period period) {
            BoundaryMapping placement = placementIn(treeOf(period));
            Set<String> breaks = new HashSet<>();
            Stream.concat(Stream.of(period), period.findLastYear().filter(calendar::knows).stream())
                    .flatMap(each -> each.listParts(form.periodType()).stream())
                    .forEach(part -> breaks.addAll(listChanged(part, placement)));
            return breaks;
        }

        /** Units to which something else counts in a placement than did in the part's own tree. */
        private Set<String> listChanged(Period part, BoundaryMapping placement) {
            Set<String> units = new HashSet<>();
            OrgTree.Day tree = treeOf(part);
            if (placement.isOf(tree)) {
                return units;
            }
            for (String sender : senders.getOrDefault(part, Set.of())) {
                Set<String> path = new LinkedHashSet<>(tree.listPath(sender));
                Set<String> all = new HashSet<>(path);
                all.addAll(placement.get(sender).keySet());
                all.addAll(placement.listGaps(sender));
                all.stream()
                        .filter(unit -> placement
                                                .get(sender)
                                                .getOrDefault(unit, BoundaryMapping.Share.NONE)
                                                .weight()
                                                .compareTo(path.contains(unit) ? BigDecimal.ONE : BigDecimal.ZERO)
                                        != 0
                                || placement.listGaps(sender).contains(unit))
                        .forEach(units::add);
            }
            return units;
        }

        /**
         * The units of today's tree for the periods where they are something else today, and for those that these are
         * compared with.
         *
         * @return the parts of all these periods
         */
        private Set<Period> addRestated(Set<Period> listed) {
            Map<Period, Set<String>> shown = new TreeMap<>();
            for (Period period : listed) {
                Set<String> units = listRelevant(period)
                        .flatMap(each -> each.listParts(form.periodType()).stream())
                        .distinct()
                        .flatMap(part -> changed.computeIfAbsent(part, key -> listChanged(key, restated)).stream())
                        .filter(unit -> today.contains(unit) && concerns(period, unit))
                        .collect(Collectors.toCollection(TreeSet::new));
                if (!units.isEmpty()) {
                    shown.put(period, units);
                }
            }
            Set<String> all = new TreeSet<>();
            shown.values().forEach(all::addAll);
            Set<Period> parts = new TreeSet<>();
            shown.keySet().stream()
                    .flatMap(this::listRelevant)
                    .filter(listed::contains)
                    .distinct()
                    .forEach(period -> {
                        parts.addAll(period.listParts(form.periodType()));
                        Set<String> wanted = shown.getOrDefault(period, Set.of());
                        all.forEach(unit -> addScope(period, View.RESTATED, unit, false, false, wanted.contains(unit)));
                    });
            return parts;
        }

        private Stream<Period> listRelevant(Period period) {
            return Stream.of(Optional.of(period), period.findPrevious(), period.findLastYear(), period.findYearToDate())
                    .flatMap(Optional::stream)
                    .filter(calendar::knows);
        }

        /** Whether the unit's office has the period, or something was sent in for it that counts to the unit today. */
        private boolean concerns(Period period, String unit) {
            return today.findRoot(unit)
                            .map(office -> listedByOffice.getOrDefault(office, Set.of()))
                            .filter(periods -> periods.contains(period))
                            .isPresent()
                    || period.listParts(form.periodType()).stream()
                            .flatMap(part -> senders.getOrDefault(part, Set.of()).stream())
                            .anyMatch(sender -> restated.get(sender).containsKey(unit)
                                    || restated.listGaps(sender).contains(unit));
        }
    }

    private BoundaryMapping placementIn(OrgTree.Day tree) {
        return placements.computeIfAbsent(tree, key -> new BoundaryMapping(catalogue.units(), key));
    }

    private int numberOf(OrgTree.Day tree) {
        return trees.computeIfAbsent(tree, day -> {
            int number = trees.size() + 1;
            for (OrgUnit unit : day.units()) {
                for (String above : day.listPath(unit.code())) {
                    add(
                            "dim_path",
                            key,
                            number,
                            unit.code(),
                            above,
                            BigDecimal.ONE,
                            above.equals(unit.code()) ? BigDecimal.ONE : BigDecimal.ZERO);
                }
            }
            return number;
        });
    }

    private void addRestatedTree() {
        if (restatedIsThere) {
            return;
        }
        restatedIsThere = true;
        for (String unit : restated.listUnits()) {
            restated.get(unit)
                    .forEach(
                            (above, share) -> add("dim_path", key, RESTATED, unit, above, share.weight(), share.own()));
            restated.listGaps(unit).forEach(above -> add("dim_gap", key, RESTATED, unit, above));
        }
    }

    /** The latest such decision on exactly this unit, or on all. */
    private Optional<Decision> findDecision(Period part, OrgUnit unit, Decision.Kind kind) {
        return catalogue.decisions().stream()
                .filter(d -> world.includes(d.moment()))
                .filter(d -> d.kind() == kind && d.period().equals(part))
                .filter(d -> d.unit().map(unit.code()::equals).orElse(true))
                .reduce((earlier, later) -> later);
    }

    private void addElements(Form form) {
        Map<String, DataElement> elements = new LinkedHashMap<>();
        for (DataElement element : form.elements()) {
            elements.put(element.code(), element);
            addElement(form, element.code(), "", element);
            element.categories().forEach(category -> addElement(form, element.code(), category.code(), element));
        }
        for (Indicator indicator : form.indicators()) {
            addSide(form, indicator, "#N", elements.get(indicator.numerator()));
            addSide(form, indicator, "#D", elements.get(indicator.denominator()));
            add(
                    "dim_indicator",
                    form.code(),
                    indicator.code(),
                    indicator.numerator(),
                    indicator.denominator(),
                    indicator.factor(),
                    indicator.isPercentage());
        }
    }

    private void addSide(Form form, Indicator indicator, String side, @Nullable DataElement element) {
        if (element != null) {
            addElement(form, indicator.code(), side, element);
        }
    }

    private void addElement(Form form, String code, String category, DataElement element) {
        add(
                "dim_element",
                form.code(),
                code,
                category,
                element.overTime().name(),
                element.overUnits().name());
    }

    private static @Nullable String id(Optional<Period> period) {
        return period.map(Period::id).orElse(null);
    }

    private void add(String table, @Nullable Object... row) {
        rows.computeIfAbsent(table, key -> new ArrayList<>()).add(row);
    }
}
