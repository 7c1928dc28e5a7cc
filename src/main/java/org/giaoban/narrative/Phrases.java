package org.giaoban.narrative;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.giaoban.briefing.Briefing;
import org.giaoban.briefing.FormItem;
import org.giaoban.model.DataElement;
import org.giaoban.model.Figure;
import org.giaoban.model.Figure.Comparability;
import org.giaoban.model.Form;
import org.giaoban.model.Indicator;
import org.giaoban.model.Period;
import org.giaoban.model.Wording;
import org.giaoban.narrative.Compared.Basis;
import org.jspecify.annotations.Nullable;

/**
 * Phrases of narrative templates, made from the figures of one briefing. A phrase is empty if it would not be true: the
 * figure is unknown, is zero, or cannot be compared.
 *
 * <p>The parameter {@code ref} of the phrases names a figure: {@code ELEMENT} or {@code ELEMENT:CATEGORY}, followed by
 * {@code @own} for the unit's own part without the units below it.
 */
public final class Phrases {

    /** Rise in per cent from which the multiple of the base is named too. */
    private static final BigDecimal MULTIPLE_FROM = BigDecimal.valueOf(200);

    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);
    private static final BigDecimal BILLION = BigDecimal.valueOf(1_000_000_000);

    private final Briefing briefing;
    private final boolean zeroPad;
    private final Wording wording;

    /** The figures whose change was said without its base, in the order in which they were. */
    private final Set<String> moved = new LinkedHashSet<>();

    /** @param zeroPad true to write whole numbers from 1 to 9 as {@code 03} */
    public Phrases(Briefing briefing, boolean zeroPad, Wording wording) {
        this.briefing = briefing;
        this.zeroPad = zeroPad;
        this.wording = wording;
    }

    /** The word before a round number that is a little smaller than the exact one, if the template names none. */
    String above() {
        return wording.get("about-above");
    }

    /** Returns {@code 430}, {@code 03} or {@code 98%}. */
    Optional<String> exact(String ref) {
        return value(ref).map(value -> number(ref, value) + amendmentMark(ref));
    }

    /**
     * Returns {@code gần 50}, {@code trên 1.200}, or the exact number if no multiple of {@code step} is near.
     *
     * @param above the word before a round number that is a little smaller than the exact one
     */
    Optional<String> about(String ref, BigDecimal step, String above) {
        return value(ref).map(value -> {
            Rounding rounding = rounding(ref, value, step);
            return near(rounding, above, number(ref, rounding.number())) + amendmentMark(ref);
        });
    }

    /** Returns the same as {@link #about}, with {@code nghìn}, {@code triệu}, {@code tỷ} in place of zeros. */
    Optional<String> words(String ref, BigDecimal step, String above) {
        return value(ref).map(value -> {
            Rounding rounding = rounding(ref, value, step);
            return near(rounding, above, scaled(rounding.number())) + amendmentMark(ref);
        });
    }

    /** Returns a number with its counting unit: {@code 430 điểm cầu}. */
    Optional<String> counted(String ref) {
        return exact(ref).map(number -> counted(ref, number));
    }

    /** Returns {@code 430 điểm cầu với 98.962 lượt}; the first alone if the second is unknown or zero. */
    Optional<String> pair(String ref, String other) {
        return counted(ref)
                .map(first -> counted(other)
                        .map(second -> wording.get("pair", first, second))
                        .orElse(first));
    }

    /** Returns the categories above zero: {@code 06 giải A, 08 giải B}. */
    Optional<String> categories(String element) {
        String list = element(element).map(DataElement::categories).orElse(List.of()).stream()
                .flatMap(category -> value(element + ":" + category.code())
                        .map(value -> NumberWords.inProse(value, zeroPad) + " "
                                + category.name().in(wording.locale()))
                        .stream())
                .collect(Collectors.joining(", "));
        return list.isEmpty() ? Optional.empty() : Optional.of(list);
    }

    /**
     * Returns the change from last year: {@code tăng 12,3% so với quý I năm 2021}.
     *
     * @param subject words before the change, such as {@code số hội nghị}; empty for none
     */
    Optional<String> change(String ref, String subject) {
        return lastYear().flatMap(base -> changed(ref, subject, PeriodWords.of(base, wording)));
    }

    /** Returns the same change with the period named as {@code cùng kỳ năm 2021}. */
    Optional<String> changeSame(String ref, String subject) {
        return lastYear().flatMap(base -> changed(ref, subject, PeriodWords.samePeriod(base, wording)));
    }

    /**
     * Returns the change from last year without its base, which {@link #base} names once: {@code tăng 12,3%}; with the marks of
     * the notes that tell what restricts the comparison.
     */
    Optional<String> moved(String ref) {
        return value(ref)
                .flatMap(value -> compared(ref))
                .filter(compared -> compared.change() != null)
                .map(compared -> {
                    moved.add(ref);
                    boolean isSame = Objects.requireNonNull(compared.change()).signum() == 0;
                    return (isSame ? wording.get("change-same") : movedWhole(ref, compared)) + mark(compared.basis());
                });
    }

    /** Returns {@code so với quý I năm 2021}; empty if no change was said without its base. */
    Optional<String> base() {
        return lastYear()
                .filter(base -> !moved.isEmpty())
                .map(base -> wording.get("change-base", PeriodWords.of(base, wording)));
    }

    /** Lists the codes of the elements and indicators whose change was said without its base. */
    public List<String> listMoved() {
        return moved.stream().map(Phrases::code).distinct().toList();
    }

    /**
     * Returns the changes over the submissions or values of both years, of the figures whose change was said without its base
     * and has other submissions or values in each year: {@code Riêng 23 báo cáo có ở cả hai kỳ: hội nghị tăng 19,1%.}; empty if
     * there are none.
     */
    public String matched() {
        Map<String, List<String>> byBasis = new LinkedHashMap<>();
        for (String ref : moved) {
            compared(ref)
                    .filter(compared -> compared.basis().isCoverageDifferent())
                    .filter(compared -> compared.comparability().changePct() != null)
                    .ifPresent(compared -> byBasis.computeIfAbsent(
                                    matchedLead(compared.comparability(), compared.isUnmatched()),
                                    lead -> new ArrayList<>())
                            .add(name(ref) + " " + movedOfMatched(ref, compared.comparability())));
        }
        return byBasis.entrySet().stream()
                .map(entry -> entry.getKey() + " " + String.join("; ", entry.getValue()) + ".")
                .collect(Collectors.joining(" "));
    }

    private String matchedLead(Comparability matched, boolean isUnmatched) {
        return isUnmatched
                ? wording.get("note-matched-values")
                : wording.get("note-matched-submissions", matched.matched());
    }

    private String name(String ref) {
        return FormItem.list(form(), List.of(code(ref))).stream()
                .filter(item -> item.category().equals(category(ref)))
                .map(item -> PeriodWords.uncapital(item.name().in(wording.locale())))
                .findFirst()
                .orElse(ref);
    }

    private static String mark(Basis basis) {
        boolean isSeveral = basis.mark().contains(",");
        return isSeveral ? " (" + basis.mark() + ")" : basis.mark();
    }

    /**
     * Returns the year to date in per cent of the target: {@code đạt 74,2% kế hoạch năm}; {@code lũy kế từ đầu năm 371
     * hội nghị, đạt 74,2% kế hoạch năm} if the year to date is not the figure of the period, which stands beside it.
     */
    Optional<String> plan(String ref) {
        return compared(ref)
                .flatMap(compared -> Optional.ofNullable(compared.planned())
                        .map(percent -> toDate(ref, compared)
                                + wording.get("target-percent", NumberWords.format(percent))
                                + (compared.isRestatedToDate() ? " (" + wording.get("restated") + ")" : "")));
    }

    /**
     * Returns {@code theo báo cáo của 9/10 đơn vị}; counts submissions if each unit has several in the period; empty if
     * the coverage is complete.
     */
    Optional<String> coverage(String ref) {
        boolean single = briefing.period().type() == briefing.form().periodType();
        return figure(ref)
                .map(Figure::coverage)
                .filter(coverage -> !coverage.isComplete() && coverage.reported() > 0)
                .map(coverage -> wording.get(
                        single ? "coverage-units" : "coverage-received", coverage.reported(), coverage.expected()));
    }

    /** Returns {@code own} if the figure equals the unit's own part, else {@code whole}. */
    Optional<String> scope(String ref, String whole, String own) {
        return value(ref)
                .map(value -> value(code(ref) + "@own")
                                .filter(ownPart -> ownPart.compareTo(value) == 0)
                                .isPresent()
                        ? own
                        : whole);
    }

    /**
     * True if a template has a phrase on the unit's own part of an element.
     *
     * @param template text of the template
     */
    public static boolean speaksOfOwn(String template, String element) {
        return Pattern.compile("[\"']" + Pattern.quote(element) + "(?::\\w+)?@own[\"']")
                .matcher(template)
                .find();
    }

    /** True if the form has the named element, category or indicator. */
    boolean isDeclared(String ref) {
        String code = code(ref);
        String category = category(ref);
        return category.isEmpty()
                ? element(code).isPresent() || indicator(code).isPresent()
                : element(code).stream()
                        .flatMap(element -> element.categories().stream())
                        .anyMatch(each -> each.code().equals(category));
    }

    /** Lists every name of a figure that the form declares, written like {@code ref}: of own parts if that is one. */
    List<String> listRefs(String ref) {
        String own = ref.endsWith("@own") ? "@own" : "";
        return FormItem.list(form(), List.of()).stream()
                .map(item -> item.code() + own)
                .toList();
    }

    private Optional<String> changed(String ref, String subject, String base) {
        return value(ref).flatMap(value -> compared(ref)).flatMap(comparison -> {
            BigDecimal change = comparison.change();
            if (change == null) {
                return Optional.empty();
            }
            String how = change.signum() == 0
                    ? wording.get("change-equal", base)
                    : wording.get("change-compared", movedWhole(ref, comparison), base);
            return Optional.of((subject.isEmpty() ? "" : subject + " ") + how + caveat(ref, comparison));
        });
    }

    /** The year to date with a comma behind it; empty if it is the figure of the period. */
    private String toDate(String ref, Compared compared) {
        BigDecimal toDate = compared.yearToDate();
        BigDecimal value = compared.figure().value();
        return toDate == null || value != null && toDate.compareTo(value) == 0
                ? ""
                : wording.get("year-to-date", counted(ref, number(ref, toDate))) + ", ";
    }

    private String movedWhole(String ref, Compared comparison) {
        return moved(
                ref, comparison.source().value(), comparison.lastYear(), Objects.requireNonNull(comparison.change()));
    }

    private String movedOfMatched(String ref, Comparability matched) {
        return moved(ref, matched.now(), matched.then(), Objects.requireNonNull(matched.changePct()));
    }

    /** Returns the change without its base; a difference, {@code tăng 5}, if the base is a count below 10. */
    private String moved(String ref, @Nullable BigDecimal now, @Nullable BigDecimal then, BigDecimal change) {
        if (then == null
                || now == null
                || indicator(code(ref)).isPresent()
                || !Compared.isSmallBase(then, FormItem.Kind.COUNT)) {
            return moved(ref, change);
        }
        BigDecimal difference = now.subtract(then);
        return difference.signum() == 0
                ? wording.get("change-none")
                : wording.get(
                        difference.signum() > 0 ? "change-up" : "change-down",
                        NumberWords.inProse(difference.abs(), zeroPad));
    }

    /** Returns the change in per cent: {@code tăng 12,3%}, {@code tăng 270% (gấp 3,7 lần)}. */
    private String moved(String ref, BigDecimal change) {
        BigDecimal rounded = change.setScale(1, RoundingMode.HALF_UP);
        if (rounded.signum() == 0) {
            return wording.get("change-none");
        }
        String number = NumberWords.format(rounded.abs());
        String by = isPercentage(code(ref)) ? wording.get("change-points", number) : number + "%" + times(change);
        return wording.get(rounded.signum() > 0 ? "change-up" : "change-down", by);
    }

    /** The multiple of the base in brackets, with a leading space, from a rise of 200% on; empty below. */
    private String times(BigDecimal change) {
        if (change.compareTo(MULTIPLE_FROM) < 0) {
            return "";
        }
        BigDecimal times = change.movePointLeft(2).add(BigDecimal.ONE).setScale(1, RoundingMode.HALF_UP);
        return " (" + wording.get("change-times", NumberWords.format(times)) + ")";
    }

    /** The restriction of a comparison in brackets, with a leading space; empty if there is none. */
    private String caveat(String ref, Compared comparison) {
        return switch (comparison.basis()) {
            case COMPARABLE, BREAK -> "";
            case RESTATED -> " (" + wording.get("restated") + ")";
            case COVERAGE_DIFFERS -> " (" + coverages(ref, comparison) + ")";
            case RESTATED_COVERAGE_DIFFERS -> " (" + wording.get("restated") + "; " + coverages(ref, comparison) + ")";
        };
    }

    /** The change over matched submissions or values; the coverage of both years if that change is unknown. */
    private String coverages(String ref, Compared comparison) {
        Comparability matched = comparison.comparability();
        if (matched.changePct() == null) {
            return comparison.coverages(wording);
        }
        return wording.get(
                comparison.isUnmatched() ? "change-of-matched-values" : "change-of-matched-submissions",
                movedOfMatched(ref, matched),
                matched.matched());
    }

    private Optional<Period> lastYear() {
        return briefing.period().findLastYear();
    }

    /** A percentage is nearly a round one only from at most one percentage point below. */
    private Rounding rounding(String ref, BigDecimal value, BigDecimal step) {
        Rounding rounding = Rounding.of(value, step);
        boolean isFarBelow =
                isPercentage(code(ref)) && rounding.number().subtract(value).compareTo(BigDecimal.ONE) > 0;
        return isFarBelow ? new Rounding(Rounding.Nearness.EXACT, value) : rounding;
    }

    private String near(Rounding rounding, String above, String number) {
        return switch (rounding.nearness()) {
            case BELOW -> wording.get("about-below", number);
            case ABOVE -> above + " " + number;
            case EXACT -> number;
        };
    }

    private String amendmentMark(String ref) {
        return figure(ref).map(Compared::amendmentMark).orElse("");
    }

    private String counted(String ref, String number) {
        return isPercentage(code(ref)) ? number : number + " " + countingUnit(code(ref));
    }

    private String number(String ref, BigDecimal value) {
        return isPercentage(code(ref)) ? NumberWords.format(value) + "%" : NumberWords.inProse(value, zeroPad);
    }

    /** The number in the largest scale that leaves at most one decimal, so that scaling loses no digit. */
    private String scaled(BigDecimal number) {
        return scaled(number, BILLION, "scale-billion")
                .or(() -> scaled(number, MILLION, "scale-million"))
                .or(() -> scaled(number, THOUSAND, "scale-thousand"))
                .orElseGet(() -> NumberWords.inProse(number, zeroPad));
    }

    private Optional<String> scaled(BigDecimal number, BigDecimal scale, String key) {
        BigDecimal quotient = number.divide(scale).stripTrailingZeros();
        return quotient.compareTo(BigDecimal.ONE) >= 0 && quotient.scale() <= 1
                ? Optional.of(wording.get(key, NumberWords.format(quotient)))
                : Optional.empty();
    }

    private Optional<BigDecimal> value(String ref) {
        return figure(ref)
                .flatMap(figure -> Optional.ofNullable(ref.endsWith("@own") ? figure.own() : figure.value()))
                .filter(value -> value.signum() > 0);
    }

    private Optional<Figure> figure(String ref) {
        return briefing.find(code(ref), category(ref));
    }

    private Optional<Compared> compared(String ref) {
        return figure(ref).map(figure -> Compared.of(figure, briefing.figures()));
    }

    private boolean isPercentage(String code) {
        return indicator(code).filter(Indicator::isPercentage).isPresent();
    }

    private String countingUnit(String code) {
        return element(code)
                .map(DataElement::countingUnit)
                .or(() -> indicator(code).map(Indicator::countingUnit))
                .orElse("");
    }

    private Optional<DataElement> element(String code) {
        return form().findElement(code);
    }

    private Optional<Indicator> indicator(String code) {
        return form().findIndicator(code);
    }

    private Form form() {
        return briefing.form();
    }

    private static String code(String ref) {
        return ref.replaceFirst("@own$", "").replaceFirst(":.*$", "");
    }

    private static String category(String ref) {
        int colon = ref.indexOf(':');
        return colon < 0 ? "" : ref.substring(colon + 1).replaceFirst("@own$", "");
    }
}
