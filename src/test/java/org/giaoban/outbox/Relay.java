package org.giaoban.outbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** A mail server in front of GreenMail that refuses addresses, cuts connections, keeps silent, or encrypts. */
final class Relay implements AutoCloseable {

    /** Answers to RCPT by address, in place of GreenMail's. */
    final Map<String, String> refusals = new ConcurrentHashMap<>();

    /** Verbs that were said in clear text. */
    final List<String> clear = new CopyOnWriteArrayList<>();

    /** True if the connection is cut when GreenMail has taken a message and the client does not know it yet. */
    volatile boolean isCutAfterData;

    /** True if clients are never greeted. */
    volatile boolean isSilent;

    /** A verb whose answer never comes, after GreenMail has given it. */
    volatile String hangsAt = "";

    /** Opens when such a verb was said. */
    final CountDownLatch hanging = new CountDownLatch(1);

    private final int target;
    private final @Nullable SSLContext tls;
    private final ServerSocket server;

    /**
     * @param target GreenMail's port
     * @param tls for STARTTLS; null if it is not offered
     */
    Relay(int target, @Nullable SSLContext tls) throws IOException {
        this.target = target;
        this.tls = tls;
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::accept, "relay");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return server.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = server.accept();
                Thread thread = new Thread(() -> serve(client), "relayed");
                thread.setDaemon(true);
                thread.start();
            }
        } catch (SocketException e) {
            // the test is over
            return;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve(Socket client) {
        try (Socket behind = new Socket(InetAddress.getLoopbackAddress(), target)) {
            if (!isSilent) {
                talk(new Line(client), new Line(behind));
                client.close();
            }
        } catch (IOException e) {
            // the client has gone
            return;
        }
    }

    private void talk(Line client, Line behind) throws IOException {
        client.say(behind.answer());
        boolean isEncrypted = false;
        for (String said = client.hear(); said != null; said = client.hear()) {
            String verb = said.split("[ :]")[0].toUpperCase(Locale.ROOT);
            if (!isEncrypted) {
                clear.add(verb);
            }
            if (verb.equals("STARTTLS") && tls != null) {
                client.say(List.of("220 go ahead"));
                client = client.encrypted(tls);
                isEncrypted = true;
                continue;
            }
            String refusal = said.startsWith("RCPT TO:") ? refusals.get(said.replaceAll(".*<|>.*", "")) : null;
            if (refusal != null) {
                client.say(List.of(refusal));
                continue;
            }
            behind.say(List.of(said));
            List<String> answer = behind.answer();
            if (verb.equals("EHLO") && tls != null && !isEncrypted) {
                answer.replaceAll(line -> "250-" + line.substring("250-".length()));
                answer.add("250 STARTTLS");
            }
            if (verb.equals("DATA")) {
                client.say(answer);
                for (String line = client.hear(); line != null && !line.equals("."); line = client.hear()) {
                    behind.say(List.of(line));
                }
                behind.say(List.of("."));
                answer = behind.answer();
                if (isCutAfterData) {
                    return;
                }
            }
            if (verb.equals(hangsAt)) {
                hanging.countDown();
                client.hear();
                return;
            }
            client.say(answer);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    /** One side of a conversation. */
    private static final class Line {

        private final Socket socket;
        private final BufferedReader in;
        private final OutputStream out;

        Line(Socket socket) throws IOException {
            this.socket = socket;
            this.in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            this.out = socket.getOutputStream();
        }

        @Nullable
        String hear() throws IOException {
            return in.readLine();
        }

        List<String> answer() throws IOException {
            List<String> lines = new ArrayList<>();
            String line;
            do {
                line = in.readLine();
                if (line == null) {
                    throw new IOException("GreenMail has gone");
                }
                lines.add(line);
            } while (line.length() > 3 && line.charAt(3) == '-');
            return lines;
        }

        void say(List<String> lines) throws IOException {
            out.write((String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        }

        Line encrypted(SSLContext tls) throws IOException {
            SSLSocket secure = (SSLSocket) tls.getSocketFactory().createSocket(socket, null, true);
            secure.setUseClientMode(false);
            return new Line(secure);
        }
    }
}
