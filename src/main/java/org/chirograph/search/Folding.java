package org.chirograph.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a reading or a query is reduced to before the two are compared: runs of letters and digits, in lower case,
 * without accents, in compatibility decomposition (long s becomes s, the ligature ﬁ becomes fi, ² becomes 2), and with
 * letters that Unicode does not take apart spelt out (œ as oe, ß as ss). Words are compared with u for v and i for j
 * besides, which were one letter each until the 17th century; spellings tell them apart.
 */
final class Folding {
    /** Lucene refuses terms of more than 32 KiB; nothing in any language comes near this many characters. */
    private static final int LONGEST_TOKEN = 255;

    /** What the letters before this one, those of Latin scripts without rarities, become each by itself. */
    private static final int TABLED = 0x180;

    private static final String[] TABLE = new String[TABLED];

    static {
        for (char c = 0; c < TABLED; c++) {
            TABLE[c] = takeApart(Character.toString(c));
        }
    }

    private Folding() {}

    /** The words of a text in order, none of them empty. {@code L'Été vécu} gives {@code l}, {@code ete}, {@code uecu}. */
    static List<String> words(String text) {
        List<String> words = spellings(text);
        words.replaceAll(Folding::word);
        return words;
    }

    /** The word of a spelling. */
    static String word(String spelling) {
        return spelling.replace('v', 'u').replace('j', 'i');
    }

    /** The same where u and v, i and j stay different. */
    static List<String> spellings(String text) {
        String folded = fold(text);
        List<String> tokens = new ArrayList<>(2);
        int from = -1;
        int i = 0;
        while (i <= folded.length()) {
            int c = i < folded.length() ? folded.codePointAt(i) : ' ';
            boolean inside = isPartOfWord(c);
            if (inside && from < 0) {
                from = i;
            } else if (!inside && from >= 0) {
                tokens.add(folded.substring(from, Math.min(i, from + LONGEST_TOKEN)));
                from = -1;
            }
            i += Character.charCount(c);
        }
        return tokens;
    }

    /** Of what was folded: ASCII, which most of it is, has no other letters than small ones then. */
    private static boolean isPartOfWord(int c) {
        return c < 0x80
                ? c >= 'a' && c <= 'z' || c >= '0' && c <= '9'
                : Character.isLetterOrDigit(c) || Character.getType(c) == Character.COMBINING_SPACING_MARK;
    }

    private static String fold(String text) {
        int same = 0;
        while (same < text.length() && isFolded(text.charAt(same))) {
            same++;
        }
        if (same == text.length()) {
            return text;
        }
        StringBuilder folded = new StringBuilder(text.length() + 4).append(text, 0, same);
        for (int i = same; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= TABLED) {
                return takeApart(text);
            }
            folded.append(TABLE[c]);
        }
        return folded.toString();
    }

    private static boolean isFolded(char c) {
        return c < 0x80 && !(c >= 'A' && c <= 'Z');
    }

    private static String takeApart(String text) {
        String apart = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD);
        StringBuilder folded = new StringBuilder(apart.length() + 4);
        for (int i = 0; i < apart.length(); i++) {
            char c = apart.charAt(i);
            if (c < 0x80) {
                folded.append(c);
            } else if (Character.getType(c) != Character.NON_SPACING_MARK) {
                spellOut(c, folded);
            }
        }
        return folded.toString();
    }

    private static void spellOut(char c, StringBuilder to) {
        switch (c) {
            case 'œ' -> to.append("oe");
            case 'æ' -> to.append("ae");
            case 'ß' -> to.append("ss");
            case 'þ' -> to.append("th");
            case 'ð', 'đ' -> to.append('d');
            case 'ø' -> to.append('o');
            case 'ł' -> to.append('l');
            case 'ı' -> to.append('i');
            case 'ς' -> to.append('σ');
            default -> to.append(c);
        }
    }
}
