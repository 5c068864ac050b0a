package org.chirograph.review;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.chirograph.catalog.AuditedLine;
import org.chirograph.catalog.Catalog;
import org.chirograph.catalog.CollectionFolder;
import org.chirograph.catalog.DocumentEntry;
import org.chirograph.catalog.PageEntry;
import org.chirograph.eval.WordTruth;
import org.chirograph.format.PageReader;
import org.chirograph.format.TaggedPage;
import org.chirograph.page.Line;
import org.chirograph.page.Page;
import org.chirograph.page.Word;
import org.chirograph.text.EditAlignment;
import org.chirograph.text.ScoringText;

/**
 * Reviews of documents of which the truth is known, made of pages drawn by chance: the reviewer answers some words of the
 * queue, tells some lines of the audit, and so on. What is stated is held against the truth after every line told; a review
 * in which one statement is wrong counts as wrong. Arguments: a collection, the folder of its truth, reviews, the error
 * rate at which a reviewer stops.
 */
final class StoppingBench {
    private static final int MOST_LINES = 300;
    private static final int MOST_PAGES = 12;
    private static final int WORDS_AT_A_TIME = 8;

    /**
     * @param truths of its words, by their ids; a word that stands in no line of the truth is taken for right
     * @param outside ids of such words
     */
    record KnownPage(Page page, Map<String, String> truths, Set<String> outside) {}

    private record Asked(int page, String line, String word, double worth) {}

    private final List<Page> pages = new ArrayList<>();
    private final List<Map<String, String>> truths = new ArrayList<>();
    private final List<AuditedLine> drawn = new ArrayList<>();
    private final Random random;
    private final String name;

    private StoppingBench(List<KnownPage> all, int seed) {
        random = new Random(seed);
        name = "review " + seed;
        int count = 1 + random.nextInt(Math.min(MOST_PAGES, all.size()));
        for (int i = 0; i < count; i++) {
            KnownPage known = all.get(random.nextInt(all.size()));
            Page page = known.page();
            pages.add(new Page("%04d".formatted(i), "", page.width(), page.height(), page.regions(), List.of()));
            truths.add(known.truths());
        }
    }

    public static void main(String[] arguments) throws Exception {
        List<KnownPage> known = known(CollectionFolder.existing(Path.of(arguments[0])), Path.of(arguments[1]));
        int reviews = Integer.parseInt(arguments[2]);
        double target = Double.parseDouble(arguments[3]);
        int right = 0;
        int reached = 0;
        int told = 0;
        int lines = 0;
        List<Double> stated = new ArrayList<>();
        List<Double> truth = new ArrayList<>();
        for (int seed = 1; seed <= reviews; seed++) {
            StoppingBench review = new StoppingBench(known, seed);
            boolean good = true;
            double bound = 1;
            while (review.drawn.size() < MOST_LINES && review.tell()) {
                bound = review.audit().atMost();
                good &= review.errorRate() <= bound + 1e-9;
                if (bound <= target) {
                    break;
                }
                if (review.random.nextInt(5) == 0) {
                    review.answerWords();
                }
            }
            right += good ? 1 : 0;
            reached += bound <= target ? 1 : 0;
            told += review.drawn.size();
            lines +=
                    review.pages.stream().mapToInt(p -> (int) p.lines().count()).sum();
            stated.add(bound);
            truth.add(review.errorRate());
        }
        stated.sort(null);
        truth.sort(null);
        System.out.printf(
                Locale.ROOT,
                "%d of %d reviews without a wrong statement (%.1f %%); %d ended at %.1f %% or less, after %d of %d lines;"
                        + " stated at the end, median %.2f %%, true %.2f %%%n",
                right,
                reviews,
                100.0 * right / reviews,
                reached,
                100 * target,
                told,
                lines,
                100 * stated.get(reviews / 2),
                100 * truth.get(reviews / 2));
    }

    static List<KnownPage> known(CollectionFolder folder, Path truthFolder) throws Exception {
        List<KnownPage> known = new ArrayList<>();
        try (Catalog catalog = Catalog.open(folder)) {
            for (PageEntry entry : catalog.pages()) {
                DocumentEntry document = catalog.document(entry.document()).orElseThrow();
                Path file = truthFolder.resolve(document.stem() + ".xml");
                if (Files.isRegularFile(file)) {
                    Page page = PageReader.read(folder.record(entry.document(), entry.page()));
                    Map<String, String> truths = new HashMap<>();
                    Set<String> outside = new HashSet<>();
                    for (WordTruth word : WordTruth.of(TaggedPage.read(file).page(), page)) {
                        String text = word.truth() == null ? word.word().best().text() : word.truth();
                        truths.put(word.word().id(), text);
                        if (word.truth() == null) {
                            outside.add(word.word().id());
                        }
                    }
                    known.add(new KnownPage(page, truths, outside));
                }
            }
        }
        return known;
    }

    private DocumentAudit audit() {
        return DocumentAudit.of(name, pages, drawn);
    }

    /** Tells the line that is asked for. @return whether there was one */
    private boolean tell() {
        DocumentAudit audit = audit();
        DocumentAudit.Stake asked = audit.next().orElse(null);
        if (asked == null) {
            return false;
        }
        int page = Integer.parseInt(asked.page());
        String text = truth(truths.get(page), asked.line());
        drawn.add(audit.told(asked, text, "Ada", Instant.EPOCH));
        replace(page, Retyping.whole(asked.line(), text, "Ada"));
        return true;
    }

    private void answerWords() {
        List<Asked> queue = new ArrayList<>();
        for (int i = 0; i < pages.size(); i++) {
            int page = i;
            pages.get(i)
                    .lines()
                    .forEach(line ->
                            line.words().forEach(w -> queue.add(new Asked(page, line.id(), w.id(), Worth.perKey(w)))));
        }
        queue.sort(Comparator.comparingDouble(Asked::worth).reversed());
        for (Asked asked : queue.subList(0, Math.min(WORDS_AT_A_TIME, queue.size()))) {
            if (asked.worth > 0) {
                Line line = pages.get(asked.page)
                        .lines()
                        .filter(l -> l.id().equals(asked.line))
                        .findFirst()
                        .orElseThrow();
                String text = truths.get(asked.page).getOrDefault(asked.word, "");
                replace(asked.page, Retyping.of(line, asked.word, text, "Ada"));
            }
        }
    }

    private void replace(int page, Line now) {
        pages.set(page, pages.get(page).mapLines(l -> l.id().equals(now.id()) ? now : l));
    }

    /** What a line says, from its words that nobody has checked and from those that somebody has. */
    static String truth(Map<String, String> truths, Line line) {
        List<String> words = new ArrayList<>();
        for (Word word : line.words()) {
            String text = word.isChecked() ? word.best().text() : truths.getOrDefault(word.id(), "");
            if (!text.isEmpty()) {
                words.add(text);
            }
        }
        return String.join(" ", words);
    }

    private double errorRate() {
        int errors = 0;
        int characters = 0;
        for (int i = 0; i < pages.size(); i++) {
            for (Line line : pages.get(i).lines().toList()) {
                String truth = ScoringText.normalise(truth(truths.get(i), line));
                errors += EditAlignment.distance(truth, ScoringText.normalise(line.text()));
                characters += truth.codePointCount(0, truth.length());
            }
        }
        return (double) errors / Math.max(1, characters);
    }
}
