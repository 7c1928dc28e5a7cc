package org.giaoban.step;

import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.transaction.PlatformTransactionManager;

/** A step that does its work at once, in one transaction. */
public final class SingleStep {

    private SingleStep() {}

    /** Creates the step; a job that is resumed runs it again even if it was completed. */
    public static Step of(
            String name,
            JobRepository repository,
            PlatformTransactionManager transactions,
            Progress progress,
            Runnable work) {
        return new StepBuilder(name, repository)
                .tasklet(
                        (contribution, chunk) -> {
                            progress.begin(name, 1);
                            work.run();
                            progress.advance();
                            return RepeatStatus.FINISHED;
                        },
                        transactions)
                .allowStartIfComplete(true)
                .build();
    }
}
