package org.giaoban.workspace;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * The encoding in which the JVM reads file names. It follows the locale, and jobs of cron and containers often have none:
 * then the JVM knows ASCII names only. No option of the JVM changes that, so the program starts itself again in a UTF-8
 * locale.
 */
public final class FileNameEncoding {

    /** Set for the second process, so that a machine without the locale does not start processes for ever. */
    private static final String MARK = "GIAOBAN_STARTED_AGAIN";

    private static final Path COMMAND_LINE = Path.of("/proc/self/cmdline");

    private FileNameEncoding() {}

    /** Returns the name of the encoding, which on Windows does not matter because file names are Unicode there. */
    public static String name() {
        return System.getProperty("sun.jnu.encoding", "?");
    }

    public static boolean isStartedAgain() {
        return System.getenv(MARK) != null;
    }

    /** True if names with any letter can be read. */
    public static boolean isUnicode() {
        return !Files.exists(COMMAND_LINE)
                || Charset.isSupported(name()) && Charset.forName(name()).equals(StandardCharsets.UTF_8);
    }

    /**
     * Runs this command line again in a UTF-8 locale, with the same standard streams, and waits for its end. A signal to end
     * that reaches this process is passed on.
     *
     * @param failed exit code if one of the two processes ends before the other
     * @return the exit code of the second process; empty if it is not needed or cannot be started
     */
    public static OptionalInt runInUtf8(int failed) {
        if (isStartedAgain()) {
            endWithParent(failed);
            return OptionalInt.empty();
        }
        return isUnicode() ? OptionalInt.empty() : runAgain(failed);
    }

    private static OptionalInt runAgain(int failed) {
        try {
            String java = ProcessHandle.current().info().command().orElse("java");
            List<byte[]> words = split(Files.readAllBytes(COMMAND_LINE));
            Process process = new ProcessBuilder("/bin/sh", "-c", script(java, words.subList(1, words.size())))
                    .inheritIO()
                    .start();
            Thread hook = new Thread(() -> end(process), "end");
            Runtime.getRuntime().addShutdownHook(hook);
            int code = process.waitFor();
            return OptionalInt.of(code);
        } catch (IOException e) {
            return OptionalInt.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalInt.of(failed);
        }
    }

    private static void end(Process process) {
        process.destroy();
        process.onExit().join();
    }

    /** Ends this process at once when the first one is killed: it is the one that its starter knows. */
    private static void endWithParent(int failed) {
        ProcessHandle.current()
                .parent()
                .ifPresent(parent ->
                        parent.onExit().thenRun(() -> Runtime.getRuntime().halt(failed)));
    }

    /** Splits a command line as the kernel shows it, where a zero byte ends each word. */
    static List<byte[]> split(byte[] commandLine) {
        List<byte[]> words = new ArrayList<>();
        ByteArrayOutputStream word = new ByteArrayOutputStream();
        for (byte each : commandLine) {
            if (each == 0) {
                words.add(word.toByteArray());
                word.reset();
            } else {
                word.write(each);
            }
        }
        return words;
    }

    /**
     * Returns a shell script in ASCII that starts {@code java} with words of any bytes. This JVM could not pass the words
     * themselves on, because it knows ASCII only.
     */
    static String script(String java, List<byte[]> words) {
        StringBuilder script = new StringBuilder("LC_ALL=C.UTF-8 " + MARK + "=1 exec ")
                .append(quote(java.getBytes(StandardCharsets.US_ASCII)));
        words.forEach(word -> script.append(' ').append(quote(word)));
        return script.toString();
    }

    /** Writes bytes that are not printable ASCII as octal numbers. */
    private static String quote(byte[] word) {
        StringBuilder octal = new StringBuilder();
        boolean isPlain = true;
        for (byte each : word) {
            isPlain &= each >= ' ' && each < 127 && each != '\'';
            octal.append('\\').append(Integer.toOctalString(0x200 | each & 0xFF).substring(1));
        }
        return isPlain ? "'" + new String(word, StandardCharsets.US_ASCII) + "'" : "\"$(printf '" + octal + "')\"";
    }
}
