package org.giaoban.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.giaoban.office.Office;
import org.giaoban.office.OfficeReader;
import org.giaoban.workspace.Workspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The headers and parts of a message, as they are written and as they are read back. */
class MimeLetterTest {

    private static final String NAME =
            "Văn phòng Ban Tuyên giáo và Dân vận Tỉnh ủy Bắc Ninh, số 1 đường Lý Thái Tổ, phường Kinh Bắc";
    private static final String SUBJECT =
            "Báo cáo tổng hợp – Thành phố Hải Phòng, 6 tháng đầu năm 2026 (Số liệu đã chốt, bản điều chỉnh lần 2): đề nghị"
                    + " các đồng chí lãnh đạo xem trước cuộc họp giao ban thứ Hai 🗓";
    private static final String TEXT =
            "Tóm tắt\nSố liệu đã chốt <1>\n\n- 97,9% đảng viên & quần chúng\n- 57 hội nghị\n";

    private static final Pattern ENCODED_WORD = Pattern.compile("=\\?[^?]+\\?[BQ]\\?[^?]*\\?=");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Office office;

    @BeforeEach
    void office() throws IOException {
        office("name: " + NAME + "\nmail: {from: van-phong@example.org}\n");
    }

    private void office(String yaml) throws IOException {
        Files.writeString(folder.resolve("office.yaml"), yaml);
        office = new OfficeReader(new Workspace(folder)).read();
        Files.write(folder.resolve("document"), new byte[] {1, 2, 3});
    }

    private byte[] write() throws Exception {
        return write("bao-cao-tong-hop-HP-2026-S1-r2.pdf");
    }

    private byte[] write(String attachment) throws Exception {
        Envelope envelope = new Envelope(
                office,
                "name",
                "lanh-dao@example.org",
                "<0123456789abcdef@example.org>",
                OffsetDateTime.parse("2026-11-28T06:05:09+07:00"));
        Letter letter = new Letter(
                SUBJECT, TEXT, List.of(new Letter.Attachment(folder.resolve("document"), attachment, "")), "");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        MimeLetter.compose(Session.getInstance(new Properties()), envelope, letter)
                .writeTo(out);
        return out.toByteArray();
    }

    @Test
    void headers_areAsciiWithEncodedWordsOfAtMost75Characters() throws Exception {
        String all = new String(write(), StandardCharsets.ISO_8859_1);
        List<String> head = all.substring(0, all.indexOf("\r\n\r\n")).lines().toList();
        assertThat(head).allSatisfy(line -> assertThat(line).matches("[\\t -~]{1,76}"));
        List<String> words = head.stream()
                .flatMap(line -> ENCODED_WORD.matcher(line).results().map(found -> found.group()))
                .toList();
        assertThat(words)
                .hasSizeGreaterThan(6)
                .allSatisfy(word -> assertThat(word).hasSizeLessThanOrEqualTo(75));
        assertThat(all)
                .contains("Date: Sat, 28 Nov 2026 06:05:09 +0700\r\n")
                .contains("Message-ID: <0123456789abcdef@example.org>\r\n")
                .contains("filename=bao-cao-tong-hop-HP-2026-S1-r2.pdf\r\n");
    }

    @Test
    void message_isReadBackAsItWasWritten() throws Exception {
        MimeMessage message = new MimeMessage(null, new ByteArrayInputStream(write()));
        assertThat(message.getSubject()).isEqualTo(SUBJECT);
        assertThat(((InternetAddress) message.getFrom()[0]).getPersonal()).isEqualTo(NAME);
        Multipart parts = (Multipart) message.getContent();
        Multipart texts = (Multipart) parts.getBodyPart(0).getContent();
        assertThat(texts.getBodyPart(0).getContent()).isEqualTo(TEXT.replace("\n", "\r\n"));
        assertThat(texts.getBodyPart(1).getContent()).isEqualTo("""
                        <!DOCTYPE html>
                        <html><head><meta charset="UTF-8"></head><body>
                        <h3>Tóm tắt</h3>
                        <p>
                        Số liệu đã chốt &lt;1&gt;</p>
                        <ul>
                        <li>97,9% đảng viên &amp; quần chúng</li>
                        <li>57 hội nghị</li>
                        </ul>
                        </body></html>
                        """.replace("\n", "\r\n"));
        assertThat(parts.getBodyPart(1).getFileName()).isEqualTo("bao-cao-tong-hop-HP-2026-S1-r2.pdf");
        assertThat(parts.getBodyPart(1).getContentType()).startsWith("application/pdf");
        assertThat(parts.getBodyPart(1).getInputStream().readAllBytes()).containsExactly(1, 2, 3);
    }

    /** Lets Python, which reads messages independently of Jakarta Mail, print something of the message {@code m}. */
    private List<String> askPython(byte[] written, String print) throws Exception {
        Path message = Files.write(folder.resolve("message.eml"), written);
        assumeTrue(Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(place -> Files.isExecutable(Path.of(place, "python3"))));
        Process python = new ProcessBuilder("python3", "-X", "utf8", "-c", """
                        import email, email.policy, sys
                        from email.header import decode_header, make_header
                        from email.utils import parseaddr
                        m = email.message_from_binary_file(open(sys.argv[1], 'rb'), policy=email.policy.default)
                        old = email.message_from_binary_file(open(sys.argv[1], 'rb'))
                        """ + print, message.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> printed = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(python.waitFor()).isZero();
        return printed;
    }

    /** Jakarta Mail writes the name of the file by RFC 2231. */
    @Test
    void nameOutsideAscii_isReadBackByJakartaMailAndPython() throws Exception {
        String file = "Báo cáo tổng hợp quý II của Ban Tuyên giáo và Dân vận (bản điều chỉnh lần 2).pdf";
        byte[] written = write(file);
        assertThat(new String(written, StandardCharsets.ISO_8859_1)).matches("(?s)[\\x00-\\x7f]*");
        Multipart parts = (Multipart) new MimeMessage(null, new ByteArrayInputStream(written)).getContent();
        assertThat(parts.getBodyPart(1).getFileName()).isEqualTo(file);
        assertThat(askPython(
                        written, "print(m['Subject'], *(p.get_filename() for p in m.iter_attachments()), sep='\\n')"))
                .containsExactly(SUBJECT, file);
    }

    /** Python has three ways to read a sender; the first is that of its newer parser. */
    private static final String PRINT_SENDER = """
            print(m['From'].addresses[0].display_name)
            print(str(make_header(decode_header(old['From']))).rsplit(' <', 1)[0])
            print(make_header(decode_header(parseaddr(old['From'])[0])))
            """;

    /** A word of more bytes than an encoded word takes is cut, and more than one blank between words is kept. */
    @ParameterizedTest
    @ValueSource(strings = {"Ựựựựựựựựựựựựựựựựựựựựựựựựựựựựựựựựự a", "Hai  dấu cách trong một tên của văn phòng rất dài"})
    void senderOfUnusualWords_isReadBackByJakartaMail(String name) throws Exception {
        name(name);
        byte[] written = write();
        assertThat(((InternetAddress) new MimeMessage(null, new ByteArrayInputStream(written)).getFrom()[0])
                        .getPersonal())
                .isEqualTo(name);
        assertThat(new String(written, StandardCharsets.ISO_8859_1).lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(76));
    }

    private void name(String name) throws IOException {
        office("name: \"" + name + "\"\nmail: {from: van-phong@example.org}\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Văn phòng Tỉnh ủy",
                "Sở Giáo dục và Đào tạo tỉnh Lào Cai",
                "Ban Tuyên giáo và Dân vận Tỉnh ủy Bắc Ninh",
                "Văn phòng Ban Tuyên giáo và Dân vận Tỉnh ủy Bắc Ninh",
                "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân Thành phố Hải Phòng",
                "Office =?x?= of Bắc Giang, the one with a very long name, No. 12",
                "Nghĩa vụ quân sự tỉnh Đắk Lắk Office of Bắc Giang, Bắc Ninh"
            })
    void sender_isReadBackByJakartaMailAndPython(String name) throws Exception {
        name(name);
        byte[] written = write();
        assertThat(((InternetAddress) new MimeMessage(null, new ByteArrayInputStream(written)).getFrom()[0])
                        .getPersonal())
                .isEqualTo(name);
        assertThat(askPython(written, PRINT_SENDER)).containsExactly(name, name, name);
    }

    /**
     * A name that needs two encoded words side by side cannot be written so that Jakarta Mail and Python's newer parser read the
     * same. RFC 2047 wants white space between encoded words and makes nothing of it; {@code email._header_value_parser} reads it
     * as a blank in a phrase (not in a subject), also in what Python itself writes. A blank at the end of the first word becomes
     * two there; none at all becomes none for all who keep to the RFC. Words without white space between them, one of more than 75
     * characters, or in quotes, would be read alike by both but are against the RFC.
     */
    @Test
    void senderOfTwoEncodedWordsSideBySide_isReadWithAnExtraBlankByPythonsNewerParserOnly() throws Exception {
        byte[] written = write();
        assertThat(((InternetAddress) new MimeMessage(null, new ByteArrayInputStream(written)).getFrom()[0])
                        .getPersonal())
                .isEqualTo(NAME);
        assertThat(askPython(written, PRINT_SENDER)).containsExactly(NAME.replace("ủy Bắc", "ủy  Bắc"), NAME, NAME);
        assertThat(askPython(written, """
                        from email.header import Header
                        from email.message import Message
                        own = Message()
                        own['From'] = Header('%s', 'utf-8').encode() + ' <a@example.org>'
                        read = email.message_from_bytes(own.as_bytes(), policy=email.policy.default)
                        print(read['From'].addresses[0].display_name == '%s')
                        """.formatted(NAME, NAME))).containsExactly("False");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ''            | van-phong@example.org
                    Office        | Office <van-phong@example.org>
                    Office (main) | "Office (main)" <van-phong@example.org>
                    Văn phòng     | =?UTF-8?B?VsSDbiBwaMOybmc=?= <van-phong@example.org>
                    """)
    void sender_isWrittenAsItsLettersNeed(String name, String written) throws Exception {
        office("name: '" + name + "'\nmail: {from: van-phong@example.org}\n");
        String all = new String(write(), StandardCharsets.ISO_8859_1).replace("\r\n ", " ");
        assertThat(all).contains("\r\nFrom: " + written + "\r\n");
    }

    @Test
    void sameLetter_givesTheSameBytes() throws Exception {
        assertThat(write()).isEqualTo(write());
    }
}
