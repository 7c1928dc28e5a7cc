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
 * Finds the units that a text may mean, by code, else by name. Foldings are tried from the strictest to the loosest;
 * the first that finds any unit decides, and the caller handles several matches. A unit is found by every name that it
 * ever had and is returned in its latest row.
 */
final class UnitNames {

    private static final Pattern SEPARATORS = Pattern.compile("\\s*[,;]\\s*|\\s*\\(\\s*|\\s*\\)\\s*|\\s+[-–]\\s+");

    private static final Pattern TRAILING_MARKS = Pattern.compile("[\\s.,;:]+$");

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
     * @param repaired true if the name matched only after differences of spelling were ignored
     */
    record Match(Set<OrgUnit> units, boolean repaired) {
        static final Match NONE = new Match(Set.of(), false);

        Match keep(Predicate<OrgUnit> condition) {
            Set<OrgUnit> kept = new LinkedHashSet<>(units);
            kept.removeIf(condition.negate());
            return new Match(kept, repaired);
        }
    }

    /** Finds the units of a text, which may name upper units after a comma: {@code Huyện X, tỉnh Y}. */
    Match find(String typed) {
        Match whole = findOne(typed);
        List<String> names = Stream.of(SEPARATORS.split(typed))
                .filter(part -> !part.isBlank())
                .toList();
        if (!whole.units().isEmpty() || names.size() < 2) {
            return whole;
        }
        Match match = findOne(names.get(0));
        for (String above : names.subList(1, names.size())) {
            match = match.keep(unit -> isSameOrBelow(unit, findOne(above).units()));
        }
        return match;
    }

    /** Keeps the units of a match that are below a unit named by {@code above}. */
    Match narrow(Match match, String above) {
        Set<OrgUnit> uppers = findOne(above).units();
        return match.keep(unit -> isSameOrBelow(unit, uppers));
    }

    private boolean isSameOrBelow(OrgUnit unit, Set<OrgUnit> uppers) {
        return tree.list().stream()
                .filter(row -> row.code().equals(unit.code()))
                .flatMap(row -> tree.listPath(row).stream())
                .map(above -> tree.get(above.code()))
                .anyMatch(uppers::contains);
    }

    private Match findOne(String typed) {
        OrgUnit byCode = codes.get(Folding.collapse(typed).toLowerCase(Locale.ROOT));
        if (byCode != null) {
            return new Match(Set.of(byCode), false);
        }
        Match byName = indexes.stream()
                .filter(index -> index.applies(typed))
                .map(index -> index.find(typed))
                .filter(match -> !match.units().isEmpty())
                .findFirst()
                .orElse(Match.NONE);
        String trimmed = TRAILING_MARKS.matcher(typed).replaceFirst("");
        return !byName.units().isEmpty() || trimmed.equals(typed)
                ? byName.units().isEmpty() ? findNumber(typed) : byName
                : new Match(findOne(trimmed).units(), true);
    }

    /** Finds the units whose code is a number and differs only by leading zeros, which a number cell does not keep. */
    private Match findNumber(String typed) {
        String digits = Folding.collapse(typed);
        if (!digits.matches("\\d{1,15}")) {
            return Match.NONE;
        }
        Set<OrgUnit> found = new LinkedHashSet<>();
        codes.forEach((code, unit) -> {
            if (code.matches("\\d{1,15}") && Long.parseLong(code) == Long.parseLong(digits)) {
                found.add(unit);
            }
        });
        return new Match(found, true);
    }

    /** The names of all units under one folding. */
    private class Index {

        private final UnitName.Parser parser;
        private final boolean repairs;
        private final Map<String, List<Named>> byRest = new HashMap<>();

        Index(UnaryOperator<String> folding, boolean repairs) {
            this.parser = new UnitName.Parser(folding);
            this.repairs = repairs;
            for (OrgUnit unit : tree.list()) {
                Stream.concat(Stream.of(unit.name()), unit.aliases().stream())
                        .map(parser::read)
                        .forEach(name -> byRest.computeIfAbsent(name.rest(), rest -> new ArrayList<>())
                                .add(new Named(name, unit)));
            }
        }

        boolean applies(@SuppressWarnings("unused") String typed) {
            return true;
        }

        /** Prefers units whose kind is equal too; otherwise units whose name fits without the kind. */
        Match find(String typed) {
            UnitName name = parser.read(typed);
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
