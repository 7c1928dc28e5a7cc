package org.giaoban.render;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.giaoban.model.Figure;
import org.giaoban.model.Period;
import org.giaoban.model.Wording;
import org.giaoban.workspace.Hashes;

/**
 * What the last page of a printed document says of the document itself, so that {@code giaoban verify} and a person can
 * find out which document it is and whether it is still the newest.
 *
 * @param stamp cut-off, as-of date and revision, as the foot of each page has them
 */
public record Imprint(Key key, String stamp) {

    /** Name of the style of its texts and its QR code: content, although it is in the foot of a page. */
    public static final String STYLE = "imprint";

    /**
     * Which document it is, and of which figures.
     *
     * @param id period, unit, report and revision, separated by slashes
     * @param figures SHA-256 of the figures that the document is composed of
     */
    public record Key(String id, String figures) {

        private static final Pattern TEXT = Pattern.compile("giaoban:([^:]+):([0-9a-f]{64})");

        /** Returns the key as one text, as the document's metadata have it. */
        public String text() {
            return "giaoban:" + id + ":" + figures;
        }

        /** Reads such a text. */
        public static Optional<Key> find(String text) {
            Matcher parts = TEXT.matcher(text);
            return parts.matches() ? Optional.of(new Key(parts.group(1), parts.group(2))) : Optional.empty();
        }
    }

    /** Returns the id of a document. */
    public static String id(Period period, String unit, String report, int revision) {
        return String.join("/", period.id(), unit, report, String.valueOf(revision));
    }

    static Imprint of(String id, List<Figure> figures, String stamp) {
        String hash = Hashes.ofText(figures.stream().map(Imprint::line).sorted().collect(Collectors.joining("\n")));
        return new Imprint(new Key(id, hash), stamp);
    }

    /** Returns whose figure it is, and its numbers. */
    private static String line(Figure figure) {
        Figure.Key key = figure.key();
        return Stream.concat(Stream.of(key.unit(), key.element(), key.category()), figure.numbers().stream())
                .map(each -> each == null ? "" : each.toString())
                .collect(Collectors.joining(","));
    }

    /** Returns what is printed beside the QR code. */
    public String text(Wording wording) {
        return wording.get("imprint", key.id(), stamp, key.figures());
    }

    /** Returns what the QR code says. QR codes are smallest for capital letters. */
    public String code() {
        return key.text().toUpperCase(Locale.ROOT);
    }

    /** Returns what the QR code is, for readers who do not see it. */
    public String codeText(Wording wording) {
        return wording.get("imprint-code", key.id());
    }
}
