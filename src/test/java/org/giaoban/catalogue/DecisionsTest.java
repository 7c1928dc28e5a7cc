package org.giaoban.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.giaoban.model.Decision;
import org.giaoban.model.OperatorError;
import org.giaoban.model.OrgTree;
import org.giaoban.model.OrgUnit;
import org.giaoban.workspace.DecisionLedger;
import org.giaoban.workspace.Workspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reading {@code decisions.csv}, with the six older columns and with all ten. */
class DecisionsTest {

    private static final String OLDER = "date,period,unit,decision,reason,by\n";
    private static final String ALL = "date,period,unit,decision,element,value,until,receipts,reason,by\n";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Workspace workspace;

    @BeforeEach
    void createInput() throws IOException {
        workspace = new Workspace(folder);
        Files.createDirectories(workspace.input());
    }

    private List<Decision> read(String text) throws IOException {
        Files.writeString(workspace.decisions(), text);
        Faults faults = new Faults();
        OrgUnit unit = new OrgUnit("H", "Huyện", List.of(), "xa", null, OrgUnit.Lifetime.ALWAYS, true, "");
        List<Decision> decisions =
                new Ledgers(workspace, faults, new OrgTree(List.of(unit)), List.of()).readDecisions();
        faults.throwIfAny();
        return decisions;
    }

    private List<String> faults(String text) {
        OperatorError error = catchThrowableOfType(OperatorError.class, () -> read(text));
        return error.faults().stream().map(OperatorError.Fault::toString).toList();
    }

    @Test
    void bothFormats_giveTheSameDecisions() throws IOException {
        List<Decision> older = read(OLDER + """
                2023-07-07,2023-Q2,,close,"Xong [templates 0123456789ab, units cdef01234567, receipts 182]",VP
                2023-07-07,2023-Q2,H,extend,2023-07-20: Lũ,VP
                2023-07-07,2023-Q2,H,return,Sai [receipts 3],VP
                """);
        List<Decision> all = read(ALL + """
                2023-07-07,2023-Q2,,close,,,,182,"Xong [templates 0123456789ab, units cdef01234567]",VP
                2023-07-07,2023-Q2,H,extend,,,2023-07-20,,Lũ,VP
                2023-07-07,2023-Q2,H,return,,,,3,Sai,VP
                """);
        assertThat(all).isEqualTo(older).hasSize(3);
        assertThat(older.get(1).until()).hasToString("Optional[2023-07-20]");
        assertThat(older.get(1).reason()).isEqualTo("Lũ");
        assertThat(older.get(2).basedOn().receipts()).isEqualTo(3);
    }

    @Test
    void whatIsAppended_isReadAgain() throws IOException {
        List<Decision> decisions = read(ALL + """
                2023-07-07,2023-Q2,H,return,A.1:B,-12.5,,3,"Sai [units cdef01234567]",VP
                2023-07-07,2023-Q2,,extend,,,2023-07-20,,Lũ,VP
                """);
        Files.writeString(workspace.decisions(), ALL);
        decisions.forEach(new DecisionLedger(workspace)::append);
        assertThat(read(Files.readString(workspace.decisions()))).isEqualTo(decisions);
    }

    @Test
    void inAFileWithAllColumns_dayAndReceiptsInTheReasonAreText() throws IOException {
        Decision decision = read(ALL + "2023-07-07,2023-Q2,H,extend,,,,,2023-07-20: Lũ [receipts 3],VP\n")
                .get(0);
        assertThat(decision.until()).isEmpty();
        assertThat(decision.mark()).isEqualTo(Decision.Mark.NONE);
        assertThat(decision.reason()).isEqualTo("2023-07-20: Lũ [receipts 3]");
    }

    @Test
    void faults_nameTheLine() {
        assertThat(faults(ALL + """
                        2023-07-07,2023-Q2,H,extend,,,2023-07-32,,Lũ,VP
                        2023-07-07,2023-Q2,H,close,,,,ba,Xong,VP
                        2023-07-07,2023-Q2,H,close,A.1,1e3,,-1,Xong,VP
                        2023-07-07,2023-Q2,H,close,,,2023-07-20,,Xong,VP
                        """))
                .containsExactly(
                        "input/decisions.csv:2: until \"2023-07-32\" → write a day like 2023-07-20, or leave it empty",
                        "input/decisions.csv:3: receipts \"ba\" → write a number of lines of receipts.csv like 182, or leave it empty",
                        "input/decisions.csv:4: value \"1e3\" → write a number like 1250 or 12.5, or leave it empty",
                        "input/decisions.csv:4: receipts \"-1\" → write a number of lines of receipts.csv like 182, or leave it empty",
                        "input/decisions.csv:5: not a decision: only an extension has a last day (until) → date like 2023-07-07, period like 2023-Q2, decision close, reopen, exclude, extend, return, confirm or amend");
        assertThat(faults("date,period,unit,decision,until,reason,by\n"))
                .containsExactly("input/decisions.csv:1: columns missing: [element, value, receipts] →"
                        + " the header row must name [date, period, unit, decision, element, value, until, receipts,"
                        + " reason, by]");
    }
}
