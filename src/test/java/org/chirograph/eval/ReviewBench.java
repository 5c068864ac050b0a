package org.chirograph.eval;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.chirograph.catalog.Catalog;
import org.chirograph.catalog.CollectionFolder;
import org.chirograph.catalog.DocumentEntry;
import org.chirograph.catalog.PageEntry;
import org.chirograph.format.PageReader;
import org.chirograph.format.TaggedPage;
import org.chirograph.page.Page;
import org.chirograph.page.Reading;
import org.chirograph.page.Word;
import org.chirograph.review.Worth;
import org.chirograph.text.ScoringText;

/**
 * A reviewer who knows the truth answers the first words of the queue, key by key. One key confirms a word, takes one of
 * its alternatives, or passes over its line, where no line of the truth lies; typing takes a key a letter and one to end
 * with. Compared are three orders under the same rules: the queue's, that of the words' confidence, and that of reading.
 * Arguments: a collection of pages, the folder of their truth.
 */
final class ReviewBench {
    private static final int KEYS = 500;

    private ReviewBench() {}

    /** @param line names the line it was read in, among all of the collection */
    private record Asked(WordTruth word, String line) {}

    public static void main(String[] arguments) throws Exception {
        CollectionFolder folder = CollectionFolder.existing(Path.of(arguments[0]));
        List<Asked> reading = new ArrayList<>();
        try (Catalog catalog = Catalog.open(folder)) {
            for (PageEntry entry : catalog.pages()) {
                DocumentEntry document = catalog.document(entry.document()).orElseThrow();
                Path truth = Path.of(arguments[1], document.stem() + ".xml");
                if (Files.isRegularFile(truth)) {
                    Page read = PageReader.read(folder.record(entry.document(), entry.page()));
                    Map<Word, String> lines = new IdentityHashMap<>();
                    read.lines()
                            .forEach(line -> line.words()
                                    .forEach(word ->
                                            lines.put(word, entry.document() + "/" + entry.page() + "/" + line.id())));
                    WordTruth.of(TaggedPage.read(truth).page(), read)
                            .forEach(word -> reading.add(new Asked(word, lines.getOrDefault(word.word(), ""))));
                }
            }
        }
        List<Asked> confidence = sorted(reading, word -> -word.best().posterior());
        List<Asked> worth = sorted(reading, Worth::perKey);
        System.out.printf(
                "%d words, %d errors in them%n",
                reading.size(),
                reading.stream().mapToInt(asked -> asked.word().errors()).sum());
        double queue = report("the queue", worth);
        double plain = report("confidence", confidence);
        // Reading has no first pages: the mean over many beginnings.
        double top = 0;
        int starts = 0;
        for (int from = 0; from < reading.size(); from += Math.max(1, reading.size() / 50), starts++) {
            List<Asked> turned = new ArrayList<>(reading.subList(from, reading.size()));
            turned.addAll(reading.subList(0, from));
            top += removed(turned);
        }
        top /= starts;
        System.out.printf(
                Locale.ROOT, "%-12s %.1f errors removed by %d keys, %.3f a key%n", "reading", top, KEYS, top / KEYS);
        System.out.printf(Locale.ROOT, "queue / reading %.2f, queue / confidence %.2f%n", queue / top, queue / plain);
    }

    private static double report(String order, List<Asked> words) {
        double removed = removed(words);
        System.out.printf(
                Locale.ROOT,
                "%-12s %.0f errors removed by %d keys, %.3f a key%n",
                order,
                removed,
                KEYS,
                removed / KEYS);
        return removed;
    }

    private static int removed(List<Asked> words) {
        Set<String> transcribed = words.stream()
                .filter(each -> each.word().truth() != null)
                .map(Asked::line)
                .collect(Collectors.toSet());
        Set<String> passed = new HashSet<>();
        int keys = 0;
        int removed = 0;
        for (Asked each : words) {
            if (passed.contains(each.line())) {
                continue;
            }
            if (!transcribed.contains(each.line())) {
                passed.add(each.line());
            }
            WordTruth asked = each.word();
            int cost = 1;
            int gain = 0;
            if (asked.errors() > 0 && asked.truth() != null) {
                boolean listed = Worth.alternatives(asked.word()).stream()
                        .map(Reading::text)
                        .map(ScoringText::normalise)
                        .anyMatch(asked.truth()::equals);
                cost = listed
                        ? 1
                        : asked.truth().codePointCount(0, asked.truth().length()) + 1;
                gain = asked.errors();
            }
            if (keys + cost > KEYS) {
                return removed;
            }
            keys += cost;
            removed += gain;
        }
        return removed;
    }

    private static List<Asked> sorted(List<Asked> words, ToDoubleFunction<Word> worth) {
        List<Asked> sorted = new ArrayList<>(words);
        sorted.sort(Comparator.comparingDouble(
                        (Asked each) -> worth.applyAsDouble(each.word().word()))
                .reversed());
        return sorted;
    }
}
