package org.giaoban.deliver;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import javax.sql.DataSource;
import org.giaoban.briefing.Briefings;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.catalogue.FindingTexts;
import org.giaoban.model.Period;
import org.giaoban.store.FigureStore;
import org.giaoban.timeline.Snapshots;

/** Writes {@code figures.csv} as a night does, for tests elsewhere. */
public final class FiguresCsv {

    private FiguresCsv() {}

    /** The files of some periods, one behind the other. */
    public static String write(DataSource source, Catalogue catalogue, Collection<Period> periods, Path folder)
            throws IOException {
        PeriodTables tables = new PeriodTables(
                new FigureStore(source),
                Briefings.read(source, Snapshots.read(source, catalogue)),
                FindingTexts.load());
        StringBuilder all = new StringBuilder();
        for (Period period : periods) {
            Path file = folder.resolve("figures.csv");
            tables.writeFigures(file, period);
            all.append(Files.readString(file, StandardCharsets.UTF_8));
        }
        return all.toString();
    }
}
