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
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.chirograph.catalog.Catalog;
import org.chirograph.catalog.CollectionFolder;
import org.chirograph.catalog.DocumentEntry;
import org.chirograph.catalog.PageEntry;
import org.chirograph.format.PageReader;
import org.chirograph.format.TaggedPage;
import org.chirograph.page.Line;
import org.chirograph.page.Page;
import org.chirograph.page.Reading;
import org.chirograph.page.Word;
import org.chirograph.recognize.ModelFolder;
import org.chirograph.review.Completions;
import org.chirograph.review.Worth;
import org.chirograph.text.ScoringText;

/**
 * A reviewer who knows the truth answers the first words of the queue, key by key. One key confirms a word, takes one of
 * its alternatives, or passes over its line, where no line of the truth lies; what is typed takes a key a letter and one to
 * end with, be it that the word is complete or that one of nine completions is right. Compared are three orders under the
 * same rules: the queue's, that of the words' confidence, and that of reading; and reading without completions.
 * Arguments: a collection of pages, the folder of their truth, the folder of the models.
 */
final class ReviewBench {
    private static final int KEYS = 500;

    private ReviewBench() {}

    /**
     * @param line names the line it was read in, among all of the collection
     * @param plainKeys that an answer takes when all of a word is typed
     * @param keys that it takes when a key completes what was begun
     */
    private record Asked(WordTruth word, String line, int plainKeys, int keys) {}

    public static void main(String[] arguments) throws Exception {
        CollectionFolder folder = CollectionFolder.existing(Path.of(arguments[0]));
        Completions completions = new Completions(
                model -> ModelFolder.open(Path.of(arguments[2], model)).language());
        List<Asked> reading = new ArrayList<>();
        try (Catalog catalog = Catalog.open(folder)) {
            for (PageEntry entry : catalog.pages()) {
                DocumentEntry document = catalog.document(entry.document()).orElseThrow();
                Path truth = Path.of(arguments[1], document.stem() + ".xml");
                if (Files.isRegularFile(truth)) {
                    Page read = PageReader.read(folder.record(entry.document(), entry.page()));
                    Map<Word, Line> lines = new IdentityHashMap<>();
                    read.lines().forEach(line -> line.words().forEach(word -> lines.put(word, line)));
                    for (WordTruth word : WordTruth.of(TaggedPage.read(truth).page(), read)) {
                        Line line = lines.get(word.word());
                        String place = entry.document() + "/" + entry.page() + "/" + line.id();
                        int plain = keys(word);
                        reading.add(new Asked(
                                word, place, plain, plain == 1 ? 1 : keys(word, read, line, plain, completions)));
                    }
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
        double top = read(reading, Asked::keys);
        double typing = read(reading, Asked::plainKeys);
        System.out.printf(
                Locale.ROOT,
                "reading, by all that helps %.3f a key, typing each word to its end %.3f%n",
                top / KEYS,
                typing / KEYS);
        System.out.printf(
                Locale.ROOT,
                "queue / confidence %.2f, queue / reading %.2f, queue / reading without completions %.2f%n",
                queue / plain,
                queue / top,
                queue / typing);
    }

    private static double read(List<Asked> reading, ToIntFunction<Asked> keys) {
        double sum = 0;
        int starts = 0;
        for (int from = 0; from < reading.size(); from += Math.max(1, reading.size() / 50), starts++) {
            List<Asked> turned = new ArrayList<>(reading.subList(from, reading.size()));
            turned.addAll(reading.subList(0, from));
            sum += removed(turned, keys);
        }
        return sum / starts;
    }

    /** Keys to answer with where all that is typed is typed to its end. */
    private static int keys(WordTruth asked) {
        String truth = asked.truth();
        if (asked.errors() == 0 || truth == null) {
            return 1;
        }
        boolean listed = Worth.alternatives(asked.word()).stream()
                .map(Reading::text)
                .map(ScoringText::normalise)
                .anyMatch(truth::equals);
        return listed ? 1 : truth.codePointCount(0, truth.length()) + 1;
    }

    private static int keys(WordTruth asked, Page page, Line line, int plain, Completions completions) {
        String truth = String.valueOf(asked.truth());
        for (int typed = 1; typed < plain - 1; typed++) {
            String begun = truth.substring(0, truth.offsetByCodePoints(0, typed));
            if (completions.of(page, line, asked.word(), begun).stream()
                    .map(ScoringText::normalise)
                    .anyMatch(truth::equals)) {
                return typed + 1;
            }
        }
        return plain;
    }

    private static double report(String order, List<Asked> words) {
        double removed = removed(words, Asked::keys);
        System.out.printf(
                Locale.ROOT,
                "%-12s %.0f errors removed by %d keys, %.3f a key%n",
                order,
                removed,
                KEYS,
                removed / KEYS);
        return removed;
    }

    private static int removed(List<Asked> words, ToIntFunction<Asked> keysOf) {
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
            int cost = keysOf.applyAsInt(each);
            if (keys + cost > KEYS) {
                return removed;
            }
            keys += cost;
            removed += each.word().errors();
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
