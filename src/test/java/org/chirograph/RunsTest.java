package org.chirograph;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.chirograph.WholeProgramTest.Answer;
import org.chirograph.catalog.Catalog;
import org.chirograph.catalog.CollectionFolder;
import org.chirograph.catalog.CollectionLock;
import org.chirograph.catalog.PageEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs leave manifests that can be checked; pages are tried again and forgotten. */
class RunsTest {
    private static final Path LETTER = Path.of("samples/lettre-1912.jpg");

    @TempDir
    private Path folder;

    @Test
    void whateverTheNumberOfThreadsTheBytesAreTheSame() throws Exception {
        Path alone = folder.resolve("alone");
        Path together = folder.resolve("together");
        assertThat(process("digitize", "--jobs", "1", "--into", alone.toString(), "samples"))
                .isZero();
        assertThat(process("digitize", "--jobs", "2", "--into", together.toString(), "samples"))
                .isZero();
        List<String> names = files(alone);
        assertThat(names).hasSize(9).contains("runs/0001.json").isEqualTo(files(together));
        for (String name : names) {
            assertThat(together.resolve(name)).as(name).hasSameBinaryContentAs(alone.resolve(name));
        }
    }

    @Test
    void findsWhatWasChangedLostAndAdded() throws Exception {
        Path in = Files.createDirectory(folder.resolve("in"));
        Path scan = Files.copy(LETTER, in.resolve("letter.jpg"));
        Files.copy(Path.of("samples/report-1931.pdf"), in.resolve("report.pdf"));
        digitize(in);
        digitize(in);
        assertThat(verify()).isEmpty();
        CollectionFolder collection = CollectionFolder.existing(collection());
        List<PageEntry> pages;
        try (Catalog catalog = Catalog.open(collection)) {
            pages = catalog.pages();
        }
        Path first = collection.record(pages.get(0).document(), pages.get(0).page());
        String kept = Files.readString(first);

        Files.writeString(first, kept.replaceFirst("conf=\"0\\.9", "conf=\"0.8"));
        assertThat(verify())
                .containsExactly("changed record/" + collection.records().relativize(first));
        Files.writeString(first, kept);
        Path stray = Files.writeString(first.resolveSibling("0009.xml"), kept);
        assertThat(verify())
                .containsExactly("added record/" + collection.records().relativize(stray));
        Files.delete(first);
        assertThat(verify()).contains("lost record/" + collection.records().relativize(first));
        Files.delete(stray);
        Files.writeString(first, kept);

        byte[] manifest = Files.readAllBytes(collection.manifest(1));
        Files.delete(collection.manifest(1));
        assertThat(verify()).containsExactly("lost runs/0001.json");
        Files.writeString(collection.manifest(1), new String(manifest, "UTF-8").replace("Chirograph", "Other"));
        assertThat(verify()).containsExactly("changed runs/0001.json");
        Files.write(collection.manifest(1), manifest);
        Files.write(collection.manifest(7), manifest);
        assertThat(verify()).containsExactly("added runs/0007.json");
        Files.delete(collection.manifest(7));

        byte[] pixels = Files.readAllBytes(scan);
        Files.write(scan, java.util.Arrays.copyOf(pixels, pixels.length + 1));
        assertThat(verify()).containsExactly("changed " + scan.toAbsolutePath());
        Files.delete(scan);
        assertThat(verify())
                .as("a scan that was moved is no fault of the collection")
                .isEmpty();
    }

    @Test
    void manifestsNameTheOneBefore() throws Exception {
        digitize(LETTER);
        digitize(LETTER);
        CollectionFolder collection = CollectionFolder.existing(collection());
        JsonNode second = new ObjectMapper().readTree(collection.manifest(2).toFile());
        assertThat(second.path("previous").asText()).isEqualTo(org.chirograph.format.Sha256.of(collection.manifest(1)));
        assertThat(second.path("outcome").asText()).isEqualTo("complete");
        assertThat(second.path("inputs")).hasSize(1);
        assertThat(second.path("inputs").get(0).path("sha256").asText())
                .isEqualTo(org.chirograph.format.Sha256.of(LETTER));
        assertThat(second.path("outputs")).as("nothing was left to be done").isEmpty();
    }

    @Test
    void triesAgainWhatFailed() throws Exception {
        Path in = Files.createDirectory(folder.resolve("in"));
        byte[] letter = Files.readAllBytes(LETTER);
        Path broken = Files.write(in.resolve("a.jpg"), java.util.Arrays.copyOf(letter, letter.length / 2));
        Files.copy(LETTER, in.resolve("b.jpg"));
        assertThat(digitize(in).code()).isEqualTo(ExitCode.SOME_FAILED);
        JsonNode status = status();
        assertThat(status.path("totals").path("failed").asInt()).isEqualTo(1);
        assertThat(status.path("failures").get(0).path("whatToDo").asText()).isEqualTo("copy it again from its source");
        assertThat(run("retry").code()).isEqualTo(ExitCode.SOME_FAILED);
        Files.write(broken, java.util.Arrays.copyOf(letter, letter.length + 1));
        Answer mended = run("retry");
        assertThat(mended.code()).as(mended.err()).isZero();
        assertThat(mended.err()).contains("1 done, 0 skipped, 0 failed");
        assertThat(status().path("totals").path("failed").asInt()).isZero();
        assertThat(status().path("totals").path("done").asInt()).isEqualTo(2);
        assertThat(run("retry").err()).contains("No page that failed is left");
        assertThat(verify()).isEmpty();
    }

    @Test
    void triesAgainInTheWayThatWasChosenThen() throws Exception {
        byte[] letter = Files.readAllBytes(LETTER);
        Path broken = Files.write(folder.resolve("a.jpg"), java.util.Arrays.copyOf(letter, letter.length / 2));
        assertThat(WholeProgramTest.run(
                                "digitize",
                                "--engine",
                                "onnx",
                                "--pdf-text",
                                "keep",
                                "--into",
                                collection().toString(),
                                broken.toString())
                        .code())
                .isEqualTo(ExitCode.SOME_FAILED);
        Files.write(broken, letter);
        Answer mended = run("retry");
        assertThat(mended.code()).as(mended.err()).isZero();
        try (Catalog catalog = Catalog.open(CollectionFolder.existing(collection()))) {
            var runs = catalog.journal().runs();
            assertThat(runs).hasSize(2);
            assertThat(runs.get(1).method()).isEqualTo(runs.get(0).method());
            assertThat(runs.get(1).method().engine()).isEqualTo("onnx");
        }
    }

    @Test
    void forgetsADocumentButNotItsScan() throws Exception {
        digitize(LETTER);
        String document = status().path("documents").get(0).path("document").asText();
        Answer asked = run("forget", document);
        assertThat(asked.code()).isEqualTo(ExitCode.USAGE);
        assertThat(asked.err()).contains("--yes");
        assertThat(run("forget", document, "--yes").code()).isZero();
        assertThat(status().path("documents")).isEmpty();
        assertThat(collection().resolve("record")).isEmptyDirectory();
        assertThat(run("search", "radium").out()).doesNotContain("lettre");
        assertThat(LETTER).exists();
        assertThat(verify()).isEmpty();
        assertThat(run("forget", "nothing", "--yes").code()).isEqualTo(ExitCode.USAGE);
        assertThat(digitize(LETTER).err()).contains("1 done");
        assertThat(verify()).isEmpty();
    }

    @Test
    void tellsOfDocumentsThatAnotherModelMayReadBetter() throws Exception {
        Path memorandum = Path.of("samples/memorandum-1934.jpg");
        Answer right = digitize(memorandum);
        assertThat(right.err()).doesNotContain("expected");
        assertThat(status().path("drifts")).isEmpty();
        Answer wrong = WholeProgramTest.run(
                "digitize", "--pipeline", "fraktur", "--into", collection().toString(), memorandum.toString());
        assertThat(wrong.err())
                .contains("memorandum-1934")
                .contains("is expected of fraktur-de")
                .contains("--pipeline auto");
        assertThat(status().path("drifts")).hasSize(1);
        assertThat(run("status").out()).contains("read with less confidence than expected");
    }

    @Test
    void vouchesForTheRecordsOfAnOlderProgramFromTheirAdoptionOn() throws Exception {
        digitize(LETTER);
        try (var connection = java.sql.DriverManager.getConnection(
                        "jdbc:sqlite:" + collection().resolve("catalog.db"));
                var statement = connection.createStatement()) {
            statement.executeUpdate("update page set record = '', run = 0");
            statement.executeUpdate("delete from run");
            statement.executeUpdate("delete from journal");
            statement.executeUpdate("delete from input");
        }
        Files.delete(collection().resolve("runs/0001.json"));
        assertThat(digitize(LETTER).err()).contains("1 skipped");
        assertThat(status().path("runs").get(0).path("command").asText()).isEqualTo("adopt");
        assertThat(verify()).isEmpty();
    }

    @Test
    void refusesACollectionThatAnotherProcessWrites() throws Exception {
        digitize(LETTER);
        try (CollectionLock held = CollectionLock.take(CollectionFolder.existing(collection()))) {
            assertThat(held).isNotNull();
            for (String command : List.of("retry", "verify", "reindex")) {
                Answer answer = run(command);
                assertThat(answer.code()).as(command).isEqualTo(ExitCode.COLLECTION);
                assertThat(answer.err()).contains("another chirograph");
            }
            assertThat(run("status").code()).as("reading goes on").isZero();
        }
    }

    private List<String> verify() throws IOException {
        Answer answer = run("verify", "--json");
        List<String> found = new ArrayList<>();
        new ObjectMapper()
                .readTree(answer.out())
                .path("differences")
                .forEach(d ->
                        found.add(d.path("kind").asText() + " " + d.path("what").asText()));
        assertThat(answer.code()).isEqualTo(found.isEmpty() ? ExitCode.OK : ExitCode.DIFFERENT);
        return found;
    }

    private JsonNode status() throws IOException {
        return new ObjectMapper().readTree(run("status", "--json").out());
    }

    private Answer run(String command, String... more) {
        List<String> words = new ArrayList<>(List.of(command, collection().toString()));
        words.addAll(List.of(more));
        return WholeProgramTest.run(words.toArray(String[]::new));
    }

    private Answer digitize(Path in) {
        return WholeProgramTest.run("digitize", "--into", collection().toString(), in.toString());
    }

    private int process(String... command) throws Exception {
        return ProgramProcess.start(folder.resolve("log.txt"), "1g", command).waitFor();
    }

    private Path collection() {
        return folder.resolve("collection");
    }

    private static List<String> files(Path collection) throws IOException {
        try (Stream<Path> files = Files.walk(collection)) {
            return files.filter(
                            f -> f.toString().endsWith(".xml") || f.toString().endsWith(".json"))
                    .map(f -> collection.relativize(f).toString())
                    .sorted()
                    .toList();
        }
    }
}
