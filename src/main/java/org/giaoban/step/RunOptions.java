package org.giaoban.step;

import java.time.LocalDate;
import java.util.Set;
import org.giaoban.model.Period;

/**
 * The options of a run.
 *
 * @param date business date; receipts and decisions of later dates are ignored
 * @param periods periods whose files are written; empty for all
 */
public record RunOptions(LocalDate date, Set<Period> periods) {

    public RunOptions {
        periods = Set.copyOf(periods);
    }

    public boolean covers(Period period) {
        return periods.isEmpty() || periods.contains(period);
    }
}
