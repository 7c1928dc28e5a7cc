package org.giaoban.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.io.FileUtils;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.catalogue.CatalogueLoader;
import org.giaoban.model.DataElement;
import org.giaoban.model.Form;
import org.giaoban.workbook.Filling;
import org.giaoban.workbook.FormWorkbook;
import org.giaoban.workspace.Workspace;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A folder of {@code src/test/resources/scenarios} as a workspace; the README there describes its files. */
record Scenario(Path folder, Workspace workspace) {

    private static final Path SCENARIOS = Path.of("src/test/resources/scenarios");
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final List<String> REGISTERS = List.of("Sổ họp", "Sổ việc");

    /** Lists the names of the folders. */
    static Stream<String> list() {
        return listFolders(SCENARIOS).map(Scenario::nameOf).filter(name -> name.matches("\\d\\d-.*"));
    }

    private static Stream<Path> listFolders(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isDirectory).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String nameOf(Path folder) {
        return folder.getFileName().toString();
    }

    /** Creates the workspace of all scenarios with the scenario's own files in it, before any receipt. */
    static Scenario prepare(String name, Path root) throws IOException {
        Path folder = SCENARIOS.resolve(name);
        FileUtils.copyDirectory(SCENARIOS.resolve("office").toFile(), root.toFile());
        FileUtils.copyFileToDirectory(
                Path.of("templates/layouts/plain.yaml").toFile(),
                root.resolve("templates/layouts").toFile());
        for (String page : List.of("body", "units", "quality")) {
            FileUtils.copyFileToDirectory(
                    Path.of("templates/reports/bao-cao-tong-hop", page + ".jrxml")
                            .toFile(),
                    root.resolve("templates/reports/bao-cao").toFile());
        }
        if (Files.exists(folder.resolve("office"))) {
            FileUtils.copyDirectory(folder.resolve("office").toFile(), root.toFile());
        }
        Scenario scenario = new Scenario(folder, new Workspace(root));
        if (scenario.runs().noneMatch(Run::isPrinted)) {
            FileUtils.deleteDirectory(root.resolve("templates/reports").toFile());
        }
        Files.writeString(scenario.workspace().decisions(), "date,period,unit,decision,reason,by\n");
        return scenario;
    }

    Stream<Run> runs() {
        return listFolders(folder)
                .filter(run -> nameOf(run).matches("\\d{4}-\\d{2}-\\d{2}.*"))
                .map(run -> new Run(run, workspace));
    }

    /**
     * Circumstances of a run that differ from the usual ones, read from {@code night.yaml}.
     *
     * @param held another run holds the workspace
     * @param blocked a path below the output where a file stands in the way
     * @param zone time zone of the machine
     * @param came when the submissions were put into the drop folder, as files show it
     */
    record Circumstances(
            boolean held,
            @Nullable String blocked,
            @Nullable String zone,
            @Nullable OffsetDateTime came) {}

    /** One run: its submissions and decisions, and the expected output. */
    record Run(Path folder, Workspace workspace) {

        LocalDate date() {
            return LocalDate.parse(nameOf(folder).substring(0, 10));
        }

        Path expected(String file) {
            return folder.resolve("expected").resolve(file);
        }

        boolean isPrinted() {
            return Files.exists(expected("pdf.txt"));
        }

        int exit() throws IOException {
            Path file = expected("exit");
            return Files.exists(file) ? Integer.parseInt(Files.readString(file).strip()) : 0;
        }

        Circumstances circumstances() {
            Path file = folder.resolve("night.yaml");
            return Files.exists(file)
                    ? YAML.readValue(file.toFile(), Circumstances.class)
                    : new Circumstances(false, null, null, null);
        }

        /** Puts the submissions and decisions since the run before into the workspace. */
        void submit() throws IOException {
            if (Files.exists(folder.resolve("sent.csv"))) {
                Catalogue catalogue = new CatalogueLoader(workspace).load();
                forEachRow(folder.resolve("sent.csv"), row -> send(catalogue, row));
            }
            Path submissions = folder.resolve("submissions");
            if (Files.exists(submissions)) {
                try (Stream<Path> files = Files.walk(submissions)) {
                    for (Path file : files.filter(Files::isRegularFile).toList()) {
                        String path = submissions.relativize(file).toString();
                        put(
                                path.replace(".xlsx.yaml", ".xlsx"),
                                path.endsWith(".yaml") ? SheetsOfCells.write(file) : Files.readAllBytes(file));
                    }
                }
            }
            if (Files.exists(folder.resolve("decisions.csv"))) {
                List<String> lines = Files.readAllLines(folder.resolve("decisions.csv"));
                Files.write(workspace.decisions(), lines.subList(1, lines.size()), StandardOpenOption.APPEND);
            }
        }

        private void send(Catalogue catalogue, CSVRecord row) {
            Map<String, String> values = new LinkedHashMap<>();
            row.getParser().getHeaderNames().forEach(column -> values.put(column, row.get(column)));
            String file = Objects.requireNonNull(values.remove("file"));
            Map<String, List<Filling.Event>> events = new LinkedHashMap<>();
            REGISTERS.forEach(name -> listEvents(values.remove(name)).ifPresent(rows -> events.put(name, rows)));
            Filling filling = new Filling(
                    Objects.requireNonNull(values.remove("unit")),
                    Objects.requireNonNull(values.remove("period")),
                    values,
                    events,
                    Map.of());
            Form form = catalogue.forms().values().stream()
                    .filter(each ->
                            each.elements().stream().map(DataElement::code).anyMatch(values::containsKey))
                    .findFirst()
                    .orElseThrow();
            put(file, file.endsWith(".csv") ? asCsv(filling, values) : new FormWorkbook(form).write(filling));
        }

        private static Optional<List<Filling.Event>> listEvents(@Nullable String rows) {
            if (rows == null || rows.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(Stream.of(rows.split("\\|"))
                    .map(row -> row.split(" "))
                    .map(cells -> new Filling.Event(
                            cells.length > 1 ? Map.of("held", cells[0], "came", cells[1]) : Map.of("held", cells[0])))
                    .toList());
        }

        /** Writes the lines in the order of the columns, which the filling does not keep. */
        private static byte[] asCsv(Filling filling, Map<String, String> values) {
            List<String> lines = new ArrayList<>();
            lines.add("Đơn vị báo cáo:;" + filling.unit());
            lines.add("Kỳ báo cáo:;" + filling.period());
            lines.add("Mã số;Thực hiện trong kỳ");
            values.forEach((code, typed) -> lines.add(code + ";" + typed));
            return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        }

        /** Writes a file; after the path of a zip, {@code a.zip/b.xlsx}, into the zip. */
        private void put(String path, byte[] bytes) {
            int end = path.indexOf(".zip/") + ".zip".length();
            boolean isInZip = end >= ".zip".length();
            Path file = workspace.submissions().resolve(isInZip ? path.substring(0, end) : path);
            try {
                if (isInZip) {
                    putIntoZip(file, path.substring(end), bytes);
                } else {
                    FileUtils.writeByteArrayToFile(file.toFile(), bytes);
                }
                OffsetDateTime came = circumstances().came();
                if (came != null) {
                    Files.setLastModifiedTime(file, FileTime.from(came.toInstant()));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void putIntoZip(Path zip, String name, byte[] bytes) throws IOException {
        Files.createDirectories(zip.getParent());
        try (FileSystem files = FileSystems.newFileSystem(zip, Map.of("create", "true"))) {
            Files.createDirectories(files.getPath(name).getParent());
            Files.write(files.getPath(name), bytes);
        }
    }

    /** Performs an action for each row of a table with a header row. */
    static void forEachRow(Path file, Consumer<CSVRecord> action) throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser rows = CSVParser.parse(file, StandardCharsets.UTF_8, format)) {
            rows.forEach(action);
        }
    }
}
