package org.giaoban.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.giaoban.model.Finding;
import org.giaoban.model.FindingCode;
import org.giaoban.model.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FindingTextsTest {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)(?:,\\w+)?}");
    private final FindingTexts texts = FindingTexts.load();

    @Test
    void theTextsAreThoseOfTheCodesAndNoOthers() {
        assertThat(texts.all().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(FindingCode.values()).map(FindingCode::id).toList());
    }

    @ParameterizedTest
    @EnumSource
    void everyTextIsThereInBothLanguages(FindingCode code) {
        assertThat(texts(code)).allSatisfy(text -> {
            assertThat(text.vi()).isNotBlank();
            assertThat(text.en()).isNotBlank().isNotEqualTo(text.vi());
        });
    }

    /**
     * If this fails, add the value to the code in FindingCode and to all its findings, or remove the placeholder from
     * findings.yaml.
     */
    @ParameterizedTest
    @EnumSource
    void everyPlaceholderIsAValueThatTheFindingHas(FindingCode code) {
        Set<String> placeholders = new TreeSet<>();
        texts(code)
                .forEach(text -> PLACEHOLDER
                        .matcher(text.vi() + text.en())
                        .results()
                        .forEach(placeholder -> placeholders.add(placeholder.group(1))));
        Set<String> values = new TreeSet<>(code.valueNames());
        values.add("found");
        assertThat(values).containsAll(placeholders);
        assertThat(placeholders).containsAll(code.valueNames());
    }

    private List<Text> texts(FindingCode code) {
        FindingTexts.Entry entry = texts.find(code.id()).orElseThrow();
        return Stream.of(entry.title(), entry.message(), entry.expected(), entry.hint())
                .toList();
    }

    @Test
    void numbersPeriodsAndDays_areWrittenAsTheReaderWritesThem() {
        Finding sum = Finding.of(FindingCode.TOTAL_DISAGREES, "S", "D5", "98962")
                .with("element", "GT")
                .with("total", "98962")
                .with("sum", "1234567.5");
        assertThat(texts.message(sum, Text.VIETNAMESE))
                .isEqualTo("GT ghi tổng số 98.962, nhưng cộng các dòng chi tiết được 1.234.567,5.");
        assertThat(texts.message(sum, Locale.ENGLISH))
                .isEqualTo("GT has the total 98,962, but its parts add up to 1,234,567.5.");
        assertThat(sum.found()).as("files for programs keep the digits").isEqualTo("98962");
        Finding late = Finding.of(FindingCode.AFTER_CLOSE, null, null, "2022-04-26")
                .with("period", "2022-Q1")
                .with("closed", "2022-04-25");
        assertThat(texts.message(late, Text.VIETNAMESE))
                .isEqualTo("Tệp nhận ngày 26/04/2022, sau khi kỳ quý I/2022 đã chốt ngày 25/04/2022.");
        assertThat(texts.message(late, Locale.ENGLISH))
                .isEqualTo("The file was received on 2022-04-26, after 2022-Q1 was closed on 2022-04-25.");
    }

    /** A code that no test names may be unreachable. If this fails, write a test that gives a finding with the code. */
    @Test
    void everyCode_isSeenInATest() throws IOException {
        StringBuilder tests = new StringBuilder();
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith("Test.java")).toList()) {
                tests.append(Files.readString(file));
            }
        }
        assertThat(FindingCode.values())
                .extracting(FindingCode::id)
                .allSatisfy(code -> assertThat(tests).containsPattern("(?<![A-Z-])" + code + "(?![A-Z-])"));
    }
}
