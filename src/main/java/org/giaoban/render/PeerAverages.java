package org.giaoban.render;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.giaoban.briefing.Briefing;
import org.giaoban.briefing.FormItem;
import org.giaoban.model.OrgUnit;

/**
 * The averages over the units directly below one unit, for the sheets of these units. Each average is computed once
 * because all sheets of a level print the same one.
 */
public final class PeerAverages {

    private final Briefing above;
    private final Map<String, Map<FormItem, Average>> byLevel = new ConcurrentHashMap<>();

    /** @param above facts of the unit above */
    public PeerAverages(Briefing above) {
        this.above = above;
    }

    /** Returns the unit above. */
    OrgUnit unit() {
        return above.unit();
    }

    /** Returns the average of an item over the units of a level. */
    Average get(String level, FormItem item) {
        return byLevel.computeIfAbsent(level, key -> new ConcurrentHashMap<>())
                .computeIfAbsent(
                        item,
                        key -> Average.of(
                                listPeers(level), above.figures(), above.form(), item.element(), item.category()));
    }

    private List<OrgUnit> listPeers(String level) {
        return above.children().stream()
                .filter(unit -> unit.level().equals(level))
                .toList();
    }
}
