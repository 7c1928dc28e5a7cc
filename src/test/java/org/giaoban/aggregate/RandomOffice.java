package org.giaoban.aggregate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.giaoban.aggregate.PlainOffice.Sent;
import org.giaoban.catalogue.Catalogue.Target;
import org.giaoban.model.DataElement;
import org.giaoban.model.DataElement.Category;
import org.giaoban.model.DataElement.OverTime;
import org.giaoban.model.DataElement.OverUnits;
import org.giaoban.model.DataValue;
import org.giaoban.model.Decision;
import org.giaoban.model.Decision.Details;
import org.giaoban.model.Decision.Kind;
import org.giaoban.model.Decision.Mark;
import org.giaoban.model.Form;
import org.giaoban.model.Indicator;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.Period;
import org.giaoban.model.PeriodType;
import org.giaoban.model.ReportingCalendar;

/** Makes up an office of two years with every change and decision that can occur. The same seed gives the same office. */
final class RandomOffice {

    private static final LocalDate BEGIN = LocalDate.of(2021, 1, 1);
    private static final LocalDate END = LocalDate.of(2023, 2, 28);

    private final Random random;
    private final ReportingCalendar calendar;
    private final List<OrgUnit> units;
    private final NaiveTrees trees;
    private final List<Form> forms = new ArrayList<>();
    private final List<Sent> sent = new ArrayList<>();
    private final List<Decision> decisions = new ArrayList<>();
    private final List<Target> targets = new ArrayList<>();

    private RandomOffice(long seed) {
        random = new Random(seed);
        calendar = random.nextBoolean() ? PlainOfficeBuilder.CALENDAR : PlainOfficeBuilder.CUT_OFF_14TH;
        RandomUnits made = new RandomUnits(random);
        List<LocalDate> turns = new ArrayList<>();
        for (int n = random.nextInt(5); n > 0; n--) {
            turns.add(turn());
        }
        turns.stream().sorted().forEach(made::change);
        units = made.rows();
        trees = new NaiveTrees(units);
        int numberOfForms = random.nextInt(6) == 0 ? 2 : 1;
        for (int n = 1; n <= numberOfForms; n++) {
            Form form = form(n, made.someLevels());
            forms.add(form);
            List<Period> reportingPeriods = reportingPeriods(form.periodType());
            reportingPeriods.forEach(each -> sendAll(form, each));
            decideAll(form, reportingPeriods);
            planAll(form);
        }
    }

    static PlainOffice make(long seed) {
        RandomOffice office = new RandomOffice(seed);
        office.sent.sort(Comparator.comparing(Sent::day));
        office.orderDecisions();
        LocalDate businessDate = office.random.nextInt(3) > 0 ? END : office.anyDay(LocalDate.of(2021, 7, 1), END);
        return new PlainOffice(
                office.units,
                office.forms,
                office.calendar,
                office.sent,
                List.of(),
                office.decisions,
                office.targets,
                businessDate);
    }

    // Days -----------------------------------------------------------------------------------------------------------

    private LocalDate anyDay(LocalDate from, LocalDate to) {
        return from.plusDays(random.nextInt((int) ChronoUnit.DAYS.between(from, to)));
    }

    /** A day on which units change: often the day on which a period begins, or ends. */
    private LocalDate turn() {
        LocalDate day = anyDay(BEGIN.plusMonths(2), LocalDate.of(2022, 12, 1));
        LocalDate cutOff = calendar.getRange(new Period(PeriodType.MONTH, day.getYear(), day.getMonthValue()))
                .last();
        return switch (random.nextInt(4)) {
            case 0 -> cutOff.plusDays(1);
            case 1 -> cutOff;
            default -> day;
        };
    }

    /** The reporting periods for which units send something in: consecutive ones, in both years. */
    private List<Period> reportingPeriods(PeriodType type) {
        int many = type == PeriodType.WEEK ? 52 : type == PeriodType.MONTH ? 12 : type == PeriodType.QUARTER ? 4 : 2;
        int wanted = Math.min(many, 3 + random.nextInt(3));
        int first = 1 + random.nextInt(many - wanted + 1);
        List<Period> periods = new ArrayList<>();
        for (int year = 2021; year <= 2022; year++) {
            for (int number = first; number < first + wanted; number++) {
                periods.add(new Period(type, year, number));
            }
        }
        return periods;
    }

    // The form -------------------------------------------------------------------------------------------------------

    private Form form(int number, Set<String> levels) {
        PeriodType type = List.of(
                        PeriodType.QUARTER,
                        PeriodType.QUARTER,
                        PeriodType.MONTH,
                        PeriodType.MONTH,
                        PeriodType.WEEK,
                        PeriodType.HALF)
                .get(random.nextInt(6));
        List<DataElement> elements = new ArrayList<>();
        int many = 2 + random.nextInt(3);
        for (int i = 1; i <= many; i++) {
            String[] categories = random.nextInt(3) == 0 ? new String[] {"A", "B"} : new String[0];
            elements.add(PlainForm.element(
                    "F" + number + ".E" + i,
                    any(OverTime.values()),
                    random.nextInt(5) == 0 ? OverUnits.NONE : OverUnits.SUM,
                    categories));
        }
        List<Indicator> indicators = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            DataElement numerator = elements.get(random.nextInt(many));
            DataElement denominator = elements.get(random.nextInt(many));
            if (numerator.overUnits() == denominator.overUnits()) {
                indicators.add(PlainForm.indicator(
                        "F" + number + ".I" + i,
                        random.nextBoolean() ? "%" : "cái",
                        numerator.code(),
                        denominator.code(),
                        random.nextBoolean() ? "100" : "1"));
            }
        }
        return PlainForm.form("f" + number, type, levels, elements, indicators);
    }

    static Form withElements(Form form, List<DataElement> elements) {
        return PlainForm.form(form.code(), form.periodType(), form.levels(), elements, form.indicators());
    }

    static Form withIndicators(Form form, List<Indicator> indicators) {
        return PlainForm.form(form.code(), form.periodType(), form.levels(), form.elements(), indicators);
    }

    private <T> T any(T[] choices) {
        return choices[random.nextInt(choices.length)];
    }

    // What comes in --------------------------------------------------------------------------------------------------

    private void sendAll(Form form, Period reportingPeriod) {
        LocalDate end = calendar.getRange(reportingPeriod).last();
        int diligence = 5 + random.nextInt(6);
        for (String unit : trees.codes()) {
            OrgUnit row = trees.on(end).get(unit);
            boolean isAsked = row != null && form.levels().contains(row.level());
            int versions = isAsked
                    ? (random.nextInt(10) < diligence ? 1 + random.nextInt(7) / 5 : 0)
                    : random.nextInt(20) / 19;
            LocalDate day = end.plusDays(random.nextInt(20) - 4);
            for (int n = 0; n < versions; n++) {
                boolean accepted = random.nextInt(10) > (isAsked ? 0 : 7);
                sent.add(
                        Sent.of(day, form.code(), unit, reportingPeriod, accepted, accepted ? cells(form) : List.of()));
                day = day.plusDays(random.nextInt(40));
            }
        }
    }

    private List<DataValue> cells(Form form) {
        List<DataValue> cells = new ArrayList<>();
        for (DataElement element : form.elements()) {
            boolean isUndivided = element.categories().isEmpty() || random.nextInt(6) == 0;
            List<String> codes = isUndivided
                    ? List.of("")
                    : element.categories().stream().map(Category::code).toList();
            for (String category : codes) {
                for (int n = random.nextInt(8) == 0 ? 2 : 1; n > 0; n--) {
                    addCell(cells, element.code(), category);
                }
            }
        }
        return cells;
    }

    private void addCell(List<DataValue> cells, String element, String category) {
        int kind = random.nextInt(20);
        if (kind >= 3) {
            BigDecimal amount = kind == 3
                    ? null
                    : kind <= 5 ? BigDecimal.ZERO : new BigDecimal(random.nextInt(kind == 6 ? 30_000_000 : 60));
            String typed = amount == null ? "x" : amount.toString();
            cells.add(new DataValue(element, category, amount, "Số liệu", "D" + (cells.size() + 5), typed));
        }
    }

    // What is decided ------------------------------------------------------------------------------------------------

    private void decideAll(Form form, List<Period> reportingPeriods) {
        Set<Period> periods = new TreeSet<>();
        reportingPeriods.forEach(each -> periods.addAll(each.listContaining()));
        // Each day on which something is closed is a snapshot of its own to compute: few in most offices.
        int seldom = List.of(2, 8, 8, 12, 20).get(random.nextInt(5));
        for (Period period : periods) {
            boolean isReportingPeriod = period.type() == form.periodType();
            if (random.nextInt(isReportingPeriod ? seldom : 2 * seldom) == 0) {
                LocalDate day = orArrival(calendar.getRange(period).last().plusDays(1 + random.nextInt(40)));
                Optional<String> unit = someUnit();
                decide(day, period, unit, Kind.CLOSE);
                if (random.nextInt(3) == 0) {
                    decide(
                            day.plusDays(random.nextInt(60)),
                            period,
                            random.nextBoolean() ? unit : someUnit(),
                            Kind.REOPEN);
                    decide(day.plusDays(30 + random.nextInt(90)), period, unit, Kind.CLOSE);
                }
            }
            if (isReportingPeriod && random.nextInt(3) == 0) {
                LocalDate day = orArrival(calendar.getRange(period).last().plusDays(random.nextInt(90)));
                Optional<String> unit = random.nextInt(10) == 0 ? Optional.empty() : Optional.of(anyUnit());
                decide(day, period, unit, random.nextBoolean() ? Kind.EXCLUDE : Kind.RETURN);
            }
            if (isReportingPeriod && random.nextInt(4) == 0) {
                amend(form, period, orArrival(calendar.getRange(period).last().plusDays(random.nextInt(90))));
            }
        }
    }

    private void amend(Form form, Period period, LocalDate day) {
        DataElement element = form.elements().get(random.nextInt(form.elements().size()));
        List<Category> categories = element.categories();
        String category = categories.isEmpty()
                ? ""
                : categories.get(random.nextInt(categories.size())).code();
        Details details = Details.NONE.withValue(
                new Decision.ElementKey(element.code(), category),
                Optional.of(new BigDecimal(random.nextInt(4) == 0 ? 0 : random.nextInt(90))));
        decisions.add(new Decision(0, day, period, Optional.of(anyUnit()), Kind.AMEND, "vì sao", "ai", details));
    }

    private void decide(LocalDate day, Period period, Optional<String> unit, Kind kind) {
        decisions.add(new Decision(0, day, period, unit, kind, "vì sao", "ai", Mark.NONE));
    }

    /** Puts the decisions in the order of their days; half of them record how many receipts were known. */
    private void orderDecisions() {
        List<Decision> inOrder =
                decisions.stream().sorted(Comparator.comparing(Decision::date)).toList();
        decisions.clear();
        for (Decision each : inOrder) {
            decisions.add(new Decision(
                    decisions.size() + 1,
                    each.date(),
                    each.period(),
                    each.unit(),
                    each.kind(),
                    each.reason(),
                    each.by(),
                    each.details()
                            .withMark(random.nextBoolean() ? Mark.NONE : Mark.ofReceipts(someReceipts(each.date())))));
        }
    }

    /** All receipts of earlier days and some of the same day; in one case of ten any number. */
    private long someReceipts(LocalDate day) {
        long before = sent.stream().filter(one -> one.day().isBefore(day)).count();
        long ofDay = sent.stream().filter(one -> one.day().equals(day)).count();
        return random.nextInt(10) == 0 ? 1 + random.nextInt(sent.size() + 1) : before + random.nextInt((int) ofDay + 1);
    }

    /** The same day, or as often the next one on which something came. */
    private LocalDate orArrival(LocalDate day) {
        return random.nextBoolean()
                ? day
                : sent.stream()
                        .map(Sent::day)
                        .filter(other -> !other.isBefore(day))
                        .min(Comparator.naturalOrder())
                        .orElse(day);
    }

    private Optional<String> someUnit() {
        return random.nextBoolean() ? Optional.empty() : Optional.of(anyUnit());
    }

    private String anyUnit() {
        return List.copyOf(trees.codes()).get(random.nextInt(trees.codes().size()));
    }

    private void planAll(Form form) {
        for (String unit : trees.codes()) {
            for (DataElement element : form.elements()) {
                if (random.nextInt(6) == 0) {
                    targets.add(new Target(
                            unit,
                            element.code(),
                            2021 + random.nextInt(2),
                            new BigDecimal(random.nextInt(8) == 0 ? 0 : random.nextInt(500))));
                }
            }
        }
    }
}
