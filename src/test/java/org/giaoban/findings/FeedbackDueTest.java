package org.giaoban.findings;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.giaoban.aggregate.EmptyDatabase;
import org.giaoban.aggregate.PlainOfficeBuilder;
import org.giaoban.model.AsOfPoint;
import org.giaoban.model.Decision.Kind;
import org.giaoban.model.Finding;
import org.giaoban.model.FindingCode;
import org.giaoban.model.Period;
import org.giaoban.validate.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is to be said of files, and whose senders are owed an answer. */
class FeedbackDueTest {

    private static final LocalDate DAY = LocalDate.of(2022, 4, 1);

    private final HikariDataSource source = EmptyDatabase.open();

    @AfterEach
    void close() {
        source.close();
    }

    private static PlainOfficeBuilder arrive(PlainOfficeBuilder office, Outcome outcome, String unit, LocalDate day) {
        return office.arrive(
                outcome, unit, "2022-Q1", day, outcome == Outcome.ACCEPTED ? new String[] {"FLOW=1"} : new String[0]);
    }

    private static Finding finding(FindingCode code, String cell) {
        return Finding.of(code, "Số liệu", cell, "?");
    }

    /** {@code file sha256 day outcome unit period reason CODES} */
    private List<String> replies(PlainOfficeBuilder office) {
        office.aggregate(source);
        return FeedbackDue.read(source, PlainOfficeBuilder.snapshots(source))
                .list(SubmissionFindings.read(source, PlainOfficeBuilder.snapshots(source))
                        .list())
                .stream()
                .map(reply -> "%s %s %s %s %s %s '%s' %s"
                        .formatted(
                                reply.file(),
                                reply.sha256(),
                                reply.receivedOn(),
                                reply.outcome(),
                                reply.unit().orElse("-"),
                                reply.period().map(Period::id).orElse("-"),
                                reply.reason(),
                                reply.findings().stream().map(Finding::code).collect(Collectors.joining(" "))))
                .toList();
    }

    /** {@code form unit period file CODE effect cell found counts} */
    private List<String> findings(PlainOfficeBuilder office) {
        office.aggregate(source);
        return SubmissionFindings.read(source, PlainOfficeBuilder.snapshots(source)).list().stream()
                .map(found -> "%s %s %s %s %s %s %s %s %s"
                        .formatted(
                                found.form().orElse("-"),
                                found.unit().orElse("-"),
                                found.period().map(Period::id).orElse("-"),
                                found.file(),
                                found.finding().code(),
                                found.finding().effect(),
                                Optional.ofNullable(found.finding().cell()).orElse("-"),
                                found.finding().found(),
                                found.counts()))
                .toList();
    }

    @Test
    void answersAreOwed_forWhatWasNotAcceptedAndForWarnings_inTheOrderOfReceipt() {
        PlainOfficeBuilder office = PlainOfficeBuilder.small();
        arrive(office, Outcome.ACCEPTED, "D1", DAY)
                .found(finding(FindingCode.NUMBER_REPAIRED, "D5"), finding(FindingCode.OUT_OF_BOUNDS, "D6"));
        arrive(office, Outcome.ACCEPTED, "D2", DAY).found(finding(FindingCode.NUMBER_REPAIRED, "D5"));
        office.refuse("thư.pdf", DAY, Finding.of(FindingCode.NOT_A_WORKBOOK, null, null, "PDF"));
        arrive(office, Outcome.RETURNED, "D3", DAY.plusDays(1)).found(finding(FindingCode.NEGATIVE, "D7"));
        arrive(office, Outcome.ACCEPTED, "P", DAY);
        assertThat(replies(office))
                .containsExactly(
                        "D1-2022-Q1-1.xlsx sha1 2022-04-01 ACCEPTED D1 2022-Q1 '' NUMBER-REPAIRED OUT-OF-BOUNDS",
                        "thư.pdf sha3 2022-04-01 REFUSED - - '' NOT-A-WORKBOOK",
                        "D3-2022-Q1-4.xlsx sha4 2022-04-02 RETURNED D3 2022-Q1 '' NEGATIVE");
    }

    @Test
    void whatAPersonSentBack_isAnsweredWithTheReason_andWhatWasReplacedNotAtAll() {
        PlainOfficeBuilder office =
                PlainOfficeBuilder.small().decide("2022-04-05", "2022-Q1", "D1", Kind.RETURN, "thiếu chữ ký");
        arrive(office, Outcome.ACCEPTED, "D1", DAY);
        arrive(office, Outcome.RETURNED, "D2", DAY).found(finding(FindingCode.NEGATIVE, "D5"));
        arrive(office, Outcome.ACCEPTED, "D2", DAY.plusDays(1));
        assertThat(replies(office))
                .containsExactly("D1-2022-Q1-1.xlsx sha1 2022-04-01 RETURNED D1 2022-Q1 'thiếu chữ ký' ");
    }

    @Test
    void findings_areOfEveryFile_andTellWhetherItCounts() {
        PlainOfficeBuilder office = PlainOfficeBuilder.small();
        arrive(office, Outcome.ACCEPTED, "D1", DAY).found(finding(FindingCode.NUMBER_REPAIRED, "D5"));
        arrive(office, Outcome.ACCEPTED, "D1", DAY).found(finding(FindingCode.READ_AS_ZERO, "D6"));
        office.refuse("thư.pdf", DAY, Finding.of(FindingCode.NOT_A_WORKBOOK, null, null, "PDF"));
        office.sendAgain(1, DAY.plusDays(3)).writing("đang ghi.xlsx");
        assertThat(findings(office))
                .containsExactly(
                        "f D1 2022-Q1 D1-2022-Q1-1.xlsx SUPERSEDED NOTE - D1-2022-Q1-2.xlsx false",
                        "f D1 2022-Q1 D1-2022-Q1-1.xlsx NUMBER-REPAIRED NOTE D5 ? false",
                        "f D1 2022-Q1 D1-2022-Q1-2.xlsx SAME-DAY WARNING - D1-2022-Q1-1.xlsx true",
                        "f D1 2022-Q1 D1-2022-Q1-2.xlsx READ-AS-ZERO NOTE D6 ? true",
                        "- - - thư.pdf NOT-A-WORKBOOK RETURN - PDF true",
                        "f D1 2022-Q1 again-D1-2022-Q1-1.xlsx OLD-VERSION-AGAIN WARNING - D1-2022-Q1-2.xlsx true",
                        "f D1 2022-Q1 again-D1-2022-Q1-1.xlsx SAME-BYTES NOTE - D1-2022-Q1-1.xlsx false",
                        "- - - đang ghi.xlsx STILL-BEING-WRITTEN WARNING - đang ghi.xlsx false");
    }

    @Test
    void pathThatNamesAnotherPeriodOnly_disagrees() {
        PlainOfficeBuilder office = PlainOfficeBuilder.small()
                .sendAs("2021-Q4/D1.xlsx", "D1", "2022-Q1", "FLOW=1")
                .sendAs("2021-Q4/D1 2021-Q4.xlsx", "D1", "2022-Q1", "FLOW=2")
                .sendAs("2021/2021-12/D2 2021-S2.xlsx", "D2", "2022-Q1", "FLOW=1")
                .sendAs("2021-Q4/D3 2022-Q1.xlsx", "D3", "2022-Q1", "FLOW=1")
                .sendAs("2022-13/x2021-Q4 2021-Q40 2021-Q4-9.xlsx", "P", "2022-Q1", "FLOW=1");
        assertThat(findings(office))
                .filteredOn(line -> line.contains("PATH-DISAGREES"))
                .containsExactly(
                        "f D1 2022-Q1 2021-Q4/D1.xlsx PATH-DISAGREES WARNING - 2021-Q4 false",
                        "f D1 2022-Q1 2021-Q4/D1 2021-Q4.xlsx PATH-DISAGREES WARNING - 2021-Q4 true");
        assertThat(SubmissionFindings.read(source, PlainOfficeBuilder.snapshots(source)).list().stream()
                        .filter(found -> found.finding().code().equals("PATH-DISAGREES"))
                        .map(found -> found.finding().values().get("period")))
                .containsOnly("2022-Q1");
    }

    /** Before a submission replaces another unit's figures, a name that says otherwise is a warning. */
    @Test
    void fileNameThatNamesAnotherUnitOnly_disagrees() {
        PlainOfficeBuilder office = PlainOfficeBuilder.small()
                .sendAs("2022-Q1/D2.xlsx", "D1", "2022-Q1", "FLOW=1")
                .sendAs("2022-Q1/D3 quy I-2022 (2).xlsx", "D2", "2022-Q1", "FLOW=1")
                .sendAs("2022-Q1/D3 bo sung.xlsx", "D3", "2022-Q1", "FLOW=1")
                .sendAs("D2/gui lan 2.xlsx", "P", "2022-Q1", "FLOW=1");
        assertThat(findings(office))
                .filteredOn(line -> line.contains("PATH"))
                .containsExactly(
                        "f D1 2022-Q1 2022-Q1/D2.xlsx PATH-NAMES-OTHER-UNIT WARNING - D2 true",
                        "f D2 2022-Q1 2022-Q1/D3 quy I-2022 (2).xlsx PATH-NAMES-OTHER-UNIT WARNING - D3 true");
    }

    @Test
    void whatIsStillBeingWritten_isAFindingOfTheCurrentSnapshotOnly() {
        PlainOfficeBuilder office = PlainOfficeBuilder.small()
                .arrive(Outcome.ACCEPTED, "D1", "2022-Q1", DAY, "FLOW=1")
                .decide("2022-04-25", "2022-Q1", "", Kind.CLOSE)
                .writing("đang ghi.xlsx");
        office.aggregate(source);
        assertThat(SubmissionFindings.read(source, PlainOfficeBuilder.snapshots(source))
                        .list(AsOfPoint.endOf(LocalDate.of(2022, 4, 25))))
                .isEmpty();
        assertThat(SubmissionFindings.read(source, PlainOfficeBuilder.snapshots(source))
                        .list())
                .extracting(found -> found.finding().code())
                .containsExactly("STILL-BEING-WRITTEN");
    }
}
