package org.chirograph.eval;

import java.util.List;
import org.chirograph.text.EditAlignment;

/**
 * A line of the truth and what was read there, both normalised.
 *
 * @param reference never empty
 * @param characters how its code points became those of {@code read}
 * @param wordErrors replaced, inserted and deleted words
 */
public record LineScore(
        String lineId, String reference, String read, EditAlignment characters, int words, int wordErrors) {

    /** Whether there is text of half to twice the line's length. */
    public boolean found() {
        double share = (double) length(read) / length(reference);
        return share >= 0.5 && share <= 2;
    }

    Rates rates() {
        return new Rates(0, 0, 1, found() ? 1 : 0, length(reference), characters.distance(), words, wordErrors, 0);
    }

    static List<String> words(String normalised) {
        return normalised.isEmpty() ? List.of() : List.of(normalised.split(" "));
    }

    static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
