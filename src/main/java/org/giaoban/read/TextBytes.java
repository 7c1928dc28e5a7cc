package org.giaoban.read;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.giaoban.model.FindingCode;

/** Bytes that may be plain text: which encoding, and what kind of text. */
final class TextBytes {

    private static final Pattern MARKUP = Pattern.compile("^\\s*<(?:[!?]|[A-Za-z]).*", Pattern.DOTALL);
    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F]");
    private static final int START = 4_096;

    private TextBytes() {}

    /**
     * The text of the bytes.
     *
     * @throws UnreadableException where they are no text, markup, or text in an encoding that is not declared: its
     *     letters could only be guessed
     */
    static String decode(byte[] bytes) throws UnreadableException {
        String text = strict(bytes);
        String start = text.substring(0, Math.min(text.length(), START));
        if (MARKUP.matcher(start).matches()) {
            boolean excel = start.contains("urn:schemas-microsoft-com:office:spreadsheet");
            throw excel
                    ? new UnreadableException(FindingCode.UNSUPPORTED_FORMAT, "XML Spreadsheet 2003")
                    : new UnreadableException(FindingCode.NOT_A_WORKBOOK, "HTML/XML");
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
