package org.chirograph.eval;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.chirograph.catalog.Catalog;
import org.chirograph.catalog.CollectionFolder;
import org.chirograph.catalog.DocumentEntry;
import org.chirograph.catalog.PageEntry;
import org.chirograph.format.PageReader;
import org.chirograph.format.TaggedPage;
import org.chirograph.page.Line;
import org.chirograph.page.Page;
import org.chirograph.page.Polygon;
import org.chirograph.page.Reading;
import org.chirograph.page.Word;
import org.chirograph.review.Worth;
import org.chirograph.text.EditAlignment;
import org.chirograph.text.EditAlignment.Kind;
import org.chirograph.text.EditAlignment.Step;
import org.chirograph.text.ScoringText;

/**
 * A reviewer who knows the truth answers the first words of the queue, key by key. One key confirms a word, takes one of
 * its alternatives or passes on, where no line of the truth lies; typing takes a key a letter and one to end with. Compared are three orders under the
 * same rules: the queue's, that of the words' confidence, and that of reading. Arguments: a collection of pages, the
 * folder of their truth.
 */
final class ReviewBench {
    private static final int KEYS = 500;
    private static final double LEAST_SHARE = 1.0 / 3;

    private ReviewBench() {}

    /**
     * A word that was read.
     *
     * @param truth what stands there; null where no line of the truth does, so that nothing can be answered
     */
    private record Asked(
            Word word, @org.jspecify.annotations.Nullable String truth) {
        int errors() {
            return truth == null
                    ? 0
                    : EditAlignment.distance(ScoringText.normalise(word.best().text()), truth);
        }
    }

    public static void main(String[] arguments) throws Exception {
        CollectionFolder folder = CollectionFolder.existing(Path.of(arguments[0]));
        List<Asked> reading = new ArrayList<>();
        try (Catalog catalog = Catalog.open(folder)) {
            for (PageEntry entry : catalog.pages()) {
                DocumentEntry document = catalog.document(entry.document()).orElseThrow();
                Path truth = Path.of(arguments[1], document.stem() + ".xml");
                if (Files.isRegularFile(truth)) {
                    Page read = PageReader.read(folder.record(entry.document(), entry.page()));
                    reading.addAll(asked(TaggedPage.read(truth).page(), read));
                }
            }
        }
        List<Asked> confidence = new ArrayList<>(reading);
        confidence.sort(Comparator.comparingDouble(a -> a.word.best().posterior()));
        List<Asked> worth = sorted(reading, a -> Worth.perKey(a.word));
        System.out.printf(
                "%d words, %d errors in them%n",
                reading.size(), reading.stream().mapToInt(Asked::errors).sum());
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
        int keys = 0;
        int removed = 0;
        for (Asked asked : words) {
            int cost = 1;
            int gain = 0;
            if (asked.errors() > 0 && asked.truth != null) {
                boolean listed = Worth.alternatives(asked.word).stream()
                        .map(Reading::text)
                        .map(ScoringText::normalise)
                        .anyMatch(asked.truth::equals);
                cost = listed ? 1 : asked.truth.codePointCount(0, asked.truth.length()) + 1;
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

    private static List<Asked> sorted(List<Asked> words, ToDoubleFunction<Asked> worth) {
        List<Asked> sorted = new ArrayList<>(words);
        sorted.sort(Comparator.comparingDouble(worth).reversed());
        return sorted;
    }

    private record TrueLine(String text, Polygon outline, List<Word> read) {}

    /** Every word of a page with what stands there, by the rules of {@link PageScorer}. */
    private static List<Asked> asked(Page truth, Page read) {
        List<TrueLine> lines = truth.lines()
                .map(l -> new TrueLine(ScoringText.normalise(l.text()), l.outline(), new ArrayList<>()))
                .filter(l -> !l.text.isEmpty())
                .toList();
        List<Asked> all = new ArrayList<>();
        for (Line line : read.lines().toList()) {
            for (Word word : line.words()) {
                TrueLine best = lines.stream()
                        .max(Comparator.comparingDouble(l -> ClippedArea.of(l.outline, word.box())))
                        .orElse(null);
                if (best == null
                        || ClippedArea.of(best.outline, word.box()) < word.box().area() * LEAST_SHARE) {
                    all.add(new Asked(word, null));
                } else {
                    best.read.add(word);
                }
            }
        }
        lines.forEach(line -> all.addAll(asked(line)));
        return all;
    }

    private static List<Asked> asked(TrueLine line) {
        line.read.sort(Comparator.comparingInt(w -> w.box().x()));
        StringBuilder text = new StringBuilder();
        List<Integer> owner = new ArrayList<>();
        for (int i = 0; i < line.read.size(); i++) {
            if (!text.isEmpty()) {
                text.append(' ');
                owner.add(-1);
            }
            String word = ScoringText.normalise(line.read.get(i).best().text());
            text.append(word);
            for (int c = word.codePointCount(0, word.length()); c > 0; c--) {
                owner.add(i);
            }
        }
        int[] reference = line.text.codePoints().toArray();
        List<StringBuilder> truths = new ArrayList<>();
        line.read.forEach(w -> truths.add(new StringBuilder()));
        for (Step step : EditAlignment.ofText(line.text, text.toString()).steps()) {
            if (step.kind() != Kind.INSERT) {
                int at = Math.min(step.hypothesis(), owner.size() - 1);
                int word = at < 0 ? -1 : owner.get(at);
                // What was missed at a word's end stands before the space that follows.
                if (word < 0 && at > 0 && step.kind() == Kind.DELETE && reference[step.reference()] != ' ') {
                    word = owner.get(at - 1);
                }
                if (word >= 0) {
                    truths.get(word).appendCodePoint(reference[step.reference()]);
                }
            }
        }
        List<Asked> all = new ArrayList<>();
        for (int i = 0; i < truths.size(); i++) {
            all.add(new Asked(line.read.get(i), truths.get(i).toString().strip()));
        }
        return all;
    }
}
