package org.chirograph.search;

import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.TermStatistics;
import org.apache.lucene.search.similarities.Similarity;

/**
 * Scores a term by the probability that was put in place of its frequency, and by nothing else: no saturation, no line
 * length, no rarity. Sums of scores are then expected numbers of query terms in the line.
 */
final class PosteriorSimilarity extends Similarity {
    /**
     * Fine enough that hits far down may be ranked and counted by it. Most alternatives get a frequency of 1, which takes no
     * room on disk: finer steps of 1/127 make an index of typing a fiftieth larger.
     */
    private static final int SCALE = 63;

    /** A frequency of 0 would be no posting at all, so what is less probable than half a step counts as one. */
    static int frequency(double probability) {
        return Math.max(1, (int) Math.round(probability * SCALE));
    }

    /** What a frequency says, to within half a step. */
    static double probability(int frequency) {
        return (double) frequency / SCALE;
    }

    @Override
    public SimScorer scorer(float boost, CollectionStatistics collection, TermStatistics... terms) {
        return new SimScorer() {
            @Override
            public float score(float frequency, long norm) {
                return boost * frequency / SCALE;
            }
        };
    }
}
