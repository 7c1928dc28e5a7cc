package org.giaoban.model;

import java.util.List;
import java.util.Optional;

/**
 * A thing that is counted and reported as one number per unit and period.
 *
 * @param section code of the form's section that it stands in
 * @param countingUnit what is counted, as printed after the number: {@code hội nghị}, {@code người}, {@code lượt}
 * @param categories what the count is split by; empty if it is not split
 * @param bounds of its total in one submission
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

    /** How the values of a period's parts make the value of the period. */
    public enum OverTime {
        SUM,
        /** A stock: the value of the last part, none if that part has none. */
        LAST,
        MAX,
        NONE
    }

    /** How the values of units make the value of the unit above them. */
    public enum OverUnits {
        SUM,
        NONE
    }

    public boolean isStock() {
        return overTime() == OverTime.LAST;
    }
}
