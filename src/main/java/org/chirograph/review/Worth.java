package org.chirograph.review;

import java.util.List;
import org.chirograph.page.Glyph;
import org.chirograph.page.Reading;
import org.chirograph.page.Word;
import org.chirograph.text.EditAlignment;

/**
 * What a look at a word is worth: the errors it is expected to remove over the keys it is expected to take. One key
 * confirms or takes an alternative; where none is right, some letters are typed until {@link Completions} has the word.
 */
public final class Worth {
    /** Alternatives that a key takes. */
    public static final int KEYS = 9;

    /**
     * Keys that typing a word takes, by the number of letters that were read: fitted to 456 words of validation documents,
     * of type and of hands, whose right reading no key takes.
     */
    private static final double TYPING = 1.6;

    private static final double TYPING_EACH = 0.56;

    private Worth() {}

    /** Expected errors removed for each key; 0 where a person has spoken. */
    public static double perKey(Word word) {
        if (word.isChecked()) {
            return 0;
        }
        double listed = listed(word);
        double rest = Math.max(0, 1 - listed);
        String best = word.best().text();
        int letters = best.codePointCount(0, best.length());
        return expectedErrors(word) / (Math.min(1, listed) + rest * (TYPING + TYPING_EACH * letters));
    }

    /** Errors that the posteriors let expect in a word; 0 where a person has spoken. */
    public static double expectedErrors(Word word) {
        if (word.isChecked()) {
            return 0;
        }
        double expected = 0;
        for (Reading other : alternatives(word)) {
            expected += other.posterior() * EditAlignment.distance(word.best().text(), other.text());
        }
        return expected + Math.max(0, 1 - listed(word)) * errors(word);
    }

    /** The probability that the best reading or an alternative with a key is right. */
    private static double listed(Word word) {
        return word.best().posterior()
                + alternatives(word).stream().mapToDouble(Reading::posterior).sum();
    }

    /** The readings that keys 1 to 9 take, the first one being the second-best. */
    public static List<Reading> alternatives(Word word) {
        return word.readings().subList(1, Math.min(word.readings().size(), KEYS + 1));
    }

    /** How many errors a wrong word is expected to hold: one at least. */
    private static double errors(Word word) {
        double sum = 0;
        for (Glyph glyph : word.glyphs()) {
            sum += 1 - glyph.best().posterior();
        }
        return Math.max(1, sum);
    }
}
