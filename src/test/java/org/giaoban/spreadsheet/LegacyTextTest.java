package org.giaoban.spreadsheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LegacyTextTest {

    private static final String TCVN3_SENTENCE = "Céng hßa x· héi chñ nghÜa ViÖt Nam, §éc lËp - Tù do - H¹nh phóc";
    private static final String VNI_SENTENCE =
            "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam, Ñoäc laäp - Töï do - Haïnh phuùc";
    private static final String UNICODE_SENTENCE = "Cộng hòa xã hội chủ nghĩa Việt Nam, Độc lập - Tự do - Hạnh phúc";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ".VnTime|§¬n vÞ b¸o c¸o: HuyÖn §øc Thä|Đơn vị báo cáo: Huyện Đức Thọ",
                ".VnTime|Tæ chøc 430 ®iÓm cÇu trùc tuyÕn víi 98.962 l­ît ng­êi dù|Tổ chức 430 điểm cầu trực tuyến với 98.962 lượt người dự",
                ".VnTime|ThÞ x· Kú Anh, thµnh phè Hµ TÜnh|Thị xã Kỳ Anh, thành phố Hà Tĩnh",
                ".VnTimeH|thùc hiÖn trong kú|THỰC HIỆN TRONG KỲ",
                "VNI-Times|Ñôn vò baùo caùo: Huyeän Ñöùc Thoï|Đơn vị báo cáo: Huyện Đức Thọ",
                "VNI-Times|Toå chöùc 430 ñieåm caàu tröïc tuyeán vôùi 98.962 löôït ngöôøi döï|Tổ chức 430 điểm cầu trực tuyến với 98.962 lượt người dự",
                "VNI-Helve|THÖÏC HIEÄN TRONG KYØ|THỰC HIỆN TRONG KỲ",
                "VPS Times|ThÎ xã Kÿ Anh|Thị xã Kỳ Anh"
            })
    void fontDecides(String font, String typed, String read) {
        assertThat(LegacyText.find(typed, font).map(LegacyText.Decoded::text)).contains(read);
    }

    @Test
    void everyLetterOfEveryEncoding_isRead() {
        for (LegacyEncoding encoding : LegacyEncoding.values()) {
            assertThat(encoding.decode("0123456789.,% abcxyz")).isEqualTo("0123456789.,% abcxyz");
        }
        assertThat(LegacyEncoding.VNI.decode("Ñöôøng saét ñoâ thò phía Ñoâng; kyõ sö, lyù lòch, nghæ heø, Yeân Duõng"))
                .isEqualTo("Đường sắt đô thị phía Đông; kỹ sư, lý lịch, nghỉ hè, Yên Dũng");
        assertThat(LegacyEncoding.TCVN3.decode("§­êng s¾t ®« thÞ phÝa §«ng; kü s­, lý lÞch, nghØ hÌ, Yªn Dòng"))
                .isEqualTo("Đường sắt đô thị phía Đông; kỹ sư, lý lịch, nghỉ hè, Yên Dũng");
        assertThat(LegacyEncoding.VPS.decode(
                        "\u00F1\u00DC\u00A9ng s\u00A1t \u00C7\u00F4 th\u00CE ph\u00EDa \u00F1\u00F4ng"))
                .isEqualTo("Đường sắt đô thị phía Đông");
    }

    @Test
    void sentenceIsKnownByItsPattern_whereTheFontSaysNothing() {
        assertThat(LegacyText.find(TCVN3_SENTENCE, "Arial"))
                .contains(new LegacyText.Decoded(LegacyEncoding.TCVN3, UNICODE_SENTENCE));
        assertThat(LegacyText.find(VNI_SENTENCE, ""))
                .contains(new LegacyText.Decoded(LegacyEncoding.VNI, UNICODE_SENTENCE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Đơn vị báo cáo",
                "Báo cáo",
                "Mã",
                "Hà Lan – Ghi chú “khác”…",
                "×",
                "½",
                "m²",
                "M²",
                "35 °C",
                "café",
                "98.962",
                "© 2022",
                "Zürich",
                "§ 5"
            })
    void whatIsNoOldEncoding_isLeftAlone(String typed) {
        assertThat(LegacyText.find(typed, "Times New Roman")).isEmpty();
    }

    @Test
    void germanWord_isLeftAlone() {
        assertThat(LegacyText.find("daß", "")).isEmpty();
    }

    @Test
    void fileOfOneEncoding_hasItsShortWordsDecodedToo() {
        Workbook read =
                LegacyText.decode(workbook("M· sè", "ChØ tiªu", "§¬n vÞ tÝnh", "HuyÖn Bï §èp", "Ghi chó", "daß"));
        assertThat(read.sheets().get(0).cells().map(Cell::shown))
                .containsExactly("Mã số", "Chỉ tiêu", "Đơn vị tính", "Huyện Bù Đốp", "Ghi chú", "daß");
    }

    @Test
    void wordInAFileWithUnicode_isLeftAlone() {
        Workbook read =
                LegacyText.decode(workbook("ChØ tiªu", "§¬n vÞ tÝnh", "HuyÖn Bï §èp", "Ghi chó", "Đơn vị báo cáo"));
        assertThat(read.sheets().get(0).cells().map(Cell::shown)).contains("Ghi chó");
    }

    private static Workbook workbook(String... texts) {
        List<Cell> cells = new ArrayList<>();
        for (String text : texts) {
            cells.add(new Cell("S", 1, cells.size() + 1, Cell.Type.TEXT, text, null, null, Cell.CellFormat.PLAIN));
        }
        return new Workbook(
                List.of(new Sheet("S", false, List.of(new Row(1, cells)))), false, List.of(), Optional.empty());
    }
}
