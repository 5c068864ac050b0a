package org.chirograph.train.synthetic;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;

/** Packs fonts as WOFF 1.0 says. */
public final class WoffFiles {
    private static final int TRUE_TYPE = 0x00010000;
    private static final int HEADER = 44;
    private static final int ENTRY = 20;

    /** One table of a font; those that are packed are compressed. */
    record Table(int tag, int checksum, byte[] bytes, boolean packed) {}

    private WoffFiles() {}

    /** The sans serif face that PDFBox brings along. */
    public static byte[] sansSerif() throws IOException {
        String face = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
        try (InputStream in = Objects.requireNonNull(PDDocument.class.getResourceAsStream(face))) {
            ByteBuffer font = ByteBuffer.wrap(in.readAllBytes());
            List<Table> tables = new ArrayList<>();
            for (int entry = 12; entry < 12 + 16 * font.getShort(4); entry += 16) {
                byte[] bytes = new byte[font.getInt(entry + 12)];
                font.get(font.getInt(entry + 8), bytes);
                tables.add(new Table(font.getInt(entry), font.getInt(entry + 4), bytes, true));
            }
            return pack(tables);
        }
    }

    static byte[] pack(List<Table> tables) throws IOException {
        ByteArrayOutputStream directory = new ByteArrayOutputStream();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(directory);
        int start = HEADER + ENTRY * tables.size();
        for (Table table : tables) {
            byte[] stored = table.packed() ? deflated(table.bytes()) : table.bytes();
            out.writeInt(table.tag());
            out.writeInt(start + body.size());
            out.writeInt(stored.length);
            out.writeInt(table.bytes().length);
            out.writeInt(table.checksum());
            body.write(stored);
            while (body.size() % 4 != 0) {
                body.write(0);
            }
        }
        ByteBuffer file = ByteBuffer.allocate(start + body.size());
        file.putInt(0x774F4646).putInt(TRUE_TYPE).putInt(file.capacity()).putShort((short) tables.size());
        return file.position(HEADER)
                .put(directory.toByteArray())
                .put(body.toByteArray())
                .array();
    }

    private static byte[] deflated(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflate = new DeflaterOutputStream(packed)) {
            deflate.write(bytes);
        }
        return packed.toByteArray();
    }
}
