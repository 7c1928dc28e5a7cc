package org.giaoban.spreadsheet;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.giaoban.model.Finding;
import org.giaoban.model.FindingCode;
import org.giaoban.spreadsheet.Cell.Type;

/**
 * Converts cells whose text is in a {@link LegacyEncoding} to Unicode and adds a finding for each. The font decides the
 * encoding. Without such a font, a text is converted only if exactly one encoding turns all its words into Vietnamese
 * syllables and the text did not consist of syllables before.
 */
final class LegacyText {

    private static final Pattern NON_ASCII =
            Pattern.compile("[\\u0080-\\u00FF\\u0152-\\u0192\\u02C6-\\u02DC\\u2010-\\u203A\\u20AC\\u2122]");
    private static final Pattern UNICODE = Pattern.compile("[ĂăĐđĨĩŨũƠơƯư\\u0300-\\u0323\\u1EA0-\\u1EF9]");
    /** Letters, and the Western European symbols that a legacy encoding uses for letters. */
    private static final Pattern WORD =
            Pattern.compile("[\\p{L}\\p{M}\\u0080-\\u009F\\u00A1-\\u00FF\\u02C6-\\u02DC\\u2039\\u203A\\u20AC\\u2122]+");

    private static final Pattern SYLLABLE = Pattern.compile("(?:ngh|ng|nh|gh|gi|ch|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx])?"
            + "(?:uyê|iêu|yêu|oai|oay|oeo|uây|uôi|uya|uyu|ươi|ươu|iê|yê|ia|ya|uô|ua|ươ|ưa|oa|oă|oe|oo|uâ|uê|uơ|uy"
            + "|ai|ao|au|ay|âu|ây|eo|êu|iu|oi|ôi|ơi|ui|ưi|ưu|[aăâeêioôơuưy])"
            + "(?:ch|ng|nh|[cmnpt])?");
    private static final Pattern TONES = Pattern.compile("[\\u0300\\u0301\\u0303\\u0309\\u0323]");
    /**
     * A tone mark on the second letter of a vowel pair that carries it on the first: no Vietnamese syllable is spelled
     * that way, while foreign words such as German "daß" look so after conversion.
     */
    private static final Pattern MISPLACED_TONE =
            Pattern.compile("(?:a\\u0302?[iouy]|e\\u0302?[ou]|(?<!g)i[au]|o[\\u0302\\u031B]?i|(?<!q)u\\u031B?[iau])"
                    + "[\\u0300\\u0301\\u0303\\u0309\\u0323](?!\\p{L})");

    private static final int LONGEST_SHOWN = 120;
    /** Converted texts without a font that show the encoding of the whole file. */
    private static final int DECISIVE_TEXTS = 3;

    private LegacyText() {}

    /** Returns the workbook with every text in Unicode. */
    static Workbook decode(Workbook workbook) {
        Optional<LegacyEncoding> common = commonEncoding(workbook);
        List<Finding> notes = new ArrayList<>();
        List<Sheet> sheets = new ArrayList<>();
        for (Sheet sheet : workbook.sheets()) {
            List<Row> rows = new ArrayList<>();
            for (Row row : sheet.rows()) {
                rows.add(decode(row, common, notes));
            }
            sheets.add(sheet.withRows(rows));
        }
        if (notes.isEmpty()) {
            return workbook;
        }
        List<Finding> all = new ArrayList<>(workbook.notes());
        all.addAll(notes);
        return workbook.with(sheets, all);
    }

    /**
     * Returns the encoding of a file without fonts: several of its texts are converted from this encoding, none from
     * another, and none has letters that only Unicode has. Such a file has short words, {@code M· sè}, and words that
     * are syllables by chance, {@code Ghi chó}, in the same encoding.
     */
    private static Optional<LegacyEncoding> commonEncoding(Workbook workbook) {
        EnumMap<LegacyEncoding, Integer> texts = new EnumMap<>(LegacyEncoding.class);
        for (Sheet sheet : workbook.sheets()) {
            for (Cell cell : (Iterable<Cell>) sheet.cells()::iterator) {
                if (!cell.format().font().isEmpty()
                        || UNICODE.matcher(cell.shown()).find()) {
                    return Optional.empty();
                }
                find(cell.shown(), "").ifPresent(decoded -> texts.merge(decoded.encoding(), 1, Integer::sum));
            }
        }
        return texts.size() == 1 && texts.values().iterator().next() >= DECISIVE_TEXTS
                ? Optional.of(texts.keySet().iterator().next())
                : Optional.empty();
    }

    private static Optional<Decoded> find(Cell cell, Optional<LegacyEncoding> common) {
        Optional<Decoded> decoded = find(cell.shown(), cell.format().font());
        return decoded.isPresent()
                ? decoded
                : common.map(encoding -> new Decoded(encoding, encoding.decode(cell.shown())))
                        .filter(result -> !result.text().equals(cell.shown())
                                && isVietnamese(result.text())
                                && !hasMisplacedTone(result.text()));
    }

    private static Row decode(Row row, Optional<LegacyEncoding> common, List<Finding> notes) {
        List<Cell> cells = new ArrayList<>(row.cells());
        boolean changed = false;
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = cells.get(i);
            if (cell.type() == Type.TEXT) {
                Optional<Decoded> decoded = find(cell, common);
                if (decoded.isPresent()) {
                    String text = decoded.get().text();
                    notes.add(cell.finding(FindingCode.TEXT_DECODED)
                            .with("encoding", decoded.get().encoding().name())
                            .with(
                                    "after",
                                    text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text));
                    cells.set(i, cell.withText(text));
                    changed = true;
                }
            }
        }
        return changed ? new Row(row.number(), cells) : row;
    }

    /** A converted text and the encoding it was converted from. */
    record Decoded(LegacyEncoding encoding, String text) {}

    /** Returns the converted text if {@code text} is in a legacy encoding. */
    static Optional<Decoded> find(String text, String font) {
        if (!mayBeLegacy(text)) {
            return Optional.empty();
        }
        Optional<LegacyEncoding> byFont = LegacyEncoding.ofFont(font);
        if (byFont.isPresent()) {
            LegacyEncoding encoding = byFont.get();
            String decoded = encoding.decode(text);
            return Optional.of(new Decoded(
                            encoding, encoding.displaysCapitals(font) ? decoded.toUpperCase(Locale.ROOT) : decoded))
                    .filter(result -> !result.text().equals(text));
        }
        return byPattern(text);
    }

    /** True if a text has letters of legacy encodings and none that only Unicode has. Most cells end here. */
    private static boolean mayBeLegacy(String text) {
        boolean isAscii = true;
        for (int i = 0; i < text.length() && isAscii; i++) {
            isAscii = text.charAt(i) < 128;
        }
        return !isAscii
                && !UNICODE.matcher(text).find()
                && NON_ASCII.matcher(text).find();
    }

    private static Optional<Decoded> byPattern(String text) {
        if (isVietnamese(text) || !hasDecisiveWord(text)) {
            return Optional.empty();
        }
        List<Decoded> fitting = new ArrayList<>();
        for (LegacyEncoding encoding : LegacyEncoding.values()) {
            String decoded = encoding.decode(text);
            if (!decoded.equals(text) && isVietnamese(decoded) && !hasMisplacedTone(decoded)) {
                fitting.add(new Decoded(encoding, decoded));
            }
        }
        return fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
    }

    /** True if every word of a text is a Vietnamese syllable or plain ASCII. */
    private static boolean isVietnamese(String text) {
        return WORD.matcher(Normalizer.normalize(text, Normalizer.Form.NFC))
                .results()
                .allMatch(word -> isSyllable(word.group()));
    }

    /**
     * True if at least one word has three or more characters, both ASCII and others. Single signs such as × or ½, or
     * {@code M²}, are not letters.
     */
    private static boolean hasDecisiveWord(String text) {
        return WORD.matcher(text)
                .results()
                .map(MatchResult::group)
                .anyMatch(word -> word.length() > 2 && word.chars().anyMatch(c -> c < 128) && !isPlain(word));
    }

    /** True if a word is plain ASCII, such as an abbreviation; such words do not identify an encoding. */
    private static boolean isPlain(String word) {
        return word.chars().allMatch(c -> c < 128);
    }

    private static boolean hasMisplacedTone(String text) {
        String lower = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
        return MISPLACED_TONE.matcher(lower).find();
    }

    private static boolean isSyllable(String word) {
        String bare =
                TONES.matcher(Normalizer.normalize(word, Normalizer.Form.NFD)).replaceAll("");
        String lower = Normalizer.normalize(bare, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        boolean oneCase = word.equals(word.toUpperCase(Locale.ROOT))
                || word.substring(1).equals(word.substring(1).toLowerCase(Locale.ROOT));
        return isPlain(word) || oneCase && SYLLABLE.matcher(lower).matches();
    }
}
