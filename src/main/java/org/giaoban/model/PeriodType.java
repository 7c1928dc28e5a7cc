package org.giaoban.model;

/** The lengths of time that offices report on, finest first; the phase has no length of its own and stands apart. */
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
    /** A stretch of time whose days the office chose (đợt); part of nothing else, made of nothing else. */
    PHASE
}
