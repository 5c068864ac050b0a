package org.chirograph.train;

import java.text.Normalizer;
import java.util.List;
import java.util.stream.Stream;
import org.chirograph.recognize.Alphabet;

/**
 * What of a transcript the net is to say. Editors' marks (underlining, rules, deletions, superscripts) stand for no
 * ink of their own and are dropped; typographic quotes, apostrophes and dashes, which no typewriter has, are folded to
 * the keys that were struck. Spaces are single: the reader can't tell one from two.
 */
public final class Transcription {
    private static final String EDITORS_MARKS = "_~^⟦⟧⸢⸣⸤⸥";

    private Transcription() {}

    public static String fold(String transcript) {
        StringBuilder out = new StringBuilder(transcript.length());
        for (char c : Normalizer.normalize(transcript, Normalizer.Form.NFC).toCharArray()) {
            if (EDITORS_MARKS.indexOf(c) >= 0) {
                continue;
            }
            switch (c) {
                case '’', '‘', 'ʼ', '`', '´' -> out.append('\'');
                case '“', '”', '„', '«', '»' -> out.append('"');
                case '–', '—', '⸗', '¬', '‑', '−' -> out.append('-');
                case '…' -> out.append("...");
                case 'ſ' -> out.append('s');
                default -> out.append(Character.isWhitespace(c) || c == ' ' ? ' ' : c);
            }
        }
        return out.toString().replaceAll(" +", " ").strip();
    }

    /** What Latin typewriters of France, Britain and America could write, and a little more. */
    public static Alphabet latinTypewriter() {
        String ascii = " abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,'\"-():;!?/%&*+=#@[]$";
        String further = "£§°½¼éèêëàâäçîïíôöóùûüúáñßœæÉÈÊËÀÂÄÇÎÏÔÖÙÛÜŒ";
        return new Alphabet(Stream.of(ascii, further)
                .flatMap(s -> s.chars().mapToObj(Character::toString))
                .toList());
    }

    /** Texts with characters that the alphabet lacks are no use for training. */
    static List<String> foreign(Alphabet alphabet, String text) {
        return alphabet.encode(text).foreign();
    }
}
