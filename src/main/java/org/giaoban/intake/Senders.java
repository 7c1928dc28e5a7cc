package org.giaoban.intake;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.giaoban.model.OrgTree;
import org.giaoban.model.OrgUnit;

/** Knows who may submit for which units: an address for the units whose newest row has it, and for those below them. */
final class Senders {

    private final OrgTree units;
    private final LocalDate today;
    private final Map<String, Set<String>> own = new LinkedHashMap<>();

    Senders(OrgTree units, LocalDate today) {
        this.units = units;
        this.today = today;
        units.list().stream().map(OrgUnit::code).distinct().map(units::get).forEach(unit -> {
            String address = unit.email().strip().toLowerCase(Locale.ROOT);
            if (!address.isEmpty()) {
                own.computeIfAbsent(address, key -> new LinkedHashSet<>()).add(unit.code());
            }
        });
    }

    /** Lists the codes of the units whose address this is, in the order of the file; none for anybody else. */
    List<String> listUnits(String address) {
        return List.copyOf(own.getOrDefault(address, Set.of()));
    }

    /** True if the address may submit for a unit. */
    boolean maySubmit(String address, String unit) {
        return listUnits(address).stream()
                .anyMatch(code -> code.equals(unit)
                        || units.onOrNear(today, code).listSubtree(code).stream()
                                .anyMatch(below -> below.code().equals(unit)));
    }
}
