package org.giaoban.store;

import javax.sql.DataSource;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.model.FindingCode;
import org.giaoban.receive.LeftOut;
import org.giaoban.receive.Receipt;
import org.giaoban.receive.ReceiveStep;
import org.giaoban.receive.SentFile;
import org.giaoban.step.PartitionStep;
import org.giaoban.step.Progress;
import org.giaoban.validate.CheckedSubmission;
import org.giaoban.validate.SubmissionCheck;
import org.giaoban.workspace.Workspace;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.TaskExecutor;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Input: receipts not yet read. Output: the values, texts and findings of each file. A few
 * files are read, validated and stored in each transaction. The receipts are divided among partitions; a restart
 * reads those that are still pending.
 */
@Configuration
public class LoadStep {

    @Bean
    SubmissionStore submissionStore(DataSource source) {
        return new SubmissionStore(source);
    }

    @Bean
    ReceiveStep.Receipts receipts(SubmissionStore store, Catalogue catalogue, Workspace workspace) {
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
            ItemStreamReader<Receipt> pending,
            Workspace workspace,
            Catalogue catalogue,
            SubmissionStore store,
            Progress progress) {
        SubmissionCheck check = new SubmissionCheck(catalogue, workspace.zone());
        return PartitionStep.ofItems(
                "loadPartition", PartitionStep.SMALL_ITEMS, repository, transactions, pending, progress, receipt -> {
                    CheckedSubmission checked = check.check(SentFile.of(workspace.submissions(), receipt.path()));
                    if (checked.isUnfinished()) {
                        store.leaveOut(new LeftOut(receipt.path(), FindingCode.NOT_YET_READ));
                        return false;
                    }
                    store.save(receipt, checked, catalogue.hash());
                    return true;
                });
    }

    @Bean
    @StepScope
    ItemStreamReader<Receipt> pending(SubmissionStore store) {
        // The line in the ledger, because the position in the list changes while other partitions store files.
        return PartitionStep.read(store::listPending, Receipt::ordinal);
    }
}
