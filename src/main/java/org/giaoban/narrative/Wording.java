package org.giaoban.narrative;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words and sentences of documents in one language, read from {@code words_<language>.properties}. */
public final class Wording {

    private final Locale locale;
    private final ResourceBundle bundle;

    private Wording(Locale locale) {
        this.locale = locale;
        this.bundle = ResourceBundle.getBundle(
                "org.giaoban.narrative.words",
                Locale.forLanguageTag(locale.getLanguage()),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /**
     * Returns the wording in the language of a locale.
     *
     * @throws java.util.MissingResourceException if there are no words in this language
     */
    public static Wording of(Locale locale) {
        return new Wording(locale);
    }

    /** The locale of the words, which names, numbers and capital letters follow too. */
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
