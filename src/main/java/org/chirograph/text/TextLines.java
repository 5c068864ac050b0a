package org.chirograph.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Running text cut as if it were written on paper: lines of varying width that begin and end in mid-sentence, some with
 * a word divided at the end, a few in capitals. A model of lines must have seen such ends and beginnings.
 */
public final class TextLines {
    private static final int NARROWEST = 24;
    private static final int WIDEST = 90;

    /** Share of lines whose last word is divided, if it can be; typists of both languages stay near it. */
    private static final double DIVIDED = 0.2;

    /** Share of paragraphs that are written in capitals, as headings are. */
    private static final double CAPITALS = 0.03;

    /** A heading is no longer than this many characters. */
    private static final int HEADING = 200;

    private static final String VOWELS = "aeiouyàâäéèêëîïôöùûüœæ";

    private final Random random;

    /** @param seed the same seed cuts the same text in the same way */
    public TextLines(long seed) {
        random = new Random(seed);
    }

    /** The lines of one paragraph; its spaces, line breaks included, are taken as single spaces. */
    public List<String> cut(String paragraph) {
        String text = paragraph.strip().replaceAll("\\s+", " ");
        if (random.nextDouble() < CAPITALS) {
            text = text.substring(0, Math.min(text.length(), HEADING)).toUpperCase(Locale.ROOT);
        }
        int width = NARROWEST + random.nextInt(WIDEST - NARROWEST);
        List<String> lines = new ArrayList<>();
        int from = 0;
        while (text.length() - from > width) {
            int end = text.lastIndexOf(' ', from + width);
            if (end <= from) {
                end = text.indexOf(' ', from + width);
                if (end < 0) {
                    break;
                }
            }
            int wordEnd = text.indexOf(' ', end + 1);
            int cut =
                    random.nextDouble() < DIVIDED ? division(text, end + 1, wordEnd < 0 ? text.length() : wordEnd) : -1;
            if (cut > 0) {
                lines.add(text.substring(from, cut) + "-");
                from = cut;
            } else {
                lines.add(text.substring(from, end));
                from = end + 1;
            }
        }
        if (from < text.length()) {
            lines.add(text.substring(from));
        }
        return lines;
    }

    /** A place between a vowel and a consonant before a vowel (ca-pi-tale), or −1: most words divide so. */
    private int division(String text, int from, int to) {
        List<Integer> places = new ArrayList<>();
        for (int i = from + 2; i < to - 2; i++) {
            if (vowel(text, i - 1) && consonant(text, i) && vowel(text, i + 1)
                    || consonant(text, i - 1) && consonant(text, i) && vowel(text, i + 1) && vowel(text, i - 2)) {
                places.add(i);
            }
        }
        return places.isEmpty() ? -1 : places.get(random.nextInt(places.size()));
    }

    private static boolean vowel(String text, int at) {
        return VOWELS.indexOf(Character.toLowerCase(text.charAt(at))) >= 0;
    }

    private static boolean consonant(String text, int at) {
        return Character.isLetter(text.charAt(at)) && !vowel(text, at);
    }
}
