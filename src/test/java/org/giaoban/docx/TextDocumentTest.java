package org.giaoban.docx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.giaoban.model.Text;
import org.giaoban.model.Wording;
import org.giaoban.print.Fixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report as a text document: styles, real tables with the columns of the PDF, the same bytes each time. */
class TextDocumentTest {

    private static byte[] write() {
        return TextDocument.write(
                Fixtures.renderer()
                        .compose(
                                "bao-cao-tong-hop",
                                Fixtures.briefing("2023-Q2", "Tỉnh Thử", "Huyện Một", "Huyện Hai")
                                        .with("TS.HN", 1, 2, 3)
                                        .with("DH.VB", 8, 6, 7)
                                        .lastYear("DH.VB", 20)
                                        .yearToDate("DH.VB", 40)
                                        .build(),
                                null),
                Wording.of(Text.VIETNAMESE));
    }

    private static List<List<String>> cells(XWPFTable table) {
        return table.getRows().stream()
                .map(row ->
                        row.getTableCells().stream().map(XWPFTableCell::getText).toList())
                .toList();
    }

    @Test
    void report_hasHeadingsProseAndTables() throws IOException {
        try (XWPFDocument word = new XWPFDocument(new ByteArrayInputStream(write()))) {
            assertThat(word.getParagraphs())
                    .filteredOn(paragraph -> "heading2".equals(paragraph.getStyle()))
                    .extracting(XWPFParagraph::getText)
                    .contains("3. Định hướng báo chí, biên soạn tài liệu");
            assertThat(word.getParagraphs())
                    .filteredOn(paragraph -> "BodyText".equals(paragraph.getStyle()))
                    .extracting(XWPFParagraph::getText)
                    .contains("Ban Tuyên giáo ban hành 08 văn bản định hướng.");
            List<List<String>> figures = word.getTables().stream()
                    .map(TextDocumentTest::cells)
                    .filter(table -> table.get(0).contains("Riêng cấp tỉnh"))
                    .findFirst()
                    .orElseThrow();
            assertThat(figures.get(0))
                    .containsExactly(
                            "Chỉ tiêu",
                            "Đơn vị tính",
                            "Quý II/2023, toàn tỉnh",
                            "Riêng cấp tỉnh",
                            "Quý II/2022",
                            "Tăng, giảm",
                            "Lũy kế từ đầu năm");
            assertThat(figures).contains(List.of("Văn bản định hướng", "văn bản", "21", "8", "20", "+5%", "40"));
            assertThat(List.of("heading1", "heading2"))
                    .as("headings stay with their text")
                    .allMatch(id ->
                            word.getStyles().getStyle(id).getCTStyle().getPPr().isSetKeepNext());
            assertThat(word.getTables().get(1).getRow(0).isRepeatHeader()).isTrue();
            List<List<String>> units =
                    cells(word.getTables().get(word.getTables().size() - 1));
            assertThat(units).extracting(row -> row.get(1)).endsWith("Huyện Một", "Huyện Hai");
        }
    }

    @Test
    void sameDocument_hasTheSameBytes() {
        assertThat(write()).isEqualTo(write());
    }

    /** Opened by the office program that most offices without Word use, where it is installed. */
    @Test
    void libreOffice_opensIt(@TempDir Path folder) throws IOException, InterruptedException {
        Path program = Path.of("/usr/bin/soffice");
        assumeThat(program).exists();
        Path file = Files.write(folder.resolve("a.docx"), write());
        Process process = new ProcessBuilder(
                        program.toString(),
                        "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                        "--headless",
                        "--convert-to",
                        "txt:Text (encoded):UTF8",
                        "--outdir",
                        folder.toString(),
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(Files.readString(folder.resolve("a.txt")).replaceAll("\\s+", " "))
                .contains("Ban Tuyên giáo ban hành 08 văn bản định hướng.")
                .contains("Văn bản định hướng văn bản 21 8 20 +5% 40")
                .contains("Huyện Hai");
    }
}
