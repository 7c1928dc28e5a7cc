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
 * @param territorial false for units that have no territory, such as schools and departments
 * @param email empty if unknown
 */
public record OrgUnit(
        String code,
        String name,
        List<String> aliases,
        String level,
        @Nullable String parent,
        Lifetime lifetime,
        boolean territorial,
        String email) {

    public OrgUnit {
        aliases = List.copyOf(aliases);
    }

    /**
     * The days on which a unit exists, and the units that take over its work.
     *
     * @param validFrom first day on which the unit exists; null if it always existed
     * @param validTo last day on which it exists; null if it still exists
     */
    public record Lifetime(
            @Nullable LocalDate validFrom, @Nullable LocalDate validTo, List<Successor> successors) {

        /** The lifetime of a unit that always existed and still exists. */
        public static final Lifetime ALWAYS = new Lifetime(null, null, List.of());

        public Lifetime {
            successors = List.copyOf(successors);
        }

        private boolean contains(LocalDate day) {
            return (validFrom == null || !day.isBefore(validFrom)) && (validTo == null || !day.isAfter(validTo));
        }

        private boolean overlaps(Lifetime other) {
            return (validFrom == null || other.validTo == null || !validFrom.isAfter(other.validTo))
                    && (other.validFrom == null || validTo == null || !other.validFrom.isAfter(validTo));
        }
    }

    public @Nullable LocalDate validFrom() {
        return lifetime.validFrom();
    }

    public @Nullable LocalDate validTo() {
        return lifetime.validTo();
    }

    public List<Successor> successors() {
        return lifetime.successors();
    }

    /**
     * A unit that takes over, with its weight: the share of the figures that it receives; null if none was declared.
     */
    public record Successor(String code, @Nullable BigDecimal weight) {}

    public boolean existsOn(LocalDate day) {
        return lifetime.contains(day);
    }

    /** True if both units are valid on some day. */
    public boolean overlaps(OrgUnit other) {
        return lifetime.overlaps(other.lifetime);
    }
}
