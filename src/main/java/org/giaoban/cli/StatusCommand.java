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
import org.giaoban.model.Period;
import org.giaoban.store.Database;
import org.giaoban.timeline.Snapshots;
import org.giaoban.workspace.Workspace;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code status}: prints the completeness of each period. */
@Command(name = "status", mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Giaoban giaoban;

    @Option(names = "--period", paramLabel = "P")
    private @Nullable Period period;

    @Option(names = "--json")
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
            List<Completeness> all = Completeness.list(source, Snapshots.read(source, catalogue)).stream()
                    .filter(each -> period == null || each.period().equals(period))
                    .toList();
            if (json) {
                all.forEach(each -> giaoban.out().println(Giaoban.json(Summary.json(each))));
            } else {
                print(messages, all);
            }
            return all.stream().anyMatch(Completeness::wantsPerson) ? ExitCode.WANTS_PERSON : ExitCode.DONE;
        }
    }

    private void print(Messages messages, List<Completeness> all) {
        List<List<String>> rows = all.stream()
                .map(s -> List.of(
                        s.period().id(),
                        s.authority().name(),
                        messages.get("state-" + s.state().id()),
                        s.due().toString(),
                        String.valueOf(ReportingRate.of(s.statuses()).expected()),
                        String.valueOf(s.count(State.ACCEPTED)),
                        String.valueOf(s.count(State.RETURNED)),
                        String.valueOf(s.count(State.MISSING))))
                .toList();
        TextTables.print(giaoban.out(), messages.get("status-head"), rows);
    }
}
