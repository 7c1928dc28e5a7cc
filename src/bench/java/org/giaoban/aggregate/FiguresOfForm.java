package org.giaoban.aggregate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.model.DataElement;
import org.giaoban.model.Figure;
import org.giaoban.model.Form;
import org.giaoban.model.OrgTree;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.Period;
import org.giaoban.print.Fixtures;
import org.giaoban.receive.Receipt;
import org.giaoban.store.StoredSubmission;
import org.giaoban.timeline.Component;
import org.giaoban.timeline.SnapshotPlan;
import org.giaoban.timeline.Snapshots;
import org.giaoban.validate.Outcome;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/**
 * The figures of one form of 200 units in one quarter, in every period that has them, beside one pass that adds the submitted
 * values by element:
 *
 * <pre>mvn -q -Pbench test-compile exec:exec -Dbench=FiguresOfForm</pre>
 */
@State(Scope.Benchmark)
public class FiguresOfForm {

    private static final int UNITS = 200;
    private static final LocalDate RUN = LocalDate.of(2026, 5, 1);

    private final Catalogue catalogue = catalogue();
    private final Form form = catalogue.getForm("hoat-dong");
    private final ReportedValues values = new ReportedValues(form);
    private final List<Value> listed = new ArrayList<>();
    private final List<StoredSubmission> submissions = new ArrayList<>();

    private record Value(String element, BigDecimal amount) {}

    private static Catalogue catalogue() {
        Catalogue office = Fixtures.catalogue();
        List<OrgUnit> units = new ArrayList<>(List.of(Fixtures.unit("P", "P", "province", null)));
        for (int n = 0; n < UNITS; n++) {
            units.add(Fixtures.unit("D" + n, "D" + n, "district", "P"));
        }
        return new Catalogue(
                office.forms(),
                office.calendars(),
                office.layouts(),
                office.reports(),
                new OrgTree(units),
                List.of(),
                List.of(),
                office.origin());
    }

    @Setup
    public void submit() {
        for (int n = 0; n < UNITS; n++) {
            long id = n + 1L;
            submissions.add(new StoredSubmission(
                    new Receipt(id, "sha", "x.xlsx", LocalDate.of(2026, 4, 1)),
                    Outcome.ACCEPTED,
                    Optional.of(form.code()),
                    Optional.of("D" + n),
                    Optional.of(Period.of("2026-Q1")),
                    Optional.empty()));
            for (DataElement element : form.elements()) {
                BigDecimal amount = BigDecimal.valueOf(n + element.code().length());
                List<String> categories =
                        !element.categories().isEmpty() ? element.categories().stream().map(DataElement.Category::code).toList() : List.of("");
                for (String category : categories) {
                    values.add(id, element.code(), category, amount);
                    listed.add(new Value(element.code() + ":" + category, amount));
                }
            }
            values.get(id);
        }
    }

    @Benchmark
    public Map<String, BigDecimal> limit() {
        Map<String, BigDecimal> sums = new HashMap<>();
        for (Value value : listed) {
            sums.merge(value.element(), value.amount(), BigDecimal::add);
        }
        return sums;
    }

    @Benchmark
    public void whole(Blackhole figures) {
        Snapshots snapshots = new Snapshots(catalogue, RUN, submissions);
        FigureComputation computation = new FigureComputation(
                snapshots,
                snapshots.current(),
                new SnapshotPlan(snapshots, form),
                form,
                Component.list(catalogue.units()).get(0),
                values,
                new Mappings(catalogue.units(), RUN));
        for (FigureScope scope : computation.listScopes()) {
            List<Figure> computed = computation.compute(scope);
            figures.consume(computed);
        }
    }
}
