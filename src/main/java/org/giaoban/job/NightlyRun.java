package org.giaoban.job;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.model.OperatorError;
import org.giaoban.step.Progress;
import org.giaoban.step.RunOptions;
import org.giaoban.workspace.Workspace;
import org.giaoban.workspace.WorkspaceLock;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.beans.BeansException;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.task.TaskExecutor;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * One run of the {@link NightlyJob} over an open database. It resumes a failed run of the same business date, or else
 * begins the next edition. The caller holds the {@link WorkspaceLock}.
 */
public final class NightlyRun {

    private static final String DATE = "date";
    private static final String EDITION = "edition";

    private final Workspace workspace;
    private final Catalogue catalogue;
    private final HikariDataSource source;
    private final RunOptions options;
    private final StoppableProgress progress;
    private String name = "";

    public NightlyRun(
            Workspace workspace, Catalogue catalogue, HikariDataSource source, RunOptions options, Progress progress) {
        this.workspace = workspace;
        this.catalogue = catalogue;
        this.source = source;
        this.options = options;
        this.progress = new StoppableProgress(progress, options.date().toString());
    }

    /**
     * Runs the job, or one of its steps.
     *
     * @param onlyStep name of the only step to run; empty for the whole job
     * @return the log of the run, which is also written to {@code output/runs/}
     * @throws OperatorError if a step failed for a reason that the operator can remove
     * @throws RunStopped if the run was stopped
     * @throws IllegalStateException if the job failed otherwise; its cause is the step's exception
     */
    public RunLog run(Optional<String> onlyStep) {
        progress.check();
        try (AnnotationConfigApplicationContext context = createContext()) {
            JobRepository repository = context.getBean(JobRepository.class);
            Job job = onlyStep.map(step -> createJob(repository, context.getBean(step, Step.class)))
                    .orElseGet(() -> context.getBean(Job.class));
            JobOperator operator = context.getBean(JobOperator.class);
            JobParameters parameters = prepare(repository, job.getName());
            JobExecution execution = operator.start(job, parameters);
            RunLog log = RunLog.of(
                    execution,
                    repository.getJobExecutions(execution.getJobInstance()).size());
            name = log.run();
            log.write(workspace);
            if (execution.getStatus() != BatchStatus.COMPLETED) {
                throw failure(execution);
            }
            return log;
        } catch (JobExecutionException e) {
            throw new IllegalStateException("the job could not be started", e);
        } catch (BeansException e) {
            progress.check();
            throw findOperatorError(e).<RuntimeException>map(error -> error).orElse(e);
        }
    }

    /** Returns the name of the run when it has ended; empty if it did not begin. */
    public String name() {
        return name;
    }

    /** Ends the run with {@link RunStopped} as soon as the items in work are done; the next run resumes it. */
    public void stop() {
        progress.stop();
    }

    private AnnotationConfigApplicationContext createContext() {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.registerBean(Workspace.class, () -> workspace);
        context.registerBean(Catalogue.class, () -> catalogue);
        context.registerBean(RunOptions.class, () -> options);
        context.registerBean(Progress.class, () -> progress);
        context.registerBean(
                "dataSource", DataSource.class, () -> source, definition -> definition.setDestroyMethodName(""));
        context.registerBean(
                "transactionManager", PlatformTransactionManager.class, () -> new JdbcTransactionManager(source));
        context.registerBean("pool", TaskExecutor.class, NightlyRun::createPool);
        context.register(NightlyJob.class);
        context.refresh();
        return context;
    }

    private static TaskExecutor createPool() {
        int threads = Math.min(4, Runtime.getRuntime().availableProcessors());
        ThreadPoolTaskExecutor pool = new ThreadPoolTaskExecutor();
        pool.setCorePoolSize(threads);
        pool.setMaxPoolSize(threads);
        pool.setThreadNamePrefix("run-");
        return pool;
    }

    private static Job createJob(JobRepository repository, Step step) {
        return new JobBuilder("only-" + step.getName(), repository).start(step).build();
    }

    /** Returns the parameters of this run: those of the unfinished run of the same date, or else the next edition. */
    private JobParameters prepare(JobRepository repository, String job) {
        JobInstance last = repository.getLastJobInstance(job);
        JobExecution execution = last == null ? null : repository.getLastJobExecution(last);
        long edition = RunLog.lastEdition(workspace);
        if (execution == null) {
            return identity(edition + 1);
        }
        JobParameters before = execution.getJobParameters();
        boolean isUnfinished = execution.getStatus() != BatchStatus.COMPLETED
                && options.date().toString().equals(before.getString(DATE));
        return isUnfinished ? before : identity(Math.max(edition, Objects.requireNonNull(before.getLong(EDITION))) + 1);
    }

    private JobParameters identity(long edition) {
        return new JobParametersBuilder()
                .addString(DATE, options.date().toString())
                .addLong(EDITION, edition)
                .toJobParameters();
    }

    private static Optional<OperatorError> findOperatorError(Throwable thrown) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            if (at instanceof OperatorError error) {
                return Optional.of(error);
            }
        }
        return Optional.empty();
    }

    /**
     * Returns why the run failed. A process that ends can no longer load fonts, because Java registers their temporary files for
     * deletion at the end; what fails by that after the request to stop is no defect.
     */
    private RuntimeException failure(JobExecution execution) {
        List<Throwable> causes = execution.getAllFailureExceptions();
        Optional<OperatorError> error = causes.stream()
                .flatMap(cause -> findOperatorError(cause).stream())
                .findFirst();
        if (error.isPresent()) {
            return error.get();
        }
        progress.check();
        return new IllegalStateException(
                "run " + execution.getJobParameters() + " ended as " + execution.getStatus(),
                causes.isEmpty() ? null : causes.get(0));
    }
}
