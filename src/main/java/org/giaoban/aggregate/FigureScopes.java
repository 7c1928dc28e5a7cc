package org.giaoban.aggregate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.giaoban.aggregate.BoundaryMapping.Weight;
import org.giaoban.aggregate.FigureScope.Visibility;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.model.AsOfPoint;
import org.giaoban.model.Figure.View;
import org.giaoban.model.Form;
import org.giaoban.model.OrgTree;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.Period;
import org.giaoban.model.ReportingCalendar;
import org.giaoban.timeline.ListedPeriods;
import org.giaoban.timeline.Snapshot;
import org.giaoban.timeline.SnapshotPlan;

/**
 * Decides which units have figures in which periods and views of a snapshot, and whose comparison with last year is
 * broken by a change of the tree.
 */
final class FigureScopes {

    private final Catalogue catalogue;
    private final Form form;
    private final ReportingCalendar calendar;
    private final Snapshot snapshot;
    private final SnapshotPlan plan;
    private final ListedPeriods listed;
    private final Mappings mappings;
    private final Map<View, Map<Period, Map<String, FigureScope>>> scopes = new TreeMap<>();
    private final Map<Period, Set<String>> restatedChanges = new HashMap<>();

    FigureScopes(
            Catalogue catalogue,
            Form form,
            Snapshot snapshot,
            SnapshotPlan plan,
            ListedPeriods listed,
            Mappings mappings) {
        this.catalogue = catalogue;
        this.form = form;
        this.calendar = catalogue.getCalendar(form);
        this.snapshot = snapshot;
        this.plan = plan;
        this.listed = listed;
        this.mappings = mappings;
        listed.list().forEach(this::addReported);
        if (plan.isCurrent(snapshot.asOf())) {
            addRestated();
        }
    }

    Optional<FigureScope> find(View view, Period period, String unit) {
        return Optional.ofNullable(scopes.getOrDefault(view, Map.of())
                .getOrDefault(period, Map.of())
                .get(unit));
    }

    /**
     * Lists the scopes of each period and view in which the figures of at least one unit are shown, and those of
     * reporting authorities whose figures are drawn beside shown ones.
     */
    List<FigureScope> list() {
        List<FigureScope> shown = new ArrayList<>();
        scopes.forEach((view, periods) -> periods.forEach((period, units) -> {
            if (units.values().stream().anyMatch(scope -> scope.visibility() != Visibility.HIDDEN)) {
                shown.addAll(units.values());
            } else if (view == View.AS_REPORTED && plan.isDrawn(snapshot.asOf(), period)) {
                units.values().stream().filter(this::isAuthority).forEach(shown::add);
            }
        }));
        return shown;
    }

    private boolean isAuthority(FigureScope scope) {
        return catalogue.getUnit(form.code(), scope.period(), scope.unit()).parent() == null;
    }

    /**
     * Adds the scopes of the view as-reported: the units in the tree of at least one reporting period of {@code
     * period}, if the period is listed for their reporting authority.
     */
    private void addReported(Period period) {
        List<Period> reportingPeriods = period.listReportingPeriods(form.periodType());
        Period last = reportingPeriods.get(reportingPeriods.size() - 1);
        Set<String> breaks = listBreaks(period);
        Map<String, String> authorities = new TreeMap<>();
        for (Period reportingPeriod : reportingPeriods) {
            OrgTree.Day tree = catalogue.getTree(form, reportingPeriod);
            for (OrgUnit unit : tree.units()) {
                String authority = tree.findRoot(unit.code()).orElseThrow();
                if (listed.isListed(authority, period)) {
                    authorities.merge(unit.code(), authority, (one, other) -> one.compareTo(other) < 0 ? one : other);
                }
            }
        }
        authorities.forEach((unit, authority) -> {
            boolean hasEnd = listed.isReceived(authority, last)
                    && catalogue.getTree(form, last).contains(unit);
            add(reported(period, unit, hasEnd, breaks.contains(unit)));
        });
    }

    private FigureScope reported(Period period, String unit, boolean hasEnd, boolean isBreak) {
        AsOfPoint asOf = snapshot.asOf();
        SnapshotPlan.Revisions revisions = plan.get(period, unit);
        Visibility visibility = revisions.newest().equals(asOf)
                ? Visibility.IN_FORCE
                : revisions.isSuperseded(asOf) ? Visibility.SUPERSEDED : Visibility.HIDDEN;
        return new FigureScope(
                period,
                View.AS_REPORTED,
                unit,
                hasEnd,
                snapshot.getState(form, period, unit),
                isBreak,
                revisions.getNumber(asOf),
                visibility);
    }

    private void add(FigureScope scope) {
        scopes.computeIfAbsent(scope.view(), view -> new TreeMap<>())
                .computeIfAbsent(scope.period(), period -> new TreeMap<>())
                .put(scope.unit(), scope);
    }

    /**
     * Lists the units to which, in a reporting period of {@code period} or of the period a year before, other units
     * count than in the tree at the end of {@code period}.
     */
    private Set<String> listBreaks(Period period) {
        BoundaryMapping mapping = mappings.into(catalogue.getTree(form, period));
        Set<String> breaks = new HashSet<>();
        Stream.concat(Stream.of(period), period.findLastYear().filter(calendar::knows).stream())
                .flatMap(each -> each.listReportingPeriods(form.periodType()).stream())
                .forEach(reportingPeriod -> breaks.addAll(listChanged(reportingPeriod, mapping)));
        return breaks;
    }

    /**
     * Lists the units to which a sender's figures count with another weight in {@code mapping} than in the reporting
     * period's own tree.
     */
    private Set<String> listChanged(Period reportingPeriod, BoundaryMapping mapping) {
        Set<String> changed = new HashSet<>();
        OrgTree.Day tree = catalogue.getTree(form, reportingPeriod);
        if (mapping.isInto(tree)) {
            return changed;
        }
        for (String sender : listed.listSenders(reportingPeriod)) {
            Set<String> path = Set.copyOf(tree.listPath(sender));
            Map<String, Weight> weights = mapping.get(sender);
            Stream.concat(path.stream(), weights.keySet().stream())
                    .filter(unit -> weights.getOrDefault(unit, Weight.NONE)
                                    .all()
                                    .compareTo(path.contains(unit) ? BigDecimal.ONE : BigDecimal.ZERO)
                            != 0)
                    .forEach(changed::add);
            changed.addAll(mapping.listUnallocable(sender));
        }
        return changed;
    }

    /**
     * Adds the scopes of the view restated: units of the tree valid on the business date. A period is shown if the
     * tree changed a figure of it or of a period that it is compared with; the periods that it is compared with are
     * computed as well.
     */
    private void addRestated() {
        Map<Period, Set<String>> shown = new TreeMap<>();
        for (Period period : listed.list()) {
            Set<String> units = listCompared(period)
                    .flatMap(each -> each.listReportingPeriods(form.periodType()).stream())
                    .distinct()
                    .flatMap(each ->
                            restatedChanges
                                    .computeIfAbsent(each, key -> listChanged(key, mappings.restated()))
                                    .stream())
                    .filter(unit -> mappings.today().contains(unit) && concerns(period, unit))
                    .collect(Collectors.toCollection(TreeSet::new));
            if (!units.isEmpty()) {
                shown.put(period, units);
            }
        }
        Set<String> all = new TreeSet<>();
        shown.values().forEach(all::addAll);
        shown.keySet().stream()
                .flatMap(this::listCompared)
                .filter(listed.list()::contains)
                .distinct()
                .forEach(period -> all.forEach(unit -> add(restated(
                        period, unit, shown.getOrDefault(period, Set.of()).contains(unit)))));
    }

    private FigureScope restated(Period period, String unit, boolean isShown) {
        SnapshotPlan.Revisions revisions = plan.get(period, unit);
        return new FigureScope(
                period,
                View.RESTATED,
                unit,
                false,
                snapshot.getState(form, period, unit),
                false,
                revisions.getNumber(revisions.newest()),
                isShown ? Visibility.IN_FORCE : Visibility.HIDDEN);
    }

    private Stream<Period> listCompared(Period period) {
        return Stream.of(Optional.of(period), period.findPrevious(), period.findLastYear(), period.findYearToDate())
                .flatMap(Optional::stream)
                .filter(calendar::knows);
    }

    /**
     * True if the period is listed for the unit's reporting authority, or if a submission for it counts to the unit
     * in the tree valid on the business date.
     */
    private boolean concerns(Period period, String unit) {
        return mappings.today()
                        .findRoot(unit)
                        .filter(authority -> listed.isListed(authority, period))
                        .isPresent()
                || period.listReportingPeriods(form.periodType()).stream()
                        .flatMap(each -> listed.listSenders(each).stream())
                        .anyMatch(sender -> mappings.restated().get(sender).containsKey(unit)
                                || mappings.restated().listUnallocable(sender).contains(unit));
    }
}
