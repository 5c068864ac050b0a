package org.chirograph.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines that are split and joined through the server. */
class LineShapeApiTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Test
    void splitsAndJoinsLines(@TempDir Path folder) throws Exception {
        try (ServedSamples served = ServedSamples.in(folder.resolve("c"))) {
            splitsAndJoinsLines(served);
            assertThat(served.faults).isEmpty();
        }
    }

    private static void splitsAndJoinsLines(ServedSamples served) throws Exception {
        String document = served.document("report-1931");
        String path = "/api/pages/" + document + "/0001";
        JsonNode before = served.json(path).get("lines");
        JsonNode line = before.get(2);
        Map<String, Object> asked = new HashMap<>(Map.of(
                "document",
                document,
                "page",
                "0001",
                "line",
                line.get("id").asText(),
                "version",
                line.get("version").asText(),
                "word",
                line.get("words").get(1).get("id").asText(),
                "by",
                "Ada"));
        HttpResponse<String> split = served.post("/api/review/split", asked);
        assertThat(split.statusCode()).as(split.body()).isEqualTo(200);
        assertThat(served.post("/api/review/split", asked).statusCode())
                .as("it is another line by now")
                .isEqualTo(409);
        JsonNode apart = served.json(path).get("lines");
        assertThat(apart).hasSize(before.size() + 1);
        JsonNode first = apart.get(2);
        JsonNode second = apart.get(3);
        assertThat(first.get("text").asText() + " " + second.get("text").asText())
                .isEqualTo(line.get("text").asText());
        asked.put("version", first.get("version").asText());
        asked.put("word", first.get("words").get(0).get("id").asText());
        HttpResponse<String> nothing = served.post("/api/review/split", asked);
        assertThat(nothing.statusCode()).isEqualTo(400);
        assertThat(nothing.body()).contains("not its first");
        asked.put("other", second.get("id").asText());
        asked.put("otherVersion", second.get("version").asText());
        HttpResponse<String> joined = served.post("/api/review/join", asked);
        assertThat(joined.statusCode()).as(joined.body()).isEqualTo(200);
        assertThat(served.json(path).get("lines")).hasSize(before.size());
        long change = MAPPER.readTree(split.body()).get("change").asLong();
        assertThat(served.post("/api/review/undo", Map.of("change", change)).statusCode())
                .as("the line was joined since")
                .isEqualTo(409);
        for (HttpResponse<String> each : List.of(joined, split)) {
            long number = MAPPER.readTree(each.body()).get("change").asLong();
            assertThat(served.post("/api/review/undo", Map.of("change", number)).statusCode())
                    .isEqualTo(200);
        }
        assertThat(served.json(path).get("lines")).isEqualTo(before);
    }
}
