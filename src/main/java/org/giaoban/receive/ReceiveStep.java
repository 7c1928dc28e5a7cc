package org.giaoban.receive;

import org.giaoban.model.Progress;
import org.giaoban.model.RunOptions;
import org.giaoban.workspace.Workspace;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** Input: the drop folder and the ledger. Output: the ledger with the new arrivals, and the receipts that are there. */
@Configuration
public class ReceiveStep {

    /** Takes the receipts over; the store behind it is a later stage's. */
    public interface Receipts {
        void synchronise(ReceiptLedger.Present present);
    }

    @Bean
    Step receive(
            JobRepository repository,
            PlatformTransactionManager transactions,
            Workspace workspace,
            RunOptions night,
            Progress progress,
            Receipts receipts) {
        return new StepBuilder("receive", repository)
                .tasklet(
                        (contribution, chunk) -> {
                            progress.begin("receive", 1);
                            receipts.synchronise(new ReceiptLedger(workspace).update(night.date()));
                            progress.advance();
                            return RepeatStatus.FINISHED;
                        },
                        transactions)
                .allowStartIfComplete(true)
                .build();
    }
}
