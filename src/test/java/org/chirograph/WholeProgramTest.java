package org.chirograph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chirograph.audit.AuditSheet;
import org.chirograph.catalog.Catalog;
import org.chirograph.catalog.CollectionFolder;
import org.chirograph.catalog.DocumentEntry;
import org.chirograph.eval.PageScorer;
import org.chirograph.format.PageReader;
import org.chirograph.page.Box;
import org.chirograph.page.Glyph;
import org.chirograph.page.Page;
import org.chirograph.samples.ExpectedSamples;
import org.chirograph.search.PageSearch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job on the sample pages, from the command line, with the model that ships. */
class WholeProgramTest {
    /** Share of truth glyphs that must have a region of their own with IoU of at least one half. */
    private static final double REGIONS_RIGHT = 0.95;

    @TempDir
    private static Path folder;

    private static Path collection;
    private static Answer digitized;

    /** What a command answered. */
    record Answer(int code, String out, String err) {}

    @BeforeAll
    static void digitizeTheSamples() {
        collection = folder.resolve("collection");
        digitized = run("digitize", "--into", collection.toString(), "samples");
    }

    @Test
    void digitizesEverySample() {
        assertThat(digitized.code).as(digitized.err).isZero();
        assertThat(digitized.err).contains("8 pages: 8 done, 0 skipped, 0 failed");
    }

    @Test
    void readsEachPageAsWellAsExpected() throws Exception {
        for (ExpectedSamples.Transcribed expected : ExpectedSamples.read().pages()) {
            Page truth = PageReader.read(expected.where().truthFile());
            double cer = PageScorer.score("x", truth, Optional.of(record(expected.where())))
                    .rates()
                    .cer();
            assertThat(cer).as(expected.toString()).isLessThanOrEqualTo(expected.cer());
        }
    }

    @Test
    void findsWhatIsExpected() throws Exception {
        try (PageSearch search =
                PageSearch.open(CollectionFolder.existing(collection).index())) {
            for (ExpectedSamples.Found expected : ExpectedSamples.read().searches()) {
                List<String> hits = search.search(expected.query(), 50).hits().stream()
                        .map(hit -> hit.image() + " " + hit.page())
                        .toList();
                for (ExpectedSamples.PageOf page : expected.hits()) {
                    assertThat(hits).as(expected.query()).contains(page.scan() + " " + page.page());
                }
            }
        }
    }

    @Test
    void anAuditStatesTheShareThatItsTranscriptsGive() throws Exception {
        Path sheet = folder.resolve("sheet");
        String[] command = {"audit", "--sheet", sheet.toString(), collection.toString()};
        Answer drawn = run("audit", "--sheet", sheet.toString(), "--lines", "40", collection.toString());
        assertThat(drawn.code).as(drawn.err).isZero();
        assertThat(sheet.resolve("040.png")).isNotEmptyFile();
        assertThat(run(command).out).contains("0 of 40 lines transcribed").contains("a share is stated from 20 on");
        AuditSheet empty = AuditSheet.read(sheet);
        List<AuditSheet.Row> rows = new ArrayList<>();
        for (AuditSheet.Row row : empty.rows()) {
            String text = PageReader.read(CollectionFolder.existing(collection)
                            .record(row.line().document(), row.line().page()))
                    .lines()
                    .filter(line -> line.id().equals(row.line().line()))
                    .findFirst()
                    .orElseThrow()
                    .text();
            rows.add(new AuditSheet.Row(row.number(), row.line(), Optional.of(text)));
        }
        new AuditSheet(empty.population(), "", rows).write(sheet);
        assertThat(run(command).out)
                .contains("40 of 40 lines transcribed")
                .containsPattern("searches find +100.0 %, 90 % interval 8[0-9].[0-9]-100.0");
        AuditSheet.Row last = rows.removeLast();
        String unread = "quidquid nusquam scriptum invenitur".repeat(10);
        rows.add(new AuditSheet.Row(last.number(), last.line(), Optional.of(unread)));
        new AuditSheet(empty.population(), "", rows).write(sheet);
        assertThat(run(command).out).containsPattern("searches find +[6-9][0-9].[0-9] %");
        Path queries = Files.writeString(folder.resolve("queries"), "quidquid\n\"scriptum invenitur\"\n");
        assertThat(run(
                                "audit",
                                "--json",
                                "--queries",
                                queries.toString(),
                                "--sheet",
                                sheet.toString(),
                                collection.toString())
                        .out)
                .contains("\"occurrences\" : 2");
        assertThat(run("audit", "--sheet", sheet.toString(), "--lines", "9", collection.toString()).code)
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void givesNearlyEveryCharacterItsOwnRegion() throws Exception {
        int glyphs = 0;
        int right = 0;
        for (ExpectedSamples.Transcribed expected : ExpectedSamples.read().pages()) {
            List<Box> found = boxes(record(expected.where()));
            for (Box box : boxes(PageReader.read(expected.where().truthFile()))) {
                glyphs++;
                right += found.stream().anyMatch(other -> other.iou(box) >= 0.5) ? 1 : 0;
            }
        }
        System.out.printf(
                "character regions: %d of %d glyphs with IoU >= 0.5 (%.4f)%n", right, glyphs, right / (double) glyphs);
        assertThat(right / (double) glyphs).isGreaterThanOrEqualTo(REGIONS_RIGHT);
    }

    @Test
    void doesOnlyWhatIsMissingTheSecondTime() throws Exception {
        Path again = folder.resolve("again");
        String[] command = {"digitize", "--into", again.toString(), "samples/lettre-1912.jpg", "samples/report-1931.pdf"
        };
        assertThat(run(command).err).contains("3 done");
        Path lost = record(again, "lettre-1912", "0001");
        String before = withoutDate(lost);
        Files.delete(lost);
        assertThat(run(command).err).contains("3 pages: 1 done, 2 skipped, 0 failed");
        assertThat(withoutDate(lost)).isEqualTo(before);
        assertThat(run(command).err).contains("0 done, 3 skipped");
    }

    @Test
    void sweepsUpWhatAKilledWriteLeft() throws Exception {
        Path swept = folder.resolve("swept");
        String[] command = {"digitize", "--into", swept.toString(), "samples/lettre-1912.jpg"};
        run(command);
        Path record = record(swept, "lettre-1912", "0001");
        Path left = Files.writeString(record.resolveSibling(".0001.xml.4711-1.partial"), "<PcGts");
        Path users = Files.writeString(record.resolveSibling("notes.txt"), "kept");
        assertThat(run(command).code).isZero();
        assertThat(left).doesNotExist();
        assertThat(users).exists();
        assertThat(record).exists();
    }

    @Test
    void answersSearchesForPeopleAndForScripts() {
        Answer people = run("search", collection.toString(), "radium lumière");
        assertThat(people.code).isZero();
        assertThat(people.out).contains("lettre-1912").contains("page 0001").contains("[");
        Answer scripts = run("search", collection.toString(), "radium lumière", "--json", "--limit", "1");
        assertThat(scripts.out).contains("\"query\" : \"radium lumière\"").contains("\"posterior\"");
    }

    @Test
    void cutsOutTheHits() throws Exception {
        Path crops = folder.resolve("crops");
        run("search", collection.toString(), "foxglove", "--crops", crops.toString());
        try (Stream<Path> pictures = Files.list(crops)) {
            assertThat(pictures).isNotEmpty().allMatch(p -> p.toString().endsWith(".png"));
        }
    }

    @Test
    void exportsEveryFormatAndEvaluates() throws Exception {
        for (String format : List.of("page", "alto", "text")) {
            Path into = folder.resolve(format);
            assertThat(run("export", "--format", format, "--into", into.toString(), collection.toString()).code)
                    .isZero();
            try (Stream<Path> files = Files.list(into)) {
                assertThat(files).hasSize(8);
            }
        }
        Path all = folder.resolve("all");
        Answer exported = run("export", "--all", "--into", all.toString(), collection.toString());
        assertThat(exported.code).as(exported.err).isZero();
        assertThat(exported.err).contains("8 pages of 6 documents: 54 files written to");
        Answer evaluated = run("evaluate", "--truth", "samples/truth", collection.toString());
        assertThat(evaluated.code).isZero();
        assertThat(evaluated.out).contains("CER");
        Answer lines = run("evaluate", "--lines", "--truth", "samples/truth", collection.toString());
        assertThat(lines.code).as(lines.err).isZero();
        assertThat(lines.out).contains("merged", "all documents");
    }

    @Test
    void theIndexCanBeBuiltAnew() {
        String before = run("search", collection.toString(), "radium").out;
        assertThat(run("reindex", collection.toString()).code).isZero();
        assertThat(run("search", collection.toString(), "radium").out).isEqualTo(before);
    }

    @Test
    void drawsAPage() {
        Path picture = folder.resolve("page.png");
        assertThat(run("inspect", "samples/lettre-1912.jpg", "-o", picture.toString()).code)
                .isZero();
        assertThat(picture).isNotEmptyFile();
    }

    private static List<Box> boxes(Page page) {
        return page.lines()
                .flatMap(line -> line.words().stream())
                .flatMap(word -> word.glyphs().stream())
                .map(Glyph::box)
                .toList();
    }

    private static Page record(ExpectedSamples.PageOf page) throws Exception {
        String stem = page.scan().substring(0, page.scan().lastIndexOf('.'));
        return PageReader.read(record(collection, stem, page.page()));
    }

    private static Path record(Path in, String stem, String page) throws Exception {
        CollectionFolder existing = CollectionFolder.existing(in);
        try (Catalog catalog = Catalog.open(existing)) {
            DocumentEntry document = catalog.documents().stream()
                    .filter(d -> d.id().startsWith(stem))
                    .findFirst()
                    .orElseThrow();
            return existing.record(document.id(), page);
        }
    }

    /** A record as text, without the moment it was made at. */
    private static String withoutDate(Path record) throws Exception {
        return Files.readString(record, StandardCharsets.UTF_8).replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z?", "");
    }

    static Answer run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> all = new ArrayList<>(Arrays.asList(arguments));
        int code = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), all.toArray(String[]::new));
        return new Answer(code, out.toString(), err.toString());
    }
}
