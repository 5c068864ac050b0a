package org.chirograph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.chirograph.catalog.Catalog;
import org.chirograph.catalog.CollectionFolder;
import org.chirograph.catalog.RunEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that is killed again and again ends in the same collection as one that was left alone. */
class KilledRunTest {
    /** Moments after the start at which the process is killed: before there is anything, and in the planning. */
    private static final long[] EARLY_MILLIS = {250, 700, 1300};

    /** Moments after a further record has appeared: most often in the midst of the next page. */
    private static final long[] AFTER_RECORD_MILLIS = {0, 3, 40, 150};

    @TempDir
    private Path folder;

    @Test
    void endsInTheSameCollection() throws Exception {
        Path calm = folder.resolve("calm");
        assertThat(start(calm).waitFor()).isZero();
        Path killed = folder.resolve("killed");
        for (long millis : EARLY_MILLIS) {
            Process process = start(killed);
            if (!process.waitFor(millis, TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        }
        for (long millis : AFTER_RECORD_MILLIS) {
            int before = count(killed);
            Process process = start(killed);
            while (process.isAlive() && count(killed) == before) {
                Thread.sleep(1);
            }
            Thread.sleep(millis);
            process.destroyForcibly().waitFor();
        }
        assertThat(start(killed).waitFor()).as(log()).isZero();
        assertThat(records(killed)).hasSize(8).isEqualTo(records(calm));
        FinishedCollection finished = new FinishedCollection(killed);
        assertThat(finished.records()).isEqualTo(new FinishedCollection(calm).records());
        assertThat(finished.index())
                .isNotEmpty()
                .isEqualTo(new FinishedCollection(calm).index())
                .isEqualTo(finished.indexMadeAnew());
        assertThat(finished.done()).as("each page in one run").hasSize(8).doesNotHaveDuplicates();
        for (String query : List.of("radium", "foxglove", "lumière", "wine")) {
            String expected =
                    WholeProgramTest.run("search", calm.toString(), query).out();
            assertThat(WholeProgramTest.run("search", killed.toString(), query).out())
                    .isEqualTo(expected);
        }
        assertThat(WholeProgramTest.run("verify", killed.toString()).out()).contains(" 0 differences");
        try (Catalog catalog = Catalog.open(CollectionFolder.existing(killed))) {
            assertThat(catalog.journal().runs())
                    .extracting(RunEntry::manifest)
                    .allMatch(manifest -> !manifest.isEmpty());
            assertThat(catalog.journal().runs())
                    .extracting(RunEntry::outcome)
                    .contains(RunEntry.INTERRUPTED)
                    .endsWith("complete");
        }
    }

    @Test
    void aRecordThatWasWrittenButNotNotedIsNotMadeAgain() throws Exception {
        Path collection = folder.resolve("written");
        assertThat(start(collection).waitFor()).isZero();
        // As after a kill between the record and the catalogue's "done".
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + collection.resolve("catalog.db"));
                var statement = connection.createStatement()) {
            statement.executeUpdate("update journal set outcome = 'WRITING' where document like 'lettre%'");
            statement.executeUpdate("delete from page where document like 'lettre%'");
            statement.executeUpdate("update run set outcome = 'running', manifest = ''");
        }
        Files.delete(collection.resolve("runs/0001.json"));
        assertThat(WholeProgramTest.run("verify", collection.toString()).out()).contains(" 0 differences");
        assertThat(start(collection).waitFor()).isZero();
        assertThat(log()).contains("0 done, 8 skipped");
        assertThat(Files.readString(collection.resolve("runs/0001.json"))).contains("\"interrupted\"");
        assertThat(WholeProgramTest.run("verify", collection.toString()).out()).contains(" 0 differences");
    }

    @Test
    void askedToEndItFinishesThePagesInHandAndSaysHowToGoOn() throws Exception {
        Path collection = folder.resolve("ended");
        Process process = start(collection);
        while (process.isAlive() && count(collection) == 0) {
            Thread.sleep(20);
        }
        process.destroy(); // as kill does, and like Ctrl-C
        assertThat(process.waitFor()).as(log()).isEqualTo(ExitCode.INTERRUPTED);
        int done = records(collection).size();
        assertThat(done).isBetween(1, 7);
        assertThat(log())
                .contains("Finishing the pages in hand")
                .contains(done + " done, 0 skipped, 0 failed")
                .contains((8 - done) + " pages are left. To go on, give the same command again");
        assertThat(start(collection).waitFor()).as(log()).isZero();
        assertThat(records(collection)).hasSize(8);
    }

    private Process start(Path collection) throws IOException {
        return ProgramProcess.start(
                folder.resolve("log.txt"), "1g", "digitize", "--into", collection.toString(), "samples");
    }

    private String log() throws IOException {
        return Files.readString(folder.resolve("log.txt"));
    }

    private static int count(Path collection) throws IOException {
        Path records = collection.resolve("record");
        if (!Files.exists(records)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(records)) {
            return (int) files.filter(file -> file.toString().endsWith(".xml")).count();
        } catch (java.io.UncheckedIOException e) {
            return 0; // half-written files come and go; the caller looks again
        }
    }

    private static Map<String, String> records(Path collection) throws IOException {
        Map<String, String> records = new TreeMap<>();
        try (Stream<Path> files = Files.walk(collection.resolve("record"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (file.toString().endsWith(".xml")) {
                    records.put(collection.relativize(file).toString(), Files.readString(file));
                }
            }
        }
        return records;
    }
}
