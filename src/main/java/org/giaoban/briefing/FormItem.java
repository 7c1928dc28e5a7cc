package org.giaoban.briefing;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.giaoban.model.DataElement;
import org.giaoban.model.DataElement.Category;
import org.giaoban.model.Figure;
import org.giaoban.model.Form;
import org.giaoban.model.Indicator;
import org.giaoban.model.Text;

/**
 * A row of a form: the total of a data element, one of its categories, or an indicator.
 *
 * @param element code of the data element or indicator
 * @param category code of the category; empty for the total
 * @param name name of the data element or indicator
 * @param categoryName name of the category; empty for the total
 */
public record FormItem(
        String element, String category, Text name, Optional<Text> categoryName, String countingUnit, Kind kind) {

    /** What a row counts, which decides how its changes are said. */
    public enum Kind {
        /** Numbers that are summed; their changes are in per cent, or differences where the base is small. */
        COUNT,
        /** An indicator in per cent; its changes are percentage points. */
        PERCENTAGE,
        /** Another indicator; its changes are in per cent. */
        RATIO
    }

    /** Lists the rows of one section in the form's order: elements, each with its categories, then indicators. */
    public static List<FormItem> listOfSection(Form form, String section) {
        return list(
                form,
                element -> element.section().equals(section),
                indicator -> indicator.section().equals(section));
    }

    /** Lists the rows of the given elements and indicators in the order of {@code codes}; of the whole form if empty. */
    public static List<FormItem> list(Form form, List<String> codes) {
        if (codes.isEmpty()) {
            return form.sections().stream()
                    .flatMap(section -> listOfSection(form, section.code()).stream())
                    .toList();
        }
        return codes.stream()
                .flatMap(code ->
                        list(form, e -> e.code().equals(code), i -> i.code().equals(code)).stream())
                .toList();
    }

    private static List<FormItem> list(Form form, Predicate<DataElement> elements, Predicate<Indicator> indicators) {
        return Stream.concat(
                        form.elements().stream().filter(elements).flatMap(FormItem::rowsOf),
                        form.indicators().stream().filter(indicators).map(FormItem::of))
                .toList();
    }

    private static Stream<FormItem> rowsOf(DataElement element) {
        return Stream.concat(
                Stream.of(new FormItem(
                        element.code(), "", element.name(), Optional.empty(), element.countingUnit(), Kind.COUNT)),
                element.categories().stream().map(category -> of(element, category)));
    }

    private static FormItem of(DataElement element, Category category) {
        return new FormItem(
                element.code(),
                category.code(),
                element.name(),
                Optional.of(category.name()),
                element.countingUnit(),
                Kind.COUNT);
    }

    private static FormItem of(Indicator indicator) {
        return new FormItem(
                indicator.code(),
                "",
                indicator.name(),
                Optional.empty(),
                indicator.countingUnit(),
                indicator.isPercentage() ? Kind.PERCENTAGE : Kind.RATIO);
    }

    /** Returns {@code ELEMENT}, or {@code ELEMENT:CATEGORY} for a category. */
    public String code() {
        return category.isEmpty() ? element : element + ":" + category;
    }

    /** True for an indicator in per cent. */
    public boolean isPercentage() {
        return kind == Kind.PERCENTAGE;
    }

    /** Finds the figure of the unit that a briefing is about. */
    public Optional<Figure> find(Briefing briefing) {
        return briefing.find(element, category);
    }
}
