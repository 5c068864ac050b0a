package org.chirograph.scan;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.chirograph.image.Orientation;

/**
 * The three tags of an EXIF block that concern a scan, from its first directory (TIFF 6.0, section 2). Bounded: each
 * entry is looked at once, nothing is followed. What is malformed counts as not said.
 *
 * @param dpi 0 when not said
 */
record ExifTags(Orientation orientation, double dpi) {
    static final ExifTags NONE = new ExifTags(Orientation.UPRIGHT, 0);

    private static final int ORIENTATION = 274;
    private static final int X_RESOLUTION = 282;
    private static final int RESOLUTION_UNIT = 296;
    private static final int UNIT_CENTIMETRE = 3;
    private static final int ENTRY_BYTES = 12;
    private static final double CENTIMETRES_AN_INCH = 2.54;

    /** @param tiff the block from its byte-order mark on */
    static ExifTags read(ByteBuffer tiff) {
        try {
            return readStrictly(tiff.slice());
        } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
            return NONE;
        }
    }

    private static ExifTags readStrictly(ByteBuffer tiff) {
        switch (tiff.getShort(0)) {
            case 0x4949 -> tiff.order(ByteOrder.LITTLE_ENDIAN);
            case 0x4d4d -> tiff.order(ByteOrder.BIG_ENDIAN);
            default -> {
                return NONE;
            }
        }
        int directory = tiff.getInt(4);
        int entries = Short.toUnsignedInt(tiff.getShort(directory));
        int orientation = 1;
        double resolution = 0;
        boolean centimetres = false;
        for (int i = 0; i < entries; i++) {
            int entry = directory + 2 + i * ENTRY_BYTES;
            switch (Short.toUnsignedInt(tiff.getShort(entry))) {
                case ORIENTATION -> orientation = Short.toUnsignedInt(tiff.getShort(entry + 8));
                case X_RESOLUTION -> resolution = rational(tiff, tiff.getInt(entry + 8));
                case RESOLUTION_UNIT -> centimetres = tiff.getShort(entry + 8) == UNIT_CENTIMETRE;
                default -> {}
            }
        }
        return new ExifTags(Orientation.ofExif(orientation), centimetres ? dotsAnInch(resolution) : resolution);
    }

    private static double rational(ByteBuffer tiff, int at) {
        long denominator = Integer.toUnsignedLong(tiff.getInt(at + 4));
        return denominator == 0 ? 0 : (double) Integer.toUnsignedLong(tiff.getInt(at)) / denominator;
    }

    static double dotsAnInch(double dotsACentimetre) {
        return dotsACentimetre * CENTIMETRES_AN_INCH;
    }
}
