package org.giaoban.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.giaoban.job.LastRun;
import org.giaoban.job.LastRun.Counted;
import org.giaoban.job.LastRun.Outcome;
import org.giaoban.job.NextRun;
import org.giaoban.job.NextRun.Reason;
import org.giaoban.job.RunNumbers;
import org.giaoban.model.OperatorError;
import org.giaoban.workspace.Workspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When the next run starts: by the schedule, caught up, resumed, tried again. The clock is simulated. */
class RunPlanTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final Schedule NIGHTLY = new Schedule(List.of("0 30 1 * * *"), ZONE);
    private static final RunNumbers NUMBERS = new RunNumbers(null, Map.of(), Map.of(), 0, 0, 0, 0, 0L);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Workspace workspace;

    private Instant now = at("2026-11-27T12:00:00");

    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZONE;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };

    @BeforeEach
    void create() {
        workspace = new Workspace(folder);
    }

    private static Instant at(String local) {
        return OffsetDateTime.parse(local + "+07:00").toInstant();
    }

    private static NextRun next(String local, Reason reason) {
        return new NextRun(Optional.of(at(local)), reason);
    }

    private RunPlan start(Schedule schedule) {
        return new RunPlan(schedule, () -> LastRun.find(workspace), clock);
    }

    /** A whole run that starts at a time, takes a minute and ends well. */
    private void run(String local) {
        now = at(local);
        LastRun begun = LastRun.begin(workspace, clock, local.substring(0, 10));
        now = now.plusSeconds(60);
        begun.end(workspace, clock, Outcome.DONE, Optional.of(new Counted("x", NUMBERS)));
    }

    private void fail(RunPlan plan, String local, RuntimeException why) {
        now = at(local);
        LastRun begun = LastRun.begin(workspace, clock, local.substring(0, 10));
        now = now.plusSeconds(60);
        begun.fail(workspace, clock, why);
        plan.failed(at(local), why);
    }

    @Test
    void newWorkspace_waitsForTheNextTimeOfTheSchedule() {
        RunPlan plan = start(NIGHTLY);
        assertThat(plan.next()).isEqualTo(next("2026-11-28T01:30:00", Reason.SCHEDULE));
        assertThat(plan.isDue()).isFalse();
        now = at("2026-11-28T01:30:00");
        assertThat(plan.isDue()).isTrue();
    }

    @Test
    void runOfTheTime_servesIt() {
        RunPlan plan = start(NIGHTLY);
        run("2026-11-28T01:30:00");
        plan.succeeded();
        assertThat(plan.isDue()).isFalse();
        assertThat(plan.next()).isEqualTo(next("2026-11-29T01:30:00", Reason.SCHEDULE));
    }

    @Test
    void runTypedBefore_doesNotServeALaterTime() {
        RunPlan plan = start(NIGHTLY);
        run("2026-11-28T01:29:00");
        assertThat(plan.next()).isEqualTo(next("2026-11-28T01:30:00", Reason.SCHEDULE));
        assertThat(plan.isDue()).as("the run ended at 01:30").isTrue();
    }

    @Test
    void timesThatPassedWhileTheMachineWasOff_areCaughtUpOnce() {
        run("2026-11-20T01:30:00");
        now = at("2026-11-27T08:00:00");
        RunPlan plan = start(NIGHTLY);
        assertThat(plan.next()).isEqualTo(next("2026-11-21T01:30:00", Reason.MISSED));
        assertThat(plan.isDue()).isTrue();
        run("2026-11-27T08:00:00");
        plan.succeeded();
        assertThat(plan.next()).isEqualTo(next("2026-11-28T01:30:00", Reason.SCHEDULE));
    }

    @Test
    void machineThatSlept_catchesUpWhenItWakes() {
        run("2026-11-27T01:30:00");
        now = at("2026-11-27T12:00:00");
        RunPlan plan = start(NIGHTLY);
        now = at("2026-11-28T09:00:00");
        assertThat(plan.isDue()).isTrue();
    }

    @Test
    void clockThatIsSetBackByAnHour_doublesNoRun() {
        RunPlan plan = start(NIGHTLY);
        run("2026-11-28T01:30:00");
        plan.succeeded();
        now = at("2026-11-28T00:31:00");
        assertThat(plan.next()).isEqualTo(next("2026-11-29T01:30:00", Reason.SCHEDULE));
        now = at("2026-11-28T01:31:00");
        assertThat(plan.isDue()).isFalse();
    }

    @Test
    void clockThatWasYearsAhead_keepsNoLaterRunFromItsTime() {
        now = at("2036-01-01T00:00:00");
        RunPlan plan = start(NIGHTLY);
        run("2036-01-01T01:30:00");
        plan.succeeded();
        now = at("2026-11-27T12:00:00");
        assertThat(plan.next().at()).contains(at("2026-11-28T01:30:00"));
        now = at("2026-11-28T01:30:00");
        assertThat(plan.isDue()).isTrue();
        run("2026-11-28T01:30:00");
        plan.succeeded();
        assertThat(plan.next().at()).contains(at("2026-11-29T01:30:00"));
        now = at("2026-11-28T01:35:00");
        assertThat(plan.isDue()).isFalse();
    }

    @Test
    void clockThatIsSetAhead_catchesUpWhatPassedByIt() {
        RunPlan plan = start(NIGHTLY);
        run("2026-11-28T01:30:00");
        plan.succeeded();
        now = at("2026-11-30T05:00:00");
        assertThat(plan.isDue()).isTrue();
        run("2026-11-30T05:00:00");
        plan.succeeded();
        assertThat(plan.next()).isEqualTo(next("2026-12-01T01:30:00", Reason.SCHEDULE));
    }

    @Test
    void noScheduledTime_isSaid() {
        assertThat(start(new Schedule(List.of(), ZONE)).next())
                .isEqualTo(new NextRun(Optional.empty(), Reason.NONE_PLANNED));
    }

    @Test
    void runThatDidNotComeToItsEnd_isResumedByTheNextStart() {
        run("2026-11-27T01:30:00");
        fail(start(NIGHTLY), "2026-11-27T10:00:00", new IllegalStateException("stopped"));
        now = at("2026-11-27T12:00:00");
        RunPlan plan = start(NIGHTLY);
        assertThat(plan.next()).isEqualTo(next("2026-11-27T12:00:00", Reason.RESUME));
        run("2026-11-27T12:00:00");
        plan.succeeded();
        assertThat(plan.next()).isEqualTo(next("2026-11-28T01:30:00", Reason.SCHEDULE));
    }

    @Test
    void failedRun_isTriedAgainThreeTimes_andThenByTheSchedule() {
        RunPlan plan = start(NIGHTLY);
        RuntimeException defect = new IllegalStateException("defect");
        fail(plan, "2026-11-28T01:30:00", defect);
        assertThat(plan.next()).isEqualTo(next("2026-11-28T01:41:00", Reason.RETRY));
        fail(plan, "2026-11-28T01:41:00", defect);
        assertThat(plan.next()).isEqualTo(next("2026-11-28T01:52:00", Reason.RETRY));
        fail(plan, "2026-11-28T01:52:00", defect);
        assertThat(plan.next()).isEqualTo(next("2026-11-28T02:03:00", Reason.RETRY));
        fail(plan, "2026-11-28T02:03:00", defect);
        assertThat(plan.next()).isEqualTo(next("2026-11-29T01:30:00", Reason.SCHEDULE));
        run("2026-11-28T10:00:00");
        plan.succeeded();
        fail(plan, "2026-11-29T01:30:00", defect);
        assertThat(plan.next()).as("counted anew").isEqualTo(next("2026-11-29T01:41:00", Reason.RETRY));
    }

    @Test
    void faultInTheOfficesFiles_waitsForThePersonWhoMendsIt() {
        RunPlan plan = start(NIGHTLY);
        fail(plan, "2026-11-28T01:30:00", new OperatorError("no-folder", "where"));
        assertThat(plan.next()).isEqualTo(next("2026-11-29T01:30:00", Reason.SCHEDULE));
    }

    @Test
    void scheduledTimeBeforeTheRetry_comesFirst() {
        RunPlan plan = start(new Schedule(List.of("0 */5 * * * *"), ZONE));
        fail(plan, "2026-11-28T01:30:00", new IllegalStateException("defect"));
        assertThat(plan.next()).isEqualTo(next("2026-11-28T01:35:00", Reason.SCHEDULE));
        assertThat(Duration.between(now, plan.next().at().orElseThrow())).isLessThan(RunPlan.RETRY_AFTER);
    }
}
