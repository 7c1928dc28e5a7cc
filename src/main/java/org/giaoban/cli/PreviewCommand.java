package org.giaoban.cli;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.commons.io.FilenameUtils;
import org.giaoban.catalogue.CatalogueLoader;
import org.giaoban.job.ExitCode;
import org.giaoban.model.OperatorError;
import org.giaoban.model.Period;
import org.giaoban.model.Report.Format;
import org.giaoban.print.Preview;
import org.giaoban.store.Database;
import org.giaoban.workspace.AtomicFile;
import org.giaoban.workspace.Workspace;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code preview}: renders one report at once, for those who change its templates. */
@Command(name = "preview", mixinStandardHelpOptions = true)
final class PreviewCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Giaoban giaoban;

    @Parameters(index = "0", paramLabel = "REPORT")
    @SuppressWarnings("NullAway.Init")
    private String report;

    @Option(names = "--period", paramLabel = "P")
    private @Nullable Period period;

    @Option(names = "--unit", paramLabel = "U")
    private @Nullable String unit;

    @Option(names = "--sample")
    private boolean sample;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE")
    private @Nullable Path output;

    @Override
    public Integer call() {
        Workspace workspace = giaoban.workspace();
        Path previews = workspace.output().resolve("preview");
        Path file = output == null ? previews.resolve(report + ".pdf") : output;
        requireOutside(workspace, previews, file);
        Preview preview = new Preview(
                new CatalogueLoader(workspace).load(),
                new Preview.Order(report, Optional.ofNullable(period), Optional.ofNullable(unit), format(file)));
        Preview.Made made = render(workspace, preview);
        AtomicFile.write(file, fresh -> Files.write(fresh, made.bytes()));
        giaoban.out().println(workspace.show(file));
        return ExitCode.DONE;
    }

    private Preview.Made render(Workspace workspace, Preview preview) {
        Optional<HikariDataSource> opened = sample ? Optional.empty() : Database.find(workspace);
        if (opened.isEmpty()) {
            Preview.Made made = preview.ofSample(LocalDate.now(giaoban.clock()));
            say("preview-sample", made);
            return made;
        }
        try (HikariDataSource source = opened.get()) {
            Preview.Made made = preview.ofFigures(source);
            say("preview-figures", made);
            return made;
        }
    }

    private void say(String key, Preview.Made made) {
        giaoban.err()
                .println(giaoban.messages()
                        .get(key, made.unit().name(), made.period().id()));
    }

    /** Returns the format that the file's ending names. */
    private static Format format(Path file) {
        String ending = FilenameUtils.getExtension(file.toString()).toUpperCase(Locale.ROOT);
        return Stream.of(Format.PDF, Format.DOCX, Format.HTML, Format.PPTX)
                .filter(format -> format.name().equals(ending))
                .findFirst()
                .orElseThrow(() -> new OperatorError("preview-ending", "-o", file));
    }

    /** A preview never takes the place of a file that a run or a person made. */
    private static void requireOutside(Workspace workspace, Path previews, Path file) {
        Path place = file.toAbsolutePath().normalize();
        boolean isKept = Stream.of(workspace.input(), workspace.templates(), workspace.output())
                .anyMatch(place::startsWith);
        if (isKept && !place.startsWith(previews)) {
            throw new OperatorError("preview-place", "-o", workspace.show(file), workspace.show(previews));
        }
    }
}
