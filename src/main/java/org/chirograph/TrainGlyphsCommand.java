package org.chirograph;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.chirograph.image.LineGeometry;
import org.chirograph.recognize.Alphabet;
import org.chirograph.recognize.GlyphAlphabet;
import org.chirograph.recognize.GlyphNet;
import org.chirograph.recognize.LineArchitecture;
import org.chirograph.recognize.ModelFolder;
import org.chirograph.recognize.ModelSpec;
import org.chirograph.recognize.NetWeights;
import org.chirograph.train.GlyphAccuracy;
import org.chirograph.train.GlyphTraining;
import org.chirograph.train.TrainingPicture;
import org.chirograph.train.glyph.EmnistFolder;
import org.chirograph.train.glyph.GlyphSamples;
import org.chirograph.train.glyph.GlyphSource;
import org.chirograph.train.glyph.GlyphSplit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "glyphs",
        description = "Trains the character net on isolated characters, to read hand-print and to start line nets from.",
        mixinStandardHelpOptions = true)
final class TrainGlyphsCommand implements Callable<Integer> {
    /** A glyph net reads no line strips; the frame is that of line nets begun from it. */
    private static final LineGeometry GEOMETRY = new LineGeometry(32, 12, 22);

    /** Characters of each data set that are read at a validation: enough to tell half a per cent. */
    private static final int VALIDATION_CHARACTERS = 4000;

    @Mixin
    private final DeviceOption device = new DeviceOption();

    @Option(names = "--into", required = true, paramLabel = "MODEL", description = "folder of the model to write")
    @SuppressWarnings("NullAway.Init")
    private Path into;

    @Option(names = "--run", required = true, paramLabel = "DIR", description = "folder for checkpoints and report")
    @SuppressWarnings("NullAway.Init")
    private Path run;

    @Option(
            names = {"--chars", "--emnist"},
            required = true,
            paramLabel = "DIR",
            description = "IDX files of characters; files named as EMNIST's are checked against its SHA-256 figures")
    @SuppressWarnings("NullAway.Init")
    private List<Path> folders;

    @Option(names = "--split", description = "EMNIST's split to read (default: ${DEFAULT-VALUE})")
    private String split = "byclass";

    @Option(names = "--teacher", paramLabel = "WEIGHT", description = "of the teacher's opinions (default: 0, none)")
    private double teacher;

    @Option(names = "--ngrams", paramLabel = "FILE", description = "made by: train language")
    private @Nullable Path ngrams;

    @Option(names = "--steps", description = "batches of 128 (default: ${DEFAULT-VALUE})")
    private int steps = 8000;

    @Option(names = "--resume", description = "go on from the run's checkpoint")
    private boolean resume;

    @Option(names = "--seed", description = "default: ${DEFAULT-VALUE}")
    private long seed = 7;

    @Override
    public Integer call() throws Exception {
        PrintStream progress = System.err;
        Alphabet alphabet = GlyphAlphabet.latin();
        List<GlyphSamples> sets = new ArrayList<>();
        for (Path folder : folders) {
            sets.addAll(EmnistFolder.read(folder, split, alphabet, teacher > 0));
        }
        TreeSet<Integer> labelled = new TreeSet<>();
        List<GlyphSplit> splits = new ArrayList<>();
        for (GlyphSamples set : sets) {
            splits.add(GlyphSplit.of(set, alphabet.classes(), seed));
            for (int i = 0; i < set.count(); i++) {
                labelled.add(set.classOf(i));
            }
            progress.printf("%s: %d characters%n", set.name(), set.count());
        }
        int[] answers = labelled.stream().mapToInt(i -> i).toArray();
        GlyphSource source = new GlyphSource(
                sets, splits.stream().map(GlyphSplit::learnt).toList(), alphabet, teacher);
        NetWeights start = NetWeights.random(LineArchitecture.GLYPH, alphabet.classes(), seed);
        GlyphTraining training = new GlyphTraining(
                run, start, source, weights -> errors(weights, sets, splits, alphabet, answers), seed, progress);
        if (resume) {
            training.resume();
        }
        NetWeights best = training.run(steps, 500);
        TrainingPicture.draw(run.resolve("log.csv"), run.resolve("training.png"));
        try (GlyphNet net = new GlyphNet(best)) {
            for (int s = 0; s < sets.size(); s++) {
                GlyphAccuracy test =
                        GlyphAccuracy.of(net, sets.get(s), splits.get(s).test(), alphabet, answers);
                progress.printf(
                        Locale.ROOT,
                        "%s: %d characters held back, %.2f %% right, %.2f %% but for case%n",
                        sets.get(s).name(),
                        test.count(),
                        100 * test.exact(),
                        100 * test.folded());
            }
        }
        Map<String, byte[]> files = new HashMap<>();
        files.put(ModelFolder.WEIGHTS, ModelFolder.bytes(best));
        if (ngrams != null) {
            files.put(ModelFolder.NGRAMS, Files.readAllBytes(ngrams));
        }
        ModelFolder.write(into, ModelSpec.of(into, best, GEOMETRY, alphabet, Map.of()), files);
        return ExitCode.OK;
    }

    /** Mean over the data sets of the share of errors. */
    private static double errors(
            NetWeights weights, List<GlyphSamples> sets, List<GlyphSplit> splits, Alphabet alphabet, int[] answers) {
        double sum = 0;
        try (GlyphNet net = new GlyphNet(weights)) {
            for (int s = 0; s < sets.size(); s++) {
                int[] all = splits.get(s).validation();
                int step = Math.max(1, all.length / VALIDATION_CHARACTERS);
                int[] some = java.util.stream.IntStream.range(0, all.length / step)
                        .map(i -> all[i * step])
                        .toArray();
                sum += 1 - GlyphAccuracy.of(net, sets.get(s), some, alphabet, answers).exact();
            }
        }
        return sum / sets.size();
    }
}
