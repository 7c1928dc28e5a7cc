package org.giaoban.receive;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/**
 * The name of a zip entry as a path below the zip. It is only a label: no file is ever opened by it.
 *
 * @param segments names of its folders and of the file itself
 */
record EntryName(List<String> segments) {

    private static final Pattern SEPARATORS = Pattern.compile("[/\\\\]+");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");
    /** What zip programs write that do not mark their names as UTF-8, unless the bytes happen to be UTF-8. */
    private static final Charset OLD = Charset.forName("IBM437");

    private static final String MAC_FOLDER = "__MACOSX";
    private static final int LONGEST = 255;

    static EntryName of(ZipArchiveEntry entry) {
        return new EntryName(Arrays.stream(SEPARATORS.split(decode(entry)))
                .filter(each -> !each.isEmpty() && !each.equals(".") && !each.equals(".."))
                .map(each -> CONTROL.matcher(each).replaceAll("_"))
                .map(each -> each.substring(0, Math.min(each.length(), LONGEST)))
                .limit(8)
                .toList());
    }

    private static String decode(ZipArchiveEntry entry) {
        boolean marked = entry.getGeneralPurposeBit().usesUTF8ForNames()
                || entry.getNameSource() == ZipArchiveEntry.NameSource.UNICODE_EXTRA_FIELD;
        byte[] raw = entry.getRawName();
        if (marked || raw == null) {
            return entry.getName();
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(raw))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(raw, OLD);
        }
    }

    String shown() {
        return String.join("/", segments);
    }

    /** True for what systems and office programs keep beside documents. */
    boolean isPassedOver() {
        return segments.isEmpty()
                || segments.contains(MAC_FOLDER)
                || DropFolder.isPassedOver(segments.get(segments.size() - 1));
    }
}
