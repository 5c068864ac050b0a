package org.chirograph.train.glyph;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A gzip-compressed IDX file of bytes, the format of MNIST and EMNIST: two zero bytes, the type 8 (unsigned byte), the
 * number of dimensions, each dimension as a 32-bit number, then the values. Nothing is allocated that the file's own
 * size does not justify, since gzip shrinks nothing by more than about 1,032 to one.
 */
final class IdxFile {
    private static final int UNSIGNED_BYTE = 8;
    private static final long MOST_EXPANSION = 1040;

    private final int[] sizes;
    private final byte[] values;

    private IdxFile(int[] sizes, byte[] values) {
        this.sizes = sizes;
        this.values = values;
    }

    /** Length along each dimension. */
    int size(int dimension) {
        return sizes[dimension];
    }

    /** The last dimension runs fastest. */
    byte[] values() {
        return values;
    }

    /** @throws IOException that names the file and what is wrong with it */
    static IdxFile read(Path file, int dimensions) throws IOException {
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
                DataInputStream in = new DataInputStream(new GZIPInputStream(raw, 1 << 16))) {
            int magic = in.readInt();
            if (magic >>> 8 != UNSIGNED_BYTE || (magic & 0xff) != dimensions) {
                throw new IOException(
                        file + " is no IDX file of bytes in " + dimensions + " dimensions: it begins with "
                                + String.format("%08x", magic) + " instead of "
                                + String.format("%08x", UNSIGNED_BYTE << 8 | dimensions));
            }
            int[] sizes = new int[dimensions];
            long total = 1;
            for (int d = 0; d < dimensions; d++) {
                sizes[d] = in.readInt();
                total = sizes[d] < 0 ? Long.MAX_VALUE : Math.multiplyExact(total, sizes[d]);
                if (total > Integer.MAX_VALUE - 8 || total > Files.size(file) * MOST_EXPANSION) {
                    throw new IOException(file + " announces more values than a file of its size can hold");
                }
            }
            byte[] values = new byte[(int) total];
            in.readFully(values);
            if (in.read() >= 0) {
                throw new IOException(file + " goes on after the " + total + " values it announces");
            }
            return new IdxFile(sizes, values);
        } catch (EOFException e) {
            throw new IOException(file + " ends too early: it was cut short, copy it again", e);
        } catch (ZipException e) {
            throw new IOException(file + " is no sound gzip file (" + e.getMessage() + "): copy it again", e);
        }
    }
}
