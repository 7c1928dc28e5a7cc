package org.giaoban.cli;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.catalogue.CatalogueLoader;
import org.giaoban.job.Defect;
import org.giaoban.job.LastRun;
import org.giaoban.job.LastRun.Counted;
import org.giaoban.job.LastRun.Outcome;
import org.giaoban.job.NightlyRun;
import org.giaoban.job.RunLines;
import org.giaoban.job.RunLog;
import org.giaoban.job.RunMetrics;
import org.giaoban.job.RunResult;
import org.giaoban.job.RunResult.Standing;
import org.giaoban.job.Unchanged;
import org.giaoban.model.OperatorError;
import org.giaoban.model.Text;
import org.giaoban.office.Office;
import org.giaoban.office.OfficeReader;
import org.giaoban.outbox.Delivered;
import org.giaoban.outbox.MailTaken;
import org.giaoban.outbox.Outbox;
import org.giaoban.step.Progress;
import org.giaoban.store.Database;
import org.giaoban.timeline.LedgerCheck;
import org.giaoban.workspace.MachineError;
import org.giaoban.workspace.Messages;
import org.giaoban.workspace.Workspace;
import org.giaoban.workspace.WorkspaceLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the job in this process: takes the lock, checks the date and the definitions, and writes how the run went. */
public final class OfficeRun implements Runs {

    private static final Logger LOG = LoggerFactory.getLogger(OfficeRun.class);

    private final Clock clock;
    /** Held by what works in this process, so that a run waits for a look into the mailbox instead of being refused. */
    private final ReentrantLock alone = new ReentrantLock();

    private volatile boolean isStopped;
    private volatile @Nullable NightlyRun working;
    private String runName = "";

    public OfficeRun(Clock clock) {
        this.clock = clock;
    }

    @Override
    public RunResult run(Runs.Request request, Runs.Listener listener) {
        return alone(() -> runAlone(request, listener));
    }

    private <T> T alone(Supplier<T> work) {
        alone.lock();
        try {
            return work.get();
        } finally {
            alone.unlock();
        }
    }

    private RunResult runAlone(Runs.Request request, Runs.Listener listener) {
        Workspace workspace = request.workspace();
        try (WorkspaceLock lock = WorkspaceLock.acquire(workspace, clock)) {
            if (request.date().isTyped()) {
                // what a person mistyped is no run
                checkDate(request);
            }
            Optional<LastRun> killed = LastRun.find(workspace).filter(before -> before.outcomeNow() == Outcome.KILLED);
            LastRun begun =
                    LastRun.begin(workspace, clock, request.date().date().toString());
            runName = "";
            Kept kept = new Kept(workspace, listener);
            try {
                checkDate(request);
                RunResult result = work(request, kept);
                kept.lines.add(result.text(kept.messages));
                end(begun, request, result);
                return result;
            } catch (OperatorError e) {
                fail(begun, workspace, e);
                throw e;
            } catch (RuntimeException | Error e) {
                RuntimeException shown = Defect.write(workspace, e)
                        .<RuntimeException>map(defect -> defect)
                        .orElseGet(() -> new IllegalStateException(e));
                fail(begun, workspace, shown);
                throw shown;
            } finally {
                kept.end();
                killed.ifPresent(before -> tellFailure(workspace, before, Optional.empty()));
            }
        }
    }

    /** Keeps what a run tells its listener in the log beside the run's JSON, in the office's language. */
    private final class Kept implements Runs.Listener {

        private final Workspace workspace;
        private final Runs.Listener told;
        private final Messages messages;
        private final RunLines lines;

        Kept(Workspace workspace, Runs.Listener told) {
            this.workspace = workspace;
            this.told = told;
            this.messages = new Messages(OfficeReader.findLanguage(workspace).orElse(Text.VIETNAMESE));
            this.lines = RunLines.begin(workspace, clock);
        }

        @Override
        public void begun() {
            lines.add(messages.get("serve-begun"));
            told.begun();
        }

        @Override
        public void noticed(String key, Object... values) {
            lines.add(messages.get(key, values));
            told.noticed(key, values);
        }

        @Override
        public Progress progress() {
            Progress shown = told.progress();
            return new Progress() {
                @Override
                public void begin(String step, long total) {
                    lines.add(messages.get("serve-step", messages.get("step-" + step), total));
                    shown.begin(step, total);
                }

                @Override
                public void advance() {
                    shown.advance();
                }

                @Override
                public void end() {
                    shown.end();
                }
            };
        }

        /** Ends with how the run ended. */
        void end() {
            LastRun.find(workspace).ifPresent(last -> lines.add(new RunText(messages, workspace.zone()).of(last)));
            lines.end(runName);
        }
    }

    /** A disk that is full may have no room for the failure either; the run's own exception is what people need. */
    private void fail(LastRun begun, Workspace workspace, Throwable why) {
        try {
            LastRun failed = begun.fail(workspace, clock, why);
            RunMetrics.write(workspace, failed);
            if (failed.outcomeNow() != Outcome.STOPPED) {
                tellFailure(workspace, failed, Optional.of(why));
            }
        } catch (RuntimeException e) {
            why.addSuppressed(e);
        }
    }

    /** Tells administrators of a run that failed now, or that was killed before this one; what keeps this from it is no failure of its own. */
    private void tellFailure(Workspace workspace, LastRun failed, Optional<Throwable> why) {
        try {
            Office office = new OfficeReader(workspace).read();
            Outbox outbox = new Outbox(workspace, office, clock);
            if (outbox.isUsed()) {
                String said = new RunText(new Messages(office.locale()), workspace.zone()).of(failed);
                outbox.deliverFailure(LocalDate.parse(failed.date()), said);
            }
        } catch (RuntimeException e) {
            why.ifPresent(failure -> failure.addSuppressed(e));
            LOG.warn("nobody was told that a run failed", e);
        }
    }

    /** Stops the run that works in this process, and every later one, as soon as its current items are done. */
    public void stop() {
        isStopped = true;
        @Nullable NightlyRun run = working;
        if (run != null) {
            run.stop();
        }
    }

    private void checkDate(Runs.Request request) {
        if (!request.isDateForced()) {
            request.date().check(request.workspace());
        }
    }

    private RunResult work(Runs.Request request, Runs.Listener listener) {
        Workspace workspace = request.workspace();
        BusinessDate date = request.date();
        Optional<Unchanged> unchanged = Optional.of(date)
                .filter(each -> request.isWhole())
                .map(each -> Unchanged.begin(workspace, each.date(), each.today()));
        Optional<Standing> before = unchanged.flatMap(Unchanged::find);
        RunResult result = before.isPresent()
                ? runNothing(request, before.get(), listener)
                : runSteps(request, unchanged, listener);
        date.warn(workspace, listener);
        return result;
    }

    /** Logs a run whose inputs and outputs are as the last one left them. */
    private RunResult runNothing(Runs.Request request, Standing standing, Runs.Listener listener) {
        listener.begun();
        RunLog log = RunLog.ofNothing(request.workspace(), request.date().date(), LocalDateTime.now(clock));
        log.write(request.workspace());
        runName = log.run();
        return RunResult.ofNothing(log, standing);
    }

    private RunResult runSteps(Runs.Request request, Optional<Unchanged> unchanged, Runs.Listener listener) {
        Workspace workspace = request.workspace();
        Catalogue catalogue = new CatalogueLoader(workspace).load();
        Office office = new OfficeReader(workspace).read(catalogue);
        new LedgerCheck(workspace, catalogue, request.date().today()).check();
        listener.begun();
        if (Database.isCutOff(workspace)) {
            listener.noticed("cut-off");
        }
        MailTaken mail = request.isOfToday() ? takeMail(workspace, office, catalogue) : MailTaken.NOTHING;
        Summary summary = runAndHeal(request, catalogue, office, listener);
        summary.add(mail);
        RunResult result = summary.result(size(workspace));
        if (!office.intake().isUsed() && !summary.hasDeliveries()) {
            unchanged.ifPresent(state -> state.keep(result.standing()));
        }
        return result;
    }

    /** Runs once more with a new database, which is made from the input, if the database turns out to be damaged. */
    private Summary runAndHeal(Runs.Request request, Catalogue catalogue, Office office, Runs.Listener listener) {
        Workspace workspace = request.workspace();
        if (Database.isDamaged(workspace)) {
            listener.noticed("database-rebuilt");
        }
        try {
            return runOnce(request, catalogue, office, listener);
        } catch (RuntimeException e) {
            if (e instanceof OperatorError || !Database.isDamage(e)) {
                throw e;
            }
            LOG.warn("the database failed", e);
            listener.noticed("database-rebuilt");
            Database.discard(workspace);
            return runOnce(request, catalogue, office, listener);
        }
    }

    private Summary runOnce(Runs.Request request, Catalogue catalogue, Office office, Runs.Listener listener) {
        Workspace workspace = request.workspace();
        Progress progress = listener.progress();
        try (HikariDataSource source = Database.open(workspace)) {
            RunLog log = run(new NightlyRun(workspace, catalogue, source, request.options(), progress), request);
            progress.end();
            Summary summary = Summary.of(workspace, catalogue, source, request.options(), log);
            Outbox outbox = new Outbox(workspace, office, clock, () -> isStopped);
            if (request.isWhole()) {
                deliver(outbox, catalogue, source, summary, listener);
            } else if (outbox.isUsed()) {
                summary.addAnswered(outbox.plan(catalogue, source).answered());
            }
            return summary;
        } catch (RuntimeException e) {
            throw MachineError.findFullDisk(e, workspace.show(workspace.output()))
                    .<RuntimeException>map(full -> full)
                    .orElse(e);
        }
    }

    private RunLog run(NightlyRun run, Runs.Request request) {
        working = run;
        if (isStopped) {
            run.stop();
        }
        try {
            return run.run(request.onlyStep());
        } finally {
            working = null;
            runName = run.name();
        }
    }

    /**
     * Makes the deliveries that are due after the last run, without another run.
     *
     * @throws WorkspaceLock.HeldError if a run works
     */
    public Delivered deliver(Workspace workspace) {
        return alone(() -> deliverAlone(workspace));
    }

    private Delivered deliverAlone(Workspace workspace) {
        try (WorkspaceLock lock = WorkspaceLock.acquire(workspace, clock)) {
            Catalogue catalogue = new CatalogueLoader(workspace).load();
            Office office = new OfficeReader(workspace).read(catalogue);
            Optional<HikariDataSource> opened = Database.find(workspace);
            if (opened.isEmpty()) {
                return Delivered.NOTHING;
            }
            try (HikariDataSource source = opened.get()) {
                return new Outbox(workspace, office, clock, () -> isStopped).deliver(catalogue, source, false);
            }
        }
    }

    /**
     * Takes in what has arrived in the mailbox, without a run.
     *
     * @throws WorkspaceLock.HeldError if a run works
     */
    public MailTaken takeMail(Workspace workspace) {
        return alone(() -> {
            try (WorkspaceLock lock = WorkspaceLock.acquire(workspace, clock)) {
                Catalogue catalogue = new CatalogueLoader(workspace).load();
                return takeMail(workspace, new OfficeReader(workspace).read(catalogue), catalogue);
            }
        });
    }

    /** Takes mail in; what goes wrong with it is said and keeps no run from its work. */
    private MailTaken takeMail(Workspace workspace, Office office, Catalogue catalogue) {
        try {
            return new Outbox(workspace, office, clock, () -> isStopped).takeMail(catalogue);
        } catch (RuntimeException e) {
            LOG.error("mail could not be taken in", e);
            return new MailTaken(0, String.valueOf(e.getMessage()), List.of());
        }
    }

    /** Makes the deliveries that are due; what goes wrong with them is said and does not fail the run. */
    private static void deliver(
            Outbox outbox, Catalogue catalogue, HikariDataSource source, Summary summary, Runs.Listener listener) {
        try {
            summary.add(outbox.deliver(catalogue, source, !summary.wantsPerson()));
        } catch (RuntimeException e) {
            LOG.error("deliveries failed", e);
            listener.noticed("deliveries-failed", String.valueOf(e.getMessage()));
        }
    }

    private void end(LastRun begun, Runs.Request request, RunResult result) {
        Workspace workspace = request.workspace();
        Optional<Counted> counted = Optional.of(request)
                .filter(Runs.Request::isWhole)
                .map(whole -> new Counted(result.log().run(), result.standing().numbers()));
        Outcome how = result.wantsPerson() ? Outcome.WANTS_PERSON : Outcome.DONE;
        RunMetrics.write(workspace, begun.end(workspace, clock, how, counted));
    }

    private static long size(Workspace workspace) {
        Path file = workspace.database().resolveSibling("giaoban.mv.db");
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
