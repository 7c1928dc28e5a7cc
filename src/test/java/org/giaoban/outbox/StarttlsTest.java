package org.giaoban.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.giaoban.outbox.SentRow.Event;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mail server that encrypts and wants a password. */
class StarttlsTest {

    private static final String PASSWORD = "keystore";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private OutboxOffice office;

    @SuppressWarnings("NullAway.Init")
    private GreenMail mail;

    @SuppressWarnings("NullAway.Init")
    private Relay relay;

    @SuppressWarnings("NullAway.Init")
    private SSLContext before;

    @BeforeEach
    void start() throws Exception {
        before = SSLContext.getDefault();
        SSLContext tls = createTls(folder.resolve("keys.p12"));
        SSLContext.setDefault(tls);
        office = OutboxOffice.copy(folder.resolve("office"));
        mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.setUser("office@example.org", "office", "right");
        mail.start();
        relay = new Relay(mail.getSmtp().getPort(), tls);
        Files.writeString(office.workspace.root().resolve("password"), "right\n");
    }

    @AfterEach
    void stop() throws IOException {
        SSLContext.setDefault(before);
        relay.close();
        mail.stop();
    }

    /** Creates a key of this machine, in which both sides trust. */
    private static SSLContext createTls(Path keys) throws Exception {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keystore",
                        keys.toString(),
                        "-storepass",
                        PASSWORD,
                        "-alias",
                        "mail",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=dns:localhost")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            store.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(store, PASSWORD.toCharArray());
        TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(store);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
        return tls;
    }

    private void configure(String host, int port, String more) throws IOException {
        office.write("""
                mail:
                  transport: smtp
                  from: office@example.org
                  smtp: {host: %s, port: %s%s}
                reminders: {on: true, units: [BP-LN]}
                """.formatted(host, port, more));
        office.outbox().release(OutboxOffice.DAY);
    }

    @Test
    void nothingButTheHandshakeIsSaidInClearText() throws Exception {
        configure("localhost", relay.port(), ", user: office, password_file: password");
        assertThat(office.deliver().sent()).isEqualTo(1);
        assertThat(relay.clear).containsExactly("EHLO", "STARTTLS");
        assertThat(mail.getReceivedMessages()).hasSize(1);
    }

    @Test
    void serverOfAnotherName_getsNothing() throws Exception {
        configure("127.0.0.1", relay.port(), ", user: office, password_file: password");
        assertThat(office.deliver().sent()).isZero();
        assertThat(relay.clear).containsExactly("EHLO", "STARTTLS");
        assertThat(mail.getReceivedMessages()).isEmpty();
    }

    @Test
    void serverWithoutEncryption_getsNothing() throws Exception {
        configure("localhost", mail.getSmtp().getPort(), ", user: office, password_file: password");
        Delivered delivered = office.deliver();
        assertThat(delivered.sent()).isZero();
        assertThat(delivered.open().get(0).reason())
                .isEqualTo("STARTTLS is required but host does not support STARTTLS");
    }

    @Test
    void wrongPassword_defersWithoutARefusalOfTheAddress() throws Exception {
        Files.writeString(office.workspace.root().resolve("password"), "wrong");
        configure("localhost", relay.port(), ", user: office, password_file: password");
        Delivered delivered = office.deliver();
        assertThat(delivered.open().get(0).reason()).startsWith("authentication failed: 535");
        assertThat(office.events("huyen-loc-ninh.bp@example.invalid")).containsExactly(Event.DEFERRED);
        Files.writeString(office.workspace.root().resolve("password"), "right");
        assertThat(office.deliver().sent()).isEqualTo(1);
    }

    @Test
    void passwordThatIsNotThere_isSaid() throws Exception {
        configure("localhost", relay.port(), ", user: office, password_env: GIAOBAN_NO_SUCH_VARIABLE");
        assertThat(office.deliver().open().get(0).reason())
                .isEqualTo("no environment variable GIAOBAN_NO_SUCH_VARIABLE");
    }
}
