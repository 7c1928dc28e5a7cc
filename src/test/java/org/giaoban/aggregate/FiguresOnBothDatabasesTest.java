package org.giaoban.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.giaoban.completeness.SubmissionStatus;
import org.giaoban.completeness.SubmissionStatuses;
import org.giaoban.findings.SubmissionFindings;
import org.giaoban.model.Decision;
import org.giaoban.model.Figure;
import org.giaoban.model.Period;
import org.giaoban.model.PeriodState;
import org.giaoban.model.Plausibility;
import org.giaoban.model.Rule;
import org.giaoban.store.Database;
import org.giaoban.store.FigureStore;
import org.giaoban.validate.Outcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same figures, exactly, from H2 and from a real PostgreSQL. */
class FiguresOnBothDatabasesTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @SuppressWarnings("NullAway.Init")
    private static EmbeddedPostgres postgres;

    @SuppressWarnings("NullAway.Init")
    private HikariDataSource source;

    @BeforeAll
    static void startPostgres() throws IOException {
        postgres = EmbeddedPostgres.builder().setLocaleConfig("locale", "C").start();
    }

    @AfterAll
    static void stopPostgres() throws IOException {
        postgres.close();
    }

    @AfterEach
    void close() {
        source.close();
    }

    enum Kind {
        H2,
        POSTGRESQL
    }

    static Stream<Kind> databases() {
        return Stream.of(Kind.values());
    }

    private void open(Kind kind) throws java.sql.SQLException {
        String name = "t" + NUMBER.incrementAndGet();
        if (kind == Kind.H2) {
            source = Database.open("jdbc:h2:mem:" + name, "sa", "");
        } else {
            try (var connection = postgres.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE " + name);
            }
            source = Database.open(postgres.getJdbcUrl("postgres", name), "postgres", "postgres");
        }
    }

    private Figure figure(String period, String unit, String element) {
        String[] code = element.split(":");
        return new FigureStore(source)
                .getNewest("f", Period.of(period), List.of(unit))
                .find(unit, code[0], code.length > 1 ? code[1] : "")
                .orElseThrow();
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void flowsAddUpOverUnitsAndTime_stocksTakeTheLastPart(Kind kind) throws Exception {
        open(kind);
        PlainOfficeBuilder.small()
                .send("P", "2022-Q1", "FLOW=1", "STOCK=10", "PEAK=3", "ONCE=4")
                .send("D1", "2022-Q1", "FLOW=20", "STOCK=100", "PEAK=30")
                .send("D2", "2022-Q1", "FLOW=0")
                .send("P", "2022-Q2", "FLOW=2", "STOCK=11", "PEAK=2", "ONCE=5")
                .send("D1", "2022-Q2", "FLOW=40")
                .aggregate(source);
        assertThat(figure("2022-Q1", "P", "FLOW").value()).isEqualTo(number("21"));
        assertThat(figure("2022-Q1", "P", "FLOW").own()).isEqualTo(number("1"));
        assertThat(figure("2022-S1", "P", "FLOW").value()).isEqualTo(number("63"));
        assertThat(figure("2022-S1", "P", "FLOW").own()).isEqualTo(number("3"));
        assertThat(figure("2022-S1", "D2", "FLOW").value()).isEqualTo(number("0"));
        assertThat(figure("2022-S1", "D3", "FLOW").value()).isNull();
        assertThat(figure("2022-S1", "P", "STOCK").value())
                .as("D1's stock of Q1 is not carried forward")
                .isEqualTo(number("11"));
        assertThat(figure("2022-S1", "D1", "STOCK").value()).isNull();
        assertThat(figure("2022-S1", "P", "PEAK").value()).isEqualTo(number("33"));
        assertThat(figure("2022-Q2", "P", "ONCE").value()).isEqualTo(number("5"));
        assertThat(figure("2022-S1", "P", "ONCE").value()).isNull();
        assertThat(figure("2022", "P", "FLOW").value()).isEqualTo(number("63"));
        assertThat(figure("2022-9M", "P", "FLOW").value()).isEqualTo(number("63"));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void coverageCountsSubmissions_unitsTimesParts(Kind kind) throws Exception {
        open(kind);
        PlainOfficeBuilder.small()
                .send("P", "2022-Q1", "FLOW=1")
                .send("D1", "2022-Q1", "FLOW=1")
                .arrive(Outcome.RETURNED, "D2", "2022-Q1", LocalDate.of(2022, 4, 1))
                .send("D1", "2022-Q2", "FLOW=1")
                .aggregate(source);
        assertThat(figure("2022-Q1", "P", "FLOW").coverage()).isEqualTo(new Figure.Coverage(2, 4));
        assertThat(figure("2022-S1", "P", "FLOW").coverage()).isEqualTo(new Figure.Coverage(3, 8));
        assertThat(figure("2022", "P", "FLOW").coverage()).isEqualTo(new Figure.Coverage(3, 16));
        assertThat(figure("2022-S1", "D1", "FLOW").coverage()).isEqualTo(new Figure.Coverage(2, 2));
        assertThat(figure("2022-S1", "P", "STOCK").coverage())
                .as("a stock needs the last quarter only")
                .isEqualTo(new Figure.Coverage(1, 4));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void rateIsRatioOfSums_roundedOnceHalfUp(Kind kind) throws Exception {
        open(kind);
        PlainOfficeBuilder.small()
                .send("D1", "2022-Q1", "FLOW=1", "WHOLE=3")
                .send("D2", "2022-Q1", "FLOW=1", "WHOLE=64")
                .send("D3", "2022-Q1", "FLOW=5", "WHOLE=0")
                .aggregate(source);
        assertThat(figure("2022-Q1", "D1", "RATE").value()).isEqualTo(number("33.333333"));
        assertThat(figure("2022-Q1", "D2", "RATE").value()).isEqualTo(number("1.5625"));
        assertThat(figure("2022-Q1", "D3", "RATE").value()).isNull();
        assertThat(figure("2022-Q1", "P", "RATE").value()).as("700 / 67").isEqualTo(number("10.447761"));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void sixthDecimalOfExactTie_isRoundedUp(Kind kind) throws Exception {
        open(kind);
        PlainOfficeBuilder.small()
                .send("D1", "2022-Q1", "FLOW=1", "WHOLE=200000000")
                .send("D2", "2022-Q1", "FLOW=1", "WHOLE=200000001")
                .aggregate(source);
        assertThat(figure("2022-Q1", "D1", "RATE").value()).as("0.0000005").isEqualTo(number("0.000001"));
        assertThat(figure("2022-Q1", "D2", "RATE").value()).as("just below").isEqualTo(number("0"));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void categoriesHaveTheirRows_andTheTotalIsTheirSum(Kind kind) throws Exception {
        open(kind);
        PlainOfficeBuilder.small()
                .send("D1", "2022-Q1", "PRIZE:A=6", "PRIZE:B=8")
                .send("D2", "2022-Q1", "PRIZE:A=1")
                .aggregate(source);
        assertThat(figure("2022-Q1", "P", "PRIZE:A").value()).isEqualTo(number("7"));
        assertThat(figure("2022-Q1", "P", "PRIZE:B").value()).isEqualTo(number("8"));
        assertThat(figure("2022-Q1", "P", "PRIZE").value()).isEqualTo(number("15"));
        assertThat(figure("2022-Q1", "D3", "PRIZE").value()).isNull();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void comparisons_previousLastYearChangeYearToDateTarget(Kind kind) throws Exception {
        open(kind);
        PlainOfficeBuilder.small()
                .plan("P", "FLOW", 2022, "400")
                .send("P", "2021-Q2", "FLOW=8", "WHOLE=100", "STOCK=0")
                .send("P", "2022-Q1", "FLOW=5", "WHOLE=10")
                .send("P", "2022-Q2", "FLOW=9", "WHOLE=90", "STOCK=4")
                .aggregate(source);
        Figure flow = figure("2022-Q2", "P", "FLOW");
        assertThat(flow.comparison()).isEqualTo(new Figure.Comparison(number("5"), number("8"), number("12.5")));
        assertThat(flow.yearToDate()).isEqualTo(number("14"));
        assertThat(flow.target()).isEqualTo(new Figure.Target(number("400"), number("3.5")));
        assertThat(figure("2022-Q2", "P", "RATE").comparison())
                .as("percentage points: 10 - 8")
                .isEqualTo(new Figure.Comparison(number("50"), number("8"), number("2")));
        assertThat(figure("2022-Q2", "P", "STOCK").comparison().changePct())
                .as("from zero")
                .isNull();
        assertThat(figure("2022-Q1", "P", "FLOW").comparison().changePct())
                .as("from missing")
                .isNull();
        assertThat(figure("2022-S1", "P", "FLOW").comparison().lastYear()).isEqualTo(number("8"));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void newestAcceptedVersionCounts_alsoBehindANewerReturnedOne(Kind kind) throws Exception {
        open(kind);
        PlainOfficeBuilder.small()
                .send("D1", "2022-Q1", "FLOW=1")
                .send("D1", "2022-Q1", "FLOW=2")
                .arrive(Outcome.RETURNED, "D1", "2022-Q1", LocalDate.of(2022, 4, 20))
                .aggregate(source);
        assertThat(figure("2022-Q1", "P", "FLOW").value()).isEqualTo(number("2"));
        SubmissionStatus arrival = SubmissionStatuses.read(source, PlainOfficeBuilder.snapshots(source))
                .list(new FigureStore(source)
                        .listScopes().stream()
                                .filter(scope -> scope.period().id().equals("2022-Q1")
                                        && scope.unit().equals("D1"))
                                .findFirst()
                                .orElseThrow())
                .get(0);
        assertThat(arrival.state()).isEqualTo(SubmissionStatus.State.ACCEPTED);
        assertThat(arrival.version()).isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void decisions_excludeReturnAndClose(Kind kind) throws Exception {
        open(kind);
        PlainOfficeBuilder.small()
                .send("P", "2022-Q1", "FLOW=1")
                .send("D1", "2022-Q1", "FLOW=10")
                .send("D2", "2022-Q1", "FLOW=100")
                .decide("2022-04-20", "2022-Q1", "D1", Decision.Kind.EXCLUDE)
                .decide("2022-04-20", "2022-Q1", "D2", Decision.Kind.RETURN)
                .decide("2022-04-25", "2022-Q1", "", Decision.Kind.CLOSE)
                .decide("2023-01-01", "2022-Q1", "D3", Decision.Kind.EXCLUDE)
                .aggregate(source);
        Figure flow = figure("2022-Q1", "P", "FLOW");
        assertThat(flow.value()).isEqualTo(number("1"));
        assertThat(flow.coverage()).isEqualTo(new Figure.Coverage(1, 3));
        assertThat(flow.state()).isEqualTo(PeriodState.CLOSED);
        assertThat(figure("2022-S1", "P", "FLOW").state()).isEqualTo(PeriodState.PROVISIONAL);
        assertThat(figure("2022", "P", "FLOW").state()).isEqualTo(PeriodState.OPEN);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void nothingNew_nothingIsDoneAgain(Kind kind) throws Exception {
        open(kind);
        assertThat(PlainOfficeBuilder.small().send("D1", "2022-Q1", "FLOW=1").aggregate(source))
                .isTrue();
        assertThat(PlainOfficeBuilder.small().send("D1", "2022-Q1", "FLOW=1").aggregate(source))
                .isFalse();
    }

    private List<String> findings() {
        return SubmissionFindings.read(source, PlainOfficeBuilder.snapshots(source)).list().stream()
                .map(r -> r.finding().code() + " " + r.file() + " "
                        + r.finding().found() + " " + r.finding().values())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void twoFilesOnOneDay_theLaterReceiptCountsAndNamesTheOther(Kind kind) throws Exception {
        open(kind);
        PlainOfficeBuilder.small()
                .send("D1", "2022-Q1", "FLOW=1")
                .send("D1", "2022-Q1", "FLOW=2")
                .aggregate(source);
        assertThat(figure("2022-Q1", "D1", "FLOW").value()).isEqualTo(number("2"));
        assertThat(findings())
                .containsExactly(
                        "SUPERSEDED D1-2022-Q1-1.xlsx D1-2022-Q1-2.xlsx {}",
                        "SAME-DAY D1-2022-Q1-2.xlsx D1-2022-Q1-1.xlsx {}");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void correctionOnAnotherDay_isOnlyNoted(Kind kind) throws Exception {
        open(kind);
        PlainOfficeBuilder.small()
                .send("D1", "2022-Q1", "FLOW=1")
                .arrive(Outcome.ACCEPTED, "D1", "2022-Q1", LocalDate.of(2022, 4, 9), "FLOW=2")
                .aggregate(source);
        assertThat(findings()).containsExactly("SUPERSEDED D1-2022-Q1-1.xlsx D1-2022-Q1-2.xlsx {}");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void fileAfterClosing_isWarnedOf(Kind kind) throws Exception {
        open(kind);
        PlainOfficeBuilder.small()
                .arrive(Outcome.ACCEPTED, "D1", "2022-Q1", LocalDate.of(2022, 4, 25), "FLOW=1")
                .arrive(Outcome.ACCEPTED, "D2", "2022-Q1", LocalDate.of(2022, 4, 26), "FLOW=2")
                .decide("2022-04-25", "2022-Q1", "P", Decision.Kind.CLOSE)
                .aggregate(source);
        assertThat(findings())
                .containsExactly("AFTER-CLOSE D2-2022-Q1-2.xlsx 2022-04-26 {period=2022-Q1, closed=2022-04-25}");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void pathThatNamesAnotherPeriod_isWarnedOf(Kind kind) throws Exception {
        open(kind);
        PlainOfficeBuilder.small()
                .sendAs("2022-Q2/d1.xlsx", "D1", "2022-Q1", "FLOW=1")
                .sendAs("2022-Q1/d2.xlsx", "D2", "2022-Q1", "FLOW=1")
                .sendAs("2022/d3-2022-13.xlsx", "D3", "2022-Q1", "FLOW=1")
                .aggregate(source);
        assertThat(findings()).containsExactly("PATH-DISAGREES 2022-Q2/d1.xlsx 2022-Q2 {period=2022-Q1}");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void extension_movesTheDueDateOfTheUnit(Kind kind) throws Exception {
        open(kind);
        PlainOfficeBuilder office = PlainOfficeBuilder.small()
                .arrive(Outcome.ACCEPTED, "D1", "2022-Q1", LocalDate.of(2022, 4, 20), "FLOW=1")
                .arrive(Outcome.ACCEPTED, "D2", "2022-Q1", LocalDate.of(2022, 4, 21), "FLOW=1")
                .arrive(Outcome.ACCEPTED, "D3", "2022-Q1", LocalDate.of(2022, 6, 30), "FLOW=1")
                .decide("2022-04-05", "2022-Q1", "D1", Decision.Kind.EXTEND, "2022-04-20: lũ lụt")
                .decide("2022-04-05", "2022-Q1", "D2", Decision.Kind.EXTEND, "2022-04-20: lũ lụt")
                .decide("2022-04-05", "2022-Q1", "D3", Decision.Kind.EXTEND, "không có mạng");
        office.aggregate(source);
        FigureStore.Scope whole = new FigureStore(source)
                .listScopes().stream()
                        .filter(scope -> scope.period().id().equals("2022-Q1")
                                && scope.unit().equals("P"))
                        .findFirst()
                        .orElseThrow();
        assertThat(SubmissionStatuses.read(source, PlainOfficeBuilder.snapshots(source))
                        .list(whole))
                .extracting(arrival -> arrival.unit().code() + " " + arrival.onTime())
                .containsExactly("D1 true", "D2 false", "D3 true", "P null");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void oldBytesAfterTheCorrection_doNotComeBackInForce(Kind kind) throws Exception {
        open(kind);
        LocalDate day = LocalDate.of(2022, 4, 9);
        PlainOfficeBuilder.small()
                .send("D1", "2022-Q1", "FLOW=1")
                .arrive(Outcome.ACCEPTED, "D1", "2022-Q1", day, "FLOW=2")
                .sendAgain(1, day.plusDays(1))
                .sendAgain(2, day.plusDays(2))
                .aggregate(source);
        assertThat(figure("2022-Q1", "D1", "FLOW").value()).isEqualTo(number("2"));
        assertThat(findings())
                .containsExactly(
                        "SUPERSEDED D1-2022-Q1-1.xlsx D1-2022-Q1-2.xlsx {}",
                        "OLD-VERSION-AGAIN again-D1-2022-Q1-1.xlsx D1-2022-Q1-2.xlsx {}",
                        "SAME-BYTES again-D1-2022-Q1-1.xlsx D1-2022-Q1-1.xlsx {}",
                        "SAME-BYTES again-D1-2022-Q1-2.xlsx D1-2022-Q1-2.xlsx {}");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void olderFileThatArrivesLater_countsAndIsWarnedOf(Kind kind) throws Exception {
        open(kind);
        LocalDate day = LocalDate.of(2022, 4, 9);
        PlainOfficeBuilder.small()
                .send("D1", "2022-Q1", "FLOW=1")
                .saved("2022-04-05T02:00:00Z")
                .arrive(Outcome.ACCEPTED, "D1", "2022-Q1", day, "FLOW=2")
                .saved("2022-04-04T09:30:00Z")
                .arrive(Outcome.ACCEPTED, "D2", "2022-Q1", day, "FLOW=3")
                .saved("2022-04-05T02:00:00Z")
                .arrive(Outcome.ACCEPTED, "D2", "2022-Q1", day.plusDays(1), "FLOW=4")
                .saved("2022-04-05T02:00:00Z")
                .aggregate(source);
        assertThat(figure("2022-Q1", "D1", "FLOW").value()).isEqualTo(number("2"));
        assertThat(findings())
                .containsExactly(
                        "SUPERSEDED D1-2022-Q1-1.xlsx D1-2022-Q1-2.xlsx {}",
                        "SAVED-EARLIER D1-2022-Q1-2.xlsx D1-2022-Q1-1.xlsx "
                                + "{saved=2022-04-04T09:30:00Z, other=2022-04-05T02:00:00Z}",
                        "SUPERSEDED D2-2022-Q1-3.xlsx D2-2022-Q1-4.xlsx {}");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void fileStillBeingWritten_isNamedUntilItIsThere(Kind kind) throws Exception {
        open(kind);
        PlainOfficeBuilder.small()
                .send("D1", "2022-Q1", "FLOW=1")
                .writing("d2.xlsx")
                .aggregate(source);
        assertThat(findings()).containsExactly("STILL-BEING-WRITTEN d2.xlsx d2.xlsx {}");
        PlainOfficeBuilder.small().send("D1", "2022-Q1", "FLOW=1").aggregate(source);
        assertThat(findings()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whatIsSaidOfAllTogether_isTheSameOnBoth(Kind kind) throws Exception {
        open(kind);
        PlainOfficeBuilder.small()
                .checking(Plausibility.Check.values())
                .rule("[FLOW]", Rule.Kind.NOT_ABOVE, "previous([FLOW])", Rule.Missing.SKIP_IF_ANY)
                .rule("[PRIZE]", Rule.Kind.EQUAL, "children([FLOW])", Rule.Missing.NEVER_SKIP, "p")
                .send("P", "2022-Q2", "STOCK=1")
                .send("D1", "2022-Q1", "FLOW=100")
                .send("D1", "2022-Q2", "FLOW=1000")
                .send("D2", "2021-Q2", "FLOW=7")
                .send("D2", "2022-Q2", "WHOLE=1")
                .aggregate(source);
        assertThat(findings())
                .containsExactly(
                        "DIGIT-SLIP D1-2022-Q2-3.xlsx 1000 {element=FLOW (FLOW), value=1.000, value@en=1,000, usual=100,"
                                + " usual@en=100, count=1, factor=10 lần, factor@en=10 times, subject=FLOW}",
                        "RULE-BROKEN D1-2022-Q2-3.xlsx 1000 {rule=R1, left=FLOW (FLOW), left@en=FLOW (FLOW),"
                                + " left_value=1000, right=previous([FLOW]), right@en=previous([FLOW]), right_value=100,"
                                + " operator=nhỏ hơn hoặc bằng, operator@en=at most, wanted=previous([FLOW]), tức 100,"
                                + " wanted@en=previous([FLOW]), which is 100, tolerance=, tolerance@en=, unit=D1, subject=FLOW}",
                        "LEFT-BLANK D2-2022-Q2-5.xlsx  {element=FLOW (FLOW), base=2021-Q2, before=7, before@en=7, subject=FLOW}");
    }
}
