package org.giaoban.narrative;

import java.util.Map;
import org.springframework.util.PropertyPlaceholderHelper;

/** Replaces the placeholders of a text, written {@code {name}}, by values. */
public final class Placeholders {

    private static final PropertyPlaceholderHelper HELPER = new PropertyPlaceholderHelper("{", "}", null, null, true);

    private Placeholders() {}

    /**
     * Replaces each placeholder that {@code values} has a value for; others remain as they are written.
     *
     * @param values value of each placeholder by its name; a value may contain placeholders itself
     * @throws IllegalArgumentException if a value contains its own placeholder
     */
    public static String fill(String text, Map<String, String> values) {
        return HELPER.replacePlaceholders(text, values::get);
    }
}
