package org.chirograph.recognize;

import java.util.Arrays;

/**
 * Prefix beam search: the texts that best explain a stretch of frames, each with its probability summed over all its
 * alignments, weighed with n-grams (Hannun et al., "First-Pass Large Vocabulary Continuous Speech Recognition using
 * Bi-Directional Recurrent DNNs", 2014, with characters in place of words).
 *
 * <p>Texts share their beginnings in a tree of nodes that lives in arrays and is used again for the next search, so a
 * search allocates next to nothing. Belongs to one thread.
 */
final class PrefixBeam {
    private static final float NEVER = Float.NEGATIVE_INFINITY;

    /** A class this improbable at a frame (natural log) starts no new character there. */
    private static final float LEAST = -8f;

    /** At most so many classes are tried at a frame. */
    private static final int MOST_CLASSES = 10;

    /** A frame this surely blank changes no text. */
    private static final float SURELY_BLANK = -1e-4f;

    private final LanguagePrior prior;
    private final int width;

    private int nodes;
    private int[] parent = new int[4096];
    private int[] label = new int[4096];
    private int[] state = new int[4096];
    private int[] firstChild = new int[4096];
    private int[] nextSibling = new int[4096];
    private float[] priorScore = new float[4096];
    /** Log-probability of the text so far, ending in a blank, and ending in its last character. */
    private float[] blank = new float[4096];

    private float[] voiced = new float[4096];
    private float[] score = new float[4096];
    private float[] newBlank = new float[4096];
    private float[] newVoiced = new float[4096];
    private int[] touched = new int[4096];

    private final int[] beam;
    private int beamSize;
    private final int[] candidates;
    private final int[] classes = new int[MOST_CLASSES];

    /** @param width texts kept at every frame */
    PrefixBeam(LanguagePrior prior, int width) {
        this.prior = prior;
        this.width = width;
        this.beam = new int[width];
        this.candidates = new int[width * (MOST_CLASSES + 1) + width];
    }

    /**
     * Searches the frames {@code from} to {@code to - 1}.
     *
     * @param startState the n-gram state before them
     * @param excluded a class that may not occur, or -1
     */
    void search(Emissions e, int from, int to, int startState, int excluded) {
        nodes = 0;
        int root = node(-1, 0, startState, 0);
        blank[root] = 0;
        score[root] = 0;
        beam[0] = root;
        beamSize = 1;
        for (int t = from; t < to; t++) {
            step(e, t, excluded);
        }
    }

    private void step(Emissions e, int t, int excluded) {
        float[] logProbs = e.logProbs();
        int row = t * e.classes();
        float blankHere = logProbs[row + Alphabet.BLANK];
        int tried = blankHere > SURELY_BLANK ? 0 : likelyClasses(logProbs, row, e.classes(), excluded);
        int count = 0;
        for (int i = 0; i < beamSize; i++) {
            int n = beam[i];
            count = touch(n, t, count);
            float total = logAdd(blank[n], voiced[n]);
            newBlank[n] = logAdd(newBlank[n], total + blankHere);
            if (n != 0) {
                newVoiced[n] = logAdd(newVoiced[n], voiced[n] + logProbs[row + label[n]]);
            }
            for (int k = 0; k < tried; k++) {
                int c = classes[k];
                float into = (c == label[n] && n != 0 ? blank[n] : total) + logProbs[row + c];
                if (into > NEVER) {
                    int child = child(n, c);
                    count = touch(child, t, count);
                    newVoiced[child] = logAdd(newVoiced[child], into);
                }
            }
        }
        keepBest(count);
    }

    private int touch(int n, int t, int count) {
        if (touched[n] == t + 1) {
            return count;
        }
        touched[n] = t + 1;
        newBlank[n] = NEVER;
        newVoiced[n] = NEVER;
        candidates[count] = n;
        return count + 1;
    }

    private int likelyClasses(float[] logProbs, int row, int classCount, int excluded) {
        int tried = 0;
        for (int c = 1; c < classCount; c++) {
            float p = logProbs[row + c];
            if (p < LEAST || c == excluded) {
                continue;
            }
            if (tried == MOST_CLASSES && p <= logProbs[row + classes[tried - 1]]) {
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
            score[n] = logAdd(blank[n], voiced[n]) + priorScore[n];
            if (beamSize == width && score[n] <= score[beam[width - 1]]) {
                continue;
            }
            int at = beamSize < width ? beamSize++ : width - 1;
            while (at > 0 && score[beam[at - 1]] < score[n]) {
                beam[at] = beam[at - 1];
                at--;
            }
            beam[at] = n;
        }
    }

    private int child(int n, int c) {
        for (int child = firstChild[n]; child >= 0; child = nextSibling[child]) {
            if (label[child] == c) {
                return child;
            }
        }
        int made = node(n, c, prior.next(state[n], c), priorScore[n] + prior.score(state[n], c));
        nextSibling[made] = firstChild[n];
        firstChild[n] = made;
        return made;
    }

    private int node(int from, int c, int lmState, float weighed) {
        if (nodes == parent.length) {
            grow();
        }
        int n = nodes++;
        parent[n] = from;
        label[n] = c;
        state[n] = lmState;
        priorScore[n] = weighed;
        firstChild[n] = -1;
        nextSibling[n] = -1;
        touched[n] = 0;
        // A text that fell out of the beam and comes back starts from nothing.
        blank[n] = NEVER;
        voiced[n] = NEVER;
        return n;
    }

    private void grow() {
        int size = 2 * parent.length;
        parent = Arrays.copyOf(parent, size);
        label = Arrays.copyOf(label, size);
        state = Arrays.copyOf(state, size);
        firstChild = Arrays.copyOf(firstChild, size);
        nextSibling = Arrays.copyOf(nextSibling, size);
        priorScore = Arrays.copyOf(priorScore, size);
        blank = Arrays.copyOf(blank, size);
        voiced = Arrays.copyOf(voiced, size);
        score = Arrays.copyOf(score, size);
        newBlank = Arrays.copyOf(newBlank, size);
        newVoiced = Arrays.copyOf(newVoiced, size);
        touched = Arrays.copyOf(touched, size);
    }

    /** How many texts were kept. */
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
    float score(int rank) {
        return score[beam[rank]];
    }

    /** The n-gram state after a kept text. */
    int state(int rank) {
        return state[beam[rank]];
    }

    private static float logAdd(float a, float b) {
        float high = Math.max(a, b);
        float low = Math.min(a, b);
        return low < high - 16 ? high : high + (float) Math.log1p(Math.exp(low - high));
    }
}
