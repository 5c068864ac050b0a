package org.chirograph.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.chirograph.recognize.LineArchitecture;
import org.chirograph.recognize.NetWeights;

/** Checkpoints of training runs, for tests elsewhere. */
public final class Checkpoints {
    private Checkpoints() {}

    /** One of the smallest net, as a run writes it. */
    public static byte[] small(Path scratch) throws IOException {
        Path file = scratch.resolve("small.state");
        new TrainingState(NetWeights.random(LineArchitecture.GLYPH, 3, 1)).write(file);
        return Files.readAllBytes(file);
    }

    public static void read(Path file) throws IOException {
        TrainingState.read(file);
    }
}
