package org.giaoban.narrative;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.giaoban.briefing.Briefing;
import org.giaoban.model.DataElement;
import org.giaoban.model.Figure;
import org.giaoban.model.Form;
import org.giaoban.model.Indicator;
import org.giaoban.model.Period;

/**
 * The phrases that narrative templates are made of, each told from the figures of one briefing. A phrase is empty where
 * it would not be true: the figure is unknown, is zero, or cannot be compared.
 *
 * <p>A figure is named {@code ELEMENT}, {@code ELEMENT:CATEGORY}, and with {@code @own} after it for the unit's own
 * part, without the units below it.
 */
public final class Phrases {

    private static final String TODAY = "quy về đơn vị hành chính hiện nay";
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);
    private static final BigDecimal BILLION = BigDecimal.valueOf(1_000_000_000);

    private final Briefing briefing;
    private final boolean zeroPad;

    public Phrases(Briefing briefing, boolean zeroPad) {
        this.briefing = briefing;
        this.zeroPad = zeroPad;
    }

    /** {@code 430}, {@code 03}, {@code 98%}. */
    Optional<String> exact(String ref) {
        return value(ref).map(value -> number(ref, value));
    }

    /** {@code gần 50}, {@code trên 1.200} or {@code hơn 1.200}, else the exact number. */
    Optional<String> about(String ref, BigDecimal step, String above) {
        return value(ref).map(value -> {
            Rounding rounding = Rounding.of(value, step);
            return nearness(rounding, above) + number(ref, rounding.number());
        });
    }

    /** As {@link #about}, with {@code nghìn}, {@code triệu}, {@code tỷ} for the zeros. */
    Optional<String> words(String ref, BigDecimal step, String above) {
        return value(ref).map(value -> {
            Rounding rounding = Rounding.of(value, step);
            return nearness(rounding, above) + scaled(rounding.number());
        });
    }

    /** {@code 430 điểm cầu}. */
    Optional<String> counted(String ref) {
        return exact(ref).map(number -> isPercentage(code(ref)) ? number : number + " " + countingUnit(code(ref)));
    }

    /** {@code 430 điểm cầu với 98.962 lượt}; the first alone where the second is unknown. */
    Optional<String> pair(String ref, String other) {
        return counted(ref)
                .map(first ->
                        first + counted(other).map(second -> " với " + second).orElse(""));
    }

    /** {@code 06 giải A, 08 giải B}: the categories that occurred. */
    Optional<String> categories(String element) {
        String list = element(element).map(DataElement::categories).orElse(List.of()).stream()
                .flatMap(category -> value(element + ":" + category.code())
                        .map(value -> Numbers.inProse(value, zeroPad) + " "
                                + category.name().vi())
                        .stream())
                .collect(Collectors.joining(", "));
        return list.isEmpty() ? Optional.empty() : Optional.of(list);
    }

    /** {@code tăng 12,3% so với quý I năm 2021}; what grew may be named before it. */
    Optional<String> change(String ref, String subject) {
        return base().flatMap(base -> changed(ref, subject, PeriodWords.comparedWith(base)));
    }

    /** {@code tăng 12,3% so với cùng kỳ năm 2021}. */
    Optional<String> changeSame(String ref, String subject) {
        return base().flatMap(base -> changed(ref, subject, PeriodWords.comparedWithSame(base)));
    }

    /** {@code đạt 74,2% kế hoạch năm}. */
    Optional<String> plan(String ref) {
        return figure(ref)
                .map(figure -> Compared.of(figure, briefing.figures()))
                .flatMap(compared -> Optional.ofNullable(compared.planned())
                        .map(percent -> "đạt " + Numbers.format(percent) + "% kế hoạch năm"
                                + (compared.isRestatedToDate() ? " (" + TODAY + ")" : "")));
    }

    /** {@code theo báo cáo của 9/10 đơn vị}, or of so many reports where units sent several; empty where all did. */
    Optional<String> coverage(String ref) {
        boolean single = briefing.period().type() == briefing.form().periodType();
        return figure(ref)
                .map(Figure::coverage)
                .filter(coverage -> !coverage.isComplete() && coverage.reported() > 0)
                .map(coverage -> (single ? "theo báo cáo của %d/%d đơn vị" : "theo %d/%d báo cáo nhận được")
                        .formatted(coverage.reported(), coverage.expected()));
    }

    /** {@code whole}, or {@code own} where all of the figure is the unit's own part. */
    Optional<String> scope(String ref, String whole, String own) {
        return value(ref)
                .map(value -> value(code(ref) + "@own")
                                .filter(part -> part.compareTo(value) == 0)
                                .isPresent()
                        ? own
                        : whole);
    }

    /** Whether the form has such a figure. */
    boolean isDeclared(String ref) {
        String code = code(ref);
        String category = category(ref);
        return category.isEmpty()
                ? element(code).isPresent() || indicator(code).isPresent()
                : element(code).stream()
                        .flatMap(element -> element.categories().stream())
                        .anyMatch(each -> each.code().equals(category));
    }

    private Optional<String> changed(String ref, String subject, String compared) {
        return value(ref).flatMap(value -> figure(ref)).flatMap(figure -> {
            Compared comparison = Compared.of(figure, briefing.figures());
            BigDecimal change = comparison.change();
            if (change == null) {
                return Optional.empty();
            }
            String how = change.signum() == 0
                    ? "bằng " + compared.replaceFirst("^so với ", "")
                    : moved(ref, change) + " " + compared;
            return Optional.of((subject.isEmpty() ? "" : subject + " ") + how + caveat(ref, comparison));
        });
    }

    /** {@code tăng 12,3%}. */
    private String moved(String ref, BigDecimal change) {
        BigDecimal rounded = change.setScale(1, RoundingMode.HALF_UP);
        String by = Numbers.format(rounded.abs()) + (isPercentage(code(ref)) ? " điểm phần trăm" : "%");
        return rounded.signum() == 0 ? "không đổi" : (rounded.signum() > 0 ? "tăng " : "giảm ") + by;
    }

    /** What must be said with a change that is not of like with like. */
    private String caveat(String ref, Compared comparison) {
        return switch (comparison.basis()) {
            case LIKE, BREAK -> "";
            case RESTATED -> " (" + TODAY + ")";
            case OTHER_COVERAGE -> " (" + coverages(ref, comparison) + ")";
            case RESTATED_OTHER_COVERAGE -> " (" + TODAY + "; " + coverages(ref, comparison) + ")";
        };
    }

    /** The change over the reports that are on both sides; how many there are on each where that cannot be told. */
    private String coverages(String ref, Compared comparison) {
        BigDecimal common = comparison.comparability().changePct();
        if (common == null) {
            return comparison.coverages();
        }
        String which =
                comparison.isOneSided() ? "số liệu" : comparison.comparability().common() + " báo cáo";
        return "riêng " + which + " có ở cả hai kỳ: " + moved(ref, common);
    }

    private Optional<Period> base() {
        return briefing.period().findLastYear();
    }

    private static String nearness(Rounding rounding, String above) {
        return switch (rounding.nearness()) {
            case BELOW -> "gần ";
            case ABOVE -> above + " ";
            case EXACT -> "";
        };
    }

    private String number(String ref, BigDecimal value) {
        return isPercentage(code(ref)) ? Numbers.format(value) + "%" : Numbers.inProse(value, zeroPad);
    }

    /** Exact in words too: the largest scale that leaves at most one decimal. */
    private String scaled(BigDecimal number) {
        return scaled(number, BILLION, "tỷ")
                .or(() -> scaled(number, MILLION, "triệu"))
                .or(() -> scaled(number, THOUSAND, "nghìn"))
                .orElseGet(() -> Numbers.inProse(number, zeroPad));
    }

    private static Optional<String> scaled(BigDecimal number, BigDecimal scale, String word) {
        BigDecimal part = number.divide(scale).stripTrailingZeros();
        return part.compareTo(BigDecimal.ONE) >= 0 && part.scale() <= 1
                ? Optional.of(Numbers.format(part) + " " + word)
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
