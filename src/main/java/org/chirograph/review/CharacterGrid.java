package org.chirograph.review;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.chirograph.catalog.PageEntry;
import org.chirograph.page.Glyph;
import org.chirograph.page.Line;
import org.chirograph.page.Page;
import org.chirograph.page.Word;

/**
 * Characters that were read alike, to be seen side by side: the doubtful ones that nobody has checked, and sure ones to
 * compare them with. As it was when the records were read.
 */
public final class CharacterGrid {
    /** Pages read: a second's work. */
    private static final int MOST_PAGES = 500;

    /** As many as an eye takes in. */
    private static final int MOST_DOUBTFUL = 60;

    private static final int MOST_SURE = 12;

    /** From here on nobody doubts. */
    private static final double DOUBTFUL = 0.98;

    private static final double SURE = 0.995;

    private final Map<String, List<Cell>> doubtful = new TreeMap<>();
    private final Map<String, List<Cell>> sure = new TreeMap<>();

    /**
     * A character in its word.
     *
     * @param head what the word says before it
     * @param tail and after it
     */
    public record Cell(Place place, Word word, Glyph glyph, String head, String tail) {}

    /** Where records come from. */
    public interface Records {
        Page of(PageEntry page) throws IOException;
    }

    /** Reads the first {@value #MOST_PAGES} pages; one whose record can't be read is passed over. */
    public CharacterGrid(List<PageEntry> pages, Records records) {
        pages.stream()
                .filter(page -> page.outcome() == PageEntry.Outcome.DONE)
                .limit(MOST_PAGES)
                .forEach(entry -> {
                    try {
                        records.of(entry).lines().forEach(line -> line.words().forEach(word -> add(entry, line, word)));
                    } catch (IOException e) {
                        // the queue says so when it is read
                    }
                });
    }

    private void add(PageEntry page, Line line, Word word) {
        String text = word.best().text();
        if (word.isChecked() || !text.equals(spelt(word, 0, word.glyphs().size()))) {
            return;
        }
        for (int i = 0; i < word.glyphs().size(); i++) {
            Glyph glyph = word.glyphs().get(i);
            double posterior = glyph.best().posterior();
            if (posterior < DOUBTFUL || posterior >= SURE) {
                Map<String, List<Cell>> into = posterior < DOUBTFUL ? doubtful : sure;
                List<Cell> cells = into.computeIfAbsent(glyph.best().text(), t -> new ArrayList<>());
                if (into == doubtful || cells.size() < MOST_SURE) {
                    Place place = new Place(page.document(), page.page(), line.id(), word.id());
                    cells.add(new Cell(
                            place,
                            word,
                            glyph,
                            spelt(word, 0, i),
                            spelt(word, i + 1, word.glyphs().size())));
                }
            }
        }
    }

    private static String spelt(Word word, int from, int to) {
        StringBuilder text = new StringBuilder();
        word.glyphs()
                .subList(from, to)
                .forEach(glyph -> text.append(glyph.best().text()));
        return text.toString();
    }

    /** What was read doubtfully, and how often; the most frequent first. */
    public Map<String, Integer> kinds() {
        Map<String, Integer> kinds = new LinkedHashMap<>();
        doubtful.entrySet().stream()
                .sorted(Comparator.comparingInt(each -> -each.getValue().size()))
                .forEach(each -> kinds.put(each.getKey(), each.getValue().size()));
        return kinds;
    }

    /** The most doubtful first. */
    public List<Cell> doubtful(String read) {
        return doubtful.getOrDefault(read, List.of()).stream()
                .sorted(Comparator.comparingDouble(cell -> cell.glyph().best().posterior()))
                .limit(MOST_DOUBTFUL)
                .toList();
    }

    /** Some that are sure. */
    public List<Cell> sure(String read) {
        return sure.getOrDefault(read, List.of());
    }
}
