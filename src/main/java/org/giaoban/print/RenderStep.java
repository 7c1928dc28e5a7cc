package org.giaoban.print;

import java.nio.file.Files;
import javax.sql.DataSource;
import org.giaoban.briefing.Briefings;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.catalogue.FindingTexts;
import org.giaoban.model.Progress;
import org.giaoban.model.RunOptions;
import org.giaoban.print.DocumentPlan.Planned;
import org.giaoban.render.Document;
import org.giaoban.store.DerivedFiles;
import org.giaoban.store.DerivedFiles.Composed;
import org.giaoban.store.FigureStore;
import org.giaoban.store.PartitionStep;
import org.giaoban.timeline.Snapshots;
import org.giaoban.workspace.Hashes;
import org.giaoban.workspace.Workspace;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ItemReader;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.task.TaskExecutor;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Input: figures, texts, findings. Output: the PDFs of all reports that do not stand as they should. Partitioned over
 * documents; a restart goes on with those that are still to be made.
 */
@Configuration
public class RenderStep {

    @Bean
    DerivedFiles derivedFiles(Workspace workspace, DataSource source) {
        return DerivedFiles.read(workspace, source);
    }

    /** Templates are checked before any work, unless this version of the program has found them fit before. */
    @Bean
    ReportRenderer reportRenderer(Workspace workspace, Catalogue catalogue, DerivedFiles files) {
        ReportRenderer renderer = new ReportRenderer(catalogue.reports().values(), FindingTexts.load(workspace.zone()));
        StringBuilder templates = new StringBuilder();
        templates.append(RenderStep.class.getPackage().getImplementationVersion());
        catalogue.reports().values().forEach(definition -> templates.append(' ').append(definition.hash()));
        files.checkOnce(Hashes.ofText(templates.toString()), renderer::check);
        return renderer;
    }

    /** Made when the figures are there. */
    @Bean
    @Lazy
    Briefings briefings(DataSource source, Catalogue catalogue) {
        return Briefings.read(source, Snapshots.read(source, catalogue));
    }

    /** Made when the figures are there. */
    @Bean
    @Lazy
    DocumentPlan documentPlan(
            Workspace workspace, DataSource source, Briefings briefings, DerivedFiles files, RunOptions options) {
        return new DocumentPlan(workspace, briefings, new FigureStore(source).listAll(), files, options);
    }

    @Bean
    Step render(
            JobRepository repository,
            TaskExecutor pool,
            Step renderPartition,
            ObjectProvider<DocumentPlan> plan,
            Progress progress) {
        return PartitionStep.of(
                repository,
                pool,
                renderPartition,
                () -> progress.begin("render", plan.getObject().listOutdated().size()));
    }

    @Bean
    Step renderPartition(
            JobRepository repository,
            PlatformTransactionManager transactions,
            ItemReader<Planned> outdated,
            ReportRenderer renderer,
            ObjectProvider<Briefings> briefings,
            DerivedFiles files,
            Progress progress) {
        return new StepBuilder("renderPartition", repository)
                .<Planned, Planned>chunk(1)
                .reader(outdated)
                .processor(planned -> {
                    boolean isNew = make(planned, renderer, briefings.getObject(), files);
                    progress.advance();
                    // Null is not counted as written.
                    return isNew ? planned : null;
                })
                .writer(chunk -> {})
                .transactionManager(transactions)
                .allowStartIfComplete(true)
                .build();
    }

    /** Composes a document and prints it where it shows something new. */
    private static boolean make(Planned planned, ReportRenderer renderer, Briefings briefings, DerivedFiles files) {
        return files.update(planned.output(), planned.fingerprint(), () -> {
            Document document = renderer.compose(
                    planned.report(),
                    briefings.get(planned.scope()),
                    planned.above().map(briefings::getShared).orElse(null));
            return new Composed(document.hash(), file -> Files.write(file, renderer.print(document)));
        });
    }

    @Bean
    @StepScope
    ItemReader<Planned> outdated(
            ObjectProvider<DocumentPlan> plan,
            @Value("#{stepExecutionContext['partition']}") int partition,
            @Value("#{stepExecutionContext['of']}") int of) {
        return PartitionStep.read(() -> plan.getObject().listOutdated(), partition, of);
    }
}
