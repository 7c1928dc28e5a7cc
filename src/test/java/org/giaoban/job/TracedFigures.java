package org.giaoban.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.giaoban.catalogue.CatalogueLoader;
import org.giaoban.lineage.Lineage;
import org.giaoban.lineage.LineageNode.State;
import org.giaoban.lineage.Lineages;
import org.giaoban.model.Figure;
import org.giaoban.model.Figure.View;
import org.giaoban.model.Period;
import org.giaoban.store.Database;
import org.giaoban.timeline.Snapshots;
import org.giaoban.workspace.Workspace;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Assertions about the figures of any workspace after a run. */
final class TracedFigures {

    private TracedFigures() {}

    /** Asserts that every figure of all revisions and both views equals the sum of its lineage. */
    static void assertAllAddUp(Workspace workspace) {
        try (HikariDataSource source = Database.open(workspace)) {
            List<Lineage> wrong = new ArrayList<>();
            long[] count = new long[1];
            new Lineages(source, Snapshots.read(source, new CatalogueLoader(workspace).load())).forEach(trace -> {
                count[0]++;
                if (!trace.addsUp()) {
                    wrong.add(trace);
                }
            });
            assertThat(wrong)
                    .extracting(trace -> trace.figure() + " but " + trace.recomputed())
                    .isEmpty();
            assertThat(count[0])
                    .isPositive()
                    .isEqualTo(
                            JdbcClient.create(source).sql("""
                                    SELECT COUNT(*) FROM figure f
                                    JOIN figure_set s ON s.as_of = f.as_of AND s.form = f.form AND s.period = f.period
                                                    AND s.view_name = f.view_name AND s.unit = f.unit
                                    WHERE s.visibility <> 'HIDDEN'
                                    """).query(Long.class).single());
        }
    }

    /** Asserts a figure, the number of its cells and the number of missing submissions. */
    static void assertSums(
            Workspace workspace, String period, String unit, String element, String value, int cells, int missing) {
        try (HikariDataSource source = Database.open(workspace)) {
            Lineage trace = new Lineages(source, Snapshots.read(source, new CatalogueLoader(workspace).load()))
                    .find(new Figure.Key(Period.of(period), unit, element, ""), View.AS_REPORTED, Optional.empty())
                    .orElseThrow();
            assertThat(trace.recomputed()).isEqualByComparingTo(new BigDecimal(value));
            assertThat(trace.listReferences())
                    .filteredOn(reference -> reference.cell() != null)
                    .hasSize(cells);
            assertThat(trace.listReferences())
                    .filteredOn(reference -> reference.said().state() == State.MISSING)
                    .hasSize(missing);
        }
    }
}
