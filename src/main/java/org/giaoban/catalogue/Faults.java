package org.giaoban.catalogue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.giaoban.model.OperatorError;
import org.giaoban.model.OperatorError.Fault;

/** Gathers what is wrong with the definitions, so that all of it is said at once. */
final class Faults {

    private final List<Fault> faults = new ArrayList<>();
    private final Map<String, Set<String>> refused = new HashMap<>();

    void add(String what, String where, String remedy) {
        faults.add(new Fault(what, where, remedy));
    }

    /** Notes a definition that could not be read for its own faults: what names it is no fault beside them. */
    void refuse(String folder, String code) {
        refused.computeIfAbsent(folder, none -> new HashSet<>()).add(code);
    }

    boolean isRefused(String folder, String code) {
        return refused.getOrDefault(folder, Set.of()).contains(code);
    }

    boolean isAnyRefused(String folder) {
        return refused.containsKey(folder);
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
