package org.chirograph.review;

import java.util.List;
import org.chirograph.page.Glyph;
import org.chirograph.page.Reading;
import org.chirograph.page.Word;
import org.chirograph.text.EditAlignment;

/**
 * What a look at a word is worth: the errors it is expected to remove for each key pressed. One key confirms, takes an
 * alternative or passes on; typing takes a key a letter and one to end with. Two ways are open where no alternative is
 * right: to pass on, or to type. The better one counts.
 *
 * @param perKey expected errors removed for a key pressed
 * @param typing whether typing is expected to pay where no alternative is right
 */
public record Worth(double perKey, boolean typing) {
    /** Alternatives that a key takes. */
    public static final int KEYS = 9;

    public static Worth of(Word word) {
        if (word.isChecked()) {
            return new Worth(0, false);
        }
        String best = word.best().text();
        double taken = 0;
        double listed = word.best().posterior();
        List<Reading> others = alternatives(word);
        for (Reading other : others) {
            taken += other.posterior() * EditAlignment.distance(best, other.text());
            listed += other.posterior();
        }
        double rest = Math.max(0, 1 - listed);
        int letters = best.codePointCount(0, best.length());
        double typed = (taken + rest * errors(word)) / (Math.min(1, listed) + rest * (letters + 1));
        return typed > taken ? new Worth(typed, true) : new Worth(taken, false);
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
