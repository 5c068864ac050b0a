package org.chirograph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.chirograph.WholeProgramTest.Answer;
import org.chirograph.recognize.ModelFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code train layout} from the command line, on a sample page. */
class TrainLayoutTest {
    @TempDir
    private Path folder;

    private Path model;
    private Path pages;

    @BeforeEach
    void prepare() throws IOException {
        ModelFolder shipped = ModelFolder.open(Path.of("models/handwritten-latin"));
        model = folder.resolve("model");
        pages = Files.createDirectories(folder.resolve("pages"));
        ModelFolder.write(
                model,
                shipped.spec(),
                java.util.Map.of(
                        ModelFolder.WEIGHTS,
                        shipped.content(ModelFolder.WEIGHTS).orElseThrow()));
        Files.copy(Path.of("samples/lettre-1912.jpg"), pages.resolve("lettre-1912.jpg"));
        Files.copy(Path.of("samples/truth/lettre-1912/0001.xml"), pages.resolve("lettre-1912.xml"));
    }

    @Test
    void givesTheModelANetForLinesAndGoesOnWhereItStopped() throws Exception {
        ModelFolder before = ModelFolder.open(model);
        assertThat(before.lineWeights()).isEmpty();
        Path run = folder.resolve("run");
        Answer answer = train(run, "--steps", "25");
        assertThat(answer.code()).as(answer.err()).isZero();
        assertThat(answer.err()).contains("1 pages to learn from, 0 held back", "25/25  loss ");
        Answer further = train(run, "--steps", "50", "--resume");
        assertThat(further.code()).as(further.err()).isZero();
        assertThat(further.err()).contains("resumed at step 25");
        List<Double> losses = Files.readAllLines(run.resolve("log.csv")).stream()
                .skip(1)
                .map(line -> Double.parseDouble(line.split(",", -1)[3]))
                .toList();
        assertThat(losses).hasSize(2);
        assertThat(losses.get(1)).isLessThan(0.7 * losses.get(0));
        assertThat(run.resolve("training.png")).isNotEmptyFile();
        ModelFolder after = ModelFolder.open(model);
        assertThat(after.lineWeights()).isPresent();
        assertThat(after.content(ModelFolder.WEIGHTS).orElseThrow())
                .isEqualTo(before.content(ModelFolder.WEIGHTS).orElseThrow());
        assertThat(after.hash()).isNotEqualTo(before.hash());
    }

    @Test
    void saysWhatIsMissing() {
        Path run = folder.resolve("run");
        Answer nothing = WholeProgramTest.run(
                "train", "layout", model.toString(), "--run", run.toString(), "--pages", folder + "=1");
        assertThat(nothing.code()).isEqualTo(ExitCode.INPUT);
        assertThat(nothing.err()).contains("no page to learn from");
        Answer nowhere = WholeProgramTest.run(
                "train", "layout", model.toString(), "--run", run.toString(), "--pages", folder + "/none=1");
        assertThat(nowhere.code()).isNotZero();
        assertThat(nowhere.err()).contains("is no folder");
        assertThat(train(run, "--again").err()).contains("has no lines.bin to start from");
        assertThat(train(run, "--steps", "0").code()).isEqualTo(ExitCode.USAGE);
    }

    private Answer train(Path run, String... more) {
        Stream<String> options =
                Stream.of("train", "layout", model.toString(), "--run", run.toString(), "--pages", pages + "=1");
        return WholeProgramTest.run(Stream.concat(options, Arrays.stream(more)).toArray(String[]::new));
    }
}
