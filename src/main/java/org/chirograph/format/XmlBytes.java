package org.chirograph.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Characters of an XML file, by its byte order mark or declaration, else UTF-8. Done here and not in the parser because
 * the parser prints broken bytes to the standard error stream and can't say where they are.
 */
final class XmlBytes {
    /** A page of 10,000 characters with five alternatives each takes a tenth of this. */
    private static final int MAX_BYTES = 64 << 20;

    private static final Pattern DECLARED =
            Pattern.compile("^<\\?xml[^>]*?\\sencoding\\s*=\\s*[\"']([A-Za-z0-9._-]{1,40})[\"']");
    /** Where a declaration ends at the latest. */
    private static final int DECLARATION_BYTES = 200;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private XmlBytes() {}

    /** @throws FormatException if there are too many bytes, none, or some that mean no character */
    static CharSequence decode(InputStream in, String file) throws IOException {
        byte[] bytes = in.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw new FormatException(file, 0, "larger than " + (MAX_BYTES >> 20) + " MiB, which no page takes");
        }
        if (bytes.length == 0) {
            throw new FormatException(file, 0, "the file is empty");
        }
        Charset charset = charset(bytes, file);
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer text = CharBuffer.allocate((int) (bytes.length * (double) decoder.maxCharsPerByte()) + 1);
        CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), text, true);
        text.flip();
        if (result.isError()) {
            int line = 1 + (int) text.chars().filter(c -> c == '\n').count();
            throw new FormatException(file, line, "bytes that are not " + charset);
        }
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.subSequence(1, text.length()) : text;
    }

    private static Charset charset(byte[] bytes, String file) throws FormatException {
        if (bytes.length >= 2 && bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF) {
            return StandardCharsets.UTF_16BE;
        }
        if (bytes.length >= 2 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE) {
            return StandardCharsets.UTF_16LE;
        }
        String head = new String(bytes, 0, Math.min(bytes.length, DECLARATION_BYTES), StandardCharsets.ISO_8859_1);
        Matcher declared = DECLARED.matcher(head);
        if (!declared.find()) {
            return StandardCharsets.UTF_8;
        }
        try {
            return Charset.forName(declared.group(1));
        } catch (IllegalArgumentException e) {
            throw new FormatException(file, 1, "written in the unknown encoding " + declared.group(1));
        }
    }
}
