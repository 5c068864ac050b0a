package org.chirograph.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import org.chirograph.format.AtomicFile;
import org.chirograph.recognize.GlyphImage;
import org.chirograph.recognize.NetWeights;
import org.chirograph.train.glyph.GlyphSource;
import org.chirograph.train.glyph.TrainingGlyph;

/**
 * Trains a net on isolated characters. In the run's folder it keeps {@code run.state} (the checkpoint to resume from),
 * {@code best.bin} (the average weights that read the validation characters best) and {@code log.csv}.
 *
 * <p>The last layer is linear, so a glyph's outputs, which come from the average of its frames, are the average of its
 * frames' outputs: the same pass trains line nets and glyph nets, and only the loss differs.
 */
public final class GlyphTraining {
    private static final int BATCH = 128;
    private static final int PIXELS = GlyphImage.SIDE * GlyphImage.SIDE;
    /** Greatest rate of a fresh net, and of one that has learnt. */
    private static final double FRESH = 2e-3;

    private static final double LEARNT = 8e-4;
    private static final double CLIP = 5;

    /** Share of features left out at random; a net for isolated characters has no context layers after it. */
    private static final double DROPOUT = 0.15;

    private static final double CHECKPOINT_SECONDS = 60;
    private static final int LOG_STEPS = 50;

    /** Validations without a better one after which training ends. */
    private static final int PATIENCE = 8;

    private final Path folder;
    private final GlyphSource source;
    private final ToDoubleFunction<NetWeights> validation;
    private final long seed;
    private final Consumer<String> progress;
    private final CosineRate rate;
    private TrainingState state;

    /**
     * @param learnt whether the start has learnt before
     * @param validation share of errors on characters that are not learnt from
     */
    public GlyphTraining(
            Path folder,
            NetWeights start,
            boolean learnt,
            GlyphSource source,
            ToDoubleFunction<NetWeights> validation,
            long seed,
            Consumer<String> progress)
            throws IOException {
        this.folder = Files.createDirectories(folder);
        this.source = source;
        this.validation = validation;
        this.seed = seed;
        this.progress = progress;
        this.rate = new CosineRate(learnt ? LEARNT : FRESH, 0.01);
        this.state = new TrainingState(start);
    }

    /** Goes on from the run's checkpoint. */
    public void resume() throws IOException {
        Path checkpoint = folder.resolve("run.state");
        TrainingState read = TrainingState.read(checkpoint);
        if (read.weights.classes() != state.weights.classes()
                || !read.weights.architecture().equals(state.weights.architecture())) {
            throw new IOException(checkpoint + " is of another kind of net or of another alphabet");
        }
        state = read;
        progress.accept("resumed at step " + state.step);
    }

    /**
     * Trains to the last step, or until validation gets no better.
     *
     * @return the weights that read the validation characters best
     */
    public NetWeights run(int steps, int validateEvery) throws IOException {
        Path log = folder.resolve("log.csv");
        if (!Files.exists(log)) {
            Files.writeString(log, "stage,step,seconds,loss,rate,norm,validation\n");
        }
        Path best = folder.resolve("best.bin");
        double least = Files.exists(best) && state.step > 0 ? validation.applyAsDouble(NetWeights.read(best)) : 1;
        int sinceBest = 0;
        double lossSum = 0;
        double secondsBefore = state.seconds;
        int firstStep = state.step;
        long started = System.nanoTime();
        long saved = started;
        source.restart(seed + state.step);
        try (TrainingPass pass = new TrainingPass(state.weights, DROPOUT)) {
            while (state.step < steps && sinceBest < PATIENCE) {
                lossSum += step(pass, steps);
                state.seconds = secondsBefore + (System.nanoTime() - started) / 1e9;
                boolean validate = state.step % validateEvery == 0 || state.step == steps;
                if (state.step % LOG_STEPS == 0 || validate) {
                    double errors = validate ? validation.applyAsDouble(state.average) : Double.NaN;
                    double perStep = (System.nanoTime() - started) / 1e9 / (state.step - firstStep);
                    report(log, steps, lossSum / LOG_STEPS, perStep, errors);
                    lossSum = 0;
                    if (errors < least) {
                        least = errors;
                        AtomicFile.write(best, state.average::write);
                    }
                    sinceBest = !validate ? sinceBest : errors == least ? 0 : sinceBest + 1;
                }
                if ((System.nanoTime() - saved) / 1e9 > CHECKPOINT_SECONDS || state.step == steps) {
                    state.write(folder.resolve("run.state"));
                    saved = System.nanoTime();
                }
            }
        }
        return NetWeights.read(best);
    }

    private double step(TrainingPass pass, int steps) throws IOException {
        List<TrainingGlyph> batch = new ArrayList<>(BATCH);
        float[] input = new float[BATCH * PIXELS];
        for (int i = 0; i < BATCH; i++) {
            TrainingGlyph glyph = source.next();
            glyph.image().unshuffle(input, i * PIXELS);
            batch.add(glyph);
        }
        GlyphLoss loss = new GlyphLoss(batch);
        float[] gradient = pass.gradient(input, BATCH, GlyphImage.SIDE, loss);
        state.learn(gradient, loss.mean(), CLIP, rate.at(state.step, steps));
        return loss.mean();
    }

    private void report(Path log, int steps, double loss, double perStep, double errors) throws IOException {
        String measured = Double.isNaN(errors) ? "" : String.format(Locale.ROOT, "%.5f", errors);
        progress.accept(String.format(
                Locale.ROOT,
                "%d/%d  loss %.3f  %.0f glyphs/s, %.0f min left%s",
                state.step,
                steps,
                loss,
                BATCH / perStep,
                perStep * (steps - state.step) / 60,
                measured.isEmpty() ? "" : String.format(Locale.ROOT, "  validation errors %.2f %%", 100 * errors)));
        Files.writeString(
                log,
                String.format(
                        Locale.ROOT,
                        "glyphs,%d,%.0f,%.4f,%.6f,,%s%n",
                        state.step,
                        state.seconds,
                        loss,
                        rate.at(state.step, steps),
                        measured),
                StandardOpenOption.APPEND);
    }
}
