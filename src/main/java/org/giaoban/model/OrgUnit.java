package org.giaoban.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A unit that reports or is reported on: province, district, clinic.
 *
 * @param level the label of its level in the tree, as the office names it
 * @param parent code of the unit above; null at the top
 * @param validFrom first day on which the unit exists; null if always
 * @param validTo last day on which it exists; null if it still does
 */
public record OrgUnit(
        String code,
        String name,
        List<String> aliases,
        String level,
        @Nullable String parent,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo,
        List<Successor> successors,
        boolean territorial,
        String email) {

    public OrgUnit {
        aliases = List.copyOf(aliases);
        successors = List.copyOf(successors);
    }

    /** The unit that takes over, with the share of the figures that goes to it; null if none was declared. */
    public record Successor(String code, @Nullable BigDecimal weight) {}

    public boolean existsOn(LocalDate day) {
        return (validFrom == null || !day.isBefore(validFrom)) && (validTo == null || !day.isAfter(validTo));
    }

    /** True if both units are valid on some day. */
    public boolean overlaps(OrgUnit other) {
        return (validFrom == null || other.validTo == null || !validFrom.isAfter(other.validTo))
                && (other.validFrom == null || validTo == null || !other.validFrom.isAfter(validTo));
    }
}
