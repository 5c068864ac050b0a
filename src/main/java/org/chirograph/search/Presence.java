package org.chirograph.search;

/**
 * The probability that something stands somewhere in a line: of each word, the posteriors of the readings that have it
 * are added; the chances of the words not having it are multiplied, as if they were independent.
 */
final class Presence {
    private double inWordsBefore;
    private double here;
    private int word = -1;
    private int reading;

    /** Tokens come in the order of {@link LineTokens#list()}; {@code weight} in [0, 1] is how well this one fits. */
    void add(LineTokens.Token token, double weight) {
        if (token.word() != word) {
            inWordsBefore = probability();
            here = 0;
        } else if (token.reading() == reading) {
            return;
        }
        word = token.word();
        reading = token.reading();
        here = Math.min(1, here + weight * token.posterior());
    }

    double probability() {
        return inWordsBefore + here * (1 - inWordsBefore);
    }
}
