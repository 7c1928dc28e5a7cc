package org.giaoban.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.deliver.FileNames;
import org.giaoban.intake.ArrivedFile.Result;
import org.giaoban.intake.MailCheck.Checked;
import org.giaoban.mail.ArrivedMail.Attached;
import org.giaoban.receive.DayOfReceipt;
import org.giaoban.receive.SentFile;
import org.giaoban.workspace.AtomicFile;
import org.giaoban.workspace.Workspace;

/**
 * Puts the files of a mail into the drop folder, as {@code mail/<day>/<unit>/<time>-<mail>/<name>}. The path depends on the
 * mail alone, so a mail that is taken in twice gives each file once; the order of the paths is the order of receipt.
 */
final class MailFiles {

    /** Most files of one mail that are taken; whoever has more sends a zip. */
    private static final int MOST_FILES = 20;

    private static final Pattern WORKBOOK = Pattern.compile(
            ".*\\.(xls[xmb]?|xlt[xm]?|ods|csv|html?|xml|zip)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    /** Names that stand for devices on Windows. */
    private static final Pattern DEVICE =
            Pattern.compile("(?:con|prn|aux|nul|com\\d|lpt\\d)(?:\\..*)?", Pattern.CASE_INSENSITIVE);

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmmss", Locale.ROOT);
    private static final String NO_UNIT = "other";

    private final Workspace workspace;
    private final MailCheck check;
    private final Predicate<String> maySubmit;
    private final String unit;

    /**
     * @param maySubmit true for the codes of units for which the sender may submit
     * @param unit code of the sender's unit, for files that name none
     */
    MailFiles(Workspace workspace, Catalogue catalogue, Predicate<String> maySubmit, Optional<String> unit) {
        this.workspace = workspace;
        this.check = new MailCheck(catalogue, workspace.zone());
        this.maySubmit = maySubmit;
        this.unit = unit.orElse(NO_UNIT);
    }

    /**
     * Puts the files there that may be, and returns what became of each.
     *
     * @param received when the mail was received
     * @param mail tells the mail from others
     */
    List<ArrivedFile> put(List<Attached> files, Instant received, String mail) {
        List<ArrivedFile> all = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Attached file : files) {
            all.add(
                    all.size() < MOST_FILES
                            ? put(file, received.atZone(workspace.zone()), mail, names)
                            : ArrivedFile.notTaken(Result.TOO_MANY, file.name()));
        }
        return all;
    }

    private ArrivedFile put(Attached file, ZonedDateTime received, String mail, Set<String> names) {
        if (!WORKBOOK.matcher(file.name()).matches()) {
            return ArrivedFile.notTaken(Result.NO_WORKBOOK, file.name());
        }
        if (file.bytes().isEmpty()) {
            return ArrivedFile.notTaken(Result.UNREADABLE, file.name());
        }
        byte[] bytes = file.bytes().get();
        boolean isZip = file.name().toLowerCase(Locale.ROOT).endsWith(".zip");
        if (bytes.length > SentFile.MOST_BYTES && !isZip) {
            return ArrivedFile.notTaken(Result.TOO_LARGE, file.name());
        }
        String name = free(name(file.name()), names);
        List<Checked> workbooks = check(bytes, name);
        Set<String> units = MailCheck.units(workbooks);
        if (!units.stream().allMatch(maySubmit)) {
            return ArrivedFile.notTaken(Result.FOREIGN, file.name());
        }
        String code = units.size() == 1 ? units.iterator().next() : unit;
        String path = String.join(
                "/",
                DayOfReceipt.MAIL,
                received.toLocalDate().toString(),
                FileNames.of(code),
                TIME.format(received) + "-" + mail,
                name);
        write(workspace.submissions().resolve(path), bytes);
        long warnings = workbooks.stream().mapToLong(Checked::warnings).sum();
        return new ArrivedFile(MailCheck.result(workbooks), Math.toIntExact(warnings), path, file.name());
    }

    /** Returns a name that every file system accepts, with the extension of the sender's. */
    private static String name(String sent) {
        String name = sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1);
        String stem = FileNames.of(FileNames.stem(name));
        String extension = name.substring(name.lastIndexOf('.')).toLowerCase(Locale.ROOT);
        return (DEVICE.matcher(stem).matches() ? "_" : "") + stem + extension;
    }

    private static String free(String name, Set<String> names) {
        String free = name;
        for (int i = 2; !names.add(free.toLowerCase(Locale.ROOT)); i++) {
            free = FileNames.stem(name) + "-" + i + name.substring(name.lastIndexOf('.'));
        }
        return free;
    }

    /** Checks the file where no run sees it. */
    private List<Checked> check(byte[] bytes, String name) {
        Path folder = workspace.mailAnswers();
        try {
            Files.createDirectories(folder);
            Path file = folder.resolve(name);
            try {
                Files.write(file, bytes);
                return check.check(file);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a file that is not there yet; one that is there was written before a kill, and is the same. */
    private static void write(Path file, byte[] bytes) {
        if (!Files.exists(file)) {
            AtomicFile.write(file, fresh -> Files.write(fresh, bytes));
        }
    }
}
