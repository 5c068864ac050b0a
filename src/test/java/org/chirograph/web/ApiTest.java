package org.chirograph.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.chirograph.format.PageReader;
import org.chirograph.page.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The JSON API of a real server on the sample pages. */
class ApiTest {
    @TempDir
    private static Path folder;

    private static ServedSamples served;

    @BeforeAll
    static void serve() throws Exception {
        served = ServedSamples.in(folder.resolve("collection"));
    }

    @AfterAll
    static void stop() throws Exception {
        served.close();
    }

    @Test
    void findsAWordWhereItStands() throws Exception {
        JsonNode found = served.json("/api/search?q=radium");
        assertThat(found.get("lines").asInt())
                .isPositive()
                .isEqualTo(found.get("ranked").asInt());
        JsonNode hit = found.get("hits").get(0);
        Page truth = PageReader.read(Path.of(
                "samples/truth", hit.get("title").asText(), hit.get("page").asText() + ".xml"));
        JsonNode word = hit.get("words").get(0);
        var there = truth.lines()
                .flatMap(line -> line.words().stream())
                .filter(each -> each.id().equals(word.get("word").asText()))
                .findFirst()
                .orElseThrow();
        assertThat(there.best().text()).containsIgnoringCase("radium");
        assertThat(word.get("box").get("x").asInt()).isEqualTo(there.box().x());
        assertThat(word.get("box").get("height").asInt()).isEqualTo(there.box().height());
    }

    @Test
    void pagesThroughWhatWasFoundWithoutGapsOrRepeats() throws Exception {
        JsonNode all = served.json("/api/search?q=de+the&size=100").get("hits");
        assertThat(all.size()).isGreaterThan(9);
        List<JsonNode> pieces = new ArrayList<>();
        for (int from = 0; from < all.size(); from += 4) {
            served.json("/api/search?q=de+the&size=4&from=" + from).get("hits").forEach(pieces::add);
        }
        assertThat(pieces).containsExactlyElementsOf(all);
    }

    @Test
    void countsAndFiltersByDocument() throws Exception {
        JsonNode all = served.json("/api/search?q=de");
        assertThat(all.get("documents").size()).isGreaterThan(1);
        int sum = 0;
        for (JsonNode facet : all.get("documents")) {
            JsonNode within = served.json(
                    "/api/search?q=de&document=" + facet.get("document").asText());
            assertThat(within.get("ranked").asInt())
                    .isEqualTo(facet.get("lines").asInt());
            assertThat(within.get("hits")).allMatch(hit -> hit.get("document").equals(facet.get("document")));
            sum += facet.get("lines").asInt();
        }
        assertThat(sum).isEqualTo(all.get("ranked").asInt());
        assertThat(all.get("otherDocuments").get("documents").asInt()).isZero();
        String last = all.get("documents")
                .get(all.get("documents").size() - 1)
                .get("document")
                .asText();
        JsonNode few = served.json("/api/search?q=de&documents=1&document=" + last);
        assertThat(few.get("documents").findValuesAsText("document"))
                .containsExactly(all.get("documents").get(0).get("document").asText(), last);
        JsonNode others = few.get("otherDocuments");
        assertThat(others.get("documents").asInt())
                .isPositive()
                .isEqualTo(all.get("documents").size() - 2);
        int listed = few.get("documents").findValues("lines").stream()
                .mapToInt(JsonNode::asInt)
                .sum();
        assertThat(listed + others.get("lines").asInt()).isEqualTo(sum);
    }

    @Test
    void sendsFilesOnceAndAnnouncesASearch() throws Exception {
        HttpResponse<String> script = served.get("/app.js");
        String tag = script.headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> again = served.send(
                served.request("/app.js").header("If-None-Match", tag).build());
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(served.send(served.request("/dom.js")
                                .header("If-None-Match", tag)
                                .build())
                        .statusCode())
                .isEqualTo(200);
        assertThat(link("/?q=%22a+b%22%3E&from=20&document=d"))
                .containsExactly("</api/search?q=%22a+b%22%3E&document=d&from=20>; rel=preload; as=fetch; crossorigin");
        for (String other : List.of("/", "/?q=", "/?q=a&open=d/0001", "/app.js?q=a", "/?q=" + "a".repeat(501))) {
            assertThat(link(other)).as(other).isEmpty();
        }
    }

    private static List<String> link(String path) throws Exception {
        return served.get(path).headers().allValues("Link");
    }

    @Test
    void everyRangeOfConfidenceIsAFilterThatGivesItsHits() throws Exception {
        int sum = 0;
        JsonNode all = served.json("/api/search?q=de");
        for (JsonNode range : all.get("confidence")) {
            String query = "(de) " + range.get("value").asText();
            assertThat(served.json("/api/search?q=" + encoded(query))
                            .get("ranked")
                            .asInt())
                    .isEqualTo(range.get("lines").asInt());
            sum += range.get("lines").asInt();
        }
        assertThat(sum).isEqualTo(all.get("ranked").asInt());
    }

    @Test
    void keepsSearchesAndForgetsThem() throws Exception {
        assertThat(served.post("/api/searches", Map.of("name", " the\u0301 <b>", "query", "the  OR\tde"))
                        .statusCode())
                .isEqualTo(200);
        JsonNode saved = served.json("/api/searches").get("searches");
        assertThat(saved).hasSize(1);
        assertThat(saved.get(0).get("name").asText()).isEqualTo("the\u0301 <b>");
        assertThat(saved.get(0).get("query").asText()).isEqualTo("the OR de");
        for (Map<String, String> wrong : List.of(
                Map.of("name", "x", "query", "de ("),
                Map.of("name", "a\nb", "query", "de"),
                Map.of("name", "x".repeat(61), "query", "de"),
                Map.of("name", "x", "query", "a".repeat(501)),
                Map.of("query", "de"))) {
            assertThat(served.post("/api/searches", wrong).statusCode())
                    .as(wrong.toString())
                    .isEqualTo(400);
        }
        assertThat(served.post("/api/searches", Map.of("name", "other")).statusCode())
                .isEqualTo(404);
        HttpResponse<String> left = served.post("/api/searches", Map.of("name", "the\u0301 <b>"));
        assertThat(left.body()).isEqualTo("{\"searches\":[]}");
    }

    @Test
    void findsDocumentsByTheDatesOfATable() throws Exception {
        Path table = folder.resolve("collection/dates.csv");
        Files.writeString(table, "report-1931,1931-05\n");
        String document = served.document("report-1931");
        JsonNode found = served.json("/api/search?q=" + encoded("the OR de") + "&document=" + document);
        JsonNode dated = served.json("/api/search?q=" + encoded("(the OR de) date:1931"));
        assertThat(dated.get("ranked")).isEqualTo(found.get("ranked"));
        assertThat(dated.get("documents")).hasSize(1);
        Files.delete(table);
        assertThat(served.get("/api/search?q=" + encoded("the date:1931")).statusCode())
                .isEqualTo(400);
    }

    @Test
    void givesHitsInTheOrderAskedFor() throws Exception {
        List<Double> sure = new ArrayList<>();
        served.json("/api/search?q=de+x&sort=confidence&size=100")
                .get("hits")
                .forEach(hit -> sure.add(hit.get("confidence").asDouble()));
        assertThat(sure).isSortedAccordingTo(Comparator.reverseOrder()).hasSizeGreaterThan(3);
        List<String> places = new ArrayList<>();
        served.json("/api/search?q=de&sort=document&size=100")
                .get("hits")
                .forEach(hit -> places.add(
                        hit.get("document").asText() + hit.get("page").asText()));
        assertThat(places).isSorted();
        assertThat(served.get("/api/search?q=de&sort=size").statusCode()).isEqualTo(400);
    }

    @Test
    void tellsHowManyHitsAreRightAndInWhichForms() throws Exception {
        JsonNode found = served.json("/api/search?q=the");
        JsonNode expected = found.get("expected");
        assertThat(found.get("judged")).isEqualTo(found.get("lines"));
        assertThat(expected.get("mean").asDouble())
                .isBetween(
                        expected.get("low").asDouble() - 1, found.get("judged").asDouble());
        assertThat(found.get("forms")).isEmpty();
        JsonNode forms = served.json("/api/search?q=" + encoded("lettres stem:fr"));
        Set<String> spelt = new TreeSet<>();
        forms.get("forms").forEach(form -> spelt.add(form.get("value").asText()));
        assertThat(spelt).isNotEmpty().isSubsetOf("lettre", "lettres");
        assertThat(served.get("/api/search?q=" + encoded("lettres stem:la")).body())
                .contains("de, en, fr, not for la");
    }

    private static String encoded(String query) {
        return URLEncoder.encode(query, StandardCharsets.UTF_8);
    }

    @Test
    void savesTheHitsOfADocumentAsATable() throws Exception {
        String document = served.document("report-1931");
        JsonNode found = served.json("/api/search?q=the&size=100&document=" + document);
        HttpResponse<String> table = served.get("/api/search.csv?q=the&document=" + document);
        assertThat(table.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(v -> assertThat(v).contains("attachment"));
        int words = 0;
        for (JsonNode hit : found.get("hits")) {
            words += hit.get("words").size();
        }
        assertThat(words).isPositive();
        assertThat(table.body().lines().skip(1)).hasSize(words).allMatch(row -> row.startsWith(document + ","));
    }

    @Test
    void givesThePageThatWasRead() throws Exception {
        String document = served.document("report-1931");
        JsonNode page = served.json("/api/pages/" + document + "/0001?q=the");
        Page truth = PageReader.read(Path.of("samples/truth/report-1931/0001.xml"));
        assertThat(page.get("width").asInt()).isEqualTo(truth.width());
        assertThat(page.get("lines").size()).isEqualTo((int) truth.lines().count());
        assertThat(page.get("previous").isNull()).isTrue();
        assertThat(page.get("next").asText()).isEqualTo("0002");
        JsonNode doubted = page.findValues("words").stream()
                .filter(words -> words.size() > 4 && words.get(4).has("readings"))
                .findFirst()
                .orElseThrow()
                .get(4);
        assertThat(doubted.get("readings").get(1).get("posterior").asDouble()).isEqualTo(ServedSamples.DOUBTED);
        assertThat(doubted.get("glyphs")).isNotEmpty();
        assertThat(page.get("hits"))
                .isNotEmpty()
                .allMatch(hit -> hit.get("page").asText().equals("0001"));
    }

    @Test
    void tellsWhatTheCollectionHolds() throws Exception {
        assertThat(served.json("/api/documents").get("documents").size()).isEqualTo(6);
        JsonNode status = served.json("/api/status");
        assertThat(status.get("done").asInt()).isEqualTo(8);
        assertThat(status.get("lines").asInt()).isPositive();
    }

    @Test
    void saysWhereAQueryIsWrong() throws Exception {
        HttpResponse<String> answer = served.get("/api/search?q=radium+(sel");
        assertThat(answer.statusCode()).isEqualTo(400);
        JsonNode error = new ObjectMapper().readTree(answer.body()).get("error");
        assertThat(error.get("message").asText()).contains("at character");
        assertThat(error.get("place").asInt()).isBetween(7, 11);
    }

    @Test
    void refusesWhatAsksTooMuchOrNothing() throws Exception {
        for (String path : List.of(
                "/api/search",
                "/api/search?q=",
                "/api/search?q=" + "a".repeat(501),
                "/api/search?q=a&size=101",
                "/api/search?q=a&size=0",
                "/api/search?q=a&size=20&from=981",
                "/api/search?q=a&from=-1",
                "/api/search?q=a&from=99999999999")) {
            HttpResponse<String> answer = served.get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(400);
            assertThat(answer.body()).as(path).startsWith("{\"error\":").doesNotContain("Exception");
        }
    }

    @Test
    void documentsEveryRouteAndNoOther() throws Exception {
        JsonNode paths = served.json("/openapi.json").get("paths");
        List<String> documented = new ArrayList<>();
        paths.fieldNames().forEachRemaining(documented::add);
        assertThat(served.server.paths().stream().filter(path -> path.matches("/(api|iiif)/.*")))
                .containsExactlyInAnyOrderElementsOf(documented);
        String document = served.document("report-1931");
        for (String path : documented) {
            String real = path.replace("{document}", document)
                    .replace("{page}", "0001")
                    .replace("{region}", "0,0,200,100")
                    .replace("{size}", "100,")
                    .replace("{rotation}", "0")
                    .replace("{file}", "default.jpg");
            if (!paths.get(path).has("get")) {
                continue; // what changes the collection: see ReviewApiTest
            }
            HttpResponse<byte[]> answer = served.bytes(real + "?q=the&document=" + document);
            JsonNode described = paths.get(path).get("get").get("responses").get("" + answer.statusCode());
            assertThat(described).as(path + " answers " + answer.statusCode()).isNotNull();
            if (answer.statusCode() == 200) {
                String type = answer.headers().firstValue("Content-Type").orElseThrow();
                assertThat(described.get("content").has(type))
                        .as(path + " " + type)
                        .isTrue();
            }
        }
        assertThat(served.faults).isEmpty();
    }
}
