package org.giaoban.workspace;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Values in the office's CSV files as a person types them or as Excel saves them with Vietnamese settings: days as
 * {@code 2025-07-01} or {@code 1/7/2025}, numbers with a comma before the decimals or with thousands in groups.
 */
public final class TypedValues {

    private static final DateTimeFormatter VIETNAMESE =
            DateTimeFormatter.ofPattern("d/M/uuuu", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    /** Three digits after each mark are a group of thousands, as in a submission. */
    private static final Pattern GROUPS = Pattern.compile("(-?[1-9]\\d{0,2})((?:\\.\\d{3})+|(?:,\\d{3})+)");

    private static final Pattern NUMBER = Pattern.compile("-?(?:\\d{1,15}(?:[.,]\\d{1,18})?|[.,]\\d{1,18})");

    private TypedValues() {}

    public static Optional<LocalDate> findDay(String text) {
        try {
            return Optional.of(text.contains("/") ? LocalDate.parse(text, VIETNAMESE) : LocalDate.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Finds an amount, of which {@code 1.200} and {@code 1,200} are 1200 and {@code 1,5} is 1.5. */
    public static Optional<BigDecimal> findAmount(String text) {
        Matcher groups = GROUPS.matcher(text);
        return groups.matches()
                ? Optional.of(new BigDecimal(groups.group(1) + groups.group(2).replaceAll("[.,]", "")))
                : findFraction(text);
    }

    private static Optional<BigDecimal> findFraction(String text) {
        Matcher number = NUMBER.matcher(text);
        return number.matches() ? Optional.of(text.replace(',', '.')).map(BigDecimal::new) : Optional.empty();
    }
}
