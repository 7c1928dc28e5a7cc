package org.giaoban.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.giaoban.briefing.Briefing;
import org.giaoban.render.BodyLine;
import org.giaoban.render.Document;
import org.junit.jupiter.api.Test;

/** Sentences of published reports, rendered from their figures. */
class PublishedFactsTest {

    private static String prose(Briefing briefing) {
        Document document = Fixtures.renderer().compose("bao-cao-tong-hop", briefing, null);
        StringBuilder prose = new StringBuilder();
        for (Record row : document.sections().get(0).rows()) {
            BodyLine line = (BodyLine) row;
            if (line.kind() == BodyLine.Kind.PARAGRAPH) {
                Stream.of(line.part(), line.heading(), line.text())
                        .filter(text -> !text.isEmpty())
                        .forEach(text -> prose.append(text).append('\n'));
            }
        }
        return prose.toString();
    }

    @Test
    void bacGiang_firstQuarterOf2022() {
        String prose = prose(Fixtures.briefing("2022-Q1", "Tỉnh Bắc Giang", "Huyện Hiệp Hòa", "Huyện Lục Nam")
                .with("TS.HN", 4, 22, 23)
                .with("BT.TBNB.KY", 3)
                .with("BT.TBNB.BAN", 25500)
                .with("BT.TK.SO", 3)
                .with("BT.TK.BAN", 500)
                .with("BT.BCV.BAN", 500)
                .with("WEB.TIN", 148)
                .with("WEB.TRUYCAP", 305000)
                .build());
        assertThat(prose)
                .contains("gần 50 hội nghị thông tin thời sự")
                .contains("03 kỳ Bản tin Thông báo nội bộ với 25.500 bản")
                .contains("03 số Bản tin tham khảo với 500 bản")
                .contains("500 Bản tin dùng cho báo cáo viên")
                .contains("gần 150 tin, bài, ảnh")
                .contains("trên 300 nghìn lượt truy cập")
                .contains("Toàn tỉnh");
    }

    @Test
    void binhPhuoc_firstHalfOf2023() {
        assertThat(prose(Fixtures.binhPhuoc().build()))
                .contains("trên 95% đảng viên tham gia học tập")
                .contains("03 đảng bộ thí điểm")
                .contains("90% đảng viên của 03 đảng bộ đã cài đặt")
                .contains("07 chỉ thị, nghị quyết")
                .contains("03 hội nghị giao ban")
                .contains("06 văn bản định hướng")
                .contains("04 tài liệu")
                .contains("gần 30 văn bản hướng dẫn")
                .contains("(tăng, giảm so với 6 tháng đầu năm 2022):")
                .contains("24 trường hợp thông tin sai lệch, bằng cùng kỳ.")
                .contains("hơn 140.000 lượt tin, bài, hình ảnh")
                .contains("lượt tin, bài, hình ảnh, tăng 270% (gấp 3,7 lần), tại trên 600 trang, nhóm")
                .contains("đạt tỷ lệ 98%")
                .contains("06 giải A, 08 giải B, 13 giải C, 20 giải khuyến khích")
                .contains("38 cuộc kiểm tra đối với 206 cán bộ, đảng viên và 50 tổ chức cơ sở đảng")
                .contains("hiện có 2.082 mô hình")
                .contains("907 điển hình được tuyên dương")
                .contains("Nhiệm vụ 6 tháng cuối năm 2023");
    }

    @Test
    void haiPhong_yearOf2021() {
        String prose = prose(Fixtures.briefing("2021", "Thành phố Hải Phòng", "Huyện An Lão", "Quận Lê Chân")
                .with("QT.HN.TT", 15, 600, 600)
                .with("QT.NG.TT", 1950, 40000, 30000)
                .with("QT.DC.TTU", 30, 200, 200)
                .with("QT.LUOT.TTU", 8962, 50000, 40000)
                .with("KT.TT", 16)
                .text(0, "tasks", "Tập trung 8 nhóm nhiệm vụ trọng tâm.")
                .build());
        assertThat(prose)
                .contains("Toàn thành phố tổ chức trên 1.200 hội nghị trực tiếp với gần 72.000 cán bộ, đảng viên")
                .contains("430 điểm cầu trực tuyến cho 98.962 lượt")
                .contains("16 tập thể được tặng giấy khen")
                .contains("Nhiệm vụ năm 2022\nTập trung 8 nhóm nhiệm vụ trọng tâm.");
    }

    @Test
    void whatSeveralUnitsWrote_standsOnceWithTheirNames() {
        assertThat(prose(Fixtures.briefing("2023-Q3", "Tỉnh Thử", "Huyện Một", "Huyện Hai", "Thị xã Ba")
                        .text(0, "tasks", "Duy trì báo cáo hằng tuần.")
                        .text(1, "tasks", "Củng cố đội ngũ báo cáo viên.")
                        .text(2, "tasks", "Duy trì báo cáo  hằng tuần")
                        .text(2, "tasks", "Củng cố đội ngũ báo cáo viên")
                        .text(3, "tasks", "Củng cố đội ngũ báo cáo viên.")
                        .build()))
                .endsWith("\nIII. Nhiệm vụ quý IV năm 2023\nDuy trì báo cáo hằng tuần (huyện Hai cùng nêu).\n"
                        + "Củng cố đội ngũ báo cáo viên (các huyện: Một, Hai; thị xã Ba).\n");
    }

    @Test
    void hungYen_thirdQuarterOf2023_hasTextsOnly() {
        String prose = prose(Fixtures.briefing("2023-Q3", "Tỉnh Hưng Yên", "Huyện Ân Thi")
                .text(0, "tasks", "Duy trì báo cáo dư luận xã hội hằng tuần.")
                .text(1, "tasks", "Tuyên truyền việc sắp xếp đơn vị hành chính giai đoạn 2023–2025.")
                .build());
        assertThat(prose)
                .contains("\nIII. Nhiệm vụ quý IV năm 2023\nDuy trì báo cáo dư luận xã hội hằng tuần.")
                .contains("giai đoạn 2023–2025 (huyện Ân Thi).")
                .doesNotContain("IV.")
                .doesNotContain("null");
    }
}
