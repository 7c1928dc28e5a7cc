package org.giaoban.timeline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.model.AsOfPoint;
import org.giaoban.model.Decision;
import org.giaoban.model.Form;
import org.giaoban.model.OrgTree;
import org.giaoban.model.Period;

/**
 * As of which moment the figures of each unit and period are worked out: as of the business date while they may change, as
 * of the moment at which they were closed or last corrected once they are closed.
 */
public final class SnapshotPlan {

    private final Catalogue catalogue;
    private final AsOfPoint today;
    private final Map<Period, List<Decision>> decisions = new HashMap<>();
    private final Map<String, List<Sent>> accepted = new HashMap<>();
    private final Map<String, Standpoint> known = new HashMap<>();
    private final Map<String, Set<Period>> needed = new HashMap<>();

    public SnapshotPlan(Catalogue catalogue, LocalDate today, List<Sent> sent) {
        this.catalogue = catalogue;
        this.today = AsOfPoint.endOf(today);
        catalogue.decisions().stream()
                .filter(decision -> isKnown(decision.moment()))
                .forEach(decision -> decisions
                        .computeIfAbsent(decision.period(), period -> new ArrayList<>())
                        .add(decision));
        sent.stream()
                .filter(one -> one.isAccepted() && isKnown(one.moment()))
                .forEach(one -> accepted.computeIfAbsent(one.form() + " " + one.part(), key -> new ArrayList<>())
                        .add(one));
    }

    /** What the decisions up to a day say by themselves, to ask {@link #findClosing}. */
    public static SnapshotPlan ofDecisions(Catalogue catalogue, LocalDate day) {
        return new SnapshotPlan(catalogue, day, List.of());
    }

    /**
     * Where the figures of a unit and period are seen from.
     *
     * @param worlds what the figures of all revisions that there are know of, the first one first
     */
    public record Standpoint(List<AsOfPoint> worlds) {

        public Standpoint {
            worlds = List.copyOf(worlds);
        }

        /** Whether it is that of a revision that another one took the place of. */
        public boolean isSuperseded(AsOfPoint world) {
            return worlds.contains(world) && !newest().equals(world);
        }

        /** The number of the revision whose figures know of this; 0 where there is none. */
        public int getRevision(AsOfPoint world) {
            return Math.max(0, worlds.indexOf(world));
        }

        /** That of the revision in force. */
        public AsOfPoint newest() {
            return worlds.get(worlds.size() - 1);
        }
    }

    public Standpoint get(Form form, Period period, String unit) {
        return known.computeIfAbsent(form.code() + " " + period + " " + unit, key -> {
            List<AsOfPoint> worlds = getTimeline(form, period, unit).listWorlds(today);
            worlds.stream()
                    .filter(world -> !world.equals(today))
                    .forEach(world -> needed.computeIfAbsent(form.code() + " " + world.id(), k -> new HashSet<>())
                            .addAll(listCompared(period)));
            return new Standpoint(worlds);
        });
    }

    /** Whether it came up to the business date. */
    public boolean isKnown(AsOfPoint moment) {
        return today.includes(moment);
    }

    public boolean isToday(AsOfPoint world) {
        return world.equals(today);
    }

    /** The moments before the end of the business date whose figures are kept. */
    public SortedSet<AsOfPoint> listPast() {
        SortedSet<AsOfPoint> past = new TreeSet<>();
        known.values().forEach(standpoint -> past.addAll(standpoint.worlds()));
        past.remove(today);
        return past;
    }

    /** Whether a world's figures are worked out from a period; those of today from all. */
    public boolean isNeeded(Form form, AsOfPoint world, Period period) {
        return world.equals(today)
                || needed.getOrDefault(form.code() + " " + world.id(), Set.of()).contains(period);
    }

    private static Set<Period> listCompared(Period period) {
        Set<Period> all = new HashSet<>(Set.of(period));
        Stream.of(period.findPrevious(), period.findLastYear(), period.findYearToDate())
                .flatMap(Optional::stream)
                .forEach(all::add);
        return all;
    }

    /** Since when a unit's figures of a period are final, as it stands at a moment; empty where they are not. */
    public Optional<AsOfPoint> findClosing(Form form, Period period, String unit, AsOfPoint at) {
        Optional<Decision> last = listWords(form, period, unit)
                .filter(d -> at.includes(d.moment()))
                .reduce((earlier, later) -> later);
        if (last.isPresent()) {
            return last.filter(d -> d.kind() == Decision.Kind.CLOSE).map(Decision::sight);
        }
        if (period.type() == form.periodType()) {
            return Optional.empty();
        }
        AsOfPoint closed = AsOfPoint.endOf(LocalDate.MIN);
        for (Period part : period.listParts(form.periodType())) {
            Optional<AsOfPoint> closing = findClosing(form, part, unit, at);
            if (closing.isEmpty()) {
                return Optional.empty();
            }
            closed = closing.get().compareTo(closed) > 0 ? closing.get() : closed;
        }
        return Optional.of(closed);
    }

    /** The decisions to close or reopen exactly this period for a unit or one above it, in their order. */
    private Stream<Decision> listWords(Form form, Period period, String unit) {
        List<Decision> ofPeriod = decisions.getOrDefault(period, List.of());
        if (ofPeriod.isEmpty()) {
            return Stream.empty();
        }
        LocalDate end = catalogue.getCalendar(form).getRange(period).last();
        List<String> path = catalogue.units().onOrNear(end, unit).listPath(unit);
        return ofPeriod.stream()
                .filter(d -> d.kind() == Decision.Kind.CLOSE || d.kind() == Decision.Kind.REOPEN)
                .filter(d -> d.unit().map(path::contains).orElse(true));
    }

    private Timeline getTimeline(Form form, Period period, String unit) {
        SortedSet<AsOfPoint> turns = new TreeSet<>();
        List<Period> parts = period.listParts(form.periodType());
        Stream.concat(Stream.of(period), parts.stream())
                .flatMap(each -> listWords(form, each, unit))
                .map(Decision::sight)
                .forEach(turns::add);
        if (turns.isEmpty()) {
            return Timeline.NEVER_CLOSED;
        }
        return Timeline.of(
                turns,
                listCorrections(form, parts, unit),
                at -> findClosing(form, period, unit, at).isPresent());
    }

    private List<AsOfPoint> listCorrections(Form form, List<Period> parts, String unit) {
        List<AsOfPoint> moments = new ArrayList<>();
        for (Period part : parts) {
            OrgTree.Day tree = catalogue.getTree(form, part);
            Predicate<String> isBelow = code -> tree.listPath(code).contains(unit);
            accepted.getOrDefault(form.code() + " " + part, List.of()).stream()
                    .filter(one -> isBelow.test(one.unit()))
                    .map(Sent::moment)
                    .forEach(moments::add);
            decisions.getOrDefault(part, List.of()).stream()
                    .filter(d -> d.kind() == Decision.Kind.EXCLUDE || d.kind() == Decision.Kind.RETURN)
                    .filter(d -> isBelow.test(d.unit().orElse(unit)))
                    .map(Decision::moment)
                    .forEach(moments::add);
        }
        return moments;
    }
}
