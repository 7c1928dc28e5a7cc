package org.giaoban.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.giaoban.catalogue.CatalogueLoader;
import org.giaoban.model.Form;
import org.giaoban.workbook.Filling;
import org.giaoban.workbook.FormWorkbook;
import org.giaoban.workspace.CsvFile;
import org.giaoban.workspace.Hashes;
import org.giaoban.workspace.Workspace;

/** The second office of {@code src/test/resources/health-office}, with workbooks made from its {@code sent.csv}. */
final class HealthOffice {

    private static final Path SOURCE = Path.of("src/test/resources/health-office");
    private static final String REGISTER = "Sổ truyền thông";
    private static final List<String> VALUES =
            List.of("TC.MUI:BCG", "TC.MUI:SOI", "TC.TRE", "TC.DT", "TC.LIEU", "AT.BAN", "AT.NHIET", "AT.PU");

    private final Workspace workspace;
    private final Form form;

    private HealthOffice(Workspace workspace) {
        this.workspace = workspace;
        this.form = new CatalogueLoader(workspace).load().getForm("tiem-chung");
    }

    /** Creates a workspace with all its submissions received. */
    static Workspace create(Path folder) {
        try {
            for (String part : List.of("templates", "input")) {
                FileUtils.copyDirectory(
                        SOURCE.resolve(part).toFile(), folder.resolve(part).toFile());
            }
            Path own = folder.resolve("templates");
            FileUtils.copyDirectory(
                    Path.of("templates/layouts").toFile(),
                    own.resolve("layouts").toFile());
            copyPages(Path.of("templates/reports/bao-cao-tong-hop"), own.resolve("reports/giao-ban-y-te"));
            copyPages(Path.of("templates/reports/phieu-don-vi"), own.resolve("reports/phieu-tram"));
            Workspace workspace = new Workspace(folder);
            new HealthOffice(workspace).send();
            return workspace;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copyPages(Path from, Path into) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".jrxml")).toList()) {
                FileUtils.copyFileToDirectory(file.toFile(), into.toFile());
            }
        }
    }

    private void send() throws IOException {
        List<CsvFile.Row> rows = new ArrayList<>();
        new CsvFile(SOURCE.resolve("sent.csv"), "sent.csv", VALUES).forEach(rows::add);
        StringBuilder ledger = new StringBuilder("sha256,path,first_seen\n");
        for (int i = 0; i < rows.size(); i++) {
            String path = String.format(Locale.ROOT, "%02d.xlsx", i + 1);
            Path file = workspace.submissions().resolve(path);
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.write(file, new FormWorkbook(form).write(filling(rows.get(i))));
            ledger.append(Hashes.ofFile(file))
                    .append(',')
                    .append(path)
                    .append(',')
                    .append(rows.get(i).get("received"))
                    .append('\n');
        }
        Files.writeString(workspace.receipts(), ledger);
    }

    private static Filling filling(CsvFile.Row row) {
        Map<String, String> values = new LinkedHashMap<>();
        VALUES.forEach(code -> values.put(code, row.get(code)));
        List<Filling.Event> sessions = Stream.of(row.get("sessions").split("\\|"))
                .filter(session -> !session.isEmpty())
                .map(HealthOffice::session)
                .toList();
        String wishes = row.get("wishes");
        return new Filling(
                row.get("unit"),
                row.get("period"),
                values,
                Map.of(REGISTER, sessions),
                wishes.isEmpty() ? Map.of() : Map.of("wishes", List.of(wishes)));
    }

    /** Parses {@code 2023-01-14 Lưu động 20} as a row of the register. */
    private static Filling.Event session(String text) {
        int first = text.indexOf(' ');
        int last = text.lastIndexOf(' ');
        return new Filling.Event(Map.of(
                "held", text.substring(0, first),
                "place", text.substring(first + 1, last),
                "came", text.substring(last + 1)));
    }
}
