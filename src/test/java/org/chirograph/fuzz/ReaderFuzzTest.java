package org.chirograph.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every reader reads spoilt files or refuses them with its own exception. A few files each; {@code -Dfuzz.files} and
 * {@code -Dfuzz.seed} set other numbers, and {@code src/bench/fuzz.sh} goes on for long.
 */
class ReaderFuzzTest {
    private static final String FILES = System.getProperty("fuzz.files", "40");
    private static final String SEED = System.getProperty("fuzz.seed", "1");
    private static final long MINUTES = 20;

    @TempDir
    private Path folder;

    @Test
    void spoiltFilesAreReadOrRefused() throws Exception {
        Path log = folder.resolve("log");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx800m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Djava.awt.headless=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FuzzProcess.class.getName(),
                        folder.toString(),
                        SEED,
                        FILES)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
        process.destroyForcibly().waitFor();
        List<String> said = Files.readAllLines(log);
        assertThat(ended && process.exitValue() == 0)
                .as("the process reading %s; %s", Files.readString(folder.resolve("reading")), String.join("\n", said))
                .isTrue();
        assertThat(said).filteredOn(line -> line.contains(" finds, ")).hasSizeGreaterThan(30);
    }
}
