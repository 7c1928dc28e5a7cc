package org.giaoban.deliver;

import javax.sql.DataSource;
import org.giaoban.briefing.Briefings;
import org.giaoban.step.Progress;
import org.giaoban.step.RunOptions;
import org.giaoban.step.SingleStep;
import org.giaoban.store.DerivedFiles;
import org.giaoban.workspace.Workspace;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** Input: figures, findings, documents. Output: the CSV files and the manifest of each period. */
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
        return SingleStep.of(
                "deliver",
                repository,
                transactions,
                progress,
                () -> Delivery.read(workspace, source, briefings.getObject(), files, options)
                        .run());
    }
}
