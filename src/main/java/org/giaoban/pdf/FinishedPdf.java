package org.giaoban.pdf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.giaoban.render.Imprint;

/**
 * Opens a PDF with another library than the one that writes them, so that it knows the document only as its readers do.
 */
public final class FinishedPdf {

    private static final Pattern NUMBER = Pattern.compile("(?<![\\d.,])\\d++(?:[.,]\\d++)*+");

    private FinishedPdf() {}

    /** Returns the letters on all pages. */
    public static String readText(Path pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            return new PDFTextStripper().getText(document);
        }
    }

    /** Returns the letters on all pages. */
    public static String readText(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns all plain numbers of a text, such as 1.234,5; each stands by itself and is no part of a longer one. */
    public static Set<String> listNumbers(String text) {
        return NUMBER.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    /** True if a number stands in a text by itself and is no part of a longer one. */
    public static boolean isIn(String text, String number) {
        return Pattern.compile("(?<![\\d.,])" + Pattern.quote(number) + "(?!\\d|[.,]\\d)")
                .matcher(text)
                .find();
    }

    /** Finds what the document says of itself; empty for a PDF of another program, and for a file that is none. */
    public static Optional<Imprint.Key> findImprint(Path pdf) {
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            return Optional.ofNullable(document.getDocumentInformation().getKeywords())
                    .flatMap(Imprint.Key::find);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
