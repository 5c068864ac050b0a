package org.chirograph.text;

import java.text.Normalizer;

/**
 * How a typist spells what a printer set: with the keys there are. Straight quotation marks and apostrophes, hyphens
 * for dashes, three points, ligatures taken apart, no no-break spaces, and capitals mostly without accents.
 */
public final class Typewriting {
    private Typewriting() {}

    /**
     * @param text in any spelling
     * @param accentedCapitals whether this typist puts accents on capitals
     */
    public static String spell(String text, boolean accentedCapitals) {
        StringBuilder typed = new StringBuilder(text.length() + 16);
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        for (int i = 0; i < composed.length(); i++) {
            char c = composed.charAt(i);
            switch (c) {
                case '’', '‘', '´', '`', '‚' -> typed.append('\'');
                case '“', '”', '„', '«', '»' -> typed.append('"');
                case '—', '–', '‐', '‑', '―' -> typed.append('-');
                case '…' -> typed.append("...");
                case 'œ' -> typed.append("oe");
                case 'Œ' -> typed.append("OE");
                case 'æ' -> typed.append("ae");
                case 'Æ' -> typed.append("AE");
                case '\u00a0', '\u202f', '\u2009' -> typed.append(' ');
                case '\u00ad', '\ufeff' -> {}
                default -> typed.append(accentedCapitals || !Character.isUpperCase(c) ? c : withoutAccent(c));
            }
        }
        return typed.toString();
    }

    private static char withoutAccent(char capital) {
        return capital < 0x80
                ? capital
                : Normalizer.normalize(String.valueOf(capital), Normalizer.Form.NFD)
                        .charAt(0);
    }
}
