package org.giaoban.cli;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import org.giaoban.workspace.Printable;

/** Messages of the commands in one language, read from {@code messages*.properties}. */
public final class Messages {

    private final ResourceBundle bundle;
    private final Locale locale;

    public Messages(Locale locale) {
        this.locale = locale;
        this.bundle = bundle("messages", locale);
    }

    /** Returns a bundle of this package in the language of a locale; English unless there is one. */
    static ResourceBundle bundle(String name, Locale locale) {
        return ResourceBundle.getBundle(
                "org.giaoban.cli." + name,
                Locale.forLanguageTag(locale.getLanguage()),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** Returns the message of a key with {@code {0}}, {@code {1}} … replaced by the values. */
    public String get(String key, Object... values) {
        Object[] printable = Arrays.stream(values)
                .map(value -> value instanceof String text ? Printable.of(text) : value)
                .toArray();
        return new MessageFormat(bundle.getString(key), locale).format(printable);
    }
}
