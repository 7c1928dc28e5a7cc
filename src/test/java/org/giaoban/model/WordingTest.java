package org.giaoban.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.giaoban.narrative.PeriodWords;
import org.junit.jupiter.api.Test;

/** What users read comes from one bundle for each language. */
class WordingTest {

    private static final Path RESOURCES = Path.of("src/main/resources/org/giaoban/model");
    private static final Path SOURCES = Path.of("src/main/java/org/giaoban");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)");
    private static final Pattern COMMENT_OR_LITERAL = Pattern.compile(
            "/\\*.*?\\*/|//[^\\n]*|\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\])*\"|'(?:\\\\.|[^'\\\\])*'", Pattern.DOTALL);
    private static final Pattern LETTER_WITH_MARK = Pattern.compile("[\\p{IsLatin}&&[^\\p{ASCII}]]");

    /** The placeholders of each key's text. */
    private static Map<String, Set<String>> placeholders(String file) throws IOException {
        Properties texts = new Properties();
        try (Reader in = Files.newBufferedReader(RESOURCES.resolve(file), StandardCharsets.UTF_8)) {
            texts.load(in);
        }
        Map<String, Set<String>> placeholders = new TreeMap<>();
        texts.stringPropertyNames()
                .forEach(key -> placeholders.put(
                        key,
                        PLACEHOLDER
                                .matcher(texts.getProperty(key))
                                .results()
                                .map(match -> match.group(1))
                                .collect(Collectors.toCollection(TreeSet::new))));
        return placeholders;
    }

    @Test
    void bothLanguages_haveTheSameKeysAndPlaceholders() throws IOException {
        assertThat(placeholders("messages_en.properties"))
                .isEqualTo(placeholders("messages_vi.properties"))
                .isNotEmpty();
    }

    /** Classes outside {@code recognise} that read what people type: their words are input and not shown to anybody. */
    private static final Set<String> READERS = Set.of(
            "FileNames.java",
            "OrgUnits.java",
            "Folding.java",
            "DateText.java",
            "NumberText.java",
            "CountCell.java",
            "LegacyText.java");

    @Test
    void noStringInJava_hasAVietnameseLetter() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".java"))
                    .filter(each -> !each.startsWith(SOURCES.resolve("recognise")))
                    .filter(each -> !READERS.contains(each.getFileName().toString()))
                    .toList()) {
                String source = Normalizer.normalize(Files.readString(file), Normalizer.Form.NFC);
                List<String> literals = COMMENT_OR_LITERAL
                        .matcher(source)
                        .results()
                        .map(MatchResult::group)
                        .filter(token -> !token.startsWith("/"))
                        .filter(literal -> LETTER_WITH_MARK.matcher(literal).find())
                        .toList();
                assertThat(literals)
                        .as("%s: put these texts into the bundles of both languages", file)
                        .isEmpty();
            }
        }
    }

    @Test
    void wording_isThatOfTheLocalesLanguage() {
        Wording english = Wording.of(Locale.ENGLISH);
        assertThat(PeriodWords.of(Period.of("2022-Q1"), english)).isEqualTo("quarter I of 2022");
        assertThat(PeriodWords.next(Period.of("2022-S1"), english)).isEqualTo("the last 6 months of 2022");
        assertThat(Wording.of(Text.VIETNAMESE).get("coverage-submissions", 1230L, 1234L))
                .isEqualTo("1230/1234 báo cáo");
    }
}
