package org.giaoban.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.LocalDate;
import java.util.Map;
import org.giaoban.aggregate.EmptyDatabase;
import org.giaoban.aggregate.PlainOfficeBuilder;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.model.AsOfPoint;
import org.giaoban.model.Decision.Kind;
import org.giaoban.model.Form;
import org.giaoban.model.Period;
import org.giaoban.model.PeriodState;
import org.giaoban.validate.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What commands that only read know: what the last run knew. */
class SnapshotsTest {

    private static final Period QUARTER = Period.of("2022-Q1");

    private final HikariDataSource source = EmptyDatabase.open();

    @AfterEach
    void close() {
        source.close();
    }

    private static PlainOfficeBuilder office() {
        return PlainOfficeBuilder.small().arrive(Outcome.ACCEPTED, "D1", "2022-Q1", LocalDate.of(2022, 4, 1), "FLOW=1");
    }

    @Test
    void withoutARun_nothingIsKnown() {
        Snapshots snapshots = Snapshots.read(source, office().catalogue());
        assertThat(snapshots.current().asOf()).isEqualTo(AsOfPoint.endOf(LocalDate.MIN));
        assertThat(snapshots.submissions().listPeriods("f")).isEmpty();
        assertThat(Snapshots.areOutdated(source, office().catalogue())).isFalse();
    }

    @Test
    void decisionAfterTheRun_isNotKnownUntilTheNext() {
        office().aggregate(source);
        Catalogue decided = office().decide(PlainOfficeBuilder.RUN.toString(), "2022-Q1", "", Kind.CLOSE)
                .catalogue();
        Form form = decided.getForm("f");
        assertThat(Snapshots.read(source, decided).current().getState(form, QUARTER, "D1"))
                .isEqualTo(PeriodState.PROVISIONAL);
        office().decide(PlainOfficeBuilder.RUN.toString(), "2022-Q1", "", Kind.CLOSE)
                .aggregate(source);
        assertThat(Snapshots.read(source, decided).current().getState(form, QUARTER, "D1"))
                .isEqualTo(PeriodState.CLOSED);
    }

    @Test
    void definitionsThatChangedSinceTheRun_areToldApart() {
        office().aggregate(source);
        Catalogue same = office().catalogue();
        Catalogue other = new Catalogue(
                same.forms(),
                same.calendars(),
                Map.of(),
                Map.of(),
                same.units(),
                same.targets(),
                same.decisions(),
                new Catalogue.Origin(same.zone(), "another hash"));
        assertThat(Snapshots.areOutdated(source, same)).isFalse();
        assertThat(Snapshots.areOutdated(source, other)).isTrue();
    }
}
