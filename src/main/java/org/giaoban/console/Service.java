package org.giaoban.console;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ScheduledFuture;
import org.giaoban.cli.DeliveryText;
import org.giaoban.cli.Giaoban;
import org.giaoban.cli.OfficeRun;
import org.giaoban.cli.RunText;
import org.giaoban.cli.Runs;
import org.giaoban.job.ExitCode;
import org.giaoban.job.Handover;
import org.giaoban.job.LastRun;
import org.giaoban.job.NextRun;
import org.giaoban.job.RunResult;
import org.giaoban.job.RunStopped;
import org.giaoban.office.Intake;
import org.giaoban.outbox.MailTaken;
import org.giaoban.outbox.SentLedger;
import org.giaoban.workspace.Workspace;
import org.giaoban.workspace.WorkspaceLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.TaskScheduler;
import tools.jackson.databind.json.JsonMapper;

/** Starts the runs that are due and answers what is handed over, from the start of the process to its end. */
final class Service implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Service.class);

    /** The machine may sleep, its clock may be set, another process may hold the workspace: look again this often. */
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

    private final Workspace workspace;
    private final RunSocket socket;
    private final OfficeRun run;
    private final SharedRuns runs;
    private final RunPlan plan;
    private final RunText text;
    private final TaskScheduler scheduler;
    private final Clock clock;

    private final Intake intake;

    private @Nullable ScheduledFuture<?> looking;
    private Instant mailFrom = Instant.MIN;
    private volatile String mailFault = "";
    private volatile boolean isRunning;

    Service(Serving serving, RunSocket socket, OfficeRun run, SharedRuns runs, RunPlan plan, TaskScheduler scheduler) {
        this.workspace = serving.workspace();
        this.socket = socket;
        this.run = run;
        this.runs = runs;
        this.plan = plan;
        this.text = new RunText(serving.messages(), workspace.zone());
        this.scheduler = scheduler;
        this.clock = serving.clock();
        this.intake = serving.office().intake();
    }

    /** Returns why the mailbox could not be read at the last look between two runs; empty if it could. */
    String mailFault() {
        return mailFault;
    }

    /** Returns what the process does or will do next. */
    NextRun next() {
        return runs.isWorking() ? NextRun.working() : plan.next();
    }

    @Override
    public void start() {
        isRunning = true;
        LOG.info(text.of(plan.next()));
        socket.listen(this::answer);
        looking = scheduler.schedule(this::look, context -> nextLook());
    }

    private Instant nextLook() {
        Instant now = clock.instant();
        Instant latest = now.plus(LOOK_AGAIN);
        return plan.next()
                .at()
                .filter(at -> at.isAfter(now) && at.isBefore(latest))
                .orElse(looking == null ? now : latest);
    }

    /** Runs if a run is due; what goes wrong is logged, and the plan says when to try again. */
    private void look() {
        if (!isRunning) {
            return;
        }
        if (!plan.isDue()) {
            takeMail();
            retryDeliveries();
            return;
        }
        try {
            RunResult result = runs.run(Runs.Request.whole(workspace, LocalDate.now(clock)), new LoggedRun(text));
            result.text(text.messages()).lines().forEach(LOG::info);
        } catch (WorkspaceLock.HeldError e) {
            LOG.warn(e.getMessage());
            return;
        } catch (RunStopped e) {
            LOG.info(e.getMessage());
        } catch (RuntimeException e) {
            LOG.error(LastRun.find(workspace).map(text::of).orElse(e.getMessage()), e);
        }
        LOG.info(text.of(plan.next()));
    }

    /** Takes in what has arrived by mail, between two runs; a fault is logged once, until it is another or gone. */
    private void takeMail() {
        if (!intake.isUsed() || runs.isWorking() || clock.instant().isBefore(mailFrom)) {
            return;
        }
        try {
            MailTaken mail = run.takeMail(workspace);
            mailFrom = clock.instant().plus(Duration.ofMinutes(intake.everyMinutes()));
            if (!mail.fault().isEmpty() && !mail.fault().equals(mailFault)) {
                LOG.warn(text.messages().get("intake-failed", mail.fault()));
            }
            mailFault = mail.fault();
            if (mail.taken() > 0) {
                LOG.info(text.messages().get("intake-taken", mail.taken()));
            }
        } catch (WorkspaceLock.HeldError e) {
            LOG.debug("a run works", e);
        } catch (RuntimeException e) {
            LOG.error("mail could not be taken in", e);
        }
    }

    /** Tries deliveries again that were deferred, between two runs. */
    private void retryDeliveries() {
        try {
            boolean isDue = SentLedger.read(workspace).listOpen().stream()
                    .flatMap(standing -> standing.findRetry().stream())
                    .anyMatch(at -> !at.isAfter(clock.instant()));
            if (isDue && !runs.isWorking()) {
                new DeliveryText(text.messages()).list(run.deliver(workspace)).forEach(LOG::info);
            }
        } catch (WorkspaceLock.HeldError e) {
            LOG.debug("a run works", e);
        } catch (RuntimeException e) {
            LOG.error("deliveries could not be tried again", e);
        }
    }

    private int answer(List<String> words, Handover.Answer answer) {
        if (words.equals(List.of(Handover.NEXT))) {
            answer.out().print(JsonMapper.shared().writeValueAsString(next().json()));
            return ExitCode.DONE;
        }
        LOG.info(text.messages().get("serve-asked", String.join(" ", words)));
        int code = Giaoban.serve(answer.out(), answer.err(), new Giaoban.Served(workspace.root(), runs), words);
        LOG.info(text.messages().get("serve-answered", code));
        LOG.info(text.of(next()));
        return code;
    }

    /** Ends the run in progress after its current items, and tells those who follow it. */
    @Override
    public void stop() {
        isRunning = false;
        Objects.requireNonNull(looking).cancel(false);
        socket.refuse();
        run.stop();
        try {
            runs.awaitIdle();
            socket.awaitAnswers();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        socket.close();
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }
}
