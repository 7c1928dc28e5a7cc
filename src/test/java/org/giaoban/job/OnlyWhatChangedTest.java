package org.giaoban.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.commons.io.FileUtils;
import org.giaoban.step.Progress;
import org.giaoban.workspace.Workspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A run makes exactly the files that a rebuild would make otherwise than they were: those of the units with something new, of
 * all units above them, of the units beside them whose average changed, in every period that contains, follows or is compared
 * with what is new. Provinces A (four districts) and B (two), quarters 2022-Q1, 2022-Q2 and 2023-Q1.
 */
class OnlyWhatChangedTest {

    private static final List<String> PERIODS = List.of("2022-Q1", "2022-Q2", "2023-Q1");
    private static final List<String> UNITS = List.of("A", "A1", "A2", "A3", "A4", "B", "B1", "B2");
    private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2000-01-01T00:00:00Z"));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Workspace workspace;

    private LocalDate date = LocalDate.of(2023, 5, 1);
    private int versions;

    @BeforeEach
    void writeOffice() throws IOException {
        Path office = folder.resolve("office");
        FileUtils.copyDirectory(
                Path.of("templates").toFile(), office.resolve("templates").toFile());
        workspace = new Workspace(office);
        Files.createDirectories(workspace.submissions());
        Files.writeString(
                workspace.input().resolve("org-units.csv"),
                "code,name,aliases,level,parent,valid_from,valid_to,successors,territorial,email\n"
                        + UNITS.stream()
                                .map(unit -> "%s,Đơn vị %s,,%s,%s,,,,true,\n"
                                        .formatted(
                                                unit,
                                                unit,
                                                unit.length() == 1 ? "province" : "district",
                                                unit.length() == 1 ? "" : unit.substring(0, 1)))
                                .collect(Collectors.joining()));
        Files.writeString(workspace.input().resolve("targets.csv"), "unit,element,year,value\n");
        Files.writeString(workspace.decisions(), "date,period,unit,decision,reason,by\n");
        for (String period : PERIODS) {
            for (String unit : UNITS) {
                send(unit, period, 100 + UNITS.indexOf(unit));
            }
        }
        run();
    }

    private void send(String unit, String period, int value) throws IOException {
        Path file = workspace.submissions().resolve(period).resolve(unit + "-" + versions++ + ".csv");
        Files.createDirectories(file.getParent());
        Files.writeString(file, """
                Đơn vị báo cáo;%s
                Kỳ báo cáo;%s
                Mã số;Chỉ tiêu;Đơn vị tính;Thực hiện trong kỳ;Ghi chú
                DH.VB;Văn bản định hướng;văn bản;%s;
                KGM.TIN;Tin, bài, hình ảnh;lượt;%s;
                """.formatted(unit, period, value, 10 * value));
    }

    private RunLog run() {
        return TestWorkspace.run(workspace, date, Progress.SILENT);
    }

    /** The number of documents that a run composes, whether or not they turn out to be the same. */
    private long countComposed() {
        date = date.plusDays(1);
        return run().steps().stream()
                .filter(step -> step.step().equals("render"))
                .mapToLong(RunLog.StepLog::read)
                .sum();
    }

    /** Two changes that leave the averages as they are, which the sheets of A3 and A4 print. */
    @Test
    void changeThatOthersDoNotShow_composesNoneOfTheirDocuments() throws IOException {
        assertThat(countComposed()).as("nothing new").isZero();
        send("A1", "2023-Q1", 102);
        send("A2", "2023-Q1", 101);
        assertThat(countComposed())
                .as(
                        "the sheets of A1 and A2; of A the report in two formats, the summary in three, figures and quality")
                .isEqualTo(2 + 2 + 3 + 2);
        send("A1", "2023-Q1", 202);
        assertThat(countComposed()).as("the sheets of all four as well").isEqualTo(4 + 2 + 3 + 2);
    }

    /** The files that a run makes, by their paths in the output. */
    private Set<String> listMade() throws IOException {
        Map<String, String> before = TestWorkspace.hashes(workspace);
        for (String path : before.keySet()) {
            Files.setLastModifiedTime(workspace.root().resolve(path), LONG_AGO);
        }
        date = date.plusDays(1);
        run();
        Map<String, String> after = TestWorkspace.hashes(workspace);
        Set<String> made = new TreeSet<>();
        for (String path : after.keySet()) {
            if (!Files.getLastModifiedTime(workspace.root().resolve(path)).equals(LONG_AGO)) {
                made.add(path);
            }
        }
        Set<String> different = new TreeSet<>(after.keySet());
        different.removeIf(path -> Objects.equals(after.get(path), before.get(path)));
        assertThat(made).as("exactly what differs").isEqualTo(different);
        assertThat(after).as("what a rebuild gives").isEqualTo(rebuild());
        return made;
    }

    private Map<String, String> rebuild() throws IOException {
        Path again = folder.resolve("again-" + date);
        FileUtils.copyDirectory(
                workspace.templates().toFile(), again.resolve("templates").toFile());
        FileUtils.copyDirectory(
                workspace.input().toFile(), again.resolve("input").toFile());
        Workspace rebuilt = new Workspace(again);
        TestWorkspace.run(rebuilt, date, Progress.SILENT);
        Map<String, String> hashes = TestWorkspace.hashes(rebuilt);
        FileUtils.deleteDirectory(again.toFile());
        return hashes;
    }

    @Test
    void oneNewWorkbook_makesTheFilesOfItsUnitThoseAboveAndThoseBeside() throws IOException {
        assertThat(listMade()).as("nothing new").isEmpty();
        send("A1", "2022-Q1", 141);
        Set<String> made = listMade();
        assertThat(made)
                .contains(
                        "output/2022-Q1/A1/phieu-don-vi.pdf",
                        "output/2022-Q1/A/bao-cao-tong-hop.pdf",
                        "output/2022-Q1/A/bao-cao-tong-hop.xlsx",
                        "output/2022-Q1/A2/phieu-don-vi.pdf",
                        "output/2022-S1/A1/phieu-don-vi.pdf",
                        "output/2022-S1/A4/phieu-don-vi.pdf",
                        "output/2023-Q1/A1/phieu-don-vi.pdf",
                        "output/2023-Q1/A/bao-cao-tong-hop.pdf",
                        "output/2022-Q1/figures.csv",
                        "output/2022/figures.csv",
                        "output/2022-Q1/completeness.csv",
                        "output/2022-Q1/manifest.json")
                .noneMatch(path -> path.matches("output/\\d.*/B\\d?/.*"))
                .doesNotContain(
                        "output/2022-Q2/A2/phieu-don-vi.pdf",
                        "output/2023-Q1/A2/phieu-don-vi.pdf",
                        "output/2023-Q1/completeness.csv");
    }

    /** New versions, closings, exclusions, plans and deletions in an order that a seed makes up. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void randomHistory_makesWhatDiffersAndEndsLikeARebuild(long seed) throws IOException {
        Random random = new Random(seed);
        List<String> done = new ArrayList<>();
        for (int step = 0; step < 5; step++) {
            String unit = UNITS.get(random.nextInt(UNITS.size()));
            String period = PERIODS.get(random.nextInt(PERIODS.size()));
            done.add(change(random, unit, period));
            assertThat(listMade()).as(done.toString()).isNotNull();
        }
    }

    private String change(Random random, String unit, String period) throws IOException {
        switch (random.nextInt(5)) {
            case 0, 1 -> {
                send(unit, period, random.nextInt(1000));
                return "version of " + unit + " " + period;
            }
            case 2 -> {
                String kind = random.nextBoolean() ? "close" : "exclude";
                decide(period, unit, kind);
                return kind + " " + unit + " " + period;
            }
            case 3 -> {
                Files.writeString(
                        workspace.input().resolve("targets.csv"),
                        "unit,element,year,value\n" + unit + ",DH.VB," + period.substring(0, 4) + ","
                                + random.nextInt(5000) + "\n");
                return "plan of " + unit;
            }
            default -> {
                decide(period, "", "reopen");
                return "reopen " + period;
            }
        }
    }

    private void decide(String period, String unit, String kind) throws IOException {
        Files.writeString(
                workspace.decisions(),
                Files.readString(workspace.decisions())
                        + "%s,%s,%s,%s,vì sao,ai\n".formatted(date, period, unit, kind));
    }
}
