package org.chirograph.recognize;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a net can say: class 0 is the CTC blank ("nothing new here"), class c ≥ 1 is the c-th grapheme. A grapheme is
 * one unit of writing in Unicode's composed form (NFC), mostly one character, sometimes several (a ligature, a letter
 * with a mark that has no composed form).
 */
public final class Alphabet {
    /** The class that stands for no character. */
    public static final int BLANK = 0;

    private final List<String> graphemes;
    private final Map<String, Integer> classOf = new HashMap<>();
    private final int longest;

    /** @param graphemes of the classes 1, 2, …; distinct, not empty, each composed (NFC) */
    public Alphabet(List<String> graphemes) {
        this.graphemes = List.copyOf(graphemes);
        int max = 0;
        for (String g : this.graphemes) {
            if (g.isEmpty() || !Normalizer.isNormalized(g, Normalizer.Form.NFC)) {
                throw new IllegalArgumentException("a grapheme is composed text, not \"" + g + '"');
            }
            if (classOf.put(g, classOf.size() + 1) != null) {
                throw new IllegalArgumentException("the alphabet holds \"" + g + "\" twice");
            }
            max = Math.max(max, g.length());
        }
        longest = max;
    }

    /** This alphabet and after it those of a text's characters that it lacks, in their order. */
    public Alphabet with(String letters) {
        Set<String> all = new LinkedHashSet<>(graphemes);
        Normalizer.normalize(letters, Normalizer.Form.NFC).codePoints().forEach(c -> all.add(Character.toString(c)));
        return new Alphabet(List.copyOf(all));
    }

    /** Number of classes, the blank included. */
    public int classes() {
        return graphemes.size() + 1;
    }

    /** Of the classes 1, 2, …, in that order. */
    public List<String> graphemes() {
        return graphemes;
    }

    /** What a class other than the blank stands for. */
    public String grapheme(int label) {
        if (label == BLANK) {
            throw new IllegalArgumentException("the blank stands for no grapheme");
        }
        return graphemes.get(label - 1);
    }

    /** The class of a grapheme, or −1 when the net can't say it. */
    public int classOf(String grapheme) {
        return classOf.getOrDefault(grapheme, -1);
    }

    /** The text of a sequence of classes; blanks are passed over. */
    public String decode(int... labels) {
        StringBuilder text = new StringBuilder(labels.length);
        for (int label : labels) {
            if (label != BLANK) {
                text.append(graphemes.get(label - 1));
            }
        }
        return text.toString();
    }

    /** The classes of a text, the longest fitting grapheme first, and what had no class. */
    public Encoded encode(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        int[] labels = new int[composed.length()];
        int count = 0;
        List<String> foreign = new ArrayList<>();
        for (int at = 0; at < composed.length(); ) {
            int length = Math.min(longest, composed.length() - at);
            while (length > 0 && !classOf.containsKey(composed.substring(at, at + length))) {
                length--;
            }
            if (length > 0) {
                labels[count++] = classOf.get(composed.substring(at, at + length));
            } else {
                length = Character.charCount(composed.codePointAt(at));
                foreign.add(composed.substring(at, at + length));
            }
            at += length;
        }
        return new Encoded(java.util.Arrays.copyOf(labels, count), List.copyOf(foreign));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Alphabet a && graphemes.equals(a.graphemes);
    }

    @Override
    public int hashCode() {
        return graphemes.hashCode();
    }

    @Override
    public String toString() {
        return String.join(" ", graphemes);
    }

    /** A text as classes. */
    public static final class Encoded {
        private final int[] labels;
        private final List<String> foreign;

        private Encoded(int[] labels, List<String> foreign) {
            this.labels = labels;
            this.foreign = foreign;
        }

        /** One class for each grapheme of the alphabet, in order; characters outside it are left out. */
        public int[] labels() {
            return labels;
        }

        /** The characters that the alphabet lacks, in order, once for each time they occur. */
        public List<String> foreign() {
            return foreign;
        }

        /** Whether the classes say the whole text. */
        public boolean complete() {
            return foreign.isEmpty();
        }
    }
}
