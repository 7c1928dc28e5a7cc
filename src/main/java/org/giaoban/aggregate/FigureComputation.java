package org.giaoban.aggregate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.giaoban.aggregate.Measures.Output;
import org.giaoban.aggregate.Measures.Ratio;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.catalogue.Catalogue.Target;
import org.giaoban.model.DataElement.OverUnits;
import org.giaoban.model.Figure;
import org.giaoban.model.Figure.Comparability;
import org.giaoban.model.Figure.Coverage;
import org.giaoban.model.Figure.View;
import org.giaoban.model.Form;
import org.giaoban.model.Period;
import org.giaoban.timeline.Component;
import org.giaoban.timeline.ListedPeriods;
import org.giaoban.timeline.PeriodSubmissions;
import org.giaoban.timeline.Snapshot;
import org.giaoban.timeline.SnapshotPlan;
import org.giaoban.timeline.Snapshots;
import org.jspecify.annotations.Nullable;

/**
 * Computes the figures of a form and component in one snapshot, as {@code src/docs/figures.md} defines them: the reported
 * values of each reporting period are summed over units once, then combined over time for each period, then compared. The
 * figures depend on the constructor's arguments alone. Sums that several periods need are kept, so an object is for one
 * thread.
 */
public final class FigureComputation {

    /** Decimals of a figure. */
    private static final int DECIMALS = 6;

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Catalogue catalogue;
    private final Form form;
    private final Snapshot snapshot;
    private final Component component;
    private final ReportedValues values;
    private final Measures measures;
    private final Mappings mappings;
    private final FigureScopes scopes;
    private final Map<String, Map<Integer, BigDecimal>> targets = new HashMap<>();
    private final Map<RollUpKey, RollUp> rollUps = new HashMap<>();

    /** The submissions that a sum is made of. */
    private enum Basis {
        /** All submissions that count. */
        ALL,
        /**
         * Submissions of units that have a submission that counts in this reporting period and in the one a year
         * before.
         */
        MATCHED,
        /** Last year's submissions of the same units, summed in this year's tree. */
        MATCHED_LAST_YEAR
    }

    private record RollUpKey(Period reportingPeriod, View view, Basis basis) {}

    /** The sums of a unit over a period, and its submissions in all reporting periods and in the last one. */
    private record PeriodSums(Amounts all, Amounts own, Submissions inAll, Submissions inLast) {
        /** Returns the submissions in the reporting periods that enter a figure. */
        Submissions of(Output output, Measures measures) {
            return output.isOfLastReportingPeriod(measures) ? inLast : inAll;
        }
    }

    /**
     * Numbers of submissions.
     *
     * @param matched number of submissions that count both in a reporting period and a year before
     */
    private record Submissions(Coverage coverage, long matched) {
        static Submissions over(List<Optional<RollUp.UnitSums>> reportingPeriods) {
            return new Submissions(
                    new Coverage(
                            sum(reportingPeriods, RollUp.UnitSums::reported),
                            sum(reportingPeriods, RollUp.UnitSums::expected)),
                    sum(reportingPeriods, RollUp.UnitSums::matched));
        }

        private static long sum(
                List<Optional<RollUp.UnitSums>> reportingPeriods, ToLongFunction<RollUp.UnitSums> count) {
            return reportingPeriods.stream()
                    .flatMap(Optional::stream)
                    .mapToLong(count)
                    .sum();
        }
    }

    public FigureComputation(
            Snapshots snapshots,
            Snapshot snapshot,
            SnapshotPlan plan,
            Form form,
            Component component,
            ReportedValues values,
            Mappings mappings) {
        this.catalogue = snapshots.catalogue();
        this.form = form;
        this.snapshot = snapshot;
        this.component = component;
        this.values = values;
        this.measures = values.measures();
        this.mappings = mappings;
        this.scopes = new FigureScopes(
                catalogue,
                form,
                snapshot,
                plan,
                new ListedPeriods(snapshots, snapshot, plan, form, component),
                mappings);
        for (Target target : catalogue.targets()) {
            if (component.units().contains(target.unit())) {
                targets.computeIfAbsent(target.unit() + " " + target.element(), key -> new HashMap<>())
                        .put(target.year(), target.value());
            }
        }
    }

    /** Lists the units, periods and views that have figures. */
    public List<FigureScope> listScopes() {
        return scopes.list();
    }

    /**
     * Computes the figures of a unit in a period: elements, each followed by its categories, then indicators, in the
     * form's order.
     */
    public List<Figure> compute(FigureScope scope) {
        return new OfScope(scope).compute();
    }

    /** Passes each unit that left cells blank for which it reported a number other than zero a year before. */
    public void forEachLeftBlank(Period reportingPeriod, LeftBlankConsumer consumer) {
        PeriodSubmissions now = snapshot.get(form, reportingPeriod);
        findLastYear(reportingPeriod)
                .ifPresent(before -> now.versions().keySet().stream()
                        .filter(component.units()::contains)
                        .forEach(unit -> now.findCounting(unit)
                                .ifPresent(version -> before.findCounting(unit)
                                        .ifPresent(older -> listLeftBlank(version.id(), older.id())
                                                .forEach(blank ->
                                                        consumer.accept(version.id(), before.period(), blank))))));
    }

    /** Receives what a submission left blank, with the reporting period a year before. */
    public interface LeftBlankConsumer {
        void accept(long submission, Period before, LeftBlank blank);
    }

    /**
     * An element and category that a submission left blank.
     *
     * @param before number that the unit reported a year before
     */
    public record LeftBlank(String element, String category, BigDecimal before) {}

    private List<LeftBlank> listLeftBlank(long submission, long older) {
        List<LeftBlank> blanks = new ArrayList<>();
        BitSet unmatched = values.listUnmatched(submission, older);
        measures.forEachCells((place, element, category) -> {
            BigDecimal before = values.get(older).find(place);
            if (unmatched.get(place) && before != null) {
                blanks.add(new LeftBlank(element, category, before));
            }
        });
        return blanks;
    }

    // Over units ------------------------------------------------------------------------------------------------------

    private RollUp rollUp(Period reportingPeriod, View view, Basis basis) {
        return rollUps.computeIfAbsent(new RollUpKey(reportingPeriod, view, basis), this::makeRollUp);
    }

    private RollUp makeRollUp(RollUpKey key) {
        PeriodSubmissions now = snapshot.get(form, key.reportingPeriod());
        RollUp rollUp = new RollUp(key.view() == View.RESTATED ? mappings.restated() : mappings.within(now.tree()));
        Optional<PeriodSubmissions> before = findLastYear(key.reportingPeriod());
        for (String unit : now.expected().keySet()) {
            if (component.units().contains(unit) && now.isExpected(unit)) {
                rollUp.addExpected(unit);
                addReported(rollUp, key.basis(), unit, now, before);
            }
        }
        return rollUp;
    }

    /** Returns the submissions of the same reporting period a year before; empty if the calendar has no such period. */
    private Optional<PeriodSubmissions> findLastYear(Period reportingPeriod) {
        return reportingPeriod
                .findLastYear()
                .filter(catalogue.getCalendar(form)::knows)
                .map(period -> snapshot.get(form, period));
    }

    private void addReported(
            RollUp rollUp, Basis basis, String unit, PeriodSubmissions now, Optional<PeriodSubmissions> before) {
        long counting = id(now, unit);
        long older = before.map(period -> id(period, unit)).orElse(0L);
        if (counting == 0) {
            return;
        }
        if (older != 0) {
            rollUp.addMatched(unit);
        }
        switch (basis) {
            case ALL -> rollUp.addReported(unit, values.get(counting));
            case MATCHED -> addMatched(rollUp, unit, counting, older, counting);
            case MATCHED_LAST_YEAR -> addMatched(rollUp, unit, counting, older, older);
        }
    }

    private void addMatched(RollUp rollUp, String unit, long counting, long older, long taken) {
        if (older != 0) {
            rollUp.addReported(unit, values.get(taken).without(values.listUnmatched(counting, older), measures));
        }
    }

    /** Returns the number of the unit's submission that counts; 0 if none counts. */
    private static long id(PeriodSubmissions period, String unit) {
        return period.findCounting(unit).map(version -> version.id()).orElse(0L);
    }

    // Over time -------------------------------------------------------------------------------------------------------

    /** Returns the sums of a unit over a period; empty if the unit has no figures in it. */
    private Optional<PeriodSums> find(View view, Basis basis, Period period, String unit) {
        return scopes.find(view, period, unit).map(scope -> {
            List<@Nullable Amounts> all = new ArrayList<>();
            List<@Nullable Amounts> own = new ArrayList<>();
            List<Optional<RollUp.UnitSums>> each = new ArrayList<>();
            for (Period reportingPeriod : period.listReportingPeriods(form.periodType())) {
                Optional<RollUp.UnitSums> sums =
                        rollUp(reportingPeriod, view, basis).find(unit);
                all.add(sums.map(RollUp.UnitSums::all).orElse(null));
                own.add(sums.map(RollUp.UnitSums::own).orElse(null));
                each.add(sums);
            }
            return new PeriodSums(
                    Amounts.overTime(measures, all),
                    Amounts.overTime(measures, own),
                    Submissions.over(each),
                    Submissions.over(each.subList(each.size() - 1, each.size())));
        });
    }

    // Figures ---------------------------------------------------------------------------------------------------------

    /** Computes the figures of one unit, period and view. */
    private final class OfScope {

        private final FigureScope scope;
        private final Period period;
        private final PeriodSums now;
        private final Optional<PeriodSums> previous;
        private final Optional<PeriodSums> lastYear;
        private final Optional<PeriodSums> yearToDate;
        private final Optional<PeriodSums> matched;
        private final Optional<PeriodSums> matchedLastYear;

        OfScope(FigureScope scope) {
            this.scope = scope;
            this.period = scope.period();
            this.now = find(Basis.ALL, Optional.of(period)).orElseThrow();
            this.previous = find(Basis.ALL, period.findPrevious());
            this.lastYear = find(Basis.ALL, period.findLastYear());
            this.yearToDate = find(Basis.ALL, period.findYearToDate());
            this.matched = lastYear.isPresent() ? find(Basis.MATCHED, Optional.of(period)) : Optional.empty();
            this.matchedLastYear =
                    lastYear.isPresent() ? find(Basis.MATCHED_LAST_YEAR, Optional.of(period)) : Optional.empty();
        }

        private Optional<PeriodSums> find(Basis basis, Optional<Period> of) {
            return of.flatMap(each -> FigureComputation.this.find(scope.view(), basis, each, scope.unit()));
        }

        List<Figure> compute() {
            return measures.outputs().stream().map(this::figure).toList();
        }

        private Figure figure(Output output) {
            BigDecimal value = value(output, Optional.of(now));
            BigDecimal before = value(output, lastYear);
            BigDecimal toDate = value(output, yearToDate);
            BigDecimal target = output.category().isEmpty() ? target(output.element()) : null;
            return new Figure(
                    new Figure.Key(period, scope.unit(), output.element(), output.category()),
                    scope.view(),
                    new Figure.Amounts(
                            value, own(output), toDate, value == null && isNotApplicable(output), isAmended(output)),
                    now.of(output, measures).coverage(),
                    new Figure.Comparison(
                            value(output, previous), before, scope.isBreak() ? null : change(output, value, before)),
                    comparability(output, before),
                    new Figure.Target(target, percent(toDate, target)),
                    scope.state());
        }

        private boolean isAmended(Output output) {
            return counted(now, output.place()).isAmended(output.place())
                    || output.ratio()
                            .filter(ratio -> counted(now, ratio.denominator()).isAmended(ratio.denominator()))
                            .isPresent();
        }

        private Comparability comparability(Output output, @Nullable BigDecimal before) {
            boolean isUnmatched =
                    matched.filter(sums -> isUnmatched(output, sums)).isPresent();
            Submissions submissions = now.of(output, measures);
            Optional<Coverage> coverageBefore =
                    lastYear.map(sums -> sums.of(output, measures).coverage());
            boolean coverageDiffers = !submissions.coverage().isComplete()
                    || coverageBefore.filter(coverage -> !coverage.isComplete()).isPresent();
            boolean isShown = before != null && (coverageDiffers || isUnmatched);
            BigDecimal matchedNow = isShown ? value(output, matched) : null;
            BigDecimal matchedThen = isShown ? value(output, matchedLastYear) : null;
            return new Comparability(
                    scope.isBreak(),
                    coverageBefore.orElse(null),
                    submissions.matched(),
                    isUnmatched,
                    matchedNow,
                    matchedThen,
                    change(output, matchedNow, matchedThen));
        }

        private boolean isUnmatched(Output output, PeriodSums sums) {
            return counted(sums, output.place()).isUnmatched(output.place())
                    || output.ratio()
                            .filter(ratio -> counted(sums, ratio.denominator()).isUnmatched(ratio.denominator()))
                            .isPresent();
        }

        /**
         * True if no submission is expected, or if each submission that reported anything reported "not applicable", in
         * all reporting periods.
         * For an element with categories, the smallest count of "not applicable" among the categories in which
         * anything was reported decides.
         */
        private boolean isNotApplicable(Output output) {
            int count = output.reported().stream()
                    .filter(now.all()::isReported)
                    .mapToInt(now.all()::countNotApplicable)
                    .min()
                    .orElse(0);
            long reported = now.inAll().coverage().reported();
            return now.inAll().coverage().expected() == 0 || reported > 0 && count >= reported;
        }

        private @Nullable BigDecimal target(String element) {
            BigDecimal target =
                    targets.getOrDefault(scope.unit() + " " + element, Map.of()).get(period.year());
            return target == null ? null : plain(target);
        }

        private @Nullable BigDecimal own(Output output) {
            return output.ratio()
                    .map(ratio -> isUnallocable(now, ratio)
                            ? Optional.<BigDecimal>empty()
                            : ratio(
                                    ratio,
                                    now.own().find(ratio.numerator()),
                                    now.own().find(ratio.denominator())))
                    .orElseGet(() -> now.all().isUnallocable(output.place())
                            ? Optional.empty()
                            : rounded(now.own().find(output.place())))
                    .orElse(null);
        }
    }

    /** Returns the sums from which the unit's figure is taken: its own part if the element is not summed over units. */
    private Amounts counted(PeriodSums sums, int place) {
        return measures.get(place).overUnits() == OverUnits.SUM ? sums.all() : sums.own();
    }

    private @Nullable BigDecimal value(Output output, Optional<PeriodSums> sums) {
        return sums.flatMap(each -> output.ratio()
                        .map(ratio -> isUnallocable(each, ratio)
                                ? Optional.<BigDecimal>empty()
                                : ratio(
                                        ratio,
                                        counted(each, ratio.numerator()).find(ratio.numerator()),
                                        counted(each, ratio.denominator()).find(ratio.denominator())))
                        .orElseGet(() -> each.all().isUnallocable(output.place())
                                ? Optional.empty()
                                : rounded(counted(each, output.place()).find(output.place()))))
                .orElse(null);
    }

    private static boolean isUnallocable(PeriodSums sums, Ratio ratio) {
        return sums.all().isUnallocable(ratio.numerator()) || sums.all().isUnallocable(ratio.denominator());
    }

    private static Optional<BigDecimal> ratio(
            Ratio ratio, @Nullable BigDecimal numerator, @Nullable BigDecimal denominator) {
        return numerator == null || denominator == null || denominator.signum() == 0
                ? Optional.empty()
                : Optional.of(plain(ratio.indicator()
                        .factor()
                        .multiply(numerator)
                        .divide(denominator, DECIMALS, RoundingMode.HALF_UP)));
    }

    private static Optional<BigDecimal> rounded(@Nullable BigDecimal number) {
        return Optional.ofNullable(number)
                .map(each -> each.scale() <= DECIMALS ? each : each.setScale(DECIMALS, RoundingMode.HALF_UP))
                .map(FigureComputation::plain);
    }

    /** Removes trailing zeros and the exponent, so that equal figures are equal texts. */
    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /**
     * Returns the change in per cent of the earlier value, in percentage points for percentages; one decimal,
     * HALF_UP.
     */
    private static @Nullable BigDecimal change(Output output, @Nullable BigDecimal value, @Nullable BigDecimal before) {
        if (value == null || before == null) {
            return null;
        }
        boolean isPercentage =
                output.ratio().filter(ratio -> ratio.indicator().isPercentage()).isPresent();
        BigDecimal difference = value.subtract(before);
        return isPercentage ? plain(difference.setScale(1, RoundingMode.HALF_UP)) : percent(difference, before);
    }

    private static @Nullable BigDecimal percent(@Nullable BigDecimal amount, @Nullable BigDecimal of) {
        return amount == null || of == null || of.signum() == 0
                ? null
                : plain(amount.multiply(HUNDRED).divide(of, 1, RoundingMode.HALF_UP));
    }
}
