package org.chirograph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.chirograph.catalog.Catalog;
import org.chirograph.catalog.CollectionFolder;
import org.chirograph.catalog.DocumentEntry;
import org.chirograph.catalog.PageEntry;
import org.chirograph.format.Sha256;
import org.chirograph.scan.HostileCorpus;
import org.chirograph.scan.Visible;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job on hundreds of files that mean harm, in a process of its own: each is accounted for, and none does any. */
class HostileCorpusTest {
    /** As {@code bin/chirograph} gives. */
    private static final String HEAP = "800m";

    /** What a busy machine may take; alone it is a tenth. */
    private static final long MINUTES = 10;

    @TempDir
    private static Path folder;

    private static Path corpus;
    private static Map<String, String> before;
    private static int code;
    private static String said;
    private static List<DocumentEntry> documents;
    private static List<PageEntry> pages;

    @BeforeAll
    static void digitizeTheCorpus() throws Exception {
        corpus = folder.resolve("corpus");
        HostileCorpus.write(corpus, false);
        before = snapshot();
        code = digitize("collection", HostileCorpus.inputs(corpus));
        said = Files.readString(folder.resolve("collection.log"));
        try (Catalog catalog = Catalog.open(CollectionFolder.existing(folder.resolve("collection")))) {
            documents = catalog.documents();
            pages = catalog.pages();
        }
        System.out.printf(
                "hostile corpus: %d files, %d pages done, %d failed%n",
                given().size(),
                pages.stream().filter(HostileCorpusTest::done).count(),
                pages.stream().filter(p -> !done(p)).count());
    }

    @Test
    void theRunEndsByItselfAndSaysThatSomeFailed() {
        assertThat(code).as(said).isEqualTo(ExitCode.SOME_FAILED);
        assertThat(given()).hasSizeGreaterThan(200);
    }

    @Test
    void everyFileEndsAsDoneSkippedOrFailedWithAReasonOfItsOwn() {
        for (Path file : given()) {
            List<DocumentEntry> found = documents.stream()
                    .filter(d -> d.path().equals(file.toAbsolutePath().normalize()))
                    .toList();
            if (found.isEmpty()) {
                assertThat(said.lines())
                        .anyMatch(line ->
                                line.startsWith("skipped: " + Visible.of(file.toString()) + " is the same file as "));
                continue;
            }
            for (DocumentEntry document : found) {
                List<PageEntry> its = pages.stream()
                        .filter(p -> p.document().equals(document.id()))
                        .toList();
                assertThat(its).as(file.toString()).hasSize(Math.max(1, document.pages()));
                its.stream().filter(p -> !done(p)).forEach(p -> {
                    assertThat(p.reason())
                            .contains(Visible.of(file.getFileName().toString()));
                    assertThat(p.advice()).as(p.reason()).isNotBlank();
                });
            }
        }
    }

    @Test
    void noneIsTakenForAFaultOfTheProgramAndNoLineIsBrokenByAName() {
        assertThat(said)
                .doesNotContain("fault of the program")
                .doesNotContain("\u202e")
                .doesNotContain("\u001b");
        for (PageEntry page : pages) {
            assertThat(page.reason()).isEqualTo(Visible.of(page.reason()));
        }
    }

    @Test
    void goodPagesAreAsIfTheyWereAlone() throws Exception {
        assertThat(digitize("alone", List.of(corpus.resolve("scans/good")))).isZero();
        Path alone = folder.resolve("alone/record");
        try (Stream<Path> records = Files.walk(alone)) {
            List<Path> files = records.filter(Files::isRegularFile).toList();
            assertThat(files).hasSizeGreaterThanOrEqualTo(4);
            for (Path record : files) {
                assertThat(folder.resolve("collection/record").resolve(alone.relativize(record)))
                        .hasSameBinaryContentAs(record);
            }
        }
    }

    @Test
    void nothingOutsideTheCollectionIsWritten() throws Exception {
        assertThat(snapshot()).isEqualTo(before);
        try (Stream<Path> beside = Files.list(folder)) {
            assertThat(beside.map(p -> p.getFileName().toString()))
                    .isSubsetOf("corpus", "collection", "collection.log", "alone", "alone.log");
        }
    }

    @Test
    void nothingOutsideWhatWasGivenIsRead() throws Exception {
        assertThat(said).doesNotContain(HostileCorpus.CANARY);
        try (Stream<Path> files = Files.walk(folder.resolve("collection"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(HostileCorpus.CANARY);
            }
        }
        String secret = Sha256.of(corpus.resolve("outside/secret.png"));
        assertThat(documents).noneMatch(d -> d.sha256().equals(secret));
        for (DocumentEntry document : documents) {
            if (document.path().toString().matches(".*/lists/(mets|iiif)-\\d+/.*")) {
                assertThat(pages)
                        .filteredOn(p -> p.document().equals(document.id()))
                        .noneMatch(HostileCorpusTest::done);
            }
        }
    }

    private static boolean done(PageEntry page) {
        return page.outcome() == PageEntry.Outcome.DONE;
    }

    /** All files but those that a list or a bag is made of, and links. */
    private static List<Path> given() {
        try (Stream<Path> scans = Files.walk(corpus.resolve("scans"));
                Stream<Path> papers = Files.list(corpus.resolve("papers"))) {
            return Stream.concat(scans, papers)
                    .filter(p -> Files.isRegularFile(p, LinkOption.NOFOLLOW_LINKS))
                    .filter(p ->
                            !p.toString().matches("(?s).*/bag-[a-z-]+/(bagit|manifest-sha256)\\.txt|.*/many/a\\.png"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Of every file of the corpus its content and when it was changed. */
    private static Map<String, String> snapshot() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(corpus)) {
            for (Path file : all.toList()) {
                String what = Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) ? Sha256.of(file) : "";
                files.put(file.toString(), what + Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS));
            }
        }
        return files;
    }

    private static int digitize(String into, List<Path> inputs) throws Exception {
        List<String> command =
                new ArrayList<>(List.of("digitize", "--max-failures", "1.0", "--page-time", "120", "--into"));
        command.add(folder.resolve(into).toString());
        inputs.forEach(input -> command.add(input.toString()));
        Process process = ProgramProcess.start(folder.resolve(into + ".log"), HEAP, command.toArray(String[]::new));
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("the run hangs: " + Files.readString(folder.resolve(into + ".log")));
        }
        return process.exitValue();
    }
}
