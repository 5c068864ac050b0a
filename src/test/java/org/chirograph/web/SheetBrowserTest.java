package org.chirograph.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Many words at once, in a real browser and by keys alone. */
class SheetBrowserTest extends InBrowser {
    @Test
    void keepsWhatLooksAlikeAndTakesItBack() throws Exception {
        String said = commonest();
        visit("/review?q=" + URLEncoder.encode(said, StandardCharsets.UTF_8));
        page.locator("#by").fill("Ada");
        page.locator("#by").press("Enter");
        page.waitForSelector("#item[data-shown]");
        for (int i = 0; !said.equals(page.locator("#others bdi").first().textContent()); i++) {
            assertThat(i).isLessThan(60);
            page.keyboard().press("Space");
        }
        page.keyboard().press("1");
        assertThat(page.locator("#alike")).containsText(Pattern.compile("\\+ [0-9]+ looks? like x → "));
        page.keyboard().press("+");
        assertThat(page.locator("#tiles")).isFocused();
        int tiles = page.locator("#tiles li").count();
        assertThat(tiles).isPositive();
        page.keyboard().press("n");
        assertThat(page.locator("#sheet-keep")).hasText("Keep 0 of " + tiles);
        page.keyboard().press("1");
        assertThat(page.locator("#tiles li").first()).hasAttribute("aria-selected", "true");
        page.keyboard().press("Space");
        page.keyboard().press("a");
        assertThat(page.locator("#sheet-keep")).hasText("Keep " + tiles + " of " + tiles);
        accessible("sheet");
        page.keyboard().press("Enter");
        assertThat(page.locator("#sheet")).isHidden();
        assertThat(page.locator("#said")).containsText("kept");
        assertThat(page.locator("#count")).containsText(1 + tiles + " answered");
        page.waitForCondition(() -> corrections() == 1 + tiles);
        page.keyboard().press("z");
        assertThat(page.locator("#said")).containsText("taken back");
        assertThat(page.locator("#count")).containsText("1 answered");
        page.waitForCondition(() -> corrections() == 1 + 2 * tiles);
        visit("/insights");
        assertThat(page.locator("#words tbody tr")).hasCount(1);
        assertThat(page.locator("#words")).containsText(said);
        assertThat(page.locator("#honest img")).hasCount(1);
        assertThat(page.locator("#of")).hasValue("words");
        assertThat(page.locator("#honest"))
                .containsText("1 word: the reader expected 50.0 % to be right, people found 0.0 %");
        page.locator("#honest summary").press("Enter");
        assertThat(page.locator("#honest tbody tr")).hasCount(1);
        assertThat(page.locator("#honest tbody")).containsText("46.7 % to 53.3 %");
        drawn("#honest img");
        accessible("insights");
        page.locator("#of").selectOption("characters");
        assertThat(page.locator("#honest img")).hasCount(0);
        page.locator("#words a").first().click();
        ready();
        page.locator("#boxes").selectOption("doubt");
        assertThat(page.locator(".box.doubt").first()).isVisible();
        accessible("doubt");
    }

    @Test
    void picksTheOddOnesOutOfAGrid() {
        visit("/grid");
        page.locator("#by").fill("Ada");
        page.locator("#by").press("Enter");
        assertThat(page.locator("#doubtful")).isFocused();
        int doubtful = page.locator("#doubtful li").count();
        page.keyboard().press("2");
        assertThat(page.locator("#count")).containsText("1 chosen of");
        accessible("grid");
        page.keyboard().press("Enter");
        page.keyboard().type("Q");
        page.keyboard().press("Enter");
        assertThat(page.locator("#said")).hasText("1 word kept");
        assertThat(page.locator("#doubtful li")).hasCount(Math.min(60, doubtful - 1));
        page.keyboard().press("z");
        assertThat(page.locator("#said")).hasText("1 word taken back");
        assertThat(page.locator("#doubtful li")).hasCount(doubtful);
        page.keyboard().press("Enter");
        page.keyboard().type("Q");
        page.keyboard().press("Enter");
        assertThat(page.locator("#said")).containsText("Choose characters");
    }

    @Test
    void fitsAPhone() {
        sized(360, 740);
        visit("/grid");
        fits("grid");
        accessible("phone-grid");
        visit("/insights");
        fits("insights");
    }

    /** What most of the words read as "x" say in truth. */
    private static String commonest() throws Exception {
        Map<String, Integer> counts = new TreeMap<>();
        for (JsonNode item : served.queue()) {
            counts.merge(item.get("others").get(0).get("text").asText(), 1, Integer::sum);
        }
        return counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }

    private static int corrections() {
        try {
            return served.json("/api/insights").get("corrections").asInt();
        } catch (java.io.IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
