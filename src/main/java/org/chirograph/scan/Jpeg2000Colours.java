package org.chirograph.scan;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Whether a PDF/A-2 may hold a JPEG 2000 file as it is (ISO 19005-2, 6.2.8.3): it must say what its colours mean, here
 * grey or RGB, and all its components must have one depth. A bare codestream says nothing. Boxes after ITU-T T.800,
 * annex I.
 */
final class Jpeg2000Colours {
    private static final int SIGNATURE = 0x6A502020;
    private static final int HEADERS = type("jp2h");
    private static final int IMAGE = type("ihdr");
    private static final int COLOURS = type("colr");
    private static final int CODESTREAM = type("jp2c");
    private static final int DEPTHS_DIFFER = 255;
    private static final int ENUMERATED = 1;
    private static final int PROFILE = 2;
    private static final int SRGB = 16;
    private static final int SYCC = 18;

    private int components;
    private int colours;
    private boolean known;
    private boolean oneDepth;
    private boolean pixels;

    private Jpeg2000Colours() {}

    static boolean fit(byte[] file) {
        ByteBuffer in = ByteBuffer.wrap(file);
        if (file.length < 12 || in.getInt(4) != SIGNATURE) {
            return false;
        }
        Jpeg2000Colours found = new Jpeg2000Colours();
        try {
            found.boxes(in);
        } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException e) {
            return false;
        }
        boolean plain = found.components == 1 || found.components == 3;
        return plain && found.oneDepth && found.known && found.colours == 1 && found.pixels;
    }

    private void boxes(ByteBuffer in) {
        while (in.remaining() >= 8) {
            int start = in.position();
            long length = Integer.toUnsignedLong(in.getInt());
            int type = in.getInt();
            if (length == 1) {
                length = in.getLong();
            }
            long end = length == 0 ? in.limit() : start + length;
            if (end < in.position() || end > in.limit()) {
                throw new IllegalArgumentException("a box reaches over the end");
            }
            box(type, in.slice(in.position(), (int) end - in.position()));
            in.position((int) end);
        }
    }

    private void box(int type, ByteBuffer data) {
        if (type == HEADERS) {
            boxes(data);
        } else if (type == IMAGE) {
            components = Short.toUnsignedInt(data.getShort(8));
            oneDepth = Byte.toUnsignedInt(data.get(10)) != DEPTHS_DIFFER;
        } else if (type == CODESTREAM) {
            pixels = true;
        } else if (type == COLOURS) {
            colours++;
            int method = data.get(0);
            int space = method == ENUMERATED ? data.getInt(3) : 0;
            known = method == PROFILE || space >= SRGB && space <= SYCC;
        }
    }

    private static int type(String name) {
        return ByteBuffer.wrap(name.getBytes(StandardCharsets.US_ASCII)).getInt();
    }
}
