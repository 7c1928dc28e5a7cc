package org.giaoban.deliver;

import javax.sql.DataSource;
import org.giaoban.briefing.Briefings;
import org.giaoban.model.Progress;
import org.giaoban.model.RunOptions;
import org.giaoban.store.DerivedFiles;
import org.giaoban.workspace.Workspace;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** Input: figures, findings, documents. Output: each period's CSVs and manifest. */
@Configuration
public class DeliverStep {

    @Bean
    Step deliver(
            JobRepository repository,
            PlatformTransactionManager transactions,
            Workspace workspace,
            DataSource source,
            ObjectProvider<Briefings> briefings,
            DerivedFiles files,
            RunOptions options,
            Progress progress) {
        return new StepBuilder("deliver", repository)
                .tasklet(
                        (contribution, chunk) -> {
                            progress.begin("deliver", 1);
                            new Delivery(workspace, source, briefings.getObject(), files, options).run();
                            progress.advance();
                            return RepeatStatus.FINISHED;
                        },
                        transactions)
                .allowStartIfComplete(true)
                .build();
    }
}
