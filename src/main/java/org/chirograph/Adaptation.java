package org.chirograph;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.chirograph.recognize.Alphabet;
import org.chirograph.recognize.CharacterNet;
import org.chirograph.recognize.ModelFolder;
import org.chirograph.recognize.ModelSpec;
import org.chirograph.recognize.NetEngine;
import org.chirograph.recognize.NetWeights;
import org.chirograph.recognize.ReaderSettings;
import org.chirograph.recognize.ReaderTuning;
import org.chirograph.text.WriterNgrams;
import org.chirograph.train.TrainingLine;

/**
 * What makes a model of a net that was adapted to a hand: n-grams that know how the writer words things, and the base
 * model's settings, since the few lines there are say little about confidence.
 */
final class Adaptation {
    private final ModelFolder base;
    private final Alphabet alphabet;
    private final Optional<Path> ngrams;

    /**
     * @param alphabet the base model's, or one with letters added at its end
     * @param ngrams taken as they are instead of the base model's with the writer's lines
     */
    Adaptation(ModelFolder base, Alphabet alphabet, Optional<Path> ngrams) {
        this.base = base;
        this.alphabet = alphabet;
        this.ngrams = ngrams;
    }

    /**
     * Writes the model and says how many errors it makes where it did not learn.
     *
     * @param texts of the lines that were learnt from
     * @param heldBack the hand's other lines, which also tell the confidence that may be expected; may be none
     * @param ofOthers lines of other hands; may be none
     */
    void write(
            Path into,
            NetWeights net,
            List<String> texts,
            List<TrainingLine> heldBack,
            List<TrainingLine> ofOthers,
            PrintStream progress)
            throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        files.put(ModelFolder.WEIGHTS, ModelFolder.bytes(net));
        Optional<byte[]> general = base.content(ModelFolder.NGRAMS);
        if (ngrams.isPresent()) {
            files.put(ModelFolder.NGRAMS, Files.readAllBytes(ngrams.get()));
        } else if (general.isPresent()) {
            files.put(ModelFolder.NGRAMS, WriterNgrams.of(general.get(), texts));
        }
        base.content(ModelFolder.LINES).ifPresent(lines -> files.put(ModelFolder.LINES, lines));
        ModelSpec spec = ModelSpec.of(
                        into, net, base.spec().geometry(), alphabet, base.spec().reader())
                .withAdaptedFrom(base.spec());
        ModelFolder adapted = ModelFolder.write(into, spec, files);
        if (!heldBack.isEmpty()) {
            double expected = tuning(adapted, heldBack).wordConfidence(settings(adapted));
            adapted = ModelFolder.write(into, spec.withExpectedConfidence(expected), files);
        }
        report("lines held back", adapted, heldBack, progress);
        report("lines of other hands", adapted, ofOthers, progress);
        progress.printf(
                "Where others wrote too, name both in the pipeline file, \"model: [%s, %s]\": each page is then read by"
                        + " the one that is surer of it.%n",
                absolute(into), absolute(base.path()));
    }

    private static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }

    private void report(String which, ModelFolder adapted, List<TrainingLine> lines, PrintStream progress) {
        if (lines.isEmpty()) {
            return;
        }
        double before = errorRate(base, lines);
        double after = errorRate(adapted, lines);
        progress.printf(
                Locale.ROOT,
                "%d %s: %.1f %% of the characters are read wrong, %.1f %% were before%n",
                lines.size(),
                which,
                100 * after,
                100 * before);
    }

    private static ReaderSettings settings(ModelFolder model) {
        return ReaderSettings.of(model.spec().reader());
    }

    private static double errorRate(ModelFolder model, List<TrainingLine> lines) {
        return tuning(model, lines).errorRate(settings(model));
    }

    private static ReaderTuning tuning(ModelFolder model, List<TrainingLine> lines) {
        try (CharacterNet net = model.net(NetEngine.PYTORCH)) {
            return new ReaderTuning(
                    model.alphabet(),
                    model.language().orElse(null),
                    net.emissions(lines.stream().map(TrainingLine::strip).toList()),
                    lines.stream().map(TrainingLine::text).toList());
        }
    }
}
