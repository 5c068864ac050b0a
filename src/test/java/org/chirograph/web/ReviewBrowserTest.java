package org.chirograph.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Reviewing in a real browser. */
class ReviewBrowserTest extends InBrowser {
    @Test
    void reviewsByKeysAlone() throws Exception {
        visit("/review");
        assertThat(page.locator("#by")).isFocused();
        page.keyboard().type("Ada");
        page.keyboard().press("Enter");
        String first = shown();
        String other = page.locator("#others bdi").first().textContent();
        page.keyboard().press("1");
        String second = shownAfter(first);
        page.keyboard().type("Chirographa");
        assertThat(page.locator("#typed")).hasValue("Chirographa");
        page.keyboard().press("Enter");
        String third = shownAfter(second);
        page.keyboard().press("Space");
        String fourth = shownAfter(third);
        page.keyboard().press("Enter");
        shownAfter(fourth);
        assertThat(page.locator("#count")).containsText("3 answered");
        // Answers are kept in order, behind the scenes.
        page.waitForCondition(() -> checked(fourth));
        assertThat(said(first)).isEqualTo(other);
        assertThat(said(second)).isEqualTo("Chirographa");
        assertThat(said(fourth)).isEqualTo("x");
        for (String back : new String[] {fourth, third, second}) {
            page.keyboard().press("z");
            assertThat(page.locator("#item")).hasAttribute("data-shown", back);
        }
        page.waitForCondition(() -> said(second).equals("x"));
        assertThat(page.locator("#count")).containsText("1 answered");
        page.keyboard().press("Delete");
        assertThat(page.locator("#said")).containsText("Is there no word?");
        page.keyboard().press("Enter");
        assertThat(page.locator("#item")).hasAttribute("data-shown", third);
        page.waitForCondition(() -> said(second).isEmpty());
        page.keyboard().press("ArrowRight");
        page.keyboard().type("yz");
        page.keyboard().press("Enter");
        shownAfter(third);
        page.waitForCondition(() -> said(third).equals("xyz"));
        page.keyboard().press("=");
        page.keyboard().type("7z");
        assertThat(page.locator("#typed")).hasValue("7z");
        page.keyboard().press("Escape");
        assertThat(page.locator("#typed")).hasValue("");
        page.keyboard().press("?");
        assertThat(page.locator("#keys")).isVisible();
        accessible("review-keys");
        page.keyboard().press("Escape");
        accessible("review");
    }

    @Test
    void aKeyCompletesWhatWasBegun() {
        visit("/review");
        named(page, "Ada");
        String word = shown();
        page.keyboard().type("re");
        Locator second = page.locator("#others li:nth-child(2) bdi");
        assertThat(second).hasText(Pattern.compile("^re.+"));
        String wanted = second.textContent();
        accessible("review-completing");
        page.keyboard().press("2");
        String next = shownAfter(word);
        page.waitForCondition(() -> said(word).equals(wanted));
        // On a phone the field is tapped, and what completes it.
        page.locator("#typed").click();
        page.keyboard().type("ma");
        Locator tapped = page.locator("#others li:nth-child(3) button");
        assertThat(tapped).containsText("ma");
        String third = tapped.locator("bdi").textContent();
        tapped.click();
        page.waitForCondition(() -> said(next).equals(third));
        String last = shownAfter(next);
        // What was begun and is taken away leaves the alternatives.
        String alternative = page.locator("#others bdi").first().textContent();
        page.keyboard().type("q");
        assertThat(page.locator("#others bdi").first()).hasText(Pattern.compile("^q"));
        page.keyboard().press("Backspace");
        assertThat(page.locator("#others bdi").first()).hasText(alternative);
        page.keyboard().press("Escape");
        // What is mended, or begun with =, is taken as it is typed.
        page.keyboard().press("=");
        page.keyboard().type("re2");
        assertThat(page.locator("#typed")).hasValue("re2");
        page.keyboard().press("Escape");
        assertThat(page.locator("#others bdi").first()).not().hasText(Pattern.compile("^re2"));
        assertThat(shown()).isEqualTo(last);
    }

    @Test
    void theSecondOfTwoReviewersSeesTheFirstsAnswer() {
        visit("/review?document=" + document("report-1931"));
        named(page, "Ada");
        String word = shown();
        try (BrowserContext second = browser.newContext(new Browser.NewContextOptions().setViewportSize(1000, 800))) {
            Page other = second.newPage();
            other.navigate(page.url());
            named(other, "Bob");
            assertThat(other.locator("#item")).hasAttribute("data-shown", word);
            page.keyboard().type("premier");
            page.keyboard().press("Enter");
            shownAfter(word);
            page.waitForCondition(() -> said(word).equals("premier"));
            other.keyboard().press("1");
            assertThat(other.locator("#complaint")).containsText("Ada was here first");
            assertThat(other.locator("#item")).hasAttribute("data-shown", word);
            assertThat(other.locator("#context mark")).hasText("premier");
            other.keyboard().press("Space");
        }
        assertThat(said(word)).isEqualTo("premier");
    }

    @Test
    void whatCannotBeKeptComesBack() {
        visit("/review");
        named(page, "Ada");
        String word = shown();
        page.route("**/api/review/answers", route -> route.abort());
        page.keyboard().press("1");
        assertThat(page.locator("#complaint")).containsText("Not kept: the server can't be reached");
        assertThat(page.locator("#item")).hasAttribute("data-shown", word);
        assertThat(page.locator("#count")).containsText("0 answered");
        page.unroute("**/api/review/answers");
        complaints.removeIf(each -> each.contains("ERR_FAILED"));
    }

    @Test
    void correctsALineOfThePage() throws Exception {
        visit("/?open=" + document("lettre-1912") + "/0001");
        ready();
        page.locator("#by").fill("Ada");
        page.locator("#text").focus();
        page.keyboard().press("ArrowDown");
        page.keyboard().press("ArrowDown");
        String before = page.locator("#text li[aria-current]").textContent();
        page.keyboard().press("Enter");
        Locator field = page.locator("form.line input");
        assertThat(field).isFocused();
        accessible("edit");
        field.fill("tout autre chose");
        page.keyboard().press("Enter");
        assertThat(page.locator("#text li[aria-current]")).hasText("tout autre chose");
        assertThat(page.locator("#text li[aria-current] .checked")).hasCount(3);
        page.keyboard().press("z");
        assertThat(page.locator("#text")).containsText(before);
        page.keyboard().press("e");
        page.keyboard().press("Escape");
        assertThat(page.locator("form.line")).hasCount(0);
    }

    @Test
    void splitsALineAtTheCursorAndJoinsItAgain() throws Exception {
        visit("/?open=" + document("lettre-1912") + "/0001");
        ready();
        page.locator("#by").fill("Ada");
        int lines = page.locator("#text li").count();
        page.locator("#text").focus();
        for (int i = 0; i < 6; i++) {
            page.keyboard().press("ArrowDown");
        }
        Locator chosen = page.locator("#text li[aria-current]");
        String whole = chosen.textContent();
        page.keyboard().press("Enter");
        page.keyboard().press("Home");
        page.keyboard().press("Shift+Enter");
        assertThat(page.locator("#complaint")).containsText("Put the cursor before the word");
        page.keyboard().press("Control+ArrowRight");
        page.keyboard().press("Shift+Enter");
        assertThat(page.locator("#text li")).hasCount(lines + 1);
        assertThat(chosen).hasText(whole.substring(0, whole.indexOf(' ')));
        assertThat(page.locator("#word")).hasText("split in two");
        page.keyboard().press("j");
        assertThat(page.locator("#text li")).hasCount(lines);
        assertThat(chosen).hasText(whole);
        page.keyboard().press("z");
        assertThat(page.locator("#text li")).hasCount(lines + 1);
        page.keyboard().press("z");
        assertThat(page.locator("#text li")).hasCount(lines);
        assertThat(page.locator("#word")).hasText("taken back");
        page.locator("#text li").first().click();
        page.keyboard().press("e");
        page.locator("form.line input").fill("autre");
        page.locator("form.line button", new Page.LocatorOptions().setHasText("Join"))
                .click();
        assertThat(page.locator("#complaint")).containsText("Save the text first");
        accessible("split");
    }

    @Test
    void addsALineByDraggingABox() throws Exception {
        visit("/?open=" + document("lettre-1912") + "/0001");
        ready();
        page.locator("#by").fill("Ada");
        int lines = page.locator("#text li").count();
        page.locator("#draw").click();
        BoundingBox scan = page.locator("#scan").boundingBox();
        page.mouse().move(scan.x + scan.width * 0.4, scan.y + scan.height * 0.5);
        page.mouse().down();
        page.mouse().move(scan.x + scan.width * 0.5, scan.y + scan.height * 0.52);
        page.mouse().move(scan.x + scan.width * 0.6, scan.y + scan.height * 0.53);
        page.mouse().up();
        assertThat(page.locator("#add-text")).isFocused();
        page.keyboard().type("une ligne de plus");
        accessible("add");
        page.keyboard().press("Enter");
        assertThat(page.locator("#text li")).hasCount(lines + 1);
        assertThat(page.locator("#text li[aria-current]")).hasText("une ligne de plus");
        assertThat(page.locator("#word")).containsText("added");
        page.keyboard().press("a");
        page.locator("#add-x").fill("90000");
        page.locator("#add-text").fill("nowhere");
        page.keyboard().press("Enter");
        assertThat(page.locator("#complaint")).containsText("on the page, which is");
        page.keyboard().press("Escape");
        assertThat(page.locator("#add")).isHidden();
        complaints.removeIf(each -> each.contains("400 (Bad Request)"));
    }

    @Test
    void anAuditStatesWhatIsProved() {
        visit("/audit?document=" + document("lettre-1912"));
        assertThat(page.locator("#stated")).hasText("Nothing can be said yet.");
        page.locator("#by").fill("Ada");
        for (int i = 1; i <= 15; i++) {
            page.locator("#typed").focus();
            page.keyboard().press("Enter");
            assertThat(page.locator("#basis")).containsText(Pattern.compile("^" + i + " of "));
        }
        assertThat(page.locator("#stated")).containsText(Pattern.compile("At most .* with 95 % confidence"));
        drawn("#honest img");
        accessible("audit");
        page.locator("#undo").click();
        assertThat(page.locator("#basis")).containsText(Pattern.compile("^14 of "));
        drawn("#honest img");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(com.microsoft.playwright.options.Media.PRINT));
        assertThat(page.locator("#item")).isHidden();
        picture("report");
    }

    @Test
    void fitsAPhone() {
        sized(360, 740);
        visit("/review");
        named(page, "Ada");
        String word = shown();
        fits("review");
        accessible("phone-review");
        page.locator("#skip").click();
        shownAfter(word);
        visit("/audit?document=" + document("report-1931"));
        fits("audit");
        accessible("phone-audit");
        visit("/?open=" + document("report-1931") + "/0001");
        ready();
        fits("page");
    }

    @Test
    void passesOverALineByOneKey() {
        visit("/review");
        named(page, "Ada");
        String first = shown();
        String line = page.locator("#open").getAttribute("href");
        page.keyboard().press("Shift+Space");
        String next = shownAfter(first);
        for (int i = 0; i < 5; i++) {
            assertThat(page.locator("#open").getAttribute("href")).isNotEqualTo(line);
            page.keyboard().press("Space");
            next = shownAfter(next);
        }
        for (int i = 0; i < 6; i++) {
            page.keyboard().press("z");
        }
        assertThat(page.locator("#item")).hasAttribute("data-shown", first);
    }

    private static void named(Page page, String name) {
        page.locator("#by").fill(name);
        page.locator("#by").press("Enter");
        page.waitForSelector("#item[data-shown]");
    }

    /** The word that is shown, with its picture. */
    private String shown() {
        return page.waitForSelector("#item[data-shown]").getAttribute("data-shown");
    }

    /** The word that is shown in the place of this one. */
    private String shownAfter(String before) {
        assertThat(page.locator("#item")).hasAttribute("data-shown", Pattern.compile(".+"));
        assertThat(page.locator("#item")).not().hasAttribute("data-shown", before);
        return shown();
    }

    /** What a word's record says by now; nothing if it is gone. */
    private static String said(String shown) {
        return word(shown)
                .map(word -> word.get("readings").get(0).get("text").asText())
                .orElse("");
    }

    /** Whether somebody vouches for a word by now. */
    private static boolean checked(String shown) {
        return word(shown)
                .filter(word -> !word.get("checkedBy").asText().isEmpty())
                .isPresent();
    }

    private static Optional<JsonNode> word(String shown) {
        String[] place = shown.split("/");
        try {
            for (JsonNode line :
                    served.json("/api/pages/" + place[0] + "/" + place[1]).get("lines")) {
                for (JsonNode word : line.get("words")) {
                    if (word.get("id").asText().equals(place[2])) {
                        return Optional.of(word);
                    }
                }
            }
            return Optional.empty();
        } catch (java.io.IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static String document(String stem) {
        try {
            return served.document(stem);
        } catch (java.io.IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
