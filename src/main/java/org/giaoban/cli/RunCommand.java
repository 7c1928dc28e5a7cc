package org.giaoban.cli;

import java.io.IOException;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.giaoban.job.ExitCode;
import org.giaoban.job.Handover;
import org.giaoban.job.RunResult;
import org.giaoban.model.Period;
import org.giaoban.step.Progress;
import org.giaoban.workspace.Messages;
import org.giaoban.workspace.Terminal;
import org.giaoban.workspace.Workspace;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code run}: runs the job, or one of its steps. */
@Command(name = "run", mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Giaoban giaoban;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

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
        Runs.Request request = new Runs.Request(
                giaoban.workspace(), new BusinessDate(date, today), forceDate, periods, Optional.ofNullable(only));
        request.check();
        OptionalInt handedOver = handOver(request.workspace());
        if (handedOver.isPresent()) {
            return handedOver.getAsInt();
        }
        try (ProgressLine progress = new ProgressLine(giaoban)) {
            RunResult result = giaoban.runs().run(request, new Printed(request, progress));
            giaoban.out().print(json ? result.json() + "\n" : result.text(messages));
            return result.wantsPerson() && !exitZero ? ExitCode.WANTS_PERSON : ExitCode.DONE;
        }
    }

    /** Lets the process that serves the workspace do this command, if there is one. */
    private OptionalInt handOver(Workspace workspace) {
        if (giaoban.isServed()) {
            return OptionalInt.empty();
        }
        List<String> words = spec.root().commandLine().getParseResult().originalArgs();
        try {
            return new Handover(workspace).run(words, giaoban.out(), giaoban.err());
        } catch (IOException e) {
            giaoban.err().println(giaoban.messages().get("serve-gone"));
            return OptionalInt.of(ExitCode.FAILED);
        }
    }

    /** Prints the plan of the run and what happens in it. */
    private final class Printed implements Runs.Listener {

        private final Runs.Request request;
        private final ProgressLine line;

        Printed(Runs.Request request, ProgressLine line) {
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
            return line.isShown() && !giaoban.isServed() ? line : Progress.SILENT;
        }
    }

    /** A progress bar on the terminal; to be used only if the output is a terminal. */
    private static final class ProgressLine implements Progress, AutoCloseable {

        private final Giaoban giaoban;
        private @Nullable ProgressBar bar;

        ProgressLine(Giaoban giaoban) {
            this.giaoban = giaoban;
        }

        boolean isShown() {
            return Terminal.isAttached();
        }

        @Override
        public synchronized void begin(String step, long total) {
            close();
            bar = new ProgressBarBuilder()
                    .setTaskName(giaoban.messages().get("step-" + step))
                    .setInitialMax(total)
                    .setStyle(giaoban.useColor() ? ProgressBarStyle.COLORFUL_UNICODE_BLOCK : ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(200)
                    .build();
        }

        @Override
        public synchronized void advance() {
            if (bar != null) {
                bar.step();
            }
        }

        @Override
        public synchronized void end() {
            close();
        }

        @Override
        public synchronized void close() {
            if (bar != null) {
                bar.close();
                bar = null;
            }
        }
    }
}
