package org.giaoban.model;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What one cell contributes to an element: the number of an indicator sheet's cell, or one register row's share (1 for
 * a counted row). The element's value is the sum of its cells; a blank cell makes no data value at all.
 *
 * @param category code of the category; empty where the element has none
 * @param amount null where the cell says "not applicable"
 * @param typed the text as it stands in the cell
 */
public record DataValue(
        String element, String category, @Nullable BigDecimal amount, String sheet, String cell, String typed) {}
