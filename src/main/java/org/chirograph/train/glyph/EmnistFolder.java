package org.chirograph.train.glyph;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.chirograph.recognize.Alphabet;
import org.jspecify.annotations.Nullable;

/**
 * Folders of characters laid out as EMNIST is (Cohen, Afshar, Tapson, van Schaik, "EMNIST: an extension of MNIST to
 * handwritten letters", 2017): {@code NAME-images-idx3-ubyte.gz}, {@code NAME-labels-idx1-ubyte.gz}, and a
 * {@code …-mapping.txt} whose lines give a label and its code point. Pictures are stored transposed.
 *
 * <p>A file that bears the name of an official EMNIST file must be that file, byte for byte.
 */
public final class EmnistFolder {
    private static final String IMAGES = "-images-idx3-ubyte.gz";
    private static final String LABELS = "-labels-idx1-ubyte.gz";
    private static final String MAPPING = "-mapping.txt";
    private static final String TEACHER = "-emnist-teacher-top5.u8.gz";

    private EmnistFolder() {}

    /**
     * Every data set of a folder, by name.
     *
     * @param split of EMNIST's splits the one to read, such as {@code byclass}
     * @param taught whether to read the teacher's opinions, where there are some
     */
    public static List<GlyphSamples> read(Path folder, String split, Alphabet alphabet, boolean taught)
            throws IOException {
        List<Path> pictures;
        try (Stream<Path> files = Files.list(folder)) {
            pictures = files.filter(f -> name(f).endsWith(IMAGES) && name(f).contains("-" + split + "-"))
                    .sorted()
                    .toList();
        }
        if (pictures.isEmpty()) {
            throw new IOException(folder + " holds no file *-" + split + "-*" + IMAGES);
        }
        List<GlyphSamples> all = new ArrayList<>();
        for (Path images : pictures) {
            all.add(readOne(folder, images, split, alphabet, taught));
        }
        return all;
    }

    private static GlyphSamples readOne(Path folder, Path images, String split, Alphabet alphabet, boolean taught)
            throws IOException {
        String name = name(images).substring(0, name(images).length() - IMAGES.length());
        Path labels = folder.resolve(name + LABELS);
        if (!Files.isRegularFile(labels)) {
            throw new IOException(images + " has no labels: " + labels + " is missing");
        }
        verify(images, official());
        verify(labels, official());
        IdxFile pixels = IdxFile.read(images, 3);
        IdxFile said = IdxFile.read(labels, 1);
        if (pixels.size(0) != said.size(0)) {
            throw new IOException(images + " holds " + pixels.size(0) + " pictures, but " + labels + " holds "
                    + said.size(0) + " labels: they do not belong together");
        }
        int[] classOf = mapping(folder, name, split, alphabet);
        int[] classes = new int[said.size(0)];
        for (int i = 0; i < classes.length; i++) {
            int label = said.values()[i] & 0xff;
            if (label >= classOf.length || classOf[label] < 0) {
                throw new IOException(labels + ": picture " + (i + 1) + " is labelled " + label
                        + ", which the mapping does not know");
            }
            classes[i] = classOf[label];
        }
        byte[] teacher = taught ? teacher(folder, name, split, classOf, classes.length) : null;
        // Stored column by column: what the file calls rows are columns.
        return new GlyphSamples(name, pixels.size(1), pixels.size(2), upright(pixels), classes, teacher);
    }

    private static byte[] upright(IdxFile pixels) {
        int width = pixels.size(1);
        int height = pixels.size(2);
        byte[] stored = pixels.values();
        byte[] upright = new byte[stored.length];
        for (int from = 0; from < stored.length; from += width * height) {
            for (int x = 0; x < width; x++) {
                for (int y = 0; y < height; y++) {
                    upright[from + y * width + x] = stored[from + x * height + y];
                }
            }
        }
        return upright;
    }

    /** The net's class for each label: by the data set's own mapping, or the folder's only one for that split. */
    private static int[] mapping(Path folder, String name, String split, Alphabet alphabet) throws IOException {
        String stem = name.substring(0, name.indexOf("-" + split + "-") + split.length() + 1);
        Path own = folder.resolve(stem + MAPPING);
        if (!Files.isRegularFile(own)) {
            try (Stream<Path> files = Files.list(folder)) {
                List<Path> others = files.filter(f -> name(f).endsWith("-" + split + MAPPING))
                        .toList();
                if (others.size() != 1) {
                    throw new IOException(folder + " holds no " + own.getFileName() + ", which says what the labels of "
                            + name + " mean");
                }
                own = others.getFirst();
            }
        }
        int[] classOf = new int[256];
        Arrays.fill(classOf, -1);
        for (String line : Files.readAllLines(own, StandardCharsets.US_ASCII)) {
            String[] cells = line.strip().split("\\s+");
            try {
                if (!line.isBlank()) {
                    String character = Character.toString(Integer.parseInt(cells[1]));
                    classOf[Integer.parseInt(cells[0])] = alphabet.classOf(character);
                }
            } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
                throw new IOException(own + ": \"" + line + "\" is not a label and a code point", e);
            }
        }
        return classOf;
    }

    private static byte @Nullable [] teacher(Path folder, String name, String split, int[] classOf, int count)
            throws IOException {
        Path file = folder.resolve(name.replace("-" + split + "-", "-") + TEACHER);
        if (!Files.isRegularFile(file)) {
            return null;
        }
        byte[] said;
        try (InputStream in = new java.util.zip.GZIPInputStream(Files.newInputStream(file))) {
            said = in.readNBytes(count * GlyphSamples.OPINION + 1);
        }
        if (said.length != count * GlyphSamples.OPINION) {
            throw new IOException(
                    file + " does not hold " + GlyphSamples.OPINION + " bytes for each of " + count + " pictures");
        }
        for (int i = 0; i < said.length; i++) {
            if (i % GlyphSamples.OPINION < GlyphSamples.OPINION / 2) {
                int known = classOf[said[i] & 0xff];
                if (known < 0) {
                    throw new IOException(
                            file + " names the label " + (said[i] & 0xff) + ", which the mapping does" + " not know");
                }
                said[i] = (byte) known;
            }
        }
        return said;
    }

    /** @param hashes SHA-256 in hexadecimal digits of the files that are known, by name */
    static void verify(Path file, Map<String, String> hashes) throws IOException {
        String expected = hashes.get(name(file));
        if (expected == null) {
            return;
        }
        MessageDigest sha256;
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), sha256)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        }
        if (!HexFormat.of().formatHex(sha256.digest()).equals(expected)) {
            throw new IOException(file + " is named as EMNIST's own file but differs from it (SHA-256): it was altered"
                    + " or cut short. Fetch it again, or name it otherwise if it is meant to differ.");
        }
    }

    /** SHA-256 of every official file, by name. */
    static Map<String, String> official() {
        Map<String, String> hashes = new HashMap<>();
        try (InputStream in =
                        java.util.Objects.requireNonNull(EmnistFolder.class.getResourceAsStream("emnist-sha256.txt"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
            lines.lines()
                    .map(line -> line.split(" "))
                    .forEach(cells -> hashes.put(cells[2].substring(cells[2].indexOf('/') + 1), cells[0]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return hashes;
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }
}
