package org.giaoban.aggregate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.giaoban.aggregate.PlainOffice.Sent;
import org.giaoban.model.AsOfPoint;
import org.giaoban.model.DataElement;
import org.giaoban.model.DataElement.Category;
import org.giaoban.model.DataValue;
import org.giaoban.model.Decision;
import org.giaoban.model.Decision.Kind;
import org.giaoban.model.Form;
import org.giaoban.model.Indicator;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.Period;
import org.jspecify.annotations.Nullable;

/** Which submissions of one form are expected and which count, what these give, and what of it is unmatched. */
final class NaiveSubmissions {

    /** Which submissions a figure is computed from. */
    enum Basis {
        ALL,
        /** Those of units with one that counts in the reporting period and in the reporting period a year before. */
        MATCHED,
        /** Those of a year before that the matched ones are compared with. */
        MATCHED_LAST_YEAR
    }

    /** A unit's value in a reporting period; null where it is unknown. */
    interface Values {
        @Nullable
        BigDecimal of(Period reportingPeriod, String unit);
    }

    /**
     * What one submission gives.
     *
     * @param values the known ones, by {@code element:category}
     * @param marked those with an {@code x} and no number
     */
    private record Given(Map<String, BigDecimal> values, Set<String> marked) {

        static final Given NOTHING = new Given(Map.of(), Set.of());

        static Given of(Sent sent) {
            Map<String, BigDecimal> values = new HashMap<>();
            Set<String> marked = new HashSet<>();
            for (DataValue cell : sent.cells()) {
                String code = cell.element() + ":" + cell.category();
                if (cell.amount() == null) {
                    marked.add(code);
                } else {
                    values.merge(code, cell.amount(), BigDecimal::add);
                }
            }
            marked.removeAll(values.keySet());
            return new Given(values, marked);
        }

        boolean isBlank(String code) {
            return !values.containsKey(code) && !marked.contains(code);
        }
    }

    private final PlainOffice office;
    private final Form form;
    private final NaiveTrees trees;
    // Computed once.
    private final Map<Period, LocalDate> ends = new HashMap<>();
    private final Map<Period, Map<String, Given>> counting = new HashMap<>();
    private final Map<Period, Set<String>> senders = new HashMap<>();

    NaiveSubmissions(PlainOffice office, Form form, NaiveTrees trees) {
        this.office = office;
        this.form = form;
        this.trees = trees;
    }

    /** The units that sent something in for a reporting period, accepted or returned. */
    Set<String> senders(Period reportingPeriod) {
        return senders.computeIfAbsent(reportingPeriod, period -> {
            Set<String> found = new TreeSet<>();
            office.sent().stream().filter(sent -> isOf(sent, period)).forEach(sent -> found.add(sent.unit()));
            return found;
        });
    }

    private boolean isOf(Sent sent, Period reportingPeriod) {
        return sent.form().equals(form.code()) && sent.period().equals(reportingPeriod);
    }

    boolean isExpected(Period reportingPeriod, String unit) {
        OrgUnit row = trees.on(endOf(reportingPeriod)).get(unit);
        return row != null
                && form.levels().contains(row.level())
                && latest(Kind.EXCLUDE, reportingPeriod, unit).isEmpty();
    }

    private Optional<Decision> latest(Kind kind, Period reportingPeriod, String unit) {
        return office.decisions().stream()
                .filter(decision -> decision.kind() == kind)
                .filter(decision -> decision.period().equals(reportingPeriod))
                .filter(decision -> decision.unit().orElse(unit).equals(unit))
                .reduce((earlier, later) -> later);
    }

    /** True if the submission of receipt {@code n} was known when the latest decision returned it. */
    private boolean isReturned(int n) {
        Sent sent = office.sent().get(n - 1);
        return latest(Kind.RETURN, sent.period(), sent.unit())
                .filter(decision -> decision.basedOn().includes(new AsOfPoint(sent.day(), n, 0)))
                .isPresent();
    }

    /** The units of which a submission counts. */
    Set<String> counting(Period reportingPeriod) {
        return given(reportingPeriod).keySet();
    }

    private Map<String, Given> given(Period reportingPeriod) {
        return counting.computeIfAbsent(reportingPeriod, period -> {
            Map<String, Integer> newest = new TreeMap<>();
            for (int n = 1; n <= office.sent().size(); n++) {
                Sent sent = office.sent().get(n - 1);
                if (isOf(sent, period) && sent.accepted()) {
                    newest.put(sent.unit(), n);
                }
            }
            Map<String, Given> given = new TreeMap<>();
            newest.forEach((unit, n) -> {
                if (isExpected(period, unit) && !isReturned(n)) {
                    given.put(unit, amended(n, Given.of(office.sent().get(n - 1))));
                }
            });
            return given;
        });
    }

    /** What the submission of receipt {@code n} gives after the decisions to amend it. */
    private Given amended(int n, Given given) {
        Sent sent = office.sent().get(n - 1);
        Map<String, BigDecimal> values = new HashMap<>(given.values());
        Set<String> marked = new HashSet<>(given.marked());
        Map<String, BigDecimal> amended = new HashMap<>();
        for (Decision decision : office.decisions()) {
            if (decision.kind() == Kind.AMEND
                    && decision.period().equals(sent.period())
                    && decision.unit().orElseThrow().equals(sent.unit())
                    && decision.basedOn().includes(new AsOfPoint(sent.day(), n, 0))) {
                String code =
                        decision.element().element() + ":" + decision.element().category();
                values.put(code, decision.details().value().orElseThrow());
                marked.remove(code);
                amended.put(code, decision.details().value().orElseThrow());
            }
        }
        amended.forEach((code, value) -> values.computeIfPresent(
                code.substring(0, code.indexOf(':') + 1),
                (undivided, number) -> code.equals(undivided) ? number : number.subtract(value)));
        values.replaceAll((code, number) -> number.max(BigDecimal.ZERO));
        return new Given(values, marked);
    }

    private Given given(Period reportingPeriod, String unit) {
        return given(reportingPeriod).getOrDefault(unit, Given.NOTHING);
    }

    private Given given(Basis basis, Period reportingPeriod, String unit) {
        if (basis != Basis.ALL && !isOnBothSides(reportingPeriod, unit)) {
            return Given.NOTHING;
        }
        return given(
                basis == Basis.MATCHED_LAST_YEAR
                        ? reportingPeriod.findLastYear().orElseThrow()
                        : reportingPeriod,
                unit);
    }

    /** Whether a submission of the unit counts in the reporting period and in the reporting period a year before. */
    boolean isOnBothSides(Period reportingPeriod, String unit) {
        return counting(reportingPeriod).contains(unit)
                && reportingPeriod
                        .findLastYear()
                        .filter(before -> counting(before).contains(unit))
                        .isPresent();
    }

    boolean isMarked(Period reportingPeriod, String unit, String code) {
        return given(reportingPeriod, unit).marked().contains(code);
    }

    /** Whether the unit gives neither a number nor {@code x}. */
    boolean isBlank(Period reportingPeriod, String unit, String code) {
        return given(reportingPeriod, unit).isBlank(code);
    }

    /** The values of one category, or of an element without categories; matched ones only where the basis asks it. */
    Values values(Basis basis, String code) {
        return (period, unit) -> basis != Basis.ALL && isUnmatched(period, unit, code)
                ? null
                : given(basis, period, unit).values().get(code);
    }

    /** One side of an indicator where both sides are known; matched ones only where the basis asks it. */
    Values side(Basis basis, Indicator indicator, String element) {
        return (period, unit) -> basis != Basis.ALL && isUnmatched(period, unit, indicator)
                        || total(basis, period, unit, indicator.numerator()) == null
                        || total(basis, period, unit, indicator.denominator()) == null
                ? null
                : total(basis, period, unit, element);
    }

    private @Nullable BigDecimal total(Basis basis, Period reportingPeriod, String unit, String element) {
        Map<String, BigDecimal> values = given(basis, reportingPeriod, unit).values();
        return codes(element)
                .filter(values::containsKey)
                .map(code -> values.getOrDefault(code, BigDecimal.ZERO))
                .reduce(BigDecimal::add)
                .orElse(null);
    }

    /** An element's categories as {@code element:category}, first what has none: {@code element:}. */
    Stream<String> codes(String code) {
        DataElement element = form.findElement(code).orElseThrow();
        return Stream.concat(Stream.of(""), element.categories().stream().map(Category::code))
                .map(category -> code + ":" + category);
    }

    /** A number other than zero on one side, and neither a number nor {@code x} on the other. */
    boolean isUnmatched(Period reportingPeriod, String unit, String code) {
        if (!isOnBothSides(reportingPeriod, unit)) {
            return false;
        }
        Period before = reportingPeriod.findLastYear().orElseThrow();
        return isAmount(reportingPeriod, unit, code) && isBlank(before, unit, code)
                || isAmount(before, unit, code) && isBlank(reportingPeriod, unit, code);
    }

    private boolean isAmount(Period reportingPeriod, String unit, String code) {
        return given(reportingPeriod, unit)
                        .values()
                        .getOrDefault(code, BigDecimal.ZERO)
                        .signum()
                != 0;
    }

    /** Both elements known and not both zero on one side, and one of them blank in all its categories on the other. */
    boolean isUnmatched(Period reportingPeriod, String unit, Indicator indicator) {
        if (!isOnBothSides(reportingPeriod, unit)) {
            return false;
        }
        Period before = reportingPeriod.findLastYear().orElseThrow();
        return isRatio(reportingPeriod, unit, indicator) && isBlank(before, unit, indicator)
                || isRatio(before, unit, indicator) && isBlank(reportingPeriod, unit, indicator);
    }

    private boolean isRatio(Period reportingPeriod, String unit, Indicator indicator) {
        BigDecimal above = total(Basis.ALL, reportingPeriod, unit, indicator.numerator());
        BigDecimal below = total(Basis.ALL, reportingPeriod, unit, indicator.denominator());
        return above != null && below != null && (above.signum() != 0 || below.signum() != 0);
    }

    private boolean isBlank(Period reportingPeriod, String unit, Indicator indicator) {
        return Stream.of(indicator.numerator(), indicator.denominator())
                .anyMatch(element -> codes(element).allMatch(code -> isBlank(reportingPeriod, unit, code)));
    }

    /** The last day of a period, on which its tree is read. */
    LocalDate endOf(Period period) {
        return ends.computeIfAbsent(period, p -> office.calendar().getRange(p).last());
    }
}
