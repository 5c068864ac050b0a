package org.chirograph.recognize;

import java.util.Arrays;

/**
 * Prefix beam search: the texts that best explain a stretch of frames, each with its probability summed over all its
 * alignments, weighed with n-grams (Hannun et al., "First-Pass Large Vocabulary Continuous Speech Recognition using
 * Bi-Directional Recurrent DNNs", 2014, with characters in place of words).
 *
 * <p>Texts share their beginnings in a tree of nodes that lives in arrays and is used again for the next search, so a
 * search allocates next to nothing. What a text weighs is its probability times what the n-grams say of it, scaled so
 * that the best weighs 1 after every frame: products and sums, and no logarithms but one a frame. Belongs to one thread.
 */
final class PrefixBeam {
    /** A class this improbable at a frame (natural log) starts no new character there. */
    private static final float LEAST = -8f;

    /** At most so many classes are tried at a frame. */
    private static final int MOST_CLASSES = 10;

    /** A frame this surely blank (natural log of 0.9999) changes no text. */
    private static final float SURELY_BLANK = -1e-4f;

    /** A longer text that would weigh less than this share of the best is not begun. */
    private static final double LEAST_SHARE = 1e-6;

    private static final int UNKNOWN = -1;

    private final LanguagePrior prior;
    private final int width;

    private int nodes;
    private int[] parent = new int[4096];
    private int[] label = new int[4096];
    private int[] state = new int[4096];
    private int[] firstChild = new int[4096];
    private int[] nextSibling = new int[4096];
    private int[] touched = new int[4096];

    /** What the n-grams make of a text's last character, as a factor. */
    private double[] factor = new double[4096];

    /** Weight of the text, ending in a blank and ending in its last character, before and after the frame in hand. */
    private double[] blank = new double[4096];

    private double[] voiced = new double[4096];
    private double[] newBlank = new double[4096];
    private double[] newVoiced = new double[4096];

    /** The texts kept, heaviest first. */
    private final int[] beam;

    private int beamSize;

    /** Natural logarithm of what weight 1 stands for. */
    private double logScale;

    private final int[] candidates;
    private final int[] classes = new int[MOST_CLASSES];
    private final double[] chance = new double[MOST_CLASSES];

    /** @param width texts kept at every frame */
    PrefixBeam(LanguagePrior prior, int width) {
        this.prior = prior;
        this.width = width;
        this.beam = new int[width];
        this.candidates = new int[width * (MOST_CLASSES + 1)];
    }

    /**
     * Searches the frames {@code from} to {@code to - 1}.
     *
     * @param startState the n-gram state before them
     */
    void search(Emissions e, int from, int to, int startState) {
        nodes = 0;
        logScale = 0;
        int root = node(0, Alphabet.BLANK, 1);
        state[root] = startState;
        blank[root] = 1;
        beam[0] = root;
        beamSize = 1;
        for (int t = from; t < to; t++) {
            if (e.at(t, Alphabet.BLANK) > SURELY_BLANK) {
                rest();
            } else {
                step(e.logProbs(), t * e.classes(), e.classes(), t + 1);
            }
        }
    }

    /** Nothing is written: every text goes on as it is, and the same character may now begin again. */
    private void rest() {
        for (int i = 0; i < beamSize; i++) {
            blank[beam[i]] += voiced[beam[i]];
            voiced[beam[i]] = 0;
        }
    }

    private void step(float[] logProbs, int row, int classCount, int stamp) {
        double blankHere = Math.exp(logProbs[row + Alphabet.BLANK]);
        int tried = likelyClasses(logProbs, row, classCount);
        double likeliest = blankHere;
        for (int k = 0; k < tried; k++) {
            chance[k] = Math.exp(logProbs[row + classes[k]]);
            likeliest = Math.max(likeliest, chance[k]);
        }
        double least = LEAST_SHARE * likeliest * weight(beam[0]) / prior.mostFactor();
        int count = 0;
        for (int i = 0; i < beamSize; i++) {
            int n = beam[i];
            count = touch(n, stamp, count);
            double total = weight(n);
            newBlank[n] += total * blankHere;
            if (voiced[n] > 0) {
                newVoiced[n] += voiced[n] * Math.exp(logProbs[row + label[n]]);
            }
            for (int k = 0; k < tried; k++) {
                int c = classes[k];
                double into = (c == label[n] ? blank[n] : total) * chance[k];
                if (into > least) {
                    int child = child(n, c);
                    count = touch(child, stamp, count);
                    newVoiced[child] += into * factor[child];
                }
            }
        }
        keepBest(count);
    }

    private double weight(int n) {
        return blank[n] + voiced[n];
    }

    /** Makes a text a candidate for this frame, weightless at first, unless it is one already. */
    private int touch(int n, int stamp, int count) {
        if (touched[n] == stamp) {
            return count;
        }
        touched[n] = stamp;
        newBlank[n] = 0;
        newVoiced[n] = 0;
        candidates[count] = n;
        return count + 1;
    }

    /** The most probable classes of a frame, best first; returns how many. */
    private int likelyClasses(float[] logProbs, int row, int classCount) {
        int tried = 0;
        for (int c = 1; c < classCount; c++) {
            float p = logProbs[row + c];
            if (p < LEAST || tried == MOST_CLASSES && p <= logProbs[row + classes[tried - 1]]) {
                continue;
            }
            int at = tried < MOST_CLASSES ? tried++ : tried - 1;
            while (at > 0 && logProbs[row + classes[at - 1]] < p) {
                classes[at] = classes[at - 1];
                at--;
            }
            classes[at] = c;
        }
        return tried;
    }

    private void keepBest(int count) {
        beamSize = 0;
        for (int i = 0; i < count; i++) {
            int n = candidates[i];
            blank[n] = newBlank[n];
            voiced[n] = newVoiced[n];
            double weight = weight(n);
            if (beamSize == width && weight <= weight(beam[width - 1])) {
                continue;
            }
            int at = beamSize < width ? beamSize++ : width - 1;
            while (at > 0 && weight(beam[at - 1]) < weight) {
                beam[at] = beam[at - 1];
                at--;
            }
            beam[at] = n;
        }
        double best = Math.max(weight(beam[0]), Double.MIN_NORMAL);
        logScale += Math.log(best);
        for (int i = 0; i < beamSize; i++) {
            blank[beam[i]] /= best;
            voiced[beam[i]] /= best;
        }
    }

    private int child(int n, int c) {
        for (int child = firstChild[n]; child != UNKNOWN; child = nextSibling[child]) {
            if (label[child] == c) {
                return child;
            }
        }
        int made = node(n, c, Math.exp(prior.score(stateOf(n), c)));
        nextSibling[made] = firstChild[n];
        firstChild[n] = made;
        return made;
    }

    /** Asked for only where a text is made longer: most never are. */
    private int stateOf(int n) {
        if (state[n] == UNKNOWN) {
            state[n] = prior.next(stateOf(parent[n]), label[n]);
        }
        return state[n];
    }

    private int node(int from, int c, double ofNgrams) {
        if (nodes == parent.length) {
            grow();
        }
        int n = nodes++;
        parent[n] = from;
        label[n] = c;
        state[n] = UNKNOWN;
        factor[n] = ofNgrams;
        firstChild[n] = UNKNOWN;
        nextSibling[n] = UNKNOWN;
        touched[n] = 0;
        blank[n] = 0;
        voiced[n] = 0;
        return n;
    }

    private void grow() {
        int size = 2 * parent.length;
        parent = Arrays.copyOf(parent, size);
        label = Arrays.copyOf(label, size);
        state = Arrays.copyOf(state, size);
        firstChild = Arrays.copyOf(firstChild, size);
        nextSibling = Arrays.copyOf(nextSibling, size);
        touched = Arrays.copyOf(touched, size);
        factor = Arrays.copyOf(factor, size);
        blank = Arrays.copyOf(blank, size);
        voiced = Arrays.copyOf(voiced, size);
        newBlank = Arrays.copyOf(newBlank, size);
        newVoiced = Arrays.copyOf(newVoiced, size);
    }

    /** How many texts were kept, at least one. */
    int size() {
        return beamSize;
    }

    /** The classes of a kept text; the first has the best score. */
    int[] labels(int rank) {
        int length = 0;
        for (int n = beam[rank]; n != 0; n = parent[n]) {
            length++;
        }
        int[] labels = new int[length];
        for (int n = beam[rank]; n != 0; n = parent[n]) {
            labels[--length] = label[n];
        }
        return labels;
    }

    /** Score of a kept text: the net's log-probability plus what the n-grams say of it. */
    double score(int rank) {
        return logScale + Math.log(weight(beam[rank]));
    }

    /** The n-gram state after a kept text. */
    int state(int rank) {
        return stateOf(beam[rank]);
    }
}
