package org.giaoban.outbox;

import java.util.List;

/**
 * What became of the deliveries that were due.
 *
 * @param sent number of deliveries made
 * @param open deliveries that were begun and have not succeeded
 * @param heldFor where deliveries were released for, if that is another place than this one, or {@link #NOWHERE}; empty if
 *     they may go out
 * @param held deliveries that wait for the release, or that would be made
 * @param withoutAddress codes of units that should receive something but have no address
 */
public record Delivered(int sent, List<Standing> open, String heldFor, List<Held> held, List<String> withoutAddress) {

    /** Stands in {@link #heldFor} if deliveries have never been released. */
    public static final String NOWHERE = "-";

    /** Nothing was due. */
    public static final Delivered NOTHING = new Delivered(0, List.of(), "", List.of(), List.of());

    public Delivered {
        open = List.copyOf(open);
        held = List.copyOf(held);
        withoutAddress = List.copyOf(withoutAddress);
    }

    /** A delivery that has not been begun. */
    public record Held(Topic topic, String recipient) {}

    /** Returns the number of deliveries that wait. */
    public long waiting() {
        return (long) open.size() + held.size();
    }

    /** Lists the deliveries that only a person can bring on their way. */
    public List<Standing> listStuck() {
        return open.stream().filter(Standing::isStuck).toList();
    }

    /** True if a person has to do something. */
    public boolean wantsPerson() {
        return !heldFor.isEmpty() || open.stream().anyMatch(Standing::isStuck);
    }
}
