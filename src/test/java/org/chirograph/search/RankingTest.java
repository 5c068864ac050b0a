package org.chirograph.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Of more lines than have their readings read, each on its page with a word of known probability. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RankingTest {
    private static final int LINES = 900;
    private static final int EXACT = 250;
    private static final double STEP = 1.0 / 63;

    /** By document and page. */
    private final Map<String, Double> truth = new HashMap<>();

    private PageSearch search;

    @BeforeAll
    void indexLines(@TempDir Path folder) throws IOException {
        Random random = new Random(3);
        try (PageIndex index = PageIndex.open(folder)) {
            for (int p = 0; p < LINES; p++) {
                String document = "box-" + p % 7;
                String page = String.format("%04d", p);
                double probability = Math.max(0.01, Math.rint(4000 * Math.pow(random.nextDouble(), 2)) / 4000);
                index.add(document, Pages.page(page, String.format("le rodium:1/radium:%s", probability)));
                truth.put(document + page, probability);
                if (p % 100 == 0) {
                    index.commit();
                }
            }
            index.commit();
        }
        search = PageSearch.open(folder);
    }

    @Test
    void theFirstStandInTheirExactOrderAndTheOthersWithinAStepOfIt() throws Exception {
        List<Hit> hits = search.search("radium", 1000).hits();
        assertThat(hits).hasSize(LINES);
        List<Double> told = hits.stream().map(Hit::confidence).toList();
        List<Double> exact =
                truth.values().stream().sorted(Comparator.reverseOrder()).toList();
        assertThat(told.subList(0, EXACT - 20)).isEqualTo(exact.subList(0, EXACT - 20));
        for (int i = 0; i < LINES; i++) {
            assertThat(told.get(i)).isCloseTo(exact.get(i), within(STEP));
            assertThat(told.get(i)).isEqualTo(truth.get(key(hits.get(i))));
        }
    }

    @Test
    void pagesOfHitsAreThoseOfAllHits() throws Exception {
        for (Order order : Order.values()) {
            List<Hit> all =
                    search.search(Query.parse("radium"), order, 1000, false).hits();
            for (int limit : new int[] {1, 20, EXACT, EXACT + 20, 500}) {
                assertThat(search.search(Query.parse("radium"), order, limit, false)
                                .hits())
                        .isEqualTo(all.subList(0, limit));
            }
        }
    }

    @Test
    void theExpectedNumberOfHitsIsTheSumOfTheirProbabilities() throws Exception {
        double sum = truth.values().stream().mapToDouble(p -> p).sum();
        assertThat(search.search("radium", 10).expected().mean()).isCloseTo(sum, within(0.01 * sum));
    }

    @Test
    void hitsCanBeToldSurestFirstOrAsTheyStandInTheCollection() throws Exception {
        List<Hit> surest = search.search(Query.parse("le radium conf<0.9"), Order.CONFIDENCE, 300, false)
                .hits();
        assertThat(surest).extracting(Hit::confidence).isSortedAccordingTo(Comparator.reverseOrder());
        List<Hit> standing = search.search(Query.parse("radium"), Order.DOCUMENT, 1000, false)
                .hits();
        assertThat(standing).extracting(RankingTest::key).isSorted().hasSize(LINES);
    }

    @Test
    void facetsCountHitsByDocumentAndByConfidence() throws Exception {
        Hits hits = search.search("radium", 1);
        Map<String, Integer> documents = new HashMap<>();
        hits.facets().documents().forEach(count -> documents.put(count.value(), count.lines()));
        for (int d = 0; d < 7; d++) {
            String document = "box-" + d;
            assertThat(documents.get(document)).isEqualTo((int) truth.keySet().stream()
                    .filter(key -> key.startsWith(document))
                    .count());
        }
        assertThat(hits.facets().documents().getFirst().value())
                .isEqualTo(hits.hits().getFirst().document());
        assertThat(hits.ranked()).isEqualTo(LINES);
        // Each range is a filter that gives the hits it counts, but for those within half a step of its bounds.
        List<Integer> counted = new ArrayList<>();
        for (Facets.Count range : hits.facets().confidence()) {
            int filtered = search.search("radium " + range.value(), 1).ranked();
            assertThat(range.lines()).isCloseTo(filtered, within(15));
            counted.add(filtered);
        }
        assertThat(IntStream.range(0, 3).map(counted::get).sum()).isEqualTo(LINES);
        assertThat(counted).doesNotContain(0);
    }

    private static String key(Hit hit) {
        return hit.document() + hit.page();
    }
}
