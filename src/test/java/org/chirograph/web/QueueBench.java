package org.chirograph.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.chirograph.catalog.Catalog;
import org.chirograph.catalog.CollectionFolder;
import org.chirograph.catalog.DocumentEntry;
import org.chirograph.catalog.Method;
import org.chirograph.catalog.PageEntry;
import org.chirograph.catalog.PageEntry.Outcome;
import org.chirograph.catalog.WordConfidence;
import org.chirograph.format.PageReader;
import org.chirograph.format.PageWriter;
import org.chirograph.format.Sha256;
import org.chirograph.page.Reading;
import org.chirograph.page.Word;
import org.chirograph.search.PageIndex;

/**
 * How long a key in the browser's queue takes to show the next word, text and picture, where a million words are queued: a
 * collection of copies of a sample page, each a document of its own, all words doubted. Arguments: folder to work in, words
 * to queue, keys to press, milliseconds between two keys.
 */
final class QueueBench {
    private static final String NOTE = """
            () => {
              window.times = []; let at = null;
              addEventListener('keydown', e => { if (e.key === '1') at = performance.now(); }, true);
              const item = document.getElementById('item');
              new MutationObserver(() => {
                if (at !== null && item.dataset.shown) { window.times.push(performance.now() - at); at = null; }
              }).observe(item, {attributes: true, attributeFilter: ['data-shown']});
            }""";

    private QueueBench() {}

    public static void main(String[] arguments) throws Exception {
        Path root = Path.of(arguments[0]);
        CollectionFolder folder = Files.isDirectory(root.resolve("record"))
                ? CollectionFolder.existing(root)
                : collection(root, Integer.parseInt(arguments[1]) / words(sample()) + 1);
        int keys = Integer.parseInt(arguments[2]);
        int pause = Integer.parseInt(arguments[3]);
        try (Server server = Server.start(
                folder, Reach.local(0, null), ServedSamples.GLYPHS, ServedSamples::spelling, System.err::println)) {
            String address = "http://localhost:" + server.port();
            long begun = System.nanoTime();
            JsonNode first = queue(address, "size=20");
            while (first.get("ready").asDouble() < 1) {
                first = queue(address, "size=20");
            }
            System.out.printf(
                    Locale.ROOT,
                    "%d words queued, read in %.1f s%n",
                    first.get("words").asInt(),
                    (System.nanoTime() - begun) / 1e9);
            List<Double> pages = new ArrayList<>();
            for (JsonNode page = first; pages.size() < 200; ) {
                long start = System.nanoTime();
                String cursor = URLEncoder.encode(page.get("next").asText(), StandardCharsets.UTF_8);
                page = queue(address, "size=20&cursor=" + cursor);
                pages.add((System.nanoTime() - start) / 1e6);
            }
            report("20 words more, asked of the server", pages);
            report("key to next word with its picture, one key in " + pause + " ms", pressed(address, keys, pause));
        }
    }

    private static List<Double> pressed(String address, int keys, int pause) {
        try (Playwright playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Browser browser = playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(Path.of("/usr/bin/chromium"))
                                .setArgs(List.of("--no-sandbox", "--disable-background-networking")))) {
            Page page = browser.newPage();
            page.setDefaultTimeout(120_000);
            page.navigate(address + "/review");
            page.locator("#by").fill("Ada");
            page.locator("#by").press("Enter");
            page.waitForSelector("#item[data-shown]");
            page.waitForTimeout(5_000);
            page.evaluate(NOTE);
            for (int i = 0; i < keys; i++) {
                page.keyboard().press("1");
                page.waitForTimeout(pause);
            }
            page.waitForFunction("n => window.times.length >= n", keys);
            String complaint = page.locator("#complaint").textContent();
            if (!complaint.isEmpty()) {
                throw new IllegalStateException(complaint);
            }
            List<Double> times = new ArrayList<>();
            ((List<?>) page.evaluate("() => window.times")).forEach(each -> times.add(((Number) each).doubleValue()));
            return times;
        }
    }

    static void report(String what, List<Double> millis) {
        List<Double> sorted = millis.stream().sorted().toList();
        System.out.printf(
                Locale.ROOT,
                "%s: %d times, half within %.0f ms, 95 %% within %.0f ms, the longest %.0f ms%n",
                what,
                sorted.size(),
                sorted.get(sorted.size() / 2),
                sorted.get(sorted.size() * 95 / 100),
                sorted.getLast());
    }

    private static JsonNode queue(String address, String parameters) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(address + "/api/review/queue?" + parameters))
                    .build();
            return new ObjectMapper()
                    .readTree(client.send(request, BodyHandlers.ofString()).body());
        }
    }

    private static org.chirograph.page.Page sample() throws IOException {
        return PageReader.read(Path.of("samples/truth/lettre-1912/0001.xml"));
    }

    private static int words(org.chirograph.page.Page page) {
        return page.lines().mapToInt(line -> line.words().size()).sum();
    }

    /** So many copies of a sample page, each a document of its own, all words doubted and indexed. */
    static CollectionFolder collection(Path root, int pages) throws Exception {
        CollectionFolder folder = CollectionFolder.createdAt(root);
        Path scan = Path.of("samples/lettre-1912.jpg").toAbsolutePath();
        org.chirograph.page.Page sample = sample();
        Random random = new Random(1);
        try (Catalog catalog = Catalog.open(folder);
                PageIndex index = PageIndex.create(folder.index())) {
            int run = catalog.journal().begin("digitize", "test", Method.NONE, Instant.EPOCH);
            for (int i = 0; i < pages; i++) {
                String id = "copy-%06d".formatted(i);
                org.chirograph.page.Page page = sample.mapLines(line -> line.withWords(
                        line.words().stream().map(w -> doubted(w, random)).toList()));
                Path record = folder.record(id, "0001");
                Files.createDirectories(record.getParent());
                try (OutputStream out = Files.newOutputStream(record)) {
                    PageWriter.write(page, out);
                }
                catalog.put(new DocumentEntry(id, scan, 1, ""));
                PageEntry entry = new PageEntry(
                        id,
                        "0001",
                        run,
                        Outcome.DONE,
                        "",
                        "",
                        "",
                        1,
                        1,
                        Instant.EPOCH,
                        Sha256.of(record),
                        WordConfidence.of(page));
                catalog.journal().settle(entry);
                index.add(id, page);
            }
            index.commit();
            catalog.allIndexed();
            catalog.journal().end(run, "done", 0, Instant.EPOCH);
        }
        return folder;
    }

    private static Word doubted(Word word, Random random) {
        double best = 0.3 + 0.3 * random.nextDouble();
        return new Word(
                word.id(),
                word.box(),
                List.of(),
                List.of(
                        new Reading("x", best),
                        new Reading(word.best().text(), best * random.nextDouble() * 0.9 + 0.01)));
    }
}
