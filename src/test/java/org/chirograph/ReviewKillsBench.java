package org.chirograph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.chirograph.catalog.AnswerEntry;
import org.chirograph.catalog.Catalog;
import org.chirograph.catalog.CollectionFolder;
import org.chirograph.catalog.Correction;
import org.chirograph.catalog.DocumentEntry;
import org.chirograph.format.PageReader;
import org.chirograph.page.Line;
import org.chirograph.page.Word;
import org.chirograph.pipeline.CollectionWriter;

/**
 * Two reviewers correct a collection through a server at once, words, lines and missed lines, with now and then an undo,
 * while the server is killed again and again. Then every answer that was acknowledged must be in the audit trail once, the
 * trail must have no gap (each entry begins where the one before it ended), every record must say what the trail says, be
 * readable and vouched for, and the index must equal one made anew. Arguments: edits, kills, collection, seed.
 */
final class ReviewKillsBench {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path root;
    private final int edits;
    private final int kills;
    private final int port;
    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger stale = new AtomicInteger();
    private final AtomicInteger unanswered = new AtomicInteger();
    private final AtomicInteger undone = new AtomicInteger();
    private final AtomicInteger reshaped = new AtomicInteger();

    /** What each acknowledged answer put in: a word that nothing else has. */
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();

    private ReviewKillsBench(Path root, int edits, int kills) throws IOException {
        this.root = root;
        this.edits = edits;
        this.kills = kills;
        try (ServerSocket any = new ServerSocket(0)) {
            port = any.getLocalPort();
        }
    }

    public static void main(String[] arguments) throws Exception {
        ReviewKillsBench bench = new ReviewKillsBench(
                Path.of(arguments[2]), Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]));
        System.exit(bench.run(Long.parseLong(arguments[3])) ? 0 : 1);
    }

    private boolean run(long seed) throws Exception {
        Random random = new Random(seed);
        Process server = started();
        List<Thread> reviewers = new ArrayList<>();
        for (String name : List.of("Ada", "Bob")) {
            Random own = new Random(random.nextLong());
            reviewers.add(Thread.ofPlatform().start(() -> review(name, own)));
        }
        for (int i = 1; i <= kills; i++) {
            // At a random moment of the edits that are this kill's share.
            int at = (int) ((i - 1 + random.nextDouble()) * edits / kills);
            while (asked.get() < at && reviewers.stream().anyMatch(Thread::isAlive)) {
                Thread.sleep(1);
            }
            Thread.sleep(random.nextInt(60));
            server.destroyForcibly().waitFor();
            server = started();
        }
        for (Thread reviewer : reviewers) {
            reviewer.join();
        }
        server.destroyForcibly().waitFor();
        return judged();
    }

    private Process started() throws Exception {
        Process process =
                ProgramProcess.start(root.resolveSibling("log.txt"), "500m", "serve", "--port", "" + port, "" + root);
        while (process.isAlive()) {
            try {
                send(request("/api/status").build());
                return process;
            } catch (IOException e) {
                Thread.sleep(20);
            }
        }
        throw new IllegalStateException("the server does not start; see log.txt");
    }

    private void review(String name, Random random) {
        try {
            List<String> pages = pages();
            List<Long> changes = new ArrayList<>();
            for (int i = asked.incrementAndGet(); i <= edits; i = asked.incrementAndGet()) {
                try {
                    edit(name, "k" + i + "k", pages.get(random.nextInt(pages.size())), random, changes);
                } catch (IOException e) {
                    unanswered.incrementAndGet();
                    changes.clear(); // what a killed server could take back, its successor can't
                    awaitServer();
                }
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void awaitServer() throws InterruptedException {
        while (true) {
            try {
                send(request("/api/status").build());
                return;
            } catch (IOException e) {
                Thread.sleep(20);
            }
        }
    }

    private void edit(String name, String token, String page, Random random, List<Long> changes)
            throws IOException, InterruptedException {
        if (!changes.isEmpty() && random.nextInt(8) == 0) {
            HttpResponse<String> answer = post("/api/review/undo", Map.of("change", changes.removeLast()));
            (answer.statusCode() == 200 ? undone : stale).incrementAndGet();
            return;
        }
        String[] place = page.split("/");
        if (random.nextInt(8) == 0) {
            reshape(name, place, page, random, changes);
            return;
        }
        Map<String, Object> body =
                new HashMap<>(Map.of("document", place[0], "page", place[1], "by", name, "text", token));
        String path = "/api/review/answers";
        JsonNode lines = JSON.readTree(
                        send(request("/api/pages/" + page).build()).body())
                .get("lines");
        // Few lines, so that the reviewers meet.
        JsonNode line = lines.get(random.nextInt(Math.min(4, lines.size())));
        int kind = random.nextInt(20);
        if (kind == 0) {
            path = "/api/review/lines";
            body.putAll(Map.of("x", random.nextInt(900), "y", random.nextInt(900), "width", 300, "height", 40));
        } else {
            body.put("line", line.get("id").asText());
            JsonNode words = line.get("words");
            if (kind < 12 && !words.isEmpty()) {
                JsonNode word = words.get(random.nextInt(words.size()));
                body.put("word", word.get("id").asText());
                body.put("version", word.get("version").asText());
            } else {
                body.put("version", line.get("version").asText());
                body.put("text", line.get("text").asText().replaceFirst("^\\S+", "") + " " + token);
            }
        }
        HttpResponse<String> answer = post(path, body);
        if (answer.statusCode() == 200) {
            acknowledged.add(token);
            changes.add(JSON.readTree(answer.body()).get("change").asLong());
        } else if (answer.statusCode() == 409) {
            stale.incrementAndGet();
        } else {
            throw new IllegalStateException(answer.body());
        }
    }

    /** Splits a line before one of its words, or joins it to the next. */
    private void reshape(String name, String[] place, String page, Random random, List<Long> changes)
            throws IOException, InterruptedException {
        JsonNode lines = JSON.readTree(
                        send(request("/api/pages/" + page).build()).body())
                .get("lines");
        JsonNode line = lines.get(random.nextInt(Math.min(4, lines.size() - 1)));
        JsonNode other = lines.get(1 + random.nextInt(Math.min(4, lines.size() - 1)));
        Map<String, Object> body = new HashMap<>(Map.of("document", place[0], "page", place[1], "by", name));
        body.put("line", line.get("id").asText());
        body.put("version", line.get("version").asText());
        int words = line.get("words").size();
        boolean split = random.nextBoolean();
        if (split ? words < 2 : line.equals(other)) {
            return;
        }
        if (split) {
            JsonNode word = line.get("words").get(1 + random.nextInt(words - 1));
            body.put("word", word.get("id").asText());
        } else {
            body.put("other", other.get("id").asText());
            body.put("otherVersion", other.get("version").asText());
        }
        HttpResponse<String> answer = post(split ? "/api/review/split" : "/api/review/join", body);
        if (answer.statusCode() == 200) {
            reshaped.incrementAndGet();
            changes.add(JSON.readTree(answer.body()).get("change").asLong());
        } else if (answer.statusCode() == 409) {
            stale.incrementAndGet();
        } else {
            throw new IllegalStateException(answer.body());
        }
    }

    private List<String> pages() throws IOException, InterruptedException {
        List<String> pages = new ArrayList<>();
        JsonNode documents =
                JSON.readTree(send(request("/api/documents").build()).body()).get("documents");
        for (JsonNode document : documents) {
            document.get("pages")
                    .forEach(page -> pages.add(document.get("document").asText() + "/" + page.asText()));
        }
        return pages;
    }

    private boolean judged() throws Exception {
        List<Correction> trail = new ArrayList<>();
        FinishedCollection finished = new FinishedCollection(root);
        // Who opens it next settles what the last kill left.
        CollectionWriter.open(CollectionFolder.existing(root)).close();
        List<String> index = finished.index();
        boolean sameIndex = index.equals(finished.indexMadeAnew());
        boolean verified = finished.isVerified();
        CollectionFolder folder = CollectionFolder.existing(root);
        Map<String, Boolean> vouched = new HashMap<>();
        try (Catalog catalog = Catalog.open(folder)) {
            for (DocumentEntry document : catalog.documents()) {
                trail.addAll(catalog.journal().corrections(document.id()));
            }
            for (AnswerEntry each : catalog.answers().all()) {
                String word = each.document() + "/" + each.page() + "/"
                        + each.answer().word();
                if (each.answer().read().isPresent() || vouched.containsKey(word)) {
                    vouched.put(word, each.answer().said().isPresent());
                }
            }
        }
        Map<String, String> said = new HashMap<>();
        int gaps = 0;
        Set<String> found = new HashSet<>();
        Set<String> gone = new HashSet<>();
        for (Correction each : trail) {
            String key = each.document() + "/" + each.page() + "/" + each.line();
            String before = said.put(key, first(each.after()));
            if (each.before().contains("\n")) {
                gone.add(each.document() + "/" + each.page() + "/"
                        + each.before().split("\n", 2)[1]);
            }
            gaps += before != null && !before.equals(first(each.before())) ? 1 : 0;
            Set<String> put = new HashSet<>(tokens(each.after()));
            put.removeAll(tokens(each.before()));
            found.addAll(put);
        }
        Set<String> lost = new HashSet<>(acknowledged);
        lost.removeAll(found);
        int wrong = 0;
        int otherwise = 0;
        int records = 0;
        try (Stream<Path> files = Files.walk(folder.records())) {
            for (Path record : files.filter(Files::isRegularFile).toList()) {
                records++;
                String page = record.getFileName().toString().replace(".xml", "");
                String place = record.getParent().getFileName() + "/" + page + "/";
                Map<String, String> texts = new HashMap<>();
                for (Line line : PageReader.read(record).lines().toList()) {
                    texts.put(line.id(), line.text());
                    for (Word word : line.words()) {
                        Boolean answered = vouched.get(place + word.id());
                        otherwise += answered != null && answered != word.isChecked() ? 1 : 0;
                    }
                }
                for (var entry : said.entrySet()) {
                    if (entry.getKey().startsWith(place)) {
                        String text = texts.getOrDefault(entry.getKey().substring(place.length()), "");
                        boolean joined = text.isEmpty() && gone.contains(place + entry.getValue());
                        wrong += joined || text.equals(entry.getValue()) ? 0 : 1;
                    }
                }
            }
        }
        System.out.printf(
                "%d edits asked for by two reviewers, %d kills: %d acknowledged, %d lines split or joined, %d undone, %d told that another was first,"
                        + " %d without an answer; %d entries in the trail%n",
                edits,
                kills,
                acknowledged.size(),
                reshaped.get(),
                undone.get(),
                stale.get(),
                unanswered.get(),
                trail.size());
        System.out.printf(
                "acknowledged and lost: %d; gaps in the trail: %d; lines that say other than the trail: %d in %d records;"
                        + " words of %d with an answer that are checked other than it says: %d;"
                        + " verify without a difference: %b; index of %d lines equal to a fresh one: %b%n",
                lost.size(), gaps, wrong, records, vouched.size(), otherwise, verified, index.size(), sameIndex);
        return lost.isEmpty() && gaps == 0 && wrong == 0 && otherwise == 0 && verified && sameIndex;
    }

    /** What the line itself says where the trail tells of two: one that was split, or two that were joined. */
    private static String first(String text) {
        return text.split("\n", 2)[0];
    }

    private static List<String> tokens(String text) {
        return Stream.of(text.split("\\s"))
                .filter(word -> word.matches("k\\d+k"))
                .toList();
    }

    private HttpResponse<String> post(String path, Object body) throws IOException, InterruptedException {
        return send(request(path)
                .header("Origin", "http://localhost:" + port)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, BodyHandlers.ofString());
    }
}
