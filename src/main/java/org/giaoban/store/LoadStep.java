package org.giaoban.store;

import java.util.List;
import javax.sql.DataSource;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.model.Progress;
import org.giaoban.receive.Receipt;
import org.giaoban.receive.ReceiveStep;
import org.giaoban.validate.CheckedSubmission;
import org.giaoban.validate.SubmissionCheck;
import org.giaoban.workspace.Workspace;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.batch.infrastructure.item.ItemReader;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.TaskExecutor;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Input: receipts not yet read. Output: for each, what its file says, in a transaction of its own: read → validate →
 * store. Partitioned over the receipts; a restart goes on with those that are still pending.
 */
@Configuration
public class LoadStep {

    private record Loaded(Receipt receipt, CheckedSubmission checked) {}

    @Bean
    SubmissionStore submissionStore(DataSource source) {
        return new SubmissionStore(source);
    }

    @Bean
    ReceiveStep.Receipts receipts(SubmissionStore store, Catalogue catalogue) {
        return present -> store.synchronise(present, catalogue.hash());
    }

    @Bean
    Step load(
            JobRepository repository, TaskExecutor pool, Step loadPartition, SubmissionStore store, Progress progress) {
        return PartitionStep.of(
                repository,
                pool,
                loadPartition,
                () -> progress.begin("load", store.listPending().size()));
    }

    @Bean
    Step loadPartition(
            JobRepository repository,
            PlatformTransactionManager transactions,
            ItemReader<Receipt> pending,
            Workspace workspace,
            Catalogue catalogue,
            SubmissionStore store,
            Progress progress) {
        SubmissionCheck check = new SubmissionCheck(catalogue);
        ItemProcessor<Receipt, Loaded> read = receipt ->
                new Loaded(receipt, check.check(workspace.submissions().resolve(receipt.path())));
        ItemWriter<Loaded> write = chunk -> {
            for (Loaded loaded : chunk) {
                store.save(loaded.receipt(), loaded.checked(), catalogue.hash());
                progress.advance();
            }
        };
        return new StepBuilder("loadPartition", repository)
                .<Receipt, Loaded>chunk(1)
                .reader(pending)
                .processor(read)
                .writer(write)
                .transactionManager(transactions)
                .allowStartIfComplete(true)
                .build();
    }

    @Bean
    @StepScope
    ItemReader<Receipt> pending(
            SubmissionStore store,
            @Value("#{stepExecutionContext['partition']}") int partition,
            @Value("#{stepExecutionContext['of']}") int of) {
        // By its place in the ledger and not in the list, from which other partitions take at the same time.
        List<Receipt> mine = store.listPending().stream()
                .filter(receipt -> receipt.ordinal() % of == partition)
                .toList();
        return PartitionStep.read(() -> mine, 0, 1);
    }
}
