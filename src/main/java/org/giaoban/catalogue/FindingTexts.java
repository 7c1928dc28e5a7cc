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
import org.giaoban.model.FindingCode;
import org.giaoban.model.Period;
import org.giaoban.model.Text;
import org.giaoban.workspace.Workspace;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Loads the texts of {@code findings.yaml} and fills them with the values of a finding, in Vietnamese or English.
 * Placeholders are replaced here and not by a library: FreeMarker adds about 0.5 s to the start of {@code check}, and
 * Spring's {@code PropertyPlaceholderHelper} also replaces placeholders inside the values, which are senders' texts.
 */
public final class FindingTexts {

    /**
     * {@code {sum}} is replaced by the value unchanged, {@code {sum,number}} by the value formatted as a number of the
     * reader's language.
     */
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(?<name>\\w+)(?:,(?<kind>number|period|date))?}");

    /** Key of the finding value that holds the message of the form's rule, which has placeholders of its own. */
    static final String RULE_MESSAGE = "own_words";

    /** Placeholders for numbers in the message of a form's rule. */
    private static final Pattern RULE_NUMBER = Pattern.compile("\\{(left_value|right_value)}");

    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9]\\d{0,17})(?:\\.\\d{1,15})?");
    private static final int MOST_DECIMALS = 15;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm dd/MM/uuuu", Locale.ROOT);
    private static final Pattern SEPARATOR = Pattern.compile("; ");

    private final Map<String, Entry> entries;
    private final ZoneId zone;

    private FindingTexts(Map<String, Entry> entries, ZoneId zone) {
        this.zone = zone;
        this.entries = new TreeMap<>(entries);
    }

    /** Loads the texts; times are shown in the default time zone. */
    public static FindingTexts load() {
        return load(Workspace.ZONE);
    }

    /** Loads the texts; times are shown in {@code zone}. */
    public static FindingTexts load(ZoneId zone) {
        try (InputStream in = Objects.requireNonNull(FindingTexts.class.getResourceAsStream("findings.yaml"))) {
            return new FindingTexts(new YAMLMapper().readValue(in, new TypeReference<Map<String, Entry>>() {}), zone);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The texts of one finding code.
     *
     * @param title title of the finding
     * @param message one sentence with {@code {found}} and other values of the finding
     * @param expected what was expected at the position
     * @param hint instruction to the sender how to correct the submission
     */
    public record Entry(Text title, Text message, Text expected, Text hint) {}

    /** Returns a text for documentation: placeholders stay, without their format, as in {@code {found}}. */
    public static String withPlaceholders(Text text, Locale locale) {
        return PLACEHOLDER.matcher(text.in(locale)).replaceAll("{${name}}");
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

    /**
     * Returns the message. The message of the form's own rule, if the finding has one, comes first; the sentence that
     * the value was confirmed comes last.
     */
    public String message(Finding finding, Locale locale) {
        String message = fill(get(finding).message(), finding, locale) + confirmation(finding, locale);
        return finding.find(RULE_MESSAGE, locale)
                .map(own -> RULE_NUMBER.matcher(own).replaceAll("{$1,number}"))
                .map(own -> fill(Text.of(own), finding, locale) + " " + message)
                .orElse(message);
    }

    private String confirmation(Finding finding, Locale locale) {
        return finding.isConfirmed()
                ? find(FindingCode.CONFIRMED.id())
                        .map(entry -> " " + fill(entry.message(), finding, locale))
                        .orElseThrow()
                : "";
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
        return PLACEHOLDER.matcher(text.in(locale)).replaceAll(placeholder -> {
            String name = placeholder.group(1);
            String value = name.equals("found")
                    ? finding.found()
                    : finding.find(name, locale).orElse(placeholder.group());
            return Matcher.quoteReplacement(show(value, placeholder.group(2), locale));
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
                SEPARATOR
                        .splitAsStream(value)
                        .map(each ->
                                Period.find(each).map(FindingTexts::inSentence).orElse(each))
                        .collect(Collectors.joining("; "));
            case "date" -> day(value);
            default -> value;
        };
    }

    /** Formats a number for the reader, 4.610,5 or 4,610.5; other text is unchanged. */
    public static String number(String value, Locale locale) {
        if (!NUMBER.matcher(value).matches()) {
            return value;
        }
        NumberFormat format = NumberFormat.getInstance(locale);
        format.setMaximumFractionDigits(MOST_DECIMALS);
        return format.format(new BigDecimal(value));
    }

    /** Formats a number for the readers of both languages. */
    public static Text number(String value) {
        return new Text(number(value, Text.VIETNAMESE), number(value, Locale.ENGLISH));
    }

    /** Returns a period's name as written within a sentence: {@code quý I/2022}. */
    private static String inSentence(Period period) {
        String name = PeriodNames.of(period);
        return name.substring(0, 1).toLowerCase(Text.VIETNAMESE) + name.substring(1);
    }

    /**
     * Formats a day or an instant for Vietnamese readers.
     *
     * @param value {@code 2022-04-26} or {@code 2022-04-26T02:30:00Z}
     */
    private String day(String value) {
        return value.endsWith("Z")
                ? MINUTE.format(Instant.parse(value).atZone(zone))
                : DAY.format(LocalDate.parse(value));
    }
}
