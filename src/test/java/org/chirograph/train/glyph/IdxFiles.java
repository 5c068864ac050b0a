package org.chirograph.train.glyph;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** Writes data sets in EMNIST's layout. */
public final class IdxFiles {
    private IdxFiles() {}

    /** A file of bytes with any header. */
    static Path write(Path file, int magic, int[] sizes, byte[] values) throws IOException {
        try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(Files.newOutputStream(file)))) {
            out.writeInt(magic);
            for (int size : sizes) {
                out.writeInt(size);
            }
            out.write(values);
        }
        return file;
    }

    /**
     * A data set {@code drawn-byclass-train} of marks that the program draws itself: label 0 is the first of them.
     *
     * @param each pictures of every mark
     */
    public static void marks(Path folder, String marks, int each, long seed) throws IOException {
        int side = 28;
        int count = marks.length() * each;
        byte[] pixels = new byte[count * side * side];
        byte[] labels = new byte[count];
        Random random = new Random(seed);
        for (int i = 0; i < count; i++) {
            labels[i] = (byte) (i % marks.length());
            byte[] drawn = GlyphSource.mark(marks.charAt(labels[i]), random).darkness();
            for (int y = 0; y < side; y++) {
                for (int x = 0; x < side; x++) {
                    pixels[(i * side + x) * side + y] = drawn[y * side + x];
                }
            }
        }
        StringBuilder mapping = new StringBuilder();
        for (int label = 0; label < marks.length(); label++) {
            mapping.append(label).append(' ').append((int) marks.charAt(label)).append('\n');
        }
        write(folder.resolve("drawn-byclass-train-images-idx3-ubyte.gz"), 0x803, new int[] {count, side, side}, pixels);
        write(folder.resolve("drawn-byclass-train-labels-idx1-ubyte.gz"), 0x801, new int[] {count}, labels);
        Files.writeString(folder.resolve("drawn-byclass-mapping.txt"), mapping);
    }
}
