package org.chirograph.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.chirograph.page.Box;
import org.chirograph.page.Line;
import org.chirograph.page.Polygon;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WiderSearchTest {
    @TempDir
    private Path folder;

    private Hits hits(String query, boolean possible, String... lines) throws Exception {
        try (PageIndex index = PageIndex.create(folder)) {
            index.add("a", Pages.page("0001", lines));
            index.commit();
        }
        try (PageSearch search = PageSearch.open(folder)) {
            return search.search(query, 10, possible);
        }
    }

    @Test
    void aWordBrokenAtTheLinesEndIsFoundAsAWholeWithBothItsPlaces() throws Exception {
        Hits found = hits("lumiere", false, "la lu-:0.8/lo-:0.1", "mière:0.5 du jour");
        assertThat(found.hits()).hasSize(1);
        Hit hit = found.hits().getFirst();
        assertThat(hit.line()).isEqualTo("l0");
        assertThat(hit.words()).extracting(Hit.Match::word).containsExactly("l0w1");
        assertThat(hit.rests()).extracting(Hit.Rest::word).containsExactly("l1w0");
        assertThat(hit.confidence()).isCloseTo(0.4, within(1e-6));
    }

    @Test
    void aHyphenBeforeACapitalBreaksNoWord() throws Exception {
        assertThat(hits("lumiere", false, "la lu-", "Mière du jour").hits()).isEmpty();
    }

    @Test
    void scrapsBetweenTheHalvesOfAWordArePassedOver() {
        List<Line> lines = Pages.page("0001", "la lu-", "32", "mière du jour", "mime")
                .lines()
                .toList();
        assertThat(BrokenWord.of(lines, 0)).as("a line as wide as the others").isEmpty();
        assertThat(BrokenWord.of(List.of(lines.get(0), narrow(lines.get(1), 0), lines.get(2)), 0))
                .map(BrokenWord::word)
                .contains("l2w0");
        Line note = narrow(lines.get(3), 300);
        assertThat(BrokenWord.of(List.of(lines.get(0), note, lines.get(2)), 0))
                .as("a note begins somewhere")
                .map(BrokenWord::word)
                .contains("l2w0");
        Line end = narrow(lines.get(3), 0);
        assertThat(BrokenWord.of(List.of(lines.get(0), end, lines.get(2)), 0))
                .as("the end of a paragraph begins with the lines")
                .map(BrokenWord::word)
                .contains("l3w0");
        assertThat(BrokenWord.of(List.of(lines.get(0), note, note, note, lines.get(2)), 0))
                .as("too far away")
                .isEmpty();
    }

    private static Line narrow(Line line, int x) {
        int y = line.outline().box().y();
        return new Line(line.id(), Polygon.of(new Box(x, y, 200, 40)), line.baseline(), line.xHeight(), line.words());
    }

    @Test
    void aWordLikeTheOneAskedForIsFoundAsPossibleAndOnlyWhenAskedFor() throws Exception {
        String[] lines = {"fouvrier:0.3/fevriez:0.2 1917", "fevrier:0.9 1918"};
        assertThat(hits("fevrier", false, lines).hits()).extracting(Hit::line).containsExactly("l1");
        Hits wide = hits("fevrier", true, lines);
        assertThat(wide.possible()).isEqualTo(1);
        assertThat(wide.hits()).extracting(Hit::line).containsExactly("l1", "l0");
        assertThat(wide.hits()).extracting(Hit::possible).containsExactly(false, true);
    }

    @Test
    void theNumberExpectedIsTheSumAndSureLinesLeaveNoDoubt() {
        Expected three = expected(0.5, 0.5, 0.5, 0);
        assertThat(three.mean()).isCloseTo(1.5, within(1e-12));
        assertThat(three.low()).isZero();
        assertThat(three.high()).isEqualTo(3);
        assertThat(expected(1, 1)).isEqualTo(new Expected(2, 2, 2));
    }

    /** Draws as the distribution is defined: one deviate for all, then each line by itself. */
    @Test
    void theNumberLiesInItsIntervalAsOftenAsSaidWhenLinesAreMistakenTogether() {
        Random random = new Random(4);
        int held = 0;
        int trials = 4_000;
        for (int trial = 0; trial < trials; trial++) {
            double[] confidences = random.doubles(30, 0.05, 0.95).toArray();
            double shift = 1.5 * random.nextGaussian();
            int right = 0;
            for (double confidence : confidences) {
                double odds = confidence / (1 - confidence) * Math.exp(shift);
                right += random.nextDouble() < odds / (1 + odds) ? 1 : 0;
            }
            Expected expected = expected(confidences);
            held += expected.low() <= right && right <= expected.high() ? 1 : 0;
        }
        assertThat((double) held / trials).isBetween(0.88, 0.95);
    }

    /** Words that are mistaken together, each with its deviate: both stand there oftener than if each were by itself. */
    @Test
    void wordsOfAPhraseAreMistakenTogetherToo() throws Exception {
        QueryTree phrase = QueryParser.parse("\"un mot\"");
        Random random = new Random(5);
        int held = 0;
        int heldByProduct = 0;
        int trials = 4_000;
        for (int trial = 0; trial < trials; trial++) {
            double[] words = random.doubles(30, 0.05, 0.95).toArray();
            double shift = 1.5 * random.nextGaussian();
            int right = 0;
            for (double word : words) {
                double odds = word / (1 - word) * Math.exp(shift);
                right += random.nextDouble() < Math.pow(odds / (1 + odds), 2) ? 1 : 0;
            }
            double[] products = DoubleStream.of(words).map(word -> word * word).toArray();
            Expected expected = Expected.of(DoubleStream.of(products)
                    .<DoubleUnaryOperator>mapToObj(product ->
                            each -> phrase.truth(DoubleStream.of(product).iterator(), each))
                    .toList());
            assertThat(expected.mean()).isCloseTo(DoubleStream.of(products).sum(), within(1e-9));
            held += expected.low() <= right && right <= expected.high() ? 1 : 0;
            Expected alone = expected(products);
            heldByProduct += alone.low() <= right && right <= alone.high() ? 1 : 0;
        }
        assertThat((double) held / trials).isBetween(0.88, 0.95);
        assertThat(heldByProduct).isLessThan(held);
    }

    private static Expected expected(double... confidences) {
        return Expected.of(DoubleStream.of(confidences)
                .<DoubleUnaryOperator>mapToObj(confidence -> shift -> Expected.shifted(confidence, shift))
                .toList());
    }
}
