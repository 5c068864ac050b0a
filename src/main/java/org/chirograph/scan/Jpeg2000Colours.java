package org.chirograph.scan;

import java.nio.ByteBuffer;

/**
 * Whether a PDF/A-2 may hold a JPEG 2000 file as it is (ISO 19005-2, 6.2.8.3): it must say what its colours mean, here
 * grey or RGB, and all its components must have one depth. A bare codestream says nothing.
 */
final class Jpeg2000Colours {
    private static final int DEPTHS_DIFFER = 255;
    private static final int ENUMERATED = 1;
    private static final int PROFILE = 2;
    private static final int SRGB = 16;
    private static final int SYCC = 18;

    private final ByteBuffer in;
    private int components;
    private int colours;
    private boolean known;
    private boolean oneDepth;
    private boolean pixels;

    private Jpeg2000Colours(byte[] file) {
        in = ByteBuffer.wrap(file);
    }

    static boolean fit(byte[] file) {
        if (!Jpeg2000Box.begin(file)) {
            return false;
        }
        Jpeg2000Colours found = new Jpeg2000Colours(file);
        try {
            found.boxes(0, file.length);
        } catch (ScanException e) {
            return false;
        }
        boolean plain = found.components == 1 || found.components == 3;
        return plain && found.oneDepth && found.known && found.colours == 1 && found.pixels;
    }

    private void boxes(long from, long to) throws ScanException {
        for (long at = from; to - at >= 8; ) {
            Jpeg2000Box box = Jpeg2000Box.at(in, at, to, "the picture");
            box(box);
            at = box.to();
        }
    }

    private void box(Jpeg2000Box box) throws ScanException {
        int data = (int) box.from();
        switch (box.type()) {
            case "jp2h" -> boxes(box.from(), box.to());
            case "jp2c" -> pixels = true;
            case "ihdr" -> {
                requireBytes(box, 11);
                components = Short.toUnsignedInt(in.getShort(data + 8));
                oneDepth = Byte.toUnsignedInt(in.get(data + 10)) != DEPTHS_DIFFER;
            }
            case "colr" -> {
                requireBytes(box, 1);
                colours++;
                int method = in.get(data);
                if (method == ENUMERATED) {
                    requireBytes(box, 7);
                }
                int space = method == ENUMERATED ? in.getInt(data + 3) : 0;
                known = method == PROFILE || space >= SRGB && space <= SYCC;
            }
            default -> {}
        }
    }

    private void requireBytes(Jpeg2000Box box, int bytes) throws ScanException {
        Jpeg2000Box.requireInside(in, box.from(), bytes, box.to(), "the picture");
    }
}
