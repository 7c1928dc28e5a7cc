package org.giaoban.outbox;

/**
 * What a delivery is about. The same topic goes to the same recipient once.
 *
 * @param what code of a report, or the id of another kind of delivery
 * @param unit code of the unit; empty for none
 * @param period id of the period; empty for none
 * @param state {@code provisional}, {@code closed} or {@code revised} for a report; else empty
 * @param edition what tells this delivery from others about the same: the revision of closed figures, the business date of
 *     provisional ones and of notices, the day of a reminder, the hash of the file that is answered
 */
public record Topic(String what, String unit, String period, String state, String edition) {

    /** Returns what all editions of the document in this state have in common. */
    Topic withoutEdition() {
        return new Topic(what, unit, period, state, "");
    }
}
