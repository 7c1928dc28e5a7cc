package org.giaoban.aggregate;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.catalogue.Catalogue.Target;
import org.giaoban.figures.Aggregation;
import org.giaoban.model.DataElement;
import org.giaoban.model.DataElement.Category;
import org.giaoban.model.DataElement.OverTime;
import org.giaoban.model.DataElement.OverUnits;
import org.giaoban.model.DataValue;
import org.giaoban.model.Decision;
import org.giaoban.model.Effect;
import org.giaoban.model.Finding;
import org.giaoban.model.FindingCode;
import org.giaoban.model.Form;
import org.giaoban.model.Indicator;
import org.giaoban.model.OrgTree;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.OrgUnit.Successor;
import org.giaoban.model.Period;
import org.giaoban.model.PeriodType;
import org.giaoban.model.Plausibility;
import org.giaoban.model.ReportingCalendar;
import org.giaoban.model.Rule;
import org.giaoban.model.Text;
import org.giaoban.receive.LeftOut;
import org.giaoban.receive.Receipt;
import org.giaoban.receive.ReceiptLedger;
import org.giaoban.store.SubmissionStore;
import org.giaoban.timeline.Snapshots;
import org.giaoban.validate.CheckedSubmission;
import org.giaoban.validate.Narrative;
import org.giaoban.validate.Outcome;
import org.jspecify.annotations.Nullable;

/** An office P with the districts D1, D2, D3, a quarterly form, and what the tests send in. */
public final class SmallOffice {

    public static final LocalDate NIGHT = LocalDate.of(2022, 12, 31);

    private static final Map<DataSource, Catalogue> CATALOGUES = Collections.synchronizedMap(new WeakHashMap<>());

    private final List<Receipt> receipts = new ArrayList<>();
    private final List<CheckedSubmission> submissions = new ArrayList<>();
    private final List<LeftOut> leftOut = new ArrayList<>();
    private final List<Decision> decisions = new ArrayList<>();
    private final List<Target> targets = new ArrayList<>();
    private List<OrgUnit> units = List.of(unit("P", null), unit("D1", "P"), unit("D2", "P"), unit("D3", "P"));
    private final List<Rule> rules = new ArrayList<>();
    private final Map<String, Plausibility.Band> bands = new HashMap<>();
    private Set<Plausibility.Check> checks = Set.of();

    /** Sends in {@code element=amount} pairs; {@code element:category=amount} for a category, {@code x} for not applicable. */
    public SmallOffice send(String unit, String period, String... values) {
        return arrive(Outcome.ACCEPTED, unit, period, LocalDate.of(2022, 1, 1), values);
    }

    /** Sends in under a path of its own. */
    public SmallOffice sendAs(String path, String unit, String period, String... values) {
        send(unit, period, values);
        Receipt last = receipts.remove(receipts.size() - 1);
        receipts.add(new Receipt(last.ordinal(), last.sha256(), path, last.firstSeen()));
        return this;
    }

    public SmallOffice arrive(Outcome outcome, String unit, String period, LocalDate day, String... values) {
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
        long ordinal = receipts.size() + 1;
        receipts.add(new Receipt(ordinal, "sha" + ordinal, unit + "-" + period + "-" + ordinal + ".xlsx", day));
        submissions.add(new CheckedSubmission(
                outcome, "f", unit, Period.of(period), cells, List.of(), List.of(), Optional.empty()));
        return this;
    }

    /** Says when the file that was sent in last was last saved. */
    SmallOffice saved(String time) {
        return change(last -> new CheckedSubmission(
                last.outcome(),
                last.form(),
                last.unit(),
                last.period(),
                last.values(),
                last.texts(),
                last.findings(),
                Optional.of(Instant.parse(time))));
    }

    /** Says what is to be said of the file that was sent in last. */
    public SmallOffice found(Finding... findings) {
        return change(last -> new CheckedSubmission(
                last.outcome(),
                last.form(),
                last.unit(),
                last.period(),
                last.values(),
                last.texts(),
                List.of(findings),
                last.saved()));
    }

    /** Writes the paragraphs of a block into the file that was sent in last, after those that it has. */
    public SmallOffice wrote(String block, String... paragraphs) {
        return change(last -> {
            List<Narrative> texts = new ArrayList<>(last.texts());
            for (int n = 0; n < paragraphs.length; n++) {
                texts.add(new Narrative(block, n + 1, paragraphs[n], "Đánh giá", "A" + (n + 1)));
            }
            return new CheckedSubmission(
                    last.outcome(),
                    last.form(),
                    last.unit(),
                    last.period(),
                    last.values(),
                    texts,
                    last.findings(),
                    last.saved());
        });
    }

    /** A file of which nothing is known but why. */
    public SmallOffice refuse(String path, LocalDate day, Finding why) {
        long ordinal = receipts.size() + 1;
        receipts.add(new Receipt(ordinal, "sha" + ordinal, path, day));
        submissions.add(new CheckedSubmission(
                Outcome.REFUSED, null, null, null, List.of(), List.of(), List.of(why), Optional.empty()));
        return this;
    }

    private SmallOffice change(UnaryOperator<CheckedSubmission> change) {
        submissions.add(change.apply(submissions.remove(submissions.size() - 1)));
        return this;
    }

    /** Sends in once more, on a day, what came as the nth arrival. */
    public SmallOffice sendAgain(int nth, LocalDate day) {
        Receipt first = receipts.get(nth - 1);
        receipts.add(new Receipt(receipts.size() + 1, first.sha256(), "again-" + first.path(), day));
        submissions.add(submissions.get(nth - 1));
        return this;
    }

    /** A file that somebody is writing. */
    public SmallOffice writing(String path) {
        leftOut.add(new LeftOut(path, FindingCode.STILL_BEING_WRITTEN));
        return this;
    }

    public SmallOffice decide(String day, String period, String unit, Decision.Kind kind) {
        return decide(day, period, unit, kind, "vì sao");
    }

    public SmallOffice decide(String day, String period, String unit, Decision.Kind kind, String reason) {
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

    /** A rule of the form that warns. */
    public SmallOffice rule(String left, Rule.Kind kind, String right, Rule.Missing missing, String... levels) {
        rules.add(new Rule(
                "R" + (rules.size() + 1),
                new Rule.Relation(kind, left, Optional.of(right), BigDecimal.ZERO),
                Optional.empty(),
                missing,
                Effect.WARNING,
                Set.of(levels),
                Set.of(),
                Optional.empty()));
        return this;
    }

    /** Looks at some of what is not likely, with the usual thresholds; at nothing unless this is called. */
    public SmallOffice checking(Plausibility.Check... some) {
        checks = Set.of(some);
        return this;
    }

    public SmallOffice band(String element, Plausibility.Band band) {
        bands.put(element, band);
        return this;
    }

    public SmallOffice plan(String unit, String element, int year, String value) {
        targets.add(new Target(unit, element, year, new BigDecimal(value)));
        return this;
    }

    /** Other units than P and its three districts. */
    public SmallOffice with(OrgUnit... others) {
        units = List.of(others);
        return this;
    }

    public Catalogue catalogue() {
        ReportingCalendar calendar = new ReportingCalendar(
                "c",
                Text.of("c"),
                31,
                5,
                new ReportingCalendar.FreeDays(Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), Set.of(), Set.of(), ""),
                List.of());
        return new Catalogue(
                Map.of("f", form()),
                Map.of("c", calendar),
                Map.of(),
                Map.of(),
                new OrgTree(units),
                targets,
                decisions,
                "hash");
    }

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
                new OrgUnit.Lifetime(
                        null,
                        LocalDate.parse(lastDay),
                        List.of(successors).stream()
                                .map(text -> text.split(":"))
                                .map(side -> new Successor(side[0], side.length > 1 ? new BigDecimal(side[1]) : null))
                                .toList()),
                true,
                "");
    }

    private Form form() {
        return new Form(
                "f",
                Text.of("f"),
                new Form.Schedule(PeriodType.QUARTER, "c", Set.of("p", "d")),
                Form.AcceptPolicy.ALL_OR_NOTHING,
                new Form.Contents(
                        List.of(new Form.Section("S", Text.of("S"))),
                        List.of(
                                element("FLOW", OverTime.SUM),
                                element("ALONE", OverTime.SUM, OverUnits.NONE),
                                element("WHOLE", OverTime.SUM),
                                element("STOCK", OverTime.LAST),
                                element("PEAK", OverTime.MAX),
                                element("ONCE", OverTime.NONE),
                                element("PRIZE", OverTime.SUM, "A", "B"),
                                element("MORE1", OverTime.SUM),
                                element("MORE2", OverTime.SUM),
                                element("MORE3", OverTime.SUM)),
                        List.of(new Indicator(
                                "RATE", "S", Text.of("RATE"), "%", "FLOW", "WHOLE", new BigDecimal("100")))),
                new Form.Sheets(List.of(), List.of(), List.of()),
                rules,
                new Plausibility(
                        checks,
                        new BigDecimal("300"),
                        new BigDecimal("100"),
                        new BigDecimal("60"),
                        new BigDecimal("80"),
                        new BigDecimal("3"),
                        new BigDecimal("3.5"),
                        8));
    }

    private DataElement element(String code, OverTime overTime, String... categories) {
        return element(code, overTime, OverUnits.SUM, categories);
    }

    private DataElement element(String code, OverTime overTime, OverUnits overUnits, String... categories) {
        return new DataElement(
                code,
                "S",
                Text.of(code),
                "cái",
                new DataElement.Aggregation(overTime, overUnits),
                List.of(categories).stream()
                        .map(c -> new Category(c, Text.of(c)))
                        .toList(),
                Optional.empty(),
                bands.getOrDefault(code, Plausibility.Band.NONE));
    }

    /** Stores everything and works the figures out. */
    public boolean aggregate(DataSource source) {
        Catalogue catalogue = catalogue();
        SubmissionStore store = new SubmissionStore(source);
        store.synchronise(new ReceiptLedger.Present(receipts, leftOut, List.of()), catalogue.hash());
        store.listPending()
                .forEach(
                        receipt -> store.save(receipt, submissions.get((int) receipt.ordinal() - 1), catalogue.hash()));
        CATALOGUES.put(source, catalogue);
        return Aggregation.read(source, catalogue, NIGHT).run();
    }

    /** The snapshots of the office that was last aggregated in a database. */
    public static Snapshots snapshots(DataSource source) {
        return Snapshots.read(source, Objects.requireNonNull(CATALOGUES.get(source)));
    }
}
