package org.giaoban.render;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.giaoban.briefing.Briefing;
import org.giaoban.briefing.FormItem;
import org.giaoban.model.OrgUnit;
import org.giaoban.narrative.NumberWords;
import org.giaoban.workspace.Hashes;

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

    /** True if these are the averages of this very object; comparing all facts would take longer than the averages. */
    public boolean isOf(Briefing facts) {
        return above == facts;
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

    /** Returns a hash of what the sheets of a level print of these averages. */
    public String hash(String level, List<FormItem> items) {
        StringBuilder all = new StringBuilder();
        for (FormItem item : items) {
            Average average = get(level, item);
            all.append(item.code())
                    .append(' ')
                    .append(NumberWords.cell(average.value()))
                    .append(' ')
                    .append(average.counted())
                    .append(' ')
                    .append(average.units())
                    .append('\n');
        }
        return Hashes.fingerprint(all.toString());
    }

    private List<OrgUnit> listPeers(String level) {
        return above.children().stream()
                .filter(unit -> unit.level().equals(level))
                .toList();
    }
}
