package org.giaoban.spreadsheet;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.giaoban.model.FindingCode;

/** The process that reads .xls files: bytes come in, a {@link Workbook} or a finding's code goes out, again and again. */
final class XlsMain {

    private XlsMain() {}

    /**
     * Reads until the input ends.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) throws IOException {
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
        System.setOut(new java.io.PrintStream(System.err, true, StandardCharsets.UTF_8));
        DataInputStream in = new DataInputStream(new BufferedInputStream(System.in));
        try {
            while (true) {
                answer(in.readNBytes(in.readInt()), out);
                out.flush();
            }
        } catch (EOFException e) {
            out.close();
        }
    }

    private static void answer(byte[] bytes, DataOutputStream out) throws IOException {
        try {
            Workbook workbook = new HssfReader(Limits.ORDINARY).read(bytes);
            out.writeBoolean(true);
            WorkbookJson.write(workbook, out);
        } catch (UnreadableException e) {
            refuse(FindingCode.of(e.finding().code()), e.finding().found(), out);
        } catch (StackOverflowError e) {
            refuse(FindingCode.READING_ABANDONED, "stack", out);
        }
    }

    private static void refuse(FindingCode code, String found, DataOutputStream out) throws IOException {
        out.writeBoolean(false);
        out.writeUTF(code.name());
        out.writeUTF(found);
    }
}
