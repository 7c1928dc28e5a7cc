package org.giaoban.cli;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import org.giaoban.job.ExitCode;
import org.giaoban.outbox.SentLedger;
import org.giaoban.workspace.Backup;
import org.giaoban.workspace.Messages;
import org.giaoban.workspace.Restore;
import org.giaoban.workspace.Workspace;
import org.giaoban.workspace.WorkspaceLock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code backup}: writes all that output is made from into one file. */
@Command(name = "backup", mixinStandardHelpOptions = true)
final class BackupCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Giaoban giaoban;

    @Parameters(index = "0", paramLabel = "FILE")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Override
    public Integer call() {
        Workspace workspace = giaoban.workspace();
        Messages messages = giaoban.messages();
        try (WorkspaceLock lock = WorkspaceLock.acquire(workspace, giaoban.clock())) {
            Backup.Content content = Backup.write(workspace, file, LocalDateTime.now(giaoban.clock()));
            content.leftOut().forEach(name -> giaoban.err().println(messages.get("backup-left-out", name)));
            giaoban.err().println(messages.get("backup-done", content.files(), file.toString()));
            return ExitCode.DONE;
        }
    }

    /** {@code restore}: makes a workspace of a backup. */
    @Command(name = "restore", mixinStandardHelpOptions = true)
    static final class RestoreCommand implements Callable<Integer> {

        @ParentCommand
        @SuppressWarnings("NullAway.Init")
        private Giaoban giaoban;

        @Parameters(index = "0", paramLabel = "FILE")
        @SuppressWarnings("NullAway.Init")
        private Path file;

        @Parameters(index = "1", paramLabel = "DIR")
        @SuppressWarnings("NullAway.Init")
        private Path into;

        @Override
        public Integer call() {
            Restore.Content content = Restore.restore(file, into);
            boolean isHeld = SentLedger.holdRestored(
                    new Workspace(into),
                    OffsetDateTime.now(giaoban.clock()).truncatedTo(ChronoUnit.SECONDS),
                    String.valueOf(file.getFileName()));
            giaoban.err()
                    .println(giaoban.messages().get("restore-done", content.files(), content.made(), into.toString()));
            if (isHeld) {
                giaoban.err().println(giaoban.messages().get("restore-held", into.toString()));
            }
            return ExitCode.DONE;
        }
    }
}
