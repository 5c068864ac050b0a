package org.chirograph.web;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.LoadState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chirograph.catalog.CollectionFolder;

/**
 * How long the browser takes from the address of a search to its results, in a collection of very many pages: copies of a
 * sample page, each a document of its own. Arguments: folder to work in, pages, searches.
 */
final class PaintBench {
    /** Notes when results first stand on the page, and the frame after that is drawn. */
    private static final String NOTE = """
            new MutationObserver((changes, observer) => {
              if (document.querySelector('#results > li')) {
                observer.disconnect();
                requestAnimationFrame(() => setTimeout(() => { window.painted = performance.now(); }, 0));
              }
            }).observe(document, {childList: true, subtree: true});""";

    /** All of them stand on the page. */
    private static final List<String> WORDS =
            List.of("radium", "monsieur", "lumière", "tubes", "verre", "sceau", "voyage", "heure", "montre", "dans");

    private PaintBench() {}

    public static void main(String[] arguments) throws Exception {
        Path root = Path.of(arguments[0]);
        CollectionFolder folder = Files.isDirectory(root.resolve("record"))
                ? CollectionFolder.existing(root)
                : QueueBench.collection(root, Integer.parseInt(arguments[1]));
        int searches = Integer.parseInt(arguments[2]);
        List<Double> first = new ArrayList<>();
        List<Double> results = new ArrayList<>();
        try (Server server = Server.start(
                        folder,
                        Reach.local(0, null),
                        ServedSamples.GLYPHS,
                        ServedSamples::spelling,
                        System.err::println);
                Playwright playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Browser browser = playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(Path.of("/usr/bin/chromium"))
                                .setArgs(List.of("--no-sandbox", "--disable-background-networking")))) {
            String address = "http://localhost:" + server.port();
            Page page = browser.newPage();
            page.addInitScript(NOTE);
            for (int i = 0; i < searches; i++) {
                page.navigate(address + "/?q=" + WORDS.get(i % WORDS.size()));
                page.waitForFunction("() => window.painted");
                results.add(((Number) page.evaluate("() => window.painted")).doubleValue());
                first.add(((Number) page.evaluate(
                                "() => performance.getEntriesByName('first-contentful-paint')[0].startTime"))
                        .doubleValue());
                // A person looks at the pictures first.
                page.waitForLoadState(LoadState.NETWORKIDLE);
            }
        }
        QueueBench.report("first paint", first);
        QueueBench.report("results painted", results);
    }
}
