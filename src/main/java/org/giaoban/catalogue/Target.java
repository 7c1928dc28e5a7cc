package org.giaoban.catalogue;

import java.math.BigDecimal;

/** A unit's plan for a year: {@code value} of the element by the year's end. */
public record Target(String unit, String element, int year, BigDecimal value) {}
