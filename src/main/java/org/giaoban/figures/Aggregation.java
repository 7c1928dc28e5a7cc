package org.giaoban.figures;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.giaoban.aggregate.FigureComputation;
import org.giaoban.aggregate.FigureScope;
import org.giaoban.aggregate.Mappings;
import org.giaoban.aggregate.ReportedValues;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.model.AsOfPoint;
import org.giaoban.model.Figure;
import org.giaoban.model.Figures;
import org.giaoban.model.Form;
import org.giaoban.model.Period;
import org.giaoban.plausibility.PlausibilityReview;
import org.giaoban.store.FigureWriter;
import org.giaoban.store.FigureWriter.Computation;
import org.giaoban.store.FigureWriter.FigureSet;
import org.giaoban.store.StoredFinding;
import org.giaoban.store.SubmissionReader;
import org.giaoban.timeline.Component;
import org.giaoban.timeline.ListedPeriods;
import org.giaoban.timeline.Snapshot;
import org.giaoban.timeline.SnapshotPlan;
import org.giaoban.timeline.Snapshots;
import org.giaoban.timeline.Submission;
import org.giaoban.workspace.Hashes;

/**
 * Computes the figures and plausibility findings of each form and component, in the current snapshot and in the
 * snapshots of revision points, and stores those that differ. A computation has a fingerprint of everything that it
 * depends on and is skipped if the stored fingerprint is the same.
 */
public final class Aggregation {

    private final DataSource source;
    private final SubmissionReader reader;
    private final Catalogue catalogue;
    private final Snapshots snapshots;
    private final Mappings mappings;
    private final LocalDate businessDate;

    private Aggregation(DataSource source, SubmissionReader reader, Snapshots snapshots) {
        this.source = source;
        this.reader = reader;
        this.snapshots = snapshots;
        this.catalogue = snapshots.catalogue();
        this.businessDate = snapshots.current().asOf().day();
        this.mappings = new Mappings(catalogue.units(), businessDate);
    }

    /** Creates the aggregation from the submissions in the database. */
    public static Aggregation read(DataSource source, Catalogue catalogue, LocalDate businessDate) {
        SubmissionReader reader = new SubmissionReader(source);
        return new Aggregation(source, reader, new Snapshots(catalogue, businessDate, reader.listSubmissions()));
    }

    /** A form and component, computed in one transaction. */
    public record Item(Form form, Component component) {}

    /** Lists every form with every component. */
    public List<Item> list() {
        List<Component> components = Component.list(catalogue.units());
        return catalogue.forms().values().stream()
                .sorted(java.util.Comparator.comparing(Form::code))
                .flatMap(form -> components.stream().map(component -> new Item(form, component)))
                .toList();
    }

    /**
     * Computes everything that is not up to date. The caller holds the transaction.
     *
     * @return true if anything was computed or removed
     */
    public boolean run() {
        boolean isNew = forgetOthers();
        for (Item item : list()) {
            isNew |= run(item);
        }
        return isNew;
    }

    /** Removes figures whose form or component no longer exists, and records the business date. */
    public boolean forgetOthers() {
        FigureWriter writer = new FigureWriter(source);
        writer.saveComputed(
                new FigureWriter.Computed(businessDate, catalogue.decisions().size(), catalogue.hash()));
        Set<String> items = list().stream()
                .map(item -> item.form().code() + " " + item.component().name())
                .collect(Collectors.toSet());
        List<Computation> others = writer.list().stream()
                .filter(each -> !items.contains(each.form() + " " + each.component()))
                .toList();
        others.forEach(writer::remove);
        boolean hasMoved = false;
        for (Item item : list()) {
            hasMoved |= writer.removeMoved(
                    item.form().code(),
                    item.component().name(),
                    item.component().units());
        }
        return hasMoved || !others.isEmpty();
    }

    /**
     * Computes a form and component in every snapshot in which it is not up to date. The caller holds the
     * transaction.
     */
    public boolean run(Item item) {
        return new OfItem(item).run();
    }

    /**
     * Computes the figures of a unit that are in force on the business date, as reported, and stores nothing. With an earlier
     * business date, these are the figures of a run of that day, unless definitions have changed since.
     */
    public Figures computeInForce(Form form, Period period, String unit) {
        return list().stream()
                .filter(item -> item.form().code().equals(form.code()))
                .filter(item -> item.component().units().contains(unit))
                .findFirst()
                .map(item -> new OfItem(item).computeInForce(period, unit))
                .orElseGet(() -> new Figures(List.of()));
    }

    /** Computes one form and component in all its snapshots. */
    private final class OfItem {

        private final Form form;
        private final Component component;
        private final SnapshotPlan plan;
        private final FigureWriter writer = new FigureWriter(source);
        private final List<Submission> submissions;

        OfItem(Item item) {
            this.form = item.form();
            this.component = item.component();
            this.plan = new SnapshotPlan(snapshots, form);
            this.submissions = snapshots.submissions().listPeriods(form.code()).stream()
                    .flatMap(period -> snapshots.submissions().list(form.code(), period).values().stream())
                    .flatMap(List::stream)
                    .filter(each -> component.units().contains(each.unit()))
                    .filter(each -> plan.isKnown(each.receivedAt()))
                    .toList();
        }

        /** Asks for every unit, including units that are in no current tree, so that the plan knows all revision points. */
        private void plan() {
            listed(snapshots.current())
                    .list()
                    .forEach(period -> component.units().forEach(unit -> plan.get(period, unit)));
        }

        Figures computeInForce(Period period, String unit) {
            plan();
            ReportedValues values = readValues();
            return new Figures(list().stream()
                    .map(snapshot -> computation(snapshot, values.amended(snapshot.listAmendments(form))))
                    .flatMap(computation -> computation.listScopes().stream()
                            .filter(scope -> scope.period().equals(period)
                                    && scope.unit().equals(unit)
                                    && scope.view() == Figure.View.AS_REPORTED
                                    && scope.visibility() == FigureScope.Visibility.IN_FORCE)
                            .flatMap(scope -> computation.compute(scope).stream()))
                    .toList());
        }

        private FigureComputation computation(Snapshot snapshot, ReportedValues values) {
            return new FigureComputation(snapshots, snapshot, plan, form, component, values, mappings);
        }

        boolean run() {
            plan();
            List<Snapshot> stale = new ArrayList<>();
            boolean isNew = forgetOthers();
            for (Snapshot snapshot : list()) {
                if (!writer.findFingerprint(key(snapshot)).equals(Optional.of(fingerprint(snapshot)))) {
                    stale.add(snapshot);
                }
            }
            if (!stale.isEmpty()) {
                ReportedValues values = readValues();
                stale.forEach(snapshot -> compute(snapshot, values));
            }
            return isNew || !stale.isEmpty();
        }

        private List<Snapshot> list() {
            return Stream.concat(plan.listPast().stream().map(snapshots::get), Stream.of(snapshots.current()))
                    .toList();
        }

        /** Removes the figures of snapshots that are no longer needed. */
        private boolean forgetOthers() {
            Set<Computation> wanted = list().stream().map(this::key).collect(Collectors.toSet());
            List<Computation> others = writer.list().stream()
                    .filter(each ->
                            each.form().equals(form.code()) && each.component().equals(component.name()))
                    .filter(each -> !wanted.contains(each))
                    .toList();
            others.forEach(writer::remove);
            return !others.isEmpty();
        }

        private Computation key(Snapshot snapshot) {
            return new Computation(
                    plan.isCurrent(snapshot.asOf()) ? AsOfPoint.CURRENT : snapshot.asOf(),
                    form.code(),
                    component.name());
        }

        private ListedPeriods listed(Snapshot snapshot) {
            return new ListedPeriods(snapshots, snapshot, plan, form, component);
        }

        private ReportedValues readValues() {
            ReportedValues values = new ReportedValues(form);
            Set<Long> ids = submissions.stream()
                    .filter(Submission::isAccepted)
                    .map(Submission::id)
                    .collect(Collectors.toSet());
            reader.forEachValue(ids, (submission, element, category, amount) -> {
                if (ids.contains(submission)) {
                    values.add(submission, element, category, amount);
                }
            });
            return values;
        }

        private void compute(Snapshot snapshot, ReportedValues reported) {
            ReportedValues values = reported.amended(snapshot.listAmendments(form));
            FigureComputation computation = computation(snapshot, values);
            List<StoredFinding> findings = new PlausibilityReview(snapshots, snapshot, form, component, values)
                    .run(computation, reader::listCells);
            Iterable<FigureSet> sets = () -> computation.listScopes().stream()
                    .map(scope -> set(scope, computation))
                    .iterator();
            writer.save(key(snapshot), sets, findings, fingerprint(snapshot));
        }

        private static FigureSet set(FigureScope scope, FigureComputation computation) {
            return new FigureSet(
                    scope.period(),
                    scope.view(),
                    scope.unit(),
                    scope.hasEnd(),
                    scope.revision(),
                    scope.visibility().name(),
                    computation.compute(scope));
        }

        /** Returns a hash of everything that the figures of a snapshot depend on. */
        private String fingerprint(Snapshot snapshot) {
            StringBuilder all = new StringBuilder();
            all.append(catalogue.hash()).append('\n');
            catalogue.targets().stream()
                    .filter(target -> component.units().contains(target.unit()))
                    .forEach(target -> all.append(target).append('\n'));
            catalogue.decisions().stream()
                    .filter(decision -> snapshot.asOf().includes(decision.takenAt()))
                    .forEach(decision -> all.append(decision).append('\n'));
            submissions.stream()
                    .filter(each -> snapshot.asOf().includes(each.receivedAt()))
                    .forEach(each -> all.append(each).append('\n'));
            for (Period period : listed(snapshot).list()) {
                all.append(period);
                appendRevisions(all, snapshot, period);
            }
            if (plan.isCurrent(snapshot.asOf())) {
                // These change with the business date alone: the tree to which figures are restated, and passed due
                // dates.
                all.append(mappings.restatedSince());
                listed(snapshot)
                        .list()
                        .forEach(period -> all.append(snapshot.asOf()
                                .day()
                                .isAfter(catalogue.getCalendar(form).getDueDate(period))));
            }
            return Hashes.fingerprint(all.toString());
        }

        private void appendRevisions(StringBuilder all, Snapshot snapshot, Period period) {
            for (String unit : component.units().stream().sorted().toList()) {
                SnapshotPlan.Revisions revisions = plan.get(period, unit);
                if (revisions.points().size() > 1 || !revisions.newest().equals(snapshot.asOf())) {
                    all.append(unit)
                            .append(revisions.getNumber(snapshot.asOf()))
                            .append(revisions.getNumber(revisions.newest()))
                            .append(revisions.newest().equals(snapshot.asOf()))
                            .append(revisions.isSuperseded(snapshot.asOf()));
                }
            }
            all.append('\n');
        }
    }
}
