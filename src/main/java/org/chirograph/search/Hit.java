package org.chirograph.search;

import java.util.List;
import org.chirograph.page.Box;

/**
 * A line in which something was found.
 *
 * @param document id of the document
 * @param page name of the page inside it
 * @param line id of the line on it
 * @param image file name of the scan, as the record gives it
 * @param box of the line, in scan pixels
 * @param text best readings of the line
 * @param words what was found, in the order of the line
 * @param rests where those of them that are broken at the line's end go on
 * @param score expected number of the query's parts in this line, plus what the rest of the page lends it; only good for
 *     comparing the hits of one query
 * @param confidence probability that all the parts of the query that are marked really stand there, in (0, 1]
 * @param possible whether no reading fits, only some so like the query that it may stand there all the same
 */
public record Hit(
        String document,
        String page,
        String line,
        String image,
        Box box,
        String text,
        List<Match> words,
        List<Rest> rests,
        double score,
        double confidence,
        boolean possible) {
    public Hit {
        words = List.copyOf(words);
        rests = List.copyOf(rests);
    }

    /**
     * A word that fits the query.
     *
     * @param index of the word in its line, from 0
     * @param box in scan pixels
     * @param text the reading that fits; of a word broken at the line's end with its rest on the next
     * @param posterior of that reading, as recorded, to within an eighth of a thousandth
     * @param alternative whether the word's best reading does not fit, only this other one
     * @param otherForm whether this is not the word that was asked for, only one with its stem
     */
    public record Match(
            String word, int index, Box box, String text, double posterior, boolean alternative, boolean otherForm) {}

    /**
     * The rest of a broken word.
     *
     * @param line id of the next line, on the same page
     * @param word id of the word there
     * @param box of that word, in scan pixels
     */
    public record Rest(String line, String word, Box box) {}
}
