package org.giaoban.aggregate;

import org.giaoban.model.Moment;
import org.giaoban.model.Period;

/** A submission that a unit sent in for a period; {@code isAccepted} by the form's rules. */
record Sent(String form, String unit, Period part, Moment moment, boolean isAccepted) {}
