package org.chirograph.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.chirograph.page.Line;
import org.chirograph.page.Page;
import org.chirograph.page.Reading;
import org.chirograph.page.Word;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Searches small random lines and compares with what every possible transcription of them says: all combinations of the
 * words' readings that are indexed, "none of these" (written as {@code ?}) included, each with its probability.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchOracleTest {
    private static final String[] VOCABULARY = {"ab", "abc", "b", "bac", "c"};
    private static final int LINES = 300;
    /** The index keeps posteriors to an eighth of a thousandth; up to four words of a line take part. */
    private static final double QUANTISED = 5e-4;

    private record Transcription(List<String> words, double probability) {}

    private final Map<String, List<Transcription>> truth = new TreeMap<>();

    @BeforeAll
    void indexRandomLines(@TempDir Path folder) throws IOException {
        this.folder = folder;
        Random random = new Random(11);
        try (PageIndex index = PageIndex.open(folder)) {
            for (int p = 0; p < LINES / 5; p++) {
                String[] lines = new String[5];
                for (int i = 0; i < lines.length; i++) {
                    lines[i] = line(random);
                }
                Page page = Pages.page(String.format("%04d", p), lines);
                index.add("box", page);
                double least = IndexedLine.leastPosterior(page);
                page.lines().forEach(line -> truth.put(page.id() + line.id(), transcriptions(line, least)));
                if (p % 20 == 0) {
                    index.commit();
                }
            }
            index.commit();
        }
    }

    private Path folder;

    @Test
    void aWordIsFoundWithTheProbabilityThatItIsThere() throws Exception {
        for (String word : VOCABULARY) {
            agrees(word, words -> words.contains(word));
        }
    }

    @Test
    void aBeginningIsFoundWithTheProbabilityThatAWordBeginsSo() throws Exception {
        agrees("ab*", words -> words.stream().anyMatch(word -> word.startsWith("ab")));
    }

    @Test
    void aPhraseIsFoundWhereATranscriptionHasItAndNowhereElse() throws Exception {
        for (String first : VOCABULARY) {
            for (String second : VOCABULARY) {
                Map<String, Hit> hits = hits("\"" + first + " " + second + "\"");
                truth.forEach((line, transcriptions) -> assertThat(hits.containsKey(line))
                        .as("%s %s in %s", first, second, line)
                        .isEqualTo(probability(transcriptions, words -> follow(words, first, second)) > 0));
            }
        }
    }

    @Test
    void aPhraseThatHasOnePlaceIsFoundWithTheProbabilityThatItIsThere() throws Exception {
        Map<String, Hit> hits = hits("\"ab c\"");
        int compared = 0;
        for (Map.Entry<String, Hit> hit : hits.entrySet()) {
            if (hit.getValue().words().size() == 2 && places(truth.get(hit.getKey())) == 1) {
                double expected = probability(truth.get(hit.getKey()), words -> follow(words, "ab", "c"));
                assertThat(hit.getValue().confidence()).isCloseTo(expected, within(QUANTISED));
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(10);
    }

    @Test
    void hitsStandInTheOrderOfTheExpectedNumberOfWords() throws Exception {
        try (PageSearch search = PageSearch.open(folder)) {
            List<Hit> hits = search.search("ab OR c", 1000).hits();
            assertThat(hits).extracting(Hit::score).isSortedAccordingTo((a, b) -> Double.compare(b, a));
            for (Hit hit : hits) {
                List<Transcription> transcriptions = truth.get(hit.page() + hit.line());
                double here = probability(transcriptions, words -> words.contains("ab"))
                        + probability(transcriptions, words -> words.contains("c"));
                assertThat(hit.score()).isBetween(here - QUANTISED, here + 0.2 + QUANTISED);
            }
        }
    }

    @Test
    void theExpectedNumberIsThatOfLinesThatTrulyFit() throws Exception {
        isExpected("ab*", words -> words.stream().anyMatch(word -> word.startsWith("ab")));
        isExpected("ab~1", words -> words.stream().anyMatch(word -> EditDistance.between("ab", word, 1) <= 1));
        isExpected("/b.*/", words -> words.stream().anyMatch(word -> word.startsWith("b")));
        for (String word : VOCABULARY) {
            isExpected(word, words -> words.contains(word));
        }
    }

    /** Parts of a query count as independent, which they aren't where two readings of a word have one each. */
    @Test
    void ofEitherWordTheExpectedNumberIsNearlyThatOfLinesWithOne() throws Exception {
        Predicate<List<String>> either = words -> words.contains("ab") || words.contains("c");
        double all = expected(either);
        try (PageSearch search = PageSearch.open(folder)) {
            Hits hits = search.search("ab OR c", 1000);
            assertThat(hits.expected().mean()).isCloseTo(all, within(0.1 * all));
            assertThat(hits.hits().stream().mapToDouble(Hit::confidence).sum())
                    .as("of those with all that was found in them")
                    .isLessThan(0.8 * all);
        }
    }

    private void isExpected(String query, Predicate<List<String>> holds) throws Exception {
        try (PageSearch search = PageSearch.open(folder)) {
            Hits hits = search.search(query, 1000);
            assertThat(hits.expected().mean()).as(query).isCloseTo(expected(holds), within(LINES * QUANTISED));
        }
    }

    private double expected(Predicate<List<String>> holds) {
        return truth.values().stream()
                .mapToDouble(transcriptions -> probability(transcriptions, holds))
                .sum();
    }

    private void agrees(String query, Predicate<List<String>> holds) throws Exception {
        Map<String, Hit> hits = hits(query);
        truth.forEach((line, transcriptions) -> {
            double expected = probability(transcriptions, holds);
            assertThat(hits.containsKey(line)).as("%s in %s", query, line).isEqualTo(expected > 0);
            if (expected > 0) {
                assertThat(hits.get(line).confidence()).isCloseTo(expected, within(QUANTISED));
            }
        });
    }

    private Map<String, Hit> hits(String query) throws Exception {
        Map<String, Hit> hits = new TreeMap<>();
        try (PageSearch search = PageSearch.open(folder)) {
            search.search(query, 1000).hits().forEach(hit -> hits.put(hit.page() + hit.line(), hit));
        }
        return hits;
    }

    private static double probability(List<Transcription> transcriptions, Predicate<List<String>> holds) {
        return transcriptions.stream()
                .filter(transcription -> holds.test(transcription.words))
                .mapToDouble(Transcription::probability)
                .sum();
    }

    private static boolean follow(List<String> words, String first, String second) {
        for (int i = 1; i < words.size(); i++) {
            if (words.get(i - 1).equals(first) && words.get(i).equals(second)) {
                return true;
            }
        }
        return false;
    }

    /** At how many places of a line some transcription has "ab c". */
    private static long places(List<Transcription> transcriptions) {
        return transcriptions.stream()
                .flatMap(transcription -> {
                    List<Integer> found = new ArrayList<>();
                    List<String> words = transcription.words;
                    for (int i = 1; i < words.size(); i++) {
                        if (words.get(i - 1).equals("ab") && words.get(i).equals("c")) {
                            found.add(i);
                        }
                    }
                    return found.stream();
                })
                .distinct()
                .count();
    }

    private static List<Transcription> transcriptions(Line line, double least) {
        List<Transcription> all = List.of(new Transcription(List.of(), 1));
        for (Word word : line.words()) {
            List<Transcription> longer = new ArrayList<>();
            for (Transcription before : all) {
                double other = 1;
                for (Reading reading : word.readings()) {
                    if (reading != word.best() && reading.posterior() < least) {
                        continue;
                    }
                    longer.add(and(before, reading.text(), reading.posterior()));
                    other -= reading.posterior();
                }
                longer.add(and(before, "?", Math.max(0, other)));
            }
            all = longer;
        }
        return all;
    }

    private static Transcription and(Transcription before, String word, double probability) {
        List<String> words = new ArrayList<>(before.words);
        words.add(word);
        return new Transcription(words, before.probability * probability);
    }

    private static String line(Random random) {
        List<String> words = new ArrayList<>();
        for (int n = 1 + random.nextInt(4); n > 0; n--) {
            StringBuilder word = new StringBuilder();
            double left = 1;
            double posterior = 1;
            int start = random.nextInt(VOCABULARY.length);
            for (int r = 0; r < 1 + random.nextInt(3); r++) {
                posterior = Math.rint(Math.min(posterior, left) * (0.3 + 0.7 * random.nextDouble()) * 1e4) / 1e4;
                if (posterior < 1e-3) {
                    break;
                }
                left -= posterior;
                word.append(r == 0 ? "" : "/")
                        .append(VOCABULARY[(start + r) % VOCABULARY.length])
                        .append(':')
                        .append(posterior);
            }
            words.add(word.toString());
        }
        return String.join(" ", words);
    }
}
