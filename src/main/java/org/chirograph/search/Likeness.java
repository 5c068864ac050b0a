package org.chirograph.search;

import java.util.List;
import org.chirograph.search.LineTokens.Token;

/**
 * How probable it is that a word stands where none of its recorded readings says so, only some like it. What the
 * readings leave over of a word's probability belongs to texts that the search did not keep; the more of the readings
 * are close to the word asked for, the sooner is it one of those.
 *
 * <p>The weights were fitted by logistic regression to the validation documents of the handwriting and the typewriting
 * model: 9,848 words of lines with readings like a word asked for, of which 161 were that word.
 */
final class Likeness {
    /** Less probable ones are not shown: on the validation documents, one of ten shown above this was right. */
    static final double LEAST = 0.03;

    /** Words shorter than this are like too many others. */
    static final int SHORTEST = 4;

    /** From this length on a reading may differ in two places. */
    private static final int LONG = 6;

    private static final double INTERCEPT = 0.82;
    /** For the natural logarithm of what the readings leave over. */
    private static final double REST = 0.39;

    private static final double LEAST_REST = 0.02;
    /** For the natural logarithm of the number of readings close enough. */
    private static final double NUMBER = 0.45;
    /** For the natural logarithm of their posteriors' sum. */
    private static final double SUM = 0.16;

    private static final double LEAST_SUM = 1e-4;
    /** For the edits that the closest reading needs, over the number of letters. */
    private static final double EDITS = -16.3;

    private Likeness() {}

    /** How many edits a reading may need to be like this word; 0 for a word too short. */
    static int edits(String word) {
        return word.length() < SHORTEST ? 0 : word.length() < LONG ? 1 : 2;
    }

    /**
     * @param close the tokens of one word of a line that are within {@link #edits}, at least one
     * @param edits that the closest needs
     * @param told sum of the posteriors of all the word's readings
     */
    static double probability(String asked, List<Token> close, int edits, double told) {
        double sum = close.stream().mapToDouble(Token::posterior).sum();
        double logOdds = INTERCEPT
                + REST * Math.log(Math.max(LEAST_REST, 1 - told))
                + NUMBER * Math.log(close.size())
                + SUM * Math.log(Math.max(LEAST_SUM, sum))
                + EDITS * edits / asked.length();
        return 1 / (1 + Math.exp(-logOdds));
    }
}
