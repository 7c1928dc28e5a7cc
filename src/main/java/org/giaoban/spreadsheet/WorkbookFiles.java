package org.giaoban.spreadsheet;

import java.io.IOException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.giaoban.model.Finding;
import org.giaoban.model.FindingCode;
import org.giaoban.receive.Archive;
import org.giaoban.receive.SentFile;
import org.jspecify.annotations.Nullable;

/**
 * Reads workbook files of every supported format. The format is determined by content, because file extensions are
 * often wrong.
 */
public final class WorkbookFiles {

    /**
     * For an .xls file on which its reader hangs. It is shorter than the limit of a whole check, so that the reader's own process
     * is ended before the check is abandoned.
     */
    private static final Duration TIMEOUT = Duration.ofMinutes(9);

    /** Other file formats that users rename to .xlsx, by their first bytes. */
    private static final Map<String, String> OTHER_KINDS = Map.of(
            "%PDF", "PDF",
            "Rar!", "RAR",
            "7z\u00BC\u00AF", "7-Zip",
            "\u001F\u008B", "gzip",
            "\u0089PNG", "PNG",
            "\u00FF\u00D8\u00FF", "JPEG");

    private final Limits limits = Limits.ORDINARY;
    private final OoxmlReader ooxml;
    private final OdsReader ods;
    private final WorkbookReader csv = new CsvReader(limits);
    private final Map<Markup, WorkbookReader> markup;
    private final WorkbookReader xls = new XlsReader(TIMEOUT);

    /** @param zone zone of times of saving that have none, as some programs write them */
    public WorkbookFiles(ZoneId zone) {
        this.ooxml = new OoxmlReader(limits, zone);
        this.ods = new OdsReader(limits, zone);
        this.markup = Map.of(
                Markup.HTML, new HtmlReader(limits), Markup.SPREADSHEET_ML, new SpreadsheetMlReader(limits, zone));
    }

    /**
     * Result of reading a file: the workbook, or the finding why the file cannot be read.
     *
     * @param workbook null exactly if there is a finding
     * @param finding null exactly if there is a workbook
     */
    public record Reading(
            @Nullable Workbook workbook, @Nullable Finding finding) {
        public Optional<Workbook> find() {
            return Optional.ofNullable(workbook);
        }
    }

    public Reading read(SentFile file) {
        try {
            Optional<byte[]> bytes = file.read();
            Limits.check(bytes.isPresent(), "bytes", SentFile.MOST_BYTES);
            return read(bytes.orElseThrow());
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
            Workbook workbook = startsWith(bytes, 'P', 'K', 3, 4)
                    ? readZip(bytes)
                    : readerFor(bytes).read(bytes);
            for (Sheet sheet : workbook.sheets()) {
                Limits.check(sheet.name().length() <= Limits.SHEET_NAME, "sheet name", Limits.SHEET_NAME);
            }
            return new Reading(ControlCharacters.replaceIn(LegacyText.decode(workbook)), null);
        } catch (UnreadableException e) {
            return new Reading(null, e.finding());
        }
    }

    private WorkbookReader readerFor(byte[] bytes) throws UnreadableException {
        if (bytes.length == 0) {
            throw new UnreadableException(FindingCode.EMPTY_FILE, "0 byte");
        }
        if (startsWith(bytes, 'P', 'K', 5, 6)) {
            throw new UnreadableException(FindingCode.EMPTY_FILE, "ZIP");
        }
        if (startsWith(bytes, 0xD0, 0xCF, 0x11, 0xE0)) {
            return xls;
        }
        if (isBeforeExcel95(bytes)) {
            throw new UnreadableException(FindingCode.UNSUPPORTED_FORMAT, "Excel 2–4");
        }
        for (Map.Entry<String, String> kind : OTHER_KINDS.entrySet()) {
            if (startsWith(bytes, kind.getKey().chars().toArray())) {
                throw new UnreadableException(FindingCode.NOT_A_WORKBOOK, kind.getValue());
            }
        }
        return Markup.find(bytes).map(markup::get).orElse(csv);
    }

    /**
     * Checks entry names instead of the first bytes, because programs that zip a folder again change the order of the
     * entries.
     */
    private Workbook readZip(byte[] bytes) throws UnreadableException {
        try (ZipEntries entries = new ZipEntries(bytes, limits)) {
            if (entries.has(OoxmlReader.RELATIONSHIPS)) {
                return ooxml.read(entries);
            }
            if (entries.has(OdsReader.CONTENT) || entries.has(OdsReader.MANIFEST)) {
                return ods.read(entries);
            }
        } catch (IOException e) {
            throw OoxmlReader.unreadable(e);
        }
        Finding other = Finding.of(FindingCode.NOT_A_WORKBOOK, null, null, "ZIP");
        throw new UnreadableException(Archive.findFault(bytes).orElse(other));
    }

    /** Checks the first record of a file from Excel 2 to 4: beginning of file, in one of several versions. */
    private static boolean isBeforeExcel95(byte[] bytes) {
        return startsWith(bytes, 0x09, 0x00, 0x04, 0x00)
                || startsWith(bytes, 0x09, 0x00, 0x06, 0x00)
                || startsWith(bytes, 0x09, 0x02, 0x06, 0x00)
                || startsWith(bytes, 0x09, 0x04, 0x06, 0x00);
    }

    private static boolean startsWith(byte[] bytes, int... magic) {
        for (int i = 0; i < magic.length; i++) {
            if (bytes.length <= i || (bytes[i] & 0xFF) != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
