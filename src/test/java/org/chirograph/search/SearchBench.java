package org.chirograph.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.chirograph.eval.Calibration;
import org.chirograph.eval.Judged;

/**
 * What is found of what is there: every word of a collection whose truth is known is looked for among the best readings,
 * among them with Lucene's fuzzy terms, and as Chirograph does it. Lines outside the truth are not judged.
 *
 * <p>Arguments: collection, folder of its truth, text (gzip) of whose words those that the collection lacks are looked
 * for.
 */
public final class SearchBench {
    private static final int MOST_HITS = 1_000;
    private static final int ABSENT = 1_000;
    private static final int SEED = 7;
    /** Of a text's words those that stand in it this often at least: no misprints. */
    private static final int OFTEN = 5;

    private interface Engine {
        List<String> find(String word) throws Exception;
    }

    private SearchBench() {}

    public static void main(String[] args) throws Exception {
        SearchTruth truth = new SearchTruth(Path.of(args[0]), Path.of(args[1]));
        Path work = Files.createTempDirectory("search-bench");
        List<String> absent = absent(Path.of(args[2]), truth);
        System.out.printf(
                Locale.ROOT,
                "%s: %d pages, %d words looked for, %d that are not there%n",
                args[1],
                truth.pages().size(),
                truth.queries().size(),
                absent.size());
        System.out.println("| | mAP | recall | hits | false hits, absent word | index |");
        System.out.println("|---|---|---|---|---|---|");
        try (PlainIndex plain = new PlainIndex(work.resolve("plain"), truth.pages())) {
            long plainSize = size(work.resolve("plain"));
            judge("best readings", truth, absent, word -> plain.search(word, false), plainSize);
            judge("best readings, fuzzy", truth, absent, word -> plain.search(word, true), plainSize);
        }
        Path folder = work.resolve("index");
        try (PageIndex index = PageIndex.open(folder)) {
            for (SearchTruth.Recorded page : truth.pages()) {
                index.add(page.document(), page.page());
            }
            index.commit();
        }
        PlainIndex.merge(folder);
        try (PageSearch search = PageSearch.open(folder)) {
            judge("Chirograph", truth, absent, word -> places(search.search(word, MOST_HITS)), size(folder));
            judge(
                    "Chirograph, possible too",
                    truth,
                    absent,
                    word -> places(search.search(word, MOST_HITS, true)),
                    size(folder));
            coverage(truth, search);
        }
        calibration(truth);
    }

    private static List<String> places(Hits hits) {
        return hits.hits().stream()
                .map(hit -> SearchTruth.place(hit.document(), hit.page(), hit.line()))
                .toList();
    }

    private static void judge(String name, SearchTruth truth, List<String> absent, Engine engine, long size)
            throws Exception {
        double precisions = 0;
        int there = 0;
        int found = 0;
        int hits = 0;
        for (String word : truth.queries()) {
            Set<Set<String>> missing = truth.places(word);
            int all = missing.size();
            int judged = 0;
            int right = 0;
            double sum = 0;
            Set<String> seen = new HashSet<>();
            for (String place : engine.find(word)) {
                String line = truth.trueLine(place);
                if (line == null || !seen.add(line)) {
                    continue;
                }
                boolean isNew = missing.removeIf(lines -> lines.contains(line));
                if (isNew || !truth.has(line, word)) {
                    judged++;
                    right += isNew ? 1 : 0;
                    sum += isNew ? (double) right / judged : 0;
                }
            }
            precisions += sum / all;
            there += all;
            found += all - missing.size();
            hits += judged;
        }
        int wrong = 0;
        for (String word : absent) {
            wrong += engine.find(word).size();
        }
        System.out.printf(
                Locale.ROOT,
                "| %s | %.3f | %.3f | %.2f | %.2f | %d KB |%n",
                name,
                precisions / truth.queries().size(),
                (double) found / there,
                (double) hits / truth.queries().size(),
                (double) wrong / absent.size(),
                size / 1024);
    }

    /** In how many searches the number of true hits lies in its interval. */
    private static void coverage(SearchTruth truth, PageSearch search) throws Exception {
        int held = 0;
        int below = 0;
        double expected = 0;
        int there = 0;
        for (String word : truth.queries()) {
            List<DoubleUnaryOperator> confidences = new ArrayList<>();
            int right = 0;
            for (Hit hit : search.search(word, MOST_HITS).hits()) {
                String line = truth.trueLine(SearchTruth.place(hit.document(), hit.page(), hit.line()));
                if (line != null) {
                    confidences.add(shift -> Expected.shifted(hit.confidence(), shift));
                    right += truth.has(line, word) ? 1 : 0;
                }
            }
            Expected about = Expected.of(confidences);
            held += about.low() <= right && right <= about.high() ? 1 : 0;
            below += right > about.high() ? 1 : 0;
            expected += about.mean();
            there += right;
        }
        int words = truth.queries().size();
        System.out.printf(
                Locale.ROOT,
                "true hits: %.1f expected, %d there; in the interval in %.3f of searches, above it in %.3f%n",
                expected,
                there,
                (double) held / words,
                (double) below / words);
    }

    /** Whether the probabilities of words in lines, all alternatives included, mean what they say. */
    private static void calibration(SearchTruth truth) {
        List<Judged> judged = new ArrayList<>();
        List<Judged> others = new ArrayList<>();
        for (SearchTruth.Recorded page : truth.pages()) {
            for (IndexedLine indexed : IndexedLine.of(page.page())) {
                String at = truth.trueLine(
                        SearchTruth.place(page.document(), page.page().id(), indexed.id()));
                if (at != null) {
                    Set<String> best = new HashSet<>(Folding.words(indexed.text()));
                    new LineTokens(indexed).presences().forEach((token, presence) -> {
                        Judged one = new Judged(presence.probability(), truth.has(at, token));
                        judged.add(one);
                        if (!best.contains(token)) {
                            others.add(one);
                        }
                    });
                }
            }
        }
        print("words in lines", Calibration.of(judged));
        print("those not read first", Calibration.of(others));
    }

    private static void print(String name, Calibration c) {
        System.out.printf(
                Locale.ROOT,
                "%s: %d, right %.4f, expected %.4f, ECE %.4f%n",
                name,
                c.count(),
                c.accuracy(),
                c.meanPosterior(),
                c.ece());
        for (Calibration.Bin bin : c.bins()) {
            System.out.printf(
                    Locale.ROOT,
                    "   %.2f: %d said %.3f are %.3f%n",
                    bin.high(),
                    bin.count(),
                    bin.meanPosterior(),
                    bin.accuracy());
        }
    }

    private static List<String> absent(Path text, SearchTruth truth) throws IOException {
        TreeMap<String, Integer> counts = new TreeMap<>();
        try (var in = new GZIPInputStream(Files.newInputStream(text))) {
            for (String token :
                    Folding.spellings(new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))) {
                if (token.matches("\\p{L}{4,}") && !truth.occurs(token)) {
                    counts.merge(token, 1, Integer::sum);
                }
            }
        }
        counts.values().removeIf(count -> count < OFTEN);
        List<String> words = new ArrayList<>(counts.keySet());
        Collections.shuffle(words, new Random(SEED));
        return words.subList(0, Math.min(ABSENT, words.size()));
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
