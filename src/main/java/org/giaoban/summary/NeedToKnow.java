package org.giaoban.summary;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.giaoban.briefing.Briefing;
import org.giaoban.briefing.FormItem;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.Wording;
import org.giaoban.narrative.Movement;
import org.giaoban.narrative.NumberWords;
import org.giaoban.narrative.UnitNames;
import org.giaoban.summary.LeadersPage.Need;
import org.giaoban.summary.YearPlans.Pace;
import org.giaoban.summary.YearPlans.Standing;

/**
 * Finds what leaders need to know: the largest rises and falls that no missing submission can have caused, and the plans
 * at risk. Changes from counts below 10 are left out, because their percentages mislead.
 */
final class NeedToKnow {

    /** Largest number of elements in one line. */
    private static final int MOST_ELEMENTS = 2;

    /** Largest number of units in one line. */
    private static final int MOST_UNITS = 3;

    /** Largest number of plans in one line. */
    private static final int MOST_PLANS = 4;

    private static final String JOINED = "; ";

    private final Briefing briefing;
    private final YearPlans plans;
    private final Wording wording;
    private final List<Moved> moved;

    /** An element and its change. */
    private record Moved(ShownItem item, Movement move) {}

    /** A unit and its change. */
    private record MovedUnit(OrgUnit unit, Movement move) {}

    /** An element and the units in which it fell. */
    private record Fallen(ShownItem item, List<MovedUnit> units) {}

    NeedToKnow(List<ShownItem> items, Briefing briefing, YearPlans plans, Wording wording) {
        this.briefing = briefing;
        this.plans = plans;
        this.wording = wording;
        this.moved = items.stream()
                .flatMap(item -> item.move(briefing).map(move -> new Moved(item, move)).stream())
                .toList();
    }

    List<Need> list() {
        List<Need> needs = new ArrayList<>();
        add(needs, "need-rise", rises());
        add(needs, "need-fall", falls());
        add(needs, plans.isYearOver() ? "need-not-reached" : "need-behind", plans(Pace.BEHIND));
        add(needs, "need-level", plans(Pace.LEVEL));
        add(needs, plans.isYearOver() ? "need-reached-unknown" : "need-pace-unknown", unclear());
        if (needs.isEmpty()) {
            needs.add(new Need("", wording.get(moved.isEmpty() ? "need-not-compared" : "need-none")));
        }
        return needs;
    }

    /** True if a change is over the submissions of both years only. */
    boolean isMatched() {
        return moved.stream().anyMatch(each -> !each.move().isWhole());
    }

    /** True if at least one change is known. */
    boolean isCompared() {
        return !moved.isEmpty();
    }

    private void add(List<Need> needs, String label, String text) {
        if (!text.isEmpty()) {
            needs.add(new Need(wording.get(label), text));
        }
    }

    private String rises() {
        return largest(move -> move.direction() > 0, "need-rise-unit");
    }

    private String falls() {
        String whole = largest(move -> move.direction() < 0, "need-fall-unit");
        return whole.isEmpty() ? fallsOfUnits() : whole;
    }

    /** The elements with the largest changes of one direction; the first with the unit in which it is largest. */
    private String largest(Predicate<Movement> direction, String unitKey) {
        List<Moved> largest = moved.stream()
                .filter(each ->
                        direction.test(each.move()) && each.move().size().signum() > 0)
                .sorted(Comparator.comparing((Moved each) -> each.move().size()).reversed())
                .limit(MOST_ELEMENTS)
                .toList();
        List<String> said = new ArrayList<>();
        for (Moved each : largest) {
            String change =
                    wording.get("need-change", each.item().name(), each.move().inProse(wording));
            said.add(
                    said.isEmpty()
                            ? change + unit(each.item(), direction, unitKey).orElse("")
                            : change);
        }
        return String.join(JOINED, said);
    }

    private Optional<String> unit(ShownItem item, Predicate<Movement> direction, String key) {
        return movedUnits(item, direction).stream()
                .max(Comparator.comparing(each -> each.move().size()))
                .map(each -> wording.get(
                        key,
                        UnitNames.list(List.of(each.unit().name()), wording),
                        each.move().inProse(wording)));
    }

    private List<MovedUnit> movedUnits(ShownItem item, Predicate<Movement> direction) {
        return briefing.children().stream()
                .flatMap(unit -> item.move(briefing, unit).map(move -> new MovedUnit(unit, move)).stream())
                .filter(each ->
                        direction.test(each.move()) && each.move().size().signum() > 0)
                .toList();
    }

    /** The element that fell in most units, with the units in which it fell most. */
    private String fallsOfUnits() {
        return moved.stream()
                .map(Moved::item)
                .filter(item -> item.kind() == FormItem.Kind.COUNT)
                .map(item -> new Fallen(item, movedUnits(item, move -> move.direction() < 0)))
                .filter(each -> !each.units().isEmpty())
                .max(Comparator.comparing((Fallen each) -> each.units().size()))
                .map(this::words)
                .orElse("");
    }

    private String words(Fallen fallen) {
        List<String> units = fallen.units().stream()
                .sorted(Comparator.comparing(each -> difference(each.move())))
                .limit(MOST_UNITS)
                .map(each ->
                        wording.get("need-unit", each.unit().name(), each.move().difference()))
                .toList();
        String most = UnitNames.list(units, wording);
        int more = fallen.units().size() - MOST_UNITS;
        return wording.get("need-fall-in", fallen.item().name(), most)
                + (more > 0 ? " " + wording.get("need-more-units", more) : "");
    }

    private static BigDecimal difference(Movement move) {
        return move.now().subtract(move.then());
    }

    private String plans(Pace pace) {
        List<Standing> all = plans.of(pace);
        String most = all.stream().limit(MOST_PLANS).map(this::words).collect(Collectors.joining(JOINED));
        int more = all.size() - MOST_PLANS;
        return most + (more > 0 ? JOINED + wording.get("need-more-plans", more) : "");
    }

    /** The plans of which submissions are missing, with this reason. */
    private String unclear() {
        String unclear = plans(Pace.UNKNOWN);
        return unclear.isEmpty() ? "" : wording.get("need-unclear", unclear);
    }

    private String words(Standing standing) {
        return wording.get("need-plan", standing.item().name(), NumberWords.format(standing.percent()));
    }
}
