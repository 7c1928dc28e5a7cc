package org.giaoban.aggregate;

import org.giaoban.model.Figure.View;
import org.giaoban.model.Period;
import org.giaoban.model.PeriodState;

/**
 * A unit that has figures in a period, in one view and snapshot.
 *
 * @param hasEnd true if the unit's reporting authority had something for the period's last reporting period
 * @param isBreak true if last year's figure is of other units
 * @param revision number of the revision that the snapshot gives, from 0
 * @param visibility which of the figures computed in different snapshots they are
 */
public record FigureScope(
        Period period,
        View view,
        String unit,
        boolean hasEnd,
        PeriodState state,
        boolean isBreak,
        int revision,
        Visibility visibility) {

    /** Whether figures computed in a snapshot are shown. */
    public enum Visibility {
        IN_FORCE,
        /** Closed once, and replaced by a later revision. */
        SUPERSEDED,
        /** Computed only to stand beside others. */
        HIDDEN
    }
}
