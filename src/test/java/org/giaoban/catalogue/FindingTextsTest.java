package org.giaoban.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.giaoban.model.FindingCode;
import org.giaoban.model.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FindingTextsTest {

    private static final Pattern MARK = Pattern.compile("\\{(\\w+)(?:,\\w+)?}");
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

    /** Add the value to the code in FindingCode and to every finding of it, or take the mark out of findings.yaml. */
    @ParameterizedTest
    @EnumSource
    void everyMarkIsAValueThatTheFindingHas(FindingCode code) {
        Set<String> marks = new TreeSet<>();
        texts(code)
                .forEach(text ->
                        MARK.matcher(text.vi() + text.en()).results().forEach(mark -> marks.add(mark.group(1))));
        Set<String> values = new TreeSet<>(code.valueNames());
        values.add("found");
        assertThat(values).containsAll(marks);
        assertThat(marks).containsAll(code.valueNames());
    }

    private List<Text> texts(FindingCode code) {
        FindingTexts.Entry entry = texts.find(code.id()).orElseThrow();
        return Stream.of(entry.title(), entry.message(), entry.expected(), entry.hint())
                .toList();
    }
}
