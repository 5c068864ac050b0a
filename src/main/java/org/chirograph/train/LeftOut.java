package org.chirograph.train;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Counts transcripts that can't be learnt from, so that none is left out in silence. Safe for several threads. */
public final class LeftOut {
    private static final int SHOWN = 20;

    private final Map<String, Integer> foreign = new TreeMap<>();
    private int linesWithForeign;
    private int contradictory;
    private int blank;
    private int unchecked;

    /** A line that holds what the alphabet lacks. */
    synchronized void foreign(List<String> graphemes) {
        linesWithForeign++;
        graphemes.forEach(g -> foreign.merge(g, 1, Integer::sum));
    }

    /** An image that was seen before with another transcript. */
    synchronized void contradictory() {
        contradictory++;
    }

    /** A line without ink, or whose transcript says nothing. */
    synchronized void blank() {
        blank++;
    }

    /** Lines of corrected pages that nobody vouches for as a whole. */
    synchronized void unchecked(int lines) {
        unchecked += lines;
    }

    /** What was left out and what can be done about it; empty when nothing was. */
    public synchronized String report() {
        StringBuilder out = new StringBuilder();
        if (linesWithForeign > 0) {
            String letters = foreign.entrySet().stream()
                    .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                    .limit(SHOWN)
                    .map(e -> e.getKey() + " (" + e.getValue() + ")")
                    .collect(Collectors.joining(", "));
            out.append(linesWithForeign)
                    .append(" lines were left out, for the alphabet lacks: ")
                    .append(letters)
                    .append(". Add letters with --letters.\n");
        }
        if (contradictory > 0) {
            out.append(contradictory)
                    .append(" lines were left out, for the same image came before with another transcript.\n");
        }
        if (blank > 0) {
            out.append(blank).append(" lines were left out, for they show or say nothing.\n");
        }
        if (unchecked > 0) {
            out.append(unchecked)
                    .append(
                            " lines of corrected pages were left out, for nobody vouches for all their words. Confirm or")
                    .append(" mend them with chirograph review or serve.\n");
        }
        return out.toString();
    }
}
