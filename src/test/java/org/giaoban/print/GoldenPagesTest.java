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
import org.giaoban.briefing.Briefing;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Some pages look as they did: their text is the same, and their picture nearly. A page that differs leaves its picture
 * and one of the differences in {@code target/pages}; {@code -Dgiaoban.rewrite=true} makes the present pages the ones to
 * be compared with.
 */
class GoldenPagesTest {

    private static final ReportRenderer RENDERER = Fixtures.renderer();
    private static final Path GOLDEN = Path.of("src/test/resources/pages");
    private static final Path FOUND = Path.of("target/pages");
    private static final int DPI = 60;
    /** Edges of letters differ a little from one Java version to another. */
    private static final int SAME_GREY = 60;
    /** Pixels in ten thousand that may differ by more. */
    private static final int MOST_DIFFERENT = 5;

    @ParameterizedTest
    @CsvSource({
        "bao-cao-tong-hop, 1",
        "bao-cao-tong-hop, 3",
        "bao-cao-tong-hop, 6",
        "bao-cao-tong-hop, 7",
        "phieu-don-vi, 1",
        "tom-tat-lanh-dao, 1"
    })
    void page_looksAsItDid(String report, int page) throws IOException {
        Briefing briefing = Fixtures.binhPhuoc().build();
        byte[] pdf = RENDERER.print(RENDERER.compose(report, briefing, briefing));
        String name = report + "-" + page;
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
