package org.chirograph;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.chirograph.format.AtomicFile;
import org.chirograph.image.GrayImage;
import org.chirograph.recognize.Alphabet;
import org.chirograph.train.GlyphAccuracy;
import org.chirograph.train.glyph.GlyphSamples;
import org.chirograph.view.ContactSheet;
import org.chirograph.view.MatrixPicture;

/**
 * What a net for isolated characters makes of a data set's pictures that it did not learn from: {@code NAME.md} with
 * accuracy and a table of classes, {@code NAME-confusions.png}, {@code NAME-worst.png}.
 */
final class GlyphReport {
    private static final int WORST = 60;

    private GlyphReport() {}

    static void write(GlyphAccuracy test, Alphabet alphabet, int[] answers, Path folder) throws IOException {
        String name = test.samples().name();
        Files.createDirectories(folder);
        AtomicFile.write(
                folder.resolve(name + ".md"), out -> out.write(table(test).getBytes(StandardCharsets.UTF_8)));
        int[][] counts = test.matrix();
        int[][] shown = Arrays.stream(answers)
                .mapToObj(row -> Arrays.stream(answers)
                        .map(column -> counts[row][column])
                        .toArray())
                .toArray(int[][]::new);
        List<String> names = Arrays.stream(answers).mapToObj(alphabet::grapheme).toList();
        AtomicFile.write(
                folder.resolve(name + "-confusions.png"), out -> MatrixPicture.write(summary(test), names, shown, out));
        List<ContactSheet.Item> worst = test.surestMistakes(WORST).stream()
                .map(i -> item(test, i, alphabet))
                .toList();
        String title = name + ": the surest mistakes (label, what was read, how surely)";
        AtomicFile.write(folder.resolve(name + "-worst.png"), out -> ContactSheet.write(title, worst, out));
    }

    /** Such as {@code sd19-byclass-train: 3025 characters held back, 83.80 % right, 95.60 % but for case}. */
    static String summary(GlyphAccuracy test) {
        return String.format(
                Locale.ROOT,
                "%s: %d characters held back, %.2f %% right, %.2f %% but for case",
                test.samples().name(),
                test.count(),
                100 * test.exact(),
                100 * test.folded());
    }

    private static String table(GlyphAccuracy test) {
        StringBuilder table = new StringBuilder(summary(test))
                .append("\n\n| character | pictures | precision | recall |\n|---|---|---|---|\n");
        for (GlyphAccuracy.ClassScore score : test.perClass()) {
            String precision =
                    Double.isNaN(score.precision()) ? "–" : String.format(Locale.ROOT, "%.3f", score.precision());
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %d | %s | %.3f |%n",
                    score.grapheme().replace("|", "\\|"),
                    score.support(),
                    precision,
                    score.recall()));
        }
        return table.toString();
    }

    private static ContactSheet.Item item(GlyphAccuracy test, int i, Alphabet alphabet) {
        GlyphSamples samples = test.samples();
        byte[] pixels = samples.picture(test.sample(i));
        for (int p = 0; p < pixels.length; p++) {
            pixels[p] = (byte) (255 - (pixels[p] & 0xff));
        }
        String caption = String.format(
                Locale.ROOT,
                "%s → %s %.3f",
                alphabet.grapheme(test.truth(i)),
                alphabet.grapheme(test.said(i)),
                test.confidence(i));
        return new ContactSheet.Item(new GrayImage(samples.width(), samples.height(), pixels), caption);
    }
}
