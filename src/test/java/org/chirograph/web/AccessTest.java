package org.chirograph.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may ask what of the server, and what it gives away when it refuses. */
class AccessTest {
    private static final String TOKEN = "0123456789abcdef";

    @TempDir
    private static Path folder;

    private static ServedSamples served;
    private static ServedSamples guarded;

    @BeforeAll
    static void serve() throws Exception {
        served = ServedSamples.in(folder.resolve("open"));
        guarded = ServedSamples.withToken(folder.resolve("guarded"), TOKEN);
    }

    @AfterAll
    static void stop() throws Exception {
        served.close();
        guarded.close();
    }

    @Test
    void answersToNoNameButThisMachines() throws Exception {
        int port = served.server.port();
        assertThat(raw("GET /api/status HTTP/1.1\r\nHost: localhost:" + port)).startsWith("HTTP/1.1 200");
        assertThat(raw("GET /api/status HTTP/1.1\r\nHost: 127.0.0.1:" + port)).startsWith("HTTP/1.1 200");
        assertThat(raw("GET /api/status HTTP/1.1\r\nHost: evil.example:" + port))
                .startsWith("HTTP/1.1 421");
        assertThat(raw("GET / HTTP/1.1\r\nHost: localhost.evil.example")).startsWith("HTTP/1.1 421");
        assertThat(raw("GET / HTTP/1.1\r\nHost: a\"b")).startsWith("HTTP/1.1 4");
    }

    @Test
    void changesNothingForPagesFromElsewhere() throws Exception {
        assertThat(posted("http://evil.example")).isEqualTo(403);
        assertThat(posted("null")).isEqualTo(403);
        assertThat(posted(served.address())).isEqualTo(405);
    }

    @Test
    void tellsBrowsersToTakeNothingFromElsewhere() throws Exception {
        for (String path : List.of("/", "/api/status", "/nowhere", "/api/search?q=(")) {
            var headers = served.get(path).headers();
            assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                    .as(path)
                    .contains("default-src 'none'")
                    .doesNotContain("unsafe");
            assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
            assertThat(headers.firstValue("Access-Control-Allow-Origin")).isEmpty();
            assertThat(headers.firstValue("Server")).isEmpty();
        }
    }

    @Test
    void noNameLeadsOutOfTheCollection() throws Exception {
        for (String path : List.of(
                "/api/pages/..%2f..%2f..%2fetc/passwd",
                "/api/pages/%2e%2e/%2e%2e",
                "/iiif/image/../../../../etc/passwd/info.json",
                "/iiif/image/..;/..;/info.json",
                "/iiif/manifest/..%5c..%5ccatalog.db",
                "/iiif/manifest/%00",
                "/../pom.xml",
                "/..%2fpom.xml",
                "/catalog.db",
                "/org/chirograph/web/Server.class")) {
            String answer = raw("GET " + path + " HTTP/1.1\r\nHost: localhost:" + served.server.port());
            assertThat(answer).as(path).matches("(?s)HTTP/1.1 40[04].*");
            assertThat(answer)
                    .as(path)
                    .doesNotContain("root:")
                    .doesNotContain("Exception")
                    .doesNotContain("\tat ");
        }
        assertThat(served.faults).isEmpty();
    }

    @Test
    void refusesRequestsThatAreTooLarge() throws Exception {
        assertThat(served.get("/?q=" + "a".repeat(40_000)).statusCode()).isIn(414, 431);
    }

    @Test
    void asksForTheToken() throws Exception {
        for (String path : List.of("/", "/api/status", "/iiif/collection", "/style.css", "/?token=0123456789abcdeX")) {
            assertThat(guarded.get(path).statusCode()).as(path).isEqualTo(401);
        }
        assertThat(guarded.send(guarded.request("/api/status")
                                .header("Authorization", "Bearer " + TOKEN)
                                .build())
                        .statusCode())
                .isEqualTo(200);
        HttpResponse<String> entered = guarded.get("/?token=" + TOKEN);
        assertThat(entered.statusCode()).isEqualTo(302);
        String cookie = entered.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).contains("HttpOnly").contains("SameSite=Strict");
        assertThat(guarded.send(guarded.request("/api/status")
                                .header("Cookie", cookie.split(";")[0])
                                .build())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void isNotReachedByOthersWithoutAToken() {
        assertThatThrownBy(() -> new Reach(InetAddress.getByName("0.0.0.0"), 0, null, Set.of(), false))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void letsAChosenViewerReadPicturesAndManifestsAlone() throws Exception {
        String viewer = "https://viewer.example";
        try (ServedSamples shared = ServedSamples.withOrigin(folder.resolve("shared"), viewer)) {
            String manifest = "/iiif/manifest/" + shared.document("lettre-1912");
            assertThat(allowed(shared, manifest, viewer)).contains(viewer);
            assertThat(allowed(shared, manifest, "https://evil.example")).isEmpty();
            assertThat(allowed(shared, "/api/status", viewer)).isEmpty();
            assertThat(allowed(served, "/iiif/collection", viewer)).isEmpty();
            var asked = shared.send(shared.request(manifest)
                    .header("Origin", viewer)
                    .header("Access-Control-Request-Method", "GET")
                    .method("OPTIONS", BodyPublishers.noBody())
                    .build());
            assertThat(asked.statusCode()).isEqualTo(204);
            assertThat(asked.headers().firstValue("Access-Control-Allow-Methods"))
                    .contains("GET, HEAD");
        }
        assertThatThrownBy(() -> new Reach(InetAddress.getLoopbackAddress(), 0, null, Set.of("*"), false))
                .hasMessageContaining("no origin");
    }

    @Test
    void changesNothingWhereItOnlyShows() throws Exception {
        try (ServedSamples shown = ServedSamples.readOnly(folder.resolve("shown"))) {
            assertThat(shown.json("/api/status").get("readOnly").asBoolean()).isTrue();
            HttpResponse<String> refused = shown.post("/api/searches", Map.of("name", "a", "query", "b"));
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.body()).contains("--read-only");
            assertThat(shown.json("/api/searches").get("searches")).isEmpty();
        }
    }

    private static Optional<String> allowed(ServedSamples by, String path, String origin) throws Exception {
        return by.send(by.request(path).header("Origin", origin).build())
                .headers()
                .firstValue("Access-Control-Allow-Origin");
    }

    @Test
    void answersTwoHundredClientsAtOnce() throws Exception {
        String image = "/iiif/image/" + served.document("lettre-1912") + "/0001/0,0,512,512/256,/0/default.jpg";
        List<String> paths = List.of("/api/search?q=de", image, "/api/status", "/");
        try (var clients = Executors.newFixedThreadPool(200)) {
            List<Callable<Integer>> all = new ArrayList<>();
            for (int i = 0; i < 800; i++) {
                String path = paths.get(i % paths.size());
                all.add(() -> served.bytes(path).statusCode());
            }
            for (Future<Integer> each : clients.invokeAll(all)) {
                assertThat(each.get()).isEqualTo(200);
            }
        }
        assertThat(served.faults).isEmpty();
    }

    private static int posted(String origin) throws Exception {
        return served.send(served.request("/api/status")
                        .header("Origin", origin)
                        .POST(BodyPublishers.ofString("x=1"))
                        .build())
                .statusCode();
    }

    /** What the server says to a request as it stands, which Java's client would tidy up. */
    private static String raw(String request) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), served.server.port())) {
            socket.getOutputStream()
                    .write((request + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            try (InputStream in = socket.getInputStream()) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
    }
}
