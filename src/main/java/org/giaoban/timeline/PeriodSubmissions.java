package org.giaoban.timeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.giaoban.model.Decision;
import org.giaoban.model.OrgTree;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.Period;
import org.jspecify.annotations.Nullable;

/** The submissions of one reporting period that were expected and received in a snapshot, by unit. */
public final class PeriodSubmissions {

    private final Period period;
    private final OrgTree.Day tree;
    private final Map<String, Expected> expected = new TreeMap<>();
    private final Map<String, List<Version>> versions = new TreeMap<>();
    private final Map<String, Version> counting = new HashMap<>();

    PeriodSubmissions(Period period, OrgTree.Day tree) {
        this.period = period;
        this.tree = tree;
    }

    void addExpected(Expected one) {
        expected.put(one.unit().code(), one);
    }

    /** Numbers a unit's submissions; the newest accepted one counts. */
    void addReceived(String unit, List<Submission> received) {
        List<Version.State> states =
                received.stream().map(each -> state(unit, each)).toList();
        int newest = states.lastIndexOf(Version.State.ACCEPTED);
        List<Version> numbered = new ArrayList<>();
        for (int i = 0; i < received.size(); i++) {
            numbered.add(new Version(received.get(i), i + 1, states.get(i), i == newest));
        }
        versions.put(unit, List.copyOf(numbered));
        if (newest >= 0) {
            counting.put(unit, numbered.get(newest));
        }
    }

    private Version.State state(String unit, Submission submission) {
        if (!submission.isAccepted()) {
            return Version.State.RETURNED;
        }
        @Nullable Expected one = expected.get(unit);
        if (one == null) {
            return Version.State.UNEXPECTED;
        }
        if (one.isExcluded()) {
            return Version.State.EXCLUDED;
        }
        return one.isReturned(submission) ? Version.State.RETURNED : Version.State.ACCEPTED;
    }

    public Period period() {
        return period;
    }

    /** The tree of the reporting period's last day. */
    public OrgTree.Day tree() {
        return tree;
    }

    /** The units of which a submission is expected, excluded ones too, by code. */
    public Map<String, Expected> expected() {
        return expected;
    }

    /** True if a submission is expected of the unit and the unit is not excluded. */
    public boolean isExpected(String unit) {
        @Nullable Expected one = expected.get(unit);
        return one != null && !one.isExcluded();
    }

    /** The versions of each unit that sent something in, from the oldest to the newest. */
    public Map<String, List<Version>> versions() {
        return versions;
    }

    public List<Version> listVersions(String unit) {
        return versions.getOrDefault(unit, List.of());
    }

    /** The version whose values enter the figures. */
    public Optional<Version> findCounting(String unit) {
        return Optional.ofNullable(counting.get(unit));
    }

    /** The amendments of the values of a unit's version that counts. */
    public List<Decision> listAmendments(String unit) {
        @Nullable Expected one = expected.get(unit);
        return one == null
                ? List.of()
                : findCounting(unit)
                        .map(version -> one.listAmendments(version.submission()))
                        .orElse(List.of());
    }

    /** The expected submissions of a unit and of those below it, excluded ones too, by code. */
    public List<Expected> listBelow(String unit) {
        return tree.listSubtree(unit).stream()
                .map(OrgUnit::code)
                .map(expected::get)
                .filter(java.util.Objects::nonNull)
                .map(java.util.Objects::requireNonNull)
                .toList();
    }
}
