package org.giaoban.outbox;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What became of the deliveries that were due.
 *
 * @param sent number of deliveries made
 * @param open deliveries that were begun and have not succeeded
 * @param hold why nothing goes out before a release; empty if deliveries may go out
 * @param held deliveries that wait for the release, or that would be made
 * @param withoutAddress codes of units that should receive something but have no address
 * @param answered paths of the feedback files, relative to the workspace, that need no person to reach their senders
 * @param later the later business date for which something was delivered, if nothing was now for that reason
 */
public record Delivered(
        int sent,
        List<Standing> open,
        Optional<Hold> hold,
        List<Held> held,
        List<String> withoutAddress,
        Set<String> answered,
        Optional<LocalDate> later) {

    /** Nothing was due. */
    public static final Delivered NOTHING = new Delivered(0, List.of(), Optional.empty(), List.of(), List.of());

    /** Creates what became of the deliveries of the newest business date. */
    public Delivered(int sent, List<Standing> open, Optional<Hold> hold, List<Held> held, List<String> withoutAddress) {
        this(sent, open, hold, held, withoutAddress, Set.of(), Optional.empty());
    }

    public Delivered {
        open = List.copyOf(open);
        held = List.copyOf(held);
        withoutAddress = List.copyOf(withoutAddress);
        answered = Set.copyOf(answered);
    }

    /** A delivery that has not been begun. */
    public record Held(Topic topic, String recipient) {}

    /** Returns the same deliveries, not made because some were made for a later business date. */
    Delivered ofThePast(LocalDate later) {
        return new Delivered(sent, open, hold, held, withoutAddress, answered, Optional.of(later));
    }

    /** Returns the same deliveries with the feedback files that need no person. */
    Delivered withAnswered(Set<String> paths) {
        return new Delivered(sent, open, hold, held, withoutAddress, paths, later);
    }

    /** Returns the number of deliveries that wait. */
    public long waiting() {
        return open.size() + (later.isPresent() ? 0L : held.size());
    }

    /** Lists the deliveries that only a person can bring on their way. */
    public List<Standing> listStuck() {
        return open.stream().filter(Standing::isStuck).toList();
    }

    /** True if a person has to do something. */
    public boolean wantsPerson() {
        return hold.isPresent() || open.stream().anyMatch(Standing::isStuck);
    }
}
