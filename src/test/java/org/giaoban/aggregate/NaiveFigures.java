package org.giaoban.aggregate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.giaoban.aggregate.NaiveSubmissions.Basis;
import org.giaoban.aggregate.NaiveSubmissions.Values;
import org.giaoban.catalogue.Catalogue.Target;
import org.giaoban.model.AsOfPoint;
import org.giaoban.model.DataElement;
import org.giaoban.model.DataElement.OverTime;
import org.giaoban.model.DataElement.OverUnits;
import org.giaoban.model.Form;
import org.giaoban.model.Indicator;
import org.giaoban.model.Period;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one form computed a second time, slowly and plainly, from the page {@code figures.md} alone, as they
 * are on the office's business date. The figures of a closed period are asked of the same class for another snapshot.
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

    /** A figure and what the unit itself reported of it. */
    record Amount(@Nullable BigDecimal value, @Nullable BigDecimal own) {}

    /** Numbers of submissions; {@code matched} are those that count on both sides of the comparison with last year. */
    private record Coverage(long reported, long expected, long matched) {}

    /** The weight with which a unit's values of a reporting period count to a figure; null where it is unknown. */
    private interface Weights {
        @Nullable
        BigDecimal of(String unit, Period reportingPeriod);
    }

    /** A sum of values, null if none is known; not comparable if a value of unknown weight belongs to it. */
    private record Total(@Nullable BigDecimal value, boolean isComparable) {

        static final Total NOT_COMPARABLE = new Total(null, false);

        static Total over(List<Total> totals, Function<Stream<BigDecimal>, Optional<BigDecimal>> combine) {
            return totals.stream().allMatch(Total::isComparable)
                    ? new Total(
                            combine.apply(totals.stream().map(Total::value).filter(Objects::nonNull))
                                    .orElse(null),
                            true)
                    : NOT_COMPARABLE;
        }
    }

    private final PlainOffice office;
    private final Form form;
    private final NaiveTrees trees;
    /** The figures of the current snapshot. */
    private final NaiveFigures current;

    private final NaiveTimeline timeline;
    private final NaiveSubmissions submissions;
    // Computed once.
    private final Map<LocalDate, NaiveBoundaryMapping> mappings = new HashMap<>();
    private final Map<AsOfPoint, NaiveFigures> earlier = new HashMap<>();
    private final Map<Key, Amount> amounts = new HashMap<>();
    private final Map<List<Object>, Coverage> coverages = new HashMap<>();
    private final Map<List<Object>, Boolean> breaks = new HashMap<>();

    NaiveFigures(PlainOffice office, Form form) {
        this(office, form, new NaiveTrees(office.units()), null);
    }

    private NaiveFigures(PlainOffice office, Form form, NaiveTrees trees, @Nullable NaiveFigures current) {
        this.office = office.asOfNow();
        this.form = form;
        this.trees = trees;
        this.current = current == null ? this : current;
        this.timeline = new NaiveTimeline(office, form, trees);
        this.submissions = new NaiveSubmissions(this.office, form, trees);
    }

    /**
     * Every line of every period's {@code figures.csv}, without the header, sorted; and after the seventeen columns six
     * more on the comparison with last year: {@code break}, whether coverage differs ({@code one-sided} where something
     * is unmatched, else {@code different}), the number of matched submissions, the matched value now and last year, and
     * the change between the two.
     */
    static List<String> lines(PlainOffice office) {
        return lines(office, (figures, key) -> "");
    }

    /** The same with one more column: {@code true} where the figure is not applicable, else {@code false}. */
    static List<String> linesWithNotApplicable(PlainOffice office) {
        return lines(office, (figures, key) -> "," + figures.isNotApplicable(key));
    }

    /** Writes what follows the columns of a line. */
    private interface Further {
        String columns(NaiveFigures figures, Key key);
    }

    private static List<String> lines(PlainOffice office, Further further) {
        return office.forms().stream()
                .flatMap(form -> new NaiveFigures(office, form).lines(further))
                .sorted()
                .toList();
    }

    private Stream<String> lines(Further further) {
        List<String> lines = new ArrayList<>();
        for (Period period : listedPeriods()) {
            for (String unit : trees.codes()) {
                if (hasFigures(period, unit)) {
                    NaiveFigures inForce = inForce(period, unit);
                    keys(View.AS_REPORTED, period, unit)
                            .forEach(key -> lines.add(inForce.line(key) + further.columns(inForce, key)));
                }
                if (isRestated(period, unit)) {
                    keys(View.RESTATED, period, unit).forEach(key -> lines.add(line(key) + further.columns(this, key)));
                }
            }
        }
        return lines.stream();
    }

    /** The figures of the snapshot in which a period and unit was closed or corrected last, else the current ones. */
    private NaiveFigures inForce(Period period, String unit) {
        return timeline.lastRevisionPoint(period, unit)
                .filter(point -> !point.equals(AsOfPoint.endOf(office.businessDate())))
                .map(point ->
                        earlier.computeIfAbsent(point, asOf -> new NaiveFigures(office.asOf(asOf), form, trees, this)))
                .orElse(this);
    }

    private List<Key> keys(View view, Period period, String unit) {
        List<Key> keys = new ArrayList<>();
        for (DataElement element : form.elements()) {
            keys.add(new Key(view, period, unit, element.code(), ""));
            element.categories()
                    .forEach(category -> keys.add(new Key(view, period, unit, element.code(), category.code())));
        }
        form.indicators().forEach(indicator -> keys.add(new Key(view, period, unit, indicator.code(), "")));
        return keys;
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
                .collect(Collectors.joining(","));
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
                .forEach(sent -> periods.addAll(sent.period().listContaining()));
        return periods;
    }

    private boolean hasFigures(Period period, String unit) {
        return reportingPeriods(period).stream()
                .map(each -> trees.path(unit, endOf(each)))
                .anyMatch(path -> !path.isEmpty() && isListed(period, authority(path)));
    }

    private static String authority(List<String> path) {
        return path.get(path.size() - 1);
    }

    private boolean isListed(Period period, String authority) {
        return reportingPeriods(period).stream()
                .anyMatch(each -> current.submissions.senders(each).stream()
                        .anyMatch(sender -> trees.isWithin(sender, authority, endOf(each))));
    }

    private boolean isRestated(Period period, String unit) {
        if (!trees.on(office.businessDate()).containsKey(unit)) {
            return false;
        }
        boolean isListed = isListed(period, authority(trees.path(unit, office.businessDate())))
                || reportingPeriods(period).stream().anyMatch(each -> hasReached(each, unit));
        return isListed
                && Stream.of(Optional.of(period), period.findPrevious(), period.findLastYear(), period.findYearToDate())
                        .flatMap(Optional::stream)
                        .flatMap(other -> reportingPeriods(other).stream())
                        .anyMatch(each -> isMappedElsewhere(each, unit, office.businessDate()));
    }

    /** Whether a share of what was sent in for a reporting period, known or unknown, counts to the unit in T. */
    private boolean hasReached(Period reportingPeriod, String unit) {
        for (String sender : submissions.senders(reportingPeriod)) {
            BigDecimal weight = mapping(office.businessDate()).weight(sender, unit);
            if (trees.on(endOf(reportingPeriod)).containsKey(sender) && (weight == null || weight.signum() != 0)) {
                return true;
            }
        }
        return false;
    }

    private boolean isAcrossBreak(Period period, String unit) {
        return Stream.of(Optional.of(period), period.findLastYear())
                .flatMap(Optional::stream)
                .flatMap(other -> reportingPeriods(other).stream())
                .anyMatch(each -> isMappedElsewhere(each, unit, endOf(period)));
    }

    /** Whether something sent in has another weight in the tree of a day than in that of its reporting period. */
    private boolean isMappedElsewhere(Period reportingPeriod, String unit, LocalDate day) {
        LocalDate end = endOf(reportingPeriod);
        for (String sender : submissions.senders(reportingPeriod)) {
            if (trees.on(end).containsKey(sender)) {
                BigDecimal before = trees.isWithin(sender, unit, end) ? BigDecimal.ONE : BigDecimal.ZERO;
                BigDecimal after = mapping(day).weight(sender, unit);
                if (after == null || after.compareTo(before) != 0) {
                    return true;
                }
            }
        }
        return false;
    }

    // Figures: over categories and units within a reporting period, then over time -----------------------------------

    Amount amount(Key key) {
        Amount known = amounts.get(key);
        if (known == null) {
            known = compute(key, Basis.ALL);
            amounts.put(key, known);
        }
        return known;
    }

    private Amount compute(Key key, Basis basis) {
        Weights subtree = weights(key.view(), key.unit());
        Weights own = ownWeights(key.view(), key.unit());
        Optional<Indicator> indicator = form.findIndicator(key.element());
        return indicator.isPresent()
                ? new Amount(
                        ratio(key.period(), basis, indicator.get(), subtree, own),
                        ratio(key.period(), basis, indicator.get(), own, own))
                : new Amount(rounded(figure(key, basis, subtree, own)), rounded(figure(key, basis, own, own)));
    }

    private static @Nullable BigDecimal rounded(@Nullable BigDecimal number) {
        return number == null || number.scale() <= 6 ? number : number.setScale(6, RoundingMode.HALF_UP);
    }

    private @Nullable BigDecimal figure(Key key, Basis basis, Weights subtree, Weights own) {
        DataElement element = element(key.element());
        Weights weights = element.overUnits() == OverUnits.NONE ? own : subtree;
        return overTime(
                element.overTime(),
                key.period(),
                each -> Total.over(
                        codes(key)
                                .map(code -> periodTotal(each, weights, submissions.values(basis, code)))
                                .toList(),
                        known -> known.reduce(BigDecimal::add)));
    }

    private @Nullable BigDecimal ratio(Period period, Basis basis, Indicator indicator, Weights subtree, Weights own) {
        BigDecimal numerator = side(period, basis, indicator, element(indicator.numerator()), subtree, own);
        BigDecimal denominator = side(period, basis, indicator, element(indicator.denominator()), subtree, own);
        return numerator == null || denominator == null || denominator.signum() == 0
                ? null
                : indicator.factor().multiply(numerator).divide(denominator, 6, RoundingMode.HALF_UP);
    }

    private @Nullable BigDecimal side(
            Period period, Basis basis, Indicator indicator, DataElement element, Weights subtree, Weights own) {
        Weights weights = element.overUnits() == OverUnits.NONE ? own : subtree;
        Values values = submissions.side(basis, indicator, element.code());
        return overTime(element.overTime(), period, each -> periodTotal(each, weights, values));
    }

    /** The sum over the units that count in one reporting period. */
    private Total periodTotal(Period reportingPeriod, Weights weights, Values values) {
        BigDecimal sum = null;
        for (String unit : submissions.counting(reportingPeriod)) {
            BigDecimal value = values.of(reportingPeriod, unit);
            if (value == null) {
                continue;
            }
            BigDecimal weight = weights.of(unit, reportingPeriod);
            if (weight == null) {
                return Total.NOT_COMPARABLE;
            }
            if (weight.signum() != 0) {
                sum = (sum == null ? BigDecimal.ZERO : sum).add(value.multiply(weight));
            }
        }
        return new Total(sum, true);
    }

    private @Nullable BigDecimal overTime(OverTime overTime, Period period, Function<Period, Total> periodTotal) {
        List<Total> totals = reportingPeriods(period).stream()
                .filter(each -> isTakenIn(overTime, each, period))
                .map(periodTotal)
                .toList();
        return Total.over(totals, known -> known.reduce(overTime == OverTime.MAX ? BigDecimal::max : BigDecimal::add))
                .value();
    }

    private boolean isTakenIn(OverTime overTime, Period reportingPeriod, Period period) {
        List<Period> all = reportingPeriods(period);
        return switch (overTime) {
            case SUM, MAX -> true;
            case LAST -> reportingPeriod.equals(all.get(all.size() - 1));
            case NONE -> all.size() == 1;
        };
    }

    // What counts to which unit --------------------------------------------------------------------------------------

    private Weights weights(View view, String above) {
        return view == View.RESTATED
                ? (unit, each) -> mapping(office.businessDate()).weight(unit, above)
                : (unit, each) -> trees.isWithin(unit, above, endOf(each)) ? BigDecimal.ONE : BigDecimal.ZERO;
    }

    private Weights ownWeights(View view, String own) {
        return view == View.RESTATED
                ? (unit, each) -> mapping(office.businessDate()).ownWeight(unit, own)
                : (unit, each) -> unit.equals(own) ? BigDecimal.ONE : BigDecimal.ZERO;
    }

    /** Whether a submission of a unit, or a known share of it, counts to another unit. */
    private boolean isBelow(View view, Period reportingPeriod, String unit, String above) {
        return view == View.RESTATED
                ? mapping(office.businessDate()).isMapped(unit, above)
                : trees.isWithin(unit, above, endOf(reportingPeriod));
    }

    /** The submissions behind a figure: where all its elements are stocks, those of the last reporting period. */
    private Coverage coverage(Key key, Period period) {
        List<Period> all = reportingPeriods(period);
        boolean isLast = elements(key).allMatch(element -> element.overTime() == OverTime.LAST);
        return coverage(key, isLast ? all.subList(all.size() - 1, all.size()) : all);
    }

    private Coverage coverage(Key key, List<Period> reportingPeriods) {
        return coverages.computeIfAbsent(
                List.of(key.view(), reportingPeriods, key.unit()),
                k -> count(key.view(), reportingPeriods, key.unit()));
    }

    private Coverage count(View view, List<Period> reportingPeriods, String above) {
        long matched = 0;
        long reported = 0;
        long expected = 0;
        for (Period each : reportingPeriods) {
            for (String unit : trees.on(endOf(each)).keySet()) {
                if (isBelow(view, each, unit, above) && submissions.isExpected(each, unit)) {
                    expected++;
                    reported += submissions.counting(each).contains(unit) ? 1 : 0;
                    matched += submissions.isOnBothSides(each, unit) ? 1 : 0;
                }
            }
        }
        return new Coverage(reported, expected, matched);
    }

    // Not applicable -------------------------------------------------------------------------------------------------

    private boolean isNotApplicable(Key key) {
        Coverage coverage = coverage(key, reportingPeriods(key.period()));
        return amount(key).value() == null
                && (coverage.expected() == 0 || coverage.reported() > 0 && countMarked(key) >= coverage.reported());
    }

    /** How many submissions below the unit are marked {@code x}; of a total, in the category with the fewest. */
    private long countMarked(Key key) {
        if (form.findIndicator(key.element()).isPresent()) {
            return 0;
        }
        return codes(key)
                .filter(code -> countBelow(key, (each, unit) -> !submissions.isBlank(each, unit, code)) > 0)
                .mapToLong(code -> countBelow(key, (each, unit) -> submissions.isMarked(each, unit, code)))
                .min()
                .orElse(0);
    }

    /** What may be true of a unit's submission that counts. */
    private interface Test {
        boolean holds(Period reportingPeriod, String unit);
    }

    private long countBelow(Key key, Test test) {
        return reportingPeriods(key.period()).stream()
                .mapToLong(each -> submissions.counting(each).stream()
                        .filter(unit -> isBelow(key.view(), each, unit, key.unit()))
                        .filter(unit -> test.holds(each, unit))
                        .count())
                .sum();
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

    private String comparability(Key key) {
        Optional<Period> before = key.period().findLastYear();
        boolean isUnmatched = isUnmatched(key);
        boolean coverageDiffers = valueOf(key, before) != null
                && (isUnmatched || !(isComplete(key, key.period()) && isComplete(key, before.orElseThrow())));
        long matched = coverage(key, key.period()).matched();
        boolean isMatched = coverageDiffers && matched > 0;
        BigDecimal now = isMatched ? compute(key, Basis.MATCHED).value() : null;
        BigDecimal then = isMatched ? compute(key, Basis.MATCHED_LAST_YEAR).value() : null;
        return Stream.of(
                        isBreak(key) ? "break" : "",
                        !coverageDiffers ? "" : isUnmatched ? "one-sided" : "different",
                        matched + "",
                        text(now),
                        text(then),
                        text(change(key, now, then)))
                .collect(Collectors.joining(","));
    }

    private boolean isComplete(Key key, Period period) {
        Coverage coverage = coverage(key, period);
        return coverage.reported() == coverage.expected();
    }

    /** Whether something unmatched enters the figure. */
    private boolean isUnmatched(Key key) {
        Optional<Indicator> indicator = form.findIndicator(key.element());
        for (Period each : reportingPeriods(key.period())) {
            for (String unit : submissions.counting(each)) {
                boolean isUnmatched = indicator.isPresent()
                        ? submissions.isUnmatched(each, unit, indicator.get())
                        : codes(key).anyMatch(code -> submissions.isUnmatched(each, unit, code));
                if (isUnmatched && elements(key).anyMatch(element -> enters(key, each, unit, element))) {
                    return true;
                }
            }
        }
        return false;
    }

    private Stream<DataElement> elements(Key key) {
        return form.findIndicator(key.element())
                .map(indicator -> Stream.of(indicator.numerator(), indicator.denominator()))
                .orElseGet(() -> Stream.of(key.element()))
                .map(this::element);
    }

    private boolean enters(Key key, Period reportingPeriod, String unit, DataElement element) {
        BigDecimal own = ownWeights(key.view(), key.unit()).of(unit, reportingPeriod);
        boolean isOwn = own == null || own.signum() != 0;
        return isTakenIn(element.overTime(), reportingPeriod, key.period())
                && (element.overUnits() == OverUnits.NONE
                        ? isOwn
                        : isBelow(key.view(), reportingPeriod, unit, key.unit()));
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

    private static @Nullable BigDecimal percent(@Nullable BigDecimal amount, @Nullable BigDecimal whole) {
        return amount == null || whole == null || whole.signum() == 0
                ? null
                : amount.multiply(new BigDecimal(100)).divide(whole, 1, RoundingMode.HALF_UP);
    }

    // Small words ----------------------------------------------------------------------------------------------------

    /** What a figure sums, as {@code element:category}. */
    private Stream<String> codes(Key key) {
        return key.category().isEmpty()
                ? submissions.codes(key.element())
                : Stream.of(key.element() + ":" + key.category());
    }

    private NaiveBoundaryMapping mapping(LocalDate day) {
        return mappings.computeIfAbsent(day, d -> new NaiveBoundaryMapping(trees, d));
    }

    private List<Period> reportingPeriods(Period period) {
        return timeline.reportingPeriods(period);
    }

    private LocalDate endOf(Period period) {
        return submissions.endOf(period);
    }

    private DataElement element(String code) {
        return form.findElement(code).orElseThrow();
    }
}
