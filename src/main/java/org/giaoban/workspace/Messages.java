package org.giaoban.workspace;

import java.util.Arrays;
import java.util.Locale;
import org.giaoban.model.Wording;

/** Messages of the commands in one language, whose values are shown without control characters. */
public final class Messages {

    private final Wording wording;

    public Messages(Locale locale) {
        this.wording = Wording.of(locale);
    }

    public Locale locale() {
        return wording.locale();
    }

    /** Returns the message of a key with {@code {0}}, {@code {1}} … replaced by the values. */
    public String get(String key, Object... values) {
        return wording.get(
                key,
                Arrays.stream(values)
                        .map(value -> value instanceof String text ? Printable.of(text) : value)
                        .toArray());
    }
}
