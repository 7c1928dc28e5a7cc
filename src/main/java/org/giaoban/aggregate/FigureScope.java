package org.giaoban.aggregate;

import org.giaoban.model.Figure.View;
import org.giaoban.model.Period;
import org.giaoban.model.PeriodState;

/**
 * A unit that has figures in a period, in one view and snapshot.
 *
 * @param hasEnd true if a submission was received from the unit's reporting authority for the last reporting period
 * of {@code period}
 * @param isBreak true if other units count to the unit than to last year's figure
 * @param revision number of the revision that the snapshot gives, from 0
 * @param visibility whether the figures are shown
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

    /** Tells whether the figures computed in a snapshot are shown. */
    public enum Visibility {
        IN_FORCE,
        /** The figures were closed, and a later revision replaced them. */
        SUPERSEDED,
        /** The figures are only compared with others. */
        HIDDEN
    }
}
