package org.chirograph.scan;

import java.nio.ByteBuffer;
import org.chirograph.image.Orientation;
import org.chirograph.scan.ScanException.Reason;

/**
 * Walks the marker segments of a JPEG (ITU-T T.81, annex B) from its start to its end, without decoding. The walk finds
 * size, resolution and orientation, and whether the file goes on to its end marker: a decoder fills what was cut off
 * with grey and says nothing.
 */
final class JpegHeader {
    private static final int SOI = 0xd8;
    private static final int EOI = 0xd9;
    private static final int SOS = 0xda;
    private static final int FIRST_ARITHMETIC = 0xc9;
    private static final int APP0 = 0xe0;
    private static final int APP1 = 0xe1;

    private final byte[] file;
    private final String where;
    private int at = 2;
    private int width;
    private int height;
    private boolean huffman;
    private long codedBytes;
    private double jfifDpi;
    private ExifTags exif = ExifTags.NONE;

    private JpegHeader(byte[] file, String where) {
        this.file = file;
        this.where = where;
    }

    /** @throws ScanException when the file is cut off, or its segments make no sense */
    static PictureHeader read(byte[] file, String where) throws ScanException {
        return new JpegHeader(file, where).walk();
    }

    private PictureHeader walk() throws ScanException {
        boolean scanned = false;
        for (int marker = nextMarker(); marker != EOI; marker = nextMarker()) {
            int from = at + 2;
            at += segmentLength();
            if (isFrame(marker)) {
                requireLength(from, 6);
                height = unsignedShort(from + 1);
                width = unsignedShort(from + 3);
                huffman = marker < FIRST_ARITHMETIC;
            } else if (marker == APP0) {
                readJfif(from);
            } else if (marker == APP1 && startsWith(from, "Exif\0\0")) {
                exif = ExifTags.read(ByteBuffer.wrap(file, from + 6, at - from - 6));
            } else if (marker == SOS) {
                scanned = true;
                skipEntropyCodedData();
            }
        }
        if (width == 0 || height == 0 || !scanned) {
            throw new ScanException(Reason.CORRUPT, where, "is a JPEG without a picture");
        }
        requireBytesForSize();
        Orientation turn = exif.orientation();
        return new PictureHeader(width, height, turn, exif.dpi() > 1 ? exif.dpi() : jfifDpi, false);
    }

    /**
     * A Huffman code has one bit at least, and so has every block of 8 × 8 pixels. Fewer mean a header that lies, or a
     * picture cut off and patched up; a decoder would make a page of grey.
     */
    private void requireBytesForSize() throws ScanException {
        long blocks = ((width + 7L) / 8) * ((height + 7L) / 8);
        if (huffman && 8 * codedBytes < blocks) {
            throw new ScanException(
                    Reason.CORRUPT,
                    where,
                    "is a JPEG of " + width + "×" + height + " pixels with only " + codedBytes + " bytes for them");
        }
    }

    /** Frame headers: SOF0 to SOF15 without the three other markers among them (DHT, JPG, DAC). */
    private static boolean isFrame(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }

    /** Moves behind the next marker that starts a segment or ends the picture. */
    private int nextMarker() throws ScanException {
        while (true) {
            if (at + 1 >= file.length) {
                throw cutOff();
            }
            if (file[at] != (byte) 0xff) {
                throw new ScanException(Reason.CORRUPT, where, "is a JPEG with garbage at byte " + at);
            }
            int marker = file[at + 1] & 0xff;
            at += marker == 0xff ? 1 : 2;
            if (marker != 0xff && !standsAlone(marker)) {
                return marker;
            }
        }
    }

    private static boolean standsAlone(int marker) {
        return marker == 0x01 || marker >= 0xd0 && marker <= SOI;
    }

    private int segmentLength() throws ScanException {
        if (at + 2 > file.length) {
            throw cutOff();
        }
        int length = unsignedShort(at);
        if (length < 2) {
            throw new ScanException(Reason.CORRUPT, where, "is a JPEG with garbage at byte " + at);
        }
        if (at + length > file.length) {
            throw cutOff();
        }
        return length;
    }

    /** Entropy-coded bytes end before a marker that is neither a stuffed 0xff nor a restart. */
    private void skipEntropyCodedData() throws ScanException {
        int start = at;
        for (int end = file.length - 1; at < end; at++) {
            if (file[at] == (byte) 0xff) {
                int next = file[at + 1] & 0xff;
                if (next != 0 && next != 0xff && (next < 0xd0 || next > 0xd7)) {
                    codedBytes += at - start;
                    return;
                }
            }
        }
        throw cutOff();
    }

    private void readJfif(int from) {
        if (startsWith(from, "JFIF\0") && from + 10 <= at) {
            double density = unsignedShort(from + 8);
            jfifDpi = switch (file[from + 7]) {
                case 1 -> density;
                case 2 -> ExifTags.dotsAnInch(density);
                default -> 0;
            };
        }
    }

    private boolean startsWith(int from, String text) {
        if (from + text.length() > at) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (file[from + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private void requireLength(int from, int bytes) throws ScanException {
        if (from + bytes > at) {
            throw new ScanException(Reason.CORRUPT, where, "is a JPEG with garbage at byte " + from);
        }
    }

    private int unsignedShort(int from) {
        return (file[from] & 0xff) << 8 | file[from + 1] & 0xff;
    }

    private ScanException cutOff() {
        return new ScanException(
                Reason.TRUNCATED, where, "is a JPEG cut off after " + file.length + " bytes, before its end marker");
    }
}
