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
        return startWords(log, words(heap, command));
    }

    /**
     * Runs a command in a shell that takes something from it first.
     *
     * @param script does so, and runs {@code "$@"}
     * @return what the script answers
     */
    static int runIn(String script, Path log, String... command) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("bash", "-c", script, "bash"));
        words.addAll(words("800m", command));
        return startWords(log, words).waitFor();
    }

    private static Process startWords(Path log, List<String> words) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().put("SOURCE_DATE_EPOCH", "1700000000");
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        return builder.start();
    }

    private static List<String> words(String heap, String... command) {
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
        return words;
    }
}
