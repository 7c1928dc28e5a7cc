package org.giaoban.aggregate;

import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.giaoban.model.OrgTree;

/** The boundary mappings that a computation needs, each made once. */
public final class Mappings {

    private final OrgTree units;
    private final OrgTree.Day today;
    private final Map<OrgTree.Day, BoundaryMapping> into = new ConcurrentHashMap<>();
    private final Map<OrgTree.Day, BoundaryMapping> within = new ConcurrentHashMap<>();

    /** @param day whose tree figures are restated to: the business date */
    public Mappings(OrgTree units, LocalDate day) {
        this.units = units;
        this.today = units.on(day);
    }

    /** Returns the mapping of every unit that ever existed to units of {@code tree}. */
    BoundaryMapping into(OrgTree.Day tree) {
        return into.computeIfAbsent(tree, key -> BoundaryMapping.into(units, key));
    }

    /** Returns the mapping of the units of {@code tree} to themselves and the units above them. */
    public BoundaryMapping within(OrgTree.Day tree) {
        return within.computeIfAbsent(tree, key -> BoundaryMapping.within(units, key));
    }

    /** Returns the mapping of every unit that ever existed to units of the tree to which figures are restated. */
    public BoundaryMapping restated() {
        return into(today);
    }

    /** Returns the tree to which figures are restated. */
    OrgTree.Day today() {
        return today;
    }

    /** Returns the first day on which the tree to which figures are restated is valid. */
    public LocalDate restatedSince() {
        return today.start();
    }
}
