package org.giaoban.mail;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
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
            Path path = workspace.root().resolve(file);
            try {
                return Files.readString(path).strip();
            } catch (NoSuchFileException e) {
                throw new IOException("no password file " + path, e);
            } catch (AccessDeniedException e) {
                throw new IOException("no permission to read the password file " + path, e);
            }
        }
        return Optional.ofNullable(System.getenv(environment))
                .orElseThrow(() -> new IOException("no environment variable " + environment));
    }
}
