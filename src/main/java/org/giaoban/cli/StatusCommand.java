package org.giaoban.cli;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.catalogue.CatalogueLoader;
import org.giaoban.completeness.Completeness;
import org.giaoban.completeness.ReportingRate;
import org.giaoban.completeness.SubmissionStatus.State;
import org.giaoban.store.Database;
import org.giaoban.timeline.Snapshots;
import org.giaoban.workspace.Workspace;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code status}: how the periods stand. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Who sent in, who did not, what was returned, as of the last run.")
final class StatusCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Giaoban giaoban;

    @Option(names = "--period", paramLabel = "P", description = "Only this period.")
    private @Nullable String period;

    @Option(names = "--json", description = "One JSON object a line, for each period and office.")
    private boolean json;

    @Override
    public Integer call() {
        Workspace workspace = giaoban.workspace();
        Catalogue catalogue = new CatalogueLoader(workspace).load();
        Messages messages = giaoban.messages();
        Optional<HikariDataSource> opened = Database.find(workspace);
        if (opened.isEmpty()) {
            giaoban.err().println(giaoban.noFigures(workspace));
            return ExitCode.DONE;
        }
        try (HikariDataSource source = opened.get()) {
            List<Completeness> standings = Completeness.list(source, Snapshots.read(source, catalogue)).stream()
                    .filter(standing -> period == null || standing.period().id().equals(period))
                    .toList();
            if (json) {
                standings.forEach(standing -> giaoban.out().println(Giaoban.json(Summary.json(standing))));
            } else {
                print(messages, standings);
            }
            return standings.stream().anyMatch(Completeness::wantsPerson) ? ExitCode.WANTS_PERSON : ExitCode.DONE;
        }
    }

    private void print(Messages messages, List<Completeness> standings) {
        Table table = new Table(messages.get("status-head"));
        for (Completeness s : standings) {
            table.add(
                    s.period().id(),
                    s.office().name(),
                    messages.get("state-" + s.state().id()),
                    s.due(),
                    ReportingRate.of(s.arrivals()).expected(),
                    s.count(State.ACCEPTED),
                    s.count(State.RETURNED),
                    s.count(State.MISSING));
        }
        table.print(giaoban.out());
    }
}
