package org.giaoban.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.giaoban.model.FindingCode;
import org.giaoban.model.Text;
import org.junit.jupiter.api.Test;

/** {@code src/docs/findings.md} is generated from the finding texts; {@code -Dgiaoban.rewrite=true} writes it again. */
class FindingsPageTest {

    private static final Path PAGE = Path.of("src/docs/findings.md");

    @Test
    void page_hasTheTextsOfTheProgram() throws IOException {
        String page = page();
        if (Boolean.getBoolean("giaoban.rewrite")) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE)
                .as("out of date: mvn test -Dtest=FindingsPageTest -Dgiaoban.rewrite=true")
                .hasContent(page);
    }

    private static String page() {
        FindingTexts texts = FindingTexts.load();
        return Stream.of(FindingCode.values())
                .map(code -> section(code, texts.find(code.id()).orElseThrow()))
                .collect(Collectors.joining("\n", """
                        # Findings · Các mã lỗi

                        The findings on submissions, by code. `giaoban explain CODE` prints the same texts.
                        Placeholders such as `{found}`, the text of the cell, are replaced by values.
                        **note**: only recorded. **warning**: accepted and shown. **return**: the submission is returned.

                        """, ""));
    }

    private static String section(FindingCode code, FindingTexts.Entry entry) {
        return """
                ## %s

                %s · %s · **%s**

                | | Tiếng Việt | English |
                |---|---|---|
                | Nội dung · message | %s |
                | Yêu cầu · expected | %s |
                | Cách sửa · how to mend it | %s |
                """.formatted(
                        code.id(),
                        entry.title().vi(),
                        entry.title().en(),
                        code.effect().id(),
                        both(entry.message()),
                        both(entry.expected()),
                        both(entry.hint()));
    }

    private static String both(Text text) {
        return (FindingTexts.withPlaceholders(text, Text.VIETNAMESE) + " | "
                        + FindingTexts.withPlaceholders(text, Locale.ENGLISH))
                .replace("\n", " ");
    }
}
