package org.chirograph.recognize;

import java.util.Arrays;
import java.util.List;

/**
 * The character net in glyph use: says of isolated characters which they are. The features of its frames are averaged;
 * that average is the glyph's embedding, in which characters that look alike lie close together. Holds native memory
 * until closed; several threads may ask at once.
 */
public final class GlyphNet implements AutoCloseable {
    /** Glyphs in one pass; more gains no speed. */
    private static final int BATCH = 128;

    private static final int PIXELS = GlyphImage.SIDE * GlyphImage.SIDE;

    private final TorchPass pass;
    private final int classes;
    private final int features;
    private final float[] weight;
    private final float[] bias;

    public GlyphNet(NetWeights weights) {
        if (!weights.architecture().equals(LineArchitecture.GLYPH)) {
            throw new ModelException(
                    "The model is a net for " + weights.architecture().name() + ", not for isolated characters ("
                            + LineArchitecture.GLYPH.name() + ").");
        }
        pass = new TorchPass(weights);
        classes = weights.classes();
        features = weights.architecture().features();
        weight = weights.numbers("classes.weight");
        bias = weights.numbers("classes.bias");
    }

    public int classes() {
        return classes;
    }

    /** For each glyph its embedding. */
    public float[][] embeddings(List<GlyphImage> glyphs) {
        float[][] all = new float[glyphs.size()][];
        for (int from = 0; from < all.length; from += BATCH) {
            int count = Math.min(BATCH, all.length - from);
            float[] input = new float[count * PIXELS];
            for (int i = 0; i < count; i++) {
                glyphs.get(from + i).unshuffle(input, i * PIXELS);
            }
            float[] means = pass.meanFeatures(input, count, GlyphImage.SIDE);
            for (int i = 0; i < count; i++) {
                all[from + i] = Arrays.copyOfRange(means, i * features, (i + 1) * features);
            }
        }
        return all;
    }

    /** For each glyph the natural logarithm of each class's probability. */
    public float[][] logProbs(List<GlyphImage> glyphs) {
        float[][] embeddings = embeddings(glyphs);
        float[][] all = new float[embeddings.length][];
        for (int i = 0; i < all.length; i++) {
            all[i] = logProbs(embeddings[i]);
        }
        return all;
    }

    private float[] logProbs(float[] embedding) {
        float[] out = new float[classes];
        float max = Float.NEGATIVE_INFINITY;
        for (int c = 0; c < classes; c++) {
            float sum = bias[c];
            for (int f = 0; f < features; f++) {
                sum += weight[c * features + f] * embedding[f];
            }
            out[c] = sum;
            max = Math.max(max, sum);
        }
        double total = 0;
        for (float v : out) {
            total += Math.exp(v - max);
        }
        float norm = max + (float) Math.log(total);
        for (int c = 0; c < classes; c++) {
            out[c] -= norm;
        }
        return out;
    }

    @Override
    public void close() {
        pass.close();
    }
}
