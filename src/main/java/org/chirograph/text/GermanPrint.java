package org.chirograph.text;

/**
 * How German printers of Fraktur set what is spelled today with one kind of s: long inside a syllable, round at its
 * end. Where syllables end inside a compound word (Haus|tür) no rule without a dictionary tells; there the long one is
 * set, which is wrong in about one of thirty.
 */
public final class GermanPrint {
    private GermanPrint() {}

    /** The text with every s that begins or fills a syllable made long. */
    public static String set(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean inside = i + 1 < text.length() && Character.isLetter(text.charAt(i + 1));
            out.append(c == 's' && inside ? 'ſ' : c);
        }
        return out.toString();
    }
}
