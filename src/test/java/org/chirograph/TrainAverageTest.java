package org.chirograph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.chirograph.WholeProgramTest.Answer;
import org.chirograph.recognize.ModelFolder;
import org.chirograph.recognize.NetWeights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code train average} from the command line. */
class TrainAverageTest {
    private static final Path HAND = Path.of("models/handwritten-latin");

    @TempDir
    private Path folder;

    @Test
    void writesTheMeanOfTheWeightsWithTheFirstModelsNgramsAndSettings() throws Exception {
        ModelFolder first = ModelFolder.open(HAND);
        NetWeights other = NetWeights.random(
                first.weights().architecture(), first.weights().classes(), 3);
        Path second = folder.resolve("second");
        ModelFolder.write(second, first.spec(), Map.of(ModelFolder.WEIGHTS, ModelFolder.bytes(other)));
        Path into = folder.resolve("mean");
        Answer answer = average(HAND, second, second, into);
        assertThat(answer.code()).as(answer.err()).isZero();
        ModelFolder mean = ModelFolder.open(into);
        float[] averaged = mean.weights().values();
        float[] one = first.weights().values();
        float[] two = ModelFolder.open(second).weights().values();
        for (int i = 0; i < one.length; i += 101) {
            // Weights are kept in half precision.
            double expected = (one[i] + 2 * two[i]) / 3;
            assertThat((double) averaged[i]).isCloseTo(expected, within(1e-4 + 2e-3 * Math.abs(expected)));
        }
        assertThat(mean.content(ModelFolder.NGRAMS).orElseThrow())
                .isEqualTo(first.content(ModelFolder.NGRAMS).orElseThrow());
        assertThat(mean.spec().reader()).isEqualTo(first.spec().reader());
        assertThat(mean.spec().name()).isEqualTo("mean");
    }

    @Test
    void refusesModelsOfDifferentKindsAndOneAlone() throws Exception {
        Path into = folder.resolve("mean");
        Answer different = average(HAND, Path.of("models/typewritten-latin"), into);
        assertThat(different.code()).isEqualTo(ExitCode.SETUP);
        assertThat(different.err()).contains("typewritten-latin is another kind of net");
        assertThat(average(HAND, into).code()).isEqualTo(ExitCode.USAGE);
        assertThat(into).doesNotExist();
    }

    private static Answer average(Path... modelsThenInto) {
        int models = modelsThenInto.length - 1;
        Stream<String> options = Stream.of("train", "average", "--into", modelsThenInto[models].toString());
        return WholeProgramTest.run(Stream.concat(
                        options, Arrays.stream(modelsThenInto).limit(models).map(Path::toString))
                .toArray(String[]::new));
    }
}
