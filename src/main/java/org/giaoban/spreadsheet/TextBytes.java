package org.giaoban.spreadsheet;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.giaoban.model.FindingCode;

/** Decodes the bytes of a file that may be plain text, and refuses other kinds of files. */
final class TextBytes {

    private static final Pattern MARKUP = Pattern.compile("^\\s*<(?:[!?]|[A-Za-z]).*", Pattern.DOTALL);
    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F]");
    private static final int START = 4_096;
    /** A workbook format that is a single XML text, which names it at its beginning. */
    private static final String FLAT_ODS = "application/vnd.oasis.opendocument.spreadsheet";

    private TextBytes() {}

    /**
     * Returns the text of the bytes.
     *
     * @throws UnreadableException if the bytes are not text, are markup, or have no declared encoding and are not
     *     UTF-8, because their letters would be guesses
     */
    static String decode(byte[] bytes) throws UnreadableException {
        String text = strict(bytes);
        String start = text.substring(0, Math.min(text.length(), START));
        if (MARKUP.matcher(start).matches()) {
            if (start.contains(FLAT_ODS)) {
                throw new UnreadableException(FindingCode.UNSUPPORTED_FORMAT, ".fods");
            }
            throw new UnreadableException(FindingCode.NOT_A_WORKBOOK, "HTML/XML");
        }
        if (text.isBlank()) {
            throw new UnreadableException(FindingCode.EMPTY_FILE, bytes.length + " byte");
        }
        if (CONTROL.matcher(text).find()) {
            throw new UnreadableException(FindingCode.NOT_A_WORKBOOK, "?");
        }
        return text;
    }

    private static String strict(byte[] bytes) throws UnreadableException {
        try {
            return decode(bytes, charset(bytes)).replaceFirst("^\uFEFF", "");
        } catch (CharacterCodingException e) {
            String latin = new String(bytes, 0, Math.min(bytes.length, START), StandardCharsets.ISO_8859_1);
            boolean markup = MARKUP.matcher(latin).matches();
            boolean text = !CONTROL.matcher(latin).find();
            throw new UnreadableException(FindingCode.NOT_A_WORKBOOK, markup ? "HTML/XML" : text ? "TXT ≠ UTF-8" : "?");
        }
    }

    private static Charset charset(byte[] bytes) {
        if (bytes.length >= 2 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE) {
            return StandardCharsets.UTF_16LE;
        }
        if (bytes.length >= 2 && bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF) {
            return StandardCharsets.UTF_16BE;
        }
        return StandardCharsets.UTF_8;
    }

    private static String decode(byte[] bytes, Charset charset) throws CharacterCodingException {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }
}
