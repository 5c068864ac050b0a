package org.chirograph.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.chirograph.recognize.Alphabet;
import org.chirograph.recognize.GlyphImage;
import org.chirograph.recognize.GlyphNet;
import org.chirograph.train.glyph.GlyphSamples;

/**
 * What a net says of labelled characters. Only classes that the data sets have labels for are answers: a data set of
 * letters and figures holds no commas.
 */
public final class GlyphAccuracy {
    private final GlyphSamples samples;
    private final int[] which;
    private final int[] said;
    private final float[] confidence;
    private final Alphabet alphabet;

    private GlyphAccuracy(GlyphSamples samples, int[] which, Alphabet alphabet) {
        this.samples = samples;
        this.which = which;
        this.alphabet = alphabet;
        this.said = new int[which.length];
        this.confidence = new float[which.length];
    }

    /** @param answers classes that may be said */
    public static GlyphAccuracy of(GlyphNet net, GlyphSamples samples, int[] which, Alphabet alphabet, int[] answers) {
        GlyphAccuracy all = new GlyphAccuracy(samples, which, alphabet);
        List<GlyphImage> images = new ArrayList<>();
        for (int i = 0, from = 0; i <= which.length; i++) {
            if (i == which.length || images.size() == 1024) {
                float[][] logProbs = net.logProbs(images);
                for (int k = 0; k < logProbs.length; k++) {
                    all.judge(from + k, logProbs[k], answers);
                }
                from = i;
                images.clear();
            }
            if (i < which.length) {
                images.add(GlyphImage.of(samples.picture(which[i]), samples.width(), samples.height()));
            }
        }
        return all;
    }

    private void judge(int i, float[] logProbs, int[] answers) {
        int best = answers[0];
        double total = 0;
        for (int c : answers) {
            best = logProbs[c] > logProbs[best] ? c : best;
            total += Math.exp(logProbs[c]);
        }
        said[i] = best;
        confidence[i] = (float) (Math.exp(logProbs[best]) / total);
    }

    public GlyphSamples samples() {
        return samples;
    }

    public int count() {
        return which.length;
    }

    /** Number of the i-th picture in its data set. */
    public int sample(int i) {
        return which[i];
    }

    public int truth(int i) {
        return samples.classOf(which[i]);
    }

    public int said(int i) {
        return said[i];
    }

    /** Probability of what was said, among the possible answers. */
    public float confidence(int i) {
        return confidence[i];
    }

    /** Share that is right. */
    public double exact() {
        int right = 0;
        for (int i = 0; i < said.length; i++) {
            right += said[i] == truth(i) ? 1 : 0;
        }
        return (double) right / Math.max(1, said.length);
    }

    /** Share that is right but perhaps for capital or small. */
    public double folded() {
        int right = 0;
        for (int i = 0; i < said.length; i++) {
            right += fold(said[i]).equals(fold(truth(i))) ? 1 : 0;
        }
        return (double) right / Math.max(1, said.length);
    }

    /**
     * How one class fared.
     *
     * @param support pictures of this class
     * @param precision share right of those that were said to be of this class; NaN when none was
     * @param recall share of its pictures that were said to be of this class
     */
    public record ClassScore(String grapheme, int support, double precision, double recall) {}

    /** Of every class that has pictures, in the alphabet's order. */
    public List<ClassScore> perClass() {
        int[][] matrix = matrix();
        List<ClassScore> scores = new ArrayList<>();
        for (int c = 1; c < matrix.length; c++) {
            int support = Arrays.stream(matrix[c]).sum();
            int saidSo = 0;
            for (int[] row : matrix) {
                saidSo += row[c];
            }
            if (support > 0) {
                double precision = saidSo == 0 ? Double.NaN : (double) matrix[c][c] / saidSo;
                scores.add(new ClassScore(alphabet.grapheme(c), support, precision, (double) matrix[c][c] / support));
            }
        }
        return scores;
    }

    /** Counts by true class, then by the class that was said. */
    public int[][] matrix() {
        int[][] matrix = new int[alphabet.classes()][alphabet.classes()];
        for (int i = 0; i < said.length; i++) {
            matrix[truth(i)][said[i]]++;
        }
        return matrix;
    }

    /** The mistakes that were made with the greatest confidence, surest first: some of them are wrong labels. */
    public List<Integer> surestMistakes(int most) {
        return IntStream.range(0, said.length)
                .filter(i -> said[i] != truth(i))
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -confidence[i]))
                .limit(most)
                .toList();
    }

    private String fold(int label) {
        return alphabet.grapheme(label).toLowerCase(Locale.ROOT);
    }
}
