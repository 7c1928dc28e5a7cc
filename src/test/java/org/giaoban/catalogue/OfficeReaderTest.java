package org.giaoban.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.giaoban.model.OperatorError;
import org.giaoban.model.Text;
import org.giaoban.workspace.Workspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code office.yaml}: every key has a default, and all faults are reported at once with their lines. */
class OfficeReaderTest {

    private static final Office DEFAULT =
            new Office("", "vi", ZoneId.of("Asia/Ho_Chi_Minh"), List.of("0 30 1 * * *"), 8187);

    private static final String FAULTY = """
            name: 5
            language: fr
            zone: Asia/Hanoi
            schedule:
              - 0 30 1 * * *
              - 30 1 * * *
            deliveries: []
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Office read(String yaml) throws IOException {
        Files.writeString(folder.resolve("office.yaml"), yaml);
        return new OfficeReader(new Workspace(folder)).read();
    }

    private List<String> faults(String yaml, Locale locale) throws IOException {
        Files.writeString(folder.resolve("office.yaml"), yaml);
        OfficeReader reader = new OfficeReader(new Workspace(folder));
        return Objects.requireNonNull(catchThrowableOfType(OperatorError.class, reader::read)).faults().stream()
                .map(fault -> fault.where() + ": " + fault.what().in(locale) + " → "
                        + fault.remedy().in(locale))
                .toList();
    }

    @Test
    void missingFile_isAnOfficeOfDefaults() {
        assertThat(new OfficeReader(new Workspace(folder)).read()).isEqualTo(DEFAULT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# only a comment\n", "{}", "port: 8187\n"})
    void absentKeys_haveTheirDefaults(String yaml) throws IOException {
        assertThat(read(yaml)).isEqualTo(DEFAULT);
    }

    @Test
    void everyKey_isRead() throws IOException {
        assertThat(read("""
                        name: Văn phòng
                        language: en
                        zone: Europe/Berlin
                        schedule: [0 0 2 * * *, "@weekly"]
                        port: 0
                        """))
                .isEqualTo(new Office(
                        "Văn phòng", "en", ZoneId.of("Europe/Berlin"), List.of("0 0 2 * * *", "@weekly"), 0));
    }

    @Test
    void theDemonstrationsFile_isAccepted() {
        assertThat(new OfficeReader(new Workspace(Path.of(""))).read().schedule())
                .containsExactly("0 30 1 * * *");
    }

    @Test
    void allFaults_areReportedAtOnceWithTheirLines() throws IOException {
        assertThat(faults(FAULTY, Locale.ENGLISH))
                .containsExactlyInAnyOrder(
                        "office.yaml:1: /name is 5: a text is expected, not a whole number → see office.schema.json"
                                + " beside the file for what may stand here",
                        "office.yaml:2: /language is \"fr\": one of [\"vi\", \"en\"] is expected → see office.schema.json"
                                + " beside the file for what may stand here",
                        "office.yaml:7: the file has a key deliveries that is not known there → see office.schema.json"
                                + " beside the file for what may stand here",
                        "office.yaml:3: there is no time zone \"Asia/Hanoi\" → name one of the IANA time zones, such as"
                                + " Asia/Ho_Chi_Minh",
                        "office.yaml:6: \"30 1 * * *\" is no cron expression → write six fields: second, minute, hour, day"
                                + " of the month, month, day of the week; every day at half past one: 0 30 1 * * *");
    }

    @Test
    void faults_areReportedInVietnameseToo() throws IOException {
        assertThat(faults(FAULTY, Text.VIETNAMESE))
                .hasSize(5)
                .contains("office.yaml:3: không có múi giờ \"Asia/Hanoi\" → ghi một múi giờ theo tên IANA, ví dụ"
                        + " Asia/Ho_Chi_Minh")
                .allSatisfy(fault -> assertThat(fault).containsPattern("[\\p{IsLatin}&&[^\\p{ASCII}]]"));
    }

    @Test
    void fileThatIsNoYaml_isOneFaultWithItsLine() throws IOException {
        assertThat(faults("name: [\nlanguage: vi\n", Locale.ENGLISH))
                .singleElement()
                .asString()
                .startsWith("office.yaml:3: not YAML: ");
    }
}
