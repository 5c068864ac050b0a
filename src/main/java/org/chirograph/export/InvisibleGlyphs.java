package org.chirograph.export;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A TrueType font of glyphs that enclose no ink: each is a stroke without width from one corner of its box to the other.
 * It has the tables that PDF wants of a font whose glyphs are chosen by number (ISO 32000-1, 9.9), written after the
 * OpenType specification, version 1.9.
 */
final class InvisibleGlyphs {
    /** How far letters commonly rise over the baseline, in units of the em. */
    static final int ASCENT = 750;

    static final int DESCENT = -250;

    private static final int ON_CURVE = 1;
    private static final int TABLE_ENTRY_BYTES = 16;
    private static final long CHECKSUM_OF_ALL = 0xB1B0AFBAL;

    /** From where to where over the baseline a glyph reaches, in units of the em; {@code bottom < top}. */
    record Extent(int bottom, int top) {}

    private interface Table {
        void write(DataOutputStream out) throws IOException;
    }

    private InvisibleGlyphs() {}

    private static int lowest(List<Extent> glyphs) {
        return glyphs.stream().mapToInt(Extent::bottom).min().orElse(DESCENT);
    }

    private static int highest(List<Extent> glyphs) {
        return glyphs.stream().mapToInt(Extent::top).max().orElse(ASCENT);
    }

    /** @param glyphs of the numbers from 1; glyph 0 is what stands for letters a font lacks, and is empty */
    static byte[] fontFile(List<Extent> glyphs) {
        SortedMap<String, byte[]> tables = new TreeMap<>();
        tables.put("head", table(out -> head(out, glyphs)));
        tables.put("hhea", table(out -> hhea(out)));
        tables.put("maxp", table(out -> maxp(out, glyphs.size() + 1)));
        tables.put("hmtx", table(out -> hmtx(out, glyphs.size())));
        byte[] outlines = table(out -> glyf(out, glyphs));
        int each = glyphs.isEmpty() ? 0 : outlines.length / glyphs.size();
        tables.put("glyf", outlines);
        tables.put("loca", table(out -> loca(out, glyphs.size(), each)));
        byte[] font = assembled(tables);
        int head = headPlace(tables);
        ByteBuffer.wrap(font).putInt(head + 8, (int) (CHECKSUM_OF_ALL - checksum(font)));
        return font;
    }

    private static void head(DataOutputStream out, List<Extent> glyphs) throws IOException {
        out.writeInt(0x00010000); // version
        out.writeInt(0x00010000); // revision
        out.writeInt(0); // checksum of the whole, put in last
        out.writeInt(0x5F0F3CF5); // magic number
        out.writeShort(3); // baseline at 0, left side bearing at 0
        out.writeShort(InvisibleFont.EM);
        out.writeLong(0); // made
        out.writeLong(0); // changed
        out.writeShort(0); // left
        out.writeShort(lowest(glyphs));
        out.writeShort(InvisibleFont.ADVANCE); // right
        out.writeShort(highest(glyphs));
        out.writeShort(0); // style
        out.writeShort(8); // smallest readable size
        out.writeShort(2); // direction: left to right
        out.writeShort(1); // loca holds four bytes each
        out.writeShort(0); // glyph data format
    }

    private static void hhea(DataOutputStream out) throws IOException {
        out.writeInt(0x00010000);
        out.writeShort(ASCENT);
        out.writeShort(DESCENT);
        out.writeShort(0); // line gap
        out.writeShort(InvisibleFont.ADVANCE); // widest
        out.writeShort(0); // least left side bearing
        out.writeShort(0); // least right side bearing
        out.writeShort(InvisibleFont.ADVANCE); // rightmost
        out.writeShort(1); // caret upright
        out.writeShort(0);
        out.writeShort(0);
        out.writeLong(0); // reserved
        out.writeShort(0); // format of hmtx
        out.writeShort(1); // full entries there
    }

    private static void maxp(DataOutputStream out, int count) throws IOException {
        out.writeInt(0x00010000);
        out.writeShort(count);
        out.writeShort(2); // points of a glyph
        out.writeShort(1); // contours of a glyph
        out.writeShort(0); // points of a composite
        out.writeShort(0); // contours of a composite
        out.writeShort(1); // zones
        for (int i = 0; i < 8; i++) {
            out.writeShort(0); // there are no instructions and no composites
        }
    }

    /** One advance for all, then the left side bearings of the others. */
    private static void hmtx(DataOutputStream out, int others) throws IOException {
        out.writeShort(InvisibleFont.ADVANCE);
        out.writeShort(0);
        out.write(new byte[2 * others]);
    }

    private static void glyf(DataOutputStream out, List<Extent> glyphs) throws IOException {
        for (Extent glyph : glyphs) {
            out.writeShort(1); // contours
            out.writeShort(0);
            out.writeShort(glyph.bottom);
            out.writeShort(InvisibleFont.ADVANCE);
            out.writeShort(glyph.top);
            out.writeShort(1); // last point of the contour
            out.writeShort(0); // instructions
            out.writeByte(ON_CURVE);
            out.writeByte(ON_CURVE);
            out.writeShort(0);
            out.writeShort(InvisibleFont.ADVANCE);
            out.writeShort(glyph.bottom);
            out.writeShort(glyph.top - glyph.bottom);
        }
    }

    private static void loca(DataOutputStream out, int count, int each) throws IOException {
        out.writeInt(0); // glyph 0 is empty
        for (int i = 0; i <= count; i++) {
            out.writeInt(i * each);
        }
    }

    private static byte[] table(Table table) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            table.write(new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException("memory can't fail", e);
        }
        return bytes.toByteArray();
    }

    private static byte[] assembled(SortedMap<String, byte[]> tables) {
        int count = tables.size();
        int power = Integer.highestOneBit(count);
        int size = directoryBytes(tables)
                + tables.values().stream().mapToInt(t -> padded(t.length)).sum();
        ByteBuffer font = ByteBuffer.allocate(size);
        font.putInt(0x00010000).putShort((short) count).putShort((short) (power * TABLE_ENTRY_BYTES));
        font.putShort((short) Integer.numberOfTrailingZeros(power));
        font.putShort((short) ((count - power) * TABLE_ENTRY_BYTES));
        int at = directoryBytes(tables);
        for (var table : tables.entrySet()) {
            byte[] bytes = table.getValue();
            font.put(table.getKey().getBytes(StandardCharsets.US_ASCII));
            font.putInt((int) checksum(bytes)).putInt(at).putInt(bytes.length);
            font.put(at, bytes);
            at += padded(bytes.length);
        }
        return font.array();
    }

    private static int headPlace(SortedMap<String, byte[]> tables) {
        return directoryBytes(tables)
                + tables.headMap("head").values().stream()
                        .mapToInt(t -> padded(t.length))
                        .sum();
    }

    private static int directoryBytes(SortedMap<String, byte[]> tables) {
        return 12 + tables.size() * TABLE_ENTRY_BYTES;
    }

    private static int padded(int length) {
        return (length + 3) / 4 * 4;
    }

    /** The sum of all four-byte words, what is missing of the last taken as zero. */
    private static long checksum(byte[] bytes) {
        long sum = 0;
        for (int i = 0; i < bytes.length; i++) {
            sum += (bytes[i] & 0xFFL) << (24 - 8 * (i % 4));
        }
        return sum & 0xFFFFFFFFL;
    }
}
