package org.chirograph.train;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.chirograph.format.AtomicFile;
import org.chirograph.recognize.Alphabet;
import org.chirograph.recognize.LineArchitecture;
import org.chirograph.recognize.NetWeights;

/**
 * Trains a net on lines, stage by stage. In the run's folder it keeps {@code run.state} (the checkpoint to resume
 * from), {@code best.bin} (the average weights that read the validation lines best) and {@code log.csv}.
 */
public final class LineTraining {
    /** Longest gradient; typical ones are far shorter once the first hundred steps are done. */
    private static final double CLIP = 5;

    private static final double FINAL_RATE_SHARE = 0.02;
    private static final double CHECKPOINT_SECONDS = 120;
    private static final int LOG_STEPS = 25;

    /**
     * One part of a run. It has no early stopping: along a cosine of rates the best weights come at its end, and an
     * earlier best is kept anyway.
     *
     * @param lines what is learnt from; each source has a thread of its own that makes batches of it
     * @param steps batches
     * @param frameSteps of these, the first so many by known character centres instead of CTC
     * @param rate greatest learning rate, reached after a short warm-up, then falling along a cosine
     * @param validateEvery steps between validations
     * @param trunk how the layers taken over from another net are treated
     */
    public record Stage(
            String name,
            List<LineSource> lines,
            int steps,
            int frameSteps,
            double rate,
            int validateEvery,
            Trunk trunk) {}

    /**
     * How a net learns, whatever it learns from.
     *
     * @param batchColumns pixel columns in a batch, padding included
     * @param dropout share of features left out at random before the context layers, in [0, 1)
     * @param stageSeconds a stage that has taken this long ends before its steps are done, its rate having fallen as fast
     */
    public record Habits(int batchColumns, double dropout, double stageSeconds) {
        /** About ten typed lines a batch, and as long as it takes. */
        public static final Habits USUAL = new Habits(7000, 0.15, Double.POSITIVE_INFINITY);
    }

    /**
     * Layers that know strokes already learn late and slowly, lest the noise of the first steps destroys what they know.
     *
     * @param frozenSteps steps at the beginning in which they stay as they are
     * @param share of the learning rate that they get afterwards
     */
    public record Trunk(int frozenSteps, double share) {
        /** Nothing was taken over: all layers learn alike. */
        public static final Trunk NEW = new Trunk(0, 1);
    }

    private final Path folder;
    private final LineValidation validation;
    private final PrintStream progress;
    private final Habits habits;
    private final long seed;
    private TrainingState state;
    private double bestRate = Double.POSITIVE_INFINITY;

    public LineTraining(
            Path folder,
            NetWeights start,
            List<TrainingLine> validation,
            Alphabet alphabet,
            Habits habits,
            long seed,
            PrintStream progress)
            throws IOException {
        this.habits = habits;
        this.folder = Files.createDirectories(folder);
        this.validation = new LineValidation(validation, alphabet);
        this.progress = progress;
        this.seed = seed;
        this.state = new TrainingState(start);
    }

    /** Goes on from a checkpoint. */
    public void resume(Path checkpoint) throws IOException {
        TrainingState read = TrainingState.read(checkpoint);
        if (!read.weights
                .architecture()
                .name()
                .equals(state.weights.architecture().name())) {
            throw new IOException(checkpoint + " is of a net of the kind "
                    + read.weights.architecture().name() + ", not "
                    + state.weights.architecture().name());
        }
        if (read.weights.classes() != state.weights.classes()) {
            throw new IOException(checkpoint + " is of a net with " + read.weights.classes() + " classes, not "
                    + state.weights.classes() + ": the alphabet has changed");
        }
        state = read;
        progress.printf(Locale.ROOT, "resumed in stage %d at step %d%n", state.stage + 1, state.step);
    }

    /** Takes over what another run has learnt, and begins this run's stages from the first. */
    public void startFrom(Path checkpoint) throws IOException {
        resume(checkpoint);
        state.stage = 0;
        state.step = 0;
    }

    /** Runs the stages to their end. @return the weights that read the validation lines best */
    public NetWeights run(List<Stage> stages) throws IOException, InterruptedException {
        Path log = folder.resolve("log.csv");
        if (!Files.exists(log)) {
            Files.writeString(log, "stage,step,seconds,loss,rate,norm,validation\n");
        }
        try (TrainingPass pass = new TrainingPass(state.weights, habits.dropout())) {
            while (state.stage < stages.size()) {
                runStage(stages.get(state.stage), pass, log);
                state.stage++;
                state.step = 0;
                state.write(folder.resolve("run.state"));
                bestRate = Double.POSITIVE_INFINITY;
            }
        }
        return NetWeights.read(folder.resolve("best.bin"));
    }

    private void runStage(Stage stage, TrainingPass pass, Path log) throws IOException, InterruptedException {
        double lossSum = 0;
        double normSum = 0;
        long characters = 0;
        int unusable = 0;
        long lastSave = System.nanoTime();
        double secondsBefore = state.seconds;
        long started = System.nanoTime();
        int firstStep = state.step;
        long queueSeed = seed + state.stage * 1000L + state.step;
        try (BatchQueue queue = new BatchQueue(stage.lines(), habits.batchColumns(), queueSeed)) {
            boolean last = state.step >= stage.steps();
            while (!last) {
                double spent = (System.nanoTime() - started) / 1e9 / habits.stageSeconds();
                int due = (int) Math.max(state.step, stage.steps() * Math.min(1, spent));
                LineBatch batch = queue.next();
                StepLoss loss = new StepLoss(batch, state.weights.classes(), state.step < stage.frameSteps());
                float[] gradient = pass.gradient(batch.input(), batch.lines().size(), batch.width(), loss);
                double norm = AdamW.clip(gradient, CLIP);
                if (!Double.isFinite(loss.sum) || !Double.isFinite(norm)) {
                    throw new IOException(
                            "The loss is no longer a number, in stage " + stage.name() + ", step " + state.step
                                    + ", at the batch that begins with the line \""
                                    + batch.lines().getFirst().text() + "\". Resume from the last checkpoint.");
                }
                double trunkShare = state.step < stage.trunk().frozenSteps()
                        ? 0
                        : stage.trunk().share();
                LineArchitecture net = state.weights.architecture();
                double rate = rate(stage, state.step, due);
                state.optimizer.step(gradient, rate, p -> net.isOfTrunk(p) ? trunkShare : 1);
                state.average();
                state.step++;
                state.seconds = secondsBefore + (System.nanoTime() - started) / 1e9;
                lossSum += loss.sum;
                characters += batch.characters();
                normSum += norm;
                unusable += loss.unusable;
                last = state.step >= stage.steps() || spent >= 1;
                boolean validate = !validation.isEmpty() && (state.step % stage.validateEvery() == 0 || last);
                if (state.step % LOG_STEPS == 0 || last || validate) {
                    double read = validate ? validate() : Double.NaN;
                    double loss1 = lossSum / Math.max(1, characters);
                    Lately lately = new Lately(loss1, rate, normSum / LOG_STEPS, read, unusable);
                    report(stage, log, lately, firstStep, started);
                    lossSum = 0;
                    normSum = 0;
                    characters = 0;
                }
                if ((System.nanoTime() - lastSave) / 1e9 > CHECKPOINT_SECONDS) {
                    state.write(folder.resolve("run.state"));
                    lastSave = System.nanoTime();
                }
            }
        }
        if (!Files.exists(folder.resolve("best.bin")) || validation.isEmpty()) {
            keepBest();
        }
    }

    private double validate() throws IOException {
        double read = validation.errorRate(state.average);
        if (read < bestRate) {
            bestRate = read;
            keepBest();
        }
        return read;
    }

    private void keepBest() throws IOException {
        AtomicFile.write(folder.resolve("best.bin"), state.average::write);
    }

    /** Warms up by the steps that were taken and falls by the steps that are due. */
    private static double rate(Stage stage, int step, int due) {
        CosineRate rate = new CosineRate(stage.rate(), FINAL_RATE_SHARE);
        return Math.min(rate.at(step, stage.steps()), rate.at(due, stage.steps()));
    }

    /**
     * How it went since the last report.
     *
     * @param loss in nats a character
     * @param read validation error rate; NaN where it was not measured
     * @param unusable lines too narrow for their text, since the stage began
     */
    private record Lately(double loss, double rate, double norm, double read, int unusable) {}

    private void report(Stage stage, Path log, Lately lately, int firstStep, long started) throws IOException {
        double spent = (System.nanoTime() - started) / 1e9;
        double perStep = spent / (state.step - firstStep);
        double left = Math.max(0, Math.min(perStep * (stage.steps() - state.step), habits.stageSeconds() - spent));
        String read = Double.isNaN(lately.read) ? "" : String.format(Locale.ROOT, "%.5f", lately.read);
        progress.printf(
                Locale.ROOT,
                "%s %d/%d  loss %.3f a character  norm %.2f  %.2f s a step, %.0f min left%s%s%n",
                stage.name(),
                state.step,
                stage.steps(),
                lately.loss,
                lately.norm,
                perStep,
                left / 60,
                lately.unusable == 0 ? "" : "  " + lately.unusable + " lines too narrow for their text",
                read.isEmpty() ? "" : String.format(Locale.ROOT, "  validation %.2f %%", 100 * lately.read));
        String row = String.format(
                Locale.ROOT,
                "%s,%d,%.0f,%.4f,%.6f,%.3f,%s%n",
                stage.name(),
                state.step,
                state.seconds,
                lately.loss,
                lately.rate,
                lately.norm,
                read);
        Files.writeString(log, row, StandardOpenOption.APPEND);
    }

    /** The loss of a batch, by known centres while they are asked for and known, else by CTC. */
    private static final class StepLoss implements TrainingPass.Loss {
        private final LineBatch batch;
        private final int classes;
        private final boolean byFrames;
        private double sum;
        private int unusable;

        private StepLoss(LineBatch batch, int classes, boolean byFrames) {
            this.batch = batch;
            this.classes = classes;
            this.byFrames = byFrames;
        }

        @Override
        public void gradient(float[] logits, int frames, float[] gradient) {
            double[] losses = new double[batch.lines().size()];
            // The lines of a batch know nothing of each other; each writes its own part of the gradient.
            IntStream.range(0, losses.length)
                    .parallel()
                    .forEach(i -> losses[i] = lossOfLine(i, logits, frames, gradient));
            for (double loss : losses) {
                if (loss == Double.POSITIVE_INFINITY) {
                    unusable++;
                } else {
                    sum += loss;
                }
            }
        }

        private double lossOfLine(int i, float[] logits, int frames, float[] gradient) {
            TrainingLine line = batch.lines().get(i);
            int from = i * frames * classes;
            double scale = 1.0 / Math.max(1, batch.characters());
            if (!byFrames || !line.knowsCentres()) {
                return new CtcLoss(classes).lossAndGradient(logits, from, frames, line.labels(), gradient, scale);
            }
            int columnsPerFrame = batch.width() / frames;
            int[] centres =
                    Arrays.stream(line.centres()).map(c -> c / columnsPerFrame).toArray();
            return new FrameLoss(classes)
                    .lossAndGradient(logits, from, frames, line.labels(), centres, gradient, scale);
        }
    }
}
