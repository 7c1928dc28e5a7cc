package org.giaoban.findings;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import org.giaoban.aggregate.EmptyDatabase;
import org.giaoban.aggregate.PlainOfficeBuilder;
import org.giaoban.model.Decision.Kind;
import org.giaoban.model.Effect;
import org.giaoban.model.Finding;
import org.giaoban.model.Period;
import org.giaoban.recognise.PathNames;
import org.giaoban.store.SubmissionReader;
import org.giaoban.timeline.Snapshots;
import org.giaoban.validate.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** A file for the first quarter of 2022, received on 1 April, that lies there no more. */
class MissingFilesTest {

    private static final LocalDate CAME = LocalDate.of(2022, 4, 1);

    private final HikariDataSource source = EmptyDatabase.open();

    @AfterEach
    void close() {
        source.close();
    }

    private static PlainOfficeBuilder closed(String unit) {
        return PlainOfficeBuilder.small()
                .arrive(Outcome.ACCEPTED, "D2", "2022-Q1", CAME, "FLOW=1")
                .decide("2022-04-25", "2022-Q1", unit, Kind.CLOSE);
    }

    /** {@code form unit period file} */
    private List<String> gone(PlainOfficeBuilder office, String path) {
        return list(office, path).stream()
                .map(f -> String.join(
                        " ",
                        f.form().orElse("-"),
                        f.unit().orElse("-"),
                        f.period().map(Period::id).orElse("-"),
                        f.file()))
                .toList();
    }

    private List<String> codes(PlainOfficeBuilder office, String path) {
        return list(office, path).stream().map(found -> found.finding().code()).toList();
    }

    private MissingFiles missing(Snapshots snapshots) {
        return new MissingFiles(
                new SubmissionReader(source),
                snapshots,
                new PathNames(snapshots.catalogue().units()));
    }

    private List<SubmissionFindings.FileFinding> list(PlainOfficeBuilder office, String path) {
        office.aggregate(source);
        new JdbcTemplate(source).update("DELETE FROM gone");
        new JdbcTemplate(source)
                .update("INSERT INTO gone (ordinal, path, first_seen) VALUES (0, ?, ?)", path, Date.valueOf(CAME));
        return missing(PlainOfficeBuilder.snapshots(source)).list();
    }

    @Test
    void nothingGone_nothingSaid() {
        PlainOfficeBuilder office = closed("");
        office.aggregate(source);
        assertThat(missing(PlainOfficeBuilder.snapshots(source)).list()).isEmpty();
    }

    @Test
    void whoseItWas_itsNameTellsWhereNothingLiesInItsPlace() {
        assertThat(gone(closed(""), "2022-Q1/D1.xlsx")).containsExactly("f D1 2022-Q1 2022-Q1/D1.xlsx");
        assertThat(gone(closed(""), "2022-Q2/D1.xlsx"))
                .as("of an open period")
                .containsExactly("- D1 2022-Q2 2022-Q2/D1.xlsx");
        assertThat(gone(closed(""), "2022-Q1/báo cáo.xlsx")).isEmpty();
        assertThat(gone(closed(""), "D1.xlsx")).isEmpty();
    }

    @Test
    void fileOfAnOpenPeriod_isNamedUntilAnotherIsAccepted() {
        PlainOfficeBuilder office =
                PlainOfficeBuilder.small().arrive(Outcome.ACCEPTED, "D2", "2022-Q1", CAME, "FLOW=1");
        assertThat(codes(office, "2022-Q1/D1.xlsx")).containsExactly("OPEN-FILE-GONE");
        assertThat(codes(office, "2022-Q1/D2.xlsx")).isEmpty();
    }

    @Test
    void finding_saysWhenItCameAndWhenItWasClosed() {
        SubmissionFindings.FileFinding said =
                list(closed(""), "2022-Q1/D1.xlsx").get(0);
        Finding finding = said.finding();
        assertThat(said.isGone()).isTrue();
        assertThat(said.counts()).isFalse();
        assertThat(finding.effect()).isEqualTo(Effect.WARNING);
        assertThat(finding.found()).isEqualTo("2022-Q1/D1.xlsx");
        assertThat(finding.values())
                .containsEntry("received", "2022-04-01")
                .containsEntry("period", "2022-Q1")
                .containsEntry("closed", "2022-04-25");
    }

    @Test
    void onlyWhatWasClosedWithIt_isConcerned() {
        assertThat(codes(closed("D2"), "2022-Q1/D1.xlsx")).containsExactly("OPEN-FILE-GONE");
        assertThat(codes(closed("").decide("2022-04-26", "2022-Q1", "", Kind.REOPEN), "2022-Q1/D1.xlsx"))
                .containsExactly("OPEN-FILE-GONE");
        assertThat(codes(closed(""), "2022-Q1/D1.xlsx")).containsExactly("CLOSED-FILE-GONE");
        assertThat(gone(closed("").decide("2022-04-20", "2022-Q1", "D1", Kind.EXCLUDE), "2022-Q1/D1.xlsx"))
                .isEmpty();
        assertThat(gone(PlainOfficeBuilder.small().decide("2022-03-31", "2022-Q1", "", Kind.CLOSE), "2022-Q1/D1.xlsx"))
                .as("closed before it came")
                .isEmpty();
    }

    /** What lies under the same path now is that unit's; it was closed with it only if it had come by then. */
    @ParameterizedTest
    @CsvSource({
        "2022-04-10, ACCEPTED, false",
        "2022-04-25, ACCEPTED, false",
        "2022-04-26, ACCEPTED, true",
        "2022-04-10, RETURNED, true",
    })
    void newerVersionInItsPlace_replacesItWhereItWasClosedWith(LocalDate came, Outcome outcome, boolean isNamed) {
        PlainOfficeBuilder office = closed("").arrive(outcome, "D1", "2022-Q1", came, accepted(outcome));
        assertThat(gone(office, "D1-2022-Q1-2.xlsx"))
                .isEqualTo(isNamed ? List.of("f D1 2022-Q1 D1-2022-Q1-2.xlsx") : List.of());
    }

    private static String[] accepted(Outcome outcome) {
        return outcome == Outcome.ACCEPTED ? new String[] {"FLOW=1"} : new String[0];
    }

    @Test
    void newerVersionOfAnotherUnitOrPeriod_replacesNothing() {
        PlainOfficeBuilder office = closed("")
                .arrive(Outcome.ACCEPTED, "D1", "2022-Q2", LocalDate.of(2022, 4, 10), "FLOW=1")
                .arrive(Outcome.ACCEPTED, "P", "2022-Q1", LocalDate.of(2022, 4, 10), "FLOW=1");
        assertThat(gone(office, "2022-Q1/D1.xlsx")).containsExactly("f D1 2022-Q1 2022-Q1/D1.xlsx");
        assertThat(gone(office, "P-2022-Q1-3.xlsx"))
                .as("it came later than this one")
                .isEmpty();
    }
}
