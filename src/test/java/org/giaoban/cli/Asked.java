package org.giaoban.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.giaoban.workspace.Workspace;

/** What a command in English printed, and the code that it ended with. */
public record Asked(int code, String out, String err) {

    public static Asked of(Workspace workspace, String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Giaoban.execute(
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Stream.concat(Stream.of("--workspace", workspace.root().toString(), "--lang", "en"), Stream.of(words))
                        .toArray(String[]::new));
        return new Asked(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Everything that was printed. */
    String said() {
        return out + err;
    }
}
