package org.giaoban.aggregate;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.giaoban.aggregate.PlainOffice.Sent;
import org.giaoban.catalogue.Catalogue.Target;
import org.giaoban.model.DataElement;
import org.giaoban.model.DataElement.Category;
import org.giaoban.model.DataElement.OverTime;
import org.giaoban.model.DataElement.OverUnits;
import org.giaoban.model.DataValue;
import org.giaoban.model.Decision;
import org.giaoban.model.Decision.Mark;
import org.giaoban.model.Form;
import org.giaoban.model.Indicator;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.OrgUnit.Successor;
import org.giaoban.model.Period;
import org.giaoban.model.PeriodType;
import org.giaoban.model.Plausibility;
import org.giaoban.model.ReportingCalendar;
import org.giaoban.model.Text;
import org.jspecify.annotations.Nullable;

/** Builds a plain office, one line of its input at a time. */
final class PlainOfficeBuilder {

    static final ReportingCalendar CALENDAR = calendar(31, 5);
    static final ReportingCalendar CUT_OFF_14TH = calendar(14, 2);

    private final List<OrgUnit> units = new ArrayList<>();
    private final List<Sent> sent = new ArrayList<>();
    private final List<Decision> decisions = new ArrayList<>();
    private final List<Target> targets = new ArrayList<>();
    private final Form form;
    private final ReportingCalendar calendar;

    PlainOfficeBuilder(Form form, ReportingCalendar calendar) {
        this.form = form;
        this.calendar = calendar;
    }

    private static ReportingCalendar calendar(int monthEnd, int dueWorkingDays) {
        return new ReportingCalendar(
                "c",
                Text.of("c"),
                monthEnd,
                dueWorkingDays,
                new ReportingCalendar.FreeDays(Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), Set.of(), Set.of(), ""),
                List.of());
    }

    /** A quarterly form with one element of each kind. */
    static PlainOfficeBuilder quarterly() {
        Form form = form(
                "f",
                PeriodType.QUARTER,
                Set.of("province", "district"),
                List.of(
                        element("FLOW", OverTime.SUM, OverUnits.SUM),
                        element("WHOLE", OverTime.SUM, OverUnits.SUM),
                        element("STOCK", OverTime.LAST, OverUnits.SUM),
                        element("PEAK", OverTime.MAX, OverUnits.SUM),
                        element("CROWD", OverTime.MAX, OverUnits.SUM, "A", "B"),
                        element("ONCE", OverTime.NONE, OverUnits.SUM),
                        element("SOLE", OverTime.SUM, OverUnits.NONE),
                        element("PRIZE", OverTime.SUM, OverUnits.SUM, "A", "B")),
                List.of(
                        indicator("RATE", "%", "FLOW", "WHOLE", "100"),
                        indicator("MEAN", "cái", "FLOW", "STOCK", "1"),
                        indicator("LOAD", "%", "PEAK", "STOCK", "100")));
        return new PlainOfficeBuilder(form, CALENDAR);
    }

    /** @param successors {@code CODE} or {@code CODE:WEIGHT}, separated by blanks */
    PlainOfficeBuilder unit(
            String code, String level, @Nullable String parent, String from, String to, String successors) {
        List<Successor> after = Stream.of(successors.split(" "))
                .filter(one -> !one.isEmpty())
                .map(one -> one.split(":"))
                .map(one -> new Successor(one[0], one.length > 1 ? new BigDecimal(one[1]) : null))
                .toList();
        units.add(new OrgUnit(
                code,
                code + from,
                List.of(),
                level,
                parent,
                new OrgUnit.Lifetime(date(from), date(to), after),
                !code.startsWith("N"),
                ""));
        return this;
    }

    PlainOfficeBuilder province(String code) {
        return unit(code, "province", null, "", "", "");
    }

    PlainOfficeBuilder district(String code, String parent) {
        return unit(code, "district", parent, "", "", "");
    }

    private static @Nullable LocalDate date(String text) {
        return text.isEmpty() ? null : LocalDate.parse(text);
    }

    /** Sends in {@code element=amount} pairs; {@code element:category=amount} for a category, {@code x} as amount. */
    PlainOfficeBuilder send(String day, String unit, String period, String... values) {
        return arrive(true, day, unit, period, values);
    }

    PlainOfficeBuilder arrive(boolean accepted, String day, String unit, String period, String... values) {
        List<DataValue> cells = new ArrayList<>();
        for (String value : values) {
            String[] sides = value.split("=");
            String[] code = sides[0].split(":");
            cells.add(new DataValue(
                    code[0],
                    code.length > 1 ? code[1] : "",
                    sides[1].equals("x") ? null : new BigDecimal(sides[1]),
                    "Số liệu",
                    "D" + (cells.size() + 5),
                    sides[1]));
        }
        sent.add(new Sent(LocalDate.parse(day), form.code(), unit, Period.of(period), accepted, cells));
        return this;
    }

    PlainOfficeBuilder decide(String day, String period, String unit, Decision.Kind kind) {
        return decide(day, period, unit, kind, Mark.NONE);
    }

    PlainOfficeBuilder decide(String day, String period, String unit, Decision.Kind kind, Mark mark) {
        decisions.add(new Decision(
                decisions.size() + 1,
                LocalDate.parse(day),
                Period.of(period),
                unit.isEmpty() ? Optional.empty() : Optional.of(unit),
                kind,
                "vì sao",
                "ai",
                mark));
        return this;
    }

    PlainOfficeBuilder plan(String unit, String element, int year, String value) {
        targets.add(new Target(unit, element, year, new BigDecimal(value)));
        return this;
    }

    PlainOffice on(String businessDate) {
        return new PlainOffice(units, List.of(form), calendar, sent, decisions, targets, LocalDate.parse(businessDate));
    }

    static Form form(
            String code, PeriodType type, Set<String> levels, List<DataElement> elements, List<Indicator> indicators) {
        return new Form(
                code,
                Text.of(code),
                new Form.Schedule(type, "c", levels),
                Form.AcceptPolicy.ALL_OR_NOTHING,
                new Form.Contents(List.of(new Form.Section("S", Text.of("S"))), elements, indicators),
                new Form.Sheets(List.of(), List.of(), List.of()),
                List.of(),
                new Plausibility(
                        Set.of(),
                        BigDecimal.TEN,
                        BigDecimal.TEN,
                        BigDecimal.TEN,
                        BigDecimal.TEN,
                        BigDecimal.TEN,
                        BigDecimal.TEN,
                        8));
    }

    static DataElement element(String code, OverTime overTime, OverUnits overUnits, String... categories) {
        return new DataElement(
                code,
                "S",
                Text.of(code),
                "cái",
                new DataElement.Aggregation(overTime, overUnits),
                Stream.of(categories).map(c -> new Category(c, Text.of(c))).toList(),
                Optional.empty(),
                Plausibility.Band.NONE);
    }

    static Indicator indicator(String code, String countingUnit, String numerator, String denominator, String factor) {
        return new Indicator(code, "S", Text.of(code), countingUnit, numerator, denominator, new BigDecimal(factor));
    }
}
