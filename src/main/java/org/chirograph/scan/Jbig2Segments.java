package org.chirograph.scan;

import java.nio.ByteBuffer;
import org.chirograph.scan.ScanException.Reason;

/**
 * Walks the segments of a JBIG2 stream as it stands in a PDF (ITU-T T.88, section 7.2), without decoding. The decoder
 * makes room for a page and for each region at the size that the stream announces, whatever the PDF says.
 */
final class Jbig2Segments {
    private static final int PAGE_INFORMATION = 48;
    private static final int FIRST_REGION = 4;
    private static final int LAST_REGION = 43;
    private static final int HALFTONE_PATTERNS = 16;

    /** A length or height that is not known in advance. */
    private static final long UNKNOWN = 0xffffffffL;

    /** Segments that a count of referred-to segments fits in one byte with. */
    private static final int FEW_REFERENCES = 4;

    private final ByteBuffer in;
    private final String where;
    private final ScanLimits limits;

    private Jbig2Segments(byte[] stream, String where, ScanLimits limits) {
        this.in = ByteBuffer.wrap(stream);
        this.where = where;
        this.limits = limits;
    }

    /** Fails when the stream is cut off, or a page or region in it has more pixels than a page may. */
    static void check(byte[] stream, String where, ScanLimits limits) throws ScanException {
        Jbig2Segments segments = new Jbig2Segments(stream, where, limits);
        for (long at = 0; at < stream.length; ) {
            at = segments.segment(at);
        }
    }

    /** Checks the segment at this place and returns where the next one begins. */
    private long segment(long at) throws ScanException {
        requireInside(at, 6);
        long number = Integer.toUnsignedLong(in.getInt((int) at));
        int flags = in.get((int) at + 4) & 0xff;
        long references = (in.get((int) at + 5) & 0xff) >> 5;
        long behind = at + 6;
        if (references > FEW_REFERENCES) {
            requireInside(at + 5, 4);
            references = in.getInt((int) at + 5) & 0x1fffffff;
            behind = at + 9 + (references + 8) / 8;
        }
        behind += references * (number <= 256 ? 1 : number <= 65536 ? 2 : 4);
        behind += (flags & 0x40) == 0 ? 1 : 4;
        requireInside(behind, 4);
        long length = Integer.toUnsignedLong(in.getInt((int) behind));
        long data = behind + 4;
        int type = flags & 0x3f;
        if (type == PAGE_INFORMATION || type >= FIRST_REGION && type <= LAST_REGION && type != HALFTONE_PATTERNS) {
            checkSize(data);
        }
        if (length == UNKNOWN) {
            return in.limit(); // only the last region may leave its length open
        }
        requireInside(data, length);
        return data + length;
    }

    private void checkSize(long data) throws ScanException {
        requireInside(data, 8);
        long width = Integer.toUnsignedLong(in.getInt((int) data));
        long height = Integer.toUnsignedLong(in.getInt((int) data + 4));
        limits.checkPixels(where, width, height == UNKNOWN ? 1 : height);
    }

    private void requireInside(long from, long bytes) throws ScanException {
        if (bytes > in.limit() - from) {
            throw new ScanException(
                    Reason.TRUNCATED, where, "holds a JBIG2 picture cut off after " + in.limit() + " bytes");
        }
    }
}
