package org.giaoban.aggregate;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.giaoban.aggregate.PlainOffice.Sent;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.catalogue.Catalogue.Target;
import org.giaoban.model.DataValue;
import org.giaoban.model.Decision;
import org.giaoban.model.Decision.Mark;
import org.giaoban.model.Finding;
import org.giaoban.model.FindingCode;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.OrgUnit.Successor;
import org.giaoban.model.Period;
import org.giaoban.model.Plausibility;
import org.giaoban.model.ReportingCalendar;
import org.giaoban.model.Rule;
import org.giaoban.model.Text;
import org.giaoban.receive.LeftOut;
import org.giaoban.timeline.Snapshots;
import org.giaoban.validate.CheckedSubmission;
import org.giaoban.validate.Narrative;
import org.giaoban.validate.Outcome;
import org.jspecify.annotations.Nullable;

/** Builds an office of one form, one line of its input at a time, and works its figures out in a database. */
public final class PlainOfficeBuilder {

    /** Business date of {@link #aggregate}. */
    public static final LocalDate RUN = LocalDate.of(2022, 12, 31);

    static final ReportingCalendar CALENDAR = calendar(31, 5);
    static final ReportingCalendar CUT_OFF_14TH = calendar(14, 2);

    private static final LocalDate USUAL_DAY = LocalDate.of(2022, 1, 1);
    private static final Map<DataSource, Catalogue> CATALOGUES = Collections.synchronizedMap(new WeakHashMap<>());

    private final List<OrgUnit> units = new ArrayList<>();
    private final List<Sent> sent = new ArrayList<>();
    private final List<LeftOut> leftOut = new ArrayList<>();
    private final List<Decision> decisions = new ArrayList<>();
    private final List<Target> targets = new ArrayList<>();
    private final PlainForm form;

    private PlainOfficeBuilder(PlainForm form) {
        this.form = form;
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

    /** No units yet, and a quarterly form with an element and an indicator of each kind. */
    static PlainOfficeBuilder quarterly() {
        return new PlainOfficeBuilder(PlainForm.ofEachKind());
    }

    /** The province P with the districts D1, D2 and D3, and a quarterly form that checks what the test asks it to. */
    public static PlainOfficeBuilder small() {
        return new PlainOfficeBuilder(PlainForm.small())
                .with(unit("P", null), unit("D1", "P"), unit("D2", "P"), unit("D3", "P"));
    }

    // Units ----------------------------------------------------------------------------------------------------------

    public static OrgUnit unit(String code, @Nullable String parent) {
        return new OrgUnit(
                code, code, List.of(), parent == null ? "p" : "d", parent, OrgUnit.Lifetime.ALWAYS, true, "");
    }

    /** A unit that ended, with its successors as {@code CODE} or {@code CODE:WEIGHT}. */
    public static OrgUnit ended(String code, String parent, String lastDay, String... successors) {
        return new OrgUnit(
                code,
                code,
                List.of(),
                "d",
                parent,
                new OrgUnit.Lifetime(null, LocalDate.parse(lastDay), successors(Stream.of(successors))),
                true,
                "");
    }

    private static List<Successor> successors(Stream<String> texts) {
        return texts.map(text -> text.split(":"))
                .map(sides -> new Successor(sides[0], sides.length > 1 ? new BigDecimal(sides[1]) : null))
                .toList();
    }

    /** These units in place of those that the office has. */
    public PlainOfficeBuilder with(OrgUnit... others) {
        units.clear();
        units.addAll(List.of(others));
        return this;
    }

    /** @param successors {@code CODE} or {@code CODE:WEIGHT}, separated by blanks */
    PlainOfficeBuilder unit(
            String code, String level, @Nullable String parent, String from, String to, String successors) {
        units.add(new OrgUnit(
                code,
                code + from,
                List.of(),
                level,
                parent,
                new OrgUnit.Lifetime(
                        date(from),
                        date(to),
                        successors(Stream.of(successors.split(" ")).filter(one -> !one.isEmpty()))),
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

    // What comes in --------------------------------------------------------------------------------------------------

    /**
     * Sends in {@code element=amount} pairs, before every decision; {@code element:category=amount} for a category, {@code x} for
     * not applicable.
     */
    public PlainOfficeBuilder send(String unit, String period, String... values) {
        return arrive(Outcome.ACCEPTED, unit, period, USUAL_DAY, values);
    }

    /** Sends in under a path of its own. */
    public PlainOfficeBuilder sendAs(String path, String unit, String period, String... values) {
        send(unit, period, values);
        Sent last = sent.remove(sent.size() - 1);
        sent.add(new Sent(last.day(), path, last.sha256(), last.content()));
        return this;
    }

    PlainOfficeBuilder sendOn(String day, String unit, String period, String... values) {
        return arrive(Outcome.ACCEPTED, unit, period, LocalDate.parse(day), values);
    }

    public PlainOfficeBuilder arrive(Outcome outcome, String unit, String period, LocalDate day, String... values) {
        return add(
                day,
                unit + "-" + period + "-" + (sent.size() + 1) + ".xlsx",
                new CheckedSubmission(
                        outcome,
                        form.code(),
                        unit,
                        Period.of(period),
                        cells(values),
                        List.of(),
                        List.of(),
                        Optional.empty()));
    }

    /** A file of which nothing is known but why. */
    public PlainOfficeBuilder refuse(String path, LocalDate day, Finding why) {
        return add(
                day,
                path,
                new CheckedSubmission(
                        Outcome.REFUSED, null, null, null, List.of(), List.of(), List.of(why), Optional.empty()));
    }

    private PlainOfficeBuilder add(LocalDate day, String path, CheckedSubmission content) {
        sent.add(new Sent(day, path, "sha" + (sent.size() + 1), content));
        return this;
    }

    private static List<DataValue> cells(String... values) {
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
        return cells;
    }

    /** Sends in once more, on a day, what came as the nth file. */
    public PlainOfficeBuilder sendAgain(int nth, LocalDate day) {
        Sent first = sent.get(nth - 1);
        sent.add(new Sent(day, "again-" + first.path(), first.sha256(), first.content()));
        return this;
    }

    /** A file that somebody is writing. */
    public PlainOfficeBuilder writing(String path) {
        leftOut.add(new LeftOut(path, FindingCode.STILL_BEING_WRITTEN));
        return this;
    }

    /** Says when the file that was sent in last was last saved. */
    PlainOfficeBuilder saved(String time) {
        return change(last -> with(last, last.texts(), last.findings(), Optional.of(Instant.parse(time))));
    }

    /** Says what is to be said of the file that was sent in last. */
    public PlainOfficeBuilder found(Finding... findings) {
        return change(last -> with(last, last.texts(), List.of(findings), last.saved()));
    }

    /** Writes the paragraphs of a block into the file that was sent in last, after those that it has. */
    public PlainOfficeBuilder wrote(String block, String... paragraphs) {
        return change(last -> {
            List<Narrative> texts = new ArrayList<>(last.texts());
            for (int n = 0; n < paragraphs.length; n++) {
                texts.add(new Narrative(block, n + 1, paragraphs[n], "Đánh giá", "A" + (n + 1)));
            }
            return with(last, texts, last.findings(), last.saved());
        });
    }

    private static CheckedSubmission with(
            CheckedSubmission one, List<Narrative> texts, List<Finding> findings, Optional<Instant> saved) {
        return new CheckedSubmission(
                one.outcome(), one.form(), one.unit(), one.period(), one.values(), texts, findings, saved);
    }

    private PlainOfficeBuilder change(UnaryOperator<CheckedSubmission> change) {
        Sent last = sent.remove(sent.size() - 1);
        sent.add(new Sent(last.day(), last.path(), last.sha256(), change.apply(last.content())));
        return this;
    }

    // What is decided and planned
    // --------------------------------------------------------------------------------------

    public PlainOfficeBuilder decide(String day, String period, String unit, Decision.Kind kind) {
        return decide(day, period, unit, kind, "vì sao");
    }

    /** A decision as people wrote it before there were columns for its details: they stand in the reason. */
    public PlainOfficeBuilder decide(String day, String period, String unit, Decision.Kind kind, String reason) {
        decisions.add(Decision.of(
                decisions.size() + 1,
                LocalDate.parse(day),
                Period.of(period),
                unit.isEmpty() ? Optional.empty() : Optional.of(unit),
                kind,
                reason,
                "ai"));
        return this;
    }

    PlainOfficeBuilder decide(String day, String period, String unit, Decision.Kind kind, Mark mark) {
        decide(day, period, unit, kind);
        Decision last = decisions.remove(decisions.size() - 1);
        decisions.add(new Decision(
                last.row(),
                last.date(),
                last.period(),
                last.unit(),
                last.kind(),
                last.reason(),
                last.by(),
                last.details().withMark(mark)));
        return this;
    }

    public PlainOfficeBuilder plan(String unit, String element, int year, String value) {
        targets.add(new Target(unit, element, year, new BigDecimal(value)));
        return this;
    }

    // What the form checks -------------------------------------------------------------------------------------------

    /** A rule of the form that warns. */
    public PlainOfficeBuilder rule(String left, Rule.Kind kind, String right, Rule.Missing missing, String... levels) {
        form.rule(left, kind, right, missing, levels);
        return this;
    }

    /** Looks at some of what is not likely, with the usual thresholds; at nothing unless this is called. */
    public PlainOfficeBuilder checking(Plausibility.Check... some) {
        form.checking(some);
        return this;
    }

    public PlainOfficeBuilder band(String element, Plausibility.Band band) {
        form.band(element, band);
        return this;
    }

    // What is made of it ---------------------------------------------------------------------------------------------

    PlainOffice on(String businessDate) {
        return on(LocalDate.parse(businessDate));
    }

    private PlainOffice on(LocalDate businessDate) {
        return new PlainOffice(units, List.of(form.build()), CALENDAR, sent, leftOut, decisions, targets, businessDate);
    }

    public Catalogue catalogue() {
        return on(RUN).catalogue();
    }

    /** Stores everything and works the figures out. */
    public boolean aggregate(DataSource source) {
        PlainOffice office = on(RUN);
        CATALOGUES.put(source, office.catalogue());
        return new StoredOffice(source).night(office);
    }

    /** The snapshots of the office that was last aggregated in a database. */
    public static Snapshots snapshots(DataSource source) {
        return Snapshots.read(source, Objects.requireNonNull(CATALOGUES.get(source)));
    }
}
