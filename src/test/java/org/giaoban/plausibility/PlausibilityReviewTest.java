package org.giaoban.plausibility;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.giaoban.aggregate.EmptyDatabase;
import org.giaoban.aggregate.PlainOfficeBuilder;
import org.giaoban.catalogue.FindingTexts;
import org.giaoban.findings.SubmissionFindings;
import org.giaoban.model.AsOfPoint;
import org.giaoban.model.Decision;
import org.giaoban.model.Finding;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.Period;
import org.giaoban.model.Plausibility.Band;
import org.giaoban.model.Plausibility.Check;
import org.giaoban.model.Rule.Kind;
import org.giaoban.model.Rule.Missing;
import org.giaoban.model.Text;
import org.giaoban.validate.Outcome;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of submissions looked at together, each with a case that speaks and one that only just does not. */
class PlausibilityReviewTest {

    @SuppressWarnings("NullAway.Init")
    private HikariDataSource source;

    @BeforeEach
    void open() {
        source = EmptyDatabase.open();
    }

    @AfterEach
    void close() {
        source.close();
    }

    /** Each finding on a version that counts as {@code period unit cell CODE found}. */
    private List<String> said(PlainOfficeBuilder office) {
        office.aggregate(source);
        return listFindings().stream()
                .map(r -> "%s %s %s %s %s"
                        .formatted(
                                r.period().map(Period::id).orElse(""),
                                r.unit().orElse(""),
                                r.finding().cell(),
                                r.finding().code(),
                                r.finding().found()))
                .toList();
    }

    private List<SubmissionFindings.FileFinding> listFindings() {
        return SubmissionFindings.read(source, PlainOfficeBuilder.snapshots(source)).list().stream()
                .filter(SubmissionFindings.FileFinding::counts)
                .toList();
    }

    private String message() {
        List<Finding> findings = listFindings().stream()
                .map(SubmissionFindings.FileFinding::finding)
                .toList();
        assertThat(findings).hasSize(1);
        return FindingTexts.load().message(findings.get(0), Text.VIETNAMESE);
    }

    /** Quarters from the first of 2019, a value of FLOW in each; {@code -} for none. */
    private static PlainOfficeBuilder series(PlainOfficeBuilder office, String unit, String values) {
        Period period = Period.of("2019-Q1");
        for (String value : values.split(" ")) {
            if (!value.equals("-")) {
                office.send(unit, period.id(), "FLOW=" + value);
            }
            period = Period.of(
                    period.number() < 4 ? period.year() + "-Q" + (period.number() + 1) : (period.year() + 1) + "-Q1");
        }
        return office;
    }

    // --- Rules over other periods and units

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "previous([FLOW]) * 2|2022-Q2|5|10|-", "previous([FLOW]) * 2|2022-Q2|5|11|!",
                "last_year([FLOW]) + 1|2023-Q1|5|6|-", "last_year([FLOW]) + 1|2023-Q1|5|7|!",
                "year_to_date([FLOW]) / 2 + 2.5|2022-Q2|5|10|-", "year_to_date([FLOW]) / 2 + 2.5|2022-Q2|5|11|!"
            })
    void otherPeriods(String right, String period, String before, String value, String outcome) {
        PlainOfficeBuilder office = PlainOfficeBuilder.small()
                .rule("[FLOW]", Kind.NOT_ABOVE, right, Missing.SKIP_IF_ANY)
                .send("D1", "2022-Q1", "FLOW=" + before)
                .send("D1", period, "FLOW=" + value);
        assertThat(said(office))
                .isEqualTo(outcome.equals("-") ? List.of() : List.of(period + " D1 D5 RULE-BROKEN " + value));
    }

    @Test
    void missingPeriod_isSkippedOrZero() {
        assertThat(said(PlainOfficeBuilder.small()
                        .rule("[FLOW]", Kind.EQUAL, "previous([FLOW])", Missing.SKIP_IF_ANY)
                        .rule("[FLOW]", Kind.EQUAL, "year_to_date([FLOW])", Missing.SKIP_IF_ANY)
                        .rule("[FLOW]", Kind.EQUAL, "previous([FLOW])", Missing.NEVER_SKIP)
                        .send("D1", "2022-Q2", "FLOW=7")))
                .as("R3 alone; the year to date has a gap")
                .containsExactly("2022-Q2 D1 D5 RULE-BROKEN 7");
        assertThat(message()).isEqualTo("FLOW (FLOW) là 7; theo quy tắc R3 phải bằng previous([FLOW]), tức 0.");
    }

    @Test
    void stockToDate_isTheStock_andPeakToDateTheHighest() {
        assertThat(said(PlainOfficeBuilder.small()
                        .rule("year_to_date([STOCK])", Kind.EQUAL, "[STOCK]", Missing.SKIP_IF_ANY)
                        .rule("year_to_date([PEAK])", Kind.EQUAL, "8", Missing.SKIP_IF_ANY)
                        .send("D1", "2022-Q1", "STOCK=9", "PEAK=8")
                        .send("D1", "2022-Q2", "STOCK=4", "PEAK=5")))
                .isEmpty();
    }

    @Test
    void subUnits_areAddedUpOnceAllThatWereAskedAreIn() {
        PlainOfficeBuilder office = PlainOfficeBuilder.small()
                .rule("[PRIZE]", Kind.EQUAL, "children([FLOW])", Missing.SKIP_IF_ANY)
                .send("P", "2022-Q1", "PRIZE:A=4", "PRIZE:B=5")
                .send("P", "2022-Q2", "PRIZE:A=4", "PRIZE:B=5")
                .send("P", "2022-Q3", "PRIZE:A=4", "PRIZE:B=5")
                .send("D1", "2022-Q1", "FLOW=3")
                .send("D2", "2022-Q1", "FLOW=3")
                .send("D3", "2022-Q1", "FLOW=3")
                .send("D1", "2022-Q2", "FLOW=3")
                .send("D2", "2022-Q2", "FLOW=3")
                .send("D3", "2022-Q2", "FLOW=4")
                .send("D1", "2022-Q3", "FLOW=30");
        assertThat(said(office)).containsExactly("2022-Q2 P D6 RULE-BROKEN 5");
        assertThat(message()).isEqualTo("PRIZE (PRIZE) là 9; theo quy tắc R1 phải bằng children([FLOW]), tức 10.");
    }

    @Test
    void blankOfASubUnit_isNotZero() {
        PlainOfficeBuilder office = PlainOfficeBuilder.small()
                .rule("[PRIZE]", Kind.EQUAL, "children([FLOW])", Missing.SKIP_IF_ANY, "p")
                .send("P", "2022-Q1", "PRIZE:A=4", "PRIZE:B=5")
                .send("P", "2022-Q2", "PRIZE:A=4", "PRIZE:B=5")
                .send("D1", "2022-Q1", "STOCK=1")
                .send("D2", "2022-Q1", "FLOW=5")
                .send("D3", "2022-Q1", "FLOW=7")
                .send("D1", "2022-Q2", "FLOW=0")
                .send("D2", "2022-Q2", "FLOW=5")
                .send("D3", "2022-Q2", "FLOW=7");
        assertThat(said(office)).containsExactly("2022-Q2 P D6 RULE-BROKEN 5");
    }

    @Test
    void notApplicable_isNoGap_andAddsNothing() {
        PlainOfficeBuilder office = PlainOfficeBuilder.small()
                .rule("[PRIZE]", Kind.EQUAL, "children([FLOW])", Missing.SKIP_IF_ANY, "p")
                .rule("[STOCK]", Kind.EQUAL, "year_to_date([FLOW])", Missing.SKIP_IF_ANY, "d")
                .send("P", "2022-Q1", "PRIZE:A=4", "PRIZE:B=5")
                .send("P", "2022-Q2", "PRIZE:A=4", "PRIZE:B=5")
                .send("D1", "2022-Q1", "FLOW=x")
                .send("D2", "2022-Q1", "FLOW=5")
                .send("D3", "2022-Q1", "FLOW=7")
                .send("D1", "2022-Q2", "FLOW=8", "STOCK=9")
                .send("D2", "2022-Q2", "FLOW=x", "STOCK=5")
                .send("D3", "2022-Q2", "FLOW=x");
        assertThat(said(office))
                .as("9 of 12 in the first quarter, 9 of 8 in the second; D1 has 8 to date and D2 5")
                .containsExactlyInAnyOrder(
                        "2022-Q1 P D6 RULE-BROKEN 5", "2022-Q2 D1 D6 RULE-BROKEN 9", "2022-Q2 P D6 RULE-BROKEN 5");
    }

    @Test
    void notApplicableToAny_hasNoSum() {
        PlainOfficeBuilder office = PlainOfficeBuilder.small()
                .rule("[PRIZE]", Kind.EQUAL, "children([FLOW])", Missing.SKIP_IF_ANY, "p")
                .send("P", "2022-Q1", "PRIZE:A=4", "PRIZE:B=5")
                .send("D1", "2022-Q1", "FLOW=x")
                .send("D2", "2022-Q1", "FLOW=x")
                .send("D3", "2022-Q1", "FLOW=x");
        assertThat(said(office)).isEmpty();
    }

    @Test
    void rule_isAskedOfItsLevelsAndOfVersionsThatCount() {
        PlainOfficeBuilder office = PlainOfficeBuilder.small()
                .rule("[FLOW]", Kind.NOT_BELOW, "previous([FLOW])", Missing.SKIP_IF_ANY, "d")
                .send("P", "2022-Q1", "FLOW=9")
                .send("P", "2022-Q2", "FLOW=1")
                .send("D1", "2022-Q1", "FLOW=9")
                .arrive(Outcome.ACCEPTED, "D1", "2022-Q2", LocalDate.of(2022, 7, 1), "FLOW=1")
                .arrive(Outcome.ACCEPTED, "D1", "2022-Q2", LocalDate.of(2022, 7, 2), "FLOW=9")
                .send("D2", "2022-Q1", "FLOW=9")
                .arrive(Outcome.ACCEPTED, "D2", "2022-Q2", LocalDate.of(2022, 7, 1), "FLOW=9")
                .arrive(Outcome.ACCEPTED, "D2", "2022-Q2", LocalDate.of(2022, 7, 2), "FLOW=1");
        assertThat(said(office)).containsExactly("2022-Q2 D2 D5 RULE-BROKEN 1");
    }

    // --- What is not likely

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "100 401|2019-Q2 CHANGE-UNLIKELY",
                "100 400|",
                "401 100|2019-Q2 CHANGE-UNLIKELY",
                "400 100|",
                "24 99|",
                "24 100|2019-Q2 CHANGE-UNLIKELY",
                "0 5000|",
                "5000 0|",
                "100 - 401|",
                "100 - - - 401|2020-Q1 CHANGE-UNLIKELY",
                "100 - - - 400|",
                "100 200 300 400 401|2020-Q1 CHANGE-UNLIKELY",
                "100 100 100 410 100|2019-Q4 CHANGE-UNLIKELY",
                "100 410 100|2019-Q2 CHANGE-UNLIKELY 2019-Q3 CHANGE-UNLIKELY"
            })
    void change_beyondTheBandAgainstThePeriodBeforeOrLastYear(String values, String expected) {
        assertThat(implausible(PlainOfficeBuilder.small().checking(Check.CHANGE), values))
                .isEqualTo(list(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"100 150|", "100 151|2019-Q2 CHANGE-UNLIKELY", "10 16|2019-Q2 CHANGE-UNLIKELY", "9 5|"})
    void change_byTheElementsOwnBand(String values, String expected) {
        PlainOfficeBuilder office = PlainOfficeBuilder.small()
                .checking(Check.CHANGE)
                .band(
                        "FLOW",
                        new Band(
                                Optional.of(new BigDecimal("50")),
                                Optional.of(BigDecimal.TEN),
                                false,
                                Optional.empty()));
        assertThat(implausible(office, values)).isEqualTo(list(expected));
    }

    @Test
    void change_saysAgainstWhat() {
        said(series(PlainOfficeBuilder.small().checking(Check.CHANGE), "D1", "100 412"));
        assertThat(message())
                .isEqualTo("FLOW (FLOW) là 412, kỳ quý I/2019 là 100: tăng 312%, quá mức 300% (hoặc giảm tương ứng).");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "100 1000|2019-Q2 DIGIT-SLIP",
                "100 1600|2019-Q2 DIGIT-SLIP",
                "100 1601|",
                "100 625|2019-Q2 DIGIT-SLIP",
                "100 624|",
                "100 10000|2019-Q2 DIGIT-SLIP",
                "100 100000|2019-Q2 DIGIT-SLIP",
                "100 1000000|",
                "1000 100|2019-Q2 DIGIT-SLIP",
                "72000 72|2019-Q2 DIGIT-SLIP",
                "9 99|",
                "10 100|2019-Q2 DIGIT-SLIP",
                "0 1000|",
                "1000 0|",
                "100 100 1000 100|2019-Q3 DIGIT-SLIP",
                "1000 100 100 100 1000 100|2019-Q2 DIGIT-SLIP"
            })
    void slip_tenAHundredAThousandTimesTheMedianOfBefore_unlessLastYearWasAlike(String values, String expected) {
        assertThat(implausible(PlainOfficeBuilder.small().checking(Check.SLIP), values))
                .isEqualTo(list(expected));
    }

    @Test
    void slip_saysHowMuchIsUsual_andNothingElseIsSaidOfTheValue() {
        said(series(PlainOfficeBuilder.small().checking(Check.values()), "D1", "100 111 1000"));
        assertThat(message())
                .isEqualTo(
                        "FLOW (FLOW) là 1.000, khoảng 10 lần mức thường có của đơn vị (105,5, trung vị của 2 kỳ trước).");
    }

    @Test
    void slipOfCategories_isThatOfTheirTotal() {
        PlainOfficeBuilder office = PlainOfficeBuilder.small()
                .checking(Check.SLIP)
                .send("D1", "2022-Q1", "PRIZE:A=60", "PRIZE:B=40")
                .send("D1", "2022-Q2", "PRIZE:A=400", "PRIZE:B=600");
        assertThat(said(office)).containsExactly("2022-Q2 D1 D6 DIGIT-SLIP 600");
        assertThat(message()).startsWith("PRIZE (PRIZE) là 1.000, khoảng 10 lần");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FLOW=10 WHOLE=20 PRIZE:A=30 MORE1=40 MORE2=51|2022-Q2 D1 D5 VALUES-COPIED 10",
                "FLOW=10 WHOLE=20 PRIZE:A=30 MORE1=41 MORE2=51|",
                "FLOW=10 WHOLE=20 PRIZE:A=30 MORE1=40|",
                "FLOW=11 WHOLE=20 PRIZE:A=30 MORE1=40 MORE2=50 MORE3=9|2022-Q2 D1 D8 VALUES-COPIED 40"
            })
    void copied_fourOfFiveFlows_ofTenAndMore(String values, String expected) {
        PlainOfficeBuilder office = PlainOfficeBuilder.small()
                .checking(Check.COPIED)
                .send("D1", "2022-Q1", "FLOW=10 WHOLE=20 PRIZE:A=30 MORE1=40 MORE2=50 STOCK=77 MORE3=9".split(" "))
                .send("D1", "2022-Q2", (values + " STOCK=77").split(" "));
        assertThat(said(office)).isEqualTo(list(expected));
    }

    /** D1 and D2 have 30, 30, 30, 30 and 300 together; stocks count as well, elements that are not added do not. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FLOW=30 WHOLE=30 STOCK=30 PRIZE:A=30 MORE1=300|2022-Q1 P D5 SUM-OF-BELOW 30",
                "FLOW=31 WHOLE=30 STOCK=30 PRIZE:A=30 MORE1=303|2022-Q1 P D6 SUM-OF-BELOW 30",
                "FLOW=31 WHOLE=30 STOCK=30 PRIZE:A=30 MORE1=304|",
                "FLOW=30 WHOLE=30 STOCK=30 PRIZE:A=30|",
                "FLOW=30 WHOLE=30 STOCK=30 PRIZE:A=30 ALONE=300|",
                "FLOW=30 WHOLE=30 STOCK=30 PRIZE:A=30 MORE2=9|",
            })
    void sumOfBelow_fourOfFiveValues_ofTenAndMore(String values, String expected) {
        PlainOfficeBuilder office = PlainOfficeBuilder.small()
                .checking(Check.BELOW)
                .send("P", "2022-Q1", values.split(" "))
                .send("D1", "2022-Q1", "FLOW=10 WHOLE=10 STOCK=10 PRIZE:B=10 MORE1=100 ALONE=100 MORE2=4".split(" "))
                .send("D2", "2022-Q1", "FLOW=20 WHOLE=20 STOCK=20 PRIZE:A=20 MORE1=200 ALONE=200 MORE2=5".split(" "));
        assertThat(said(office)).isEqualTo(list(expected));
    }

    @Test
    void sumOfOneUnitBelow_isNotReported() {
        String[] values = "FLOW=30 WHOLE=30 STOCK=30 PRIZE:A=30 MORE1=300".split(" ");
        PlainOfficeBuilder office = PlainOfficeBuilder.small()
                .checking(Check.BELOW)
                .send("P", "2022-Q1", values)
                .send("D1", "2022-Q1", values);
        assertThat(said(office)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5 4|2019-Q2 CUMULATIVE-FALLS",
                "5 5|",
                "5 - 4|2019-Q3 CUMULATIVE-FALLS",
                "5 6 7 8 1|",
                "5 6 7 8 1 0|2020-Q2 CUMULATIVE-FALLS",
                "100 900 2000 3000 100|"
            })
    void cumulative_neverFallsWithinAYear_andIsNotComparedWithThePeriodBefore(String values, String expected) {
        PlainOfficeBuilder office = PlainOfficeBuilder.small()
                .checking(Check.values())
                .band("FLOW", new Band(Optional.empty(), Optional.empty(), true, Optional.empty()));
        assertThat(implausible(office, values)).isEqualTo(list(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FLOW=5 WHOLE=1|WHOLE=1|D1 null LEFT-BLANK",
                "FLOW=5 WHOLE=1|FLOW=0 WHOLE=1|",
                "FLOW=5 WHOLE=1|FLOW=x WHOLE=1|",
                "FLOW=0 WHOLE=1|WHOLE=1|",
                "FLOW=x WHOLE=1|WHOLE=1|",
                "WHOLE=1|FLOW=5 WHOLE=1|",
                "PRIZE:A=2 PRIZE:B=1|PRIZE:B=1|D1 null LEFT-BLANK"
            })
    void blank_whereLastYearsToldANumber(String then, String now, @Nullable String expected) {
        PlainOfficeBuilder office = PlainOfficeBuilder.small()
                .checking(Check.BLANK)
                .send("D1", "2021-Q1", then.split(" "))
                .send("D1", "2022-Q1", now.split(" "));
        assertThat(said(office).stream()
                        .map(line -> line.replaceAll(" +", " ").trim())
                        .toList())
                .isEqualTo(expected == null ? List.of() : List.of("2022-Q1 " + expected));
    }

    @Test
    void blank_namesTheCategoryAndWhatItWas() {
        said(PlainOfficeBuilder.small()
                .checking(Check.BLANK)
                .send("D1", "2021-Q1", "PRIZE:A=2000", "WHOLE=1")
                .send("D1", "2022-Q1", "WHOLE=1"));
        assertThat(message()).isEqualTo("PRIZE:A (PRIZE) để trống; kỳ quý I/2021 đơn vị ghi 2.000.");
    }

    @Test
    void blank_isNotSaidOfWhatWasNeverSentOrIsSentBack() {
        assertThat(said(PlainOfficeBuilder.small()
                        .checking(Check.BLANK)
                        .send("D1", "2021-Q1", "FLOW=5", "WHOLE=1")
                        .arrive(Outcome.RETURNED, "D1", "2022-Q1", LocalDate.of(2022, 4, 2), "WHOLE=1")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "90 95 100 105 110 115 85 500|2020-Q4 OUTLIER-IN-HISTORY",
                "90 95 100 105 110 115 85 400|",
                "- 90 95 100 105 110 115 500|",
                "10 100 1000 50 500 20 200 700|",
                "100 100 100 100 100 100 100 100 100 500|2021-Q2 OUTLIER-IN-HISTORY",
                "100 100 100 100 100 100 100 100 500|"
            })
    void history_modifiedScoreOfEight_orPlainScoreOfTenWhereMadIsZero_beyondTheBand(String values, String expected) {
        assertThat(implausible(PlainOfficeBuilder.small().checking(Check.HISTORY), values))
                .isEqualTo(list(expected));
    }

    @Test
    void history_saysTheScores() {
        said(series(PlainOfficeBuilder.small().checking(Check.HISTORY), "D1", "90 95 100 105 110 115 85 500"));
        assertThat(message())
                .as("median 102.5, distances 2.5 2.5 7.5 7.5 12.5 12.5 17.5 397.5, so MAD 10")
                .isEqualTo("FLOW (FLOW) là 500, khác hẳn 8 kỳ của đơn vị (trung vị 102,5, bình quân 150;"
                        + " z = 2,6, z hiệu chỉnh = 26,8).");
    }

    /** Each a unit and its value; a unit called Q… stands below the other province. */
    private static PlainOfficeBuilder peers(Check check, String values) {
        List<OrgUnit> units =
                new ArrayList<>(List.of(PlainOfficeBuilder.unit("P", null), PlainOfficeBuilder.unit("Q", null)));
        PlainOfficeBuilder office = PlainOfficeBuilder.small().checking(check);
        for (String one : values.split(" ")) {
            String code = one.substring(0, one.indexOf('='));
            if (code.length() > 1) {
                units.add(PlainOfficeBuilder.unit(code, code.startsWith("Q") ? "Q" : "P"));
            }
            office.send(code, "2022-Q1", "FLOW=" + one.substring(code.length() + 1));
        }
        return office.with(units.toArray(OrgUnit[]::new));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PEERS|A1=90 A2=95 A3=100 A4=105 A5=110 A6=115 A7=85 A8=500|2022-Q1 A8 D5 OUTLIER-AMONG-PEERS 500",
                "PEERS|A1=90 A2=95 A3=100 A4=105 A5=110 A6=115 A7=85 A8=400|",
                "PEERS|A1=90 A2=95 A3=100 A4=105 A5=110 A6=115 A8=500|",
                "PEERS|A1=90 A2=95 A3=100 A4=105 A5=110 A6=115 P=85 A8=500|",
                "PEERS|A1=90 A2=95 A3=100 A4=105 A5=110 A6=115 Q7=85 A8=500|",
                "HISTORY|A1=90 A2=95 A3=100 A4=105 A5=110 A6=115 A7=85 A8=500|"
            })
    void peers_areEightUnitsOfOneLevelAndOffice(Check check, String values, String expected) {
        assertThat(said(peers(check, values))).isEqualTo(expected == null ? List.of() : List.of(expected));
    }

    @Test
    void peers_saysTheScores() {
        said(peers(Check.PEERS, "A1=90 A2=95 A3=100 A4=105 A5=110 A6=115 A7=85 A8=500"));
        assertThat(message()).contains("là 500", "trung vị 102,5, bình quân 150; z = 2,6, z hiệu chỉnh = 26,8");
    }

    private List<String> implausible(PlainOfficeBuilder office, String values) {
        return said(series(office, "D1", values)).stream()
                .map(line -> line.replaceFirst("^(\\S+) \\S+ \\S+ (\\S+) .*", "$1 $2"))
                .toList();
    }

    private static List<String> list(String expected) {
        return expected == null ? List.of() : List.of(expected.split("(?<=[A-Z]) (?=20)"));
    }

    @Test
    void whatWasSaidWhenAPeriodWasClosed_isKeptBesideTheCurrentFindings() {
        PlainOfficeBuilder office = PlainOfficeBuilder.small()
                .checking(Check.SLIP)
                .arrive(Outcome.ACCEPTED, "D1", "2022-Q1", LocalDate.of(2022, 4, 1), "FLOW=100")
                .arrive(Outcome.ACCEPTED, "D1", "2022-Q2", LocalDate.of(2022, 7, 1), "FLOW=1000")
                .decide("2022-07-10", "2022-Q2", "", Decision.Kind.CLOSE)
                .arrive(Outcome.ACCEPTED, "D1", "2022-Q1", LocalDate.of(2022, 8, 1), "FLOW=900");
        assertThat(said(office)).isEmpty();
        assertThat(SubmissionFindings.read(source, PlainOfficeBuilder.snapshots(source))
                        .list(AsOfPoint.endOf(LocalDate.of(2022, 7, 10))))
                .extracting(found -> found.file() + " " + found.finding().code())
                .containsExactly("D1-2022-Q2-2.xlsx DIGIT-SLIP");
    }

    // --- All together

    @Test
    void whatIsSaidOfAFile_standsByElementAndThenByCode() {
        PlainOfficeBuilder office = PlainOfficeBuilder.small()
                .checking(Check.SLIP)
                .rule("[WHOLE]", Kind.EQUAL, "previous([WHOLE])", Missing.SKIP_IF_ANY)
                .rule("[FLOW]", Kind.EQUAL, "previous([FLOW])", Missing.SKIP_IF_ANY)
                .send("D1", "2022-Q1", "FLOW=100", "WHOLE=5")
                .send("D1", "2022-Q2", "WHOLE=6", "FLOW=1000");
        assertThat(said(office))
                .containsExactly(
                        "2022-Q2 D1 D6 DIGIT-SLIP 1000",
                        "2022-Q2 D1 D6 RULE-BROKEN 1000",
                        "2022-Q2 D1 D5 RULE-BROKEN 6");
    }

    @Test
    void ofSeveralCells_theOneThatGivesTheMostIsNamed_theUpperOfTwoThatGiveTheSame() {
        PlainOfficeBuilder office = PlainOfficeBuilder.small()
                .rule("[FLOW]", Kind.EQUAL, "previous([FLOW])", Missing.SKIP_IF_ANY)
                .send("D1", "2022-Q1", "FLOW=100")
                .send("D1", "2022-Q2", "FLOW=1", "FLOW=2", "FLOW=2")
                .send("D2", "2022-Q1", "FLOW=100")
                .send("D2", "2022-Q2", "FLOW=8", "WHOLE=1", "STOCK=1", "PEAK=1", "ONCE=1", "FLOW=8");
        assertThat(said(office)).containsExactly("2022-Q2 D1 D6 RULE-BROKEN 2", "2022-Q2 D2 D5 RULE-BROKEN 8");
    }

    @Test
    void orderOfArrival_changesNothing() {
        List<String[]> sent = new ArrayList<>();
        for (String unit : List.of("D1", "D2", "D3")) {
            int base = 100 * (1 + sent.size());
            for (String period : List.of("2021-Q1", "2021-Q2", "2021-Q3", "2021-Q4", "2022-Q1")) {
                sent.add(new String[] {unit, period, "FLOW=" + (period.equals("2021-Q3") ? 10 * base : base)});
            }
        }
        List<String> first = said(office(sent));
        assertThat(first)
                .containsExactlyInAnyOrder(
                        "2021-Q3 D1 D5 DIGIT-SLIP 1000",
                        "2021-Q3 D2 D5 DIGIT-SLIP 6000",
                        "2021-Q3 D3 D5 DIGIT-SLIP 11000",
                        "2021-Q4 D1 D5 RULE-BROKEN 100",
                        "2021-Q4 D2 D5 RULE-BROKEN 600",
                        "2021-Q4 D3 D5 RULE-BROKEN 1100");
        for (int seed = 1; seed <= 5; seed++) {
            close();
            open();
            Collections.shuffle(sent, new Random(seed));
            assertThat(said(office(sent))).containsExactlyInAnyOrderElementsOf(first);
        }
    }

    private static PlainOfficeBuilder office(List<String[]> sent) {
        PlainOfficeBuilder office = PlainOfficeBuilder.small()
                .checking(Check.values())
                .rule("[FLOW]", Kind.NOT_BELOW, "previous([FLOW])", Missing.SKIP_IF_ANY);
        sent.forEach(s -> office.send(s[0], s[1], Arrays.copyOfRange(s, 2, s.length)));
        return office;
    }
}
