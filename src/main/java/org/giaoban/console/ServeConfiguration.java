package org.giaoban.console;

import io.micrometer.core.instrument.binder.MeterBinder;
import org.giaoban.cli.OfficeRun;
import org.giaoban.cli.RunText;
import org.giaoban.job.LastRun;
import org.giaoban.job.RunMetrics;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/** The beans of {@code serve}. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
class ServeConfiguration {

    @Bean
    RunPlan runPlan(Serving serving) {
        Schedule schedule =
                new Schedule(serving.office().schedule(), serving.workspace().zone());
        return new RunPlan(schedule, () -> LastRun.find(serving.workspace()), serving.clock());
    }

    @Bean
    OfficeRun officeRun(Serving serving) {
        return new OfficeRun(serving.clock());
    }

    @Bean
    SharedRuns sharedRuns(OfficeRun run, RunPlan plan, Serving serving) {
        return new SharedRuns(run, plan, serving.clock());
    }

    /** It ends after the service, which waits for its run. */
    @Bean
    ThreadPoolTaskScheduler scheduler(Serving serving) {
        ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
        scheduler.setClock(serving.clock());
        scheduler.setThreadNamePrefix("schedule-");
        scheduler.setPhase(0);
        return scheduler;
    }

    @Bean
    Service service(
            Serving serving, RunSocket socket, OfficeRun run, SharedRuns runs, RunPlan plan, TaskScheduler scheduler) {
        return new Service(serving, socket, run, runs, plan, scheduler);
    }

    @Bean
    MeterBinder runMetrics(Serving serving) {
        return new RunMetrics(() -> LastRun.find(serving.workspace()));
    }

    /** Down if the last run failed. */
    @Bean
    HealthIndicator runHealthIndicator(Serving serving, Service service) {
        return () -> {
            Health.Builder health = Health.up();
            LastRun.find(serving.workspace()).ifPresent(last -> {
                boolean isGood = last.outcomeNow().isSuccess() || last.outcomeNow() == LastRun.Outcome.WORKING;
                health.status(isGood ? "UP" : "DOWN").withDetail("last_run", RunText.json(last));
            });
            if (!service.mailFault().isEmpty()) {
                health.withDetail("mailbox", service.mailFault());
            }
            return health.withDetail("next_run", service.next().json()).build();
        };
    }
}
