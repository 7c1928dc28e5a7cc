package org.giaoban.timeline;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.model.Form;
import org.giaoban.model.OrgTree;
import org.giaoban.model.Period;

/**
 * The periods for which figures are listed, by reporting authority. A period is listed as soon as a unit of the authority has
 * sent something in for one of its reporting periods. A closed period stays listed whatever the snapshot knows, so listing
 * asks what was known on the business date.
 */
public final class ListedPeriods {

    private final Catalogue catalogue;
    private final Form form;
    private final Map<String, Set<Period>> listed = new TreeMap<>();
    /** The reporting periods for which an authority had something in the snapshot. */
    private final Map<String, Set<Period>> received = new HashMap<>();

    private final Map<Period, Set<String>> senders = new TreeMap<>();

    public ListedPeriods(Snapshots snapshots, Snapshot snapshot, SnapshotPlan plan, Form form, Component component) {
        this.catalogue = snapshots.catalogue();
        this.form = form;
        for (Period reportingPeriod : snapshots.submissions().listPeriods(form.code())) {
            OrgTree.Day tree = catalogue.getTree(form, reportingPeriod);
            snapshots.submissions().list(form.code(), reportingPeriod).forEach((unit, all) -> {
                if (component.units().contains(unit)) {
                    tree.findRoot(unit)
                            .ifPresent(authority -> add(authority, unit, reportingPeriod, all, snapshot, plan));
                }
            });
        }
        listed.values().forEach(periods -> periods.removeIf(period -> !plan.isNeeded(snapshot.asOf(), period)));
    }

    private void add(
            String authority, String unit, Period period, List<Submission> all, Snapshot snapshot, SnapshotPlan plan) {
        if (all.stream().anyMatch(each -> plan.isKnown(each.receivedAt()))) {
            listed.computeIfAbsent(authority, key -> new TreeSet<>()).addAll(period.listContaining());
        }
        if (all.stream().anyMatch(each -> snapshot.asOf().includes(each.receivedAt()))) {
            received.computeIfAbsent(authority, key -> new HashSet<>()).add(period);
            senders.computeIfAbsent(period, key -> new TreeSet<>()).add(unit);
        }
    }

    /** All listed periods, in order. */
    public Set<Period> list() {
        Set<Period> all = new TreeSet<>();
        listed.values().forEach(all::addAll);
        return all;
    }

    /** True if the period is listed for a reporting authority. */
    public boolean isListed(String authority, Period period) {
        return listed.getOrDefault(authority, Set.of()).contains(period);
    }

    /** True if the authority had something in the snapshot for a reporting period. */
    public boolean isReceived(String authority, Period reportingPeriod) {
        return received.getOrDefault(authority, Set.of()).contains(reportingPeriod);
    }

    /** The units that sent something in for a reporting period and are in its tree. */
    public Set<String> listSenders(Period reportingPeriod) {
        return senders.getOrDefault(reportingPeriod, Set.of());
    }

    /** The reporting authority of a unit at the end of a reporting period, if the period is listed for it. */
    public boolean isListedForUnit(String unit, Period reportingPeriod, Period period) {
        return catalogue
                .getTree(form, reportingPeriod)
                .findRoot(unit)
                .filter(authority -> isListed(authority, period))
                .isPresent();
    }
}
