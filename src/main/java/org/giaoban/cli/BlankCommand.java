package org.giaoban.cli;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.catalogue.CatalogueLoader;
import org.giaoban.deliver.BlankForms;
import org.giaoban.job.ExitCode;
import org.giaoban.model.Period;
import org.giaoban.store.Database;
import org.giaoban.workspace.Workspace;
import org.giaoban.workspace.WorkspaceLock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code blank}: writes the workbooks that units fill in. */
@Command(name = "blank", mixinStandardHelpOptions = true)
final class BlankCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Giaoban giaoban;

    @Option(names = "--period", required = true, paramLabel = "P")
    @SuppressWarnings("NullAway.Init")
    private Period period;

    @Option(names = "--unit", paramLabel = "U")
    private Set<String> units = new LinkedHashSet<>();

    @Override
    public Integer call() {
        Workspace workspace = giaoban.workspace();
        Catalogue catalogue = new CatalogueLoader(workspace).load();
        try (WorkspaceLock lock = WorkspaceLock.acquire(workspace, giaoban.clock())) {
            Optional<HikariDataSource> figures = Database.find(workspace);
            try {
                List<Path> written = new BlankForms(workspace, catalogue, figures).write(period, units);
                written.forEach(file -> giaoban.out().println(workspace.show(file)));
                giaoban.err().println(giaoban.messages().get("blank-done", written.size()));
                return ExitCode.DONE;
            } finally {
                figures.ifPresent(HikariDataSource::close);
            }
        }
    }
}
