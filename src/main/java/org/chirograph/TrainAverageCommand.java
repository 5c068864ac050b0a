package org.chirograph;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.chirograph.recognize.ModelException;
import org.chirograph.recognize.ModelFolder;
import org.chirograph.recognize.ModelSpec;
import org.chirograph.recognize.NetWeights;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "average",
        description = "Makes one model of several that were trained on from the same one: the mean of their weights.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "It mostly reads better than each of them and costs no more (Wortsman et al., \"Model soups\", ICML 2022).",
            "N-grams and settings are those of the first; set them anew with: train calibrate."
        })
final class TrainAverageCommand implements Callable<Integer> {
    @Parameters(arity = "2..*", paramLabel = "MODEL", description = "folders of the models")
    @SuppressWarnings("NullAway.Init")
    private List<Path> folders;

    @Option(names = "--into", required = true, paramLabel = "MODEL", description = "folder of the model to write")
    @SuppressWarnings("NullAway.Init")
    private Path into;

    @Override
    public Integer call() throws IOException {
        List<ModelFolder> models = folders.stream().map(ModelFolder::open).toList();
        ModelFolder first = models.getFirst();
        NetWeights mean = first.weights();
        for (int i = 1; i < models.size(); i++) {
            NetWeights other = models.get(i).weights();
            requireAlike(first, models.get(i), mean.architecture().equals(other.architecture()));
            mean = mean.towards(other, 1.0 / (i + 1));
        }
        Map<String, byte[]> files = new HashMap<>();
        files.put(ModelFolder.WEIGHTS, ModelFolder.bytes(mean));
        for (String kept : List.of(ModelFolder.NGRAMS, ModelFolder.LINES)) {
            first.content(kept).ifPresent(bytes -> files.put(kept, bytes));
        }
        ModelFolder.write(
                into,
                ModelSpec.of(
                        into,
                        mean,
                        first.spec().geometry(),
                        first.alphabet(),
                        first.spec().reader()),
                files);
        return ExitCode.OK;
    }

    private static void requireAlike(ModelFolder first, ModelFolder other, boolean sameLayers) {
        boolean alike = sameLayers
                && first.spec().geometry().equals(other.spec().geometry())
                && first.spec().alphabet().equals(other.spec().alphabet());
        if (!alike) {
            throw new ModelException(other.path() + " is another kind of net than " + first.path()
                    + ", or has another alphabet: only models trained on from the same one can be averaged.");
        }
    }
}
