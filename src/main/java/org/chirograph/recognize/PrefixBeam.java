package org.chirograph.recognize;

import java.util.Arrays;

/**
 * Prefix beam search: the texts that best explain a stretch of frames, each with its probability summed over all its
 * alignments, weighed with n-grams (Hannun et al., "First-Pass Large Vocabulary Continuous Speech Recognition using
 * Bi-Directional Recurrent DNNs", 2014, with characters in place of words).
 *
 * <p>Texts are nodes of a {@link PrefixTree}, which several searches of the same frames may share. What a text weighs is
 * its probability times what the n-grams say of it, scaled so that the best weighs 1 after every frame: products and
 * sums, and no logarithms but one a frame. A search allocates next to nothing. Belongs to one thread.
 */
final class PrefixBeam {
    /** A longer text that would weigh less than this share of the best is not begun. */
    private static final double LEAST_SHARE = 1e-6;

    private final PrefixTree tree;
    private final double share;
    private final double mostFactor;
    private final int width;

    /** The texts kept, heaviest first, with what they weigh ending in a blank and ending in their last character. */
    private final int[] beam;

    private final double[] blank;
    private final double[] voiced;

    private int beamSize;

    /** Natural logarithm of what weight 1 stands for. */
    private double logScale;

    /** What the texts kept weigh after the frame in hand if nothing is added to them. */
    private final double[] stillBlank;

    private final double[] stillVoiced;

    /** The texts that may be kept after the frame in hand, in the order in which they were come upon. */
    private final int[] candidates;

    private final double[] newBlank;
    private final double[] newVoiced;

    private int candidateCount;

    /** The candidates chosen, heaviest first, and their weights. */
    private final int[] chosen;

    private final double[] weights;

    /** Where a text of the tree stands in the beam and among the candidates, if it does: else anything. */
    private int[] beamPlace = new int[0];

    private int[] candidatePlace = new int[0];

    /** What the n-grams make of a text's last character, as a factor; 0 where it was not asked for yet. */
    private double[] factor = new double[0];

    /**
     * @param prior the tree's
     * @param share what of the n-grams' say counts, in (0, 1]
     * @param width texts kept at every frame
     */
    PrefixBeam(PrefixTree tree, LanguagePrior prior, double share, int width) {
        this.tree = tree;
        this.share = share;
        this.mostFactor = prior.weighing(share).mostFactor();
        this.width = width;
        this.beam = new int[width];
        this.blank = new double[width];
        this.voiced = new double[width];
        this.stillBlank = new double[width];
        this.stillVoiced = new double[width];
        this.chosen = new int[width];
        this.weights = new double[width];
        this.candidates = new int[width * (LikelyClasses.MOST + 1)];
        this.newBlank = new double[candidates.length];
        this.newVoiced = new double[candidates.length];
    }

    /** Searches the frames {@code from} to {@code to - 1}, with the texts of the tree as a beginning. */
    void search(LikelyClasses likely, int from, int to) {
        logScale = 0;
        beam[0] = PrefixTree.ROOT;
        blank[0] = 1;
        voiced[0] = 0;
        beamSize = 1;
        Arrays.fill(factor, 0);
        makeRoom();
        beamPlace[PrefixTree.ROOT] = 0;
        for (int t = from; t < to; t++) {
            if (likely.surelyBlank(t)) {
                rest();
            } else {
                step(likely, t);
            }
        }
    }

    /** Nothing is written: every text goes on as it is, and the same character may now begin again. */
    private void rest() {
        for (int i = 0; i < beamSize; i++) {
            blank[i] += voiced[i];
            voiced[i] = 0;
        }
    }

    private void step(LikelyClasses likely, int t) {
        int tried = likely.count(t);
        double blankHere = Math.exp(likely.emissions().at(t, Alphabet.BLANK));
        double likeliest = tried == 0 ? blankHere : Math.max(blankHere, likely.probability(t, 0));
        double least = LEAST_SHARE * likeliest * (blank[0] + voiced[0]) / mostFactor;
        double crowded = goOn(likely.emissions(), t, blankHere);
        candidateCount = 0;
        for (int i = 0; i < beamSize; i++) {
            int n = beam[i];
            int own = candidate(n);
            newBlank[own] += stillBlank[i];
            newVoiced[own] += stillVoiced[i];
            double total = blank[i] + voiced[i];
            for (int k = 0; k < tried; k++) {
                int c = likely.label(t, k);
                double into = (c == tree.label(n) ? blank[i] : total) * likely.probability(t, k);
                if (into > least) {
                    lengthen(n, c, into, crowded);
                }
            }
        }
        keepBest();
    }

    /**
     * What the texts kept weigh that are not made longer in this frame. Returns the least of it if as many texts go on
     * as are kept, else 0: a longer text that is none of them and weighs less has no place among the heaviest.
     */
    private double goOn(Emissions e, int t, double blankHere) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < beamSize; i++) {
            stillBlank[i] = (blank[i] + voiced[i]) * blankHere;
            stillVoiced[i] = voiced[i] > 0 ? voiced[i] * Math.exp(e.at(t, tree.label(beam[i]))) : 0;
            least = Math.min(least, stillBlank[i] + stillVoiced[i]);
        }
        return beamSize == width ? least : 0;
    }

    /** Adds what comes to a text from the one that lacks its last character. */
    private void lengthen(int n, int c, double into, double crowded) {
        int child = tree.child(n, c);
        boolean isKept = child != PrefixTree.NONE && isKept(child);
        if (!isKept && into * mostFactor < crowded) {
            return;
        }
        if (child == PrefixTree.NONE) {
            child = tree.lengthen(n, c);
            makeRoom();
        }
        double more = into * factor(child);
        if (isKept || more >= crowded) {
            newVoiced[candidate(child)] += more;
        }
    }

    private boolean isKept(int n) {
        int at = beamPlace[n];
        return at < beamSize && beam[at] == n;
    }

    private double factor(int n) {
        if (factor[n] == 0) {
            factor[n] = Math.exp(share * tree.score(n));
        }
        return factor[n];
    }

    /** A text's place among the candidates of this frame, weightless at first. */
    private int candidate(int n) {
        int at = candidatePlace[n];
        if (at < candidateCount && candidates[at] == n) {
            return at;
        }
        at = candidateCount++;
        candidatePlace[n] = at;
        candidates[at] = n;
        newBlank[at] = 0;
        newVoiced[at] = 0;
        return at;
    }

    private void keepBest() {
        beamSize = 0;
        for (int i = 0; i < candidateCount; i++) {
            double weight = newBlank[i] + newVoiced[i];
            if (beamSize == width && weight <= weights[width - 1]) {
                continue;
            }
            int at = beamSize < width ? beamSize++ : width - 1;
            while (at > 0 && weights[at - 1] < weight) {
                weights[at] = weights[at - 1];
                chosen[at] = chosen[at - 1];
                at--;
            }
            weights[at] = weight;
            chosen[at] = i;
        }
        double best = Math.max(weights[0], Double.MIN_NORMAL);
        logScale += Math.log(best);
        for (int i = 0; i < beamSize; i++) {
            beam[i] = candidates[chosen[i]];
            beamPlace[beam[i]] = i;
            blank[i] = newBlank[chosen[i]] / best;
            voiced[i] = newVoiced[chosen[i]] / best;
        }
    }

    /** For as many texts as the tree has. */
    private void makeRoom() {
        if (tree.size() > factor.length) {
            int size = 2 * Math.max(tree.size(), 2048);
            beamPlace = Arrays.copyOf(beamPlace, size);
            candidatePlace = Arrays.copyOf(candidatePlace, size);
            factor = Arrays.copyOf(factor, size);
        }
    }

    /** How many texts were kept, at least one. */
    int size() {
        return beamSize;
    }

    /** The classes of a kept text; the first has the best score. */
    int[] labels(int rank) {
        return tree.labels(beam[rank]);
    }

    /** Score of a kept text: the net's log-probability plus what the n-grams say of it. */
    double score(int rank) {
        return logScale + Math.log(blank[rank] + voiced[rank]);
    }

    /** The n-gram state after a kept text. */
    int state(int rank) {
        return tree.state(beam[rank]);
    }
}
