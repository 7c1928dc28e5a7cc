package org.giaoban.print;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import javax.sql.DataSource;
import org.giaoban.briefing.Briefing;
import org.giaoban.briefing.Briefings;
import org.giaoban.briefing.PastFigures;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.catalogue.FindingTexts;
import org.giaoban.model.Report;
import org.giaoban.print.DocumentPlan.Planned;
import org.giaoban.render.Document;
import org.giaoban.step.PartitionStep;
import org.giaoban.step.Progress;
import org.giaoban.step.RunOptions;
import org.giaoban.store.DerivedFiles;
import org.giaoban.store.DerivedFiles.Composed;
import org.giaoban.store.DerivedFiles.Kind;
import org.giaoban.store.FigureStore;
import org.giaoban.timeline.Snapshots;
import org.giaoban.workspace.Hashes;
import org.giaoban.workspace.Workspace;
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

/**
 * Input: figures, texts, findings. Output: the PDFs, HTML pages, text documents and slides of all reports whose content changed; a report is
 * composed only if its fingerprint changed. Partitioned over documents; a restart makes those that are still outdated.
 */
@Configuration
public class RenderStep {

    @Bean
    DerivedFiles derivedFiles(Workspace workspace, DataSource source) {
        return DerivedFiles.read(workspace, source);
    }

    /** Checks the templates before any document is made, unless this version of the program has already checked them. */
    @Bean
    ReportRenderer reportRenderer(Workspace workspace, Catalogue catalogue, DerivedFiles files) {
        ReportRenderer renderer = new ReportRenderer(catalogue.reports().values(), FindingTexts.load(workspace.zone()));
        StringBuilder templates = new StringBuilder();
        templates.append(RenderStep.class.getPackage().getImplementationVersion());
        catalogue.reports().values().forEach(definition -> templates.append(' ').append(definition.hash()));
        files.checkOnce(Hashes.ofText(templates.toString()), renderer::check);
        return renderer;
    }

    /** Created when all figures are stored. */
    @Bean
    @Lazy
    Briefings briefings(DataSource source, Catalogue catalogue) {
        return Briefings.read(source, Snapshots.read(source, catalogue));
    }

    /** Created when all figures are stored. */
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
            ItemStreamReader<Planned> outdated,
            ReportRenderer renderer,
            ObjectProvider<Briefings> briefings,
            DerivedFiles files,
            Progress progress) {
        return PartitionStep.ofItems(
                "renderPartition",
                PartitionStep.SMALL_ITEMS,
                repository,
                transactions,
                outdated,
                progress,
                planned -> make(planned, renderer, briefings.getObject(), files));
    }

    /** Composes a document and prints it where it shows something new. */
    private static boolean make(Planned planned, ReportRenderer renderer, Briefings briefings, DerivedFiles files) {
        return files.update(planned.output(), planned.fingerprint(), () -> {
            String report = planned.report().code();
            Briefing briefing = briefings.get(planned.scope());
            PastFigures past = planned.report().kind() == Report.Kind.SUMMARY
                    ? briefings.past().get(planned.scope())
                    : PastFigures.NONE;
            if (planned.is(Kind.SLIDES)) {
                return Composed.of(renderer.slides(report, briefing, renderer.composePage(report, briefing, past)));
            }
            if (planned.is(Kind.PAGE)) {
                String html = renderer.html(report, briefing, renderer.composePage(report, briefing, past));
                return Composed.of(html.getBytes(StandardCharsets.UTF_8));
            }
            Document document = renderer.compose(
                    report, briefing, planned.above().map(briefings::get).orElse(null), past);
            // a text document lacks the imprint, which alone may be new
            return planned.is(Kind.TEXT_DOCUMENT)
                    ? Composed.of(renderer.write(document))
                    : Composed.of(document.hash(), file -> Files.write(file, renderer.print(document)));
        });
    }

    @Bean
    @StepScope
    ItemStreamReader<Planned> outdated(ObjectProvider<DocumentPlan> plan) {
        return PartitionStep.read(() -> plan.getObject().listOutdated());
    }
}
