package org.giaoban.catalogue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.giaoban.model.OperatorError;
import org.giaoban.model.OperatorError.Fault;
import org.jspecify.annotations.Nullable;

/** Collects the faults of all definitions, so that all of them are reported at once. */
public final class Faults {

    private final List<Fault> faults = new ArrayList<>();
    private final Map<String, Set<String>> refused = new HashMap<>();

    /** @param key the key of the fault's texts, as in the faults' bundles */
    public void add(String key, String where, @Nullable Object... values) {
        faults.add(Fault.of(key, where, values));
    }

    void add(Fault fault) {
        faults.add(fault);
    }

    void addAll(List<Fault> others) {
        faults.addAll(others);
    }

    /** Records a definition that could not be read, so that references to it are not reported as further faults. */
    void refuse(String folder, String code) {
        refused.computeIfAbsent(folder, none -> new HashSet<>()).add(code);
    }

    boolean isRefused(String folder, String code) {
        return refused.getOrDefault(folder, Set.of()).contains(code);
    }

    boolean isAnyRefused(String folder) {
        return refused.containsKey(folder);
    }

    int count() {
        return faults.size();
    }

    /** Runs {@code reading} and adds the faults of an {@link OperatorError} that it throws. */
    void collect(Runnable reading) {
        try {
            reading.run();
        } catch (OperatorError e) {
            addAll(e.faults());
        }
    }

    /** @throws OperatorError with all faults, if there are any */
    public void throwIfAny() {
        if (!faults.isEmpty()) {
            throw new OperatorError(faults);
        }
    }
}
