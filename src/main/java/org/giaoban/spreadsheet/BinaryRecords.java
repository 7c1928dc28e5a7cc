package org.giaoban.spreadsheet;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.giaoban.model.FindingCode;

/**
 * The records of a binary part ([MS-XLSB] 2.1.4): a type and a length, in bytes of seven bits each, and then the data,
 * whose numbers have the low byte first. Reading beyond the data of a record throws a runtime exception.
 */
final class BinaryRecords {

    private static final int LONGEST = 4 << 20;
    private static final int NO_TEXT = -1;
    private static final int BEGIN_FUTURE = 35;
    private static final int END_FUTURE = 36;

    private final InputStream in;
    private int type;
    private ByteBuffer data = ByteBuffer.allocate(0);

    BinaryRecords(InputStream in) {
        this.in = new BufferedInputStream(in);
    }

    /** Moves to the next record, past those of future versions; false at the end of the part. */
    boolean next() throws IOException, UnreadableException {
        int depth = 0;
        boolean found = read();
        while (found && (depth > 0 || type == BEGIN_FUTURE)) {
            depth += type == BEGIN_FUTURE ? 1 : type == END_FUTURE ? -1 : 0;
            found = read();
        }
        return found;
    }

    private boolean read() throws IOException, UnreadableException {
        if (Thread.currentThread().isInterrupted()) {
            throw new UnreadableException(FindingCode.READING_ABANDONED, "interrupted");
        }
        int first = in.read();
        if (first < 0) {
            return false;
        }
        type = first < 0x80 ? first : (first & 0x7F) | (readByte() & 0x7F) << 7;
        int length = 0;
        for (int shift = 0; shift < 28; shift += 7) {
            int part = readByte();
            length |= (part & 0x7F) << shift;
            if (part < 0x80) {
                break;
            }
        }
        Limits.check(length <= LONGEST, "record", LONGEST);
        byte[] bytes = in.readNBytes(length);
        SheetBuilder.damagedUnless(bytes.length == length, "record " + type);
        data = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        return true;
    }

    private int readByte() throws IOException, UnreadableException {
        int read = in.read();
        SheetBuilder.damagedUnless(read >= 0, "record");
        return read;
    }

    int type() {
        return type;
    }

    /** Passes over some bytes. */
    BinaryRecords skip(int bytes) {
        data.position(data.position() + bytes);
        return this;
    }

    int unsignedByte() {
        return data.get() & 0xFF;
    }

    int unsignedShort() {
        return data.getShort() & 0xFFFF;
    }

    /** Returns four bytes as a count or position; a larger one than fits is damage. */
    int number() throws UnreadableException {
        int number = data.getInt();
        SheetBuilder.damagedUnless(number >= 0, "record " + type);
        return number;
    }

    double real() {
        return data.getDouble();
    }

    /** Returns a number of four bytes: 30 bits of a whole or real number, perhaps in hundredths ([MS-XLSB] 2.5.122). */
    double shortReal() {
        int bits = data.getInt();
        double number = (bits & 2) != 0 ? bits >> 2 : Double.longBitsToDouble((long) (bits & ~3) << 32);
        return (bits & 1) != 0 ? number / 100 : number;
    }

    /** Returns a text in UTF-16 with its length before it; empty if there is none. */
    String text() throws UnreadableException {
        int length = data.getInt();
        if (length == NO_TEXT) {
            return "";
        }
        SheetBuilder.damagedUnless(length >= 0 && length <= data.remaining() / 2, "record " + type);
        byte[] characters = new byte[length * 2];
        data.get(characters);
        return new String(characters, StandardCharsets.UTF_16LE);
    }
}
