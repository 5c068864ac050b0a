package org.chirograph.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.chirograph.catalog.Catalog;
import org.chirograph.catalog.CollectionFolder;
import org.chirograph.catalog.CollectionLock;
import org.chirograph.catalog.PageEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people change through the server. */
class ReviewApiTest {
    private static final int READERS = 3;
    private static final int CORRECTIONS = 60;

    @TempDir
    private Path folder;

    private ServedSamples served;

    @BeforeEach
    void serve() throws Exception {
        served = ServedSamples.in(folder.resolve("c"));
    }

    @AfterEach
    void stop() throws Exception {
        served.close();
        assertThat(served.faults).isEmpty();
    }

    @Test
    void givesTheQueueByPagesWithoutAGapOrATwin() throws Exception {
        JsonNode first = queue("size=7");
        int words = first.get("words").asInt();
        assertThat(words).isGreaterThan(20);
        List<String> seen = new ArrayList<>(places(first));
        for (JsonNode page = first; !page.get("next").isNull(); ) {
            page = queue("size=7&cursor=" + URLEncoder.encode(page.get("next").asText(), StandardCharsets.UTF_8));
            seen.addAll(places(page));
        }
        assertThat(seen).hasSize(words).doesNotHaveDuplicates();
        JsonNode item = first.get("items").get(0);
        assertThat(item.get("best").get("text").asText()).isEqualTo("x");
        assertThat(item.get("others").get(0).get("posterior").asDouble()).isEqualTo(ServedSamples.DOUBTED);
    }

    @Test
    void completesWhatIsTyped() throws Exception {
        JsonNode item = queue("size=1").get("items").get(0);
        String place = "/api/review/completions?document=%s&page=%s&line=%s&word="
                .formatted(
                        item.get("document").asText(),
                        item.get("page").asText(),
                        item.get("line").asText());
        String word = item.get("word").asText();
        String listed = item.get("others").get(0).get("text").asText();
        JsonNode told = served.json(place + word + "&typed=d");
        assertThat(told.get("typed").asText()).isEqualTo("d");
        assertThat(told.get("words"))
                .hasSize(9)
                .allSatisfy(each -> assertThat(each.asText()).startsWith("d").isNotEqualTo(listed));
        assertThat(served.json(place + word + "&typed=de%20la").get("words")).isEmpty();
        assertThat(get(place + word)).isEqualTo(400);
        assertThat(get(place + "nosuch&typed=d")).isEqualTo(404);
    }

    @Test
    void narrowsToADocumentAndASearch() throws Exception {
        String document = served.document("report-1931");
        JsonNode some = queue("document=" + document);
        assertThat(some.get("words").asInt())
                .isPositive()
                .isLessThan(queue("").get("words").asInt());
        some.get("items")
                .forEach(item -> assertThat(item.get("document").asText()).isEqualTo(document));
        JsonNode item = some.get("items").get(0);
        String other = item.get("others").get(0).get("text").asText().replaceAll("\\W", "");
        JsonNode found = queue("q=" + URLEncoder.encode(other, StandardCharsets.UTF_8));
        assertThat(places(found)).contains(places(some).getFirst());
        assertThat(get("/api/review/queue?cursor=x")).isEqualTo(400);
    }

    @Test
    void anAnswerIsFoundAtOnceAndGivenBackOnUndo() throws Exception {
        JsonNode item = queue("").get("items").get(0);
        HttpResponse<String> kept = answer(item, "chirographum", "Ada");
        assertThat(kept.statusCode()).as(kept.body()).isEqualTo(200);
        assertThat(served.json("/api/search?q=chirographum").get("lines").asInt())
                .isEqualTo(1);
        assertThat(places(queue("size=50"))).doesNotContain(place(item));
        long change = json(kept).get("change").asLong();
        assertThat(served.post("/api/review/undo", Map.of("change", change)).statusCode())
                .isEqualTo(200);
        assertThat(served.json("/api/search?q=chirographum").get("lines").asInt())
                .isZero();
        assertThat(queue("").get("items").get(0)).isEqualTo(item);
        assertThat(served.post("/api/review/undo", Map.of("change", change)).statusCode())
                .isEqualTo(404);
    }

    @Test
    void theSecondReviewerIsToldWhoWasFirst() throws Exception {
        JsonNode item = queue("").get("items").get(0);
        assertThat(answer(item, "premier", "Ada").statusCode()).isEqualTo(200);
        HttpResponse<String> second = answer(item, "second", "Bob");
        assertThat(second.statusCode()).isEqualTo(409);
        JsonNode error = json(second).get("error");
        assertThat(error.get("who").asText()).isEqualTo("Ada");
        assertThat(error.get("at").asText()).startsWith("20");
        assertThat(error.get("line").get("text").asText()).contains("premier");
    }

    @Test
    void answersToTwoWordsOfALineDoNotHinderEachOther() throws Exception {
        JsonNode page = served.json("/api/pages/" + served.document("report-1931") + "/0001");
        JsonNode line = null;
        for (JsonNode each : page.get("lines")) {
            line = line == null && each.get("words").size() > 1 ? each : line;
        }
        for (int i = 0; i < 2; i++) {
            JsonNode word = line.get("words").get(i);
            Map<String, Object> body = new java.util.HashMap<>(ofLine(page, line, "neuf" + i));
            body.put("word", word.get("id").asText());
            body.put("version", word.get("version").asText());
            assertThat(served.post("/api/review/answers", body).statusCode()).isEqualTo(200);
        }
        assertThat(served.post("/api/review/answers", ofLine(page, line, "stale"))
                        .statusCode())
                .as("the line as a whole is another by now")
                .isEqualTo(409);
    }

    @Test
    void whoReadsAPageWhileItIsCorrectedSeesItWhole() throws Exception {
        String document = served.document("report-1931");
        JsonNode page = served.json("/api/pages/" + document + "/0001");
        AtomicBoolean ended = new AtomicBoolean();
        List<String> refused = new CopyOnWriteArrayList<>();
        AtomicInteger seen = new AtomicInteger();
        List<Thread> readers = new ArrayList<>();
        for (int i = 0; i < READERS; i++) {
            readers.add(Thread.ofPlatform().start(() -> {
                while (!ended.get()) {
                    try {
                        HttpResponse<String> answer = served.get("/api/pages/" + document + "/0001");
                        seen.incrementAndGet();
                        if (answer.statusCode() != 200) {
                            refused.add(answer.statusCode() + " " + answer.body());
                        }
                    } catch (Exception e) {
                        refused.add(e.toString());
                    }
                }
            }));
        }
        JsonNode line = page.get("lines").get(0);
        for (int i = 0; i < CORRECTIONS; i++) {
            HttpResponse<String> kept = served.post("/api/review/answers", ofLine(page, line, "dit " + i));
            assertThat(kept.statusCode()).as(kept.body()).isEqualTo(200);
            line = json(kept).get("line");
        }
        ended.set(true);
        for (Thread reader : readers) {
            reader.join();
        }
        assertThat(refused).isEmpty();
        assertThat(seen.get()).isGreaterThan(CORRECTIONS);
    }

    /** Its record of before is what searches find. */
    @Test
    void aPageThatFailedWhenItWasReadAgainIsShownAndCorrected() throws Exception {
        String document = served.document("report-1931");
        try (Catalog catalog = Catalog.open(CollectionFolder.existing(folder.resolve("c")))) {
            PageEntry read = catalog.page(document, "0001").orElseThrow();
            catalog.journal().settle(read.with(PageEntry.Outcome.FAILED));
        }
        assertThat(served.json("/api/status").get("failed").asInt()).isEqualTo(1);
        JsonNode hit = served.json("/api/search?q=the&document=" + document)
                .get("hits")
                .get(0);
        String place = document + "/" + hit.get("page").asText();
        assertThat(place).endsWith("/0001");
        JsonNode page = served.json("/api/pages/" + place);
        assertThat(get("/iiif/image/" + place + "/full/!100,100/0/default.jpg")).isEqualTo(200);
        assertThat(served.post(
                                "/api/review/answers",
                                ofLine(page, page.get("lines").get(0), "chirographum"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(served.json("/api/status").get("failed").asInt()).isZero();
    }

    @Test
    void aLineMaySayWhatNoReaderKnows() throws Exception {
        JsonNode page = served.json("/api/pages/" + served.document("report-1931") + "/0001");
        JsonNode line = page.get("lines").get(0);
        for (String text : List.of("שלום עולם", "e\u0301te\u0301 \u0332q", "\ud83d\udd8b ∑ 漢字", "")) {
            HttpResponse<String> kept = served.post("/api/review/answers", ofLine(page, line, text));
            assertThat(kept.statusCode()).as(kept.body()).isEqualTo(200);
            line = json(kept).get("line");
            assertThat(line.get("text").asText())
                    .isEqualTo(java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFC));
        }
    }

    @Test
    void refusesWhatNoRecordCanKeep() throws Exception {
        JsonNode page = served.json("/api/pages/" + served.document("report-1931") + "/0001");
        JsonNode line = page.get("lines").get(0);
        HttpResponse<String> pasted = served.post("/api/review/answers", ofLine(page, line, "x".repeat(10_000)));
        assertThat(pasted.statusCode()).isEqualTo(400);
        assertThat(pasted.body()).contains("at most 1000 characters, not 10000");
        for (String text : List.of("\u0000", "a\u0007", "\ud83d", "\uffff")) {
            assertThat(served.post("/api/review/answers", ofLine(page, line, text))
                            .statusCode())
                    .isEqualTo(400);
        }
        for (String name : List.of("", "a;b", "x".repeat(61))) {
            Map<String, Object> body = new java.util.HashMap<>(ofLine(page, line, "x"));
            body.put("by", name);
            assertThat(served.post("/api/review/answers", body).statusCode()).isEqualTo(400);
        }
        assertThat(served.post("/api/review/answers", List.of(1)).statusCode()).isEqualTo(400);
        assertThat(served.post("/api/review/answers", Map.of()).statusCode()).isEqualTo(400);
        assertThat(served.json("/api/pages/" + served.document("report-1931") + "/0001")
                        .get("lines"))
                .isEqualTo(page.get("lines"));
    }

    @Test
    void aLineIsDrawnInsideThePage() throws Exception {
        JsonNode page = served.json("/api/pages/" + served.document("report-1931") + "/0001");
        HttpResponse<String> kept = served.post("/api/review/lines", drawn(page, -30, 10, 400, 50));
        assertThat(kept.statusCode()).as(kept.body()).isEqualTo(200);
        assertThat(json(kept).get("line").get("box").get("x").asInt()).isZero();
        assertThat(json(kept).get("line").get("box").get("width").asInt()).isEqualTo(370);
        HttpResponse<String> outside = served.post("/api/review/lines", drawn(page, 100_000, 10, 400, 50));
        assertThat(outside.statusCode()).isEqualTo(400);
        assertThat(outside.body()).contains("on the page, which is");
        assertThat(served.post("/api/review/lines", drawn(page, 0, 0, Integer.MAX_VALUE, Integer.MAX_VALUE))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void whatAnotherProgramWroteIsLeftAlone() throws Exception {
        String document = served.document("report-1931");
        JsonNode page = served.json("/api/pages/" + document + "/0001");
        Path record = new CollectionFolder(folder.resolve("c")).record(document, "0001");
        Files.writeString(record, Files.readString(record) + "\n");
        byte[] theirs = Files.readAllBytes(record);
        HttpResponse<String> refused = served.post(
                "/api/review/answers", ofLine(page, page.get("lines").get(0), "x"));
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("another program");
        assertThat(record).hasBinaryContent(theirs);
    }

    @Test
    void waitsForARunThatIsWriting() throws Exception {
        JsonNode item = queue("").get("items").get(0);
        try (CollectionLock run = CollectionLock.take(new CollectionFolder(folder.resolve("c")))) {
            HttpResponse<String> refused = answer(item, "x", "Ada");
            assertThat(refused.statusCode()).as("%s held", run).isEqualTo(423);
            assertThat(refused.body()).doesNotContain(folder.toString());
        }
        assertThat(answer(item, "y", "Ada").statusCode()).isEqualTo(200);
    }

    @Test
    void takesChangesFromItsOwnPagesAlone() throws Exception {
        String body = new ObjectMapper().writeValueAsString(Map.of("change", 1));
        assertThat(posted("http://evil.example", "same-origin", "application/json", body))
                .isEqualTo(403);
        assertThat(posted(served.address(), "cross-site", "application/json", body))
                .isEqualTo(403);
        assertThat(posted(served.address(), "same-origin", "text/plain", body)).isEqualTo(415);
        assertThat(posted(served.address(), "same-origin", "application/json", body))
                .as("nothing to take back")
                .isEqualTo(404);
    }

    private static Map<String, Object> ofLine(JsonNode page, JsonNode line, String text) {
        return Map.of(
                "document", page.get("document").asText(),
                "page", page.get("page").asText(),
                "line", line.get("id").asText(),
                "version", line.get("version").asText(),
                "text", text,
                "by", "Ada");
    }

    private static Map<String, Object> drawn(JsonNode page, int x, int y, int width, int height) {
        return Map.of(
                "document",
                page.get("document").asText(),
                "page",
                page.get("page").asText(),
                "x",
                x,
                "y",
                y,
                "width",
                width,
                "height",
                height,
                "text",
                "manu scripta",
                "by",
                "Ada");
    }

    private HttpResponse<String> answer(JsonNode item, String text, String by) throws Exception {
        return served.post(
                "/api/review/answers",
                Map.of(
                        "document", item.get("document").asText(),
                        "page", item.get("page").asText(),
                        "line", item.get("line").asText(),
                        "word", item.get("word").asText(),
                        "version", item.get("version").asText(),
                        "text", text,
                        "by", by));
    }

    private JsonNode queue(String parameters) throws Exception {
        JsonNode answer = served.json("/api/review/queue?" + parameters);
        while (answer.get("ready").asDouble() < 1) {
            Thread.sleep(50);
            answer = served.json("/api/review/queue?" + parameters);
        }
        return answer;
    }

    private static List<String> places(JsonNode queue) {
        List<String> places = new ArrayList<>();
        queue.get("items").forEach(item -> places.add(place(item)));
        return places;
    }

    private static String place(JsonNode item) {
        return String.join(
                "/",
                item.get("document").asText(),
                item.get("page").asText(),
                item.get("word").asText());
    }

    private int get(String path) throws Exception {
        return served.get(path).statusCode();
    }

    private int posted(String origin, String site, String type, String body) throws Exception {
        return served.send(served.request("/api/review/undo")
                        .header("Origin", origin)
                        .header("Sec-Fetch-Site", site)
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofString(body))
                        .build())
                .statusCode();
    }

    private static JsonNode json(HttpResponse<String> answer) throws Exception {
        return new ObjectMapper().readTree(answer.body());
    }
}
