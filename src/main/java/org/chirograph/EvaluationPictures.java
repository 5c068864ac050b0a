package org.chirograph;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.chirograph.eval.Calibration;
import org.chirograph.eval.Evaluation;
import org.chirograph.format.AtomicFile;
import org.chirograph.view.ConfusionPicture;
import org.chirograph.view.ReliabilityPicture;

/** An evaluation's pictures: {@code characters.png}, {@code words.png}, {@code confusions.png}. */
final class EvaluationPictures {
    private EvaluationPictures() {}

    static void write(Evaluation evaluation, Path folder) throws IOException {
        Files.createDirectories(folder);
        reliability("Characters", evaluation.characters(), folder.resolve("characters.png"));
        reliability("Words", evaluation.words(), folder.resolve("words.png"));
        List<ConfusionPicture.Mistake> mistakes = evaluation.confusions().stream()
                .map(c -> new ConfusionPicture.Mistake(c.truth(), c.read(), c.count()))
                .toList();
        String title = String.format(
                Locale.ROOT,
                "Commonest mistakes, CER %.2f %%",
                100 * evaluation.total().cer());
        AtomicFile.write(folder.resolve("confusions.png"), out -> ConfusionPicture.write(title, mistakes, out));
    }

    private static void reliability(String what, Calibration c, Path file) throws IOException {
        String title = String.format(Locale.ROOT, "%s: %d, ECE %.4f, AUROC %.3f", what, c.count(), c.ece(), c.auroc());
        AtomicFile.write(file, out -> ReliabilityPicture.write(title, c, out));
    }
}
