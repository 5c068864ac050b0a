package org.chirograph.catalog;

import java.util.Collection;
import org.chirograph.page.Page;

/**
 * How sure the reader was of a page or document: the posteriors of its words' best readings taken together.
 *
 * @param words how many
 * @param mean of their posteriors, in [0, 1]; 0 without words
 */
public record WordConfidence(int words, double mean) {
    public static final WordConfidence NONE = new WordConfidence(0, 0);

    /**
     * A document drifts when its words' mean is below this share of what the models' cards lead to expect. Chosen on
     * train documents, see docs/steps/runs.md.
     */
    private static final double DRIFT = 0.6;

    /** With fewer words a mean says little. */
    private static final int FEWEST_WORDS = 50;

    /** That of one page. */
    public static WordConfidence of(Page page) {
        double[] posteriors = page.lines()
                .flatMap(line -> line.words().stream())
                .mapToDouble(word -> word.best().posterior())
                .toArray();
        double sum = 0;
        for (double posterior : posteriors) {
            sum += posterior;
        }
        return posteriors.length == 0 ? NONE : new WordConfidence(posteriors.length, sum / posteriors.length);
    }

    /** That of several pages taken together. */
    public static WordConfidence of(Collection<WordConfidence> parts) {
        int words = parts.stream().mapToInt(WordConfidence::words).sum();
        double sum = parts.stream().mapToDouble(part -> part.words * part.mean).sum();
        return words == 0 ? NONE : new WordConfidence(words, sum / words);
    }

    /** Whether this is far below what was expected; never where nothing was ({@code expected} 0). */
    public boolean drifts(double expected) {
        return words >= FEWEST_WORDS && mean < DRIFT * expected;
    }
}
