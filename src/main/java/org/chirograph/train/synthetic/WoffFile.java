package org.chirograph.train.synthetic;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.InflaterInputStream;

/**
 * A web font (WOFF 1.0, W3C recommendation of 2012), which is a TrueType or OpenType font whose tables are compressed
 * one by one. Java reads only the font inside.
 */
final class WoffFile {
    private static final int SIGNATURE = 0x774F4646;
    private static final int HEADER = 44;
    private static final int ENTRY = 20;

    /** Larger fonts than this hold no Latin face; a bound against files that lie about their size. */
    private static final int MOST_BYTES = 32 << 20;

    private WoffFile() {}

    /** The font inside, as a stream that needs no closing. */
    static InputStream open(Path file) throws IOException {
        byte[] woff = Files.readAllBytes(file);
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(woff))) {
            if (in.readInt() != SIGNATURE) {
                throw new IOException(file + " is no WOFF font");
            }
            int flavor = in.readInt();
            in.readInt();
            int tables = in.readUnsignedShort();
            in.skipNBytes(HEADER - 14);
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            ByteArrayOutputStream directory = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(directory);
            out.writeInt(flavor);
            out.writeShort(tables);
            int power = Integer.highestOneBit(Math.max(1, tables));
            out.writeShort(power * 16);
            out.writeShort(Integer.numberOfTrailingZeros(power));
            out.writeShort(tables * 16 - power * 16);
            for (int t = 0; t < tables; t++) {
                int tag = in.readInt();
                int offset = in.readInt();
                int packed = in.readInt();
                int length = in.readInt();
                int checksum = in.readInt();
                out.writeInt(tag);
                out.writeInt(checksum);
                out.writeInt(12 + tables * 16 + body.size());
                out.writeInt(length);
                body.write(table(woff, offset, packed, length));
                while (body.size() % 4 != 0) {
                    body.write(0);
                }
            }
            directory.write(body.toByteArray());
            return new ByteArrayInputStream(directory.toByteArray());
        } catch (IndexOutOfBoundsException | java.io.EOFException e) {
            throw new IOException(file + " is cut short", e);
        }
    }

    private static byte[] table(byte[] woff, int offset, int packed, int length) throws IOException {
        if (length < 0 || length > MOST_BYTES || packed < 0 || offset < HEADER + ENTRY) {
            throw new IOException("a table of the font has an impossible size");
        }
        InputStream raw = new ByteArrayInputStream(woff, offset, packed);
        byte[] table = (packed < length ? new InflaterInputStream(raw) : raw).readNBytes(length);
        if (table.length != length) {
            throw new IOException("a table of the font is cut short");
        }
        return table;
    }
}
