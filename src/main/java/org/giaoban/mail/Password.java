package org.giaoban.mail;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import org.giaoban.workspace.Workspace;

/** Reads a password of the office, which never stands in {@code office.yaml}. */
public final class Password {

    private Password() {}

    /**
     * Returns the password.
     *
     * @param environment name of the variable that has it, if no file does
     * @param file file that has it, relative to the workspace; empty for none
     */
    public static String read(Workspace workspace, String environment, String file) throws IOException {
        if (!file.isEmpty()) {
            return Files.readString(workspace.root().resolve(file)).strip();
        }
        return Optional.ofNullable(System.getenv(environment))
                .orElseThrow(() -> new IOException("no environment variable " + environment));
    }
}
