package org.giaoban.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every fault that an operator reads comes from the bundles of both languages and has a remedy. */
class OperatorErrorTest {

    private static final Path SOURCES = Path.of("src/main/java/org/giaoban");

    /** The beginning of a call that makes a fault, and its first argument, which is the key of the fault. */
    private static final Pattern FAULT = Pattern.compile(
            "(?:new (?:Operator|Machine)Error|\\bFault\\.of|\\b(?:faults|rules)\\.add|(?<![.\\w])(?:add|fault|refuse|isGood|isEmptyOrGood))"
                    + "\\([^,;{]*");

    /** A call that takes a text without a remedy, by its key or the beginning of its key. */
    private static final Pattern TEXT =
            Pattern.compile("(?:OperatorError\\.text|new SyntaxException|new InvalidValueException)\\(\\s*\"[^\"]*\"");

    /** The beginning of a key that is completed when the program runs. */
    private static final Pattern BEGINNING = Pattern.compile("\"[a-z]+[a-z-]*-\"");

    private static final Set<String> FINDING_CODES =
            Stream.of(FindingCode.values()).map(FindingCode::id).collect(Collectors.toSet());

    private static final Pattern LITERAL = Pattern.compile("\"([^\"]*)\"");
    private static final Set<String> KEYS = Wording.of(Locale.ENGLISH).bundle().keySet();

    private static Map<Path, String> sources() throws IOException {
        Map<Path, String> sources = new TreeMap<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                sources.put(file, Files.readString(file));
            }
        }
        return sources;
    }

    private static Set<String> literals(Pattern call, String source) {
        return call.matcher(source)
                .results()
                .map(MatchResult::group)
                .flatMap(text -> LITERAL.matcher(text).results())
                .map(literal -> literal.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everyFault_namesTheKeyOfATextAndOfItsRemedy() throws IOException {
        for (Map.Entry<Path, String> source : sources().entrySet()) {
            if (source.getValue().contains("Fault") || source.getValue().contains("Error(")) {
                for (String key : literals(FAULT, source.getValue())) {
                    assertThat(KEYS)
                            .as("%s: put the fault \"%s\" into the bundles of both languages", source.getKey(), key)
                            .contains(key, key + "-do");
                }
            }
            for (String key : literals(TEXT, source.getValue())) {
                assertThat(KEYS.stream().filter(known -> known.startsWith(key)))
                        .as("%s: put the text \"%s\" into the bundles of both languages", source.getKey(), key)
                        .isNotEmpty();
            }
        }
    }

    @Test
    void noFault_isMadeWithoutAKey() throws IOException {
        Set<String> makers = sources().entrySet().stream()
                .filter(source -> source.getValue().contains("new Fault("))
                .map(source -> String.valueOf(source.getKey().getFileName()))
                .collect(Collectors.toSet());
        assertThat(makers).containsExactly("OperatorError.java");
    }

    /** A key stands in the sources as a whole or without its last word, is a finding code, or begins with a text that ends with a hyphen; picocli looks up those of the help. */
    @Test
    void everyText_isUsed() throws IOException {
        String all = String.join("", sources().values());
        Set<String> beginnings = literals(BEGINNING, all);
        List<String> unused = KEYS.stream()
                .filter(key -> !key.matches("(giaoban|mixinStandardHelpOptions)\\..*|workspace|lang|zone|no-color"))
                .filter(key -> !FINDING_CODES.contains(key))
                .filter(key -> !all.contains("\"" + key + "\""))
                .map(key -> key.replaceAll("-(do|on|more|over|matched|answered)$", ""))
                .filter(key -> !all.contains("\"" + key + "\""))
                .filter(key -> beginnings.stream().noneMatch(key::startsWith))
                .toList();
        assertThat(unused).isEmpty();
    }

    @Test
    void aValueInTwoLanguages_isWrittenInTheLanguageOfTheText() {
        assertThat(OperatorError.Fault.of("schema", "a.yaml:1", new Text("thiếu", "missing"), "form.schema.json"))
                .isEqualTo(new OperatorError.Fault(
                        new Text("thiếu", "missing"),
                        "a.yaml:1",
                        new Text(
                                "xem form.schema.json ở cạnh tệp để biết chỗ này được ghi những gì",
                                "see form.schema.json beside the file for what may stand here")));
    }
}
