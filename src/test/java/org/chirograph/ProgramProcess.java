package org.chirograph;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The program in a process of its own, for tests that end it or leave it little memory. */
final class ProgramProcess {
    private ProgramProcess() {}

    /**
     * Starts a command, with the clock stopped so that records can be compared.
     *
     * @param log what it prints is appended here
     * @param heap Java's heap, such as {@code "300m"}
     */
    static Process start(Path log, String heap, String... command) throws IOException {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(List.of(
                "-Xmx" + heap,
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.awt.headless=true",
                "-DOPT_OUT_TRACKING=true",
                "-DDJL_OFFLINE=true",
                "-Dai.djl.pytorch.num_threads=1",
                "-cp",
                System.getProperty("java.class.path"),
                "org.chirograph.Main"));
        words.addAll(List.of(command));
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().put("SOURCE_DATE_EPOCH", "1700000000");
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        return builder.start();
    }
}
