package org.giaoban.read;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.giaoban.model.Finding;
import org.giaoban.model.FindingCode;
import org.jspecify.annotations.Nullable;

/** Reads workbook files of every known format, chosen by content: names lie. */
public final class WorkbookFiles {

    private final Limits limits = Limits.ORDINARY;
    private final WorkbookReader ooxml = new OoxmlReader(limits);
    private final WorkbookReader xls = new XlsReader(limits);

    /**
     * What came of reading a file: the workbook, or the finding that says why there is none.
     *
     * @param workbook null exactly if there is a finding
     */
    public record Reading(
            @Nullable Workbook workbook, @Nullable Finding finding) {
        public Optional<Workbook> find() {
            return Optional.ofNullable(workbook);
        }
    }

    public Reading read(Path file) {
        try {
            Limits.check(Files.size(file) <= limits.fileBytes(), "bytes", limits.fileBytes());
            return read(Files.readAllBytes(file));
        } catch (IOException e) {
            return new Reading(
                    null,
                    Finding.of(FindingCode.UNREADABLE, null, null, e.getClass().getSimpleName()));
        } catch (UnreadableException e) {
            return new Reading(null, e.finding());
        }
    }

    public Reading read(byte[] bytes) {
        try {
            return new Reading(readerFor(bytes).read(bytes), null);
        } catch (UnreadableException e) {
            return new Reading(null, e.finding());
        }
    }

    private WorkbookReader readerFor(byte[] bytes) throws UnreadableException {
        if (startsWith(bytes, 'P', 'K', 3, 4)) {
            return ooxml;
        }
        if (startsWith(bytes, 0xD0, 0xCF, 0x11, 0xE0)) {
            return xls;
        }
        throw new UnreadableException(FindingCode.NOT_A_WORKBOOK, describe(bytes));
    }

    private static boolean startsWith(byte[] bytes, int... magic) {
        for (int i = 0; i < magic.length; i++) {
            if (bytes.length <= i || (bytes[i] & 0xFF) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    /** What the bytes look like, in a word that a clerk can do something with. */
    private static String describe(byte[] bytes) {
        if (bytes.length == 0) {
            return "0 byte";
        }
        if (startsWith(bytes, '%', 'P', 'D', 'F')) {
            return "PDF";
        }
        String start = new String(bytes, 0, Math.min(bytes.length, 200), StandardCharsets.ISO_8859_1).strip();
        if (start.startsWith("<")) {
            return "HTML/XML";
        }
        return start.chars().allMatch(c -> c >= ' ' || c == '\n' || c == '\r' || c == '\t') ? "TXT" : "?";
    }
}
