package org.giaoban.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Decisions in the order of their ledger, in which the last word counts. */
public record Decisions(List<Decision> list) {

    public Decisions {
        list = List.copyOf(list);
    }

    /**
     * Whether a period is final for a unit: by a decision on the period itself, or because all its parts are.
     *
     * @param finest how often the form is sent in
     * @param path codes of the unit and of those above it
     */
    public boolean isClosed(Period period, PeriodType finest, Set<String> path) {
        return findLastWord(period, path)
                .map(decision -> decision.kind() == Decision.Kind.CLOSE)
                .orElseGet(() -> period.type() != finest
                        && period.listParts(finest).stream().allMatch(part -> isClosed(part, finest, path)));
    }

    /** The latest decision to close or to reopen exactly this period, for all or for a unit of the path. */
    public Optional<Decision> findLastWord(Period period, Set<String> path) {
        return list.stream()
                .filter(decision -> decision.period().equals(period))
                .filter(decision -> decision.unit().map(path::contains).orElse(true))
                .filter(decision -> decision.kind() == Decision.Kind.CLOSE || decision.kind() == Decision.Kind.REOPEN)
                .reduce((earlier, later) -> later);
    }
}
