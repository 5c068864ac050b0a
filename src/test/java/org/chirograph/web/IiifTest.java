package org.chirograph.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.chirograph.format.Outside;
import org.chirograph.image.GrayImage;
import org.chirograph.scan.ScanDocument;
import org.chirograph.scan.ScanLimits;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** IIIF images, manifests and search of a real server on the sample pages. */
class IiifTest {
    @TempDir
    private static Path folder;

    private static ServedSamples served;
    private static String letter;

    @BeforeAll
    static void serve() throws Exception {
        served = ServedSamples.in(folder.resolve("collection"));
        letter = "/iiif/image/" + served.document("lettre-1912") + "/0001";
    }

    @AfterAll
    static void stop() throws Exception {
        served.close();
    }

    @Test
    void givesTheVeryPixelsOfTheScan() throws Exception {
        BufferedImage part = picture(letter + "/221,155,600,90/max/0/default.png");
        assertThat(part.getWidth()).isEqualTo(600);
        try (ScanDocument scan = ScanDocument.open(Path.of("samples/lettre-1912.jpg"), ScanLimits.DEFAULT)) {
            GrayImage pixels = scan.page(0).pixels();
            for (int y = 0; y < 90; y++) {
                for (int x = 0; x < 600; x++) {
                    assertThat(part.getRaster().getSample(x, y, 0)).isEqualTo(pixels.at(221 + x, 155 + y));
                }
            }
        }
    }

    @Test
    void givesEverySizeThatLevelOneAsksFor() throws Exception {
        assertSize(letter + "/full/max/0/default.jpg", 1654, 2338);
        assertSize(letter + "/full/827,/0/default.jpg", 827, 1169);
        assertSize(letter + "/full/,1169/0/gray.jpg", 827, 1169);
        assertSize(letter + "/square/100,100/0/color.png", 100, 100);
        assertSize(letter + "/full/!500,500/0/default.jpg", 354, 500);
        assertSize(letter + "/pct:0,0,50,50/pct:10/0/default.jpg", 83, 117);
        assertSize(letter + "/1600,2300,500,500/max/0/default.jpg", 54, 38);
        assertSize(letter + "/0,0,1600,1/10,/0/default.jpg", 10, 1);
    }

    @Test
    void refusesWhatItCanNotGive() throws Exception {
        for (String bad : List.of(
                "/full/2000,/0/default.jpg",
                "/full/0,0,0/0/default.jpg",
                "/2000,0,10,10/max/0/default.jpg",
                "/0,0,0,10/max/0/default.jpg",
                "/0,0,99999999999,1/max/0/default.jpg",
                "/whole/max/0/default.jpg",
                "/full/,/0/default.jpg")) {
            assertThat(served.get(letter + bad).statusCode()).as(bad).isEqualTo(400);
        }
        for (String never : List.of(
                "/full/^max/0/default.jpg".replace("^", "%5E"),
                "/full/max/90/default.jpg",
                "/full/max/0/bitonal.jpg",
                "/full/max/0/default.tif")) {
            assertThat(served.get(letter + never).statusCode()).as(never).isEqualTo(501);
        }
    }

    @Test
    void describesTheImage() throws Exception {
        JsonNode info = served.json(letter + "/info.json");
        assertThat(info.get("id").asText()).isEqualTo(served.address() + letter);
        assertThat(info.get("profile").asText()).isEqualTo("level1");
        assertThat(info.get("width").asInt()).isEqualTo(1654);
        HttpResponse<String> base = served.get(letter);
        assertThat(base.statusCode()).isEqualTo(303);
        assertThat(base.headers().firstValue("Location")).contains(letter + "/info.json");
        HttpResponse<String> linked = served.send(served.request(letter + "/info.json")
                .header("Accept", "application/ld+json")
                .build());
        assertThat(linked.headers().firstValue("Content-Type").orElseThrow())
                .contains("profile=")
                .contains("image/3");
    }

    @Test
    void showsTheSecondPageOfADocument() throws Exception {
        for (String name : List.of("report-1931", "proces-verbal-1909")) {
            JsonNode info = served.json("/iiif/image/" + served.document(name) + "/0002/info.json");
            assertSize(
                    "/iiif/image/" + served.document(name) + "/0002/full/max/0/default.jpg",
                    info.get("width").asInt(),
                    info.get("height").asInt());
        }
    }

    @Test
    void writesManifestsThatFitThePublishedSchema() throws Exception {
        String schema = Files.readString(Outside.schema("iiif-presentation-3_0.schema.json"));
        var validator =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(schema, InputFormat.JSON);
        for (JsonNode document : served.json("/api/documents").get("documents")) {
            String manifest = served.get(
                            "/iiif/manifest/" + document.get("document").asText())
                    .body();
            assertThat(validator.validate(manifest, InputFormat.JSON)).isEmpty();
        }
        assertThat(validator.validate(served.get("/iiif/collection").body(), InputFormat.JSON))
                .isEmpty();
        assertThat(validator.validate("{\"type\":\"Manifest\"}", InputFormat.JSON))
                .isNotEmpty();
    }

    @Test
    void whatManifestsNameIsThere() throws Exception {
        for (JsonNode entry : served.json("/iiif/collection").get("items")) {
            JsonNode manifest = served.json(path(entry.get("id")));
            for (JsonNode canvas : manifest.get("items")) {
                JsonNode body = canvas.at("/items/0/items/0/body");
                assertSize(
                        path(body.get("id")),
                        canvas.get("width").asInt(),
                        canvas.get("height").asInt());
                assertThat(served.json(path(body.at("/service/0/id")) + "/info.json")
                                .get("type")
                                .asText())
                        .isEqualTo("ImageService3");
            }
        }
    }

    @Test
    void findsOnCanvasesOfTheManifest() throws Exception {
        JsonNode manifest = served.json("/iiif/manifest/" + served.document("lettre-1912"));
        JsonNode found = served.json(path(manifest.at("/service/0/id")) + "?q=radium");
        JsonNode hit = served.json("/api/search?q=radium&document=" + served.document("lettre-1912"))
                .at("/hits/0/words/0");
        JsonNode box = hit.get("box");
        assertThat(found.get("items").findValuesAsText("target"))
                .contains(manifest.at("/items/0/id").asText() + "#xywh=" + box.get("x") + "," + box.get("y") + ","
                        + box.get("width") + "," + box.get("height"));
        assertThat(found.at("/annotations/0/items/0/target/selector/0/exact").asText())
                .isEqualTo(hit.get("text").asText());
        JsonNode older = served.json(path(manifest.at("/service/1/@id")) + "?q=radium");
        assertThat(older.get("resources").findValuesAsText("on"))
                .isEqualTo(found.get("items").findValuesAsText("target"));
        assertThat(older.at("/hits/0/match")).isEqualTo(hit.get("text"));
        assertThat(older.at("/hits/0/annotations/0")).isEqualTo(older.at("/resources/0/@id"));
    }

    private static String path(JsonNode address) {
        assertThat(address.asText()).startsWith(served.address());
        return address.asText().substring(served.address().length());
    }

    private static void assertSize(String path, int width, int height) throws Exception {
        BufferedImage picture = picture(path);
        assertThat(new int[] {picture.getWidth(), picture.getHeight()}).as(path).containsExactly(width, height);
    }

    private static BufferedImage picture(String path) throws Exception {
        HttpResponse<byte[]> answer = served.bytes(path);
        assertThat(answer.statusCode()).as(path + " " + served.faults).isEqualTo(200);
        return ImageIO.read(new ByteArrayInputStream(answer.body()));
    }
}
