package org.giaoban.timeline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.model.Decision;
import org.giaoban.model.OperatorError;
import org.giaoban.model.OperatorError.Fault;
import org.giaoban.receive.ReceiptLedger;
import org.giaoban.workspace.DecisionLedger;
import org.giaoban.workspace.Workspace;

/** Checks the lines of {@code decisions.csv}, which may be typed by hand, as {@code decide} checks what it enters. */
public final class LedgerCheck {

    private final Workspace workspace;
    private final Catalogue catalogue;
    private final LocalDate today;

    /** @param today the machine's today in the office's zone */
    public LedgerCheck(Workspace workspace, Catalogue catalogue, LocalDate today) {
        this.workspace = workspace;
        this.catalogue = catalogue;
        this.today = today;
    }

    /** @throws OperatorError with every line that decide would have refused */
    public void check() {
        List<Fault> faults = new ArrayList<>();
        List<Decision> decisions = catalogue.decisions();
        List<String> places = new DecisionLedger(workspace).listPlaces();
        long received = new ReceiptLedger(workspace).read().size();
        for (int i = 0; i < decisions.size(); i++) {
            String place = places.get(i);
            Decision decision = decisions.get(i);
            UnaryOperator<String> where = column -> place;
            try {
                new DecisionCheck(catalogue.withDecisions(decisions.subList(0, i)), today, where).check(decision);
            } catch (OperatorError e) {
                faults.addAll(e.faults());
            }
            decision.mark()
                    .receipts()
                    .filter(receipts -> receipts > received)
                    .ifPresent(receipts -> faults.add(Fault.of("decide-receipts", place, receipts, received)));
        }
        if (!faults.isEmpty()) {
            throw new OperatorError(faults);
        }
    }
}
