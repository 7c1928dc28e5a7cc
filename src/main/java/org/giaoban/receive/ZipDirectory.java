package org.giaoban.receive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.commons.compress.utils.IOUtils;

/** Looks at the signature and the directory of a zip before a library reads them, because it keeps every entry in memory. */
public final class ZipDirectory {

    private static final int LOCAL_HEADER = 0x04034B50;
    private static final int HEADER_BYTES = 30;
    private static final int NAME_LENGTH = 26;
    private static final int END = 0x06054B50;
    private static final int END_BYTES = 22;
    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final long MOST_BYTES = 2L << 20;
    /** The directory lies beyond 4 GB, or so its end says. */
    private static final long ELSEWHERE = 0xFFFFFFFFL;

    private ZipDirectory() {}

    /** Returns the name of the entry with which a file begins; empty if it does not begin as a zip with an entry does. */
    static Optional<String> findFirstName(SeekableByteChannel channel) throws IOException {
        if (channel.size() < HEADER_BYTES) {
            return Optional.empty();
        }
        ByteBuffer header = read(channel, 0, HEADER_BYTES);
        if (header.getInt(0) != LOCAL_HEADER) {
            return Optional.empty();
        }
        int length = Short.toUnsignedInt(header.getShort(NAME_LENGTH));
        return Optional.of(
                channel.size() < HEADER_BYTES + length
                        ? ""
                        : new String(read(channel, HEADER_BYTES, length).array(), StandardCharsets.UTF_8));
    }

    /** True if the directory at the end of a zip has at most 2 MB, or if there is none, as in a damaged file. */
    public static boolean isSmall(SeekableByteChannel channel) throws IOException {
        long start = Math.max(0, channel.size() - END_BYTES - LONGEST_COMMENT);
        ByteBuffer tail = read(channel, start, (int) (channel.size() - start));
        for (int at = tail.limit() - END_BYTES; at >= 0; at--) {
            if (tail.getInt(at) == END) {
                long size = Integer.toUnsignedLong(tail.getInt(at + 12));
                long offset = Integer.toUnsignedLong(tail.getInt(at + 16));
                if (offset == ELSEWHERE) {
                    return false;
                }
                return offset > channel.size() || Math.min(size, start + at - offset) <= MOST_BYTES;
            }
        }
        return true;
    }

    private static ByteBuffer read(SeekableByteChannel channel, long position, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        channel.position(position);
        IOUtils.readFully(channel, bytes);
        channel.position(0);
        return bytes.flip();
    }
}
