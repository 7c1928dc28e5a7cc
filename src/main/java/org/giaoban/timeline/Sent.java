package org.giaoban.timeline;

import org.giaoban.model.AsOfPoint;
import org.giaoban.model.Period;

/** A submission that a unit sent in for a period; {@code isAccepted} by the form's rules. */
public record Sent(String form, String unit, Period part, AsOfPoint moment, boolean isAccepted) {}
