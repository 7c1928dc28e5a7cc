package org.giaoban.aggregate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.giaoban.aggregate.PlainOffice.Sent;
import org.giaoban.model.AsOfPoint;
import org.giaoban.model.DataElement;
import org.giaoban.model.DataElement.Category;
import org.giaoban.model.DataElement.OverTime;
import org.giaoban.model.DataElement.OverUnits;
import org.giaoban.model.DataValue;
import org.giaoban.model.Decision;
import org.giaoban.model.Decision.Kind;
import org.giaoban.model.Form;
import org.giaoban.model.Indicator;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.Period;
import org.giaoban.model.Target;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one form worked out a second time, slowly and plainly, from the page {@code figures.md} alone, as they
 * are on the office's business date. What a closed period says is asked of the same class with another business date.
 */
final class NaiveFigures {

    enum View {
        AS_REPORTED,
        RESTATED;

        String id() {
            return this == AS_REPORTED ? "as-reported" : "restated";
        }
    }

    /** What a figure is of; {@code category} is empty for the total. */
    record Key(View view, Period period, String unit, String element, String category) {}

    /** A figure and the unit's own part of it. */
    record Amount(@Nullable BigDecimal value, @Nullable BigDecimal own) {}

    /** Submissions; those of the year before that the common ones are compared with are not counted. */
    record Coverage(long reported, long expected, long common) {}

    /** Which submissions a figure is worked out from. */
    private enum Basis {
        ALL,
        /** Those of units of which one counts in a part and in the part a year before. */
        NOW,
        /** The ones a year before that these are compared with. */
        THEN
    }

    /** What part of what a unit reported for a part of the period counts; null where nobody can say. */
    private interface Weights {
        @Nullable
        BigDecimal of(String unit, Period part);
    }

    /** What a unit reported for a part of the period. */
    private interface Values {
        @Nullable
        BigDecimal of(Period part, String unit);
    }

    /** A sum, which nobody can say where something of unknown weight belongs to it. */
    private record Sum(@Nullable BigDecimal value, boolean isComparable) {}

    private final PlainOffice office;
    private final Form form;
    private final NaiveTrees trees;
    /** Those of the business date itself. */
    private final NaiveFigures tonight;

    private final NaiveTimeline timeline;
    private final Map<LocalDate, NaivePlacement> placements = new HashMap<>();
    private final Map<AsOfPoint, NaiveFigures> earlier = new HashMap<>();
    // What has been worked out once.
    private final Map<Period, LocalDate> ends = new HashMap<>();
    private final Map<Period, Map<String, Map<String, BigDecimal>>> counting = new HashMap<>();
    private final Map<Period, Map<String, Set<String>>> crosses = new HashMap<>();
    private final Map<Period, Set<String>> counters = new HashMap<>();
    private final Map<Period, Set<String>> senders = new HashMap<>();
    private final Map<Key, Amount> amounts = new HashMap<>();
    private final Map<List<Object>, Coverage> coverages = new HashMap<>();
    private final Map<List<Object>, Boolean> breaks = new HashMap<>();

    NaiveFigures(PlainOffice office, Form form) {
        this(office, form, new NaiveTrees(office.units()), null);
    }

    private NaiveFigures(PlainOffice office, Form form, NaiveTrees trees, @Nullable NaiveFigures tonight) {
        this.office = office.asOfNow();
        this.form = form;
        this.trees = trees;
        this.tonight = tonight == null ? this : tonight;
        this.timeline = new NaiveTimeline(office, form, trees);
    }

    /**
     * Every line of every period's {@code figures.csv}, without the header, sorted; and after the seventeen columns what
     * stands in the way of the comparison with last year.
     */
    static List<String> lines(PlainOffice office) {
        return office.forms().stream()
                .flatMap(form -> new NaiveFigures(office, form).lines())
                .sorted()
                .toList();
    }

    private Stream<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Period period : listedPeriods()) {
            for (String unit : trees.codes()) {
                NaiveFigures then = asPublished(period, unit);
                if (hasFigures(period, unit)) {
                    lines.addAll(then.lines(View.AS_REPORTED, period, unit));
                }
                if (isRestated(period, unit)) {
                    lines.addAll(lines(View.RESTATED, period, unit));
                }
            }
        }
        return lines.stream();
    }

    /** The world in which the figures of a period and unit were worked out. */
    private NaiveFigures asPublished(Period period, String unit) {
        return timeline.lastSnapshot(period, unit)
                .filter(moment -> !moment.equals(AsOfPoint.endOf(office.businessDate())))
                .map(moment ->
                        earlier.computeIfAbsent(moment, m -> new NaiveFigures(office.asOf(m), form, trees, this)))
                .orElse(this);
    }

    private List<String> lines(View view, Period period, String unit) {
        List<String> lines = new ArrayList<>();
        for (DataElement element : form.elements()) {
            lines.add(line(new Key(view, period, unit, element.code(), "")));
            element.categories()
                    .forEach(category -> lines.add(line(new Key(view, period, unit, element.code(), category.code()))));
        }
        form.indicators().forEach(indicator -> lines.add(line(new Key(view, period, unit, indicator.code(), ""))));
        return lines;
    }

    private String line(Key key) {
        Amount amount = amount(key);
        Coverage coverage = coverage(key, key.period());
        BigDecimal lastYear = valueOf(key, key.period().findLastYear());
        BigDecimal toDate = valueOf(key, key.period().findYearToDate());
        BigDecimal target = target(key);
        return Stream.of(
                        key.period().id(),
                        key.unit(),
                        nameOf(key),
                        key.element(),
                        key.category(),
                        key.view().id(),
                        text(amount.value()),
                        text(amount.own()),
                        coverage.reported() + "",
                        coverage.expected() + "",
                        text(valueOf(key, key.period().findPrevious())),
                        text(lastYear),
                        isBreak(key) ? "" : text(change(key, amount.value(), lastYear)),
                        text(toDate),
                        text(target),
                        text(percent(toDate, target)),
                        timeline.state(key.period(), key.unit()).id(),
                        comparability(key))
                .reduce((left, right) -> left + "," + right)
                .orElseThrow();
    }

    private String nameOf(Key key) {
        return trees.row(key.unit(), endOf(key.period())).name();
    }

    private static String text(@Nullable BigDecimal number) {
        return number == null ? "" : number.stripTrailingZeros().toPlainString();
    }

    // Which periods and units have figures ---------------------------------------------------------------------------

    private Set<Period> listedPeriods() {
        Set<Period> periods = new TreeSet<>();
        office.sent().stream()
                .filter(sent -> sent.form().equals(form.code()))
                .forEach(sent -> periods.addAll(sent.part().listContaining()));
        return periods;
    }

    private boolean hasFigures(Period period, String unit) {
        return parts(period).stream()
                .map(part -> trees.path(unit, endOf(part)))
                .anyMatch(path -> !path.isEmpty() && isListed(period, top(path)));
    }

    private static String top(List<String> path) {
        return path.get(path.size() - 1);
    }

    private boolean isListed(Period period, String top) {
        return parts(period).stream()
                .anyMatch(part ->
                        tonight.senders(part).stream().anyMatch(sender -> trees.isWithin(sender, top, endOf(part))));
    }

    private boolean isRestated(Period period, String unit) {
        if (!trees.on(office.businessDate()).containsKey(unit)) {
            return false;
        }
        boolean isListed = isListed(period, top(trees.path(unit, office.businessDate())))
                || parts(period).stream().anyMatch(part -> hasReached(part, unit));
        return isListed
                && Stream.of(Optional.of(period), period.findPrevious(), period.findLastYear(), period.findYearToDate())
                        .flatMap(Optional::stream)
                        .flatMap(other -> parts(other).stream())
                        .anyMatch(part -> hasMoved(part, unit, office.businessDate()));
    }

    /** Whether something that was sent in for a part is placed on a unit or below it, or partly so and nobody can say. */
    private boolean hasReached(Period part, String unit) {
        for (String sender : senders(part)) {
            BigDecimal weight = placement(office.businessDate()).weight(sender, unit);
            if (trees.on(endOf(part)).containsKey(sender) && (weight == null || weight.signum() != 0)) {
                return true;
            }
        }
        return false;
    }

    private boolean isAcrossBreak(Period period, String unit) {
        return Stream.of(Optional.of(period), period.findLastYear())
                .flatMap(Optional::stream)
                .flatMap(other -> parts(other).stream())
                .anyMatch(part -> hasMoved(part, unit, endOf(period)));
    }

    /** Whether what was sent in for a part counts otherwise to a unit in the tree of a day than in the part's own. */
    private boolean hasMoved(Period part, String unit, LocalDate day) {
        for (String sender : senders(part)) {
            if (trees.on(endOf(part)).containsKey(sender)) {
                BigDecimal before = trees.isWithin(sender, unit, endOf(part)) ? BigDecimal.ONE : BigDecimal.ZERO;
                BigDecimal after = placement(day).weight(sender, unit);
                if (after == null || after.compareTo(before) != 0) {
                    return true;
                }
            }
        }
        return false;
    }

    // Figures --------------------------------------------------------------------------------------------------------

    Amount amount(Key key) {
        Amount known = amounts.get(key);
        if (known == null) {
            known = work(key, Basis.ALL);
            amounts.put(key, known);
        }
        return known;
    }

    private Amount work(Key key, Basis basis) {
        Weights all = weights(key.view(), key.unit());
        Weights own = ownWeights(key.view(), key.unit());
        Optional<Indicator> indicator = form.findIndicator(key.element());
        if (indicator.isPresent()) {
            return new Amount(
                    rate(key.period(), basis, indicator.get(), all, own),
                    rate(key.period(), basis, indicator.get(), own, own));
        }
        DataElement element = element(key.element());
        Weights counted = element.overUnits() == OverUnits.NONE ? own : all;
        return new Amount(rounded(count(key, basis, element, counted)), rounded(count(key, basis, element, own)));
    }

    private static @Nullable BigDecimal rounded(@Nullable BigDecimal number) {
        return number == null || number.scale() <= 6 ? number : number.setScale(6, RoundingMode.HALF_UP);
    }

    private @Nullable BigDecimal count(Key key, Basis basis, DataElement element, Weights weights) {
        if (element.categories().isEmpty() || !key.category().isEmpty()) {
            return sum(key.period(), element.overTime(), weights, likeCells(basis, element, key.category()))
                    .value();
        }
        List<Sum> sums = element.categories().stream()
                .map(category ->
                        sum(key.period(), element.overTime(), weights, likeCells(basis, element, category.code())))
                .toList();
        if (!sums.stream().allMatch(Sum::isComparable)) {
            return null;
        }
        BigDecimal total = null;
        for (Sum sum : sums) {
            total = add(total, sum.value());
        }
        return total;
    }

    private @Nullable BigDecimal rate(Period period, Basis basis, Indicator indicator, Weights all, Weights own) {
        DataElement numerator = element(indicator.numerator());
        DataElement denominator = element(indicator.denominator());
        Values above = likeRates(basis, indicator, totals(basis, numerator));
        Values below = likeRates(basis, indicator, totals(basis, denominator));
        Sum over = sum(
                period,
                numerator.overTime(),
                numerator.overUnits() == OverUnits.NONE ? own : all,
                (part, unit) -> below.of(part, unit) == null ? null : above.of(part, unit));
        Sum under = sum(
                period,
                denominator.overTime(),
                denominator.overUnits() == OverUnits.NONE ? own : all,
                (part, unit) -> above.of(part, unit) == null ? null : below.of(part, unit));
        if (over.value() == null || under.value() == null || under.value().signum() == 0) {
            return null;
        }
        return indicator.factor().multiply(over.value()).divide(under.value(), 6, RoundingMode.HALF_UP);
    }

    private Sum sum(Period period, OverTime overTime, Weights weights, Values values) {
        BigDecimal sum = null;
        for (String unit : unitsThatCount(period)) {
            Map<Period, BigDecimal> known = new LinkedHashMap<>();
            @Nullable BigDecimal weight = null;
            for (Period part : parts(period)) {
                BigDecimal value = values.of(part, unit);
                BigDecimal here = value == null ? BigDecimal.ZERO : weights.of(unit, part);
                if (value != null && (here == null || here.signum() != 0)) {
                    known.put(part, value);
                    weight = here;
                }
            }
            BigDecimal value = overTime(overTime, parts(period), known);
            if (value != null && weight == null) {
                return new Sum(null, false);
            }
            if (value != null && weight != null) {
                sum = add(sum, value.multiply(weight));
            }
        }
        return new Sum(sum, true);
    }

    private static @Nullable BigDecimal overTime(OverTime overTime, List<Period> parts, Map<Period, BigDecimal> known) {
        return switch (overTime) {
            case SUM -> known.values().stream().reduce(BigDecimal::add).orElse(null);
            case MAX -> known.values().stream().reduce(BigDecimal::max).orElse(null);
            case LAST -> known.get(parts.get(parts.size() - 1));
            case NONE -> parts.size() == 1 ? known.get(parts.get(0)) : null;
        };
    }

    /** The sum of what is known; of nothing it is not known. */
    private static @Nullable BigDecimal add(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return one == null ? other : other == null ? one : one.add(other);
    }

    // What counts for whom -------------------------------------------------------------------------------------------

    private Weights weights(View view, String above) {
        return view == View.RESTATED
                ? (unit, part) -> placement(office.businessDate()).weight(unit, above)
                : (unit, part) -> trees.isWithin(unit, above, endOf(part)) ? BigDecimal.ONE : BigDecimal.ZERO;
    }

    private Weights ownWeights(View view, String own) {
        return view == View.RESTATED
                ? (unit, part) -> placement(office.businessDate()).ownWeight(unit, own)
                : (unit, part) -> unit.equals(own) ? BigDecimal.ONE : BigDecimal.ZERO;
    }

    private Coverage coverage(Key key, Period period) {
        return coverages.computeIfAbsent(
                List.of(key.view(), period, key.unit()), k -> count(key.view(), period, key.unit()));
    }

    private Coverage count(View view, Period period, String above) {
        long common = 0;
        long reported = 0;
        long expected = 0;
        for (Period part : parts(period)) {
            for (String unit : trees.on(endOf(part)).keySet()) {
                boolean counts = view == View.RESTATED
                        ? placement(office.businessDate()).isPlaced(unit, above)
                        : trees.isWithin(unit, above, endOf(part));
                if (counts && isExpected(part, unit)) {
                    expected++;
                    reported += countingOf(part).containsKey(unit) ? 1 : 0;
                    common += hasBoth(part, unit) ? 1 : 0;
                }
            }
        }
        return new Coverage(reported, expected, common);
    }

    private boolean isExpected(Period part, String unit) {
        OrgUnit row = trees.on(endOf(part)).get(unit);
        return row != null
                && form.levels().contains(row.level())
                && latest(Kind.EXCLUDE, part, unit).isEmpty();
    }

    private Optional<Decision> latest(Kind kind, Period part, String unit) {
        return office.decisions().stream()
                .filter(decision -> decision.kind() == kind)
                .filter(decision -> decision.period().equals(part))
                .filter(decision -> decision.unit().orElse(unit).equals(unit))
                .reduce((earlier, later) -> later);
    }

    /** Whether what came in as the nth was there when somebody sent it back. */
    private boolean isSentBack(int n) {
        Sent sent = office.sent().get(n - 1);
        return latest(Kind.RETURN, sent.part(), sent.unit())
                .filter(decision -> decision.sight().includes(new AsOfPoint(sent.day(), n, 0)))
                .isPresent();
    }

    /** What the submissions that count for a part say, by their units and by {@code element:category}. */
    private Map<String, Map<String, BigDecimal>> countingOf(Period part) {
        return counting.computeIfAbsent(part, p -> {
            Map<String, Integer> newest = new TreeMap<>();
            for (int n = 1; n <= office.sent().size(); n++) {
                Sent sent = office.sent().get(n - 1);
                if (sent.form().equals(form.code()) && sent.part().equals(p) && sent.accepted()) {
                    newest.put(sent.unit(), n);
                }
            }
            Map<String, Map<String, BigDecimal>> counted = new TreeMap<>();
            Map<String, Set<String>> crossed = new TreeMap<>();
            newest.forEach((unit, n) -> {
                if (isExpected(p, unit) && !isSentBack(n)) {
                    counted.put(unit, known(office.sent().get(n - 1)));
                    crossed.put(unit, crossed(office.sent().get(n - 1)));
                }
            });
            crosses.put(p, crossed);
            return counted;
        });
    }

    private Map<String, Set<String>> crossesOf(Period part) {
        countingOf(part);
        return crosses.getOrDefault(part, Map.of());
    }

    private static Set<String> crossed(Sent sent) {
        return sent.cells().stream()
                .filter(cell -> cell.amount() == null)
                .map(cell -> cell.element() + ":" + cell.category())
                .collect(Collectors.toSet());
    }

    /** The sum of the cells of each element and category that hold a number. */
    private static Map<String, BigDecimal> known(Sent sent) {
        Map<String, BigDecimal> known = new HashMap<>();
        for (DataValue cell : sent.cells()) {
            if (cell.amount() != null) {
                known.merge(cell.element() + ":" + cell.category(), cell.amount(), BigDecimal::add);
            }
        }
        return known;
    }

    private Set<String> unitsThatCount(Period period) {
        return counters.computeIfAbsent(period, p -> {
            Set<String> units = new TreeSet<>();
            parts(p).forEach(part -> units.addAll(countingOf(part).keySet()));
            return units;
        });
    }

    /** The units that sent something in for a part, whatever became of it. */
    private Set<String> senders(Period part) {
        return senders.computeIfAbsent(part, p -> {
            Set<String> found = new TreeSet<>();
            office.sent().stream()
                    .filter(sent ->
                            sent.form().equals(form.code()) && sent.part().equals(p))
                    .forEach(sent -> found.add(sent.unit()));
            return found;
        });
    }

    /** Without what is told on one side only, where both sides are asked. */
    private Values likeCells(Basis basis, DataElement element, String category) {
        Values cells = cells(basis, element.code(), category);
        return (part, unit) -> basis != Basis.ALL && isToldOnce(part, unit, element.code() + ":" + category)
                ? null
                : cells.of(part, unit);
    }

    private Values likeRates(Basis basis, Indicator indicator, Values totals) {
        return (part, unit) ->
                basis != Basis.ALL && isRateToldOnce(part, unit, indicator) ? null : totals.of(part, unit);
    }

    /** A number other than zero on one side, and neither a number nor "x" on the other. */
    private boolean isToldOnce(Period part, String unit, String code) {
        if (!hasBoth(part, unit)) {
            return false;
        }
        Period before = part.findLastYear().orElseThrow();
        return isAmount(part, unit, code) && !isTold(before, unit, code)
                || isAmount(before, unit, code) && !isTold(part, unit, code);
    }

    private boolean isAmount(Period part, String unit, String code) {
        BigDecimal amount = countingOf(part).getOrDefault(unit, Map.of()).get(code);
        return amount != null && amount.signum() != 0;
    }

    private boolean isTold(Period part, String unit, String code) {
        return countingOf(part).getOrDefault(unit, Map.of()).containsKey(code)
                || crossesOf(part).getOrDefault(unit, Set.of()).contains(code);
    }

    /** Both its sides known and not both zero on one side, and one of them neither known nor "x" on the other. */
    private boolean isRateToldOnce(Period part, String unit, Indicator indicator) {
        if (!hasBoth(part, unit)) {
            return false;
        }
        Period before = part.findLastYear().orElseThrow();
        return isRate(Basis.NOW, part, unit, indicator) && isRateBlank(before, unit, indicator)
                || isRate(Basis.THEN, part, unit, indicator) && isRateBlank(part, unit, indicator);
    }

    private boolean isRate(Basis basis, Period part, String unit, Indicator indicator) {
        BigDecimal above = totals(basis, element(indicator.numerator())).of(part, unit);
        BigDecimal below = totals(basis, element(indicator.denominator())).of(part, unit);
        return above != null && below != null && (above.signum() != 0 || below.signum() != 0);
    }

    private boolean isRateBlank(Period part, String unit, Indicator indicator) {
        return Stream.of(indicator.numerator(), indicator.denominator())
                .map(this::element)
                .anyMatch(element -> codes(element).noneMatch(code -> isTold(part, unit, code)));
    }

    /** Whether something that is told on one side only is a part of the figure. */
    private boolean isOneSided(Key key) {
        Optional<Indicator> indicator = form.findIndicator(key.element());
        for (Period part : parts(key.period())) {
            for (String unit : countingOf(part).keySet()) {
                if (indicator.isPresent()) {
                    if (isRateToldOnce(part, unit, indicator.get())
                            && (isPartOf(
                                            key,
                                            part,
                                            unit,
                                            element(indicator.get().numerator()))
                                    || isPartOf(
                                            key,
                                            part,
                                            unit,
                                            element(indicator.get().denominator())))) {
                        return true;
                    }
                } else {
                    DataElement element = element(key.element());
                    if (isPartOf(key, part, unit, element)
                            && codes(key, element).anyMatch(code -> isToldOnce(part, unit, code))) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static Stream<String> codes(Key key, DataElement element) {
        return key.category().isEmpty() ? codes(element) : Stream.of(key.element() + ":" + key.category());
    }

    private static Stream<String> codes(DataElement element) {
        return element.categories().isEmpty()
                ? Stream.of(element.code() + ":")
                : element.categories().stream().map(category -> element.code() + ":" + category.code());
    }

    private boolean isPartOf(Key key, Period part, String unit, DataElement element) {
        List<Period> parts = parts(key.period());
        boolean isInTime = switch (element.overTime()) {
            case SUM, MAX -> true;
            case LAST -> part.equals(parts.get(parts.size() - 1));
            case NONE -> parts.size() == 1;
        };
        BigDecimal own = ownWeights(key.view(), key.unit()).of(unit, part);
        boolean isOwn = own == null || own.signum() != 0;
        boolean isBelow = key.view() == View.RESTATED
                ? placement(office.businessDate()).isPlaced(unit, key.unit())
                : trees.isWithin(unit, key.unit(), endOf(part));
        return isInTime && (element.overUnits() == OverUnits.NONE ? isOwn : isBelow);
    }

    private Values cells(Basis basis, String element, String category) {
        String code = element + ":" + category;
        return (part, unit) -> said(basis, part, unit).get(code);
    }

    private Map<String, BigDecimal> said(Basis basis, Period part, String unit) {
        if (basis != Basis.ALL && !hasBoth(part, unit)) {
            return Map.of();
        }
        Period from = basis == Basis.THEN ? part.findLastYear().orElseThrow() : part;
        return countingOf(from).getOrDefault(unit, Map.of());
    }

    /** Whether a submission counts in a part and one of the same unit in the part a year before. */
    private boolean hasBoth(Period part, String unit) {
        return countingOf(part).containsKey(unit)
                && part.findLastYear()
                        .filter(before -> countingOf(before).containsKey(unit))
                        .isPresent();
    }

    private Values totals(Basis basis, DataElement element) {
        if (element.categories().isEmpty()) {
            return cells(basis, element.code(), "");
        }
        return (part, unit) -> {
            BigDecimal total = null;
            for (Category category : element.categories()) {
                total = add(total, cells(basis, element.code(), category.code()).of(part, unit));
            }
            return total;
        };
    }

    // Comparisons ----------------------------------------------------------------------------------------------------

    private @Nullable BigDecimal valueOf(Key key, Optional<Period> period) {
        return period.isEmpty()
                ? null
                : amount(new Key(key.view(), period.get(), key.unit(), key.element(), key.category()))
                        .value();
    }

    private @Nullable BigDecimal change(Key key, @Nullable BigDecimal value, @Nullable BigDecimal lastYear) {
        if (value == null || lastYear == null) {
            return null;
        }
        BigDecimal difference = value.subtract(lastYear);
        return form.findIndicator(key.element()).filter(Indicator::isPercentage).isPresent()
                ? difference.setScale(1, RoundingMode.HALF_UP)
                : percent(difference, lastYear);
    }

    private boolean isBreak(Key key) {
        return key.view() == View.AS_REPORTED
                && breaks.computeIfAbsent(
                        List.of(key.period(), key.unit()), k -> isAcrossBreak(key.period(), key.unit()));
    }

    /**
     * Beside {@code figures.csv}: whether there is a break and whether the coverage is different; how many submissions
     * are common, and what these alone give where the coverage is different, without what is told on one side only.
     */
    private String comparability(Key key) {
        Optional<Period> before = key.period().findLastYear();
        boolean isOneSided = isOneSided(key);
        boolean isDifferent = valueOf(key, before) != null
                && (isOneSided || !(isComplete(key, key.period()) && isComplete(key, before.orElseThrow())));
        boolean hasCommon = isDifferent && coverage(key, key.period()).common() > 0;
        BigDecimal now = hasCommon ? work(key, Basis.NOW).value() : null;
        BigDecimal then = hasCommon ? work(key, Basis.THEN).value() : null;
        return Stream.of(
                        isBreak(key) ? "break" : "",
                        !isDifferent ? "" : isOneSided ? "one-sided" : "different",
                        coverage(key, key.period()).common() + "",
                        text(now),
                        text(then),
                        text(change(key, now, then)))
                .reduce((left, right) -> left + "," + right)
                .orElseThrow();
    }

    private boolean isComplete(Key key, Period period) {
        Coverage coverage = coverage(key, period);
        return coverage.reported() == coverage.expected();
    }

    private @Nullable BigDecimal target(Key key) {
        if (!key.category().isEmpty()) {
            return null;
        }
        for (Target target : office.targets()) {
            if (target.unit().equals(key.unit())
                    && target.element().equals(key.element())
                    && target.year() == key.period().year()) {
                return target.value();
            }
        }
        return null;
    }

    private static @Nullable BigDecimal percent(@Nullable BigDecimal part, @Nullable BigDecimal whole) {
        return part == null || whole == null || whole.signum() == 0
                ? null
                : part.multiply(new BigDecimal(100)).divide(whole, 1, RoundingMode.HALF_UP);
    }

    // Small words ----------------------------------------------------------------------------------------------------

    private NaivePlacement placement(LocalDate day) {
        return placements.computeIfAbsent(day, d -> new NaivePlacement(trees, d));
    }

    private List<Period> parts(Period period) {
        return timeline.parts(period);
    }

    private LocalDate endOf(Period period) {
        return ends.computeIfAbsent(period, p -> office.calendar().getRange(p).last());
    }

    private DataElement element(String code) {
        return form.findElement(code).orElseThrow();
    }
}
