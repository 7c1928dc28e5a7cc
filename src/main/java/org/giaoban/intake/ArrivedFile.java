package org.giaoban.intake;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A file of a mail, and what became of it.
 *
 * @param warnings number of warnings and graver findings
 * @param path path below the drop folder; empty if it was not put there
 * @param name its name as its sender wrote it
 */
public record ArrivedFile(Result result, int warnings, String path, String name) {

    /** Parts the components of a file in the ledger. */
    private static final String PART = ":";

    private static final int PARTS = 4;

    public ArrivedFile {
        name = name.replaceAll("[\\p{Cc}|]+", "_");
    }

    /** Creates a file that was not put into the drop folder. */
    static ArrivedFile notTaken(Result result, String name) {
        return new ArrivedFile(result, 0, "", name);
    }

    /** What was found. */
    public enum Result {
        ACCEPTED,
        /** Accepted with warnings. */
        WARNED,
        RETURNED,
        REFUSED,
        /** Put into the drop folder and not read to its end; the next run reads it. */
        UNREAD,
        /** Not taken: a submission of a unit for which the sender may not submit. */
        FOREIGN,
        /** Not taken: its name is not one of a workbook or zip. */
        NO_WORKBOOK,
        /** Not taken: the file, or the whole mail, is too large. */
        TOO_LARGE,
        /** Not taken: the mail has too many files. */
        TOO_MANY,
        /** Not taken: the mail, or the file in it, cannot be decoded. */
        UNREADABLE;

        /** Returns the name as the ledger and the keys of texts have it. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** True if the sender gets a workbook with the findings. */
        boolean hasFeedback() {
            return this == WARNED || this == RETURNED || this == REFUSED;
        }
    }

    /** True if a path below the drop folder is that of this file or, if this is a zip, of a file in it. */
    boolean covers(String other) {
        return !path.isEmpty() && (other.equals(path) || other.startsWith(path + "/"));
    }

    String format() {
        return String.join(PART, result.id(), String.valueOf(warnings), path, name);
    }

    /** Reads a file of the ledger; empty if it is not one. */
    static Optional<ArrivedFile> parse(String text) {
        String[] parts = text.split(PART, PARTS);
        return parts.length < PARTS || !parts[1].matches("\\d{1,9}")
                ? Optional.empty()
                : Stream.of(Result.values())
                        .filter(result -> result.id().equals(parts[0]))
                        .findFirst()
                        .map(result -> new ArrivedFile(result, Integer.parseInt(parts[1]), parts[2], parts[3]));
    }
}
