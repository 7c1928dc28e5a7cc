package org.giaoban.outbox;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.giaoban.model.OrgTree;
import org.giaoban.model.OrgUnit;
import org.giaoban.office.Addresses;
import org.giaoban.office.DeliveryRule;
import org.giaoban.office.Mail.Transport;

/** Finds out to whom a delivery goes, and which units should receive something but have no address. */
final class Recipients {

    /** The readers of a folder are nobody in particular. */
    private static final List<String> FOLDER = List.of("folder");

    private final OrgTree units;
    private final Transport transport;
    private final SortedSet<String> withoutAddress = new TreeSet<>();

    Recipients(OrgTree units, Transport transport) {
        this.units = units;
        this.transport = transport;
    }

    /** Lists the addresses; a unit's address is the one of its newest row. */
    List<String> list(DeliveryRule rule, OrgUnit unit) {
        if (transport == Transport.FOLDER) {
            return FOLDER;
        }
        List<String> addresses = new ArrayList<>();
        for (String to : rule.to()) {
            String address = to.equals(DeliveryRule.UNIT_ADDRESS)
                    ? units.find(unit.code()).orElse(unit).email().strip()
                    : to;
            if (Addresses.isAddress(address)) {
                addresses.add(address);
            } else {
                withoutAddress.add(unit.code());
            }
        }
        return addresses.stream().distinct().toList();
    }

    List<String> withoutAddress() {
        return List.copyOf(withoutAddress);
    }
}
