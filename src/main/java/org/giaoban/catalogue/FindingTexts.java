package org.giaoban.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.giaoban.model.Finding;
import org.giaoban.model.Text;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What is said about each finding, in both languages; the one place where these words stand. */
public final class FindingTexts {

    private static final Pattern MARK = Pattern.compile("\\{(\\w+)}");

    private final Map<String, Entry> entries;

    private FindingTexts(Map<String, Entry> entries) {
        this.entries = new TreeMap<>(entries);
    }

    /** The texts of {@code findings.yaml}. */
    public static FindingTexts load() {
        try (InputStream in = Objects.requireNonNull(FindingTexts.class.getResourceAsStream("findings.yaml"))) {
            return new FindingTexts(new YAMLMapper().readValue(in, new TypeReference<Map<String, Entry>>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The texts of one code.
     *
     * @param message one sentence with {@code {found}} and other values of the finding
     * @param expected what should have stood there
     * @param hint how to mend it, said to a clerk
     */
    public record Entry(Text title, Text message, Text expected, Text hint) {}

    public Map<String, Entry> all() {
        return entries;
    }

    public Optional<Entry> find(String code) {
        return Optional.ofNullable(entries.get(code));
    }

    public String title(Finding finding, Locale locale) {
        return get(finding).title().in(locale);
    }

    public String message(Finding finding, Locale locale) {
        return fill(get(finding).message().in(locale), finding);
    }

    public String expected(Finding finding, Locale locale) {
        return fill(get(finding).expected().in(locale), finding);
    }

    public String hint(Finding finding, Locale locale) {
        return fill(get(finding).hint().in(locale), finding);
    }

    private Entry get(Finding finding) {
        return find(finding.code()).orElseThrow(() -> new IllegalStateException("no text for " + finding.code()));
    }

    private static String fill(String template, Finding finding) {
        return MARK.matcher(template)
                .replaceAll(mark -> Matcher.quoteReplacement(
                        mark.group(1).equals("found")
                                ? finding.found()
                                : finding.values().getOrDefault(mark.group(1), mark.group())));
    }
}
