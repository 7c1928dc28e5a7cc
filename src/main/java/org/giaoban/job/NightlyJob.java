package org.giaoban.job;

import java.util.List;
import org.giaoban.deliver.DeliverStep;
import org.giaoban.figures.AggregateStep;
import org.giaoban.print.RenderStep;
import org.giaoban.receive.ReceiveStep;
import org.giaoban.store.LoadStep;
import org.springframework.batch.core.configuration.annotation.EnableBatchProcessing;
import org.springframework.batch.core.configuration.annotation.EnableJdbcJobRepository;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The job of a run: its steps in their order. */
@Configuration
@EnableBatchProcessing
@EnableJdbcJobRepository
@Import({ReceiveStep.class, LoadStep.class, AggregateStep.class, RenderStep.class, DeliverStep.class})
public class NightlyJob {

    /** Names of the steps, as the plan at the start prints them and {@code --only} takes them. */
    public static final List<String> STEPS = List.of("receive", "load", "aggregate", "render", "deliver");

    @Bean
    Job nightly(JobRepository repository, Step receive, Step load, Step aggregate, Step render, Step deliver) {
        return new JobBuilder("nightly", repository)
                .start(receive)
                .next(load)
                .next(aggregate)
                .next(render)
                .next(deliver)
                .build();
    }
}
