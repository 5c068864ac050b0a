package org.chirograph.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.chirograph.format.AtomicFile;
import org.chirograph.recognize.NetEngine;
import org.chirograph.recognize.NetWeights;
import org.chirograph.recognize.TextLineNet;
import org.chirograph.train.page.PageView;
import org.chirograph.train.page.TranscribedPage;

/**
 * Trains the net that finds lines. In the run's folder it keeps {@code run.state} (the checkpoint to resume from),
 * {@code best.bin} (the average weights that find the lines of the validation pages best) and {@code log.csv}.
 */
public final class PageTraining {
    /** Parts of pages in a batch, and their size in the net's pixels: 85 × 85 x-heights, most of a page. */
    private static final int BATCH = 4;

    private static final int ROWS = 512;
    private static final int COLUMNS = 256;

    private static final double RATE = 4e-3;
    private static final double FINAL_RATE_SHARE = 0.02;
    private static final double CLIP = 1;
    private static final double CHECKPOINT_SECONDS = 60;
    private static final int LOG_STEPS = 25;
    private static final int VALIDATE_EVERY = 200;

    /**
     * Pages to learn from.
     *
     * @param weight how often each is drawn, beside the others
     */
    public record Drawn(TranscribedPage page, double weight) {}

    private final Path folder;
    private final List<Drawn> pages;
    private final double[] upTo;
    private final List<PageView> validation;
    private final long seed;
    private final Consumer<String> progress;
    private TrainingState state;

    public PageTraining(
            Path folder,
            NetWeights start,
            List<Drawn> pages,
            List<TranscribedPage> validation,
            long seed,
            Consumer<String> progress)
            throws IOException {
        if (pages.isEmpty()) {
            throw new IllegalArgumentException("there are no pages to learn from");
        }
        this.folder = Files.createDirectories(folder);
        this.pages = List.copyOf(pages);
        this.upTo = new double[pages.size()];
        double sum = 0;
        for (int i = 0; i < upTo.length; i++) {
            sum += pages.get(i).weight();
            upTo[i] = sum;
        }
        this.validation = validation.stream().map(PageView::whole).toList();
        this.seed = seed;
        this.progress = progress;
        this.state = new TrainingState(start);
    }

    /** Goes on from the run's checkpoint. */
    public void resume() throws IOException {
        Path checkpoint = folder.resolve("run.state");
        TrainingState read = TrainingState.read(checkpoint);
        if (!read.weights.architecture().equals(state.weights.architecture())) {
            throw new IOException(checkpoint + " is of another kind of net");
        }
        state = read;
        progress.accept("resumed at step " + state.step);
    }

    /**
     * Trains to the last step.
     *
     * @return the weights that find the lines of the validation pages best; the last where there are none
     */
    public NetWeights run(int steps) throws IOException {
        Path log = folder.resolve("log.csv");
        if (!Files.exists(log)) {
            Files.writeString(log, "stage,step,seconds,loss,rate,norm,validation\n");
        }
        Path best = folder.resolve("best.bin");
        boolean judged = !validation.isEmpty() && state.step > 0 && Files.exists(best);
        double least = judged ? loss(NetWeights.read(best)) : Double.POSITIVE_INFINITY;
        double lossSum = 0;
        double secondsBefore = state.seconds;
        int firstStep = state.step;
        int logged = state.step;
        long started = System.nanoTime();
        long saved = started;
        CosineRate rate = new CosineRate(RATE, FINAL_RATE_SHARE);
        try (TrainingPass pass = new TrainingPass(state.weights, 0)) {
            while (state.step < steps) {
                lossSum += step(pass, rate.at(state.step, steps));
                state.seconds = secondsBefore + (System.nanoTime() - started) / 1e9;
                boolean last = state.step == steps;
                boolean validate = !validation.isEmpty() && (state.step % VALIDATE_EVERY == 0 || last);
                if (state.step % LOG_STEPS == 0 || last) {
                    double found = validate ? loss(state.average) : Double.NaN;
                    double perStep = (System.nanoTime() - started) / 1e9 / (state.step - firstStep);
                    double loss = lossSum / (state.step - logged);
                    report(log, steps, loss, rate.at(state.step, steps), perStep, found);
                    lossSum = 0;
                    logged = state.step;
                    if (found < least) {
                        least = found;
                        AtomicFile.write(best, state.average::write);
                    }
                }
                if ((System.nanoTime() - saved) / 1e9 > CHECKPOINT_SECONDS || last) {
                    state.write(folder.resolve("run.state"));
                    saved = System.nanoTime();
                }
            }
        }
        if (validation.isEmpty()) {
            AtomicFile.write(best, state.average::write);
        }
        return NetWeights.read(best);
    }

    private double step(TrainingPass pass, double rate) throws IOException {
        // Of the step alone, so that a resumed run sees what it would have seen.
        SplittableRandom random = new SplittableRandom(seed + 1_000_003L * state.step);
        List<TranscribedPage> drawn =
                IntStream.range(0, BATCH).mapToObj(i -> draw(random)).toList();
        List<SplittableRandom> each =
                IntStream.range(0, BATCH).mapToObj(i -> random.split()).toList();
        List<PageView> views = IntStream.range(0, BATCH)
                .parallel()
                .mapToObj(i -> PageView.varied(drawn.get(i), COLUMNS, ROWS, each.get(i)))
                .toList();
        float[] input = new float[BATCH * ROWS * COLUMNS];
        for (int i = 0; i < BATCH; i++) {
            TextLineNet.unshuffle(views.get(i).pixels(), ROWS, COLUMNS, input, i * ROWS * COLUMNS);
        }
        PageLoss loss = new PageLoss(views);
        float[] gradient = pass.gradient(input, BATCH, ROWS, COLUMNS, loss);
        state.learn(gradient, loss.mean(), CLIP, rate);
        return loss.mean();
    }

    private TranscribedPage draw(SplittableRandom random) {
        double at = random.nextDouble() * upTo[upTo.length - 1];
        int i = 0;
        while (upTo[i] <= at && i < upTo.length - 1) {
            i++;
        }
        return pages.get(i).page();
    }

    /** Mean over the validation pages, each for itself. */
    private double loss(NetWeights weights) {
        try (TextLineNet net = new TextLineNet(weights, NetEngine.PYTORCH)) {
            return validation.stream()
                    .mapToDouble(page ->
                            PageLoss.onWhole(page, net.probabilities(page.pixels(), page.rows(), page.columns())))
                    .average()
                    .orElseThrow();
        }
    }

    private void report(Path log, int steps, double loss, double rate, double perStep, double found)
            throws IOException {
        String measured = Double.isNaN(found) ? "" : String.format(Locale.ROOT, "%.5f", found);
        progress.accept(String.format(
                Locale.ROOT,
                "%d/%d  loss %.4f a place  %.2f s a step, %.0f min left%s",
                state.step,
                steps,
                loss,
                perStep,
                perStep * (steps - state.step) / 60,
                measured.isEmpty() ? "" : String.format(Locale.ROOT, "  validation loss %.4f", found)));
        String row = String.format(
                Locale.ROOT, "pages,%d,%.0f,%.4f,%.6f,,%s%n", state.step, state.seconds, loss, rate, measured);
        Files.writeString(log, row, StandardOpenOption.APPEND);
    }
}
