package org.giaoban.figures;

import javax.sql.DataSource;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.model.Progress;
import org.giaoban.model.RunOptions;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** Input: the stored submissions. Output: all figures, in one transaction. */
@Configuration
public class AggregateStep {

    @Bean
    Step aggregate(
            JobRepository repository,
            PlatformTransactionManager transactions,
            DataSource source,
            Catalogue catalogue,
            RunOptions night,
            Progress progress) {
        return new StepBuilder("aggregate", repository)
                .tasklet(
                        (contribution, chunk) -> {
                            progress.begin("aggregate", 1);
                            new Aggregation(source).run(catalogue, night.date());
                            progress.advance();
                            return RepeatStatus.FINISHED;
                        },
                        transactions)
                .allowStartIfComplete(true)
                .build();
    }
}
