package org.chirograph.scan;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.HashSet;
import java.util.Set;
import javax.imageio.stream.ImageInputStream;
import org.chirograph.scan.ScanException.Reason;

/**
 * Walks a TIFF's list of directories before anything is decoded. A reader takes a list that leads outside the file, or
 * back into itself, for its end: the pages behind would be lost without a word. After TIFF 6.0, section 2, and the
 * BigTIFF design (8-byte offsets).
 */
final class TiffDirectories {
    private static final int BIG_TIFF = 43;
    private static final int CLASSIC_HEADER = 8;
    private static final int BIG_HEADER = 16;

    /** No scanned book has so many pages and copies of pages in one file; more is a hostile list. */
    private static final int MOST_DIRECTORIES = 100_000;

    /** Bytes of one value by type, from type 0, which does not exist. */
    private static final int[] VALUE_BYTES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8};

    private final ImageInputStream in;
    private final String where;
    private final boolean big;

    private TiffDirectories(ImageInputStream in, String where, boolean big) {
        this.in = in;
        this.where = where;
        this.big = big;
    }

    /** Fails unless every directory, and every value it refers to, lies in the file, and the list comes to an end. */
    static void requireWhole(ImageInputStream in, String where) throws IOException, ScanException {
        in.seek(0);
        in.setByteOrder(in.readUnsignedByte() == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        in.seek(2);
        boolean big = in.readUnsignedShort() == BIG_TIFF;
        new TiffDirectories(in, where, big).walk();
        in.seek(0);
    }

    private void walk() throws IOException, ScanException {
        int header = big ? BIG_HEADER : CLASSIC_HEADER;
        requireInside(0, header);
        in.seek(header - offsetBytes());
        Set<Long> seen = new HashSet<>();
        for (long at = offset(); at != 0; at = directory(at)) {
            if (!seen.add(at) || seen.size() > MOST_DIRECTORIES) {
                throw new ScanException(Reason.CORRUPT, where, "is a TIFF whose list of pages never ends");
            }
        }
    }

    /** Checks one directory and returns where the next one lies, or 0. */
    private long directory(long at) throws IOException, ScanException {
        int countBytes = big ? 8 : 2;
        requireInside(at, countBytes);
        in.seek(at);
        long entries = big ? in.readLong() : in.readUnsignedShort();
        int entryBytes = big ? 20 : 12;
        if (entries < 0 || entries > in.length() / entryBytes) {
            throw cutOff();
        }
        long first = at + countBytes;
        requireInside(first, entries * entryBytes + offsetBytes());
        for (long i = 0; i < entries; i++) {
            in.seek(first + i * entryBytes + 2);
            int type = in.readUnsignedShort();
            long count = offset();
            long each = type < VALUE_BYTES.length ? VALUE_BYTES[type] : 0;
            if (each > 0 && count > offsetBytes() / each) {
                if (count < 0 || count > in.length() / each) {
                    throw cutOff();
                }
                requireInside(offset(), count * each);
            }
        }
        in.seek(first + entries * entryBytes);
        return offset();
    }

    private int offsetBytes() {
        return big ? 8 : 4;
    }

    private long offset() throws IOException {
        return big ? in.readLong() : in.readUnsignedInt();
    }

    private void requireInside(long from, long bytes) throws IOException, ScanException {
        if (from < 0 || from > in.length() - bytes) {
            throw cutOff();
        }
    }

    private ScanException cutOff() throws IOException {
        return new ScanException(
                Reason.TRUNCATED,
                where,
                "is a TIFF cut off after " + in.length() + " bytes, before its list of pages ends");
    }
}
