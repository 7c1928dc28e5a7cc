package org.giaoban.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.giaoban.aggregate.PlainOffice.Sent;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.model.DataElement.OverTime;
import org.giaoban.model.DataElement.OverUnits;
import org.giaoban.model.Decision;
import org.giaoban.model.Decision.Kind;
import org.giaoban.model.Decision.Mark;
import org.giaoban.model.Form;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.Period;
import org.giaoban.model.PeriodType;
import org.giaoban.store.Database;
import org.giaoban.store.FigureStore;
import org.giaoban.timeline.Snapshots;
import org.junit.jupiter.api.Test;

/**
 * A thousand random histories of receipts and decisions against a small model that plays them one by one: which version
 * counts, whether a period is open, provisional or closed, and its revision. Each history is one of an office with one
 * unit below it.
 */
class RandomHistoriesTest {

    private static final int HISTORIES = 1000;
    /** How many are in the database at a time. */
    private static final int AT_ONCE = 50;

    private static final LocalDate FIRST_DAY = LocalDate.of(2021, 7, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2022, 1, 9);
    private static final List<Period> PARTS = List.of(Period.of("2021-S1"), Period.of("2021-S2"));
    private static final Period YEAR = Period.of("2021");
    private static final List<Period> KEYS = List.of(PARTS.get(0), PARTS.get(1), YEAR);
    private static final Form FORM = PlainForm.form(
            "f",
            PeriodType.HALF,
            Set.of("top", "below"),
            List.of(PlainForm.element("E", OverTime.SUM, OverUnits.SUM)),
            List.of());

    /** Plays one office's history. */
    private static final class Model {

        private final String top;
        private final String below;
        /** The version that counts, 0 for none, and how many there are, by part and unit. */
        private final Map<String, Integer> counting = new TreeMap<>();

        private final Map<String, Integer> versions = new HashMap<>();
        private final Set<String> excluded = new HashSet<>();
        /** The last word on a period and unit, by the unit that it names. */
        private final Map<String, Boolean> closedForTop = new HashMap<>();

        private final Map<String, Boolean> closedForBelow = new HashMap<>();
        private final Set<String> closed = new HashSet<>();
        /** Since the last snapshot. */
        private final Set<String> corrected = new HashSet<>();

        private final Map<String, Integer> snapshots = new HashMap<>();

        Model(String top) {
            this.top = top;
            this.below = top + "b";
        }

        /** One day: what came in and what was decided, each decision after the receipts that it tells. */
        void play(List<Sent> arrivals, List<Long> lines, List<Decision> decisions) {
            int next = 0;
            for (Decision decision : decisions) {
                long until = decision.mark().receipts().orElse(Long.MAX_VALUE);
                while (next < arrivals.size() && lines.get(next) <= until) {
                    receive(arrivals.get(next++));
                }
                decide(decision, decision.period(), decision.unit().orElseThrow());
                if (decision.mark().receipts().isPresent()) {
                    look(decision);
                }
            }
            arrivals.subList(next, arrivals.size()).forEach(this::receive);
            KEYS.forEach(period -> List.of(top, below).forEach(unit -> look(period, unit)));
        }

        private void receive(Sent sent) {
            String key = sent.period() + " " + sent.unit();
            int version = versions.merge(key, 1, Integer::sum);
            if (sent.accepted()) {
                counting.put(key, version);
                correct(sent.period(), sent.unit());
            }
        }

        /** What a closing or reopening says something about. */
        private void look(Decision decision) {
            if (decision.kind() == Kind.CLOSE || decision.kind() == Kind.REOPEN) {
                String unit = decision.unit().orElseThrow();
                for (Period period : new TreeSet<>(List.of(decision.period(), YEAR))) {
                    look(period, below);
                    if (unit.equals(top)) {
                        look(period, top);
                    }
                }
            }
        }

        /** Takes a snapshot where there is something to be kept. */
        private void look(Period period, String unit) {
            String key = period + " " + unit;
            boolean was = closed.contains(key);
            boolean is = isClosed(period, unit);
            if (is && (!was || corrected.contains(key))) {
                snapshots.merge(key, 1, Integer::sum);
                corrected.remove(key);
            }
            if (is) {
                closed.add(key);
            } else {
                closed.remove(key);
            }
        }

        private void decide(Decision decision, Period period, String unit) {
            String key = period + " " + unit;
            switch (decision.kind()) {
                case CLOSE, REOPEN -> {
                    boolean closes = decision.kind() == Kind.CLOSE;
                    if (unit.equals(top)) {
                        closedForTop.put(period.id(), closes);
                    }
                    closedForBelow.put(period.id(), closes);
                }
                case EXCLUDE -> {
                    excluded.add(key);
                    correct(period, unit);
                }
                case RETURN -> {
                    counting.remove(key);
                    correct(period, unit);
                }
                case EXTEND -> throw new IllegalStateException("not played");
            }
        }

        /** A part is corrected, and the year with it; a unit, and the one above. */
        private void correct(Period part, String unit) {
            for (String each : List.of(unit, top)) {
                corrected.add(part + " " + each);
                corrected.add(YEAR + " " + each);
            }
        }

        private boolean isClosed(Period period, String unit) {
            Boolean word = (unit.equals(top) ? closedForTop : closedForBelow).get(period.id());
            if (word != null) {
                return word;
            }
            return period.equals(YEAR) && isClosed(PARTS.get(0), unit) && isClosed(PARTS.get(1), unit);
        }

        /** {@code period unit state revision}. */
        List<String> listStates() {
            List<String> states = new ArrayList<>();
            for (Period period : KEYS) {
                for (String unit : List.of(top, below)) {
                    String key = period + " " + unit;
                    int revisions = snapshots.getOrDefault(key, 0);
                    boolean isClosed = closed.contains(key);
                    boolean isDue = LAST_DAY.isAfter(PlainOfficeBuilder.CALENDAR.getDueDate(period));
                    states.add(key
                            + (isClosed ? " CLOSED " : isDue ? " PROVISIONAL " : " OPEN ")
                            + (isClosed ? revisions - 1 : revisions));
                }
            }
            return states;
        }

        /** {@code part unit version} of those that count. */
        List<String> listCounting() {
            return counting.entrySet().stream()
                    .filter(each -> !excluded.contains(each.getKey()))
                    .map(each -> each.getKey() + " " + each.getValue())
                    .toList();
        }
    }

    private final Random random = new Random(20261122);
    private final List<OrgUnit> units = new ArrayList<>();
    private final List<Sent> sent = new ArrayList<>();
    private final List<Decision> decisions = new ArrayList<>();

    @Test
    void statesRevisionsAndVersions_areThoseOfTheModel() {
        try (HikariDataSource source = Database.open("jdbc:h2:mem:random-histories", "sa", "")) {
            for (int done = 0; done < HISTORIES; done += AT_ONCE) {
                check(source);
            }
        }
    }

    private void check(HikariDataSource source) {
        units.clear();
        sent.clear();
        decisions.clear();
        List<Model> models = new ArrayList<>();
        for (int n = 1; n <= AT_ONCE; n++) {
            String top = String.format(Locale.ROOT, "H%02d", n);
            models.add(new Model(top));
            makeUp(top);
        }
        sent.sort(Comparator.comparing(Sent::day));
        writeDown();
        models.forEach(this::play);
        PlainOffice office = new PlainOffice(
                units, List.of(FORM), PlainOfficeBuilder.CALENDAR, sent, List.of(), decisions, List.of(), LAST_DAY);
        new StoredOffice(source).night(office);
        assertThat(states(source))
                .containsExactlyInAnyOrderElementsOf(models.stream()
                        .flatMap(model -> model.listStates().stream())
                        .toList());
        assertThat(counting(source, office))
                .containsExactlyInAnyOrderElementsOf(models.stream()
                        .flatMap(model -> model.listCounting().stream())
                        .toList());
    }

    /** Up to twenty events of one office on eight days; the first arrivals list all of its periods. */
    private void makeUp(String top) {
        String below = top + "b";
        units.add(new OrgUnit(top, top, List.of(), "top", null, OrgUnit.Lifetime.ALWAYS, true, ""));
        units.add(new OrgUnit(below, below, List.of(), "below", top, OrgUnit.Lifetime.ALWAYS, true, ""));
        PARTS.forEach(part -> sent.add(Sent.of(FIRST_DAY, "f", below, part, random.nextInt(4) > 0, List.of())));
        int events = 3 + random.nextInt(18);
        for (int i = 0; i < events; i++) {
            LocalDate day = FIRST_DAY.plusDays(24L * random.nextInt(8));
            String unit = random.nextBoolean() ? top : below;
            Period part = PARTS.get(random.nextInt(2));
            switch (random.nextInt(10)) {
                case 0, 1, 2 -> sent.add(Sent.of(day, "f", unit, part, random.nextInt(4) > 0, List.of()));
                case 3 -> decide(day, part, unit, Kind.RETURN);
                case 4 -> decide(day, part, unit, random.nextInt(3) == 0 ? Kind.EXCLUDE : Kind.RETURN);
                case 5 -> decide(day, YEAR, unit, random.nextBoolean() ? Kind.CLOSE : Kind.REOPEN);
                case 6, 7, 8 -> decide(day, part, unit, Kind.CLOSE);
                default -> decide(day, part, unit, Kind.REOPEN);
            }
        }
    }

    private void decide(LocalDate day, Period period, String unit, Kind kind) {
        decisions.add(new Decision(0, day, period, Optional.of(unit), kind, "vì sao", "ai", Mark.NONE));
    }

    /** In the order of their days. Of a day, the first ones tell how many receipts there were, the last ones do not. */
    private void writeDown() {
        decisions.sort(Comparator.comparing(Decision::date));
        long before = 0;
        boolean tells = true;
        for (int i = 0; i < decisions.size(); i++) {
            Decision each = decisions.get(i);
            boolean isFirst = i == 0 || !decisions.get(i - 1).date().equals(each.date());
            long ofDaysBefore =
                    sent.stream().filter(one -> one.day().isBefore(each.date())).count();
            long most =
                    sent.stream().filter(one -> !one.day().isAfter(each.date())).count();
            before = isFirst ? ofDaysBefore : before;
            before += random.nextInt((int) (most - before) + 1);
            tells = (isFirst || tells) && random.nextInt(6) > 0;
            decisions.set(
                    i,
                    new Decision(
                            i + 1,
                            each.date(),
                            each.period(),
                            each.unit(),
                            each.kind(),
                            each.reason(),
                            each.by(),
                            tells ? Mark.ofReceipts(before) : Mark.NONE));
        }
    }

    private void play(Model model) {
        Set<String> names = Set.of(model.top, model.below);
        List<Sent> arrivals =
                sent.stream().filter(one -> names.contains(one.unit())).toList();
        List<Decision> words = decisions.stream()
                .filter(one -> names.contains(one.unit().orElseThrow()))
                .toList();
        TreeSet<LocalDate> days = new TreeSet<>();
        arrivals.forEach(one -> days.add(one.day()));
        words.forEach(one -> days.add(one.date()));
        for (LocalDate day : days) {
            model.play(
                    arrivals.stream().filter(one -> one.day().equals(day)).toList(),
                    LongStream.rangeClosed(1, sent.size())
                            .filter(line -> sent.get((int) line - 1).day().equals(day))
                            .filter(line ->
                                    names.contains(sent.get((int) line - 1).unit()))
                            .boxed()
                            .toList(),
                    words.stream().filter(one -> one.date().equals(day)).toList());
        }
    }

    private static List<String> states(HikariDataSource source) {
        return new FigureStore(source)
                .listScopes().stream()
                        .map(scope ->
                                scope.period() + " " + scope.unit() + " " + scope.state() + " " + scope.revision())
                        .toList();
    }

    private static List<String> counting(HikariDataSource source, PlainOffice office) {
        Catalogue catalogue = office.catalogue();
        Snapshots snapshots = Snapshots.read(source, catalogue);
        return catalogue.forms().values().stream()
                .flatMap(form -> snapshots.submissions().listPeriods(form.code()).stream()
                        .map(period -> snapshots.current().get(form, period)))
                .flatMap(submitted -> submitted.versions().keySet().stream()
                        .flatMap(unit -> submitted.findCounting(unit).stream())
                        .map(version ->
                                submitted.period() + " " + version.submission().unit() + " " + version.number()))
                .toList();
    }
}
