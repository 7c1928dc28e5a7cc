package org.giaoban.cli;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.giaoban.job.ExitCode;
import org.giaoban.model.OperatorError;
import org.giaoban.receive.Receipt;
import org.giaoban.receive.ReceiptLedger;
import org.giaoban.workspace.Messages;
import org.giaoban.workspace.Terminal;
import org.giaoban.workspace.Workspace;
import org.giaoban.workspace.WorkspaceLock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code received}: corrects a day of receipt that a wrong clock or a mistyped date entered in the ledger. */
@Command(name = "received", mixinStandardHelpOptions = true)
final class ReceivedCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Giaoban giaoban;

    @Option(names = "--was", required = true, paramLabel = "YYYY-MM-DD")
    @SuppressWarnings("NullAway.Init")
    private LocalDate wrong;

    @Option(names = "--on", required = true, paramLabel = "YYYY-MM-DD")
    @SuppressWarnings("NullAway.Init")
    private LocalDate right;

    @Parameters(arity = "0..*", paramLabel = "FILE")
    private List<String> files = new ArrayList<>();

    @Override
    public Integer call() {
        Workspace workspace = giaoban.workspace();
        Messages messages = giaoban.messages();
        LocalDate today = LocalDate.now(giaoban.clock());
        if (right.isAfter(today)) {
            throw new OperatorError("received-after-today", "--on", right, today);
        }
        try (WorkspaceLock lock = WorkspaceLock.acquire(workspace, giaoban.clock())) {
            ReceiptLedger ledger = new ReceiptLedger(workspace);
            List<Receipt> mistaken = ledger.read().stream()
                    .filter(receipt -> receipt.firstSeen().equals(wrong))
                    .filter(receipt -> files.isEmpty() || files.contains(receipt.path()))
                    .toList();
            if (mistaken.isEmpty()) {
                throw new OperatorError("received-none", workspace.show(workspace.receipts()), wrong);
            }
            ledger.correct(mistaken, right);
            mistaken.forEach(receipt -> giaoban.out().println(Terminal.plain(receipt.path())));
            giaoban.err().println(messages.get("received-done", mistaken.size(), wrong.toString(), right.toString()));
            return ExitCode.DONE;
        }
    }
}
