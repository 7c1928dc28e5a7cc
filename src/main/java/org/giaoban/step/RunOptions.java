package org.giaoban.step;

import java.time.LocalDate;
import java.util.Set;
import org.giaoban.model.Period;

/**
 * The options of a run.
 *
 * @param date business date; receipts and decisions of later dates are ignored
 * @param periods periods whose files are written; empty for all
 * @param lookedBefore business date of the last whole run that succeeded; that of this run if there was none
 */
public record RunOptions(LocalDate date, Set<Period> periods, LocalDate lookedBefore) {

    public RunOptions {
        periods = Set.copyOf(periods);
    }

    /** Returns the options of a workspace's first run. */
    public RunOptions(LocalDate date, Set<Period> periods) {
        this(date, periods, date);
    }

    public boolean covers(Period period) {
        return periods.isEmpty() || periods.contains(period);
    }
}
