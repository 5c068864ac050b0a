package org.chirograph.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A real browser at a server of the sample pages, for tests. Skipped where there is no Chromium. */
abstract class InBrowser {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

    /** On a busy machine a browser takes its time. */
    static final double PATIENCE_MILLIS = 60_000;

    @TempDir
    static Path folder;

    static ServedSamples served;
    private static @Nullable Playwright playwright;
    static Browser browser;

    final List<String> complaints = new ArrayList<>();
    BrowserContext context;
    Page page;

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(Files.isExecutable(CHROMIUM), CHROMIUM + " is absent: install the package chromium");
        served = ServedSamples.in(folder.resolve("collection"));
        setDefaultAssertionTimeout(PATIENCE_MILLIS);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(List.of("--no-sandbox", "--disable-background-networking")));
    }

    @AfterAll
    static void stop() throws Exception {
        if (playwright != null) {
            playwright.close();
        }
        if (served != null) {
            served.close();
        }
    }

    @BeforeEach
    void open() {
        sized(1280, 900);
    }

    @AfterEach
    void nothingWentWrongUnseen() {
        context.close();
        assertThat(complaints).as("what the browser complained of").isEmpty();
    }

    void sized(int width, int height) {
        if (context != null) {
            context.close();
        }
        context = browser.newContext(new Browser.NewContextOptions().setViewportSize(width, height));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (List.of("error", "warning").contains(message.type())) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
    }

    void visit(String path) {
        visit(path, "main section:not([hidden])");
    }

    /** Goes there and waits until this is on the page. */
    void visit(String path, String shown) {
        page.navigate(served.address() + path);
        page.waitForFunction(
                "shown => !document.body.hasAttribute('aria-busy') && document.querySelector(shown)", shown);
    }

    void ready() {
        page.waitForSelector("#scan[data-ready]");
    }

    /** Waits until a picture is there. */
    void drawn(String picture) {
        page.waitForFunction("at => document.querySelector(at)?.naturalWidth > 0", picture);
    }

    void fits(String what) {
        assertThat(page.evaluate("() => document.documentElement.scrollWidth - innerWidth"))
                .as(what + " is as wide as the phone")
                .isEqualTo(0);
    }

    void accessible(String name) {
        picture(name);
        List<Rule> found = new AxeBuilder(page)
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
                .analyze()
                .getViolations();
        assertThat(found.stream()
                        .map(rule -> rule.getImpact() + " " + rule.getId() + ": "
                                + rule.getNodes().getFirst().getHtml()))
                .as(name)
                .isEmpty();
    }

    /** Kept beside the reports, for people to look at. */
    void picture(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/browser", name + ".png")));
    }
}
