package org.chirograph.looks;

import org.chirograph.page.Box;
import org.chirograph.page.Line;
import org.chirograph.page.Word;
import org.chirograph.review.Place;

/**
 * A word that nobody has checked, and what it says if the reader erred there as it did where a person corrected it.
 *
 * @param line where it stands
 * @param box of what is alike, in scan pixels: a character, or the word
 * @param text of the word, corrected
 * @param chance that this is right, in (0, 1)
 */
public record LookAlike(Place place, Line line, Word word, Box box, String text, double chance) {
    /** From here on it is taken unless a person says no. Chosen on train pages, see docs/decisions/0009. */
    public static final double TAKEN = 0.9;

    /** Whether it is taken unless a person says no. */
    public boolean isTaken() {
        return chance >= TAKEN;
    }
}
