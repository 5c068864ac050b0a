package org.chirograph.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Audits told through the server. */
class AuditApiTest {
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
    void anAuditAsksForALineUntilItIsTold() throws Exception {
        String path = "/api/review/audit?document=" + served.document("lettre-1912");
        JsonNode before = served.json(path);
        assertThat(before.get("statement").get("audited").asInt()).isZero();
        assertThat(before.get("statement").get("atMost").asDouble()).isGreaterThanOrEqualTo(1);
        assertThat(served.json(path)).isEqualTo(before);
        HttpResponse<String> kept = served.post("/api/review/audit", told(before, before.get("next")));
        assertThat(kept.statusCode()).as(kept.body()).isEqualTo(200);
        JsonNode after = served.json(path);
        assertThat(after.get("statement").get("audited").asInt()).isEqualTo(1);
        assertThat(after.get("next").get("line").get("id"))
                .isNotEqualTo(before.get("next").get("line").get("id"));
        assertThat(served.post("/api/review/audit", told(before, before.get("next")))
                        .statusCode())
                .isEqualTo(409);
        served.post(
                "/api/review/undo",
                Map.of(
                        "change",
                        new ObjectMapper().readTree(kept.body()).get("change").asLong()));
        assertThat(served.json(path)).isEqualTo(before);
    }

    @Test
    void anAuditToTheEndLeavesNoError() throws Exception {
        String path = "/api/review/audit?document=" + served.document("lettre-1912");
        JsonNode now = served.json(path);
        double last = 2;
        while (!now.get("next").isNull()) {
            assertThat(served.post("/api/review/audit", told(now, now.get("next")))
                            .statusCode())
                    .isEqualTo(200);
            now = served.json(path);
            last = now.get("statement").get("atMost").asDouble();
        }
        assertThat(last).isLessThan(1e-3);
        assertThat(now.get("statement").get("curve").size()).isBetween(10, 31);
    }

    private static Map<String, Object> told(JsonNode audit, JsonNode next) {
        return Map.of(
                "document", audit.get("document").asText(),
                "page", next.get("page").asText(),
                "line", next.get("line").get("id").asText(),
                "version", next.get("line").get("version").asText(),
                "text", next.get("line").get("text").asText().replace("x ", "de "),
                "by", "Ada");
    }
}
