package org.chirograph.scan;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import org.chirograph.scan.ScanException.Reason;

/**
 * Walks the chunks of a PNG (W3C Recommendation, PNG third edition, section 5) to their end and checks their sums,
 * without decompressing.
 */
final class PngHeader {
    private static final int SIGNATURE_BYTES = 8;

    /** Length, type and checksum around a chunk's data. */
    private static final int FRAME_BYTES = 12;

    private static final int GREY_WITH_ALPHA = 4;
    private static final int COLOUR_WITH_ALPHA = 6;
    private static final double METRES_AN_INCH = 0.0254;

    private PngHeader() {}

    /** @throws ScanException when the file is cut off, or a chunk's sum doesn't fit */
    static PictureHeader read(byte[] file, String where) throws ScanException {
        ByteBuffer in = ByteBuffer.wrap(file);
        CRC32 crc = new CRC32();
        int width = 0;
        int height = 0;
        double dpi = 0;
        boolean transparent = false;
        ExifTags exif = ExifTags.NONE;
        for (int at = SIGNATURE_BYTES; ; ) {
            if (file.length - at < FRAME_BYTES) {
                throw cutOff(file, where);
            }
            int length = in.getInt(at);
            if (length < 0) {
                throw new ScanException(Reason.CORRUPT, where, "is a PNG with garbage at byte " + at);
            }
            if (length > file.length - at - FRAME_BYTES) {
                throw cutOff(file, where);
            }
            int data = at + 8;
            crc.reset();
            crc.update(file, at + 4, length + 4);
            if ((int) crc.getValue() != in.getInt(data + length)) {
                throw new ScanException(Reason.CORRUPT, where, "is a PNG with a wrong checksum at byte " + at);
            }
            String type = new String(file, at + 4, 4, StandardCharsets.ISO_8859_1);
            if (type.equals("IHDR") && length >= 13) {
                width = in.getInt(data);
                height = in.getInt(data + 4);
                int colour = file[data + 9];
                transparent = colour == GREY_WITH_ALPHA || colour == COLOUR_WITH_ALPHA;
            } else if (type.equals("tRNS")) {
                transparent = true;
            } else if (type.equals("pHYs") && length >= 9 && file[data + 8] == 1) {
                dpi = in.getInt(data) * METRES_AN_INCH;
            } else if (type.equals("eXIf")) {
                exif = ExifTags.read(in.slice(data, length));
            } else if (type.equals("IEND")) {
                return new PictureHeader(width, height, exif.orientation(), dpi > 0 ? dpi : exif.dpi(), transparent);
            }
            at = data + length + 4;
        }
    }

    private static ScanException cutOff(byte[] file, String where) {
        return new ScanException(
                Reason.TRUNCATED, where, "is a PNG cut off after " + file.length + " bytes, before its end chunk");
    }
}
