package org.giaoban.timeline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.model.AsOfPoint;
import org.giaoban.model.Decision;
import org.giaoban.model.Decision.Kind;
import org.giaoban.model.Form;
import org.giaoban.model.OrgTree;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.Period;

/** Answers which decision of the ledger applies to a period and unit at an as-of point. The latest one of a kind applies. */
public final class Decisions {

    private final Catalogue catalogue;
    private final List<Decision> all;
    private final Map<Period, List<Decision>> byPeriod = new HashMap<>();

    /** @param last the last day whose decisions are known: the business date */
    public Decisions(Catalogue catalogue, LocalDate last) {
        this(catalogue, AsOfPoint.endOf(last));
    }

    /** @param end the as-of point up to which decisions are known */
    Decisions(Catalogue catalogue, AsOfPoint end) {
        this.catalogue = catalogue;
        this.all = catalogue.decisions().stream()
                .filter(decision -> end.includes(decision.takenAt()))
                .toList();
        all.forEach(decision -> byPeriod.computeIfAbsent(decision.period(), period -> new ArrayList<>())
                .add(decision));
    }

    /** The decision of a kind on a reporting period that names exactly this unit, or all units. */
    public Optional<Decision> find(Kind kind, Period reportingPeriod, String unit, AsOfPoint asOf) {
        return list(kind, reportingPeriod, unit, asOf).reduce((earlier, later) -> later);
    }

    private Stream<Decision> list(Kind kind, Period reportingPeriod, String unit, AsOfPoint asOf) {
        return list(reportingPeriod)
                .filter(decision -> decision.kind() == kind)
                .filter(decision -> decision.unit().map(unit::equals).orElse(true))
                .filter(decision -> asOf.includes(decision.takenAt()));
    }

    /** The extension of a unit, which holds if the period was not closed when it was decided. */
    Optional<Decision> findExtension(Form form, Period reportingPeriod, String unit, AsOfPoint asOf) {
        return list(Kind.EXTEND, reportingPeriod, unit, asOf)
                .filter(decision -> findClosing(form, reportingPeriod, unit, decision.takenAt())
                        .isEmpty())
                .reduce((earlier, later) -> later);
    }

    /**
     * The as-of point upon which a unit's figures of a period were closed; empty where they are not closed at {@code asOf}.
     * Without a decision on the period itself, a period of several reporting periods is closed when all of them are.
     */
    public Optional<AsOfPoint> findClosing(Form form, Period period, String unit, AsOfPoint asOf) {
        Optional<Decision> last = listClosings(form, period, unit)
                .filter(decision -> asOf.includes(decision.takenAt()))
                .reduce((earlier, later) -> later);
        if (last.isPresent()) {
            return last.filter(decision -> decision.kind() == Kind.CLOSE).map(Decision::basedOn);
        }
        if (period.type() == form.periodType()) {
            return Optional.empty();
        }
        AsOfPoint closed = AsOfPoint.endOf(LocalDate.MIN);
        for (Period reportingPeriod : period.listReportingPeriods(form.periodType())) {
            Optional<AsOfPoint> closing = findClosing(form, reportingPeriod, unit, asOf);
            if (closing.isEmpty()) {
                return Optional.empty();
            }
            closed = closing.get().compareTo(closed) > 0 ? closing.get() : closed;
        }
        return Optional.of(closed);
    }

    /** Decisions to close or reopen exactly this period for a unit, one above it or all units, in the ledger's order. */
    Stream<Decision> listClosings(Form form, Period period, String unit) {
        if (!byPeriod.containsKey(period)) {
            return Stream.empty();
        }
        LocalDate end = catalogue.getCalendar(form).getRange(period).last();
        List<String> path = catalogue.units().onOrNear(end, unit).listPath(unit);
        return list(period)
                .filter(decision -> decision.kind() == Kind.CLOSE || decision.kind() == Kind.REOPEN)
                .filter(decision -> decision.unit().map(path::contains).orElse(true));
    }

    private static boolean isCorrection(Decision decision) {
        return decision.kind() == Kind.EXCLUDE || decision.kind() == Kind.RETURN || decision.kind() == Kind.AMEND;
    }

    /** Decisions that change a unit's figures: exclusions, returns and amendments of a unit of its subtree. */
    Stream<Decision> listCorrections(Form form, Period reportingPeriod, String unit) {
        OrgTree.Day tree = catalogue.getTree(form, reportingPeriod);
        return list(reportingPeriod)
                .filter(Decisions::isCorrection)
                .filter(decision -> tree.listPath(decision.unit().orElse(unit)).contains(unit));
    }

    /** The decisions of a kind on single values of a unit's submissions for a reporting period, in the ledger's order. */
    public List<Decision> listAboutValues(Kind kind, Period reportingPeriod, String unit, AsOfPoint asOf) {
        return list(reportingPeriod)
                .filter(decision -> decision.kind() == kind && decision.unit().equals(Optional.of(unit)))
                .filter(decision -> asOf.includes(decision.takenAt()))
                .toList();
    }

    /** The latest exclusion, return or amendment of a unit that {@code asOf} includes and {@code before} does not. */
    public Optional<Decision> findCorrection(Period reportingPeriod, String unit, AsOfPoint before, AsOfPoint asOf) {
        return list(reportingPeriod)
                .filter(Decisions::isCorrection)
                .filter(decision -> decision.unit().map(unit::equals).orElse(true))
                .filter(decision -> !before.includes(decision.takenAt()) && asOf.includes(decision.takenAt()))
                .reduce((earlier, later) -> later);
    }

    /** Decisions on a period or one of its reporting periods, on the unit, a unit above it or one below it, or on all. */
    public Stream<Decision> listConcerning(Form form, Period period, String unit, AsOfPoint asOf) {
        return Stream.concat(Stream.of(period), period.listReportingPeriods(form.periodType()).stream())
                .distinct()
                .flatMap(this::list)
                .filter(decision -> asOf.includes(decision.takenAt()))
                .filter(decision -> decision.unit()
                        .map(other -> isAbove(other, unit) || isAbove(unit, other))
                        .orElse(true));
    }

    private boolean isAbove(String above, String unit) {
        return catalogue.units().listPath(catalogue.units().get(unit)).stream()
                .map(OrgUnit::code)
                .anyMatch(above::equals);
    }

    /** The latest decision to close or reopen for each period and unit that such decisions name, if it is a closing. */
    public List<Decision> listStandingClosings(Predicate<Period> which) {
        Map<String, Decision> last = new java.util.LinkedHashMap<>();
        all.stream()
                .filter(decision -> which.test(decision.period()))
                .filter(decision -> decision.kind() == Kind.CLOSE || decision.kind() == Kind.REOPEN)
                .forEach(decision ->
                        last.put(decision.period() + " " + decision.unit().orElse(""), decision));
        return List.copyOf(last.values());
    }

    private Stream<Decision> list(Period period) {
        return byPeriod.getOrDefault(period, List.of()).stream();
    }
}
