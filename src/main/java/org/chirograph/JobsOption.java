package org.chirograph;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code --jobs}, for every command that digitizes. */
final class JobsOption {
    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private int jobs = Runtime.getRuntime().availableProcessors();

    @Option(names = "--jobs", paramLabel = "N", description = "pages in hand at once (default: one a processor core)")
    void jobs(int number) {
        if (number < 1) {
            throw new ParameterException(spec.commandLine(), "--jobs needs at least 1");
        }
        jobs = number;
    }

    int jobs() {
        return jobs;
    }
}
