package org.chirograph;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.chirograph.image.LineGeometry;
import org.chirograph.recognize.Alphabet;
import org.chirograph.recognize.GlyphAlphabet;
import org.chirograph.recognize.GlyphNet;
import org.chirograph.recognize.GlyphSettings;
import org.chirograph.recognize.GlyphTuning;
import org.chirograph.recognize.LineArchitecture;
import org.chirograph.recognize.ModelFolder;
import org.chirograph.recognize.ModelSpec;
import org.chirograph.recognize.NetWeights;
import org.chirograph.train.GlyphAccuracy;
import org.chirograph.train.GlyphTraining;
import org.chirograph.train.HandPrintTuning;
import org.chirograph.train.TrainingPicture;
import org.chirograph.train.glyph.ComposedGlyphs;
import org.chirograph.train.glyph.EmnistFolder;
import org.chirograph.train.glyph.GlyphPicture;
import org.chirograph.train.glyph.GlyphSamples;
import org.chirograph.train.glyph.GlyphSource;
import org.chirograph.train.glyph.GlyphSplit;
import org.chirograph.train.glyph.PrintedTexts;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "glyphs",
        description =
                "Trains the character net on isolated characters, to read hand-print and to start line nets from.",
        mixinStandardHelpOptions = true)
final class TrainGlyphsCommand implements Callable<Integer> {
    /** A glyph net reads no line strips; the frame is that of line nets begun from it. */
    private static final LineGeometry GEOMETRY = new LineGeometry(32, 12, 22);

    /** Composed pages to tune on: so many settle the weights to half a per cent, in some ten minutes. */
    private static final int TUNING_PAGES = 150;

    /** Characters of each data set that are read at a validation: enough to tell half a per cent. */
    private static final int VALIDATION_CHARACTERS = 4000;

    private static final int VALIDATE_EVERY = 500;

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

    @Option(
            names = "--text",
            paramLabel = "FILE",
            description = "text, a paragraph a line, gzip: pages are composed that say it, to learn from as well")
    private @Nullable Path text;

    @Option(names = "--base", paramLabel = "MODEL", description = "go on from the net of this model")
    private @Nullable Path base;

    @Option(names = "--steps", description = "batches of 128 (default: ${DEFAULT-VALUE})")
    private int steps = 8000;

    @Option(names = "--resume", description = "go on from the run's checkpoint")
    private boolean resume;

    @Option(names = "--seed", description = "default: ${DEFAULT-VALUE}")
    private long seed = 7;

    @Option(
            names = "--keep-net",
            description = "train nothing: report on the model --into as it is, and with --text tune its reader anew")
    private boolean keepNet;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** Characters to learn from and to measure with; answers are the classes that any of them has. */
    private record Data(List<GlyphSamples> sets, List<GlyphSplit> splits, int[] answers) {
        List<int[]> part(Function<GlyphSplit, int[]> part) {
            return splits.stream().map(part).toList();
        }
    }

    @Override
    public Integer call() throws Exception {
        PrintWriter err = spec.commandLine().getErr();
        Alphabet alphabet = keepNet ? ModelFolder.open(into).alphabet() : GlyphAlphabet.latin();
        Data data = data(alphabet, err);
        if (!keepNet) {
            write(trained(data, alphabet, err), alphabet);
        }
        ModelFolder model = ModelFolder.open(into);
        try (GlyphNet net = new GlyphNet(model.weights())) {
            for (int s = 0; s < data.sets.size(); s++) {
                GlyphAccuracy test = GlyphAccuracy.of(
                        net, data.sets.get(s), data.splits.get(s).test(), alphabet, data.answers);
                GlyphReport.write(test, alphabet, data.answers, run);
                err.println(GlyphReport.summary(test));
            }
            if (text != null) {
                tune(model, net, data, text, err);
            }
        }
        err.printf("tables and pictures are in %s%n", run);
        return ExitCode.OK;
    }

    private Data data(Alphabet alphabet, PrintWriter err) throws IOException {
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
            err.printf("%s: %d characters%n", set.name(), set.count());
        }
        return new Data(sets, splits, labelled.stream().mapToInt(i -> i).toArray());
    }

    private NetWeights trained(Data data, Alphabet alphabet, PrintWriter err) throws IOException {
        List<int[]> learnt = data.part(GlyphSplit::learnt);
        ComposedGlyphs composed = text == null
                ? null
                : new ComposedGlyphs(
                        new PrintedTexts(text), GlyphPicture.byCharacter(data.sets, learnt, alphabet), alphabet);
        GlyphSource source = new GlyphSource(data.sets, learnt, alphabet, teacher, composed);
        NetWeights start = base == null
                ? NetWeights.random(LineArchitecture.GLYPH, alphabet.classes(), seed)
                : ModelFolder.open(base).weights();
        GlyphTraining training = new GlyphTraining(
                run, start, base != null, source, weights -> errors(weights, data, alphabet), seed, err::println);
        if (resume) {
            training.resume();
        }
        NetWeights best = training.run(steps, VALIDATE_EVERY);
        TrainingPicture.draw(run.resolve("log.csv"), run.resolve("training.png"));
        return best;
    }

    private void write(NetWeights best, Alphabet alphabet) throws IOException {
        Map<String, byte[]> files = new HashMap<>();
        files.put(ModelFolder.WEIGHTS, ModelFolder.bytes(best));
        if (ngrams != null) {
            files.put(ModelFolder.NGRAMS, Files.readAllBytes(ngrams));
        }
        ModelFolder.write(into, ModelSpec.of(into, best, GEOMETRY, alphabet, Map.of()), files);
    }

    /** On pages composed of the characters that stop the training in time: the net has not learnt from them. */
    private void tune(ModelFolder model, GlyphNet net, Data data, Path says, PrintWriter err) throws IOException {
        Map<String, List<GlyphPicture>> pictures =
                GlyphPicture.byCharacter(data.sets, data.part(GlyphSplit::validation), model.alphabet());
        GlyphTuning tuning = HandPrintTuning.on(
                TUNING_PAGES, net, model.alphabet(), model.language().orElse(null), pictures, says, seed);
        GlyphSettings settings = tuning.tune(err::println);
        byte[] weights = model.content(ModelFolder.WEIGHTS).orElseThrow();
        model.rewrite(ModelFolder.WEIGHTS, weights, model.spec().withReader(settings.stored()));
    }

    /** Mean over the data sets of the share of errors. */
    private static double errors(NetWeights weights, Data data, Alphabet alphabet) {
        double sum = 0;
        try (GlyphNet net = new GlyphNet(weights)) {
            for (int s = 0; s < data.sets.size(); s++) {
                int[] all = data.splits.get(s).validation();
                int step = Math.max(1, all.length / VALIDATION_CHARACTERS);
                int[] some = IntStream.range(0, all.length / step)
                        .map(i -> all[i * step])
                        .toArray();
                sum += 1
                        - GlyphAccuracy.of(net, data.sets.get(s), some, alphabet, data.answers)
                                .exact();
            }
        }
        return sum / data.sets.size();
    }
}
