package org.giaoban.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.giaoban.job.ExitCode;
import org.giaoban.job.LastRun;
import org.giaoban.job.TestWorkspace;
import org.giaoban.workspace.FileState;
import org.giaoban.workspace.Workspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A run of a day of which an earlier run has left nothing to do, and what makes it work all the same. Three units of one quarter. */
class UnchangedRunTest {

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path folder;

    @SuppressWarnings("NullAway.Init")
    private Workspace workspace;

    @BeforeEach
    void runOnce() throws IOException {
        workspace = TestWorkspace.copyAlone(
                Files.createTempDirectory(folder, "office"), path -> path.startsWith("2022-Q1/bac-giang/huyen-l"));
        assertThat(run().get("read").asInt()).isEqualTo(3);
    }

    private JsonNode run() {
        return run("2024-01-31");
    }

    private JsonNode run(String date, String... more) {
        Asked asked = Asked.of(
                workspace,
                Stream.concat(Stream.of("run", "--date", date, "--force-date", "--json"), Stream.of(more))
                        .toArray(String[]::new));
        assertThat(asked.code()).as(asked.said()).isEqualTo(ExitCode.WANTS_PERSON);
        return JSON.readTree(asked.out());
    }

    /** The steps in the log of a run; of one that works, the partitions of its steps are among them. */
    private List<String> listSteps(JsonNode run) throws IOException {
        Path log = workspace.runs().resolve(run.get("run").asString() + ".json");
        return JSON.readTree(Files.readString(log))
                .get("steps")
                .valueStream()
                .map(step ->
                        step.get("step").asString() + " " + step.get("written").asLong())
                .toList();
    }

    @Test
    void runThatFindsNothingChanged_tellsTheSameAndOpensNoDatabase() throws IOException {
        Path database = workspace.database().resolveSibling("giaoban.mv.db");
        FileState before = FileState.at(database);
        Map<String, String> output = TestWorkspace.hashes(workspace);
        String text = Asked.of(workspace, "status").out();

        JsonNode second = run();
        JsonNode third = run();

        assertThat(FileState.at(database)).isEqualTo(before);
        assertThat(TestWorkspace.hashes(workspace)).isEqualTo(output);
        assertThat(second.get("run").asString()).isEqualTo("2024-01-31-2-1");
        assertThat(third.get("run").asString()).isEqualTo("2024-01-31-3-1");
        assertThat(listSteps(third)).containsExactly("receive 0", "load 0", "aggregate 0", "render 0", "deliver 0");
        assertThat(second.get("read").asInt() + second.get("written").asInt()).isZero();
        assertThat(second.get("documents").asInt()).isPositive();
        assertThat(second.get("periods")).isEqualTo(third.get("periods"));
        LastRun last = LastRun.find(workspace).orElseThrow();
        assertThat(last.findSuccess().orElseThrow().run()).isEqualTo("2024-01-31-3-1");
        assertThat(last.findSuccess().orElseThrow().numbers().written()).isZero();
        assertThat(Asked.of(workspace, "status").out().lines().skip(1))
                .isEqualTo(text.lines().skip(1).toList());
    }

    /** What a person or another program may do between two runs. */
    enum Change {
        DOCUMENT_REMOVED {
            @Override
            void make(Workspace workspace) throws IOException {
                Files.delete(workspace.output().resolve("2022-Q1/BG/bao-cao-tong-hop.pdf"));
            }
        },
        TABLE_CHANGED_IN_SECRET {
            @Override
            void make(Workspace workspace) throws IOException {
                Path table = workspace.output().resolve("2022-Q1/figures.csv");
                FileTime time = Files.getLastModifiedTime(table);
                Files.writeString(table, Files.readString(table).replace('1', '2'));
                Files.setLastModifiedTime(table, time);
            }
        },
        STRANGE_FILE_ADDED {
            @Override
            void make(Workspace workspace) throws IOException {
                Files.writeString(workspace.output().resolve("2022-Q1/strange.txt"), "?");
            }
        },
        SUBMISSION_ADDED {
            @Override
            void make(Workspace workspace) throws IOException {
                Path file = workspace.submissions().resolve("again");
                Files.createDirectories(file);
                FileUtils.copyFile(
                        Path.of("input/submissions/2022-Q1/bac-giang/huyen-yen-the.xlsx")
                                .toFile(),
                        file.resolve("huyen-yen-the.xlsx").toFile());
            }
        },
        TEMPLATE_CHANGED {
            @Override
            void make(Workspace workspace) throws IOException {
                Files.writeString(workspace.templates().resolve("note.txt"), "?");
            }
        },
        DATABASE_REMOVED {
            @Override
            void make(Workspace workspace) throws IOException {
                FileUtils.deleteDirectory(workspace.output().resolve("database").toFile());
            }
        },
        KEPT_STATE_BROKEN {
            @Override
            void make(Workspace workspace) throws IOException {
                Files.writeString(workspace.runs().resolve("unchanged.json"), "{\"state\": ");
            }
        };

        abstract void make(Workspace workspace) throws IOException;
    }

    @ParameterizedTest
    @EnumSource
    void anyChange_letsTheNextRunWork(Change change) throws IOException {
        Map<String, String> before = TestWorkspace.hashes(workspace);
        change.make(workspace);
        assertThat(listSteps(run())).hasSizeGreaterThan(5);
        if (change != Change.SUBMISSION_ADDED && change != Change.TEMPLATE_CHANGED) {
            assertThat(TestWorkspace.hashes(workspace)).isEqualTo(before);
        }
        assertThat(listSteps(run()))
                .as("and the one after it has nothing to do")
                .hasSize(5);
    }

    @Test
    void otherDayOrPartOfARun_works() throws IOException {
        assertThat(listSteps(run("2024-02-01"))).hasSizeGreaterThan(5);
        assertThat(listSteps(run("2024-01-31", "--period", "2022-Q1"))).hasSizeGreaterThan(5);
    }
}
