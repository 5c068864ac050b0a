package org.chirograph.search;

import java.util.Comparator;

/** In which order hits are told. Whatever it is, it is the order of the same hits: the 1,000 most relevant. */
public enum Order {
    /** By the expected number of the query's parts. */
    RELEVANCE(Comparator.comparingDouble(candidate -> -candidate.score())),
    /** Those first of which the reader is surest. */
    CONFIDENCE(Comparator.comparingDouble((Candidate candidate) -> -candidate.confidence())
            .thenComparingDouble(candidate -> -candidate.score())),
    /** As they stand in the collection: by documents, their pages and lines. */
    DOCUMENT(Comparator.comparing(Candidate::place));

    private final Comparator<Candidate> comparator;

    Order(Comparator<Candidate> first) {
        // The lines of a page are numbered in their order: the index takes them together.
        this.comparator = first.thenComparing(Candidate::place).thenComparingInt(Candidate::number);
    }

    /** Candidates are compared by what is known of them now. */
    Comparator<Candidate> comparator() {
        return comparator;
    }
}
