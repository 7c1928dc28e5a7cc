package org.giaoban.model;

import java.util.List;
import java.util.Optional;

/**
 * Something that is counted and reported as one number per unit and period.
 *
 * @param section code of the form's section that it stands in
 * @param countingUnit what is counted, as printed after the number: {@code hội nghị}, {@code người}, {@code lượt}
 * @param categories the classes into which the count is divided; empty if it is not divided
 * @param bounds of the element's total in one submission
 */
public record DataElement(
        String code,
        String section,
        Text name,
        String countingUnit,
        Aggregation aggregation,
        List<Category> categories,
        Optional<Plausibility.Bounds> bounds,
        Plausibility.Band plausible) {

    public DataElement {
        categories = List.copyOf(categories);
    }

    /** One class of a split count; its row in a workbook has the code {@code ELEMENT:CATEGORY}. */
    public record Category(String code, Text name) {}

    /** How values are combined, over time and over units. */
    public record Aggregation(OverTime overTime, OverUnits overUnits) {}

    public OverTime overTime() {
        return aggregation.overTime();
    }

    public OverUnits overUnits() {
        return aggregation.overUnits();
    }

    /** How the values of reporting periods are combined to the value of a longer period. */
    public enum OverTime {
        SUM,
        /** A stock: the value of the last reporting period; unknown if that is unknown. */
        LAST,
        MAX,
        NONE
    }

    /** How the values of units are combined to the value of the unit above them. */
    public enum OverUnits {
        SUM,
        NONE
    }

    public boolean isStock() {
        return overTime() == OverTime.LAST;
    }
}
