package org.chirograph.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.chirograph.page.Box;
import org.chirograph.page.Line;
import org.chirograph.page.Page;
import org.chirograph.page.Reading;
import org.chirograph.page.Word;

/**
 * A line as the index keeps it, with all that a hit must tell.
 *
 * @param broken the last word, if it goes on in the next line
 */
record IndexedLine(String id, Box box, List<Entry> words, Optional<BrokenWord> broken) {
    /**
     * Other readings than the first are kept from this posterior on. On the validation documents half of it makes an
     * index of typing half as large again, for one more of a hundred words found.
     */
    private static final double LEAST_POSTERIOR = 0.01;

    /**
     * The same on hard pages, where the right reading is oftener far down. On the validation documents of the handwriting
     * model 0.005 finds one word less of a hundred in an index smaller by a thirteenth, 0.003 hardly more in one larger by
     * a ninth.
     */
    private static final double LEAST_POSTERIOR_ON_HARD_PAGES = 0.004;

    /**
     * Words of so many letters and more that are read first somewhere on a page are likely to stand there again: as other
     * readings they are kept however improbable, and cost little, since the index has the term.
     */
    private static final int LONG = 4;

    /** A page is hard whose words have best readings with a mean posterior below this: hands, and bad carbon copies. */
    private static final double HARD = 0.6;

    /** A word without its glyphs; no two readings have the same spelling. */
    record Entry(String id, Box box, List<Reading> readings) {}

    /** The lines of a page in reading order, those without words too. */
    static List<IndexedLine> of(Page page) {
        double least = leastPosterior(page);
        Set<String> read = read(page);
        List<Line> lines = page.lines().toList();
        List<IndexedLine> indexed = new ArrayList<>(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            List<Entry> words = new ArrayList<>(line.words().size());
            for (Word word : line.words()) {
                words.add(new Entry(word.id(), word.box(), kept(word.readings(), least, read)));
            }
            indexed.add(new IndexedLine(line.id(), line.outline().box(), words, BrokenWord.of(lines, i)));
        }
        return indexed;
    }

    /** The longer words that are read first somewhere on the page. */
    private static Set<String> read(Page page) {
        Set<String> read = new HashSet<>();
        for (Line line : page.lines().toList()) {
            for (String token : Folding.spellings(line.text())) {
                if (token.length() >= LONG) {
                    read.add(token);
                }
            }
        }
        return read;
    }

    /** From which posterior on readings other than the first are kept of this page. */
    static double leastPosterior(Page page) {
        double mean = page.lines()
                .flatMap(line -> line.words().stream())
                .mapToDouble(word -> word.best().posterior())
                .average()
                .orElse(1);
        return mean < HARD ? LEAST_POSTERIOR_ON_HARD_PAGES : LEAST_POSTERIOR;
    }

    /**
     * The first reading and all others that are worth their place. Readings that differ in case, accents and punctuation
     * alone can't be told apart by a search: they are kept as the first of them, with all their posteriors.
     *
     * @param read words of the page that are worth their place at any posterior
     */
    private static List<Reading> kept(List<Reading> readings, double least, Set<String> read) {
        if (readings.size() == 1) {
            return readings;
        }
        SequencedMap<List<String>, Reading> different = new LinkedHashMap<>();
        for (Reading reading : readings) {
            different.merge(
                    Folding.spellings(reading.text()),
                    reading,
                    (first, other) -> new Reading(first.text(), Math.min(1, first.posterior() + other.posterior())));
        }
        Map.Entry<List<String>, Reading> first = different.pollFirstEntry();
        List<Reading> kept = new ArrayList<>();
        for (Map.Entry<List<String>, Reading> other : different.entrySet()) {
            if (other.getValue().posterior() >= least || isRead(other.getKey(), first.getKey(), read)) {
                kept.add(other.getValue());
            }
        }
        kept.sort(Comparator.comparingDouble(reading -> -reading.posterior()));
        kept.addFirst(first.getValue());
        return kept;
    }

    /** Whether a reading has a word that is read first on the page and that the word's own first reading has not. */
    private static boolean isRead(List<String> tokens, List<String> first, Set<String> read) {
        for (String token : tokens) {
            if (read.contains(token) && !first.contains(token)) {
                return true;
            }
        }
        return false;
    }

    /** The same as if the reader had been sure of each word. */
    IndexedLine best() {
        return new IndexedLine(
                id,
                box,
                words.stream()
                        .map(word -> new Entry(word.id, word.box, word.readings.subList(0, 1)))
                        .toList(),
                Optional.empty());
    }

    /** The readings of a word and, of the last, those that it has together with its rest on the next line. */
    List<Reading> readings(int word) {
        List<Reading> own = words.get(word).readings;
        if (word + 1 < words.size() || broken.isEmpty()) {
            return own;
        }
        List<Reading> all = new ArrayList<>(own);
        all.addAll(broken.get().readings());
        return all;
    }

    String text() {
        StringBuilder text = new StringBuilder();
        for (Entry word : words) {
            text.append(text.isEmpty() ? "" : " ")
                    .append(word.readings.getFirst().text());
        }
        return text.toString();
    }
}
