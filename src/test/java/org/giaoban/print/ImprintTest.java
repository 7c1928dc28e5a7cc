package org.giaoban.print;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.giaoban.briefing.Briefing;
import org.giaoban.render.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The last page of every PDF names the document and its figures, in letters and in a QR code. */
class ImprintTest {

    private static final ReportRenderer RENDERER = Fixtures.renderer();
    private static final Briefing BRIEFING = Fixtures.binhPhuoc().build();

    @ParameterizedTest
    @ValueSource(strings = {"bao-cao-tong-hop", "phieu-don-vi", "tom-tat-lanh-dao"})
    void lastPage_hasTheImprint_andAQrCodeThatReadersRead(String report) throws Exception {
        Document document = RENDERER.compose(report, BRIEFING, BRIEFING);
        String id = BRIEFING.period() + "/P/" + report + "/0";
        assertThat(document.imprint().key().id()).isEqualTo(id);
        String figures = document.imprint().key().figures();
        try (PDDocument pdf = Loader.loadPDF(RENDERER.print(document))) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setStartPage(pdf.getNumberOfPages());
            assertThat(stripper.getText(pdf))
                    .contains(id + "\n")
                    .contains("Chốt số liệu: ")
                    .contains(figures);
            assertThat(pdf.getDocumentInformation().getKeywords()).isEqualTo("giaoban:" + id + ":" + figures);
            BufferedImage page =
                    new PDFRenderer(pdf).renderImageWithDPI(pdf.getNumberOfPages() - 1, 200, ImageType.GRAY);
            assertThat(decode(page)).isEqualToIgnoringCase("giaoban:" + id + ":" + figures);
        }
    }

    private static String decode(BufferedImage page) throws Exception {
        int width = page.getWidth();
        int height = page.getHeight();
        int[] pixels = page.getRGB(0, 0, width, height, null, 0, width);
        return new QRCodeReader()
                .decode(
                        new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels))),
                        Map.of(DecodeHintType.TRY_HARDER, true))
                .getText();
    }

    @ParameterizedTest
    @ValueSource(strings = {"phieu-don-vi", "tom-tat-lanh-dao"})
    void otherFigure_changesTheHash(String report) {
        Briefing other = Fixtures.binhPhuoc().with("TS.HN", 1).build();
        assertThat(RENDERER.compose(report, other, other).imprint().key().figures())
                .isNotEqualTo(RENDERER.compose(report, BRIEFING, BRIEFING)
                        .imprint()
                        .key()
                        .figures());
    }
}
