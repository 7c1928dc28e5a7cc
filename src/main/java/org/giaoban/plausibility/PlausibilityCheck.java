package org.giaoban.plausibility;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.model.DataElement;
import org.giaoban.model.Finding;
import org.giaoban.model.FindingCode;
import org.giaoban.model.Form;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.Period;
import org.giaoban.model.PeriodType;
import org.giaoban.model.Plausibility;
import org.giaoban.model.Plausibility.Check;
import org.giaoban.model.Text;
import org.giaoban.model.Wording;

/**
 * Reports the values of one element that differ too much from earlier ones or from those of other units. A value is
 * compared with earlier periods only, so that the findings on a period do not change when later periods are received;
 * and it is not compared if both amounts are small. A value that is reported as a digit slip is not reported for its
 * change or as an outlier as well.
 */
final class PlausibilityCheck {

    /** Number of earlier periods that are compared. */
    private static final int WINDOW = 24;

    /** Least number of earlier periods from which it can be told that one of them was unusual. */
    private static final int FEWEST_FOR_USUAL = 3;

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final List<BigDecimal> SLIPS =
            List.of(BigDecimal.TEN, BigDecimal.valueOf(100), BigDecimal.valueOf(1000));

    private final Catalogue catalogue;
    private final Form definition;
    private final Plausibility form;
    private final DataElement element;
    private final Consumer<PlausibilityFinding> findings;
    private final Map<String, TreeMap<Period, Amount>> series = new TreeMap<>();
    private final Map<Peers, List<BigDecimal>> peers = new TreeMap<>();
    private final Map<Peers, Statistics> statistics = new TreeMap<>();

    /** The total over the categories of an element in one submission. */
    private record Amount(long submission, BigDecimal value) {}

    /**
     * Units of one level and reporting authority in one period; units with and without a territory are not compared
     * with each other.
     */
    private record Peers(String root, String level, boolean isTerritorial, Period period) implements Comparable<Peers> {
        private static final Comparator<Peers> ORDER = Comparator.comparing(Peers::root)
                .thenComparing(Peers::level)
                .thenComparing(Peers::isTerritorial)
                .thenComparing(Peers::period);

        @Override
        public int compareTo(Peers other) {
            return ORDER.compare(this, other);
        }
    }

    /** @param values values of the element, of all units and periods */
    PlausibilityCheck(
            Catalogue catalogue,
            Form form,
            DataElement element,
            List<CountedValues.Value> values,
            Consumer<PlausibilityFinding> findings) {
        this.catalogue = catalogue;
        this.definition = form;
        this.form = form.plausibility();
        this.element = element;
        this.findings = findings;
        values.forEach(value -> {
            BigDecimal amount = value.amount();
            if (amount != null) {
                series.computeIfAbsent(value.source().unit(), unit -> new TreeMap<>())
                        .merge(
                                value.source().period(),
                                new Amount(value.source().submission(), amount),
                                (a, b) -> new Amount(a.submission(), a.value().add(b.value())));
            }
        });
        series.forEach((unit, amounts) -> amounts.forEach(
                (period, amount) -> peers.computeIfAbsent(peersOf(unit, period), key -> new ArrayList<>())
                        .add(amount.value())));
    }

    private Peers peersOf(String unit, Period period) {
        OrgUnit row = catalogue.getUnit(definition.code(), period, unit);
        return new Peers(
                catalogue.getTree(definition, period).findRoot(unit).orElse(unit),
                row.level(),
                row.territorial(),
                period);
    }

    void run(DuplicatedValues copies) {
        series.forEach((unit, amounts) -> amounts.forEach((period, amount) -> {
            Optional<Amount> previous = find(amounts, period.findPrevious());
            Optional<Finding> slip = is(Check.SLIP) ? findSlip(amounts, period, amount) : Optional.empty();
            slip.ifPresentOrElse(finding -> report(amount, finding), () -> {
                checkChange(amounts, period, amount);
                checkHistory(amounts, period, amount);
                checkPeers(unit, period, amount);
            });
            checkCumulative(amounts, period, amount);
            if (is(Check.COPIED) && element.overTime() == DataElement.OverTime.SUM && previous.isPresent()) {
                copies.compare(
                        amount.submission(),
                        period,
                        element,
                        amount.value(),
                        previous.get().value());
            }
        }));
    }

    private static Optional<Amount> find(TreeMap<Period, Amount> amounts, Optional<Period> period) {
        return period.flatMap(p -> Optional.ofNullable(amounts.get(p)));
    }

    /** Phases differ in length and season, so they are compared with no earlier period. */
    private boolean is(Check check) {
        return form.checks().contains(check) && (check == Check.PEERS || definition.periodType() != PeriodType.PHASE);
    }

    private void report(Amount amount, Finding finding) {
        findings.accept(new PlausibilityFinding(amount.submission(), element.code(), "", finding));
    }

    /**
     * Finds a value that is about ten, a hundred or a thousand times the median of the earlier periods, or a tenth, a
     * hundredth or a thousandth of it.
     */
    private Optional<Finding> findSlip(TreeMap<Period, Amount> amounts, Period period, Amount amount) {
        List<BigDecimal> earlier = earlier(amounts, period);
        if (earlier.isEmpty() || element.plausible().cumulative()) {
            return Optional.empty();
        }
        BigDecimal usual = Statistics.median(earlier);
        BigDecimal value = amount.value();
        boolean isSeasonal = find(amounts, period.findLastYear())
                .filter(lastYear -> !isFar(value, lastYear.value()))
                .isPresent();
        BigDecimal more = value.max(usual);
        BigDecimal less = value.min(usual);
        if (isSeasonal || less.signum() <= 0 || more.compareTo(form.from(element)) < 0) {
            return Optional.empty();
        }
        return SLIPS.stream()
                .filter(factor -> !isBeyond(more, less.multiply(factor), form.slip()))
                .findFirst()
                .map(factor -> PlausibilityFinding.of(FindingCode.DIGIT_SLIP, element, value)
                        .with("usual", PlausibilityFinding.shown(usual))
                        .with("count", String.valueOf(earlier.size()))
                        .with("factor", factor(factor, value.compareTo(usual) > 0)));
    }

    private static Text factor(BigDecimal factor, boolean isMore) {
        return Wording.both(isMore ? "slip-times" : "slip-part", factor.toPlainString());
    }

    private static List<BigDecimal> earlier(TreeMap<Period, Amount> amounts, Period period) {
        return amounts.headMap(period, false).descendingMap().values().stream()
                .limit(WINDOW)
                .map(Amount::value)
                .toList();
    }

    /** True if the larger number exceeds the smaller by more than {@code percent} per cent. */
    private static boolean isBeyond(BigDecimal a, BigDecimal b, BigDecimal percent) {
        return a.max(b).multiply(HUNDRED).compareTo(a.min(b).multiply(HUNDRED.add(percent))) > 0;
    }

    /** True if two amounts differ by more than the element's {@code change} and at least one of them is not small. */
    private boolean isFar(BigDecimal value, BigDecimal other) {
        return value.max(other).compareTo(form.from(element)) >= 0 && isBeyond(value, other, form.change(element));
    }

    private void checkChange(TreeMap<Period, Amount> amounts, Period period, Amount amount) {
        Optional<Period> previous =
                period.findPrevious().filter(p -> !element.plausible().cumulative());
        Optional<Period> lastYear = period.findLastYear().filter(p -> !previous.equals(Optional.of(p)));
        if (is(Check.CHANGE)) {
            Stream.of(previous, lastYear)
                    .flatMap(Optional::stream)
                    .forEach(base -> find(amounts, Optional.of(base))
                            .filter(before -> !isOdd(before, earlier(amounts, period), amount))
                            .ifPresent(before -> checkChange(amount, base, before.value())));
        }
    }

    /** True if the earlier amount was unusual and the value is as usual again. */
    private boolean isOdd(Amount before, List<BigDecimal> earlier, Amount amount) {
        if (earlier.size() < FEWEST_FOR_USUAL) {
            return false;
        }
        BigDecimal usual = Statistics.median(earlier);
        return isFar(before.value(), usual) && !isFar(amount.value(), usual);
    }

    /** Compares with one earlier period; a change from or to zero has no percentage and is not reported. */
    private void checkChange(Amount amount, Period base, BigDecimal before) {
        BigDecimal value = amount.value();
        if (value.signum() > 0 && before.signum() > 0 && isFar(value, before)) {
            BigDecimal change = value.subtract(before).abs().multiply(HUNDRED).divide(before, 1, RoundingMode.HALF_UP);
            Text shown = PlausibilityFinding.shown(change);
            report(
                    amount,
                    PlausibilityFinding.of(FindingCode.CHANGE_UNLIKELY, element, value)
                            .with("base", base.id())
                            .with("before", PlausibilityFinding.shown(before))
                            .with(
                                    "change",
                                    value.compareTo(before) > 0
                                            ? Wording.both("change-is-up", shown)
                                            : Wording.both("change-is-down", shown))
                            .with("band", PlausibilityFinding.shown(form.change(element))));
        }
    }

    private void checkHistory(TreeMap<Period, Amount> amounts, Period period, Amount amount) {
        if (is(Check.HISTORY) && !element.plausible().cumulative()) {
            List<BigDecimal> all = new ArrayList<>(earlier(amounts, period));
            if (all.size() + 1 >= form.observations()) {
                all.add(amount.value());
                checkOutlier(FindingCode.OUTLIER_IN_HISTORY, Statistics.of(all), amount);
            }
        }
    }

    private void checkPeers(String unit, Period period, Amount amount) {
        Peers among = peersOf(unit, period);
        List<BigDecimal> all = peers.getOrDefault(among, List.of());
        if (is(Check.PEERS) && all.size() >= form.observations()) {
            checkOutlier(
                    FindingCode.OUTLIER_AMONG_PEERS,
                    statistics.computeIfAbsent(among, key -> Statistics.of(all)),
                    amount);
        }
    }

    /**
     * Reports an outlier: it differs from the median by more than the element's {@code change}, because any score is
     * large if values hardly vary, and one of the two scores is too large. If MAD is zero, the z-score alone decides.
     */
    private void checkOutlier(FindingCode code, Statistics all, Amount amount) {
        if (!isFar(amount.value(), all.median())) {
            return;
        }
        Optional<BigDecimal> z = all.findZ(amount.value());
        Optional<BigDecimal> modified = all.findModifiedZ(amount.value());
        if (z.filter(score -> score.compareTo(form.z()) >= 0).isPresent()
                || modified.filter(score -> score.compareTo(form.modifiedZ()) >= 0)
                        .isPresent()) {
            report(
                    amount,
                    PlausibilityFinding.of(code, element, amount.value())
                            .with("count", String.valueOf(all.count()))
                            .with("median", PlausibilityFinding.shown(all.median()))
                            .with("mean", PlausibilityFinding.shown(all.mean()))
                            .with("score", score(z.orElseThrow(), modified)));
        }
    }

    private static Text score(BigDecimal z, Optional<BigDecimal> modified) {
        Text plain = PlausibilityFinding.shown(z);
        return modified.map(PlausibilityFinding::shown)
                .map(other -> Wording.both("score-both", plain, other))
                .orElseGet(() -> Wording.both("score-z", plain));
    }

    /** Compares a cumulative value with the latest earlier period of the same year. */
    private void checkCumulative(TreeMap<Period, Amount> amounts, Period period, Amount amount) {
        Map.Entry<Period, Amount> before = amounts.lowerEntry(period);
        if (is(Check.CUMULATIVE)
                && element.plausible().cumulative()
                && before != null
                && before.getKey().year() == period.year()
                && amount.value().compareTo(before.getValue().value()) < 0) {
            report(
                    amount,
                    PlausibilityFinding.of(FindingCode.CUMULATIVE_FALLS, element, amount.value())
                            .with("base", before.getKey().id())
                            .with(
                                    "before",
                                    PlausibilityFinding.shown(before.getValue().value())));
        }
    }
}
