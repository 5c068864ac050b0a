package org.chirograph.train;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.chirograph.format.AtomicFile;
import org.chirograph.recognize.LineArchitecture;
import org.chirograph.recognize.NetWeights;

/**
 * All that a run needs to go on: weights, their running average, the optimiser's memory, how far it has come. The
 * average is what validates and ships: it reads better than the weights of any one step.
 */
final class TrainingState {
    /** Share of the old average kept at each step; the average spans some five hundred steps. */
    private static final float KEEP = 0.998f;

    private static final int MAGIC = 0x43485453;

    private static final String ADVICE = "begin the run anew, or start with --base from the model it last wrote";

    final NetWeights weights;
    final NetWeights average;
    final AdamW optimizer;

    /** Stage of the schedule, from 0. */
    int stage;

    /** Steps taken in this stage. */
    int step;

    /** Since the average was last restarted. */
    private int averaged;

    /** Seconds trained in all. */
    double seconds;

    /** @param start where to begin; left as it is, since what was learnt may be held against it afterwards */
    TrainingState(NetWeights start) {
        this.weights = copy(start);
        this.average = copy(start);
        this.optimizer = new AdamW(weights);
    }

    private static NetWeights copy(NetWeights of) {
        return new NetWeights(of.architecture(), of.classes(), of.values().clone());
    }

    void average() {
        averaged++;
        float keep = Math.min(KEEP, (float) averaged / (averaged + 10));
        float[] from = weights.values();
        float[] to = average.values();
        for (int i = 0; i < to.length; i++) {
            to[i] = keep * to[i] + (1 - keep) * from[i];
        }
    }

    /**
     * One step against a gradient.
     *
     * @param longest the gradient is shortened to, in place
     * @throws IOException when the loss or the gradient is no longer a number
     */
    void learn(float[] gradient, double loss, double longest, double rate) throws IOException {
        double norm = AdamW.clip(gradient, longest);
        if (!Double.isFinite(loss) || !Double.isFinite(norm)) {
            throw new IOException("The loss is no longer a number, at step " + step
                    + ". Resume from the last checkpoint with another seed.");
        }
        optimizer.step(gradient, rate);
        average();
        step++;
    }

    void write(Path file) throws IOException {
        AtomicFile.write(file, stream -> {
            DataOutputStream out = new DataOutputStream(stream);
            out.writeInt(MAGIC);
            out.writeUTF(weights.architecture().name());
            out.writeInt(weights.classes());
            out.writeInt(stage);
            out.writeInt(step);
            out.writeInt(averaged);
            out.writeDouble(seconds);
            for (float v : weights.values()) {
                out.writeFloat(v);
            }
            for (float v : average.values()) {
                out.writeFloat(v);
            }
            optimizer.write(out);
            out.flush();
        });
    }

    static TrainingState read(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            if (in.readInt() != MAGIC) {
                throw new IOException(file + " is not a checkpoint of a training run");
            }
            LineArchitecture architecture = LineArchitecture.named(in.readUTF());
            int classes = in.readInt();
            // Each class has its features, four times: weights, average, and twice the optimiser's.
            if (classes < 1 || 4L * Float.BYTES * architecture.features() * classes > Files.size(file)) {
                throw damaged(file, classes + " classes");
            }
            TrainingState state = new TrainingState(NetWeights.random(architecture, classes, 0));
            state.stage = in.readInt();
            state.step = in.readInt();
            state.averaged = in.readInt();
            state.seconds = in.readDouble();
            if (state.stage < 0 || state.step < 0) {
                throw damaged(file, "step " + state.step + " of stage " + state.stage);
            }
            for (float[] values : java.util.List.of(state.weights.values(), state.average.values())) {
                for (int i = 0; i < values.length; i++) {
                    values[i] = in.readFloat();
                }
            }
            state.optimizer.read(in);
            return state;
        } catch (EOFException e) {
            throw new IOException(file + " is cut short and can't be resumed from; " + ADVICE, e);
        }
    }

    private static IOException damaged(Path file, String said) {
        return new IOException(file + " is damaged, it speaks of " + said + "; " + ADVICE);
    }
}
