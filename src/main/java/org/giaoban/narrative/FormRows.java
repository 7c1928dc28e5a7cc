package org.giaoban.narrative;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.giaoban.briefing.Briefing;
import org.giaoban.model.DataElement;
import org.giaoban.model.Figure;
import org.giaoban.model.Form;
import org.giaoban.model.Indicator;
import org.giaoban.narrative.Compared.Basis;
import org.jspecify.annotations.Nullable;

/** The rows of a form, elements with their categories and indicators, in the form's order. */
public final class FormRows {

    private FormRows() {}

    /** @param category empty for the total */
    public record Item(String element, String category, String label, String countingUnit, boolean percentage) {

        /** The figure of the unit that a briefing is about. */
        public Optional<Figure> figure(Briefing briefing) {
            return briefing.find(element, category);
        }

        /** As printed, of the unit that a briefing is about; {@code average} is of the units to compare with. */
        public TableRow row(@Nullable Figure figure, Briefing briefing, String average) {
            if (figure == null) {
                return new TableRow(
                        label,
                        countingUnit,
                        Numbers.NOT_REPORTED,
                        Numbers.NOT_REPORTED,
                        Numbers.NO_CHANGE,
                        hasYearToDate(briefing) ? Numbers.NOT_REPORTED : Numbers.NO_CHANGE,
                        Numbers.NO_CHANGE,
                        average);
            }
            Compared compared = Compared.of(figure, briefing.figures());
            BigDecimal planned = compared.planned();
            String toDate = compared.isRestatedToDate() ? Basis.RESTATED.mark() : "";
            return new TableRow(
                    label,
                    countingUnit,
                    value(figure, briefing),
                    Numbers.cell(compared.lastYear()),
                    Numbers.change(compared.change(), percentage)
                            + compared.basis().mark(),
                    yearToDate(compared, briefing) + toDate,
                    planned == null ? Numbers.NO_CHANGE : Numbers.format(planned) + toDate,
                    average);
        }

        /** What is not known has a sign that says why. */
        public static String value(Figure figure, Briefing briefing) {
            return briefing.figures().cannotBe(figure, briefing.form())
                    ? Numbers.NOT_APPLICABLE
                    : Numbers.cell(figure.value());
        }

        /** The unit's own part. */
        public static String own(Figure figure, Briefing briefing) {
            return briefing.figures().cannotBe(figure, briefing.form())
                    ? Numbers.NOT_APPLICABLE
                    : Numbers.cell(figure.own());
        }

        /** Weeks and phases have none. */
        private static boolean hasYearToDate(Briefing briefing) {
            return briefing.period().findYearToDate().isPresent();
        }

        /** The figure itself where the year has just begun. */
        private static String yearToDate(Compared compared, Briefing briefing) {
            if (!hasYearToDate(briefing)) {
                return Numbers.NO_CHANGE;
            }
            return compared.yearToDate() == null
                            && briefing.period()
                                    .findYearToDate()
                                    .filter(briefing.period()::equals)
                                    .isPresent()
                    ? value(compared.figure(), briefing)
                    : Numbers.cell(compared.yearToDate());
        }
    }

    /** All rows of one section. */
    public static List<Item> ofSection(Form form, String section) {
        return of(
                form,
                element -> element.section().equals(section),
                indicator -> indicator.section().equals(section));
    }

    /** The rows of the named elements and indicators, in their order; of the whole form where none is named. */
    public static List<Item> of(Form form, List<String> codes) {
        if (codes.isEmpty()) {
            return form.sections().stream()
                    .flatMap(section -> ofSection(form, section.code()).stream())
                    .toList();
        }
        return codes.stream()
                .flatMap(code ->
                        of(form, e -> e.code().equals(code), i -> i.code().equals(code)).stream())
                .toList();
    }

    private static List<Item> of(
            Form form, Function<DataElement, Boolean> elements, Function<Indicator, Boolean> indicators) {
        List<Item> items = new ArrayList<>();
        form.elements().stream()
                .filter(elements::apply)
                .flatMap(FormRows::items)
                .forEach(items::add);
        form.indicators().stream()
                .filter(indicators::apply)
                .map(each -> new Item(each.code(), "", each.name().vi(), each.countingUnit(), each.isPercentage()))
                .forEach(items::add);
        return items;
    }

    private static Stream<Item> items(DataElement element) {
        return Stream.concat(
                Stream.of(new Item(element.code(), "", element.name().vi(), element.countingUnit(), false)),
                element.categories().stream()
                        .map(category -> new Item(
                                element.code(),
                                category.code(),
                                "    – " + category.name().vi(),
                                element.countingUnit(),
                                false)));
    }
}
