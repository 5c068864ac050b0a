package org.chirograph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
        assertThat(start(killed).waitFor())
                .as(Files.readString(folder.resolve("log.txt")))
                .isZero();
        assertThat(records(killed)).hasSize(8).isEqualTo(records(calm));
        for (String query : List.of("radium", "foxglove", "lumière", "wine")) {
            String expected =
                    WholeProgramTest.run("search", calm.toString(), query).out();
            assertThat(WholeProgramTest.run("search", killed.toString(), query).out())
                    .isEqualTo(expected);
        }
    }

    private Process start(Path collection) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.awt.headless=true",
                "-DOPT_OUT_TRACKING=true",
                "-DDJL_OFFLINE=true",
                "-Dai.djl.pytorch.num_threads=1",
                "-cp",
                System.getProperty("java.class.path"),
                "org.chirograph.Main",
                "digitize",
                "--into",
                collection.toString(),
                "samples"));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("SOURCE_DATE_EPOCH", "1700000000");
        builder.redirectOutput(folder.resolve("log.txt").toFile());
        return builder.start();
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
