package org.chirograph.text;

import java.text.Normalizer;

/**
 * Text as it is compared when a transcription is judged: composed (NFC), with typographic apostrophes, quotes, dashes
 * and the long s in their plain forms, without the marks by which transcribers note underlining, rules, superscripts
 * and deletions, and with single spaces. Stated with every error rate.
 */
public final class ScoringText {
    private ScoringText() {}

    public static String normalise(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        StringBuilder out = new StringBuilder(composed.length());
        boolean gap = false;
        for (int at = 0; at < composed.length(); ) {
            int c = composed.codePointAt(at);
            at += Character.charCount(c);
            if (isSpace(c)) {
                gap = true;
            } else if (!isMark(c)) {
                if (gap && !out.isEmpty()) {
                    out.append(' ');
                }
                gap = false;
                appendFolded(c, out);
            }
        }
        return out.toString();
    }

    private static void appendFolded(int c, StringBuilder out) {
        switch (c) {
            case '\u2019', '\u2018', '\u02bc' -> out.append('\'');
            case '\u201c', '\u201d', '\u201e', '\u00ab', '\u00bb' -> out.append('"');
            case '\u2013', '\u2014', '\u2e17', '\u00ac' -> out.append('-');
            case '\u2026' -> out.append("...");
            case '\u017f' -> out.append('s');
            default -> out.appendCodePoint(c);
        }
    }

    /** Underlining, rule, superscript, deletion brackets, half brackets. */
    private static boolean isMark(int c) {
        return c == '_' || c == '~' || c == '^' || c == '\u27e6' || c == '\u27e7' || c >= '\u2e22' && c <= '\u2e25';
    }

    /** Every kind of blank, with the unbreakable ones and the next-line control. */
    private static boolean isSpace(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
    }
}
