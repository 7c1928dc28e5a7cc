package org.giaoban.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.giaoban.model.Decision;
import org.giaoban.model.Decision.Details;
import org.giaoban.model.Decision.Kind;
import org.giaoban.model.Decision.Mark;
import org.giaoban.model.Period;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in the ledger after rows were added. */
class DecisionLedgerTest {

    private static final String OLDER = "date,period,unit,decision,reason,by\n";
    private static final String ALL = "date,period,unit,decision,element,value,until,receipts,reason,by\n";

    private static final Mark MARK = Mark.ofReceipts(182).with("0123456789abcdef", "cdef012345678888");
    private static final Details UNTIL = Details.NONE.withUntil(LocalDate.of(2023, 7, 20));
    private static final Details AMENDED = new Details(
            Optional.of("A.1:B"), Optional.of(new BigDecimal("12.50")), Optional.empty(), Mark.ofReceipts(3));

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

    private static Decision decision(Kind kind, String reason, Details details) {
        return new Decision(
                1, LocalDate.of(2023, 7, 7), Period.of("2023-Q2"), Optional.of("H"), kind, reason, "VP", details);
    }

    private String append(String before, Decision... decisions) throws IOException {
        if (!before.isEmpty()) {
            Files.writeString(workspace.decisions(), before);
        }
        for (Decision decision : decisions) {
            new DecisionLedger(workspace).append(decision);
        }
        return Files.readString(workspace.decisions());
    }

    private static final Decision[] THREE = {
        decision(Kind.CLOSE, "Xong", Details.NONE.withMark(MARK)),
        decision(Kind.EXTEND, "Lũ", UNTIL),
        decision(Kind.RETURN, "Sai", AMENDED)
    };

    @Test
    void olderColumns_haveLastDayAndReceiptsInTheReason() throws IOException {
        assertThat(append(OLDER, THREE)).isEqualTo(OLDER + """
                2023-07-07,2023-Q2,H,close,"Xong [templates 0123456789ab, units cdef01234567, receipts 182]",VP
                2023-07-07,2023-Q2,H,extend,2023-07-20: Lũ,VP
                2023-07-07,2023-Q2,H,return,Sai [receipts 3],VP
                """);
        assertThat(new DecisionLedger(workspace).isOlder()).isTrue();
        assertThat(new DecisionLedger(workspace).columns())
                .isEqualTo(List.of(OLDER.strip().split(",")));
    }

    @Test
    void allColumns_keepOnlyTheHashesInTheReason() throws IOException {
        String rows = """
                2023-07-07,2023-Q2,H,close,,,,182,"Xong [templates 0123456789ab, units cdef01234567]",VP
                2023-07-07,2023-Q2,H,extend,,,2023-07-20,,Lũ,VP
                2023-07-07,2023-Q2,H,return,A.1:B,12.50,,3,Sai,VP
                """;
        assertThat(append(ALL, THREE)).isEqualTo(ALL + rows);
        Files.delete(workspace.decisions());
        assertThat(append("", THREE)).as("a new file").isEqualTo(ALL + rows);
        assertThat(new DecisionLedger(workspace).isOlder()).isFalse();
        assertThat(new DecisionLedger(workspace).columns())
                .isEqualTo(List.of(ALL.strip().split(",")));
    }

    @Test
    void someOfTheLaterColumns_askForAllOfThem() throws IOException {
        Files.writeString(workspace.decisions(), "date;period;unit;decision;\"until\";reason;by\r\n");
        assertThat(new DecisionLedger(workspace).columns())
                .isEqualTo(List.of(ALL.strip().split(",")));
    }
}
