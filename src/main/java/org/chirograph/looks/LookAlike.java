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
 * @param isTaken whether it is taken unless a person says no
 */
public record LookAlike(Place place, Line line, Word word, Box box, String text, double chance, boolean isTaken) {}
