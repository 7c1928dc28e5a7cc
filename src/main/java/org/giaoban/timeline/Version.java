package org.giaoban.timeline;

/**
 * One of the submissions of a unit for a reporting period.
 *
 * @param number place from the oldest to the newest, from 1
 * @param counts true if its values enter the figures: at most one version of a unit and reporting period does
 */
public record Version(Submission submission, int number, State state, boolean counts) {

    /** The state of a version after validation and decisions. */
    public enum State {
        ACCEPTED,
        RETURNED,
        /** The unit was excluded by a decision. */
        EXCLUDED,
        /** No submission was expected of the unit. */
        UNEXPECTED
    }

    public long id() {
        return submission.id();
    }

    public boolean isAccepted() {
        return state == State.ACCEPTED;
    }
}
