package org.giaoban.office;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Set;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.Period;
import org.giaoban.model.PeriodType;
import org.giaoban.model.Report.Format;
import org.jspecify.annotations.Nullable;

/**
 * What is delivered to whom.
 *
 * @param report code of the report; empty for other kinds
 * @param to addresses; {@value #UNIT_ADDRESS} stands for the address of the unit that the delivery is about
 * @param when states of the figures in which a report is delivered
 * @param formats file formats of the report that are attached
 */
public record DeliveryRule(
        Kind kind,
        String report,
        @JsonUnwrapped Scope scope,
        List<String> to,
        Set<State> when,
        Set<Format> formats,
        @JsonUnwrapped Words words) {

    /** Stands in {@code to} for the address of a unit, from {@code org-units.csv}. */
    public static final String UNIT_ADDRESS = "{unit.email}";

    public DeliveryRule {
        to = List.copyOf(to);
        when = Set.copyOf(when);
        formats = Set.copyOf(formats);
    }

    /** What can be delivered. */
    public enum Kind {
        REPORT,
        /** The feedback to senders. */
        ANSWERS,
        /** The workbooks to fill in for a period that has ended. */
        BLANKS,
        /** Requests for submissions that are missing. */
        REMINDERS,
        /** The notice that a run has failed. */
        FAILURES,
        /** The line that nothing waits for a person. */
        NOTHING_TO_DO,
        /** What was found in the files of a mail, to its sender. */
        MAIL_ANSWERS
    }

    /** State of the figures that a report shows. */
    public enum State {
        PROVISIONAL,
        CLOSED,
        /** Changed after closing. */
        REVISED
    }

    /**
     * Which units and periods a delivery is about.
     *
     * @param units codes; empty for all
     * @param level level of the units; empty for all
     * @param periods types of period; empty for all
     * @param since the first period; null for the first that is due or closed after deliveries have begun
     */
    public record Scope(
            List<String> units,
            String level,
            Set<PeriodType> periods,
            @Nullable Period since) {

        public Scope {
            units = List.copyOf(units);
            periods = Set.copyOf(periods);
        }

        public boolean includes(OrgUnit unit) {
            return (units.isEmpty() || units.contains(unit.code())) && (level.isEmpty() || level.equals(unit.level()));
        }

        public boolean includes(PeriodType type) {
            return periods.isEmpty() || periods.contains(type);
        }
    }

    /**
     * Templates of a message.
     *
     * @param subject empty for the program's own
     * @param text empty for the program's own
     */
    public record Words(String subject, String text) {}
}
