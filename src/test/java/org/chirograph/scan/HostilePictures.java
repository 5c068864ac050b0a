package org.chirograph.scan;

import static org.chirograph.scan.TestScans.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/** Pictures of absurd sizes, and sizes that lie. */
final class HostilePictures {
    private static final int HUGE = 35_000;
    private static final int LONG = 30_000;

    private HostilePictures() {}

    static void write(Path into, boolean everything) throws IOException {
        Files.write(into.resolve("huge-1-bit.png"), png(HUGE, HUGE, y -> new byte[(HUGE + 7) / 8]));
        Files.write(into.resolve("huge-fax.tif"), fax(HUGE, HUGE));
        Files.write(into.resolve("tall.png"), png(1, LONG, y -> new byte[] {(byte) (y % 16 < 8 ? 0x80 : 0)}));
        Files.write(into.resolve("flat.png"), png(LONG, 1, y -> checks(LONG)));
        Files.write(into.resolve("tall-fax.tif"), fax(1, LONG));
        Files.write(into.resolve("one-pixel.png"), png(1, 1, y -> new byte[1]));
        Files.write(into.resolve("white.png"), png(2000, 2000, y -> filled(250, 0xff)));
        Files.write(into.resolve("black.png"), png(2000, 2000, y -> new byte[250]));
        Random random = new Random(1);
        Files.write(into.resolve("noise.png"), png(400, 400, y -> {
            byte[] row = new byte[50];
            random.nextBytes(row);
            return row;
        }));
        if (everything) {
            Files.write(into.resolve("largest-white.png"), png(14_000, 14_000, y -> filled(1750, 0xff)));
            Files.write(into.resolve("largest-noise.png"), png(14_000, 14_000, y -> {
                byte[] row = new byte[1750];
                random.nextBytes(row);
                return row;
            }));
            Files.write(into.resolve("checks.png"), png(6000, 6000, y -> filled(750, y % 2 == 0 ? 0xaa : 0x55)));
        }
        writeLiars(into);
    }

    /** Headers that say something else than what follows. */
    private static void writeLiars(Path into) throws IOException {
        byte[] jpeg = TestScans.jpeg(picture(BufferedImage.TYPE_BYTE_GRAY));
        int frame = frame(jpeg);
        Files.write(into.resolve("claims-65535.jpg"), with(jpeg, frame + 5, 0xff, 0xff, 0xff, 0xff));
        Files.write(into.resolve("claims-nothing.jpg"), with(jpeg, frame + 5, 0, 0, 0, 0));
        Files.write(into.resolve("claims-14000.jpg"), with(jpeg, frame + 5, 0x36, 0xb0, 0x36, 0xb0));
        Files.write(into.resolve("no-tables.jpg"), with(jpeg, 2, 0xff, 0xd9));
        Files.write(into.resolve("many-components.jpg"), with(jpeg, frame + 9, 200));
        Files.write(
                into.resolve("xmp.jpg"),
                TestScans.inserted(jpeg, 2, segment(0xe1, "http://ns.adobe.com/xap/1.0/\0" + bomb())));
        byte[] png = TestScans.png(picture(BufferedImage.TYPE_BYTE_GRAY));
        byte[] header = new byte[13];
        System.arraycopy(png, 16, header, 0, 13);
        ByteBuffer.wrap(header).putInt(0, Integer.MAX_VALUE).putInt(4, Integer.MAX_VALUE);
        Files.write(into.resolve("claims-2147483647.png"), replaced(png, header));
        ByteBuffer.wrap(header).putInt(0, -1).putInt(4, 1);
        Files.write(into.resolve("claims-minus-one.png"), replaced(png, header));
        ByteBuffer.wrap(header).putInt(0, 14_000).putInt(4, 14_000);
        Files.write(into.resolve("claims-14000.png"), replaced(png, header));
        ByteBuffer.wrap(header).putInt(0, 48).putInt(4, 32).put(8, (byte) 3).put(9, (byte) 5);
        Files.write(into.resolve("no-such-depth.png"), replaced(png, header));
        Files.write(into.resolve("text-bomb.png"), TestScans.inserted(png, 33, textBomb()));
        Files.write(into.resolve("profile-bomb.png"), TestScans.inserted(png, 33, profileBomb()));
        Files.write(into.resolve("nothing.png"), Arrays.copyOf(png, 33));
        byte[] jp2 = TestScans.jpeg2000(picture(BufferedImage.TYPE_BYTE_GRAY));
        int size = indexOf(jp2, 0xff, 0x51);
        Files.write(into.resolve("claims-35000.jp2"), with(jp2, size + 6, 0, 0, 0x88, 0xb8, 0, 0, 0x88, 0xb8));
        Files.write(into.resolve("tiles-of-one-pixel.jp2"), with(jp2, size + 22, 0, 0, 0, 1, 0, 0, 0, 1));
        Files.write(into.resolve("ends-nowhere.tif"), new byte[] {'I', 'I', 42, 0, 8, 0, 0, 0, 0, 0, 8, 0, 0, 0});
    }

    /** An XML bomb that an XMP reader would unpack. */
    static String bomb() {
        StringBuilder text = new StringBuilder("<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'>");
        for (char c = 'b'; c < 'n'; c++) {
            text.append("<!ENTITY ").append(c).append(" '");
            text.append(("&" + (char) (c - 1) + ";").repeat(10)).append("'>");
        }
        return text + "]><x:xmpmeta xmlns:x='adobe:ns:meta/'>&m;</x:xmpmeta>";
    }

    static byte[] segment(int marker, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.allocate(4 + bytes.length)
                .putShort((short) (0xff00 | marker))
                .putShort((short) (2 + bytes.length))
                .put(bytes)
                .array();
    }

    /** A picture of one bit a pixel, row by row. */
    private static byte[] png(int width, int height, IntFunction<byte[]> rows) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new DeflaterOutputStream(packed)) {
            for (int y = 0; y < height; y++) {
                out.write(0);
                out.write(rows.apply(y));
            }
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 26, '\n'});
        byte[] header = new byte[13];
        ByteBuffer.wrap(header).putInt(width).putInt(height).put((byte) 1);
        file.writeBytes(chunk("IHDR", header));
        file.writeBytes(chunk("IDAT", packed.toByteArray()));
        file.writeBytes(chunk("IEND", new byte[0]));
        return file.toByteArray();
    }

    private static byte[] chunk(String type, byte[] data) {
        ByteBuffer out = ByteBuffer.allocate(12 + data.length);
        out.putInt(data.length).put(type.getBytes(StandardCharsets.ISO_8859_1)).put(data);
        CRC32 crc = new CRC32();
        crc.update(out.array(), 4, 4 + data.length);
        return out.putInt((int) crc.getValue()).array();
    }

    /** White rows in group 4 coding take one bit each: 35,000 rows, and 1.2 billion pixels, are 4 kB. */
    private static byte[] fax(int width, int height) {
        byte[] rows = filled((height + 7) / 8, 0xff);
        int[][] entries = {
            {256, 4, width},
            {257, 4, height},
            {258, 4, 1},
            {259, 4, 4},
            {262, 4, 0},
            {273, 4, 8 + 2 + 9 * 12 + 4},
            {277, 4, 1},
            {278, 4, height},
            {279, 4, rows.length}
        };
        ByteBuffer out = ByteBuffer.allocate(8 + 2 + entries.length * 12 + 4 + rows.length);
        out.putShort((short) 0x4d4d).putShort((short) 42).putInt(8).putShort((short) entries.length);
        for (int[] entry : entries) {
            out.putShort((short) entry[0]).putShort((short) entry[1]).putInt(1).putInt(entry[2]);
        }
        return out.putInt(0).put(rows).array();
    }

    private static byte[] textBomb() throws IOException {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        data.writeBytes("XML:com.adobe.xmp\0\1\0\0\0".getBytes(StandardCharsets.ISO_8859_1));
        deflateZeros(data);
        return chunk("iTXt", data.toByteArray());
    }

    private static byte[] profileBomb() throws IOException {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        data.writeBytes("profile\0\0".getBytes(StandardCharsets.ISO_8859_1));
        deflateZeros(data);
        return chunk("iCCP", data.toByteArray());
    }

    private static void deflateZeros(OutputStream into) throws IOException {
        try (OutputStream out = new DeflaterOutputStream(into)) {
            for (int i = 0; i < 200; i++) {
                out.write(new byte[1 << 20]);
            }
        }
    }

    private static byte[] replaced(byte[] png, byte[] header) {
        byte[] bytes = png.clone();
        byte[] chunk = chunk("IHDR", header);
        System.arraycopy(chunk, 0, bytes, 8, chunk.length);
        return bytes;
    }

    private static int frame(byte[] jpeg) {
        return indexOf(jpeg, 0xff, 0xc0);
    }

    private static int indexOf(byte[] bytes, int first, int second) {
        for (int i = 0; i + 1 < bytes.length; i++) {
            if (bytes[i] == (byte) first && bytes[i + 1] == (byte) second) {
                return i;
            }
        }
        throw new IllegalArgumentException("not there");
    }

    private static byte[] with(byte[] bytes, int at, int... values) {
        byte[] changed = bytes.clone();
        for (int i = 0; i < values.length; i++) {
            changed[at + i] = (byte) values[i];
        }
        return changed;
    }

    private static byte[] checks(int width) {
        return filled((width + 7) / 8, 0xf0);
    }

    private static byte[] filled(int bytes, int value) {
        byte[] row = new byte[bytes];
        Arrays.fill(row, (byte) value);
        return row;
    }
}
