package org.giaoban.cli;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.giaoban.model.Period;
import org.giaoban.step.Progress;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code run}: runs the job, or one of its steps. */
@Command(name = "run", mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {

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
        Messages messages = giaoban.messages();
        LocalDate today = LocalDate.now(giaoban.clock());
        RunRequest request = new RunRequest(
                giaoban.workspace(),
                new BusinessDate(date, today),
                forceDate,
                periods,
                Optional.ofNullable(only));
        request.check();
        try (ProgressLine progress = new ProgressLine(giaoban)) {
            Summary summary = giaoban.runs().run(request, new Printed(request, progress));
            giaoban.out().print(json ? summary.json() + "\n" : summary.text(messages));
            return summary.wantsPerson() && !exitZero ? ExitCode.WANTS_PERSON : ExitCode.DONE;
        }
    }

    /** Prints the plan of the run and what happens in it. */
    private final class Printed implements RunListener {

        private final RunRequest request;
        private final ProgressLine line;

        Printed(RunRequest request, ProgressLine line) {
            this.request = request;
            this.line = line;
        }

        @Override
        public void begun() {
            Messages messages = giaoban.messages();
            noticed(
                    "plan",
                    request.date().date().toString(),
                    request.workspace().root().toString());
            noticed(
                    "plan-steps",
                    request.steps().stream()
                            .map(name -> messages.get("step-" + name))
                            .collect(Collectors.joining(" → ")));
        }

        @Override
        public void noticed(String key, Object... values) {
            giaoban.err().println(giaoban.messages().get(key, values));
        }

        @Override
        public Progress progress() {
            return line.isShown() ? line : Progress.SILENT;
        }
    }
}
