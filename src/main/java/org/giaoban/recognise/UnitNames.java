package org.giaoban.recognise;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.giaoban.model.OrgTree;
import org.giaoban.model.OrgUnit;
import org.giaoban.spreadsheet.Folding;

/**
 * Finds the units that a text may mean, by code, else by name. Ways of comparing are tried from the strictest to the
 * loosest; the first that finds any unit decides, and whether it found one or several is for the caller to judge. A unit
 * is known by every name that it ever had, and given as it is now.
 */
final class UnitNames {

    private static final Pattern PARTS = Pattern.compile("\\s*[,;]\\s*|\\s*\\(\\s*|\\s*\\)\\s*|\\s+[-–]\\s+");

    private final OrgTree tree;
    private final Map<String, OrgUnit> codes = new HashMap<>();
    private final List<Index> indexes;

    UnitNames(OrgTree tree) {
        this.tree = tree;
        tree.list().forEach(unit -> codes.put(unit.code().toLowerCase(Locale.ROOT), tree.get(unit.code())));
        this.indexes = List.of(
                new Index(text -> text.toLowerCase(Locale.ROOT), false),
                new Index(Folding::fold, true),
                new Index(text -> Folding.fold(text).replace('đ', 'd'), true),
                new Index(Folding::bare, true) {
                    @Override
                    boolean applies(String typed) {
                        return Folding.bare(typed).equals(Folding.fold(typed).replace('đ', 'd'));
                    }
                });
    }

    /**
     * The units that a text may mean.
     *
     * @param repaired whether the name was found only by leaving differences of spelling aside
     */
    record Match(Set<OrgUnit> units, boolean repaired) {
        static final Match NONE = new Match(Set.of(), false);

        Match keep(Predicate<OrgUnit> condition) {
            Set<OrgUnit> kept = new LinkedHashSet<>(units);
            kept.removeIf(condition.negate());
            return new Match(kept, repaired);
        }
    }

    /** The units that a text means; it may name units above after a comma: {@code Huyện X, tỉnh Y}. */
    Match find(String typed) {
        Match whole = findOne(typed);
        List<String> parts =
                Stream.of(PARTS.split(typed)).filter(part -> !part.isBlank()).toList();
        if (!whole.units().isEmpty() || parts.size() < 2) {
            return whole;
        }
        Match match = findOne(parts.get(0));
        for (String above : parts.subList(1, parts.size())) {
            match = match.keep(unit -> isSameOrBelow(unit, findOne(above).units()));
        }
        return match;
    }

    /** Those units of a match that stand below what another text names. */
    Match narrow(Match match, String above) {
        Set<OrgUnit> heads = findOne(above).units();
        return match.keep(unit -> isSameOrBelow(unit, heads));
    }

    private boolean isSameOrBelow(OrgUnit unit, Set<OrgUnit> heads) {
        return tree.list().stream()
                .filter(row -> row.code().equals(unit.code()))
                .flatMap(row -> tree.listPath(row).stream())
                .map(above -> tree.get(above.code()))
                .anyMatch(heads::contains);
    }

    private Match findOne(String typed) {
        OrgUnit byCode = codes.get(Folding.collapse(typed).toLowerCase(Locale.ROOT));
        if (byCode != null) {
            return new Match(Set.of(byCode), false);
        }
        return indexes.stream()
                .filter(index -> index.applies(typed))
                .map(index -> index.find(typed))
                .filter(match -> !match.units().isEmpty())
                .findFirst()
                .orElse(Match.NONE);
    }

    /** The names of all units under one way of comparing them. */
    private class Index {

        private final UnitName.Reading reading;
        private final boolean repairs;
        private final Map<String, List<Named>> byRest = new HashMap<>();

        Index(UnaryOperator<String> folding, boolean repairs) {
            this.reading = new UnitName.Reading(folding);
            this.repairs = repairs;
            for (OrgUnit unit : tree.list()) {
                Stream.concat(Stream.of(unit.name()), unit.aliases().stream())
                        .map(reading::read)
                        .forEach(name -> byRest.computeIfAbsent(name.rest(), rest -> new ArrayList<>())
                                .add(new Named(name, unit)));
            }
        }

        boolean applies(@SuppressWarnings("unused") String typed) {
            return true;
        }

        /** With the word for the kind of unit first, then without it. */
        Match find(String typed) {
            UnitName name = reading.read(typed);
            List<Named> fitting = byRest.getOrDefault(name.rest(), List.of());
            List<Named> same =
                    fitting.stream().filter(named -> named.name().equals(name)).toList();
            List<Named> chosen = same.isEmpty()
                    ? fitting.stream().filter(named -> named.name().fits(name)).toList()
                    : same;
            Set<OrgUnit> units = new LinkedHashSet<>();
            chosen.forEach(named -> units.add(tree.get(named.unit().code())));
            return new Match(units, repairs);
        }
    }

    private record Named(UnitName name, OrgUnit unit) {}
}
