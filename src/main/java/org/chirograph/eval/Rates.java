package org.chirograph.eval;

/**
 * What was counted on some pages, and the rates that follow. Characters are code points of
 * {@link org.chirograph.text.ScoringText normalised} text, the spaces inside a line included.
 *
 * @param pages with a truth, and {@code missing} of them with nothing to compare it to
 * @param lines of the truth that hold text, and {@code found} of them that got text of half to twice their length
 * @param characters of the truth, and {@code characterErrors} in them: replaced, inserted or deleted
 * @param words likewise
 * @param unmatched characters read outside every line of the truth; no errors, as nobody transcribed what stands there
 */
public record Rates(
        int pages,
        int missing,
        int lines,
        int found,
        int characters,
        int characterErrors,
        int words,
        int wordErrors,
        int unmatched) {
    public static final Rates NONE = new Rates(0, 0, 0, 0, 0, 0, 0, 0, 0);

    public Rates plus(Rates other) {
        return new Rates(
                pages + other.pages,
                missing + other.missing,
                lines + other.lines,
                found + other.found,
                characters + other.characters,
                characterErrors + other.characterErrors,
                words + other.words,
                wordErrors + other.wordErrors,
                unmatched + other.unmatched);
    }

    /** Character error rate, 0 upwards; more than 1 when more was read than stands there. */
    public double cer() {
        return share(characterErrors, characters);
    }

    /** Word error rate. */
    public double wer() {
        return share(wordErrors, words);
    }

    /** Of the truth's characters. */
    public double unmatchedShare() {
        return share(unmatched, characters);
    }

    private static double share(int part, int whole) {
        return (double) part / Math.max(1, whole);
    }
}
