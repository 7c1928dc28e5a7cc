package org.giaoban.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import com.icegreen.greenmail.util.ServerSetupTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.giaoban.job.ExitCode;
import org.giaoban.job.LastRun;
import org.giaoban.job.LastRun.Outcome;
import org.giaoban.job.TestWorkspace;
import org.giaoban.workspace.Workspace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes: {@code serve}, commands beside it, runs handed over, SIGTERM. */
class ServeTest {

    private static final int SIGTERM = 143;
    private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)/actuator/health");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Workspace office;

    private final List<Process> started = new ArrayList<>();

    private record Result(int code, String out, String err) {}

    @BeforeEach
    void office() throws IOException {
        office = copy("o");
    }

    @AfterEach
    void endAll() throws InterruptedException {
        for (Process process : started) {
            process.destroyForcibly();
            process.waitFor();
        }
    }

    private Workspace copy(String name) throws IOException {
        Workspace copy = TestWorkspace.copyAlone(folder.resolve(name), path -> path.startsWith("2022-Q1/bac-giang/"));
        Files.writeString(copy.decisions(), "date,period,unit,decision,reason,by\n");
        Files.writeString(copy.office(), "name: Office\nlanguage: en\nschedule: []\nport: 0\n");
        return copy;
    }

    /** Starts the program; what it prints goes to files. */
    private Process start(String name, String... words) throws IOException {
        Process process = TestWorkspace.program(office, words)
                .redirectOutput(folder.resolve(name + ".out").toFile())
                .redirectError(folder.resolve(name + ".err").toFile())
                .start();
        started.add(process);
        return process;
    }

    private Result end(String name, Process process) throws Exception {
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).as(name).isTrue();
        return new Result(process.exitValue(), printed(name + ".out"), printed(name + ".err"));
    }

    private Result ask(String... words) throws Exception {
        String name = "ask" + started.size();
        return end(name, start(name, words));
    }

    private String printed(String file) throws IOException {
        return Files.readString(folder.resolve(file), StandardCharsets.UTF_8);
    }

    private static void await(String what, Process process, Callable<Boolean> condition) throws Exception {
        for (int i = 0; i < 1200 && !condition.call(); i++) {
            assertThat(process.isAlive()).as("while waiting until %s", what).isTrue();
            Thread.sleep(50);
        }
        assertThat(condition.call()).as(what).isTrue();
    }

    private Process serve(String name) throws Exception {
        Process process = start(name, "serve");
        await(
                "it serves",
                process,
                () -> ADDRESS.matcher(printed(name + ".out")).find());
        return process;
    }

    private String get(String name, String page) throws Exception {
        Matcher address = ADDRESS.matcher(printed(name + ".out"));
        assertThat(address.find()).isTrue();
        URI uri = URI.create("http://127.0.0.1:" + address.group(1) + "/actuator/" + page);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static void terminate(Process process) throws Exception {
        process.destroy();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(SIGTERM);
    }

    @Test
    void deliveriesThatWereDeferred_areTriedAgainBetweenRuns() throws Exception {
        Files.writeString(
                office.office(),
                "name: Office\nlanguage: en\nschedule: []\nport: 0\ndeliveries:\n"
                        + "  - {report: tom-tat-lanh-dao, since: 2022-Q1, to: [a@example.org], when: [provisional]}\n");
        Result run = ask("run", "--date", "2022-04-12");
        assertThat(run.out()).as(run.err()).contains("Delivered: 1\n");
        Path message;
        try (Stream<Path> files = Files.list(office.outbox())) {
            message = files.findFirst().orElseThrow();
        }
        Files.delete(message);
        // as if the attempt had failed an hour ago
        String hour = OffsetDateTime.now(Clock.systemUTC())
                .minusHours(1)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
        Files.writeString(
                office.sent(),
                Files.readString(office.sent()).replace(",sent,", ",deferred,").replaceAll("(?m)^2[^,]*", hour));
        Process serve = serve("serve");
        await("it has tried again", serve, () -> Files.exists(message));
        await("it has said so", serve, () -> printed("serve.out").contains("Delivered: 1"));
        terminate(serve);
    }

    @Test
    void mailThatArrives_isTakenInAndAnsweredBetweenRuns() throws Exception {
        GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
        GreenMailUser mailbox = mail.setUser("reports@example.org", "reports", "right");
        mail.start();
        try {
            Files.writeString(office.root().resolve("password"), "right");
            Files.writeString(
                    office.office(),
                    Files.readString(office.office())
                            + "mail: {from: office@example.org}\nintake: {host: 127.0.0.1, port: "
                            + mail.getImap().getPort() + ", security: none, user: reports, password_file: password}\n");
            mailbox.deliver(GreenMailUtil.createTextEmail(
                    "reports@example.org",
                    "huyen-son-dong.bg@example.invalid",
                    "Report",
                    "text",
                    ServerSetupTest.IMAP));
            Process serve = serve("serve");
            await("it has said so", serve, () -> printed("serve.out").contains("Mails taken in: 1"));
            try (Stream<Path> files = Files.list(office.outbox())) {
                assertThat(files).hasSize(1);
            }
            assertThat(get("serve", "health")).doesNotContain("mailbox");
            terminate(serve);
        } finally {
            mail.stop();
        }
    }

    @Test
    void runsAreHandedOver_andCommandsWorkBesideIt() throws Exception {
        Process serve = serve("serve");
        assertThat(printed("serve.out")).contains("No next run: the schedule in office.yaml has none.");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(office.serve())))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(office.serve().resolve("giaoban.sock"))))
                .isEqualTo("rw-------");
        Result run = ask("run", "--date", "2024-01-31", "--force-date");
        assertThat(run.code()).isEqualTo(ExitCode.WANTS_PERSON);
        assertThat(run.err()).contains("Plan: receive → read and check → add up → make the PDFs → deliver");
        assertThat(run.out()).contains("2022-Q1 Tỉnh Bắc Giang: 10 of 11 submissions accepted, 1 missing");
        assertThat(office.runs().resolve("2024-01-31-1-1.log"))
                .content()
                .contains(
                        "The run has begun.",
                        "Step read and check: 10 to do",
                        "2022-Q1 Tỉnh Bắc Giang: 10 of 11 submissions accepted, 1 missing",
                        "The last run, of 2024-01-31, ended well at");
        assertThat(LastRun.find(office).orElseThrow().worker().process())
                .as("the run worked in the process that serves")
                .isEqualTo(serve.pid());
        assertThat(ask("run", "--date", "2024-01-31", "--force-date", "--exit-zero", "--json")
                        .out())
                .startsWith("{\"run\":\"2024-01-31-2-1\"");
        Result status = ask("status");
        assertThat(status.out())
                .contains("ended well at", "No next run: the schedule in office.yaml has none.", "Huyện Sơn Động");
        assertThat(ask("run", "--date", "2999-01-01").code()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(ask("trace", "2022-Q1", "BG", "TS.HN").code()).isZero();
        assertThat(get("serve", "health"))
                .contains("\"outcome\":\"wants-person\"", "\"reason\":\"none-planned\"", "\"status\":\"UP\"");
        assertThat(get("serve", "prometheus")).contains("giaoban_submissions{outcome=\"accepted\"} 10.0");
        Result second = ask("serve");
        assertThat(second.code()).isEqualTo(ExitCode.HELD);
        terminate(serve);
        assertThat(office.serve().resolve("giaoban.sock")).doesNotExist();
        assertThat(printed("serve.out").lines().filter(line -> !line.startsWith("{")))
                .as("one JSON object a line")
                .isEmpty();
    }

    @Test
    void sigtermDuringARun_stopsItInGoodOrder_andTheNextStartResumesIt() throws Exception {
        Workspace disturbed = office;
        office = copy("u");
        assertThat(ask("run").code()).isEqualTo(ExitCode.WANTS_PERSON);
        Workspace undisturbed = office;
        office = disturbed;
        Process serve = serve("serve");
        Process run = start("run", "run");
        await("the run has begun", run, () -> Files.exists(office.database().resolveSibling("giaoban-run.mv.db")));
        terminate(serve);
        Result stopped = end("run", run);
        assertThat(stopped.code()).isEqualTo(ExitCode.FAILED);
        assertThat(stopped.err()).contains("The run was stopped because the program had to end");
        assertThat(LastRun.find(office).orElseThrow().outcome()).isEqualTo(Outcome.STOPPED);
        assertThat(ask("status").code()).isEqualTo(ExitCode.FAILED);
        Process again = serve("again");
        assertThat(printed("again.out")).contains("because the last one did not come to its end");
        await(
                "the run is done",
                again,
                () -> LastRun.find(office).orElseThrow().findSuccess().isPresent());
        terminate(again);
        assertThat(TestWorkspace.hashes(office)).isEqualTo(TestWorkspace.hashes(undisturbed));
    }

    @Test
    void portThatIsTaken_endsWithOneAndSaysWhatToDo() throws Exception {
        serve("serve");
        Matcher address = ADDRESS.matcher(printed("serve.out"));
        assertThat(address.find()).isTrue();
        office = copy("other");
        Files.writeString(office.office(), "language: en\nport: " + address.group(1) + "\n");
        Result other = ask("serve");
        assertThat(other.code()).isEqualTo(ExitCode.FAILED);
        assertThat(other.err())
                .contains("office.yaml: the port " + address.group(1) + " is taken by another program")
                .contains("name another port under the key port");
    }

    @Test
    void faultyOffice_endsWithTwo() throws Exception {
        Files.writeString(office.office(), "language: en\nschedule: [daily]\n");
        Result result = ask("serve");
        assertThat(result.code()).isEqualTo(ExitCode.CONFIGURATION);
    }
}
