package org.giaoban.cli;

import java.time.LocalDate;
import java.util.List;
import org.giaoban.model.OperatorError;
import org.giaoban.receive.Receipt;
import org.giaoban.receive.ReceiptLedger;
import org.giaoban.workspace.MachineError;
import org.giaoban.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/**
 * The business date of a run. A date before the newest day of the ledger of receipts would leave out files that were
 * received, and take their documents away; a date after today would be entered in the ledger for ever.
 *
 * @param typed the date that the operator typed; null for the machine's today
 * @param today the machine's today in the office's zone
 */
public record BusinessDate(@Nullable LocalDate typed, LocalDate today) {

    boolean isTyped() {
        return typed != null;
    }

    LocalDate date() {
        return typed == null ? today : typed;
    }

    /**
     * Refuses a date that is too early or too late.
     *
     * @throws OperatorError if the date was typed
     * @throws MachineError if the machine's clock is behind the ledger
     */
    void check(Workspace workspace) {
        LocalDate newest =
                listDays(workspace).stream().max(LocalDate::compareTo).orElse(LocalDate.MIN);
        if (typed == null && today.isBefore(newest)) {
            throw new MachineError("clock-behind", workspace.show(workspace.receipts()), today, newest);
        }
        if (date().isBefore(newest)) {
            throw new OperatorError("date-behind", "--date", date(), newest);
        }
        if (date().isAfter(today)) {
            throw new OperatorError("date-to-come", "--date", date(), today);
        }
    }

    /** Says what a forced date does. */
    void warn(Workspace workspace, Runs.Listener listener) {
        List<LocalDate> later = listDays(workspace).stream()
                .filter(day -> day.isAfter(date()))
                .sorted()
                .toList();
        if (!later.isEmpty()) {
            listener.noticed(
                    "received-later",
                    later.size(),
                    date().toString(),
                    later.get(later.size() - 1).toString());
        } else if (date().isAfter(today)) {
            listener.noticed("day-to-come", date().toString());
        }
    }

    private static List<LocalDate> listDays(Workspace workspace) {
        return new ReceiptLedger(workspace)
                .read().stream().map(Receipt::firstSeen).toList();
    }
}
