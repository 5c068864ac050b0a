package org.chirograph.pipeline;

import java.util.List;
import java.util.stream.Stream;
import org.chirograph.page.QuarterTurn;
import org.chirograph.page.Region;
import org.chirograph.page.Word;

/**
 * How well a page was read, by the posteriors of its upright words: whether it stands the right way round shows in them.
 * Those of single characters say less, for dots and strokes are read off a page on its head, too, and with confidence.
 */
final class Legibility {
    /**
     * Below this mean posterior a page may stand on its head or lie on its side. Pages that were turned gave 0.19 to 0.31,
     * the worst upright ones of the validation documents 0.31 and 0.34.
     */
    private static final double DOUBTFUL = 0.35;

    /** What a character must be worth to count for a way of laying the page rather than against it. */
    private static final double WORTH_READING = 0.3;

    private Legibility() {}

    /** Whether what was read makes so little sense, or so much of it runs another way, that the page may not stand upright. */
    static boolean inDoubt(List<Region> regions) {
        int upright = characters(regions);
        int all = words(regions, false).mapToInt(word -> word.glyphs().size()).sum();
        return expected(regions) < DOUBTFUL * upright || all > 2 * upright;
    }

    /** Characters of words that are expected to be right, less what reading noise would give. */
    static double worth(List<Region> regions) {
        return expected(regions) - WORTH_READING * characters(regions);
    }

    private static double expected(List<Region> regions) {
        return words(regions, true)
                .mapToDouble(word -> word.best().posterior() * word.glyphs().size())
                .sum();
    }

    private static int characters(List<Region> regions) {
        return words(regions, true).mapToInt(word -> word.glyphs().size()).sum();
    }

    private static Stream<Word> words(List<Region> regions, boolean uprightOnly) {
        return regions.stream()
                .flatMap(region -> region.lines().stream())
                .filter(line -> !uprightOnly || QuarterTurn.of(line.baseline()) == QuarterTurn.NONE)
                .flatMap(line -> line.words().stream());
    }
}
