package org.giaoban.model;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The texts of faults in both languages, read from {@code faults_vi.properties} and {@code faults_en.properties}. */
public final class FaultTexts {

    private static final ResourceBundle VIETNAMESE = bundle(Text.VIETNAMESE);
    private static final ResourceBundle ENGLISH = bundle(Locale.ENGLISH);

    private FaultTexts() {}

    /**
     * Returns the text of a key with {@code {0}}, {@code {1}} … replaced by the values.
     *
     * @param values a {@link Text} gives its own wording to each language; any other value is written as it is
     * @throws java.util.MissingResourceException if there is no such key
     */
    public static Text get(String key, @Nullable Object... values) {
        return new Text(fill(VIETNAMESE, Text.VIETNAMESE, key, values), fill(ENGLISH, Locale.ENGLISH, key, values));
    }

    private static String fill(ResourceBundle bundle, Locale locale, String key, @Nullable Object... values) {
        return new MessageFormat(bundle.getString(key), locale)
                .format(Stream.of(values)
                        .map(value -> value instanceof Text text ? text.in(locale) : String.valueOf(value))
                        .toArray());
    }

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(
                "org.giaoban.model.faults",
                Locale.forLanguageTag(locale.getLanguage()),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
