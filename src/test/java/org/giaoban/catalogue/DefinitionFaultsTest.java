package org.giaoban.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.giaoban.model.OperatorError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with an office's files is said at once, each fault with its file, its line and a remedy. */
class DefinitionFaultsTest {

    private static final Path FAULTY = Path.of("src/test/resources/faulty-office");

    @Test
    void manyFaultsInManyFiles_areAllListedAtOnceWithFileLineAndRemedy() throws IOException {
        assertThat(faults(FAULTY)).containsExactlyElementsOf(Files.readAllLines(FAULTY.resolve("faults.txt")));
    }

    @Test
    void tableThatCannotBeRead_doesNotHideTheOtherFaults(@TempDir Path office) throws IOException {
        Files.createDirectories(office.resolve("input"));
        Files.writeString(office.resolve("input/org-units.csv"), "code,name\nH,Huyện\n");
        Files.writeString(office.resolve("input/targets.csv"), "unit,element,year\n");
        assertThat(faults(office))
                .containsExactly(
                        "templates/forms: no form → put the office's forms there",
                        "input/org-units.csv:1: columns missing: [aliases, level, parent, valid_from, valid_to, successors,"
                                + " territorial, email] → the header row must name [code, name, aliases, level, parent,"
                                + " valid_from, valid_to, successors, territorial, email]",
                        "input/org-units.csv: no org units → list the office's units, columns [code, name, aliases, level,"
                                + " parent, valid_from, valid_to, successors, territorial, email]",
                        "input/targets.csv:1: columns missing: [value] → the header row must name [unit, element, year,"
                                + " value]");
    }

    private static List<String> faults(Path office) {
        OperatorError error =
                catchThrowableOfType(OperatorError.class, () -> new CatalogueLoader(new Workspace(office)).load());
        return error.faults().stream().map(OperatorError.Fault::toString).toList();
    }
}
