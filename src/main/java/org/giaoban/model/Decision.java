package org.giaoban.model;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a person decided about a period.
 *
 * @param unit the unit concerned; empty for all
 */
public record Decision(LocalDate date, Period period, Optional<String> unit, Kind kind, String reason, String by) {

    private static final Pattern UNTIL = Pattern.compile("(\\d{4}-\\d{2}-\\d{2}):.*", Pattern.DOTALL);

    private static final Pattern TEMPLATES = Pattern.compile(".*\\[templates ([0-9a-f]{12})]", Pattern.DOTALL);

    /** What can be decided. */
    public enum Kind {
        CLOSE,
        REOPEN,
        EXCLUDE,
        EXTEND,
        RETURN;

        /** As files show it. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The same, with the beginning of the hash of the templates that were in force. */
    public Decision withTemplates(String hash) {
        return new Decision(date, period, unit, kind, reason + " [templates " + hash.substring(0, 12) + "]", by);
    }

    /** The beginning of the hash of the templates that a period was closed with, where the decision tells it. */
    public Optional<String> templates() {
        Matcher told = TEMPLATES.matcher(reason);
        return kind == Kind.CLOSE && told.matches() ? Optional.of(told.group(1)) : Optional.empty();
    }

    /**
     * The last day on which a submission is in time by an extension: {@code 2023-07-20: floods}. An extension without a
     * day lasts until the period is closed.
     *
     * @throws DateTimeException where the reason begins with what looks like a day and is none
     */
    public Optional<LocalDate> until() {
        Matcher day = UNTIL.matcher(reason);
        return kind == Kind.EXTEND && day.matches() ? Optional.of(LocalDate.parse(day.group(1))) : Optional.empty();
    }
}
