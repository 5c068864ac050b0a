package org.chirograph.web;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.chirograph.catalog.Catalog;
import org.chirograph.catalog.CatalogException;
import org.chirograph.catalog.CollectionFolder;
import org.chirograph.catalog.DocumentEntry;
import org.chirograph.catalog.Method;
import org.chirograph.catalog.PageEntry;
import org.chirograph.catalog.PageEntry.Outcome;
import org.chirograph.catalog.WordConfidence;
import org.chirograph.format.PageReader;
import org.chirograph.format.PageWriter;
import org.chirograph.format.Sha256;
import org.chirograph.page.Glyph;
import org.chirograph.page.Line;
import org.chirograph.page.Page;
import org.chirograph.page.ProcessingStep;
import org.chirograph.page.Reading;
import org.chirograph.page.Word;
import org.chirograph.recognize.ModelFolder;
import org.chirograph.scan.DocumentId;
import org.chirograph.search.PageIndex;
import org.chirograph.text.CharacterModel;

/**
 * A server of the sample scans. Their records are the samples' truth, in which every fifth word is doubted: "x" and the
 * word itself, with less than half of the probability. Of the word before it the first character is doubted.
 */
public final class ServedSamples implements AutoCloseable {
    static final double DOUBTED = 0.4;

    static final Path GLYPHS = Path.of("models", "handprint-latin");

    private static final List<ProcessingStep> HISTORY =
            List.of(new ProcessingStep("digitize", "test", Instant.EPOCH, Map.of("model", "typewritten-latin")));

    /** In ASCII, so that also halves of characters arrive as they are. */
    private static final ObjectMapper JSON = new ObjectMapper(
            new JsonFactoryBuilder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build());

    final Server server;
    final List<String> faults = new CopyOnWriteArrayList<>();
    private final HttpClient client = HttpClient.newHttpClient();

    private ServedSamples(CollectionFolder folder, Reach reach) throws Exception {
        server = Server.start(folder, reach, GLYPHS, ServedSamples::spelling, faults::add);
    }

    static Optional<CharacterModel> spelling(String model) {
        return ModelFolder.open(Path.of("models", model)).language();
    }

    static ServedSamples in(Path root) throws Exception {
        return new ServedSamples(collection(root), Reach.local(0, null));
    }

    static ServedSamples withToken(Path root, String token) throws Exception {
        return new ServedSamples(collection(root), Reach.local(0, token));
    }

    static ServedSamples withOrigin(Path root, String origin) throws Exception {
        return new ServedSamples(
                collection(root), new Reach(InetAddress.getLoopbackAddress(), 0, null, Set.of(origin), false));
    }

    static ServedSamples readOnly(Path root) throws Exception {
        return new ServedSamples(
                collection(root), new Reach(InetAddress.getLoopbackAddress(), 0, null, Set.of(), true));
    }

    static CollectionFolder collection(Path root) throws Exception {
        return collection(root, ServedSamples::doubted);
    }

    /** The samples as a collection; {@code read} makes of each line of the truth what the reader is to have read. */
    public static CollectionFolder collection(Path root, UnaryOperator<Line> read) throws Exception {
        CollectionFolder folder = CollectionFolder.createdAt(root);
        try (Catalog catalog = Catalog.open(folder);
                PageIndex index = PageIndex.create(folder.index());
                Stream<Path> scans = Files.list(Path.of("samples"))) {
            int run = catalog.journal().begin("digitize", "test", Method.NONE, Instant.EPOCH);
            for (Path scan : scans.filter(Files::isRegularFile).sorted().toList()) {
                Path truth = Path.of(
                        "samples", "truth", scan.getFileName().toString().replaceFirst("\\.[^.]+$", ""));
                if (Files.isDirectory(truth)) {
                    add(catalog, folder, index, run, scan, truth, read);
                }
            }
            catalog.journal().end(run, "done", 0, Instant.EPOCH);
            index.commit();
        }
        return folder;
    }

    private static void add(
            Catalog catalog,
            CollectionFolder folder,
            PageIndex index,
            int run,
            Path scan,
            Path truth,
            UnaryOperator<Line> read)
            throws Exception {
        DocumentId id = DocumentId.of(scan);
        List<Path> records;
        try (Stream<Path> files = Files.list(truth)) {
            records = files.sorted().toList();
        }
        catalog.put(new DocumentEntry(id.value(), scan.toAbsolutePath(), records.size(), id.sha256()));
        for (Path record : records) {
            String name = record.getFileName().toString().replace(".xml", "");
            Page page = PageReader.read(record).mapLines(read).withHistory(HISTORY);
            Path written = folder.record(id.value(), name);
            Files.createDirectories(written.getParent());
            PageWriter.write(page, written);
            PageEntry entry = new PageEntry(
                    id.value(),
                    name,
                    run,
                    Outcome.WRITING,
                    "",
                    "",
                    "",
                    1,
                    1,
                    Instant.EPOCH,
                    Sha256.of(written),
                    WordConfidence.of(page));
            catalog.journal().intend(entry);
            catalog.journal().settle(entry.with(Outcome.DONE));
            index.add(id.value(), page);
        }
    }

    private static Line doubted(Line line) {
        List<Word> words = new ArrayList<>();
        for (Word word : line.words()) {
            List<Reading> readings = words.size() % 5 == 4
                    ? List.of(new Reading("x", 0.5), new Reading(word.best().text(), DOUBTED))
                    : word.readings();
            List<Glyph> glyphs = new ArrayList<>(word.glyphs());
            if (words.size() % 5 == 3) {
                Glyph first = glyphs.getFirst();
                List<Reading> either = List.of(new Reading(first.best().text(), 0.6), new Reading("q", 0.3));
                glyphs.set(0, new Glyph(first.id(), first.box(), either));
            }
            words.add(new Word(word.id(), word.box(), glyphs, readings));
        }
        return line.withWords(words);
    }

    String address() {
        return "http://localhost:" + server.port();
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address() + path));
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(request(path).build(), BodyHandlers.ofString());
    }

    HttpResponse<byte[]> bytes(String path) throws IOException, InterruptedException {
        return client.send(request(path).build(), BodyHandlers.ofByteArray());
    }

    HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, BodyHandlers.ofString());
    }

    JsonNode json(String path) throws IOException, InterruptedException {
        return new ObjectMapper().readTree(get(path).body());
    }

    /** The whole review queue, from the front. */
    List<JsonNode> queue() throws IOException, InterruptedException {
        List<JsonNode> items = new ArrayList<>();
        String cursor = "";
        while (true) {
            JsonNode some = json("/api/review/queue?size=50" + cursor);
            some.get("items").forEach(items::add);
            JsonNode next = some.get("next");
            if (next.isNull()) {
                return items;
            }
            cursor = "&cursor=" + URLEncoder.encode(next.asText(), StandardCharsets.UTF_8);
        }
    }

    /** What the server answers to JSON sent by one of its own pages. */
    HttpResponse<String> post(String path, Object body) throws IOException, InterruptedException {
        return send(request(path)
                .header("Origin", address())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build());
    }

    /** The id of the document whose scan has this name. */
    String document(String stem) throws IOException, InterruptedException {
        for (JsonNode each : json("/api/documents").get("documents")) {
            if (each.get("title").asText().equals(stem)) {
                return each.get("document").asText();
            }
        }
        throw new AssertionError("there is no sample " + stem);
    }

    @Override
    public void close() throws CatalogException, IOException {
        client.close();
        server.close();
    }
}
