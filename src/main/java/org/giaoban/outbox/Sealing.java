package org.giaoban.outbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.io.FileUtils;
import org.giaoban.mail.Letter;
import org.giaoban.mail.Password;
import org.giaoban.model.OperatorError;
import org.giaoban.office.Mail;
import org.giaoban.office.Office;
import org.giaoban.pdf.Seal;
import org.giaoban.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/**
 * Seals the copies of closed documents that leave the office, if it has a seal. The copies are removed when their letters are
 * sent; the documents in the output stay as they are.
 */
public final class Sealing implements AutoCloseable {

    private final Workspace workspace;
    private final Mail.Seal named;
    private @Nullable Path copies;
    private int count;

    Sealing(Workspace workspace, Office office) {
        this.workspace = workspace;
        this.named = office.mail().seal();
    }

    /**
     * Reads the seal that an office names.
     *
     * @throws OperatorError if it cannot be read, or its certificate does not hold at a time
     */
    public static Seal read(Workspace workspace, Mail.Seal named, Instant time) {
        Path file = workspace.root().resolve(named.file());
        Seal seal = Seal.read(file, named.file(), password(workspace, named));
        if (!seal.holds(time)) {
            throw new OperatorError(
                    "seal-expired", named.file(), seal.name(), day(time, workspace), day(seal.until(), workspace));
        }
        return seal;
    }

    private static String password(Workspace workspace, Mail.Seal named) {
        try {
            return Password.read(workspace, named.passwordEnv(), named.passwordFile());
        } catch (IOException e) {
            throw new OperatorError("seal-no-password", named.file(), String.valueOf(e.getMessage()));
        }
    }

    private static String day(Instant time, Workspace workspace) {
        return LocalDate.ofInstant(time, workspace.zone()).toString();
    }

    /**
     * Returns the letter with sealed copies in the place of closed documents.
     *
     * @throws OperatorError as {@link #read}
     */
    Letter seal(Letter letter, OffsetDateTime time) {
        if (!named.isUsed() || letter.documents().stream().noneMatch(Letter.Attachment::isSealed)) {
            return letter;
        }
        Seal seal = read(workspace, named, time.toInstant());
        List<Letter.Attachment> documents = new ArrayList<>();
        for (Letter.Attachment each : letter.documents()) {
            documents.add(
                    each.isSealed()
                            ? new Letter.Attachment(copy(seal, each.file(), time), each.name(), each.place())
                            : each);
        }
        return letter.with(documents);
    }

    private Path copy(Seal seal, Path document, OffsetDateTime time) {
        try {
            if (copies == null) {
                copies = Files.createTempDirectory("giaoban-sealed");
            }
            byte[] sealed = seal.seal(Files.readAllBytes(document), time.atZoneSameInstant(workspace.zone()));
            return Files.write(copies.resolve(count++ + ".pdf"), sealed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        FileUtils.deleteQuietly(copies == null ? null : copies.toFile());
    }
}
