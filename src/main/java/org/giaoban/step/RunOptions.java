package org.giaoban.step;

import java.time.LocalDate;
import java.util.Set;
import org.giaoban.model.Period;

/**
 * The options of a run.
 *
 * @param date business date: what arrived or was decided later does not exist for the run
 * @param periods the periods whose files are written; empty for all
 */
public record RunOptions(LocalDate date, Set<Period> periods) {

    public RunOptions {
        periods = Set.copyOf(periods);
    }

    public boolean covers(Period period) {
        return periods.isEmpty() || periods.contains(period);
    }
}
