package org.chirograph.search;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.chirograph.catalog.CollectionFolder;
import org.chirograph.format.PageReader;
import org.chirograph.page.Page;

/**
 * How fast very many pages are indexed and searched: pages of a text, laid out and misread as those of a collection were.
 * Arguments: collection, text (gzip, a paragraph a line), folder for the index, pages.
 */
public final class ManyPagesBench {
    private static final int THREADS = 2;
    private static final int PAGES_IN_DOCUMENT = 100;
    private static final int TEXT_WORDS = 2_000_000;
    private static final int QUERIES = 1_000;

    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

    private ManyPagesBench() {}

    public static void main(String[] args) throws Exception {
        List<Page> models = models(CollectionFolder.existing(Path.of(args[0])));
        List<String> text = words(Path.of(args[1]));
        Path folder = Path.of(args[2]);
        int pages = Integer.parseInt(args[3]);
        LongAdder making = new LongAdder();
        LongAdder adding = new LongAdder();
        LongAdder addingCpu = new LongAdder();
        try (PageIndex index = PageIndex.create(folder);
                ExecutorService pool = Executors.newFixedThreadPool(THREADS)) {
            List<Future<?>> parts = new ArrayList<>();
            for (int t = 0; t < THREADS; t++) {
                int first = t;
                parts.add(pool.submit(() -> {
                    SyntheticPages synthetic = new SyntheticPages(models, text, first);
                    for (int i = first; i < pages; i += THREADS) {
                        long begun = System.nanoTime();
                        Page page = synthetic.next("p" + i % PAGES_IN_DOCUMENT);
                        long made = System.nanoTime();
                        long used = CPU.getCurrentThreadCpuTime();
                        index.add("d" + i / PAGES_IN_DOCUMENT, page);
                        addingCpu.add(CPU.getCurrentThreadCpuTime() - used);
                        making.add(made - begun);
                        adding.add(System.nanoTime() - made);
                    }
                    return null;
                }));
            }
            for (Future<?> part : parts) {
                part.get();
            }
            long begun = System.nanoTime();
            index.commit();
            adding.add(THREADS * (System.nanoTime() - begun));
        }
        // The other threads wait for a commit; all else they do side by side.
        double indexed = adding.sum() / 1e9 / THREADS;
        double made = making.sum() / 1e9 / THREADS;
        System.out.printf(
                Locale.ROOT,
                "%d pages indexed in %.1f s, %.0f a second (CPU %.2f ms a page), beside %.1f s of making them; %.1f kB a page%n",
                pages,
                indexed,
                pages / indexed,
                addingCpu.sum() / 1e6 / pages,
                made,
                size(folder) / 1e3 / pages);
        search(folder, text);
    }

    private static void search(Path folder, List<String> text) throws Exception {
        long begun = System.nanoTime();
        try (PageSearch search = PageSearch.open(folder)) {
            System.out.printf(
                    Locale.ROOT, "%d lines, opened in %.3f s%n", search.lines(), (System.nanoTime() - begun) / 1e9);
            Map<String, Integer> counts = SyntheticPages.counts(text);
            ask("two words", "%s %s", ".+", search, text, counts);
            ask("both words", "+%s +%s", ".+", search, text, counts);
            ask("a phrase", "\"%s %s\"", ".+", search, text, counts);
            ask("a beginning", "%.4s*", "\\p{L}{5,}", search, text, counts);
            ask("an edit", "%s~1", "\\p{L}{5,}", search, text, counts);
        }
    }

    /** Two neighbouring words of the text, not the commonest: what a reader of such a text asks for. */
    private static void ask(
            String kind, String form, String word, PageSearch search, List<String> text, Map<String, Integer> counts)
            throws Exception {
        Random random = new Random(1);
        double[] millis = new double[QUERIES];
        double[] cpu = new double[QUERIES];
        for (int i = -QUERIES / 5; i < QUERIES; i++) {
            int at = random.nextInt(text.size() - 1);
            while (counts.get(text.get(at)) > 2_000
                    || counts.get(text.get(at + 1)) > 2_000
                    || !text.get(at).matches(word)) {
                at = random.nextInt(text.size() - 1);
            }
            String query = String.format(form, text.get(at), text.get(at + 1));
            long asked = System.nanoTime();
            long used = CPU.getCurrentThreadCpuTime();
            search.search(query, 10);
            if (i >= 0) {
                millis[i] = (System.nanoTime() - asked) / 1e6;
                cpu[i] = (CPU.getCurrentThreadCpuTime() - used) / 1e6;
            }
        }
        print(kind, millis);
        print("of it CPU time", cpu);
    }

    private static void print(String what, double[] millis) {
        Arrays.sort(millis);
        System.out.printf(
                Locale.ROOT,
                "%s: half within %.1f ms, 99 of 100 within %.1f ms, slowest %.1f ms%n",
                what,
                millis[QUERIES / 2],
                millis[QUERIES * 99 / 100],
                millis[QUERIES - 1]);
    }

    private static List<Page> models(CollectionFolder folder) throws IOException {
        List<Page> pages = new ArrayList<>();
        try (Stream<Path> records = Files.walk(folder.root().resolve("record"))) {
            for (Path record :
                    records.filter(p -> p.toString().endsWith(".xml")).sorted().toList()) {
                pages.add(PageReader.read(record));
            }
        }
        return pages;
    }

    private static List<String> words(Path text) throws IOException {
        List<String> words = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(text)), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null && words.size() < TEXT_WORDS; line = reader.readLine()) {
                for (String word : line.split("[^\\p{L}\\p{N}'’-]+")) {
                    if (word.chars().anyMatch(Character::isLetter)) {
                        words.add(word);
                    }
                }
            }
        }
        return words;
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(p -> p.toFile().length())
                    .sum();
        }
    }
}
