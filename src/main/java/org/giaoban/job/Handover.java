package org.giaoban.job;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.giaoban.workspace.Workspace;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The way to the process that serves a workspace: a socket in a folder that only its owner may enter. A request is one JSON
 * array of words. The answer is a sequence of frames, each with the number of its kind and, except for the exit code, its
 * length: what the command prints, and at the end its exit code.
 */
public final class Handover {

    /** The request that is answered with the {@link NextRun}. */
    public static final String NEXT = "next-run";

    private static final int OUT = 1;
    private static final int ERR = 2;
    private static final int END = 3;
    private static final int LONGEST_REQUEST = 1 << 20;

    private static final JsonMapper JSON = new JsonMapper();

    private final Path socket;

    public Handover(Workspace workspace) {
        this.socket = workspace.serve().resolve("giaoban.sock");
    }

    /** Returns the socket's path, absolute or from the current folder: the shorter one, because systems limit its length. */
    public UnixDomainSocketAddress address() {
        Path here = Path.of("").toAbsolutePath();
        Path relative = here.relativize(socket);
        boolean isShorter = relative.toString().length() < socket.toString().length();
        return UnixDomainSocketAddress.of(isShorter ? relative : socket);
    }

    public Path socket() {
        return socket;
    }

    /** Connects to the process; empty if there is none. */
    public Optional<SocketChannel> connect() {
        if (!Files.exists(socket)) {
            return Optional.empty();
        }
        try {
            SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            try {
                channel.connect(address());
                return Optional.of(channel);
            } catch (IOException e) {
                channel.close();
                return Optional.empty();
            }
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * Hands a command line over and follows it to its end.
     *
     * @return its exit code; empty if no process serves the workspace
     * @throws IOException if the process ended before the command did
     */
    public OptionalInt run(List<String> words, OutputStream out, OutputStream err) throws IOException {
        Optional<SocketChannel> connected = connect();
        if (connected.isEmpty()) {
            return OptionalInt.empty();
        }
        try (SocketChannel channel = connected.get()) {
            return OptionalInt.of(ask(channel, words, out, err));
        }
    }

    /** Asks what the process will do next; empty if there is none. */
    public Optional<NextRun> askNext() {
        Optional<SocketChannel> connected = connect();
        if (connected.isEmpty()) {
            return Optional.empty();
        }
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try (SocketChannel channel = connected.get()) {
            ask(channel, List.of(NEXT), answer, OutputStream.nullOutputStream());
        } catch (IOException e) {
            return Optional.empty();
        }
        JsonNode next = JSON.readTree(answer.toByteArray());
        return Optional.of(new NextRun(
                Optional.of(next.path("at")).filter(JsonNode::isString).map(at -> Instant.parse(at.stringValue())),
                NextRun.Reason.valueOf(
                        next.path("reason").asString().toUpperCase(Locale.ROOT).replace('-', '_'))));
    }

    private static int ask(SocketChannel channel, List<String> words, OutputStream out, OutputStream err)
            throws IOException {
        byte[] request = JSON.writeValueAsBytes(words);
        DataOutputStream to = new DataOutputStream(Channels.newOutputStream(channel));
        to.writeInt(request.length);
        to.write(request);
        to.flush();
        DataInputStream from = new DataInputStream(Channels.newInputStream(channel));
        while (true) {
            int kind = from.readByte();
            if (kind == END) {
                return from.readInt();
            }
            OutputStream stream = kind == OUT ? out : err;
            stream.write(from.readNBytes(from.readInt()));
            stream.flush();
        }
    }

    /**
     * Reads the words of a request.
     *
     * @throws IOException if there are none
     */
    public static List<String> readRequest(SocketChannel channel) throws IOException {
        DataInputStream from = new DataInputStream(Channels.newInputStream(channel));
        int length = from.readInt();
        if (length < 0 || length > LONGEST_REQUEST) {
            throw new EOFException("a request of " + length + " bytes");
        }
        return List.of(JSON.readValue(from.readNBytes(length), String[].class));
    }

    /** The answer to one request. */
    public static final class Answer {

        private final DataOutputStream to;

        public Answer(SocketChannel channel) {
            this.to = new DataOutputStream(Channels.newOutputStream(channel));
        }

        /** Returns what the command prints to standard output. */
        public PrintStream out() {
            return stream(OUT);
        }

        /** Returns what the command prints to standard error. */
        public PrintStream err() {
            return stream(ERR);
        }

        /** Ends the answer. */
        public void end(int code) throws IOException {
            synchronized (to) {
                to.writeByte(END);
                to.writeInt(code);
                to.flush();
            }
        }

        private PrintStream stream(int kind) {
            return new PrintStream(new Frames(kind), true, StandardCharsets.UTF_8);
        }

        private final class Frames extends OutputStream {

            private final int kind;

            Frames(int kind) {
                this.kind = kind;
            }

            @Override
            public void write(int one) throws IOException {
                write(new byte[] {(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                synchronized (to) {
                    to.writeByte(kind);
                    to.writeInt(length);
                    to.write(bytes, from, length);
                    to.flush();
                }
            }
        }
    }
}
