package org.chirograph.scan;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/**
 * Writes files that mean harm, or came to it, and a few good pages among them. The same files every time: the random
 * numbers have a seed.
 *
 * <pre>
 * root/scans/good       pages that must come out as if they were alone
 * root/scans/KIND       hostile files, by kind
 * root/papers           files that are no scans and would be passed over in a folder; to be named one by one
 * root/outside          what nothing may read or write; {@code secret.txt} and {@code secret.png} are pointed at
 * </pre>
 */
public final class HostileCorpus {
    /** Stands in every file that lies outside; if it turns up anywhere else, a file was read that must not be. */
    public static final String CANARY = "canary-7f3a91";

    static final int PLACES = 50;
    private static final int FLIPPED = 4;
    private static final long SEED = 20_261;

    private final Path root;
    private final boolean everything;
    private final Random random = new Random(SEED);

    private HostileCorpus(Path root, boolean everything) {
        this.root = root;
        this.everything = everything;
    }

    /**
     * Writes the corpus.
     *
     * @param root a folder that does not exist yet
     * @param everything also what takes minutes: thousands of pages, pictures as large as may be
     */
    public static void write(Path root, boolean everything) throws IOException {
        new HostileCorpus(root, everything).write();
    }

    /** What is to be given to the program: the folder, and the papers one by one. */
    public static List<Path> inputs(Path root) throws IOException {
        try (Stream<Path> papers = Files.list(root.resolve("papers"))) {
            return Stream.concat(Stream.of(root.resolve("scans")), papers.sorted())
                    .toList();
        }
    }

    /** Arguments: the folder to be made; {@code all} for everything. Prints what is to be given to the program. */
    public static void main(String[] arguments) throws IOException {
        Path root = Path.of(arguments[0]);
        write(root, List.of(arguments).contains("all"));
        inputs(root).forEach(System.out::println);
    }

    private void write() throws IOException {
        Path outside = Files.createDirectories(root.resolve("outside"));
        Files.writeString(outside.resolve("secret.txt"), CANARY + "\n");
        Files.write(outside.resolve("secret.png"), TestScans.png(TestScans.picture(BufferedImage.TYPE_BYTE_GRAY)));
        Path good = folder("good");
        for (String sample : List.of("lettre-1912.jpg", "proces-verbal-1909.tif", "report-1931.pdf")) {
            Files.copy(Path.of("samples", sample), good.resolve(sample));
        }
        Map<String, byte[]> small = SmallScans.of(strip());
        truncate(small);
        flip(small);
        HostilePictures.write(folder("pictures"), everything);
        HostilePdfs.write(folder("pdf"), outside, everything);
        HostileNames.write(folder("names"), outside, small);
        HostileLists.write(folder("lists"), outside, everything);
        HostileLists.writePapers(Files.createDirectories(root.resolve("papers")), outside);
    }

    private Path folder(String kind) throws IOException {
        return Files.createDirectories(root.resolve("scans").resolve(kind));
    }

    /** Two lines of a letter. */
    private static BufferedImage strip() throws IOException {
        BufferedImage letter = ImageIO.read(Path.of("samples/lettre-1912.jpg").toFile());
        return SmallScans.as(
                BufferedImage.TYPE_3BYTE_BGR,
                letter.getSubimage(letter.getWidth() / 4, letter.getHeight() / 3, 320, 120));
    }

    /** Each file at places spread over its length; the first is cut within its signature. */
    private void truncate(Map<String, byte[]> small) throws IOException {
        Path into = folder("truncated");
        for (String name : List.of("baseline.jpg", "colour.png", "lzw.tif", "big.tif", "colour.jp2", "flate.pdf")) {
            byte[] whole = small.get(name);
            for (int i = 0; i < PLACES; i++) {
                int length = 3 + (int) ((long) (whole.length - 4) * i / PLACES);
                Files.write(into.resolve(i + "-" + name), Arrays.copyOf(whole, length));
            }
        }
    }

    private void flip(Map<String, byte[]> small) throws IOException {
        Path into = folder("flipped");
        for (var file : small.entrySet()) {
            for (int i = 0; i < FLIPPED; i++) {
                byte[] bytes = file.getValue().clone();
                // A single bit in the head, where sizes stand; then more and more of them anywhere.
                int bits = 1 << 2 * i;
                for (int bit = 0; bit < bits; bit++) {
                    int at = random.nextInt(i % 2 == 0 ? Math.min(200, bytes.length) : bytes.length);
                    bytes[at] ^= (byte) (1 << random.nextInt(8));
                }
                Files.write(into.resolve(i + "-" + file.getKey()), bytes);
            }
        }
    }
}
