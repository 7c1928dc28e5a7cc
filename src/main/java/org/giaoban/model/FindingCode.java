package org.giaoban.model;

/**
 * The findings that the engine itself can make. Their titles, messages and hints, in Vietnamese and English, stand in
 * {@code findings.yaml} of the package catalogue.
 */
public enum FindingCode {
    NOT_A_WORKBOOK(Effect.RETURN),
    UNREADABLE(Effect.RETURN),
    UNKNOWN_FORM(Effect.RETURN),
    UNKNOWN_UNIT(Effect.RETURN),
    AMBIGUOUS_UNIT(Effect.RETURN),
    UNIT_NOT_ASKED(Effect.RETURN),
    UNKNOWN_PERIOD(Effect.RETURN),
    AMBIGUOUS_PERIOD(Effect.RETURN),
    WRONG_PERIOD_TYPE(Effect.RETURN),
    MISSING_SHEET(Effect.RETURN),
    MISSING_COLUMN(Effect.RETURN),
    UNKNOWN_ELEMENT(Effect.RETURN),
    DUPLICATE_ELEMENT(Effect.RETURN),
    NOT_A_NUMBER(Effect.RETURN),
    NOT_WHOLE(Effect.RETURN),
    NEGATIVE(Effect.RETURN),
    CELL_ERROR(Effect.RETURN),
    FORMULA_WITHOUT_VALUE(Effect.RETURN),
    LINKED_PAIR(Effect.RETURN),
    CARRIER_WITHOUT_EVENT(Effect.RETURN),
    RATIO_ABOVE_100(Effect.RETURN),
    REGISTER_DISAGREES(Effect.RETURN),
    ROW_WITHOUT_DATE(Effect.RETURN),
    ROW_WITHOUT_TYPE(Effect.RETURN),
    NOT_A_DATE(Effect.RETURN),
    DATE_OUTSIDE_PERIOD(Effect.RETURN),
    UNKNOWN_CHOICE(Effect.RETURN),
    TEXT_TOO_LONG(Effect.RETURN),
    NUMBER_REPAIRED(Effect.NOTE),
    NAME_REPAIRED(Effect.NOTE),
    SAME_BYTES(Effect.NOTE),
    SUPERSEDED(Effect.NOTE);

    private final Effect effect;

    FindingCode(Effect effect) {
        this.effect = effect;
    }

    public Effect effect() {
        return effect;
    }

    /** As users see and type it: {@code NOT-A-NUMBER}. */
    public String id() {
        return name().replace('_', '-');
    }
}
