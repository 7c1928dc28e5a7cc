package org.giaoban.model;

/** The types of period, the shortest first; a phase has no fixed length and comes last. */
public enum PeriodType {
    /** ISO week: Monday first, the year's first week has at least four days in it. */
    WEEK,
    MONTH,
    QUARTER,
    /** First or second half of a year. */
    HALF,
    /** The first N months of a year, where N months are no quarter, half or year. */
    MONTHS,
    YEAR,
    /**
     * A period whose first and last day the office declares (đợt); neither part of another period nor made of others.
     */
    PHASE
}
