package org.chirograph.looks;

import org.chirograph.page.Reading;
import org.chirograph.page.Word;

/**
 * What speaks for a slip at another place. Each kind of place has a logistic model of its own, fitted by LookAlikesBench
 * on train pages; see docs/decisions/0009.
 */
final class Clues {
    /** The least posterior that a record keeps is higher. */
    static final double UNLISTED = 2e-4;

    private static final double SUREST = 1e-4;

    /** Intercept last. */
    private static final double[] CHARACTER = {0.696, -0.520, 1.57, 5.09, 0.168, 1.003, 0.451, 2.28};

    private static final double[] WORD = {0.624, 1.36, -7.31, 0.650, 2.27, 10.1};

    private Clues() {}

    /**
     * Of a character in another word.
     *
     * @param said posterior of what it would say
     * @param read posterior of what was read
     * @param word where it stands
     * @param text of the word, were it so
     * @param fromRead how far it looks from sure characters of what was read, and so on
     * @param times that people corrected this character into that in the collection, this time included
     */
    static double[] character(
            double said,
            double read,
            Word word,
            String text,
            double fromRead,
            double fromSaid,
            double fromCorrected,
            int times) {
        return new double[] {
            Math.log(said),
            doubt(read),
            fromRead - fromSaid,
            fromRead - fromCorrected,
            Math.log(posterior(word, text)),
            doubt(word.best().posterior()),
            Math.log(Math.max(1, times))
        };
    }

    /**
     * Of a word that was read alike.
     *
     * @param corrected the word that was corrected, as it was read
     * @param apart mean distance of their characters' looks
     * @param times that people corrected this word into that in the collection, this time included
     */
    static double[] word(Word word, String text, Word corrected, double apart, int times) {
        return new double[] {
            Math.log(posterior(word, text)),
            doubt(word.best().posterior()),
            apart,
            doubt(corrected.best().posterior()),
            Math.log(Math.max(1, times))
        };
    }

    static double chanceOfCharacter(double[] clues) {
        return chance(CHARACTER, clues);
    }

    static double chanceOfWord(double[] clues) {
        return chance(WORD, clues);
    }

    private static double chance(double[] weights, double[] clues) {
        double sum = weights[clues.length];
        for (int i = 0; i < clues.length; i++) {
            sum += weights[i] * clues[i];
        }
        return 1 / (1 + Math.exp(-sum));
    }

    private static double doubt(double posterior) {
        return Math.log(Math.max(SUREST, 1 - posterior));
    }

    /** What the record gives a word for this text; {@link #UNLISTED} where it is no reading of it. */
    static double posterior(Word word, String text) {
        return word.readings().stream()
                .filter(r -> r.text().equals(text))
                .mapToDouble(Reading::posterior)
                .findFirst()
                .orElse(UNLISTED);
    }
}
