package org.chirograph.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.chirograph.image.LineGeometry;
import org.chirograph.recognize.Alphabet;
import org.chirograph.recognize.LineArchitecture;
import org.chirograph.recognize.NetWeights;
import org.chirograph.train.LineTraining.Stage;
import org.chirograph.train.synthetic.SyntheticLines;
import org.chirograph.train.synthetic.Typefaces;
import org.chirograph.train.synthetic.WritingKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A short training from nothing on rendered lines, stopped and resumed on the way. */
class LineTrainingTest {
    private static final LineGeometry GEOMETRY = new LineGeometry(32, 12, 22);
    private static final String TEXT = "Le courrier du matin apporte une lettre de la ville et deux journaux. "
            + "The steamer left the harbour at noon with a cargo of timber and wool. ";

    /** Measured: 0.98 untrained, 0.19 after the 200 steps; the rest is for other fonts being installed. */
    private static final double ERRORS_AT_MOST = 0.35;

    @TempDir
    private Path folder;

    @Test
    void learnsToReadAndGoesOnFromItsCheckpoint() throws Exception {
        Alphabet alphabet = Transcription.latin();
        Path text = text();
        SyntheticLines held = rendered(alphabet, text, 99);
        List<TrainingLine> validation = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            validation.add(held.next());
        }
        double untrained = new LineValidation(validation, alphabet).errorRate(start(alphabet));
        training(alphabet, validation).run(List.of(stage(text, alphabet, 60)));
        LineTraining resumed = training(alphabet, validation);
        resumed.startFrom(folder.resolve("run.state"));
        NetWeights best = resumed.run(List.of(stage(text, alphabet, 140)));
        double trained = new LineValidation(validation, alphabet).errorRate(best);
        System.out.printf("rendered lines: %.3f untrained, %.3f after 200 steps%n", untrained, trained);
        assertThat(untrained).isGreaterThan(0.9);
        assertThat(trained).isLessThan(ERRORS_AT_MOST);
        TrainingPicture.draw(folder.resolve("log.csv"), folder.resolve("training.png"));
        assertThat(folder.resolve("training.png")).isNotEmptyFile();
    }

    @Test
    void aStageEndsWhenItsTimeIsUp() throws Exception {
        Alphabet alphabet = Transcription.latin();
        LineTraining.Habits brief = new LineTraining.Habits(2000, 0, 2);
        LineTraining training = new LineTraining(folder, start(alphabet), List.of(), alphabet, brief, 5, System.err);
        NetWeights learnt = training.run(List.of(stage(text(), alphabet, 1_000_000)));
        assertThat(learnt.values()).isNotEqualTo(start(alphabet).values());
        List<String> log = Files.readAllLines(folder.resolve("log.csv"));
        double rate = Double.parseDouble(log.getLast().split(",")[4]);
        assertThat(rate).as("the last step's rate").isLessThan(0.03 * 3e-3);
    }

    private LineTraining training(Alphabet alphabet, List<TrainingLine> validation) throws IOException {
        return new LineTraining(
                folder,
                start(alphabet),
                validation,
                alphabet,
                LineTraining.Habits.USUAL,
                5,
                new PrintStream(new ByteArrayOutputStream()));
    }

    private static NetWeights start(Alphabet alphabet) {
        return NetWeights.random(LineArchitecture.TYPED, alphabet.classes(), 1);
    }

    private static Stage stage(Path text, Alphabet alphabet, int steps) throws IOException {
        SyntheticLines lines = rendered(alphabet, text, steps);
        return new Stage(
                "rendered",
                List.of(lines::next, lines.another(steps + 1L)::next),
                steps,
                steps,
                3e-3,
                60,
                LineTraining.Trunk.NEW);
    }

    private static SyntheticLines rendered(Alphabet alphabet, Path text, long seed) throws IOException {
        Typefaces faces = new Typefaces(Map.of(WritingKind.TYPEWRITER, 0.8, WritingKind.PRINT, 0.2), Map.of());
        return new SyntheticLines(alphabet, GEOMETRY, faces, List.of(text), Set.of(), seed);
    }

    private Path text() throws IOException {
        Path file = folder.resolve("text.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write((TEXT.repeat(4) + "\n").repeat(20).getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }
}
