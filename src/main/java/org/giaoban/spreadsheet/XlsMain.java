package org.giaoban.spreadsheet;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.giaoban.model.FindingCode;
import org.giaoban.spreadsheet.WorkbookFiles.Reading;

/**
 * Main class of the process that reads .xls files. A request on standard input is the length of a file (four bytes) and
 * the bytes of the file; the response on standard output is a {@link Reading} as JSON.
 */
final class XlsMain {

    private XlsMain() {}

    /**
     * Answers requests until standard input ends.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) throws IOException {
        OutputStream out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out));
        System.setOut(new java.io.PrintStream(System.err, true, StandardCharsets.UTF_8));
        DataInputStream in = new DataInputStream(new BufferedInputStream(System.in));
        try {
            while (true) {
                WorkbookJson.write(read(in.readNBytes(in.readInt())), out);
                out.flush();
            }
        } catch (EOFException e) {
            out.close();
        }
    }

    private static Reading read(byte[] bytes) {
        try {
            return new Reading(new HssfReader(Limits.ORDINARY).read(bytes), null);
        } catch (UnreadableException e) {
            return new Reading(null, e.finding());
        } catch (StackOverflowError e) {
            return new Reading(null, new UnreadableException(FindingCode.READING_ABANDONED, "stack").finding());
        }
    }
}
