package org.giaoban.outbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.giaoban.office.Mail;
import org.giaoban.workspace.Hashes;
import org.giaoban.workspace.Workspace;

/**
 * The machine and folder of a workspace, and its way to deliver. A copy of a workspace in another place must not write to
 * anybody before a person has said so.
 *
 * @param hash tells this place from others
 * @param shown the same for people
 */
record Place(String hash, String shown) {

    private static final List<Path> MACHINE_IDS =
            List.of(Path.of("/etc/machine-id"), Path.of("/var/lib/dbus/machine-id"));

    static Place of(Workspace workspace, Mail mail) {
        String name = name();
        String transport = mail.transport().name();
        return new Place(
                Hashes.ofText(String.join("\n", machine(name), workspace.root().toString(), transport)),
                name + ":" + workspace.root());
    }

    /** Returns the id that the system gave the machine, or its name on systems without one. */
    private static String machine(String name) {
        return MACHINE_IDS.stream()
                .map(Place::read)
                .filter(id -> !id.isEmpty())
                .findFirst()
                .orElse(name);
    }

    private static String read(Path file) {
        try {
            return Files.isReadable(file) ? Files.readString(file).strip() : "";
        } catch (IOException e) {
            return "";
        }
    }

    private static String name() {
        return Stream.of(System.getenv("HOSTNAME"), System.getenv("COMPUTERNAME"), read(Path.of("/etc/hostname")))
                .filter(Objects::nonNull)
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse("localhost");
    }
}
