package org.giaoban.aggregate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.OrgUnit.Successor;
import org.jspecify.annotations.Nullable;

/** Makes up the units of an office and their changes: they are renamed, moved, merged, split, closed and opened. */
final class RandomUnits {

    private static final List<List<String>> WEIGHTS =
            List.of(List.of("0.4", "0.6"), List.of("0.25", "0.75"), List.of("0.2", "0.3", "0.5"));

    private final Random random;
    private final int levels;
    private final List<OrgUnit> ended = new ArrayList<>();
    /** The rows valid on the day of the latest change, by code. */
    private final Map<String, OrgUnit> alive = new TreeMap<>();
    /** Units that came out of a split without weights; they never end without a successor. */
    private final Set<String> kept = new HashSet<>();

    private int made;

    RandomUnits(Random random) {
        this.random = random;
        this.levels = 1 + random.nextInt(4);
        int tops = 1 + random.nextInt(3);
        for (int i = 0; i < tops; i++) {
            open("L0", null, null);
        }
        int below = levels == 1 ? 0 : 3 + random.nextInt(6);
        for (int i = 0; i < below; i++) {
            openSomewhere(null);
        }
    }

    /** All rows, shuffled, since their order must not matter. */
    List<OrgUnit> rows() {
        List<OrgUnit> rows = new ArrayList<>(ended);
        rows.addAll(alive.values());
        Collections.shuffle(rows, random);
        return rows;
    }

    /** Some levels for a form to ask, always including the lowest. */
    Set<String> someLevels() {
        Set<String> some = new HashSet<>(Set.of("L" + (levels - 1)));
        for (int i = 0; i < levels - 1; i++) {
            if (random.nextInt(3) > 0) {
                some.add("L" + i);
            }
        }
        return some;
    }

    /** Makes one change on a day, which must not be before the day of the change before. */
    void change(LocalDate day) {
        switch (random.nextInt(8)) {
            case 0 -> rename(pick(), day);
            case 1 -> move(pick(), day);
            case 2, 3 -> merge(pick(), day);
            case 4 -> split(pick(), day, true);
            case 5 -> split(pick(), day, false);
            case 6 -> close(pick(), day);
            default -> openSomewhere(day);
        }
    }

    private OrgUnit pick() {
        return pick(new ArrayList<>(alive.values()));
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private String openSomewhere(@Nullable LocalDate day) {
        int level = random.nextInt(levels);
        List<String> parents = parentsFor("L" + level);
        return parents.isEmpty() ? open("L0", null, day) : open("L" + level, pick(parents), day);
    }

    /** Units one level up; in one case of five, two levels up. */
    private List<String> parentsFor(String level) {
        int wanted = number(level) - 1 - (random.nextInt(5) == 0 ? 1 : 0);
        List<String> right = codes(wanted, wanted);
        return right.isEmpty() ? codes(0, number(level) - 1) : right;
    }

    private List<String> codes(int from, int to) {
        return alive.values().stream()
                .filter(row -> number(row.level()) >= from && number(row.level()) <= to)
                .map(OrgUnit::code)
                .toList();
    }

    private static int number(String level) {
        return Integer.parseInt(level.substring(1));
    }

    private String open(String level, @Nullable String parent, @Nullable LocalDate day) {
        made++;
        String code = (random.nextInt(6) == 0 ? "N" : "U") + made;
        begin(new OrgUnit(
                code,
                "Unit " + made,
                List.of(),
                level,
                parent,
                new OrgUnit.Lifetime(day, null, List.of()),
                !code.startsWith("N"),
                ""));
        return code;
    }

    private void begin(OrgUnit row) {
        alive.put(row.code(), row);
    }

    private void end(OrgUnit row, LocalDate day, List<Successor> successors) {
        alive.remove(row.code());
        if (row.validFrom() == null || row.validFrom().isBefore(day)) {
            ended.add(row(row, row.name(), row.parent(), row.validFrom(), day.minusDays(1), successors));
        }
    }

    private static OrgUnit row(
            OrgUnit old,
            String name,
            @Nullable String parent,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            List<Successor> successors) {
        return new OrgUnit(
                old.code(),
                name,
                List.of(),
                old.level(),
                parent,
                new OrgUnit.Lifetime(from, to, successors),
                old.territorial(),
                "");
    }

    /** Whether a row has been valid for a day at least, so that it can end. */
    private static boolean isOlder(OrgUnit row, LocalDate day) {
        return row.validFrom() == null || row.validFrom().isBefore(day);
    }

    private void rename(OrgUnit row, LocalDate day) {
        if (isOlder(row, day)) {
            end(row, day, List.of());
            begin(row(row, row.name() + " new", row.parent(), day, null, List.of()));
        }
    }

    private void move(OrgUnit row, LocalDate day) {
        List<String> parents = parentsFor(row.level());
        if (isOlder(row, day) && !parents.isEmpty()) {
            moveTo(row, pick(parents), day);
        }
    }

    private void moveTo(OrgUnit row, String parent, LocalDate day) {
        if (!isOlder(row, day)) {
            begin(row(row, row.name(), parent, row.validFrom(), null, List.of()));
            return;
        }
        end(row, day, List.of());
        begin(row(row, row.name(), parent, day, null, List.of()));
    }

    /** Two units of one level become a new one, or one takes the other over. */
    private void merge(OrgUnit one, LocalDate day) {
        List<OrgUnit> others = alive.values().stream()
                .filter(row -> row.level().equals(one.level()) && !row.code().equals(one.code()))
                .filter(row -> isOlder(row, day))
                .toList();
        if (others.isEmpty() || !isOlder(one, day)) {
            return;
        }
        OrgUnit other = pick(others);
        String successor = random.nextBoolean() ? other.code() : open(one.level(), one.parent(), day);
        replace(one, List.of(new Successor(successor, null)), day);
        if (!successor.equals(other.code())) {
            replace(other, List.of(new Successor(successor, null)), day);
        }
    }

    /** A unit is replaced by two or three others, most of them new. */
    private void split(OrgUnit row, LocalDate day, boolean isWeighted) {
        if (!isOlder(row, day)) {
            return;
        }
        List<String> weights = pick(WEIGHTS);
        List<Successor> successors = new ArrayList<>();
        List<String> neighbours = codes(number(row.level()), number(row.level()));
        for (String weight : weights) {
            String code = pick(neighbours);
            boolean isTaken = code.equals(row.code())
                    || successors.stream().anyMatch(s -> s.code().equals(code));
            String successor =
                    isTaken || random.nextInt(4) > 0 ? open(row.level(), parentForSuccessor(row), day) : code;
            successors.add(new Successor(successor, isWeighted ? new BigDecimal(weight) : null));
            if (!isWeighted) {
                kept.add(successor);
            }
        }
        replace(row, successors, day);
    }

    private @Nullable String parentForSuccessor(OrgUnit row) {
        List<String> parents = parentsFor(row.level());
        return random.nextInt(3) > 0 || parents.isEmpty() ? row.parent() : pick(parents);
    }

    /** Ends a unit; those below it go to one of its successors. */
    private void replace(OrgUnit row, List<Successor> successors, LocalDate day) {
        if (kept.contains(row.code())) {
            successors.forEach(successor -> kept.add(successor.code()));
        }
        end(row, day, successors);
        for (OrgUnit child : new ArrayList<>(alive.values())) {
            if (row.code().equals(child.parent())) {
                moveTo(child, pick(successors).code(), day);
            }
        }
    }

    private void close(OrgUnit row, LocalDate day) {
        boolean hasChildren =
                alive.values().stream().anyMatch(child -> row.code().equals(child.parent()));
        boolean isLastTop = row.parent() == null && codes(0, 0).size() == 1;
        // Units below a closed unit have no unit above them: a mistake that real files contain.
        if (isOlder(row, day) && !kept.contains(row.code()) && !isLastTop && (!hasChildren || random.nextInt(4) == 0)) {
            end(row, day, List.of());
        }
    }
}
