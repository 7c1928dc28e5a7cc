package org.giaoban.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.model.DataElement;
import org.giaoban.model.DataElement.OverTime;
import org.giaoban.model.DataElement.OverUnits;
import org.giaoban.model.Figure;
import org.giaoban.model.Form;
import org.giaoban.model.OrgTree;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.Period;
import org.giaoban.model.PeriodType;
import org.giaoban.model.Plausibility;
import org.giaoban.model.Text;
import org.giaoban.receive.Receipt;
import org.giaoban.store.StoredSubmission;
import org.giaoban.timeline.Component;
import org.giaoban.timeline.SnapshotPlan;
import org.giaoban.timeline.Snapshots;
import org.giaoban.validate.Outcome;
import org.giaoban.workspace.Workspace;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The figures of 10,000 units below one authority, 60 elements, 48 months, in all 108 periods, take at most a gigabyte. Run by
 * {@code -Dgiaoban.large=true -DargLine=-Xmx1g}.
 */
@EnabledIfSystemProperty(named = "giaoban.large", matches = "true")
class LargeOfficeTest {

    private static final int DISTRICTS = 100;
    private static final int COMMUNES = 99;
    private static final int ELEMENTS = 60;
    private static final LocalDate RUN = LocalDate.of(2026, 2, 1);

    private static OrgUnit unit(String code, @Nullable String parent) {
        return new OrgUnit(code, code, List.of(), "d", parent, OrgUnit.Lifetime.ALWAYS, true, "");
    }

    private static List<OrgUnit> units() {
        List<OrgUnit> units = new ArrayList<>(List.of(unit("P", null)));
        for (int d = 0; d < DISTRICTS; d++) {
            units.add(unit("D" + d, "P"));
            for (int c = 0; c < COMMUNES; c++) {
                units.add(unit("D" + d + "-" + c, "D" + d));
            }
        }
        return units;
    }

    private static Form form() {
        List<DataElement> elements = IntStream.range(0, ELEMENTS)
                .mapToObj(n -> new DataElement(
                        "E" + n,
                        "S",
                        Text.of("E" + n),
                        "cái",
                        new DataElement.Aggregation(n % 5 == 0 ? OverTime.LAST : OverTime.SUM, OverUnits.SUM),
                        List.of(),
                        Optional.empty(),
                        Plausibility.Band.NONE))
                .toList();
        Form small = PlainOfficeBuilder.small().catalogue().getForm("f");
        return new Form(
                "f",
                Text.of("f"),
                new Form.Schedule(PeriodType.MONTH, "c", Set.of("d")),
                Form.AcceptPolicy.ALL_OR_NOTHING,
                new Form.Contents(small.sections(), elements, List.of()),
                small.sheets(),
                List.of(),
                small.plausibility());
    }

    @Test
    void province_fitsAGigabyte() {
        assertThat(Runtime.getRuntime().maxMemory()).as("bytes of heap").isLessThanOrEqualTo(1L << 30);
        Form form = form();
        List<OrgUnit> units = units();
        Catalogue small = PlainOfficeBuilder.small().catalogue();
        Catalogue catalogue = new Catalogue(
                Map.of("f", form),
                small.calendars(),
                Map.of(),
                Map.of(),
                new OrgTree(units),
                List.of(),
                List.of(),
                new Catalogue.Origin(Workspace.ZONE, "hash"));
        List<StoredSubmission> submissions = new ArrayList<>();
        ReportedValues values = new ReportedValues(form);
        for (int month = 0; month < 48; month++) {
            Period period = new Period(PeriodType.MONTH, 2022 + month / 12, month % 12 + 1);
            for (OrgUnit unit : units) {
                long id = submissions.size() + 1L;
                submissions.add(new StoredSubmission(
                        new Receipt(id, "sha", "x.xlsx", LocalDate.of(2026, 1, 1)),
                        Outcome.ACCEPTED,
                        Optional.of("f"),
                        Optional.of(unit.code()),
                        Optional.of(period),
                        Optional.empty()));
                for (int n = 0; n < ELEMENTS; n++) {
                    values.add(id, "E" + n, "", BigDecimal.ONE);
                }
                values.get(id);
            }
        }
        Snapshots snapshots = new Snapshots(catalogue, RUN, submissions);
        FigureComputation computation = new FigureComputation(
                snapshots,
                snapshots.current(),
                new SnapshotPlan(snapshots, form),
                form,
                Component.list(catalogue.units()).get(0),
                values,
                new Mappings(catalogue.units(), RUN));
        int sets = 0;
        Optional<Figure> whole = Optional.empty();
        for (FigureScope scope : computation.listScopes()) {
            List<Figure> figures = computation.compute(scope);
            sets++;
            if (scope.unit().equals("P") && scope.period().equals(Period.of("2025"))) {
                whole = Optional.of(figures.get(1));
            }
        }
        assertThat(sets).as("units × periods").isEqualTo(units.size() * 108);
        assertThat(whole.map(Figure::value)).contains(new BigDecimal(12 * (1 + DISTRICTS * (COMMUNES + 1))));
    }
}
