package org.giaoban.figures;

import javax.sql.DataSource;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.figures.Aggregation.Item;
import org.giaoban.step.PartitionStep;
import org.giaoban.step.Progress;
import org.giaoban.step.RunOptions;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.task.TaskExecutor;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Input: the stored submissions. Output: all figures; a form and component is computed and stored in one transaction. */
@Configuration
public class AggregateStep {

    /** Created when all submissions are stored. */
    @Bean
    @Lazy
    Aggregation aggregation(DataSource source, Catalogue catalogue, RunOptions options) {
        return Aggregation.read(source, catalogue, options.date());
    }

    @Bean
    Step aggregate(
            JobRepository repository,
            TaskExecutor pool,
            Step aggregatePartition,
            PlatformTransactionManager transactions,
            ObjectProvider<Aggregation> aggregation,
            Progress progress) {
        return PartitionStep.of(repository, pool, aggregatePartition, () -> {
            progress.begin("aggregate", aggregation.getObject().list().size());
            new TransactionTemplate(transactions)
                    .executeWithoutResult(status -> aggregation.getObject().forgetOthers());
        });
    }

    @Bean
    Step aggregatePartition(
            JobRepository repository,
            PlatformTransactionManager transactions,
            ItemStreamReader<Item> components,
            ObjectProvider<Aggregation> aggregation,
            Progress progress) {
        return PartitionStep.ofItems(
                "aggregatePartition",
                PartitionStep.LARGE_ITEMS,
                repository,
                transactions,
                components,
                progress,
                item -> {
                    aggregation.getObject().run(item);
                    return true;
                });
    }

    @Bean
    @StepScope
    ItemStreamReader<Item> components(ObjectProvider<Aggregation> aggregation) {
        return PartitionStep.read(() -> aggregation.getObject().list());
    }
}
