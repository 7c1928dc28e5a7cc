package org.giaoban.print;

import java.nio.file.Files;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.giaoban.briefing.Briefings;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.catalogue.FindingTexts;
import org.giaoban.figures.Aggregation;
import org.giaoban.model.Progress;
import org.giaoban.model.RunOptions;
import org.giaoban.print.DocumentPlan.Planned;
import org.giaoban.render.Document;
import org.giaoban.store.DocumentStore;
import org.giaoban.workspace.AtomicFile;
import org.giaoban.workspace.Hashes;
import org.giaoban.workspace.Workspace;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.partition.Partitioner;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemReader;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.task.TaskExecutor;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Input: figures, texts, findings. Output: the PDFs of all reports that are missing or outdated. Partitioned over
 * documents; a restarted run makes only the documents that are still outdated.
 */
@Configuration
public class RenderStep {

    private static final int PARTITIONS = 4;

    @Bean
    DocumentStore documentStore(Workspace workspace, DataSource source) {
        return new DocumentStore(workspace, source);
    }

    /** Checks the templates before any document, unless this version of the program has checked the same templates. */
    @Bean
    ReportRenderer reportRenderer(Workspace workspace, Catalogue catalogue, DocumentStore documents) {
        ReportRenderer renderer = new ReportRenderer(catalogue.reports().values(), FindingTexts.load(workspace.zone()));
        StringBuilder templates = new StringBuilder();
        templates.append(RenderStep.class.getPackage().getImplementationVersion());
        catalogue.reports().values().forEach(definition -> templates.append(' ').append(definition.hash()));
        documents.checkOnce(Hashes.ofText(templates.toString()), renderer::check);
        return renderer;
    }

    /** Lazy, because the plan needs the figures of the step before. */
    @Bean
    @Lazy
    DocumentPlan documentPlan(
            Workspace workspace, Catalogue catalogue, DataSource source, DocumentStore documents, RunOptions options) {
        return new DocumentPlan(
                workspace, catalogue, source, documents, options, new Aggregation(source).fingerprint());
    }

    @Bean
    @Lazy
    Briefings briefings(DataSource source, Catalogue catalogue, RunOptions options) {
        return new Briefings(source, catalogue, options.date());
    }

    @Bean
    Step render(
            JobRepository repository,
            TaskExecutor pool,
            Step renderPartition,
            ObjectProvider<DocumentPlan> plan,
            Progress progress) {
        Partitioner byDocument = grid -> {
            progress.begin("render", plan.getObject().listOutdated().size());
            return IntStream.range(0, grid)
                    .boxed()
                    .collect(Collectors.toMap(
                            k -> "render-" + k, k -> new ExecutionContext(Map.of("partition", k, "of", grid))));
        };
        return new StepBuilder("render", repository)
                .partitioner("renderPartition", byDocument)
                .step(renderPartition)
                .gridSize(PARTITIONS)
                .taskExecutor(pool)
                .allowStartIfComplete(true)
                .build();
    }

    @Bean
    Step renderPartition(
            JobRepository repository,
            PlatformTransactionManager transactions,
            ItemReader<Planned> outdated,
            ReportRenderer renderer,
            ObjectProvider<DocumentPlan> plan,
            ObjectProvider<Briefings> briefings,
            Progress progress) {
        return new StepBuilder("renderPartition", repository)
                .<Planned, Made>chunk(1)
                .reader(outdated)
                .processor(planned -> make(planned, renderer, plan.getObject(), briefings.getObject(), progress))
                .writer(record(plan))
                .transactionManager(transactions)
                .allowStartIfComplete(true)
                .build();
    }

    private record Made(Planned planned, String content) {}

    /** Composes a document and prints it if its content has changed; null, which Spring Batch does not count, if not. */
    private static @Nullable Made make(
            Planned planned, ReportRenderer renderer, DocumentPlan plan, Briefings briefings, Progress progress) {
        Document document = renderer.compose(
                planned.report(),
                briefings.get(planned.scope()),
                planned.above().map(briefings::getShared).orElse(null));
        String content = document.hash();
        boolean isNew = !plan.isUpToDate(planned, content);
        if (isNew) {
            byte[] pdf = renderer.print(document);
            AtomicFile.write(planned.file(), file -> Files.write(file, pdf));
        } else {
            plan.record(planned, content);
        }
        progress.advance();
        return isNew ? new Made(planned, content) : null;
    }

    private static ItemWriter<Made> record(ObjectProvider<DocumentPlan> plan) {
        return chunk -> chunk.forEach(made -> plan.getObject().record(made.planned(), made.content()));
    }

    @Bean
    @StepScope
    ItemReader<Planned> outdated(
            ObjectProvider<DocumentPlan> plan,
            @Value("#{stepExecutionContext['partition']}") int partition,
            @Value("#{stepExecutionContext['of']}") int of) {
        List<Planned> all = plan.getObject().listOutdated();
        Iterator<Planned> mine = IntStream.range(0, all.size())
                .filter(i -> i % of == partition)
                .mapToObj(all::get)
                .iterator();
        return () -> mine.hasNext() ? mine.next() : null;
    }
}
