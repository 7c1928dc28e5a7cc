package org.giaoban.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;

/**
 * Compares a page with what it was: its text is the same, and its picture nearly. A page that differs leaves its picture
 * and one of the differences in {@code target/pages}; {@code -Dgiaoban.rewrite=true} makes the present pages the ones to
 * be compared with.
 */
public final class GoldenPage {

    private static final Path GOLDEN = Path.of("src/test/resources/pages");
    private static final Path FOUND = Path.of("target/pages");
    private static final int DPI = 60;
    /** Edges of letters differ a little from one Java version to another. */
    private static final int SAME_GREY = 60;
    /** Pixels in ten thousand that may differ by more. */
    private static final int MOST_DIFFERENT = 5;

    private GoldenPage() {}

    /**
     * Compares a page of a PDF with the golden one.
     *
     * @param page number of the page, from 1
     * @param name name of the golden files
     */
    public static void check(byte[] pdf, int page, String name) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setLineSeparator("\n");
            stripper.setStartPage(page);
            stripper.setEndPage(page);
            String text = stripper.getText(document);
            BufferedImage picture = new PDFRenderer(document).renderImageWithDPI(page - 1, DPI, ImageType.GRAY);
            if (Boolean.getBoolean("giaoban.rewrite")) {
                Files.createDirectories(GOLDEN);
                Files.writeString(GOLDEN.resolve(name + ".txt"), text);
                write(picture, GOLDEN.resolve(name + ".png"));
            }
            assertThat(text).isEqualTo(Files.readString(GOLDEN.resolve(name + ".txt")));
            compare(picture, name);
        }
    }

    private static void compare(BufferedImage picture, String name) throws IOException {
        BufferedImage golden = ImageIO.read(GOLDEN.resolve(name + ".png").toFile());
        assertThat(picture.getWidth() + "x" + picture.getHeight())
                .isEqualTo(golden.getWidth() + "x" + golden.getHeight());
        BufferedImage differences =
                new BufferedImage(golden.getWidth(), golden.getHeight(), BufferedImage.TYPE_INT_RGB);
        int different = 0;
        for (int y = 0; y < golden.getHeight(); y++) {
            for (int x = 0; x < golden.getWidth(); x++) {
                int then = golden.getRaster().getSample(x, y, 0);
                int now = picture.getRaster().getSample(x, y, 0);
                boolean isSame = Math.abs(then - now) <= SAME_GREY;
                different += isSame ? 0 : 1;
                differences.setRGB(x, y, isSame ? 0x010101 * (128 + now / 2) : now < then ? 0xC00000 : 0x0000C0);
            }
        }
        if (different * 10_000L > (long) MOST_DIFFERENT * golden.getWidth() * golden.getHeight()) {
            Files.createDirectories(FOUND);
            write(picture, FOUND.resolve(name + ".png"));
            write(differences, FOUND.resolve(name + "-differences.png"));
            throw new AssertionError(different + " pixels of " + name + " differ; red is new, blue is gone: "
                    + FOUND.resolve(name + "-differences.png"));
        }
    }

    private static void write(BufferedImage picture, Path file) {
        try {
            ImageIO.write(picture, "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
