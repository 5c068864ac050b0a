package org.chirograph.train;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.chirograph.image.CleanPage;
import org.chirograph.image.GrayImage;
import org.chirograph.image.ImageCodec;
import org.chirograph.layout.SingleLine;
import org.chirograph.page.Line;
import org.chirograph.page.Page;
import org.chirograph.recognize.Alphabet;

/** Real lines kept one by one: {@code name.gt.txt} beside an image of the same name, as line-wise ground truth is. */
public final class LineImages {
    private static final String TRANSCRIPT = ".gt.txt";
    private static final List<String> IMAGES = List.of(".jpg", ".png", ".jpeg", ".tif");

    private final Alphabet alphabet;
    private final LeftOut leftOut;
    private final Map<ByteBuffer, String> seen = new HashMap<>();

    /** @param leftOut told of every line that can't be taken */
    public LineImages(Alphabet alphabet, LeftOut leftOut) {
        this.alphabet = alphabet;
        this.leftOut = leftOut;
    }

    /** Transcripts of a folder, by name; none when it holds no lines of this kind. */
    public static List<Path> in(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(TRANSCRIPT)).sorted().toList();
        }
    }

    /** A transcript's file name without its ending. */
    public static String name(Path transcript) {
        String file = transcript.getFileName().toString();
        return file.substring(0, file.length() - TRANSCRIPT.length());
    }

    /**
     * The line, unless it is blank, says nothing, says what the alphabet lacks, or shows what another line of this
     * folder shows that was transcribed differently.
     */
    public Optional<RealLine> line(Path transcript) throws IOException {
        String text = Transcription.fold(Files.readString(transcript), alphabet);
        if (text.isEmpty()) {
            leftOut.blank();
            return Optional.empty();
        }
        Alphabet.Encoded encoded = alphabet.encode(text);
        if (!encoded.complete()) {
            leftOut.foreign(encoded.foreign());
            return Optional.empty();
        }
        byte[] bytes = Files.readAllBytes(image(transcript));
        String before = seen.putIfAbsent(ByteBuffer.wrap(bytes), text);
        if (before != null && !before.equals(text)) {
            leftOut.contradictory();
            return Optional.empty();
        }
        GrayImage scan = ImageCodec.decodeGray(bytes);
        CleanPage clean = SingleLine.cleaning().clean(scan, SingleLine.dpi(scan.height()));
        String name = name(transcript);
        List<Line> found =
                new ArrayList<>(new Page(name, name, scan.width(), scan.height(), SingleLine.find(clean), List.of())
                        .lines()
                        .toList());
        if (found.isEmpty()) {
            leftOut.blank();
            return Optional.empty();
        }
        Line line = found.getFirst();
        double[] xs = line.baseline().points().stream().mapToDouble(p -> p.x()).toArray();
        double[] ys = line.baseline().points().stream().mapToDouble(p -> p.y()).toArray();
        return Optional.of(new RealLine(clean.page(), xs, ys, line.xHeight(), text, encoded.labels(), true));
    }

    private static Path image(Path transcript) throws IOException {
        for (String ending : IMAGES) {
            Path image = transcript.resolveSibling(name(transcript) + ending);
            if (Files.exists(image)) {
                return image;
            }
        }
        throw new IOException("There is no image beside " + transcript + " (looked for " + IMAGES + ").");
    }
}
