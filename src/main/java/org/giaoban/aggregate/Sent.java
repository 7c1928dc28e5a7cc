package org.giaoban.aggregate;

import java.time.LocalDate;
import org.giaoban.model.Period;

/** A submission that a unit sent in for a period on a day; {@code isAccepted} by the form's rules. */
record Sent(String form, String unit, Period part, LocalDate day, boolean isAccepted) {}
