package org.chirograph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that is killed again and again ends in the same collection as one that was left alone. */
class KilledRunTest {
    /** Moments after the start at which the process is killed: in the planning, among the first pages, among the last. */
    private static final long[] KILLED_AFTER_MILLIS = {250, 400, 550, 700, 850, 1000, 1300, 1800, 2600, 3400};

    @TempDir
    private Path folder;

    @Test
    void endsInTheSameCollection() throws Exception {
        Path calm = folder.resolve("calm");
        assertThat(start(calm).waitFor()).isZero();
        Path killed = folder.resolve("killed");
        for (long millis : KILLED_AFTER_MILLIS) {
            Process process = start(killed);
            if (!process.waitFor(millis, TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        }
        assertThat(start(killed).waitFor()).as(log()).isZero();
        assertThat(records(killed)).hasSize(8).isEqualTo(records(calm));
        for (String query : List.of("radium", "foxglove", "lumière", "wine")) {
            String expected =
                    WholeProgramTest.run("search", calm.toString(), query).out();
            assertThat(WholeProgramTest.run("search", killed.toString(), query).out())
                    .isEqualTo(expected);
        }
    }

    @Test
    void askedToEndItFinishesThePagesInHandAndSaysHowToGoOn() throws Exception {
        Path collection = folder.resolve("ended");
        Process process = start(collection);
        while (process.isAlive() && (!Files.exists(collection.resolve("record")) || records(collection).isEmpty())) {
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
