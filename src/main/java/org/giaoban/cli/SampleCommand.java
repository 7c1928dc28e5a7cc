package org.giaoban.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.catalogue.CatalogueLoader;
import org.giaoban.job.ExitCode;
import org.giaoban.model.Period;
import org.giaoban.sample.SampleOffice;
import org.giaoban.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code sample}: writes a made-up workspace. */
@Command(name = "sample", mixinStandardHelpOptions = true)
final class SampleCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Giaoban giaoban;

    @Option(names = "--units", required = true, paramLabel = "N")
    private int units;

    @Option(names = "--periods", required = true, split = ",", paramLabel = "P")
    private List<Period> periods = List.of();

    @Option(names = "--into", required = true, paramLabel = "DIR")
    @SuppressWarnings("NullAway.Init")
    private Path into;

    @Option(names = "--seed", paramLabel = "S")
    private long seed = 1;

    @Override
    public Integer call() {
        Workspace workspace = giaoban.workspace();
        Catalogue catalogue = new CatalogueLoader(workspace).load();
        int written = new SampleOffice(workspace, catalogue).write(new SampleOffice.Order(units, periods, seed), into);
        giaoban.err().println(giaoban.messages().get("sample-done", units, written, into.toString()));
        return ExitCode.DONE;
    }
}
