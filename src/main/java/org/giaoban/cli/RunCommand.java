package org.giaoban.cli;

import com.zaxxer.hikari.HikariDataSource;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.catalogue.CatalogueLoader;
import org.giaoban.job.NightlyJob;
import org.giaoban.job.NightlyRun;
import org.giaoban.job.RunLog;
import org.giaoban.model.OperatorError;
import org.giaoban.model.Period;
import org.giaoban.step.Progress;
import org.giaoban.step.RunOptions;
import org.giaoban.store.Database;
import org.giaoban.workspace.Workspace;
import org.giaoban.workspace.WorkspaceLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code run}: runs the job, or one of its steps. */
@Command(name = "run", mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(RunCommand.class);

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Giaoban giaoban;

    @Option(names = "--date", paramLabel = "YYYY-MM-DD")
    private @Nullable LocalDate date;

    @Option(names = "--force-date")
    private boolean forceDate;

    @Option(names = "--period", paramLabel = "P")
    private Set<Period> periods = new LinkedHashSet<>();

    @Option(names = "--only", paramLabel = "STEP")
    private @Nullable String only;

    @Option(names = "--json")
    private boolean json;

    @Option(names = "--exit-zero")
    private boolean exitZero;

    @Override
    public Integer call() {
        Workspace workspace = giaoban.workspace();
        BusinessDate day = new BusinessDate(date, LocalDate.now(giaoban.clock()));
        RunOptions options = new RunOptions(day.date(), periods);
        Optional<String> step = Optional.ofNullable(only);
        step.filter(name -> !NightlyJob.STEPS.contains(name)).ifPresent(name -> {
            throw new OperatorError("no-step", "--only", name, NightlyJob.STEPS);
        });
        try (WorkspaceLock lock = WorkspaceLock.acquire(workspace, giaoban.clock())) {
            if (!forceDate) {
                day.check(workspace);
            }
            Catalogue catalogue = new CatalogueLoader(workspace).load();
            printPlan(workspace, options, step);
            if (Database.isCutOff(workspace)) {
                giaoban.err().println(giaoban.messages().get("cut-off"));
            }
            Summary summary = runAndHeal(workspace, catalogue, options, step);
            day.warnings(workspace, giaoban.messages()).forEach(giaoban.err()::println);
            giaoban.out().print(json ? summary.json() + "\n" : summary.text(giaoban.messages()));
            return summary.wantsPerson() && !exitZero ? ExitCode.WANTS_PERSON : ExitCode.DONE;
        }
    }

    /** Runs once more with a new database, which is made from the input, if the database turns out to be damaged. */
    private Summary runAndHeal(Workspace workspace, Catalogue catalogue, RunOptions options, Optional<String> step) {
        if (Database.isDamaged(workspace)) {
            giaoban.err().println(giaoban.messages().get("database-damaged"));
        }
        try {
            return run(workspace, catalogue, options, step);
        } catch (RuntimeException e) {
            if (e instanceof OperatorError || !Database.isDamage(e)) {
                throw e;
            }
            LOG.warn("the database failed", e);
            giaoban.err().println(giaoban.messages().get("database-damaged"));
            Database.discard(workspace);
            return run(workspace, catalogue, options, step);
        }
    }

    private Summary run(Workspace workspace, Catalogue catalogue, RunOptions options, Optional<String> step) {
        try (HikariDataSource source = Database.open(workspace);
                ProgressLine progress = new ProgressLine(giaoban)) {
            Progress shown = progress.isShown() ? progress : Progress.SILENT;
            RunLog log = new NightlyRun(workspace, catalogue, source, options, shown).run(step);
            progress.end();
            return Summary.of(workspace, catalogue, source, options, log);
        }
    }

    private void printPlan(Workspace workspace, RunOptions options, Optional<String> step) {
        Messages messages = giaoban.messages();
        giaoban.err()
                .println(messages.get(
                        "plan", options.date().toString(), workspace.root().toString()));
        List<String> steps = step.map(List::of).orElse(NightlyJob.STEPS);
        giaoban.err()
                .println(messages.get(
                        "plan-steps",
                        String.join(
                                " → ",
                                steps.stream()
                                        .map(name -> messages.get("step-" + name))
                                        .toList())));
    }
}
