package org.chirograph;

import org.chirograph.train.LineTraining.Habits;
import org.chirograph.train.Variation;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** How a net for lines learns: in which bites, for how long, and by what it is kept from learning lines by heart. */
final class HabitOptions {
    @Option(
            names = "--makers",
            paramLabel = "N",
            description = "threads that vary and render lines; more than one pays on a GPU (default: ${DEFAULT-VALUE})")
    private int makers = 1;

    @Option(
            names = "--batch-columns",
            paramLabel = "N",
            description = "pixel columns in a batch (default: ${DEFAULT-VALUE})")
    private int batchColumns = Habits.USUAL.batchColumns();

    @Option(
            names = "--minutes",
            paramLabel = "N",
            description = "each stage ends after this time, even if not all its batches were learnt from")
    private double minutes = Double.POSITIVE_INFINITY;

    @Option(
            names = "--dropout",
            paramLabel = "SHARE",
            description = "share of features left out at random while learning (default: ${DEFAULT-VALUE})")
    private double dropout = Habits.USUAL.dropout();

    @Option(
            names = "--vary",
            paramLabel = "FACTOR",
            description = "how much further than usual real lines are varied in shape (default: ${DEFAULT-VALUE})")
    private double vary = 1;

    @Option(
            names = "--gaps",
            paramLabel = "SHARE",
            description = "share of real lines from which the ink of some letters is taken (default: ${DEFAULT-VALUE})")
    private double gaps;

    /** @throws ParameterException if a value is out of range */
    void check(CommandLine command) {
        if (makers < 1
                || minutes <= 0
                || batchColumns < 64
                || dropout < 0
                || dropout >= 1
                || vary < 0
                || gaps < 0
                || gaps > 1) {
            throw new ParameterException(
                    command,
                    "--makers is 1 or more, --minutes more than 0, --batch-columns 64 or more, --dropout at least 0 and"
                            + " below 1, --vary 0 or more, --gaps between 0 and 1");
        }
    }

    Habits habits() {
        return new Habits(batchColumns, dropout, 60 * minutes);
    }

    /** How far real lines are varied. */
    Variation further(Variation usual) {
        return usual.further(vary, gaps);
    }

    /** Threads that make lines. */
    int makers() {
        return makers;
    }
}
