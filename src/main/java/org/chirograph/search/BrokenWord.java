package org.chirograph.search;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chirograph.page.Box;
import org.chirograph.page.Line;
import org.chirograph.page.Reading;
import org.chirograph.page.Word;

/**
 * A word broken at the end of a line, seen from that line: what it may be as a whole, and where its rest stands.
 *
 * @param line id of the next line
 * @param word id of that line's first word
 * @param box of that word
 * @param readings of both halves together, without the hyphen, most probable first, never empty
 */
record BrokenWord(String line, String word, Box box, List<Reading> readings) {
    /** Pairs of halves less probable than this are not kept, nor more than so many of the others. */
    private static final double LEAST_POSTERIOR = 0.005;

    private static final int MOST_READINGS = 8;
    /** The rest is looked for in so many lines. */
    private static final int LINES_AFTER = 3;
    /** A short line goes on with the one before if they begin no further apart, in x-heights: half of a typist's indent. */
    private static final double SAME_BEGINNING = 2;
    /** Hyphens of all sorts; the double ones of old prints and hands; the mark for a break in transcripts. */
    private static final String HYPHENS = "-\u2010\u00ad=\u2e17\u00ac";

    BrokenWord {
        readings = List.copyOf(readings);
    }

    /**
     * Empty unless a reading of the line's last word ends in a hyphen and the next line goes on in small letters. Scraps
     * between the two lines, such as notes, numbers and rules, are passed over.
     *
     * @param lines of the page in reading order
     */
    static Optional<BrokenWord> of(List<Line> lines, int at) {
        Line line = lines.get(at);
        for (Line next : lines.subList(at + 1, Math.min(lines.size(), at + 1 + LINES_AFTER))) {
            Optional<BrokenWord> whole = of(line, next);
            double aside =
                    Math.abs(next.outline().box().x() - line.outline().box().x());
            if (!isScrap(line, next) || whole.isPresent() && aside <= SAME_BEGINNING * line.xHeight()) {
                return whole;
            }
        }
        return Optional.empty();
    }

    /** Lines of running text are about as wide as their neighbours, but for the last of a paragraph. */
    private static boolean isScrap(Line line, Line next) {
        return 2 * next.outline().box().width() < line.outline().box().width();
    }

    private static Optional<BrokenWord> of(Line line, Line next) {
        if (line.words().isEmpty() || next.words().isEmpty()) {
            return Optional.empty();
        }
        Word rest = next.words().getFirst();
        Map<String, Double> whole = new LinkedHashMap<>();
        for (Reading begin : line.words().getLast().readings()) {
            if (isBegun(begin.text())) {
                String start = begin.text().substring(0, begin.text().length() - 1);
                for (Reading end : rest.readings()) {
                    if (Character.isLowerCase(end.text().codePointAt(0))) {
                        whole.merge(start + end.text(), begin.posterior() * end.posterior(), Double::sum);
                    }
                }
            }
        }
        List<Reading> readings = whole.entrySet().stream()
                .filter(reading -> reading.getValue() >= LEAST_POSTERIOR)
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(MOST_READINGS)
                .map(reading -> new Reading(reading.getKey(), Math.min(1, reading.getValue())))
                .toList();
        return readings.isEmpty()
                ? Optional.empty()
                : Optional.of(new BrokenWord(next.id(), rest.id(), rest.box(), readings));
    }

    /** Whether this ends in a hyphen after a letter. */
    static boolean isBegun(String text) {
        int hyphen = text.length() - 1;
        return hyphen > 0
                && HYPHENS.indexOf(text.charAt(hyphen)) >= 0
                && Character.isLetter(text.codePointBefore(hyphen));
    }
}
