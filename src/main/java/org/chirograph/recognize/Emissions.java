package org.chirograph.recognize;

/**
 * What the net says of one line: for every frame the natural logarithm of the probability of every class, normalised
 * frame by frame. Frame {@code f} is centred on the strip column {@code (f + ½) · columnsPerFrame()}.
 */
public final class Emissions {
    private final int frames;
    private final int classes;
    private final float columnsPerFrame;
    private final float[] logProbs;

    /** @param logProbs frames × classes values, frame by frame; shared, not copied, and not to be changed any more */
    public Emissions(int frames, int classes, float columnsPerFrame, float[] logProbs) {
        if (frames < 0 || classes < 2 || !(columnsPerFrame > 0) || logProbs.length != (long) frames * classes) {
            throw new IllegalArgumentException(frames + " frames of " + classes + " classes can't be made of "
                    + logProbs.length + " values at " + columnsPerFrame + " columns a frame");
        }
        this.frames = frames;
        this.classes = classes;
        this.columnsPerFrame = columnsPerFrame;
        this.logProbs = logProbs;
    }

    public int frames() {
        return frames;
    }

    /** The size of the alphabet, the blank included. */
    public int classes() {
        return classes;
    }

    /** Strip columns that one frame stands for. */
    public float columnsPerFrame() {
        return columnsPerFrame;
    }

    /** The log-probability of one class at one frame, at most 0. */
    public float at(int frame, int label) {
        return logProbs[frame * classes + label];
    }

    /** A copy of the frames {@code from} to {@code to - 1}. */
    Emissions part(int from, int to) {
        return new Emissions(
                to - from,
                classes,
                columnsPerFrame,
                java.util.Arrays.copyOfRange(logProbs, from * classes, to * classes));
    }

    /** The backing array, frame by frame; read only. */
    public float[] logProbs() {
        return logProbs;
    }
}
