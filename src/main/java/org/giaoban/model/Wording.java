package org.giaoban.model;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Every text that a reader sees, in one language: {@code messages_<language>.properties}. The texts of findings alone
 * stand in {@code findings.yaml}.
 */
public final class Wording {

    private static final Map<Locale, Wording> KNOWN = new ConcurrentHashMap<>();

    private final Locale locale;
    private final ResourceBundle bundle;

    private Wording(Locale locale) {
        this.locale = locale;
        this.bundle = ResourceBundle.getBundle(
                "org.giaoban.model.messages",
                Locale.forLanguageTag(locale.getLanguage()),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /**
     * Returns the wording in the language of a locale.
     *
     * @throws java.util.MissingResourceException if there are no texts in this language
     */
    public static Wording of(Locale locale) {
        return KNOWN.computeIfAbsent(locale, Wording::new);
    }

    /** The wording in Vietnamese, the language of what senders receive. */
    public static Wording vietnamese() {
        return of(Text.VIETNAMESE);
    }

    /**
     * Returns the text of a key in both languages.
     *
     * @param values as for {@link #get}; a {@link Text} gives its own wording to each language
     */
    public static Text both(String key, Object... values) {
        return new Text(vietnamese().fill(key, values), of(Locale.ENGLISH).fill(key, values));
    }

    private String fill(String key, Object... values) {
        return get(
                key,
                Stream.of(values)
                        .map(value -> value instanceof Text text ? text.in(locale) : value)
                        .toArray());
    }

    /** The texts as they stand in the file, which the command line's help takes. */
    public ResourceBundle bundle() {
        return bundle;
    }

    /** The locale of the texts, which names, numbers and capital letters follow too. */
    public Locale locale() {
        return locale;
    }

    /**
     * Returns the text of a key with {@code {0}}, {@code {1}} … replaced by the values.
     *
     * @param values texts and counts; the bundle says how a count is written: {@code {0,number,0}}
     */
    public String get(String key, Object... values) {
        return new MessageFormat(bundle.getString(key), locale).format(values);
    }
}
