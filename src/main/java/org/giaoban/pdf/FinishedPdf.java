package org.giaoban.pdf;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.giaoban.render.Imprint;

/**
 * Opens a PDF with another library than the one that writes them, so that it knows the document only as its readers do.
 */
public final class FinishedPdf {

    private FinishedPdf() {}

    /** Returns the letters on all pages. */
    public static String readText(Path pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            return new PDFTextStripper().getText(document);
        }
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
