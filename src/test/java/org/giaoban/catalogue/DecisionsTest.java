package org.giaoban.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.giaoban.model.Decision;
import org.giaoban.model.Form;
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

    private static final Form FORM =
            new CatalogueLoader(new Workspace(Path.of(""))).load().getForm("hoat-dong");

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
                new Ledgers(workspace, faults, new OrgTree(List.of(unit)), List.of(FORM), List.of()).readDecisions();
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
                2023-07-07,2023-Q1,,close,"Xong [templates 0123456789ab, units cdef01234567, receipts 182]",VP
                2023-07-07,2023-Q2,H,extend,2023-07-20: Lũ,VP
                2023-07-07,2023-Q2,H,return,Sai [receipts 3],VP
                """);
        List<Decision> all = read(ALL + """
                2023-07-07,2023-Q1,,close,,,,182,"Xong [templates 0123456789ab, units cdef01234567]",VP
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
                2023-07-07,2023-Q2,H,amend,KTR.NG,12,,3,"Sai [units cdef01234567]",VP
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
                        "input/decisions.csv:5: only an extension has a last day (until) → fill in what it needs, or enter it anew with giaoban decide");
        assertThat(faults("date,period,unit,decision,until,reason,by\n"))
                .containsExactly("input/decisions.csv:1: columns missing: [element, value, receipts] →"
                        + " the header row must name [date, period, unit, decision, element, value, until, receipts,"
                        + " reason, by]");
    }

    /** The same words as those of the command {@code decide}, which {@code DecideCommandTest} checks. */
    @Test
    void rowsThatTheCommandWouldRefuse_areFaults() {
        assertThat(faults(ALL + """
                        2023-07-07,2023-Q2,H,amend,KTR.NG,-5,,,Sai,VP
                        2023-07-07,2023-Q2,H,amend,KTR.NG,7.5,,,Sai,VP
                        2023-07-07,2023-Q2,H,amend,KTR.XX,7,,,Sai,VP
                        2023-07-07,2023-Q2,H,amend,KTR.NG:A,7,,,Sai,VP
                        2023-07-07,2023-Q2,H,amend,GT,7,,,Sai,VP
                        2023-07-07,2023-Q2,H,confirm,GT:D,,,,Sai,VP
                        2023-07-07,2023-Q2,H,confirm,,,,,Sai,VP
                        2023-07-07,2023-Q2,,confirm,GT,,,,Sai,VP
                        2023-07-07,2023-Q2,H,amend,KTR.NG,,,,Sai,VP
                        2023-07-07,2023-Q2,H,close,,,,,,VP
                        2023-07-07,2023-Q2,H,confirm,GT,,,,Sai,
                        2023-07-07,2023-Q2,H,confirm,GT,,,,Sai,VP
                        """))
                .containsExactly(
                        "input/decisions.csv:2: -5 is no count → write a whole number, digits only, such as 1250",
                        "input/decisions.csv:3: 7.5 is no count → write a whole number, digits only, such as 1250",
                        "input/decisions.csv:4: No form that is asked for has an element KTR.XX → use a code of the form, as in figures.csv",
                        "input/decisions.csv:5: KTR.NG:A is no value of the form → name one of: KTR.NG",
                        "input/decisions.csv:6: GT is no value of the form → name one of: GT:A, GT:B, GT:C, GT:KK",
                        "input/decisions.csv:7: GT:D is no value of the form → name one of: GT:A, GT:B, GT:C, GT:KK",
                        "input/decisions.csv:8: a decision to confirm names a unit and an element → fill in what it needs, or enter it anew with giaoban decide",
                        "input/decisions.csv:9: a decision to confirm names a unit and an element → fill in what it needs, or enter it anew with giaoban decide",
                        "input/decisions.csv:10: a decision to amend needs a value → fill in what it needs, or enter it anew with giaoban decide",
                        "input/decisions.csv:11: The reason is empty → say why, in one sentence",
                        "input/decisions.csv:12: The name is empty → say who decided");
    }

    @Test
    void anOlderLedger_isCheckedLikewise() {
        assertThat(faults(OLDER + """
                        2023-07-07,2023-Q2,H,amend,KTR.NG = -5: Sai,VP
                        2023-07-07,2023-Q2,H,amend,Sai,VP
                        2023-07-07,2023-Q2,H,extend,2023-07-32: Lũ,VP
                        """))
                .containsExactly(
                        "input/decisions.csv:2: -5 is no count → write a whole number, digits only, such as 1250",
                        "input/decisions.csv:3: a decision to amend names a unit and an element → fill in what it needs, or enter it anew with giaoban decide",
                        "input/decisions.csv:4: until \"2023-07-32: Lũ\" → write a day like 2023-07-20, or leave it empty");
    }
}
