package org.giaoban.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.catalogue.CatalogueLoader;
import org.giaoban.model.OperatorError;
import org.giaoban.model.Period;
import org.giaoban.sample.SampleOffice.Order;
import org.giaoban.workspace.Hashes;
import org.giaoban.workspace.Workspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleOfficeTest {

    private static final Workspace SOURCE = new Workspace(Path.of(""));
    private static final Catalogue CATALOGUE = new CatalogueLoader(SOURCE).load();
    private static final SampleOffice SAMPLE = new SampleOffice(SOURCE, CATALOGUE);

    @TempDir
    Path folder;

    @Test
    void sample_isAWorkspaceThatLoads_withASubmissionOfEveryUnitAndPeriod() {
        int written = SAMPLE.write(new Order(30, List.of(Period.of("2022-S1")), 7), folder.resolve("office"));

        Catalogue catalogue = new CatalogueLoader(new Workspace(folder.resolve("office"))).load();
        assertThat(catalogue.units().list()).hasSize(31);
        assertThat(catalogue.units().list().stream().map(unit -> unit.name())).doesNotHaveDuplicates();
        assertThat(written).isEqualTo(62);
        assertThat(hashes(folder.resolve("office/input/submissions"))).hasSize(62);
    }

    @Test
    void submissions_keepTheFormsRules_andAgreeWithTheirRegisters() throws IOException {
        SAMPLE.write(new Order(60, List.of(Period.of("2022-Q1")), 1), folder.resolve("office"));

        try (Stream<Path> files = Files.walk(folder.resolve("office/input/submissions"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                WrittenWorkbook workbook = WrittenWorkbook.read(file);
                assertThat(workbook.isAgreeing()).as(file.toString()).isTrue();
                assertThat(DemonstrationFiguresTest.keepsRules(workbook.values()))
                        .as(file.toString())
                        .isTrue();
            }
        }
    }

    @Test
    void sameOrder_givesTheSameBytes_andAnotherSeedOtherFigures() {
        List<Period> periods = List.of(Period.of("2022-Q1"));
        SAMPLE.write(new Order(5, periods, 1), folder.resolve("a"));
        SAMPLE.write(new Order(5, periods, 1), folder.resolve("b"));
        SAMPLE.write(new Order(5, periods, 2), folder.resolve("c"));

        assertThat(hashes(folder.resolve("a"))).isEqualTo(hashes(folder.resolve("b")));
        assertThat(hashes(folder.resolve("a/input/submissions")).values())
                .doesNotContainAnyElementsOf(
                        hashes(folder.resolve("c/input/submissions")).values());
    }

    @Test
    void ordersThatCannotBeMet_areRefusedWithARemedy() throws IOException {
        Files.createDirectories(folder.resolve("full/inside"));

        assertThatThrownBy(() -> SAMPLE.write(new Order(1, List.of(Period.of("2022-Q1")), 1), folder.resolve("full")))
                .isInstanceOf(OperatorError.class);
        assertThatThrownBy(() -> SAMPLE.write(new Order(0, List.of(Period.of("2022-Q1")), 1), folder.resolve("new")))
                .isInstanceOf(OperatorError.class);
        assertThatThrownBy(() -> SAMPLE.write(new Order(1, List.of(Period.of("2022-11")), 1), folder.resolve("new")))
                .isInstanceOf(OperatorError.class);
        assertThat(folder.resolve("new")).doesNotExist();
    }

    private static Map<String, String> hashes(Path root) {
        Map<String, String> hashes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            files.filter(Files::isRegularFile)
                    .forEach(file -> hashes.put(root.relativize(file).toString(), Hashes.ofFile(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return hashes;
    }
}
