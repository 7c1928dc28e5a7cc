package org.giaoban.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A repair, warning or error about a received file. It keeps values; the sentence is built late, from the catalogue of
 * findings, in the reader's language.
 *
 * @param sheet name of the sheet; null if it is about the whole file
 * @param cell A1 address; null if it is about the whole sheet or file
 * @param found the text as shown in the cell, or what was found instead; no more of it than a person reads
 * @param values what the message's {@code {name}} marks stand for, besides {@code found}; neither is more of them kept
 */
public record Finding(
        String code,
        Effect effect,
        @Nullable String sheet,
        @Nullable String cell,
        String found,
        Map<String, String> values) {

    /** The name under which a finding about a single value has that value: {@code CODE} or {@code CODE:CATEGORY}. */
    public static final String SUBJECT = "subject";

    /** Ends the names of values that stand in English; the Vietnamese stand under the name itself. */
    private static final String ENGLISH = "@en";

    private static final int LONGEST = 1_000;

    public Finding {
        found = cut(found);
        Map<String, String> kept = new LinkedHashMap<>(values);
        kept.replaceAll((name, value) -> cut(value));
        values = Collections.unmodifiableMap(kept);
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, text.offsetByCodePoints(0, LONGEST / 2)) + "…";
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

    /** True if the finding records a repair: text that was read although it was not written as required. */
    public boolean isRepair() {
        return effect == Effect.NOTE && values.containsKey("after");
    }

    /** Counts the warnings and graver findings. */
    public static long countWarnings(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.effect().compareTo(Effect.WARNING) >= 0)
                .count();
    }

    /** True if a person confirmed the value that the finding is about. */
    public boolean isConfirmed() {
        return effect == Effect.NOTE && values.containsKey("decided");
    }

    /** Returns the finding as a note that names who confirmed the value, when and why. */
    public Finding confirmed(Decision decision) {
        return withEffect(Effect.NOTE).with(decision);
    }

    /** Returns the finding with the day, the person and the reason of a decision. */
    public Finding with(Decision decision) {
        return with("decided", decision.date().toString())
                .with("by", decision.by())
                .with("reason", decision.reason().replaceFirst("\\.+$", ""));
    }

    /** The same finding with one more value that is said differently in the two languages. */
    public Finding with(String name, Text value) {
        return with(name, value.vi()).with(name + ENGLISH, value.en());
    }

    /** A value for its message in a language. */
    public Optional<String> find(String name, Locale locale) {
        String own = locale.getLanguage().equals("en") ? values.get(name + ENGLISH) : null;
        return Optional.ofNullable(own == null ? values.get(name) : own);
    }

    /** The same finding at a cell. */
    public Finding at(@Nullable String otherSheet, @Nullable String otherCell, String otherFound) {
        return new Finding(code, effect, otherSheet, otherCell, otherFound, values);
    }

    public Finding withEffect(Effect other) {
        return new Finding(code, other, sheet, cell, found, values);
    }
}
