package org.chirograph.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Keywords in context: what was found between what stands before and after it in its line. */
public final class Concordance {
    /**
     * @param before words of the line before it, may be empty
     * @param found words that stand next to each other; one between tildes where the reader's first choice was another
     * @param after words of the line after it, may be empty
     */
    public record Entry(String before, String found, String after) {}

    private Concordance() {}

    /** The entries of a hit, one for each run of words that were found, in the order of the line. */
    public static List<Entry> of(Hit hit) {
        String[] line = hit.text().split(" ");
        List<Entry> entries = new ArrayList<>();
        List<Hit.Match> run = new ArrayList<>();
        for (Hit.Match match : hit.words()) {
            if (!run.isEmpty() && match.index() > run.getLast().index() + 1) {
                entries.add(entry(line, run));
                run.clear();
            }
            run.add(match);
        }
        if (!run.isEmpty()) {
            entries.add(entry(line, run));
        }
        return entries;
    }

    private static Entry entry(String[] line, List<Hit.Match> run) {
        List<String> found = new ArrayList<>();
        for (Hit.Match match : run) {
            boolean isBest = !match.alternative() && match.index() < line.length;
            found.add(isBest ? line[match.index()] : "~" + match.text() + "~");
        }
        int from = Math.min(line.length, run.getFirst().index());
        int to = Math.min(line.length, run.getLast().index() + 1);
        return new Entry(
                String.join(" ", Arrays.copyOfRange(line, 0, from)),
                String.join(" ", found),
                String.join(" ", Arrays.copyOfRange(line, to, line.length)));
    }
}
