package org.chirograph.scan;

import java.nio.ByteBuffer;
import org.chirograph.image.Orientation;
import org.chirograph.scan.ScanException.Reason;

/**
 * Walks a JPEG 2000 file, or a bare codestream, from its start to its end mark without decoding (ITU-T T.800, annexes A
 * and I): its size, its resolution, and whether all of it is there. What a decoder sets aside grows with samples and
 * with tiles, so both are bounded here.
 */
final class Jpeg2000Header {
    private static final int SOC = 0xff4f;
    private static final int SIZ = 0xff51;
    private static final int SOT = 0xff90;
    private static final int EOC = 0xffd9;

    /** OpenJPEG holds each sample twice, in 32 bits. */
    private static final int BYTES_A_SAMPLE = 8;

    /** Outside Java's heap: 500 million samples, an A3 sheet in colour at 600 dpi twice over. */
    private static final long MAX_NATIVE_BYTES = 4L << 30;

    /** Grey, colour, or colours of print, with opacity. */
    private static final int MOST_COMPONENTS = 5;

    /** Encoders tile scans into squares of 128 pixels at least, if at all. */
    private static final int FEWEST_TILE_PIXELS = 64 * 64;

    private static final int FEW_TILES = 1024;
    private static final double METRES_AN_INCH = 0.0254;

    private final ByteBuffer in;
    private final String where;
    private int width;
    private int height;
    private int components;
    private double dpi;

    private Jpeg2000Header(byte[] file, String where) {
        this.in = ByteBuffer.wrap(file);
        this.where = where;
    }

    /** @throws ScanException when the file is cut off, makes no sense, or asks for too much */
    static Jpeg2000Header read(byte[] file, String where, ScanLimits limits) throws ScanException {
        Jpeg2000Header header = new Jpeg2000Header(file, where);
        header.readFile(limits);
        return header;
    }

    PictureHeader picture() {
        return new PictureHeader(width, height, Orientation.UPRIGHT, dpi, false);
    }

    /** How many colours it has, opacity among them. */
    int components() {
        return components;
    }

    private void readFile(ScanLimits limits) throws ScanException {
        if (in.limit() >= 2 && unsignedShort(0) == SOC) {
            readCodestream(0, in.limit(), limits);
            return;
        }
        boolean found = false;
        for (long at = 0; at < in.limit() && !found; ) {
            Jpeg2000Box box = box(at, in.limit());
            switch (box.type()) {
                case "jp2h" -> readHeaders(box);
                case "jp2c" -> {
                    readCodestream((int) box.from(), (int) box.to(), limits);
                    found = true;
                }
                default -> {}
            }
            at = box.to();
        }
        if (!found) {
            throw cutOff();
        }
    }

    private Jpeg2000Box box(long at, long end) throws ScanException {
        return Jpeg2000Box.at(in, at, end, where);
    }

    private void readHeaders(Jpeg2000Box headers) throws ScanException {
        for (long at = headers.from(); at < headers.to(); ) {
            Jpeg2000Box box = box(at, headers.to());
            if (box.type().equals("res ")) {
                for (long inner = box.from(); inner < box.to(); ) {
                    Jpeg2000Box resolution = box(inner, box.to());
                    if (resolution.to() - resolution.from() >= 10
                            && (dpi == 0 || resolution.type().equals("resc"))) {
                        dpi = across((int) resolution.from());
                    }
                    inner = resolution.to();
                }
            }
            at = box.to();
        }
    }

    /** Pixels an inch from left to right: a fraction and a power of ten behind the same of the other direction. */
    private double across(int from) {
        int denominator = unsignedShort(from + 6);
        double fraction = denominator == 0 ? 0 : (double) unsignedShort(from + 4) / denominator;
        return fraction * Math.pow(10, in.get(from + 9)) * METRES_AN_INCH;
    }

    private void readCodestream(int start, int end, ScanLimits limits) throws ScanException {
        requireInside(start, 4, end);
        if (unsignedShort(start) != SOC || unsignedShort(start + 2) != SIZ) {
            throw garbage(start);
        }
        readSize(start + 4, end, limits);
        long at = start + 2;
        while (true) {
            requireInside(at, 2, end);
            int marker = unsignedShort((int) at);
            if (marker == EOC) {
                return;
            }
            if (marker < 0xff00) {
                throw garbage(at);
            }
            requireInside(at, 4, end);
            if (marker == SOT) {
                requireInside(at, 12, end);
                long length = Integer.toUnsignedLong(in.getInt((int) at + 6));
                if (length == 0) {
                    requireEndMark(end); // the last part goes on to the end mark
                    return;
                }
                if (length < 14) {
                    throw garbage(at);
                }
                at += length;
            } else {
                at += 2 + Math.max(2, unsignedShort((int) at + 2));
            }
        }
    }

    private void requireEndMark(int end) throws ScanException {
        if (unsignedShort(end - 2) != EOC) {
            throw cutOff();
        }
    }

    private void readSize(int at, int end, ScanLimits limits) throws ScanException {
        requireInside(at, 38, end);
        long[] size = new long[8]; // x and y each: the far corner, the near one, a tile's size, the first tile's corner
        for (int i = 0; i < size.length; i++) {
            size[i] = Integer.toUnsignedLong(in.getInt(at + 4 + 4 * i));
        }
        long across = size[0] - size[2];
        long down = size[1] - size[3];
        limits.checkPixels(where, across, down);
        int components = unsignedShort(at + 36);
        if (components < 1 || size[4] < 1 || size[5] < 1 || size[6] > size[2] || size[7] > size[3]) {
            throw garbage(at);
        }
        if (components > MOST_COMPONENTS) {
            throw new ScanException(Reason.UNSUPPORTED, where, "is a JPEG 2000 of " + components + " colours");
        }
        long tiles = ((size[0] - size[6] + size[4] - 1) / size[4]) * ((size[1] - size[7] + size[5] - 1) / size[5]);
        boolean shredded = tiles > FEW_TILES && tiles > across * down / FEWEST_TILE_PIXELS;
        if (shredded || across * down * components > MAX_NATIVE_BYTES / BYTES_A_SAMPLE) {
            throw new ScanException(
                    Reason.TOO_LARGE,
                    where,
                    "would take more memory to decode than a page may (" + across + "×" + down + " pixels of "
                            + components + " colours in " + tiles + " tiles)");
        }
        this.components = components;
        width = (int) across;
        height = (int) down;
    }

    private void requireInside(long from, long bytes, long end) throws ScanException {
        Jpeg2000Box.requireInside(in, from, bytes, end, where);
    }

    private int unsignedShort(int at) {
        return Short.toUnsignedInt(in.getShort(at));
    }

    private ScanException garbage(long at) {
        return Jpeg2000Box.garbage(at, where);
    }

    private ScanException cutOff() {
        return Jpeg2000Box.cutOff(in, where);
    }
}
