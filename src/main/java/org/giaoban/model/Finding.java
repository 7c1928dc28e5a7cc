package org.giaoban.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something to say about what was sent in. It keeps values; the sentence is built late, from the catalogue of
 * findings, in the reader's language.
 *
 * @param sheet name of the sheet; null if it is about the whole file
 * @param cell A1 address; null if it is about the whole sheet or file
 * @param found the text as shown in the cell, or what was found instead
 * @param values what the message's {@code {name}} marks stand for, besides {@code found}
 */
public record Finding(
        String code,
        Effect effect,
        @Nullable String sheet,
        @Nullable String cell,
        String found,
        Map<String, String> values) {

    public Finding {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    public static Finding of(FindingCode code, @Nullable String sheet, @Nullable String cell, String found) {
        return new Finding(code.id(), code.effect(), sheet, cell, found, Map.of());
    }

    /** The same finding with one more value for its message. */
    public Finding with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(values);
        more.put(name, value);
        return new Finding(code, effect, sheet, cell, found, more);
    }

    /** Whether it says what something that was not written as it should be was read as. */
    public boolean isRepair() {
        return effect == Effect.NOTE && values.containsKey("after");
    }

    public Finding withEffect(Effect other) {
        return new Finding(code, other, sheet, cell, found, values);
    }
}
