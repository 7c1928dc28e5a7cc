package org.giaoban.model;

import java.util.Set;

/**
 * The findings that the engine itself can make. Their titles, messages and hints, in Vietnamese and English, stand in
 * {@code findings.yaml} of the package catalogue; besides {@code {found}} these may use the values named here.
 */
public enum FindingCode {
    // The file
    NOT_A_WORKBOOK(Effect.RETURN),
    UNSUPPORTED_FORMAT(Effect.RETURN),
    PASSWORD_PROTECTED(Effect.RETURN),
    UNREADABLE(Effect.RETURN),
    EMPTY_FILE(Effect.RETURN),
    TOO_LARGE(Effect.RETURN),
    READING_ABANDONED(Effect.RETURN),
    TEXTS_MISSING(Effect.RETURN, "count"),
    // Whose it is
    UNKNOWN_FORM(Effect.RETURN, "candidates"),
    NO_UNIT(Effect.RETURN),
    UNKNOWN_UNIT(Effect.RETURN),
    AMBIGUOUS_UNIT(Effect.RETURN, "candidates"),
    SEVERAL_UNITS(Effect.RETURN, "candidates"),
    UNIT_NOT_ASKED(Effect.RETURN, "unit", "form", "period"),
    NO_PERIOD(Effect.RETURN),
    UNKNOWN_PERIOD(Effect.RETURN),
    UNDECLARED_PHASE(Effect.RETURN, "candidates"),
    AMBIGUOUS_PERIOD(Effect.RETURN, "candidates"),
    WRONG_PERIOD_TYPE(Effect.RETURN, "form", "wanted"),
    ISSUED_FOR_ANOTHER_UNIT(Effect.RETURN, "issued"),
    ISSUED_FOR_ANOTHER_PERIOD(Effect.RETURN, "issued"),
    IDENTITY_CHANGED(Effect.WARNING),
    FORM_CHANGED(Effect.WARNING, "form"),
    // Its sheets
    MISSING_SHEET(Effect.RETURN, "sheet", "columns"),
    SHEETS_ALIKE(Effect.RETURN, "sheets"),
    SHEET_LEFT_OUT(Effect.WARNING, "counted"),
    MISSING_COLUMN(Effect.RETURN, "column"),
    DUPLICATE_COLUMN(Effect.RETURN, "column", "first"),
    UNKNOWN_ELEMENT(Effect.RETURN, "form"),
    DUPLICATE_ELEMENT(Effect.RETURN, "element", "first"),
    NOTHING_FILLED_IN(Effect.WARNING),
    NAME_OF_ANOTHER_ELEMENT(Effect.RETURN, "element"),
    SCALED_UNIT(Effect.RETURN, "element", "unit"),
    SHOWN_OTHERWISE(Effect.RETURN, "element", "value"),
    SAYS_CUMULATIVE(Effect.WARNING, "element"),
    // Its cells
    NUMBER_CUT_IN_TWO(Effect.RETURN, "second", "line"),
    NOT_A_NUMBER(Effect.RETURN, "element"),
    ESTIMATE(Effect.RETURN, "element"),
    NOT_WHOLE(Effect.RETURN, "element"),
    NEGATIVE(Effect.RETURN, "element"),
    NUMBER_TOO_LARGE(Effect.RETURN, "element"),
    CELL_ERROR(Effect.RETURN, "element"),
    FORMULA_WITHOUT_VALUE(Effect.RETURN, "element"),
    FORMULA_CONTRADICTED(Effect.RETURN, "element", "formula", "evaluated"),
    FORMULA_IN_A_CIRCLE(Effect.RETURN, "element", "formula"),
    FORMULA_REFERENCE_LOST(Effect.RETURN, "element", "formula"),
    FORMULA_TO_OTHER_FILE(Effect.WARNING, "element", "formula"),
    STRUCK_OUT(Effect.WARNING, "count"),
    COVERED_CELLS(Effect.WARNING, "count"),
    MERGED_VALUE(Effect.WARNING, "element"),
    VALUES_BESIDE(Effect.WARNING, "count", "cells", "column"),
    ROW_WITHOUT_DATE(Effect.RETURN, "column"),
    ROW_WITHOUT_TYPE(Effect.RETURN, "column", "choices"),
    ROW_INCOMPLETE(Effect.RETURN, "column"),
    NOT_A_DATE(Effect.RETURN, "column"),
    DATE_OUTSIDE_PERIOD(Effect.RETURN, "period", "first", "last"),
    UNKNOWN_CHOICE(Effect.RETURN, "column", "choices"),
    TEXT_TOO_LONG(Effect.RETURN, "block", "length", "limit"),
    TEXT_NOT_PRINTABLE(Effect.WARNING, "block", "letters"),
    // What must hold between them
    TOTAL_DISAGREES(Effect.RETURN, "element", "total", "sum"),
    TOTAL_WITHOUT_PARTS(Effect.RETURN, "element", "total", "parts"),
    TOTAL_UNDIVIDED(Effect.WARNING, "element", "total", "parts"),
    REGISTER_DISAGREES(Effect.RETURN, "element", "register", "here", "sum"),
    LINKED_PAIR(Effect.RETURN, "rule", "left", "left_value", "right", "right_value"),
    CARRIER_WITHOUT_EVENT(Effect.RETURN, "rule", "left", "left_value", "right", "right_value"),
    RATIO_ABOVE_100(Effect.RETURN, "rule", "left", "left_value", "right", "right_value"),
    RULE_BROKEN(Effect.RETURN, "rule", "left", "left_value", "operator", "right", "wanted", "tolerance"),
    PAIR_INCOMPLETE(Effect.RETURN, "rule", "left", "left_value", "right", "right_value"),
    PAIR_EXCLUSIVE(Effect.RETURN, "rule", "left", "left_value", "right", "right_value"),
    VALUE_REQUIRED(Effect.RETURN, "rule", "left"),
    // Whether it is likely
    OUT_OF_BOUNDS(Effect.WARNING, "element", "value", "bounds"),
    COUNT_LEFT_BLANK(Effect.WARNING, "column", "element"),
    ROWS_REPEATED(Effect.WARNING, "rows", "earlier"),
    AVERAGE_UNLIKELY(Effect.WARNING, "element", "value", "events", "events_value", "average", "bounds"),
    CHANGE_UNLIKELY(Effect.WARNING, "element", "value", "base", "before", "change", "band"),
    DIGIT_SLIP(Effect.WARNING, "element", "value", "usual", "count", "factor"),
    VALUES_COPIED(Effect.WARNING, "base", "equal", "compared", "share"),
    SUM_OF_BELOW(Effect.WARNING, "element", "value", "sum", "units", "equal", "compared", "share"),
    CUMULATIVE_FALLS(Effect.WARNING, "element", "value", "base", "before"),
    AMENDED(Effect.WARNING, "element", "value", "before", "decided", "by", "reason"),
    CONFIRMED(Effect.NOTE, "decided", "by", "reason"),
    LEFT_BLANK(Effect.WARNING, "element", "base", "before"),
    OUTLIER_IN_HISTORY(Effect.WARNING, "element", "value", "count", "median", "mean", "score"),
    OUTLIER_AMONG_PEERS(Effect.WARNING, "element", "value", "count", "median", "mean", "score"),
    // What is only noted
    NUMBER_REPAIRED(Effect.NOTE, "element", "after"),
    READ_AS_ZERO(Effect.NOTE, "element"),
    NOT_REPORTED(Effect.NOTE, "element"),
    REGISTER_COUNTS(Effect.NOTE, "element", "register", "sum"),
    NAME_REPAIRED(Effect.NOTE, "after"),
    PERIOD_REPAIRED(Effect.NOTE, "after"),
    DATE_REPAIRED(Effect.NOTE, "column", "after"),
    TEXT_DECODED(Effect.NOTE, "encoding", "after"),
    STRAY_QUOTE(Effect.NOTE, "line"),
    TOTALS_ROW(Effect.NOTE),
    HIDDEN_CELLS(Effect.NOTE, "count"),
    CELLS_FILLED_DOWN(Effect.NOTE),
    FORMULA_NOT_CHECKED(Effect.NOTE, "element", "formula"),
    MACROS_IGNORED(Effect.NOTE),
    // What its arrival says, worked out afresh in every run
    SAME_BYTES(Effect.NOTE),
    SUPERSEDED(Effect.NOTE),
    OLD_VERSION_AGAIN(Effect.WARNING),
    SAVED_EARLIER(Effect.WARNING, "saved", "other"),
    SAME_DAY(Effect.WARNING),
    PATH_DISAGREES(Effect.WARNING, "period"),
    PATH_NAMES_OTHER_UNIT(Effect.WARNING, "unit"),
    AFTER_CLOSE(Effect.WARNING, "period", "closed"),
    CLOSED_FILE_GONE(Effect.WARNING, "received", "period", "closed"),
    STILL_BEING_WRITTEN(Effect.WARNING),
    NOT_YET_READ(Effect.WARNING),
    LINK_NOT_FOLLOWED(Effect.WARNING),
    NAME_NOT_UTF8(Effect.WARNING),
    OPEN_FILE_GONE(Effect.WARNING, "received", "period");

    /** Codes of findings on files that a run left out, so that a later run looks at them again. */
    public static final Set<FindingCode> LEFT_OUT =
            Set.of(STILL_BEING_WRITTEN, NOT_YET_READ, LINK_NOT_FOLLOWED, NAME_NOT_UTF8);

    private final Effect effect;
    private final Set<String> valueNames;

    FindingCode(Effect effect, String... values) {
        this.effect = effect;
        this.valueNames = Set.of(values);
    }

    public Effect effect() {
        return effect;
    }

    /** Names of the values that a finding of this code always has. */
    public Set<String> valueNames() {
        return valueNames;
    }

    /** The code of an id. */
    public static FindingCode of(String id) {
        return valueOf(id.replace('-', '_'));
    }

    /** As users see and type it: {@code NOT-A-NUMBER}. */
    public String id() {
        return name().replace('_', '-');
    }
}
