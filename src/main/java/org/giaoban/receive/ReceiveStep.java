package org.giaoban.receive;

import java.time.LocalDate;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.model.Decision;
import org.giaoban.step.Progress;
import org.giaoban.step.RunOptions;
import org.giaoban.step.SingleStep;
import org.giaoban.workspace.Workspace;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Input: the drop folder and the ledger of receipts. Output: the ledger with new receipts, and the receipts of present
 * files in the store.
 */
@Configuration
public class ReceiveStep {

    /** Stores the receipts. The implementation belongs to a later package. */
    public interface Receipts {
        void synchronise(ReceiptLedger.Present present);
    }

    @Bean
    Step receive(
            JobRepository repository,
            PlatformTransactionManager transactions,
            Workspace workspace,
            RunOptions options,
            Progress progress,
            Catalogue catalogue,
            Receipts receipts) {
        return SingleStep.of(
                "receive",
                repository,
                transactions,
                progress,
                () -> receipts.synchronise(new ReceiptLedger(workspace)
                        .update(new DayOfReceipt(options.date(), options.lookedBefore(), lastDecided(catalogue)))));
    }

    private static LocalDate lastDecided(Catalogue catalogue) {
        return catalogue.decisions().stream()
                .map(Decision::date)
                .max(LocalDate::compareTo)
                .orElse(LocalDate.MIN);
    }
}
