package org.giaoban.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A letter begins with what changed since the version of the document that the recipient last received. */
class ChangesSinceTest {

    private static final LocalDate NEXT_DAY = OutboxOffice.DAY.plusDays(1);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private OutboxOffice office;

    private final Set<Path> seen = new HashSet<>();

    @BeforeEach
    void office() throws Exception {
        office = OutboxOffice.copy(folder.resolve("office"));
        office.write("""
                deliveries:
                  - {report: tom-tat-lanh-dao, since: 2023-Q2, periods: [quarter], units: [BP], to: [a@example.org],
                     when: [provisional, closed, revised]}
                """);
        assertThat(deliver()).startsWith("Tóm tắt lãnh đạo · Bình Phước · quý II năm 2023\n");
    }

    /** Returns the text of the letter that was sent now. */
    private String deliver() throws Exception {
        assertThat(office.deliver().sent()).isEqualTo(1);
        try (Stream<Path> files = Files.list(office.workspace.outbox())) {
            List<Path> fresh = files.filter(seen::add).toList();
            assertThat(fresh).hasSize(1);
            try (InputStream in = Files.newInputStream(fresh.get(0))) {
                Multipart parts = (Multipart) new MimeMessage(null, in).getContent();
                Multipart texts = (Multipart) parts.getBodyPart(0).getContent();
                return ((String) texts.getBodyPart(0).getContent()).replace("\r\n", "\n");
            }
        }
    }

    private void receive(String name) throws IOException {
        String path = "2023-Q2/binh-phuoc/" + name;
        FileUtils.copyFile(
                Path.of("input/submissions", path).toFile(),
                office.workspace.submissions().resolve(path).toFile());
    }

    private void decide(String rows) throws IOException {
        Files.writeString(
                office.workspace.decisions(),
                "date,period,unit,decision,element,value,until,receipts,reason,by\n" + rows);
    }

    @Test
    void lateSubmission_isNamedWithTheLargestChangesFirst() throws Exception {
        receive("huyen-loc-ninh.xlsx");
        office.run(NEXT_DAY);
        List<String> lines = deliver().lines().toList();
        assertThat(lines.get(0)).isEqualTo("Thay đổi so với bản gửi ngày 07/7/2023:");
        assertThat(lines.subList(1, 11))
                .allSatisfy(line ->
                        assertThat(line).matches("- .*: .* → .* \\(Huyện Lộc Ninh: bản thứ 1 nhận ngày 08/7/2023\\)"));
        assertThat(lines.get(1)).startsWith("- Tổ chức được kiểm tra: 24 → 27 (");
        assertThat(lines.subList(11, 14))
                .containsExactly("- và 16 số khác", "", "Tóm tắt lãnh đạo · Bình Phước · quý II năm 2023");
    }

    @Test
    void decision_isNamedWithItsReason_andProvisionalFiguresAreComparedWithClosedOnes() throws Exception {
        decide("2023-07-08,2023-Q2,BP-DP,amend,TS.HN,99,,,đơn vị báo nhầm,Vụ\n2023-07-08,2023-Q2,,close,,,,,chốt,Vụ\n");
        office.run(NEXT_DAY);
        assertThat(deliver()).startsWith("""
                Thay đổi so với bản gửi ngày 07/7/2023:
                - Bình quân người dự mỗi hội nghị thời sự: 104,5 → 51,1 (Huyện Đồng Phú: đơn vị báo nhầm)
                - Hội nghị thông tin thời sự: 88 → 180 (Huyện Đồng Phú: đơn vị báo nhầm)

                Tóm tắt lãnh đạo · Bình Phước · quý II năm 2023
                """);
    }

    @Test
    void definitionsThatChangedSince_nameNoNumber() throws Exception {
        Path targets = office.workspace.input().resolve("targets.csv");
        Files.writeString(targets, Files.readString(targets).replace("BP,TS.HN,2023,400", "BP,TS.HN,2023,500"));
        receive("huyen-loc-ninh.xlsx");
        office.run(NEXT_DAY);
        assertThat(deliver()).startsWith("Số liệu đã thay đổi so với bản gửi ngày 07/7/2023.\n\n");
    }
}
