package org.giaoban.narrative;

/** A row of a table of figures, as it is printed. */
public record TableRow(
        String label,
        String countingUnit,
        String value,
        String lastYear,
        String change,
        String yearToDate,
        String plan,
        String average) {}
