package org.chirograph;

import java.time.Duration;
import org.chirograph.pipeline.Containment;
import org.chirograph.scan.ScanLimits;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What a page may take, for every command that digitizes. */
final class LimitOptions {
    private static final long MILLION = 1_000_000;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec command;

    @Option(
            names = "--attempts",
            paramLabel = "N",
            description = "how often a page is tried whose disk or network fails (default: ${DEFAULT-VALUE})")
    private int attempts = Containment.DEFAULT.attempts();

    @Option(
            names = "--page-time",
            paramLabel = "SECONDS",
            description = "what a page may take (default: ${DEFAULT-VALUE})")
    private long pageTime = Containment.DEFAULT.pageTime().toSeconds();

    @Option(
            names = "--page-pixels",
            paramLabel = "MILLIONS",
            description = "how many million pixels a page may have (default: ${DEFAULT-VALUE})")
    private long pagePixels = ScanLimits.DEFAULT.maxPixels() / MILLION;

    @Option(
            names = "--page-memory",
            paramLabel = "MB",
            description = "what decoding a page may take of the heap (default: half of it, ${DEFAULT-VALUE})")
    private long pageMemory = ScanLimits.DEFAULT.maxDecodedBytes() >> 20;

    /** @param maxFailures share of the pages that may fail */
    Containment containment(double maxFailures) {
        try {
            return new Containment(Duration.ofSeconds(pageTime), attempts, Containment.DEFAULT.pause(), maxFailures);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(
                    command.commandLine(), "--page-time, --attempts or --max-failures: " + e.getMessage(), e);
        }
    }

    ScanLimits scan() {
        try {
            return ScanLimits.DEFAULT
                    .withPixels(Math.multiplyExact(pagePixels, MILLION))
                    .withDecodedBytes(Math.multiplyExact(pageMemory, 1L << 20));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new ParameterException(command.commandLine(), "--page-pixels or --page-memory: " + e.getMessage(), e);
        }
    }
}
