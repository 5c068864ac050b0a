package org.chirograph.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How honest posteriors are, by what was answered through the server. */
class ReliabilityApiTest {
    private static final String PATH = "/api/insights/reliability";

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
    void theQueueJudgesThePosteriorsThatItAskedAbout() throws Exception {
        assertThat(served.json(PATH).get("asked").get("words").isNull()).isTrue();
        List<JsonNode> queue = served.queue();
        double expected = 0;
        long last = 0;
        for (int i = 0; i < 10; i++) {
            JsonNode item = queue.get(i);
            expected += item.get("best").get("posterior").asDouble() / 10;
            String text = i < 3 ? "x" : item.get("others").get(0).get("text").asText();
            last = kept("/api/review/answers", word(item, text)).get("change").asLong();
        }
        JsonNode asked = served.json(PATH).get("asked").get("words");
        assertThat(asked.get("count").asInt()).isEqualTo(10);
        assertThat(asked.get("right").asDouble()).isCloseTo(0.3, within(1e-12));
        assertThat(asked.get("expected").asDouble()).isCloseTo(expected, within(1e-12));
        assertThat(asked.get("ece").asDouble()).isCloseTo(Math.abs(expected - 0.3), within(1e-12));
        JsonNode bin = asked.get("bins").get(0);
        assertThat(bin.get("low").asDouble()).isLessThan(0.3);
        assertThat(bin.get("high").asDouble()).isGreaterThan(0.3);
        kept("/api/review/undo", Map.of("change", last));
        assertThat(served.json(PATH).get("asked").get("words").get("count").asInt())
                .isEqualTo(9);
        assertThat(served.json(PATH).get("drawn").get("words").isNull()).isTrue();
    }

    @Test
    void linesDrawnByChanceAreToldApart() throws Exception {
        String document = served.document("lettre-1912");
        JsonNode audit = served.json("/api/review/audit?document=" + document);
        JsonNode line = audit.get("next").get("line");
        Map<String, Object> told =
                new HashMap<>(line(document, audit.get("next").get("page"), line));
        kept("/api/review/audit", told);
        JsonNode drawn = served.json(PATH + "?document=" + document).get("drawn");
        assertThat(drawn.get("words").get("count").asInt())
                .isEqualTo(line.get("words").size());
        int regions = 0;
        for (JsonNode word : line.get("words")) {
            StringBuilder spelt = new StringBuilder();
            word.get("glyphs").forEach(glyph -> spelt.append(text(glyph)));
            regions += spelt.toString().equals(text(word)) ? word.get("glyphs").size() : 0;
        }
        assertThat(regions).isPositive();
        assertThat(drawn.get("characters").get("count").asInt()).isEqualTo(regions);
        assertThat(drawn.get("words").get("right").asDouble()).isEqualTo(1);
        String other = served.document("report-1931");
        assertThat(served.json(PATH + "?document=" + other)
                        .get("drawn")
                        .get("words")
                        .isNull())
                .isTrue();
        assertThat(served.json(PATH).get("drawn")).isEqualTo(drawn);
    }

    @Test
    void whatPeoplePickForBeingWrongIsLeftOut() throws Exception {
        JsonNode item = served.queue().getFirst();
        Map<String, Object> picked = word(item, "une");
        picked.remove("by");
        kept("/api/review/sheet", Map.of("words", List.of(picked), "by", "Ada"));
        String document = served.document("lettre-1912");
        JsonNode page = served.json("/api/pages/" + document + "/0001");
        JsonNode line = page.get("lines").get(1);
        kept("/api/review/answers", line(document, page.get("page"), line));
        JsonNode told = served.json(PATH);
        assertThat(told.get("chosen").asInt()).isEqualTo(1 + line.get("words").size());
        assertThat(told.get("asked").get("words").isNull()).isTrue();
        assertThat(told.get("drawn").get("words").isNull()).isTrue();
    }

    @Test
    void drawsWhatItTells() throws Exception {
        byte[] empty = picture("?of=words&by=asked");
        JsonNode item = served.queue().getFirst();
        kept("/api/review/answers", word(item, "une"));
        assertThat(picture("?of=words&by=asked")).isNotEqualTo(empty);
        assertThat(picture("?of=words&by=drawn")).isEqualTo(picture("?of=words"));
        assertThat(served.get(PATH + ".png?of=lines").statusCode()).isEqualTo(400);
        assertThat(served.get(PATH + ".png?document=none").statusCode()).isEqualTo(404);
    }

    private static String text(JsonNode read) {
        return read.get("readings").get(0).get("text").asText();
    }

    private byte[] picture(String query) throws Exception {
        HttpResponse<byte[]> answer = served.bytes(PATH + ".png" + query);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("image/png");
        return answer.body();
    }

    private JsonNode kept(String path, Object body) throws Exception {
        HttpResponse<String> answer = served.post(path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new ObjectMapper().readTree(answer.body());
    }

    private static Map<String, Object> word(JsonNode item, String text) {
        Map<String, Object> word = new HashMap<>(Map.of("text", text, "by", "Ada"));
        for (String name : List.of("document", "page", "line", "word", "version")) {
            word.put(name, item.get(name).asText());
        }
        return word;
    }

    private static Map<String, Object> line(String document, JsonNode page, JsonNode line) {
        return Map.of(
                "document", document,
                "page", page.asText(),
                "line", line.get("id").asText(),
                "version", line.get("version").asText(),
                "text", line.get("text").asText(),
                "by", "Ada");
    }
}
