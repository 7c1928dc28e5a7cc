package org.giaoban.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.giaoban.catalogue.CatalogueLoader;
import org.giaoban.model.OperatorError;
import org.giaoban.model.Period;
import org.giaoban.model.PeriodType;
import org.giaoban.model.Report;
import org.giaoban.model.Text;
import org.giaoban.workspace.Workspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code office.yaml}: every key has a default, and all faults are reported at once with their lines. */
class OfficeReaderTest {

    private static final Mail MAIL = new Mail(
            Mail.Transport.FILE,
            "giaoban@example.org",
            8192,
            "",
            new Mail.Smtp("", 587, true, "", "", ""),
            new Mail.Seal("", "", ""));
    private static final DeliveryRule.Scope ALL = new DeliveryRule.Scope(List.of(), "", Set.of(), null);
    private static final DeliveryRule.Words NO_WORDS = new DeliveryRule.Words("", "");
    private static final Intake NO_INTAKE = new Intake(
            new Intake.Server("", 993, Intake.Security.TLS, "", "", ""),
            "INBOX",
            5,
            Intake.Others.WAIT,
            null,
            NO_WORDS);
    private static final Office DEFAULT = new Office(
            "",
            "vi",
            ZoneId.of("Asia/Ho_Chi_Minh"),
            List.of("0 30 1 * * *"),
            8187,
            new Office.Post(MAIL, NO_INTAKE),
            List.of(),
            new Reminders(List.of(), false, List.of(), List.of("{unit.email}"), ALL, NO_WORDS));

    private static final String FAULTY = """
            name: 5
            language: fr
            zone: Asia/Hanoi
            schedule:
              - 0 30 1 * * *
              - 30 1 * * *
            delivery: []
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Office read(String yaml) throws IOException {
        Files.writeString(folder.resolve("office.yaml"), yaml);
        return new OfficeReader(new Workspace(folder)).read();
    }

    private List<String> faults(String yaml, Locale locale) throws IOException {
        Files.writeString(folder.resolve("office.yaml"), yaml);
        OfficeReader reader = new OfficeReader(new Workspace(folder));
        return Objects.requireNonNull(catchThrowableOfType(OperatorError.class, reader::read)).faults().stream()
                .map(fault -> fault.where() + ": " + fault.what().in(locale) + " → "
                        + fault.remedy().in(locale))
                .toList();
    }

    @Test
    void missingFile_isAnOfficeOfDefaults() {
        assertThat(new OfficeReader(new Workspace(folder)).read()).isEqualTo(DEFAULT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# only a comment\n", "{}", "port: 8187\n"})
    void absentKeys_haveTheirDefaults(String yaml) throws IOException {
        assertThat(read(yaml)).isEqualTo(DEFAULT);
    }

    @Test
    void everyKey_isRead() throws IOException {
        assertThat(read("""
                        name: Văn phòng
                        language: en
                        zone: Europe/Berlin
                        schedule: [0 0 2 * * *, "@weekly"]
                        port: 0
                        mail:
                          transport: smtp
                          from: office@example.org
                          largest_kib: 100
                          folder: share
                          seal: {file: k.p12, password_env: P, password_file: f}
                          smtp: {host: mail.example.org, port: 25, starttls: false, user: u, password_env: P, password_file: f}
                        intake: {host: imap.example.org, port: 143, security: starttls, user: u, password_env: P,
                                 password_file: f, folder: Reports, every_minutes: 10, others: delete, since: 2026-11-28,
                                 subject: S3, text: T3}
                        deliveries:
                          - {report: tong-hop, units: [A], level: province, periods: [quarter], since: 2026-Q1,
                             to: [a@example.org], when: [revised], formats: [xlsx], subject: S, text: T}
                          - {kind: nothing-to-do, to: [b@example.org]}
                        reminders: {before: [3], on: true, after: [1, 2], to: [c@example.org], units: [B], level: district,
                                    periods: [year], subject: S2, text: T2}
                        """))
                .isEqualTo(new Office(
                        "Văn phòng",
                        "en",
                        ZoneId.of("Europe/Berlin"),
                        List.of("0 0 2 * * *", "@weekly"),
                        0,
                        new Office.Post(
                                new Mail(
                                        Mail.Transport.SMTP,
                                        "office@example.org",
                                        100,
                                        "share",
                                        new Mail.Smtp("mail.example.org", 25, false, "u", "P", "f"),
                                        new Mail.Seal("k.p12", "P", "f")),
                                new Intake(
                                        new Intake.Server(
                                                "imap.example.org", 143, Intake.Security.STARTTLS, "u", "P", "f"),
                                        "Reports",
                                        10,
                                        Intake.Others.DELETE,
                                        "2026-11-28",
                                        new DeliveryRule.Words("S3", "T3"))),
                        List.of(
                                new DeliveryRule(
                                        DeliveryRule.Kind.REPORT,
                                        "tong-hop",
                                        new DeliveryRule.Scope(
                                                List.of("A"),
                                                "province",
                                                Set.of(PeriodType.QUARTER),
                                                Period.of("2026-Q1")),
                                        List.of("a@example.org"),
                                        Set.of(DeliveryRule.State.REVISED),
                                        Set.of(Report.Format.XLSX),
                                        new DeliveryRule.Words("S", "T")),
                                new DeliveryRule(
                                        DeliveryRule.Kind.NOTHING_TO_DO,
                                        "",
                                        ALL,
                                        List.of("b@example.org"),
                                        Set.of(DeliveryRule.State.CLOSED, DeliveryRule.State.REVISED),
                                        Set.of(Report.Format.PDF),
                                        NO_WORDS)),
                        new Reminders(
                                List.of(3),
                                true,
                                List.of(1, 2),
                                List.of("c@example.org"),
                                new DeliveryRule.Scope(List.of("B"), "district", Set.of(PeriodType.YEAR), null),
                                new DeliveryRule.Words("S2", "T2"))));
    }

    @Test
    void theDemonstrationsFile_isAccepted() {
        Workspace workspace = new Workspace(Path.of(""));
        Office office = new OfficeReader(workspace).read(new CatalogueLoader(workspace).load());
        assertThat(office.schedule()).containsExactly("0 30 1 * * *");
        assertThat(office.mail().transport()).isEqualTo(Mail.Transport.FILE);
    }

    @Test
    void namesThatAreNoDefinitions_areFaultsWithTheirLines() throws IOException {
        Files.writeString(folder.resolve("office.yaml"), """
                mail: {from: not an address, transport: smtp, seal: {file: office.p12}}
                deliveries:
                  - report: tong-hop
                    to: [a@example.org]
                  - report: phieu-don-vi
                    periods: [week]
                    formats: [xlsx]
                    units: [BP, XX]
                    level: ward
                    since: 2023-Q5
                    to: [Lãnh đạo <a@example.org>]
                  - kind: answers
                    report: phieu-don-vi
                    to: ["{unit.email}"]
                    text: "[=units]"
                """);
        OfficeReader reader = new OfficeReader(new Workspace(folder));
        var catalogue = new CatalogueLoader(new Workspace(Path.of(""))).load();
        assertThat(Objects.requireNonNull(catchThrowableOfType(OperatorError.class, () -> reader.read(catalogue)))
                        .faults())
                .extracting(fault -> fault.where() + ": " + fault.what().en())
                .containsExactlyInAnyOrder(
                        "office.yaml:1: \"not an address\" is no mail address",
                        "office.yaml:1: mail by smtp needs the sender's address and the server",
                        "office.yaml:1: a seal needs a file and a password",
                        "office.yaml:3: there is no report \"tong-hop\"",
                        "office.yaml:6: the report phieu-don-vi is not made for periods of type week",
                        "office.yaml:7: the report phieu-don-vi is not made in the format xlsx",
                        "office.yaml:8: there is no unit \"XX\"",
                        "office.yaml:9: no unit has the level \"ward\"",
                        "office.yaml:10: There is no period \"2023-Q5\"",
                        "office.yaml:11: \"Lãnh đạo <a@example.org>\" is no mail address",
                        "office.yaml:12: a delivery of kind answers names a report, or one of kind report names none",
                        "office.yaml:15: the template is wrong: The following has evaluated to null or missing:"
                                + " ==> units  [in template \"message\" at line 1, column 3]");
    }

    @Test
    void faultsOfIntake_areReportedAtOnceWithTheirLines() throws IOException {
        assertThat(faults("""
                        mail: {transport: folder, folder: share}
                        intake:
                          host: imap.example.org
                          user: office
                          since: 28 November
                          text: "[=units]"
                        """, Locale.ENGLISH))
                .containsExactlyInAnyOrder(
                        "office.yaml:2: intake lacks the server, the user or the password → add host, user, and"
                                + " password_env or password_file; take intake out if no mail is to be taken in",
                        "office.yaml:2: mail that arrives is answered by mail; transport folder takes documents only → take"
                                + " intake out, or choose transport smtp or file",
                        "office.yaml:5: \"28 November\" is no day → write year-month-day, such as 2026-11-28",
                        "office.yaml:6: the template is wrong: The following has evaluated to null or missing: ==> units"
                                + "  [in template \"message\" at line 1, column 3] → these variables may stand there:"
                                + " [=office], [=title], [=unit], [=period], [=state], [=received], [=changes], [=summary],"
                                + " [=documents], [=place], [=due], [=file], [=outcome], [=day], [=message]");
    }

    @Test
    void allFaults_areReportedAtOnceWithTheirLines() throws IOException {
        assertThat(faults(FAULTY, Locale.ENGLISH))
                .containsExactlyInAnyOrder(
                        "office.yaml:1: /name is 5: a text is expected, not a whole number → see office.schema.json"
                                + " beside the file for what may stand here",
                        "office.yaml:2: /language is \"fr\": one of [\"vi\", \"en\"] is expected → see office.schema.json"
                                + " beside the file for what may stand here",
                        "office.yaml:7: the file has a key delivery that is not known there → see office.schema.json"
                                + " beside the file for what may stand here",
                        "office.yaml:3: there is no time zone \"Asia/Hanoi\" → name one of the IANA time zones, such as"
                                + " Asia/Ho_Chi_Minh",
                        "office.yaml:6: \"30 1 * * *\" is no cron expression → write six fields: second, minute, hour, day"
                                + " of the month, month, day of the week; every day at half past one: 0 30 1 * * *");
    }

    @Test
    void faults_areReportedInVietnameseToo() throws IOException {
        assertThat(faults(FAULTY, Text.VIETNAMESE))
                .hasSize(5)
                .contains("office.yaml:3: không có múi giờ \"Asia/Hanoi\" → ghi một múi giờ theo tên IANA, ví dụ"
                        + " Asia/Ho_Chi_Minh")
                .allSatisfy(fault -> assertThat(fault).containsPattern("[\\p{IsLatin}&&[^\\p{ASCII}]]"));
    }

    @Test
    void fileThatIsNoYaml_isOneFaultWithItsLine() throws IOException {
        assertThat(faults("name: [\nlanguage: vi\n", Locale.ENGLISH))
                .singleElement()
                .asString()
                .startsWith("office.yaml:3: not YAML: ");
    }
}
