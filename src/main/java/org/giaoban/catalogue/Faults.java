package org.giaoban.catalogue;

import java.util.ArrayList;
import java.util.List;
import org.giaoban.model.OperatorError;
import org.giaoban.model.OperatorError.Fault;

/** Gathers what is wrong with the definitions, so that all of it is said at once. */
final class Faults {

    private final List<Fault> faults = new ArrayList<>();

    void add(String what, String where, String remedy) {
        faults.add(new Fault(what, where, remedy));
    }

    /** Reads a file; what makes it unreadable is a fault like any other. */
    void gather(Runnable reading) {
        try {
            reading.run();
        } catch (OperatorError e) {
            faults.addAll(e.faults());
        }
    }

    /** @throws OperatorError with every fault, if there is any */
    void throwIfAny() {
        if (!faults.isEmpty()) {
            throw new OperatorError(faults);
        }
    }
}
