package org.chirograph.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.BoundingBox;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page in a real browser, on the sample pages. */
class BrowserTest extends InBrowser {
    @Test
    void showsTheCollection() {
        visit("/");
        assertThat(page.locator("#shelf li")).hasCount(6);
        assertThat(page.locator("#summary")).containsText("8 pages read");
        accessible("start");
    }

    @Test
    void searchesAndNarrowsToADocument() {
        visit("/");
        page.locator("#q").fill("de");
        page.locator("#search button").click();
        assertThat(page.locator("#found-title")).containsText("lines with de");
        int all = page.locator("#results li").count();
        Locator facet = page.locator("#documents li").nth(1);
        String document = facet.locator("a").evaluate("a => a.firstChild.data").toString();
        facet.locator("a").click();
        assertThat(page.locator("#documents a[aria-current]")).containsText(document);
        Locator hits = page.locator("#results li");
        assertThat(hits.first().locator(".where")).containsText(document);
        assertThat(hits.count()).isPositive().isLessThan(all);
        assertThat(hits.locator(".where").allTextContents()).allMatch(where -> where.contains(document));
        accessible("results");
    }

    @Test
    void listsAllDocumentsWhenAsked() {
        page.route(
                url -> url.contains("/api/search?") && !url.contains("&documents="),
                route -> route.resume(
                        new Route.ResumeOptions().setUrl(route.request().url() + "&documents=1")));
        visit("/");
        page.locator("#q").fill("de");
        page.locator("#search button").click();
        assertThat(page.locator("#documents li")).hasCount(2);
        String all = page.locator("#documents li").first().textContent();
        accessible("some-documents");
        page.locator("#other-documents").click();
        assertThat(page.locator("#other-documents")).hasCount(0);
        assertThat(page.locator("#documents li")).not().hasCount(2);
        assertThat(page.locator("#documents li").first()).hasText(all);
        assertThat(page.locator("#documents li").nth(2).locator("a")).isFocused();
    }

    /** The server announces the search to the browser, which must not ask again. */
    @Test
    void asksForAResultOnce() {
        for (String query : List.of("radium", "%22de+la%22~2+lumi%C3%A8re*", "de&sort=document&from=20", "(unclosed")) {
            visit("/?q=" + query, query.startsWith("(") ? "#complaint:not(:empty)" : "#results li");
            assertThat(page.evaluate("() => performance.getEntriesByType('resource')"
                            + ".filter(each => new URL(each.name).pathname === '/api/search').length"))
                    .as(query)
                    .isEqualTo(1);
        }
        complaints.removeIf(complaint -> complaint.contains("400 (Bad Request)"));
    }

    @Test
    void narrowsByConfidenceAndOrders() {
        visit("/?q=de+x");
        String all = page.locator("#found-title").textContent();
        page.locator("#facets a", new Page.LocatorOptions().setHasText("90 % and more"))
                .click();
        assertThat(page.locator("#q")).hasValue("(de x) conf>=0.9");
        assertThat(page.locator("#found-title")).not().hasText(all);
        page.locator("#facets a", new Page.LocatorOptions().setHasText("as in the collection"))
                .click();
        assertThat(page.locator("#orders a[aria-current]")).containsText("as in the collection");
        assertThat(page.locator("#results li").first().locator(".where")).containsText("page 1");
        accessible("narrowed");
    }

    @Test
    void findsOtherFormsOfAWordAndTellsHowManyHitsAreRight() {
        visit("/?q=lettres");
        assertThat(page.locator("#found-title")).hasText("Nothing found for lettres");
        assertThat(page.locator("#stems a[aria-current]")).hasText("as typed");
        page.locator("#stems a", new Page.LocatorOptions().setHasText("French")).click();
        assertThat(page.locator("#stems a[aria-current]")).hasText("French");
        assertThat(page.locator("#forms")).containsText("lettre");
        assertThat(page.locator("#expected")).containsText("should truly have it (90 % interval:");
        assertThat(page.locator("mark[title]").first())
                .hasAttribute("title", "another form of the word that was asked for");
        assertThat(page.locator("#results a").first()).hasAttribute("href", Pattern.compile("q=lettres\\+stem%3Afr"));
        accessible("forms");
        page.locator("#stems a", new Page.LocatorOptions().setHasText("as typed"))
                .click();
        assertThat(page.locator("#found-title")).hasText("Nothing found for lettres");
    }

    @Test
    void savesASearchAndDeletesIt() {
        visit("/?q=radium");
        page.locator("#save-as").fill("marie <i>");
        page.locator("#save button").click();
        assertThat(page.locator("#said")).containsText("Saved as marie <i>");
        visit("/");
        assertThat(page.locator("#searches li")).hasText("marie <i>radiumDelete");
        accessible("saved");
        page.locator("#searches a").click();
        assertThat(page.locator("#found-title")).containsText("with radium");
        visit("/");
        page.locator("#searches button").click();
        assertThat(page.locator("#saved")).isHidden();
    }

    @Test
    void showsTheLineWithTheHitMarked() {
        visit("/?q=radium");
        Locator crop = page.locator("#results svg").first();
        assertThat(crop.locator("rect").first()).isVisible();
        assertThat(page.locator("#results mark").first()).containsText("adium");
        BoundingBox line = crop.boundingBox();
        BoundingBox hit = crop.locator("rect").first().boundingBox();
        assertThat(hit.x).isBetween(line.x, line.x + line.width);
        assertThat(hit.width).isLessThan(line.width / 2);
        picture("crops");
    }

    @Test
    void opensAHitAndZoomsToIt() {
        visit("/?q=radium");
        page.locator("#results a").first().click();
        ready();
        assertThat(page.locator("#page-title")).containsText("page 1");
        Locator now = page.locator(".box.now");
        assertThat(now).hasCount(1);
        BoundingBox scan = page.locator("#scan").boundingBox();
        page.waitForFunction("() => document.querySelector('.box.now').getBoundingClientRect().width > 60");
        BoundingBox hit = now.boundingBox();
        assertThat(hit.x).isBetween(scan.x, scan.x + scan.width - hit.width);
        assertThat(hit.y).isBetween(scan.y, scan.y + scan.height - hit.height);
        assertThat(scan.y + scan.height).as("the scan ends inside the window").isLessThanOrEqualTo(900);
        assertThat(page.locator("#text li[aria-current] mark")).not().hasCount(0);
        page.waitForTimeout(800);
        accessible("page");
        page.locator("#boxes").selectOption("words");
        assertThat(page.locator(".box.doubtful")).not().hasCount(0);
        page.waitForTimeout(300);
        picture("words");
        page.locator("#boxes").selectOption("glyphs");
        page.locator("#whole").click();
        page.waitForTimeout(800);
        picture("characters");
    }

    @Test
    void worksByKeysAlone() {
        visit("/");
        page.keyboard().press("/");
        assertThat(page.locator("#q")).isFocused();
        page.keyboard().type("de");
        page.keyboard().press("Enter");
        assertThat(page.locator("#results a").first()).isVisible();
        page.keyboard().press("ArrowDown");
        page.keyboard().press("ArrowDown");
        assertThat(page.locator("#results a").nth(1)).isFocused();
        page.keyboard().press("Enter");
        ready();
        String first = page.locator("#hit-count").textContent();
        page.keyboard().press("n");
        assertThat(page.locator("#hit-count")).not().hasText(first);
        page.keyboard().press("c");
        assertThat(page.locator("#boxes")).hasValue("words");
        page.keyboard().press("ArrowDown");
        assertThat(page.locator("#text li[aria-current]")).hasCount(1);
        page.keyboard().press("?");
        assertThat(page.locator("#keys")).isVisible();
        accessible("keys");
        page.keyboard().press("Escape");
        page.keyboard().press("Escape");
        assertThat(page.locator("#results a").nth(1)).isFocused();
    }

    @Test
    void anAddressShowsTheSameToEverybody() {
        visit("/?q=radium");
        page.locator("#results a").first().click();
        ready();
        String text = page.locator("#text").textContent();
        String count = page.locator("#hit-count").textContent();
        String address = page.url();
        sized(1280, 900);
        page.navigate(address);
        ready();
        assertThat(page.locator("#text")).hasText(text);
        assertThat(page.locator("#hit-count")).hasText(count);
        page.goBack();
    }

    @Test
    void fitsAPhone() {
        sized(360, 740);
        for (String path : List.of("/", "/?q=de", "/?q=radium")) {
            visit(path);
            assertThat(page.locator("main section:visible")).hasCount(1);
            fits(path);
        }
        accessible("phone-results");
        page.locator("#results a").first().click();
        ready();
        fits("page");
        page.waitForTimeout(800);
        accessible("phone-page");
        assertThat(page.locator("#scan").boundingBox().height).isGreaterThan(300);
    }

    @Test
    void saysWhereAQueryIsWrong() {
        visit("/");
        page.locator("#q").fill("(de");
        page.keyboard().press("Enter");
        assertThat(page.locator("#complaint")).containsText("at character");
        complaints.removeIf(each -> each.contains("400 (Bad Request)"));
    }
}
