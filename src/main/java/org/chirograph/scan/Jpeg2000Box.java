package org.chirograph.scan;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.chirograph.scan.ScanException.Reason;

/**
 * A box of a JPEG 2000 file (ITU-T T.800, annex I): its data, from the first byte to behind the last.
 *
 * @param type four characters
 */
record Jpeg2000Box(String type, long from, long to) {
    /** What begins every file in boxes: their length, type and contents (I.5.1). */
    private static final String SIGNATURE = "jP  ";

    /** Whether a file is in boxes, not a bare codestream. */
    static boolean begin(byte[] file) {
        return file.length >= 12 && new String(file, 4, 4, StandardCharsets.ISO_8859_1).equals(SIGNATURE);
    }

    /**
     * The box that begins at a byte.
     *
     * @param end of what it lies in
     * @throws ScanException when it is cut off by that end, or shorter than its own head
     */
    static Jpeg2000Box at(ByteBuffer in, long at, long end, String where) throws ScanException {
        requireInside(in, at, 8, end, where);
        long length = Integer.toUnsignedLong(in.getInt((int) at));
        String type = new String(in.array(), (int) at + 4, 4, StandardCharsets.ISO_8859_1);
        long from = at + 8;
        if (length == 1) {
            requireInside(in, from, 8, end, where);
            length = in.getLong((int) from);
            from += 8;
        } else if (length == 0) {
            length = end - at; // the last box goes on to the end
        }
        if (length < from - at) {
            throw garbage(at, where);
        }
        requireInside(in, at, length, end, where);
        return new Jpeg2000Box(type, from, at + length);
    }

    /** @throws ScanException when so many bytes do not lie before the end of what they belong to */
    static void requireInside(ByteBuffer in, long from, long bytes, long end, String where) throws ScanException {
        if (bytes > end - from) {
            throw cutOff(in, where);
        }
    }

    static ScanException garbage(long at, String where) {
        return new ScanException(Reason.CORRUPT, where, "is a JPEG 2000 with garbage at byte " + at);
    }

    static ScanException cutOff(ByteBuffer in, String where) {
        return new ScanException(
                Reason.TRUNCATED, where, "is a JPEG 2000 cut off after " + in.limit() + " bytes, before its end mark");
    }
}
