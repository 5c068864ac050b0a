package org.chirograph.train;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.chirograph.recognize.Alphabet;

/**
 * What of a transcript the net is to say. Editors' marks (underlining, rules, deletions, superscripts) stand for no
 * ink of their own and are dropped. What the alphabet lacks is folded where there is a plain form: typographic quotes,
 * apostrophes and dashes, which no typewriter has, become the keys that were struck; the long s becomes a round one.
 * Spaces are single: the reader can't tell one from two.
 */
public final class Transcription {
    private static final String EDITORS_MARKS = "_~^⟦⟧⸢⸣⸤⸥";

    private Transcription() {}

    public static String fold(String transcript, Alphabet alphabet) {
        StringBuilder out = new StringBuilder(transcript.length());
        for (char c : Normalizer.normalize(transcript, Normalizer.Form.NFC).toCharArray()) {
            if (EDITORS_MARKS.indexOf(c) >= 0) {
                continue;
            }
            out.append(alphabet.classOf(String.valueOf(c)) > 0 ? String.valueOf(c) : plain(c));
        }
        return out.toString().replaceAll(" +", " ").strip();
    }

    private static String plain(char c) {
        return switch (c) {
            case '’', '‘', 'ʼ', '`', '´' -> "'";
            case '“', '”', '„', '«', '»' -> "\"";
            case '–', '—', '⸗', '¬', '‑', '−' -> "-";
            case '…' -> "...";
            case 'ſ' -> "s";
            case 'ꝛ' -> "r";
            case '¹' -> "1";
            case '²' -> "2";
            case '³' -> "3";
            default -> Character.isWhitespace(c) || c == '\u00a0' ? " " : String.valueOf(c);
        };
    }

    /** What Latin typewriters and pens of France, Britain and America could write, and a little more. */
    public static Alphabet latin() {
        return alphabet(ASCII, "£§°½¼éèêëàâäçîïíôöóùûüúáñßœæÉÈÊËÀÂÄÇÎÏÔÖÙÛÜŒ");
    }

    /** What German printers set in Fraktur, with the Latin letters between; a small e above stands for two dots. */
    public static Alphabet fraktur() {
        Alphabet single = alphabet(ASCII, "ſßäöüÄÖÜ⸗—„”“»«§éèàâêëïœæ¹²³⁴⁵⁶⁷⁸⁹⁰’|†");
        List<String> all = new ArrayList<>(single.graphemes());
        all.addAll(List.of("a\u0364", "o\u0364", "u\u0364"));
        return new Alphabet(all);
    }

    private static final String ASCII =
            " abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,'\"-():;!?/%&*+=#@[]$";

    private static Alphabet alphabet(String... characters) {
        return new Alphabet(Stream.of(characters)
                .flatMap(s -> s.chars().mapToObj(Character::toString))
                .toList());
    }
}
