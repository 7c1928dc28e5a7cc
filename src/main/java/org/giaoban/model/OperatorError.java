package org.giaoban.model;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Trouble that the operator can mend: configuration, files, machine. Shown without a stack trace. */
public class OperatorError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    public OperatorError(List<Fault> faults) {
        super(String.join(
                System.lineSeparator(), faults.stream().map(Fault::toString).toList()));
        this.faults = List.copyOf(faults);
    }

    /** @param key the key of the fault's texts, as {@link Fault#of} takes it */
    public OperatorError(String key, String where, @Nullable Object... values) {
        this(List.of(Fault.of(key, where, values)));
    }

    public List<Fault> faults() {
        return faults;
    }

    /** Returns all faults, one a line, as {@link #getMessage} has them in English. */
    public String in(Locale locale) {
        return faults.stream().map(fault -> fault.in(locale)).collect(Collectors.joining(System.lineSeparator()));
    }

    /**
     * Returns the text of a key with {@code {0}}, {@code {1}} … replaced by the values.
     *
     * @param values a {@link Text} gives its own wording to each language; any other value is written as it is
     * @throws java.util.MissingResourceException if there is no such key
     */
    public static Text text(String key, @Nullable Object... values) {
        return Wording.both(
                key,
                Stream.of(values)
                        .map(value -> value instanceof Text ? value : String.valueOf(value))
                        .toArray());
    }

    /** One thing to mend: what is wrong, where it stands (file and line), and what to do. */
    public record Fault(Text what, String where, Text remedy) {

        /**
         * Returns the fault whose texts have a key.
         *
         * @param key the key of what is wrong; the remedy has the same key followed by {@code -do}
         * @param values for both texts, as {@link OperatorError#text} takes them
         */
        public static Fault of(String key, String where, @Nullable Object... values) {
            return new Fault(OperatorError.text(key, values), where, OperatorError.text(key + "-do", values));
        }

        /** Returns the fault with a remedy that first names what was likely meant, if anything was. */
        public Fault likely(Optional<String> name) {
            return name.map(likely -> new Fault(what, where, OperatorError.text("likely", likely, remedy)))
                    .orElse(this);
        }

        /** Returns where it is, what is wrong and what to do, in one line. */
        String in(Locale locale) {
            return where + ": " + what.in(locale) + " → " + remedy.in(locale);
        }

        /** Returns the fault in English, the language of logs. */
        @Override
        public String toString() {
            return in(Locale.ENGLISH);
        }
    }

    /** What is wrong with a value, before it is known in which file and line the value stands. */
    public static final class InvalidValueException extends IllegalArgumentException {

        private static final long serialVersionUID = 1L;

        private final transient Text text;

        /** @param key the key of the text */
        InvalidValueException(String key, @Nullable Object... values) {
            this(OperatorError.text(key, values));
        }

        private InvalidValueException(Text text) {
            super(text.en());
            this.text = text;
        }

        /** Returns why the value is not allowed. */
        public Text text() {
            return text;
        }
    }
}
