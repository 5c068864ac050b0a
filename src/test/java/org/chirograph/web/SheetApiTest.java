package org.chirograph.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many words at once, through the server. */
class SheetApiTest {
    private static final ObjectMapper JSON = new ObjectMapper();

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
    void offersWordsThatWereReadAlikeAndTakesThemBackAtOnce() throws Exception {
        List<JsonNode> same = commonest();
        JsonNode first = same.getFirst();
        String said = first.get("others").get(0).get("text").asText();
        long change = kept(served.post("/api/review/answers", answer(first, said)))
                .get("change")
                .asLong();
        JsonNode alikes = served.json("/api/review/alike?change=" + change).get("alikes");
        assertThat(alikes).isNotEmpty();
        List<Object> words = new ArrayList<>();
        for (JsonNode alike : alikes) {
            assertThat(alike.get("read").asText()).isEqualTo("x");
            assertThat(alike.get("text").asText()).isEqualTo(said);
            assertThat(alike.get("chance").asDouble()).isBetween(0.0, 1.0);
            assertThat(place(alike)).isNotEqualTo(place(first));
            words.add(word(alike, alike.get("text").asText()));
        }
        JsonNode sheet = kept(served.post("/api/review/sheet", Map.of("words", words, "by", "Ada")));
        assertThat(sheet.get("kept").asInt()).isEqualTo(words.size());
        assertThat(sheet.get("refused")).isEmpty();
        for (JsonNode alike : alikes) {
            assertThat(says(alike)).isEqualTo(said);
        }
        for (JsonNode left : served.json("/api/review/alike?change=" + change).get("alikes")) {
            assertThat(alikes).noneMatch(alike -> place(alike).equals(place(left)));
        }
        JsonNode undone = kept(served.post(
                "/api/review/undo", Map.of("change", sheet.get("change").asLong())));
        assertThat(undone.get("undone").asInt()).isEqualTo(words.size());
        for (JsonNode alike : alikes) {
            assertThat(says(alike)).isEqualTo("x");
        }
        assertThat(says(first)).isEqualTo(said);
    }

    @Test
    void whatSomebodyChangedMeanwhileIsRefusedAndTheRestKept() throws Exception {
        List<JsonNode> same = commonest();
        JsonNode first = same.get(0);
        JsonNode second = same.get(1);
        kept(served.post("/api/review/answers", answer(first, "autre")));
        JsonNode sheet = kept(served.post(
                "/api/review/sheet", Map.of("words", List.of(word(first, "une"), word(second, "deux")), "by", "Bob")));
        assertThat(sheet.get("kept").asInt()).isEqualTo(1);
        assertThat(sheet.get("refused")).hasSize(1);
        assertThat(sheet.get("refused").get(0).get("message").asText()).contains("Ada");
        assertThat(says(first)).isEqualTo("autre");
        assertThat(says(second)).isEqualTo("deux");
        JsonNode none =
                kept(served.post("/api/review/sheet", Map.of("words", List.of(word(first, "une")), "by", "Bob")));
        assertThat(none.get("change").asLong()).isZero();
    }

    @Test
    void undoLeavesWhatWasChangedSince() throws Exception {
        List<JsonNode> same = commonest();
        JsonNode first = same.get(0);
        JsonNode second = same.get(1);
        long change = kept(served.post(
                        "/api/review/sheet",
                        Map.of("words", List.of(word(first, "une"), word(second, "deux")), "by", "Ada")))
                .get("change")
                .asLong();
        Map<String, Object> again = answer(second, "trois");
        again.put("version", now(second).get("version").asText());
        kept(served.post("/api/review/answers", again));
        assertThat(kept(served.post("/api/review/undo", Map.of("change", change)))
                        .get("undone")
                        .asInt())
                .isEqualTo(1);
        assertThat(says(first)).isEqualTo("x");
        assertThat(says(second)).isEqualTo("trois");
    }

    @Test
    void aSheetIsBoundedAndNamed() throws Exception {
        assertThat(served.post("/api/review/sheet", Map.of("words", List.of(), "by", "Ada"))
                        .statusCode())
                .isEqualTo(400);
        JsonNode first = commonest().getFirst();
        List<Object> many = new ArrayList<>();
        for (int i = 0; i < 201; i++) {
            many.add(word(first, "x"));
        }
        assertThat(served.post("/api/review/sheet", Map.of("words", many, "by", "Ada"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(served.post("/api/review/sheet", Map.of("words", List.of(word(first, "une")), "by", ""))
                        .statusCode())
                .isEqualTo(400);
        assertThat(served.get("/api/review/alike?change=77").statusCode()).isEqualTo(404);
    }

    @Test
    void showsDoubtfulCharactersBesideSureOnes() throws Exception {
        JsonNode grid = served.json("/api/review/grid");
        assertThat(grid.get("doubtful")).isEmpty();
        String read = grid.get("kinds").get(0).get("read").asText();
        JsonNode some = served.json("/api/review/grid?read=" + read);
        assertThat(some.get("doubtful"))
                .hasSize(Math.min(60, grid.get("kinds").get(0).get("doubtful").asInt()));
        JsonNode cell = some.get("doubtful").get(0);
        assertThat(cell.get("read").asText()).isEqualTo(read);
        assertThat(cell.get("head").asText()).isEmpty();
        assertThat(some.get("sure")).isNotEmpty();
        kept(served.post(
                "/api/review/sheet",
                Map.of("words", List.of(word(cell, "Q" + cell.get("tail").asText())), "by", "Ada")));
        assertThat(says(cell)).startsWith("Q");
        String document = served.document("report-1931");
        for (JsonNode each : served.json("/api/review/grid?read=" + read + "&document=" + document)
                .get("doubtful")) {
            assertThat(each.get("document").asText()).isEqualTo(document);
        }
    }

    @Test
    void tellsWhatWasMistakenForWhat() throws Exception {
        assertThat(served.json("/api/insights").get("words")).isEmpty();
        List<JsonNode> same = commonest();
        kept(served.post("/api/review/answers", answer(same.get(0), "une")));
        kept(served.post("/api/review/answers", answer(same.get(1), "une")));
        JsonNode words = served.json("/api/insights").get("words");
        assertThat(words).hasSize(1);
        assertThat(words.get(0).get("read").asText()).isEqualTo("x");
        assertThat(words.get(0).get("said").asText()).isEqualTo("une");
        assertThat(words.get(0).get("count").asInt()).isEqualTo(2);
        assertThat(words.get(0).get("places").get(1).get("page").asText())
                .isEqualTo(same.get(1).get("page").asText());
    }

    private static JsonNode kept(HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static Map<String, Object> word(JsonNode item, String text) {
        Map<String, Object> word = new HashMap<>();
        for (String name : List.of("document", "page", "line", "word", "version")) {
            word.put(name, item.get(name).asText());
        }
        word.put("text", text);
        return word;
    }

    private static List<String> place(JsonNode item) {
        return List.of("document", "page", "line", "word").stream()
                .map(name -> item.get(name).asText())
                .toList();
    }

    private static Map<String, Object> answer(JsonNode item, String text) {
        Map<String, Object> answer = word(item, text);
        answer.put("by", "Ada");
        return answer;
    }

    /** Words of the queue that are the same in truth, more than of any other. */
    private List<JsonNode> commonest() throws Exception {
        Map<String, List<JsonNode>> byTruth = new HashMap<>();
        for (JsonNode item : served.queue()) {
            byTruth.computeIfAbsent(item.get("others").get(0).get("text").asText(), t -> new ArrayList<>())
                    .add(item);
        }
        return byTruth.values().stream()
                .max((a, b) -> Integer.compare(a.size(), b.size()))
                .orElseThrow();
    }

    private JsonNode now(JsonNode item) throws Exception {
        String page = item.get("document").asText() + "/" + item.get("page").asText();
        for (JsonNode line : served.json("/api/pages/" + page).get("lines")) {
            for (JsonNode word : line.get("words")) {
                if (word.get("id").equals(item.get("word"))) {
                    return word;
                }
            }
        }
        throw new AssertionError("the word is gone");
    }

    private String says(JsonNode item) throws Exception {
        return now(item).get("readings").get(0).get("text").asText();
    }
}
