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

    /** Every unit that ever existed into a tree. */
    BoundaryMapping into(OrgTree.Day tree) {
        return into.computeIfAbsent(tree, key -> BoundaryMapping.into(units, key));
    }

    /** The units of a tree to themselves and those above. */
    public BoundaryMapping within(OrgTree.Day tree) {
        return within.computeIfAbsent(tree, key -> BoundaryMapping.within(units, key));
    }

    /** Every unit that ever existed into the tree that figures are restated to. */
    public BoundaryMapping restated() {
        return into(today);
    }

    /** The tree that figures are restated to. */
    OrgTree.Day today() {
        return today;
    }

    /** The first day of the tree that figures are restated to. */
    public LocalDate restatedSince() {
        return today.start();
    }
}
