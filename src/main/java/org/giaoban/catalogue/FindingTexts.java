package org.giaoban.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.giaoban.model.Finding;
import org.giaoban.model.Period;
import org.giaoban.model.Text;
import org.giaoban.workspace.Workspace;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What is said about each finding, in both languages; the one place where these words stand. */
public final class FindingTexts {

    /** {@code {sum}} stands for the value as it is, {@code {sum,number}} for it as people write numbers. */
    private static final Pattern MARK = Pattern.compile("\\{(?<name>\\w+)(?:,(?<kind>number|period|date))?}");

    /** The value of a finding that holds what a form wants said of it, with marks of its own. */
    static final String OWN_WORDS = "own_words";

    /** The marks for numbers that a form's own words may have. */
    private static final Pattern AMOUNT = Pattern.compile("\\{(left_value|right_value)}");

    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9]\\d{0,17})(?:\\.\\d{1,15})?");
    private static final int MOST_DECIMALS = 15;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm dd/MM/uuuu", Locale.ROOT);
    private static final Pattern BETWEEN = Pattern.compile("; ");

    private final Map<String, Entry> entries;
    private final ZoneId zone;

    private FindingTexts(Map<String, Entry> entries, ZoneId zone) {
        this.zone = zone;
        this.entries = new TreeMap<>(entries);
    }

    /** The texts of {@code findings.yaml}, with times as they are in Viet Nam. */
    public static FindingTexts load() {
        return load(Workspace.ZONE);
    }

    /** The texts of {@code findings.yaml}, with times as they are in a zone. */
    public static FindingTexts load(ZoneId zone) {
        try (InputStream in = Objects.requireNonNull(FindingTexts.class.getResourceAsStream("findings.yaml"))) {
            return new FindingTexts(new YAMLMapper().readValue(in, new TypeReference<Map<String, Entry>>() {}), zone);
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

    /** A text as the page of findings and {@code explain} show it, with marks like {@code {found}}. */
    public static String withMarks(Text text, Locale locale) {
        return MARK.matcher(text.in(locale)).replaceAll("{${name}}");
    }

    public Map<String, Entry> all() {
        return entries;
    }

    public Optional<Entry> find(String code) {
        return Optional.ofNullable(entries.get(code));
    }

    public String title(Finding finding, Locale locale) {
        return get(finding).title().in(locale);
    }

    /** The sentence; words of the form's own that a finding brings with it stand before it. */
    public String message(Finding finding, Locale locale) {
        String said = fill(get(finding).message(), finding, locale);
        return finding.find(OWN_WORDS, locale)
                .map(own -> AMOUNT.matcher(own).replaceAll("{$1,number}"))
                .map(own -> fill(Text.of(own), finding, locale) + " " + said)
                .orElse(said);
    }

    public String expected(Finding finding, Locale locale) {
        return fill(get(finding).expected(), finding, locale);
    }

    public String hint(Finding finding, Locale locale) {
        return fill(get(finding).hint(), finding, locale);
    }

    private Entry get(Finding finding) {
        return find(finding.code()).orElseThrow(() -> new IllegalStateException("no text for " + finding.code()));
    }

    private String fill(Text text, Finding finding, Locale locale) {
        return MARK.matcher(text.in(locale)).replaceAll(mark -> {
            String name = mark.group(1);
            String value = name.equals("found")
                    ? finding.found()
                    : finding.find(name, locale).orElse(mark.group());
            return Matcher.quoteReplacement(show(value, mark.group(2), locale));
        });
    }

    private String show(String value, @Nullable String kind, Locale locale) {
        if ("number".equals(kind)) {
            return number(value, locale);
        }
        if (kind == null || locale.getLanguage().equals(Locale.ENGLISH.getLanguage())) {
            return value;
        }
        return switch (kind) {
            case "period" ->
                BETWEEN.splitAsStream(value)
                        .map(each ->
                                Period.find(each).map(FindingTexts::inSentence).orElse(each))
                        .collect(Collectors.joining("; "));
            case "date" -> day(value);
            default -> value;
        };
    }

    /** A number as its reader writes it, 4.610,5 or 4,610.5; anything else as it is. */
    public static String number(String value, Locale locale) {
        if (!NUMBER.matcher(value).matches()) {
            return value;
        }
        NumberFormat format = NumberFormat.getInstance(locale);
        format.setMaximumFractionDigits(MOST_DECIMALS);
        return format.format(new BigDecimal(value));
    }

    /** {@code quý I/2022}. */
    private static String inSentence(Period period) {
        String name = PeriodNames.of(period);
        return name.substring(0, 1).toLowerCase(Text.VIETNAMESE) + name.substring(1);
    }

    /** {@code 2022-04-26} or {@code 2022-04-26T02:30:00Z}. */
    private String day(String value) {
        return value.endsWith("Z")
                ? MINUTE.format(Instant.parse(value).atZone(zone))
                : DAY.format(LocalDate.parse(value));
    }
}
