package org.chirograph.eval;

import java.util.List;

/**
 * One page judged.
 *
 * @param missing whether nothing was there to compare with the truth
 * @param unmatched characters read outside every line of the truth
 * @param readCharacters every character in a line of the truth whose own posterior is known
 * @param readWords every word in a line of the truth
 * @param wrong those of the characters that were wrong
 */
public record PageScore(
        String document,
        String page,
        boolean missing,
        List<LineScore> lines,
        int unmatched,
        List<Judged> readCharacters,
        List<Judged> readWords,
        List<WrongCharacter> wrong) {
    public PageScore {
        lines = List.copyOf(lines);
        readCharacters = List.copyOf(readCharacters);
        readWords = List.copyOf(readWords);
        wrong = List.copyOf(wrong);
    }

    public Rates rates() {
        Rates sum = new Rates(1, missing ? 1 : 0, 0, 0, 0, 0, 0, 0, unmatched);
        for (LineScore line : lines) {
            sum = sum.plus(line.rates());
        }
        return sum;
    }
}
