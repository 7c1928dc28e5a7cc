package org.giaoban.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.giaoban.model.AsOfPoint;
import org.giaoban.model.DataElement.OverTime;
import org.giaoban.model.Decision.Kind;
import org.giaoban.model.Decision.Mark;
import org.giaoban.model.Period;
import org.giaoban.model.PeriodState;
import org.giaoban.validate.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The second implementation itself, on cases worked out by hand. */
class NaiveFiguresTest {

    /** {@code value own reported expected} of a line. */
    private static String figure(PlainOffice office, String start) {
        String[] cells = line(office, start);
        return String.join(" ", cells[6], cells[7], cells[8], cells[9]).strip();
    }

    /** {@code previous last_year change_pct year_to_date target target_pct state}, {@code -} for none. */
    private static String comparisons(PlainOffice office, String start) {
        String[] cells = line(office, start);
        return List.of(cells).subList(10, 17).stream()
                .map(cell -> cell.isEmpty() ? "-" : cell)
                .reduce((left, right) -> left + " " + right)
                .orElseThrow();
    }

    /** {@code break differs matched value last_year change_pct}, {@code -} for none. */
    private static String comparability(PlainOffice office, String start) {
        return Stream.of(line(office, start))
                .skip(17)
                .map(cell -> cell.isEmpty() ? "-" : cell)
                .collect(Collectors.joining(" "));
    }

    private static boolean isNotApplicable(PlainOffice office, String start) {
        String line = String.join(",", line(office, start));
        return NaiveFigures.linesWithNotApplicable(office).contains(line + ",true");
    }

    /** @param start {@code period unit element category view}, the category {@code -} for the total */
    private static String[] line(PlainOffice office, String start) {
        List<String[]> found = lines(office, start);
        assertThat(found).as(start).hasSize(1);
        return found.get(0);
    }

    private static List<String[]> lines(PlainOffice office, String start) {
        return NaiveFigures.lines(office).stream()
                .map(line -> line.split(",", -1))
                .filter(cells -> start.equals(
                        String.join(" ", cells[0], cells[1], cells[3], cells[4].isEmpty() ? "-" : cells[4], cells[5])))
                .toList();
    }

    private static PlainOfficeBuilder threeDistricts() {
        return PlainOfficeBuilder.quarterly()
                .province("P")
                .district("D1", "P")
                .district("D2", "P")
                .district("D3", "P");
    }

    @Test
    void overTimeAndUnits_eachElementInItsWay() {
        PlainOffice office = threeDistricts()
                .sendOn("2022-04-01", "P", "2022-Q1", "FLOW=1", "STOCK=10", "PEAK=3", "ONCE=4", "SOLE=6")
                .sendOn("2022-04-01", "D1", "2022-Q1", "FLOW=20", "FLOW=2", "STOCK=100", "PEAK=30", "SOLE=7", "WHOLE=x")
                .sendOn("2022-07-01", "P", "2022-Q2", "FLOW=2", "STOCK=11", "PEAK=2", "ONCE=5")
                .sendOn("2022-07-01", "D1", "2022-Q2", "FLOW=40", "PRIZE:A=6", "PRIZE:B=x")
                .on("2022-08-01");
        assertThat(figure(office, "2022-Q1 P FLOW - as-reported")).isEqualTo("23 1 2 4");
        assertThat(figure(office, "2022-S1 P FLOW - as-reported")).isEqualTo("65 3 4 8");
        assertThat(figure(office, "2022 P FLOW - as-reported")).isEqualTo("65 3 4 16");
        assertThat(figure(office, "2022-S1 P STOCK - as-reported"))
                .as("coverage of the second quarter")
                .isEqualTo("11 11 2 4");
        assertThat(figure(office, "2022-S1 P PEAK - as-reported")).isEqualTo("33 3 4 8");
        assertThat(figure(office, "2022-Q2 P ONCE - as-reported")).isEqualTo("5 5 2 4");
        assertThat(figure(office, "2022-S1 P ONCE - as-reported")).isEqualTo("  4 8".strip());
        assertThat(figure(office, "2022-Q1 P SOLE - as-reported")).isEqualTo("6 6 2 4");
        assertThat(figure(office, "2022-Q1 P WHOLE - as-reported")).isEqualTo("2 4");
        assertThat(figure(office, "2022-Q2 P PRIZE A as-reported")).isEqualTo("6  2 4");
        assertThat(figure(office, "2022-Q2 P PRIZE B as-reported")).isEqualTo("2 4");
        assertThat(figure(office, "2022-Q2 P PRIZE - as-reported")).isEqualTo("6  2 4");
        assertThat(lines(office, "2022-Q3 P FLOW - as-reported")).isEmpty();
        assertThat(lines(office, "2022-S1 P FLOW - restated"))
                .as("nothing moved")
                .isEmpty();
    }

    @Test
    void largestInDifferentQuarters_provinceTakesItsLargestQuarterlyTotal() {
        PlainOffice office = threeDistricts()
                .sendOn("2022-04-01", "P", "2022-Q1", "PEAK=1", "STOCK=50")
                .sendOn("2022-04-01", "D1", "2022-Q1", "PEAK=100", "STOCK=50")
                .sendOn("2022-04-01", "D2", "2022-Q1", "PEAK=10", "STOCK=100")
                .sendOn("2022-07-01", "P", "2022-Q2", "PEAK=7", "STOCK=50")
                .sendOn("2022-07-01", "D1", "2022-Q2", "PEAK=20")
                .sendOn("2022-07-01", "D2", "2022-Q2", "PEAK=90", "STOCK=150")
                .sendOn("2022-07-01", "D3", "2022-Q2", "PEAK=x")
                .on("2022-08-01");
        assertThat(figure(office, "2022-Q1 P PEAK - as-reported")).isEqualTo("111 1 3 4");
        assertThat(figure(office, "2022-Q2 P PEAK - as-reported")).isEqualTo("117 7 4 4");
        assertThat(figure(office, "2022-S1 P PEAK - as-reported"))
                .as("not 7 + 100 + 90")
                .isEqualTo("117 7 7 8");
        assertThat(figure(office, "2022-S1 D1 PEAK - as-reported")).isEqualTo("100 100 2 2");
        assertThat(figure(office, "2022-S1 D3 PEAK - as-reported")).isEqualTo("1 2");
        assertThat(comparisons(office, "2022-Q2 P PEAK - as-reported")).isEqualTo("111 - - 117 - - provisional");
        assertThat(figure(office, "2022-S1 P LOAD - as-reported"))
                .as("of those with both: 111 in the first quarter, 97 in the second; stock 200 at the end")
                .isEqualTo("55.5 14 7 8");
    }

    @Test
    void largestOfAnElementWithCategories_isItsLargestTotal() {
        PlainOffice office = threeDistricts()
                .sendOn("2022-04-01", "D1", "2022-Q1", "CROWD:A=10", "CROWD:B=1")
                .sendOn("2022-04-01", "D2", "2022-Q1", "CROWD:A=5")
                .sendOn("2022-07-01", "D1", "2022-Q2", "CROWD:A=2", "CROWD:B=12")
                .on("2022-08-01");
        assertThat(figure(office, "2022-S1 P CROWD A as-reported")).isEqualTo("15  3 8");
        assertThat(figure(office, "2022-S1 P CROWD B as-reported")).isEqualTo("12  3 8");
        assertThat(figure(office, "2022-S1 P CROWD - as-reported"))
                .as("16 in the first quarter, 14 in the second; not 15 + 12")
                .isEqualTo("16  3 8");
        assertThat(figure(office, "2022-S1 D1 CROWD - as-reported")).isEqualTo("14 14 2 2");
    }

    @Test
    void successorInTheMiddleOfTheYear_doesNotDoubleTheLargest() {
        PlainOffice office = PlainOfficeBuilder.quarterly()
                .province("P")
                .unit("D1", "district", "P", "", "2022-06-30", "D2")
                .unit("D2", "district", "P", "2022-07-01", "", "")
                .sendOn("2022-07-01", "D1", "2022-Q2", "PEAK=100")
                .sendOn("2022-10-01", "D2", "2022-Q3", "PEAK=110")
                .on("2022-11-01");
        assertThat(figure(office, "2022 P PEAK - as-reported")).isEqualTo("110  2 8");
        assertThat(figure(office, "2022 D1 PEAK - as-reported")).isEqualTo("100 100 1 2");
        assertThat(figure(office, "2022 D2 PEAK - as-reported")).isEqualTo("110 110 1 2");
        assertThat(figure(office, "2022 D2 PEAK - restated")).isEqualTo("110 110 2 4");
        assertThat(lines(office, "2022 P PEAK - restated")).as("the same").isEmpty();
    }

    @Test
    void matchedLargest_isTheLargestTotalOfTheMatchedSubmissions() {
        PlainOffice office = threeDistricts()
                .sendOn("2021-04-01", "D1", "2021-Q1", "PEAK=10")
                .sendOn("2021-04-01", "D2", "2021-Q1", "PEAK=20")
                .sendOn("2021-07-01", "D1", "2021-Q2", "PEAK=25")
                .sendOn("2022-04-01", "D1", "2022-Q1", "PEAK=11")
                .sendOn("2022-04-01", "D2", "2022-Q1", "PEAK=22")
                .sendOn("2022-07-01", "D1", "2022-Q2", "PEAK=30")
                .sendOn("2022-07-01", "D3", "2022-Q2", "PEAK=900")
                .on("2022-08-01");
        assertThat(figure(office, "2022-S1 P PEAK - as-reported")).isEqualTo("930  4 8");
        assertThat(comparability(office, "2022-S1 P PEAK - as-reported"))
                .as("33 and 30 now, 30 and 25 last year")
                .isEqualTo("- different 3 33 30 10");
    }

    @Test
    void unknownAndAsManyMarksAsSubmissions_isNotApplicable() {
        PlainOffice office = threeDistricts()
                .sendOn("2022-04-01", "D1", "2022-Q1", "FLOW=x", "WHOLE=x", "CROWD:A=x", "PRIZE:A=x", "SOLE=x")
                .sendOn("2022-04-01", "D2", "2022-Q1", "FLOW=x", "CROWD:A=x", "CROWD:B=x", "PRIZE:A=x", "SOLE=x")
                .sendOn("2022-07-01", "D1", "2022-Q2", "FLOW=x", "STOCK=x")
                .decide("2022-07-02", "2022-Q1", "D3", Kind.EXCLUDE)
                .on("2022-08-01");
        assertThat(isNotApplicable(office, "2022-Q1 P FLOW - as-reported")).isTrue();
        assertThat(isNotApplicable(office, "2022-Q1 P WHOLE - as-reported"))
                .as("D2 left it blank")
                .isFalse();
        assertThat(isNotApplicable(office, "2022-Q1 D1 WHOLE - as-reported")).isTrue();
        assertThat(isNotApplicable(office, "2022-Q1 P CROWD A as-reported")).isTrue();
        assertThat(isNotApplicable(office, "2022-Q1 P CROWD B as-reported")).isFalse();
        assertThat(isNotApplicable(office, "2022-Q1 P CROWD - as-reported"))
                .as("one mark in category B")
                .isFalse();
        assertThat(isNotApplicable(office, "2022-Q1 P PRIZE - as-reported"))
                .as("nobody reported category B")
                .isTrue();
        assertThat(isNotApplicable(office, "2022-Q1 P SOLE - as-reported"))
                .as("the marks of the units below count, though their values do not")
                .isTrue();
        assertThat(isNotApplicable(office, "2022-S1 P FLOW - as-reported")).isTrue();
        assertThat(isNotApplicable(office, "2022-S1 P STOCK - as-reported"))
                .as("one mark, three submissions")
                .isFalse();
        assertThat(isNotApplicable(office, "2022-Q1 P RATE - as-reported"))
                .as("marks do not count for an indicator")
                .isFalse();
        assertThat(isNotApplicable(office, "2022-Q1 D3 RATE - as-reported"))
                .as("nothing expected")
                .isTrue();
        assertThat(isNotApplicable(office, "2022-Q2 D3 FLOW - as-reported"))
                .as("expected, nothing reported")
                .isFalse();
    }

    @Test
    void rate_isOverThoseWhoGaveBoth() {
        PlainOffice office = threeDistricts()
                .sendOn("2022-04-01", "D1", "2022-Q1", "FLOW=1", "WHOLE=3")
                .sendOn("2022-04-01", "D2", "2022-Q1", "FLOW=100")
                .sendOn("2022-04-01", "D3", "2022-Q1", "WHOLE=100")
                .sendOn("2022-07-01", "D3", "2022-Q2", "FLOW=1", "WHOLE=0")
                .sendOn("2022-07-01", "D2", "2022-Q2", "FLOW=0", "WHOLE=4")
                .on("2022-08-01");
        assertThat(figure(office, "2022-Q1 P RATE - as-reported")).isEqualTo("33.333333  3 4");
        assertThat(figure(office, "2022-Q2 D3 RATE - as-reported")).isEqualTo("1 1");
        assertThat(figure(office, "2022-S1 P RATE - as-reported")).as("2 / 7").isEqualTo("28.571429  5 8");
        assertThat(figure(office, "2022-Q2 D2 RATE - as-reported")).isEqualTo("0 0 1 1");
    }

    @Test
    void comparisonsTargetsAndState() {
        PlainOffice office = threeDistricts()
                .plan("P", "FLOW", 2022, "400")
                .sendOn("2021-07-01", "P", "2021-Q2", "FLOW=8", "WHOLE=100", "STOCK=0")
                .sendOn("2022-04-01", "P", "2022-Q1", "FLOW=5", "WHOLE=10")
                .sendOn("2022-07-01", "P", "2022-Q2", "FLOW=9", "WHOLE=90", "STOCK=4")
                .on("2022-07-07");
        assertThat(comparisons(office, "2022-Q2 P FLOW - as-reported"))
                .as("due on the fifth working day after 30 June: 7 July")
                .isEqualTo("5 8 12.5 14 400 3.5 open");
        assertThat(comparisons(office, "2022-Q2 P RATE - as-reported")).isEqualTo("50 8 2 14 - - open");
        assertThat(comparisons(office, "2022-Q2 P STOCK - as-reported")).isEqualTo("- 0 - 4 - - open");
        assertThat(comparisons(office, "2022-Q1 P FLOW - as-reported")).isEqualTo("- - - 5 400 1.3 provisional");
    }

    @Test
    void mergerInTheMiddleOfAQuarter_theQuarterIsTheSuccessors() {
        PlainOffice office = PlainOfficeBuilder.quarterly()
                .province("P")
                .unit("D1", "district", "P", "", "2022-05-15", "D12")
                .unit("D2", "district", "P", "", "2022-05-15", "D12")
                .unit("D12", "district", "P", "2022-05-16", "", "")
                .district("D3", "P")
                .sendOn("2021-07-01", "D1", "2021-Q2", "FLOW=10", "STOCK=7", "PEAK=3")
                .sendOn("2021-07-01", "D2", "2021-Q2", "FLOW=30", "STOCK=8", "PEAK=4")
                .sendOn("2022-04-01", "D1", "2022-Q1", "FLOW=1")
                .sendOn("2022-04-01", "D2", "2022-Q1", "FLOW=2")
                .sendOn("2022-07-01", "D12", "2022-Q2", "FLOW=50", "STOCK=20")
                .sendOn("2022-07-01", "D1", "2022-Q2", "FLOW=999")
                .on("2022-08-01");
        assertThat(figure(office, "2022-Q2 P FLOW - as-reported")).isEqualTo("50  1 3");
        assertThat(figure(office, "2022-S1 P FLOW - as-reported")).isEqualTo("53  3 7");
        assertThat(figure(office, "2022-S1 D1 FLOW - as-reported")).isEqualTo("1 1 1 1");
        assertThat(figure(office, "2022-S1 D12 FLOW - as-reported")).isEqualTo("50 50 1 1");
        assertThat(figure(office, "2022-S1 D12 FLOW - restated")).isEqualTo("53 53 3 3");
        assertThat(figure(office, "2022-Q1 D12 FLOW - restated")).isEqualTo("3 3 2 2");
        assertThat(figure(office, "2021-Q2 D12 STOCK - restated")).isEqualTo("15 15 2 2");
        assertThat(comparisons(office, "2022-Q2 D12 FLOW - as-reported"))
                .as("a break")
                .isEqualTo("- - - 50 - - provisional");
        assertThat(comparisons(office, "2022-Q2 D12 FLOW - restated")).isEqualTo("3 40 25 53 - - provisional");
        assertThat(lines(office, "2022-Q2 P FLOW - restated")).isEmpty();
        assertThat(lines(office, "2022-Q2 D3 FLOW - restated")).isEmpty();
        assertThat(lines(office, "2022-Q2 D1 FLOW - as-reported"))
                .as("not in the quarter's tree")
                .isEmpty();
        assertThat(comparisons(office, "2022-Q2 P FLOW - as-reported")).isEqualTo("3 40 25 53 - - provisional");
    }

    @Test
    void mergerInTheMiddleOfTheYear_breaksTheYearOfTheMerged() {
        PlainOffice office = PlainOfficeBuilder.quarterly()
                .province("P")
                .unit("D1", "district", "P", "", "2022-06-30", "D12")
                .unit("D2", "district", "P", "", "2022-06-30", "D12")
                .unit("D12", "district", "P", "2022-07-01", "", "")
                .sendOn("2021-04-01", "D1", "2021-Q1", "FLOW=4")
                .sendOn("2022-07-01", "D1", "2022-Q2", "FLOW=1", "PEAK=9")
                .sendOn("2022-07-01", "D2", "2022-Q2", "FLOW=2", "PEAK=5")
                .sendOn("2022-10-01", "D12", "2022-Q3", "FLOW=4", "PEAK=10")
                .on("2022-11-01");
        assertThat(figure(office, "2022 D1 FLOW - as-reported")).isEqualTo("1 1 1 2");
        assertThat(comparisons(office, "2022 D1 FLOW - as-reported")).isEqualTo("4 4 - 1 - - open");
        assertThat(figure(office, "2022 D12 PEAK - restated"))
                .as("9 + 5 in the second quarter, 10 in the third")
                .isEqualTo("14 14 3 6");
        assertThat(figure(office, "2022 P FLOW - as-reported")).isEqualTo("7  3 10");
        assertThat(comparisons(office, "2022 P FLOW - as-reported")).isEqualTo("4 4 75 7 - - open");
    }

    @Test
    void splitWithWeights_isDivided() {
        PlainOffice office = PlainOfficeBuilder.quarterly()
                .province("P")
                .unit("D1", "district", "P", "", "2022-03-31", "D3:0.4 D4:0.6")
                .district("D2", "P")
                .unit("D3", "district", "P", "2022-04-01", "", "")
                .unit("D4", "district", "P", "2022-04-01", "", "")
                .sendOn("2022-04-01", "D1", "2022-Q1", "FLOW=10", "WHOLE=20")
                .sendOn("2022-04-01", "D2", "2022-Q1", "FLOW=1")
                .on("2022-08-01");
        assertThat(figure(office, "2022-Q1 D3 FLOW - restated")).isEqualTo("4 4 1 1");
        assertThat(figure(office, "2022-Q1 D4 FLOW - restated")).isEqualTo("6 6 1 1");
        assertThat(figure(office, "2022-Q1 D4 RATE - restated")).isEqualTo("50 50 1 1");
        assertThat(lines(office, "2022-Q1 P FLOW - restated")).isEmpty();
    }

    @Test
    void splitWithoutWeights_isNotComparableBelowWhatIsAboveAll() {
        PlainOffice office = PlainOfficeBuilder.quarterly()
                .province("P")
                .unit("R", "region", "P", "", "", "")
                .unit("D1", "district", "R", "", "2022-03-31", "D3 D4")
                .district("D2", "R")
                .unit("D3", "district", "R", "2022-04-01", "", "")
                .unit("D4", "district", "P", "2022-04-01", "", "")
                .sendOn("2022-04-01", "D1", "2022-Q1", "FLOW=10", "PRIZE:A=1")
                .sendOn("2022-04-01", "D2", "2022-Q1", "FLOW=1", "WHOLE=5", "PRIZE:B=3")
                .sendOn("2022-07-01", "D3", "2022-Q2", "FLOW=7", "STOCK=6")
                .on("2022-08-01");
        assertThat(figure(office, "2022-Q1 D3 FLOW - restated")).isEqualTo("0 0");
        assertThat(figure(office, "2022-Q1 R FLOW - restated"))
                .as("unknown; one submission is mapped to it")
                .isEqualTo("1 1");
        assertThat(figure(office, "2022-Q1 R WHOLE - restated")).isEqualTo("5  1 1");
        assertThat(figure(office, "2022-Q1 R RATE - restated")).isEqualTo("20  1 1");
        assertThat(figure(office, "2022-Q1 R PRIZE - restated")).isEqualTo("1 1");
        assertThat(figure(office, "2022-Q1 R PRIZE B restated")).isEqualTo("3  1 1");
        assertThat(figure(office, "2022-S1 D3 FLOW - restated")).isEqualTo("1 1");
        assertThat(figure(office, "2022-S1 D3 STOCK - restated"))
                .as("the split unit reported for an earlier quarter")
                .isEqualTo("6 6 1 1");
        assertThat(lines(office, "2022-Q1 P FLOW - restated")).isEmpty();
        assertThat(figure(office, "2022-S1 P FLOW - as-reported")).isEqualTo("18  3 7");
    }

    @Test
    void topUnitsMerged_theOldOnesFiguresAreTheNewOnes() {
        PlainOffice office = PlainOfficeBuilder.quarterly()
                .unit("P", "province", null, "", "2022-06-30", "Q")
                .unit("D1", "district", "P", "", "2022-06-30", "")
                .unit("D1", "district", "Q", "2022-07-01", "", "")
                .province("Q")
                .sendOn("2022-04-01", "P", "2022-Q1", "FLOW=1")
                .sendOn("2022-04-01", "D1", "2022-Q1", "FLOW=10")
                .sendOn("2022-10-01", "D1", "2022-Q3", "FLOW=20")
                .on("2022-11-01");
        assertThat(figure(office, "2022-Q1 P FLOW - as-reported")).isEqualTo("11 1 2 2");
        assertThat(lines(office, "2022-Q1 Q FLOW - as-reported"))
                .as("not listed for Q")
                .isEmpty();
        assertThat(figure(office, "2022-Q1 Q FLOW - restated")).isEqualTo("11 1 2 3");
        assertThat(figure(office, "2022 Q FLOW - as-reported")).isEqualTo("20  1 6");
        assertThat(figure(office, "2022 P FLOW - as-reported")).isEqualTo("11 1 2 4");
        assertThat(figure(office, "2022 D1 FLOW - as-reported")).isEqualTo("30 30 2 4");
        assertThat(figure(office, "2022 Q FLOW - restated")).isEqualTo("31 1 3 10");
    }

    @Test
    void movedUnit_countsToWhoWasAboveItThen() {
        PlainOffice office = PlainOfficeBuilder.quarterly()
                .province("P")
                .unit("R1", "region", "P", "", "", "")
                .unit("R2", "region", "P", "", "", "")
                .unit("D1", "district", "R1", "", "2022-03-31", "")
                .unit("D1", "district", "R2", "2022-04-01", "", "")
                .sendOn("2022-04-01", "D1", "2022-Q1", "FLOW=10")
                .sendOn("2022-07-01", "D1", "2022-Q2", "FLOW=5")
                .on("2022-08-01");
        assertThat(figure(office, "2022-S1 R1 FLOW - as-reported")).isEqualTo("10  1 1");
        assertThat(figure(office, "2022-S1 R2 FLOW - as-reported")).isEqualTo("5  1 1");
        assertThat(figure(office, "2022-S1 R1 FLOW - restated")).isEqualTo("0 0");
        assertThat(figure(office, "2022-S1 R2 FLOW - restated")).isEqualTo("15  2 2");
        assertThat(lines(office, "2022-S1 D1 FLOW - restated")).isEmpty();
    }

    @Test
    void closedUnitWithoutSuccessor_countsToTheUnitAbove() {
        PlainOffice office = PlainOfficeBuilder.quarterly()
                .province("P")
                .unit("R", "region", "P", "", "2022-06-30", "")
                .unit("D1", "district", "R", "", "2022-03-31", "")
                .district("D2", "P")
                .sendOn("2022-04-01", "D1", "2022-Q1", "FLOW=10")
                .on("2022-08-01");
        assertThat(lines(office, "2022-Q1 P FLOW - restated")).as("the same").isEmpty();
        assertThat(figure(office, "2022-S1 P FLOW - as-reported")).isEqualTo("10  1 5");
        NaiveFigures figures = new NaiveFigures(office, office.forms().get(0));
        assertThat(figures.amount(
                        new NaiveFigures.Key(NaiveFigures.View.RESTATED, Period.of("2022-Q1"), "P", "FLOW", "")))
                .hasToString("Amount[value=10, own=null]");
    }

    @Test
    void closedFigures_areThoseOfTheirLastRevisionPoint() {
        PlainOfficeBuilder builder = threeDistricts()
                .sendOn("2021-04-05", "D1", "2021-Q1", "FLOW=4")
                .sendOn("2022-04-05", "D1", "2022-Q1", "FLOW=5")
                .decide("2022-04-10", "2022-Q1", "P", Kind.CLOSE)
                .sendOn("2022-05-01", "D1", "2021-Q1", "FLOW=2");
        assertThat(comparisons(builder.on("2022-06-01"), "2022-Q1 P FLOW - as-reported"))
                .as("last year's was corrected only afterwards")
                .isEqualTo("- 4 25 5 - - closed");
        builder.sendOn("2022-06-02", "D2", "2022-Q1", "FLOW=1");
        assertThat(comparisons(builder.on("2022-07-01"), "2022-Q1 P FLOW - as-reported"))
                .isEqualTo("- 2 200 6 - - closed");
        assertThat(comparisons(builder.on("2022-07-01"), "2022-Q1 D1 FLOW - as-reported"))
                .as("the correction was not D1's")
                .isEqualTo("- 4 25 5 - - closed");
    }

    @Test
    void revisions_countClosingsAndCorrections() {
        PlainOffice office = threeDistricts()
                .decide("2022-04-10", "2022-Q1", "", Kind.CLOSE)
                .sendOn("2022-05-01", "D1", "2022-Q1", "FLOW=2")
                .decide("2022-05-02", "2022-Q1", "D2", Kind.EXCLUDE)
                .decide("2022-05-03", "2022-Q1", "P", Kind.REOPEN)
                .sendOn("2022-05-04", "D1", "2022-Q1", "FLOW=3")
                .decide("2022-05-05", "2022-Q1", "P", Kind.CLOSE)
                .on("2022-06-01");
        assertThat(revision(office.asOf(AsOfPoint.endOf(LocalDate.of(2022, 4, 7))), "P"))
                .isEqualTo("OPEN 0");
        assertThat(revision(office.asOf(AsOfPoint.endOf(LocalDate.of(2022, 4, 10))), "P"))
                .isEqualTo("CLOSED 0");
        assertThat(revision(office.asOf(AsOfPoint.endOf(LocalDate.of(2022, 5, 1))), "P"))
                .isEqualTo("CLOSED 1");
        assertThat(revision(office.asOf(AsOfPoint.endOf(LocalDate.of(2022, 5, 1))), "D2"))
                .isEqualTo("CLOSED 0");
        assertThat(revision(office.asOf(AsOfPoint.endOf(LocalDate.of(2022, 5, 2))), "P"))
                .isEqualTo("CLOSED 2");
        assertThat(revision(office.asOf(AsOfPoint.endOf(LocalDate.of(2022, 5, 4))), "P"))
                .isEqualTo("PROVISIONAL 3");
        assertThat(revision(office, "P")).isEqualTo("CLOSED 3");
    }

    @ParameterizedTest
    @CsvSource({"3, CLOSED 1", "4, CLOSED 0"})
    void correctionOnTheDayOfTheClosing_isOneAfterTheReceiptsThatItTells(long receipts, String revision) {
        PlainOffice office = threeDistricts()
                .sendOn("2022-04-01", "D1", "2022-Q1", "FLOW=1")
                .sendOn("2022-04-01", "D2", "2022-Q1", "FLOW=1")
                .sendOn("2022-04-01", "D3", "2022-Q1", "FLOW=1")
                .sendOn("2022-04-10", "D1", "2022-Q1", "FLOW=2")
                .decide("2022-04-10", "2022-Q1", "", Kind.CLOSE, Mark.ofReceipts(receipts))
                .on("2022-06-01");
        assertThat(office.sent()).hasSize(4);
        assertThat(revision(office, "P")).isEqualTo(revision);
        assertThat(figure(office, "2022-Q1 D1 FLOW - as-reported")).isEqualTo("2 2 1 1");
    }

    @ParameterizedTest
    @CsvSource({"3, 2 2 1 1", "4, 0 1"})
    void whatIsSentBack_isWhatHadComeByThen(long receipts, String figure) {
        PlainOffice office = threeDistricts()
                .sendOn("2022-04-01", "D1", "2022-Q1", "FLOW=1")
                .sendOn("2022-04-01", "D2", "2022-Q1", "FLOW=1")
                .sendOn("2022-04-01", "D3", "2022-Q1", "FLOW=1")
                .sendOn("2022-04-10", "D1", "2022-Q1", "FLOW=2")
                .decide("2022-04-10", "2022-Q1", "D1", Kind.RETURN, Mark.ofReceipts(receipts))
                .on("2022-06-01");
        assertThat(figure(office, "2022-Q1 D1 FLOW - as-reported")).isEqualTo(figure);
    }

    private static String revision(PlainOffice office, String unit) {
        NaiveTimeline timeline = new NaiveTimeline(office, office.forms().get(0), new NaiveTrees(office.units()));
        PeriodState state = timeline.state(Period.of("2022-Q1"), unit);
        return state + " " + timeline.revision(Period.of("2022-Q1"), unit);
    }

    @Test
    void returnedVersion_countsNoMoreUntilANewOneComes() {
        PlainOfficeBuilder builder = threeDistricts()
                .sendOn("2022-04-01", "D1", "2022-Q1", "FLOW=1")
                .sendOn("2022-04-02", "D1", "2022-Q1", "FLOW=2")
                .arrive(Outcome.RETURNED, "D1", "2022-Q1", LocalDate.of(2022, 4, 3));
        assertThat(figure(builder.on("2022-04-05"), "2022-Q1 D1 FLOW - as-reported"))
                .isEqualTo("2 2 1 1");
        builder.decide("2022-04-06", "2022-Q1", "D1", Kind.RETURN);
        assertThat(figure(builder.on("2022-04-06"), "2022-Q1 D1 FLOW - as-reported"))
                .isEqualTo("0 1");
        builder.sendOn("2022-04-07", "D1", "2022-Q1", "FLOW=3");
        assertThat(figure(builder.on("2022-04-07"), "2022-Q1 D1 FLOW - as-reported"))
                .isEqualTo("3 3 1 1");
        builder.decide("2022-04-08", "2022-Q1", "D1", Kind.EXCLUDE);
        assertThat(figure(builder.on("2022-04-08"), "2022-Q1 D1 FLOW - as-reported"))
                .isEqualTo("0 0");
    }

    /** The random offices that the two implementations are compared on have what the largest over time depends on. */
    @Test
    void randomOffices_haveLargestValuesWithAndWithoutCategoriesAndSuccessors() {
        List<PlainOffice> offices =
                LongStream.rangeClosed(1, 60).mapToObj(RandomOffice::make).toList();
        for (boolean hasCategories : List.of(true, false)) {
            assertThat(offices)
                    .filteredOn(office -> office.units().stream()
                            .anyMatch(unit -> !unit.successors().isEmpty()))
                    .filteredOn(office -> office.forms().stream()
                            .flatMap(form -> form.elements().stream())
                            .filter(element -> element.overTime() == OverTime.MAX)
                            .anyMatch(element -> element.categories().isEmpty() != hasCategories))
                    .as("with categories: " + hasCategories)
                    .hasSizeGreaterThan(5);
        }
    }
}
