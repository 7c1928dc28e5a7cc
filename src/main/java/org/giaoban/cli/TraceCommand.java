package org.giaoban.cli;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.catalogue.CatalogueLoader;
import org.giaoban.job.ExitCode;
import org.giaoban.lineage.Lineage;
import org.giaoban.lineage.Lineages;
import org.giaoban.model.Figure;
import org.giaoban.model.Figure.View;
import org.giaoban.model.OperatorError;
import org.giaoban.model.Period;
import org.giaoban.store.Database;
import org.giaoban.timeline.Snapshots;
import org.giaoban.workspace.Messages;
import org.giaoban.workspace.Workspace;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code trace}: prints the lineage of a figure. */
@Command(name = "trace", mixinStandardHelpOptions = true)
final class TraceCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Giaoban giaoban;

    @Parameters(index = "0", paramLabel = "PERIOD")
    @SuppressWarnings("NullAway.Init")
    private Period period;

    @Parameters(index = "1", paramLabel = "UNIT")
    @SuppressWarnings("NullAway.Init")
    private String unit;

    @Parameters(index = "2", paramLabel = "ELEMENT")
    @SuppressWarnings("NullAway.Init")
    private String element;

    @Option(names = "--as-of", paramLabel = "REVISION")
    private @Nullable Integer revision;

    @Option(names = "--view", paramLabel = "VIEW")
    private String view = View.AS_REPORTED.id();

    @Option(names = "--depth", paramLabel = "N")
    private int depth = Integer.MAX_VALUE;

    @ArgGroup
    private @Nullable Shape shape;

    /** Output formats other than the tree. */
    static final class Shape {

        @Option(names = "--json")
        private boolean json;

        @Option(names = "--csv")
        private boolean csv;
    }

    @Override
    public Integer call() {
        Workspace workspace = giaoban.workspace();
        Catalogue catalogue = new CatalogueLoader(workspace).load();
        Figure.Key key = key();
        View wanted = wantedView();
        Optional<HikariDataSource> opened = Database.find(workspace);
        if (opened.isEmpty()) {
            giaoban.err().println(giaoban.noFigures(workspace));
            return ExitCode.CONFIGURATION;
        }
        try (HikariDataSource source = opened.get()) {
            Lineages traces = new Lineages(source, Snapshots.read(source, catalogue));
            Optional<Lineage> trace = traces.find(key, wanted, Optional.ofNullable(revision));
            if (trace.isEmpty()) {
                giaoban.err().println(noFigure(traces, key, wanted));
                return ExitCode.CONFIGURATION;
            }
            if (!trace.get().addsUp() && Snapshots.areOutdated(source, catalogue)) {
                giaoban.err().println(giaoban.messages().get("trace-outdated"));
                return ExitCode.CONFIGURATION;
            }
            print(catalogue, trace.get());
            return exitCode(trace.get());
        }
    }

    private Figure.Key key() {
        String[] code = element.split(":", 2);
        return new Figure.Key(period, unit, code[0], code.length > 1 ? code[1] : "");
    }

    private View wantedView() {
        return Arrays.stream(View.values())
                .filter(each -> each.id().equals(view))
                .findFirst()
                .orElseThrow(() -> new OperatorError("no-view", "--view", view));
    }

    private String noFigure(Lineages traces, Figure.Key key, View wanted) {
        Messages messages = giaoban.messages();
        List<Integer> revisions = traces.listRevisions(key.period(), key.unit(), wanted);
        if (revision != null && !revisions.isEmpty() && !revisions.contains(revision)) {
            return messages.get("trace-no-revision", period.id(), unit, revision.toString(), revisions.toString());
        }
        return wanted == View.RESTATED && revisions.isEmpty()
                ? messages.get("trace-not-restated", period.id(), unit, element)
                : messages.get("trace-none", period.id(), unit, element);
    }

    private void print(Catalogue catalogue, Lineage trace) {
        if (shape != null && shape.json) {
            giaoban.out().println(Giaoban.json(TraceTables.json(trace)));
        } else if (shape != null && shape.csv) {
            TraceTables.writeCsv(giaoban.out(), trace);
        } else {
            new TraceText(giaoban.out(), giaoban.messages(), giaoban.locale(), catalogue, trace, depth).print();
        }
    }

    /** Returns an exit code of failure if the cells do not add up to the figure, which is a defect of the program. */
    private int exitCode(Lineage trace) {
        if (trace.addsUp()) {
            return ExitCode.DONE;
        }
        giaoban.err()
                .println(giaoban.messages()
                        .get(
                                "trace-defect",
                                TraceText.show(trace.figure().value()),
                                TraceText.show(trace.recomputed())));
        return ExitCode.FAILED;
    }
}
