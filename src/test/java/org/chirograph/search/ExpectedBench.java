package org.chirograph.search;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.SequencedMap;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import org.chirograph.page.Reading;

/**
 * Whether what a search tells of the number of its hits that are right holds, for each kind of query: the share of queries
 * whose true number lies in the 90 % interval, and the sums of what was expected and what was there. Queries are made of
 * words that stand in the truth and, apart from these, of words as they were read, true or not: who looks for what a reader
 * made up expects little. Lines outside the truth are not judged, nor are queries that no line fits.
 *
 * <p>Arguments: collection, folder of its truth.
 */
public final class ExpectedBench {
    private static final int QUERIES = 400;
    private static final int SEED = 7;
    private static final int SHORTEST = 4;
    private static final int BEGINNING = 5;

    /** A recorded line and the true one. */
    private record Pair(IndexedLine read, IndexedLine truth) {}

    private ExpectedBench() {}

    public static void main(String[] args) throws Exception {
        SearchTruth truth = new SearchTruth(Path.of(args[0]), Path.of(args[1]));
        List<Pair> pairs = new ArrayList<>();
        for (SearchTruth.Recorded page : truth.pages()) {
            for (IndexedLine line : IndexedLine.of(page.page())) {
                IndexedLine there = truth.asRead(
                        line, SearchTruth.place(page.document(), page.page().id(), line.id()));
                if (there != null) {
                    pairs.add(new Pair(line, there));
                }
            }
        }
        System.out.printf("%s: %d lines%n", args[1], pairs.size());
        System.out.println("| | queries | expected | there | in the interval | above | below |");
        System.out.println("|---|---|---|---|---|---|---|");
        judge("in the truth", pairs.stream().map(Pair::truth).toList(), pairs);
        judge("as read", pairs.stream().map(Pair::read).toList(), pairs);
    }

    private static void judge(String source, List<IndexedLine> lines, List<Pair> pairs) throws QueryException {
        for (Map.Entry<String, List<String>> kind : queries(lines).entrySet()) {
            int asked = 0;
            int held = 0;
            int above = 0;
            double expected = 0;
            int there = 0;
            for (String text : kind.getValue()) {
                QueryTree query = Query.parse(text).tree();
                List<DoubleUnaryOperator> truths = new ArrayList<>();
                int right = 0;
                for (Pair pair : pairs) {
                    if (query.fits(pair.read)) {
                        double[] parts = new LineMatcher(query.wanted(), pair.read).probabilities();
                        truths.add(shift -> query.truth(Arrays.stream(parts).iterator(), shift));
                        right += query.fits(pair.truth) ? 1 : 0;
                    }
                }
                if (truths.isEmpty()) {
                    continue;
                }
                Expected about = Expected.of(truths);
                asked++;
                held += about.low() <= right && right <= about.high() ? 1 : 0;
                above += right > about.high() ? 1 : 0;
                expected += about.mean();
                there += right;
            }
            System.out.printf(
                    Locale.ROOT,
                    "| %s, %s | %d | %.1f | %d | %.3f | %.3f | %.3f |%n",
                    kind.getKey(),
                    source,
                    asked,
                    expected,
                    there,
                    (double) held / asked,
                    (double) above / asked,
                    (double) (asked - held - above) / asked);
        }
    }

    private static SequencedMap<String, List<String>> queries(List<IndexedLine> lines) {
        TreeSet<String> words = new TreeSet<>();
        TreeSet<String> pairs = new TreeSet<>();
        TreeSet<String> triples = new TreeSet<>();
        for (IndexedLine line : lines) {
            List<String> tokens = new ArrayList<>();
            for (IndexedLine.Entry word : line.words()) {
                Reading best = word.readings().getFirst();
                tokens.addAll(Folding.words(best.text()));
            }
            for (int i = 0; i < tokens.size(); i++) {
                if (tokens.get(i).matches("\\p{L}{" + SHORTEST + ",}")) {
                    words.add(tokens.get(i));
                }
                if (i > 0) {
                    pairs.add(tokens.get(i - 1) + " " + tokens.get(i));
                }
                if (i > 1) {
                    triples.add(tokens.get(i - 2) + " " + tokens.get(i - 1) + " " + tokens.get(i));
                }
            }
        }
        Random random = new Random(SEED);
        List<String> some = some(words, random);
        List<String> others = some(words, random);
        List<String> two = some(pairs, random);
        SequencedMap<String, List<String>> queries = new LinkedHashMap<>();
        queries.put("word", some);
        queries.put("phrase of 2", two.stream().map(each -> "\"" + each + "\"").toList());
        queries.put(
                "phrase of 3",
                some(triples, random).stream().map(each -> "\"" + each + "\"").toList());
        queries.put("near", two.stream().map(each -> "\"" + each + "\"~5").toList());
        queries.put(
                "beginning",
                some.stream()
                        .map(each -> each.substring(0, Math.min(BEGINNING, each.length() - 1)) + "*")
                        .toList());
        queries.put(
                "wildcards",
                some.stream()
                        .map(each -> each.charAt(0) + "?" + each.substring(2) + "*")
                        .toList());
        queries.put(
                "expression",
                some.stream()
                        .map(each -> "/" + each.substring(0, each.length() - 1) + ".{1,2}/")
                        .toList());
        queries.put("fuzzy", some.stream().map(each -> each + "~1").toList());
        queries.put(
                "fuzzy, 2 edits",
                some.stream()
                        .filter(each -> each.length() >= 6)
                        .map(each -> each + "~2")
                        .toList());
        queries.put("forms", some.stream().map(each -> each + " stem:fr").toList());
        queries.put("either word", pairs(some, others, " OR "));
        queries.put(
                "both words",
                two.stream().map(each -> "+" + each.replace(" ", " +")).toList());
        return queries;
    }

    private static List<String> pairs(List<String> some, List<String> others, String between) {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < some.size(); i++) {
            pairs.add(some.get(i) + between + others.get(i));
        }
        return pairs;
    }

    private static List<String> some(TreeSet<String> all, Random random) {
        List<String> list = new ArrayList<>(all);
        Collections.shuffle(list, random);
        return list.subList(0, Math.min(QUERIES, list.size()));
    }
}
