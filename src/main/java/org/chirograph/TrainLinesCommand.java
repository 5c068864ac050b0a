package org.chirograph;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.chirograph.catalog.CollectionFolder;
import org.chirograph.export.ScanPlaces;
import org.chirograph.image.LineGeometry;
import org.chirograph.layout.LineSight;
import org.chirograph.recognize.Alphabet;
import org.chirograph.recognize.CharacterNet;
import org.chirograph.recognize.ModelFolder;
import org.chirograph.recognize.ModelSpec;
import org.chirograph.recognize.NetEngine;
import org.chirograph.recognize.NetWeights;
import org.chirograph.recognize.ReaderTuning;
import org.chirograph.recognize.TextLineNet;
import org.chirograph.text.CharacterModel;
import org.chirograph.train.HeldBack;
import org.chirograph.train.LineSource;
import org.chirograph.train.LineTraining;
import org.chirograph.train.LineTraining.Stage;
import org.chirograph.train.LineTraining.Trunk;
import org.chirograph.train.MixedLines;
import org.chirograph.train.TrainingLine;
import org.chirograph.train.TrainingPicture;
import org.chirograph.train.TranscribedLines;
import org.chirograph.train.TranscribedLines.Split;
import org.chirograph.train.Variation;
import org.chirograph.train.synthetic.SyntheticLines;
import org.chirograph.train.synthetic.Typefaces;
import org.chirograph.train.synthetic.WritingKind;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "lines",
        description =
                "Trains the character net on rendered lines, then on transcribed pages or on what people corrected, and"
                        + " tunes the reader.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "The run's folder holds a checkpoint that --resume goes on from, the best weights so far,",
            "log.csv and training.png. docs/steps/training.md has the recipe of the shipped model."
        })
final class TrainLinesCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final DeviceOption device = new DeviceOption();

    @Mixin
    private final HabitOptions habits = new HabitOptions();

    @Option(names = "--into", required = true, paramLabel = "MODEL", description = "folder of the model to write")
    @SuppressWarnings("NullAway.Init")
    private Path into;

    @Option(names = "--run", required = true, paramLabel = "DIR", description = "folder for checkpoints and log")
    @SuppressWarnings("NullAway.Init")
    private Path run;

    @Option(
            names = "--writing",
            description =
                    "${COMPLETION-CANDIDATES}: the net's shape, its alphabet and how lines are varied and rendered"
                            + " (default: ${DEFAULT-VALUE})")
    private Writing writing = Writing.type;

    @Option(
            names = "--lines",
            paramLabel = "DIR",
            description =
                    "transcribed pages (ALTO or PAGE, name.jpg beside name.xml; a folder or one file) or lines (name.gt.txt"
                            + " beside name.jpg; a folder); may be repeated")
    private List<Path> lines = List.of();

    @Option(
            names = "--from",
            paramLabel = "COLLECTION",
            description = "learn from the lines of a collection of which people vouch for every word")
    private @Nullable Path corrected;

    @Option(names = "--scans", paramLabel = "DIR", description = "where scans of --from are that have moved")
    private @Nullable Path scans;

    @Option(
            names = "--validation",
            paramLabel = "FILE",
            description = "names of the pages or documents held back, one a line; hold back whole documents"
                    + " (default: one document in eight)")
    private @Nullable Path validation;

    @Option(
            names = "--text",
            paramLabel = "TEXT",
            description = "what rendered lines say: a text (.txt, .txt.gz), one paragraph a line, or a folder of"
                    + " transcripts; may be repeated; without any, there are no rendered lines")
    private List<Path> texts = List.of();

    @Option(names = "--ngrams", paramLabel = "FILE", description = "made by: train language (default: those of --base)")
    private @Nullable Path ngrams;

    @Option(
            names = "--letters",
            paramLabel = "TEXT",
            description = "letters that the alphabet is to have besides its own")
    private String letters = "";

    @Option(names = "--base", paramLabel = "MODEL", description = "start from this model's net, not from nothing")
    private @Nullable Path base;

    @Option(names = "--trunk", paramLabel = "MODEL", description = "begin with the layers of a glyph model")
    private @Nullable Path trunk;

    @Option(
            names = "--fonts",
            paramLabel = "KIND=DIR",
            description = "further fonts for rendered lines, of the kind typewriter, print, fraktur or hand")
    private Map<WritingKind, Path> fonts = Map.of();

    @Option(
            names = "--real-share",
            description = "share of real lines once they come into play (default: ${DEFAULT-VALUE})")
    private double realShare = 0.7;

    @Option(
            names = "--rate",
            description = "greatest learning rate (default: 0.002 rendered, 0.0008 mixed, 0.0003 with --base)")
    private @Nullable Double rate;

    @Option(names = "--rendered-steps", description = "batches of rendered lines (default: ${DEFAULT-VALUE})")
    private int renderedSteps = 2600;

    @Option(
            names = "--mixed-steps",
            description = "batches of real and rendered lines (default: 3600; with --base and without --text, that is"
                    + " adapting to a few pages: " + ADAPTING_STEPS + ")")
    private @Nullable Integer mixedSteps;

    @Option(
            names = "--towards",
            description = "how far the weights go from those of --base towards what was learnt; less forgets less"
                    + " (default: 1; adapting to a few pages: " + ADAPTING_TOWARDS + ")")
    private @Nullable Double towards;

    @Option(
            names = "--others",
            paramLabel = "DIR",
            description =
                    "transcribed pages of other hands, to say how well the adapted model still reads them; nothing is"
                            + " learnt from them")
    private List<Path> others = List.of();

    @Option(names = "--resume", description = "go on from the run's checkpoint")
    private boolean resume;

    @Option(names = "--seed", description = "default: ${DEFAULT-VALUE}")
    private long seed = 7;

    /** Batches from a few pages of one hand: each line is seen some eighty times, each time varied. */
    private static final int ADAPTING_STEPS = 240;

    /** Most of the way learns the hand as well as the whole, and forgets half as much of others. */
    private static final double ADAPTING_TOWARDS = 0.7;

    /** A trunk taken over stays as it is until the layers above it have found their way. */
    private static final int FROZEN_STEPS = 200;

    /** Its share of the learning rate afterwards. */
    private static final double TRUNK_SHARE = 0.3;

    @Override
    public Integer call() throws Exception {
        ModelFolder from = base == null ? null : ModelFolder.open(base);
        if (from == null && (ngrams == null || texts.isEmpty())) {
            throw new ParameterException(
                    spec.commandLine(), "a model that does not begin with --base needs --ngrams and --text");
        }
        if (lines.isEmpty() && corrected == null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "there is nothing to learn from: name transcripts with --lines, or a collection that people"
                            + " corrected with --from");
        }
        habits.check(spec.commandLine());
        boolean adapting = from != null && texts.isEmpty();
        if (!adapting && !others.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "--others goes with adapting, that is with --base and without --text");
        }
        try (TextLineNet net =
                from == null ? null : from.lineNet(NetEngine.AUTO).orElse(null)) {
            return train(from, Optional.ofNullable(net).map(seeing -> seeing::look), adapting);
        }
    }

    private int train(@Nullable ModelFolder from, Optional<LineSight> sight, boolean adapting) throws Exception {
        Alphabet alphabet = (from == null ? writing.alphabet() : from.alphabet()).with(letters);
        NetWeights start = start(from, alphabet);
        PrintStream progress = System.err;
        Set<String> without = HeldBack.names(validation);
        Split split = adapting && validation == null ? Split.LEARN_FROM_ALL : Split.LEARN_AND_VALIDATE;
        TranscribedLines transcribed = new TranscribedLines(split, without, alphabet, sight);
        transcribed.readAll(lines, progress::println);
        int failed = 0;
        if (corrected != null) {
            CollectionFolder collection = CollectionFolder.existing(corrected);
            ScanPlaces places = new ScanPlaces(Optional.ofNullable(scans));
            failed = new CorrectedPages(collection, places, transcribed, progress::println).read();
        }
        progress.print(transcribed.leftOut());
        if (transcribed.size() == 0 && texts.isEmpty()) {
            progress.println("There is no line to learn from; what was left out, and why, stands above.");
            return ExitCode.INPUT;
        }
        progress.printf("held back: %s%n", String.join(", ", transcribed.documentsHeldBack()));
        LineGeometry geometry = from == null ? writing.geometry() : from.spec().geometry();
        List<TrainingLine> heldBack = transcribed.heldBack(geometry);
        List<TrainingLine> ofOthers = TranscribedLines.read(
                        others, Split.LEARN_FROM_ALL, Set.of(), alphabet, sight, progress::println)
                .plain(geometry);
        LineTraining training = new LineTraining(run, start, heldBack, alphabet, habits.habits(), seed, progress);
        if (resume) {
            training.resume(run.resolve("run.state"));
        }
        NetWeights learnt = training.run(stages(from, transcribed, alphabet, geometry, without, progress));
        TrainingPicture.draw(run.resolve("log.csv"), run.resolve("training.png"));
        double share = towards != null ? towards : adapting ? ADAPTING_TOWARDS : 1;
        NetWeights net = from == null ? learnt : start.towards(learnt, share);
        if (from != null && adapting) {
            Adaptation adaptation = new Adaptation(from, alphabet, Optional.ofNullable(ngrams));
            adaptation.write(into, net, transcribed.texts(), heldBack, ofOthers, progress);
        } else {
            write(from, net, alphabet, geometry, heldBack, progress);
        }
        return failed == 0 ? ExitCode.OK : ExitCode.SOME_FAILED;
    }

    private NetWeights start(@Nullable ModelFolder from, Alphabet alphabet) {
        if (from != null) {
            NetWeights weights = from.weights();
            return weights.classes() == alphabet.classes() ? weights : weights.withClasses(alphabet.classes(), seed);
        }
        NetWeights start = NetWeights.random(writing.architecture(), alphabet.classes(), seed);
        if (trunk != null) {
            start.startFrom(ModelFolder.open(trunk).weights());
        }
        return start;
    }

    private List<Stage> stages(
            @Nullable ModelFolder from,
            TranscribedLines transcribed,
            Alphabet alphabet,
            LineGeometry geometry,
            Set<String> without,
            PrintStream progress)
            throws IOException {
        List<LineSource> rendered = new ArrayList<>();
        if (!texts.isEmpty()) {
            Typefaces faces = new Typefaces(writing.rendered(), fonts);
            progress.printf("faces: %s%n", String.join(", ", faces.names()));
            SyntheticLines lines = new SyntheticLines(alphabet, geometry, faces, texts, without, seed);
            rendered.add(lines::next);
            for (int i = 1; i < habits.makers(); i++) {
                rendered.add(lines.another(seed + i)::next);
            }
        }
        List<Stage> stages = new ArrayList<>();
        Trunk given = trunk == null ? Trunk.NEW : new Trunk(FROZEN_STEPS, TRUNK_SHARE);
        if (from == null && !rendered.isEmpty()) {
            int framewise = Math.min(500, renderedSteps / 4);
            stages.add(new Stage("rendered", rendered, renderedSteps, framewise, 2e-3, 300, given));
        }
        Variation variation = habits.further(writing.variation());
        List<LineSource> mixed = new ArrayList<>();
        for (int i = 0; i < habits.makers(); i++) {
            mixed.add(new MixedLines(
                    transcribed.learnt(),
                    realShare,
                    rendered.isEmpty() ? null : rendered.get(i),
                    geometry,
                    variation,
                    new SplittableRandom(seed + i)));
        }
        int steps = mixedSteps != null ? mixedSteps : rendered.isEmpty() ? ADAPTING_STEPS : 3600;
        double mixedRate = rate != null ? rate : from == null ? 8e-4 : 3e-4;
        // Once rendered lines have been learnt, the trunk is the net's own; a few pages tell little about strokes.
        Trunk own = rendered.isEmpty() && from != null ? new Trunk(0, TRUNK_SHARE) : Trunk.NEW;
        stages.add(new Stage("mixed", mixed, steps, 0, mixedRate, 300, own));
        return stages;
    }

    private void write(
            @Nullable ModelFolder from,
            NetWeights net,
            Alphabet alphabet,
            LineGeometry geometry,
            List<TrainingLine> heldBack,
            PrintStream progress)
            throws IOException {
        Map<String, byte[]> files = new HashMap<>();
        files.put(ModelFolder.WEIGHTS, ModelFolder.bytes(net));
        if (ngrams != null) {
            files.put(ModelFolder.NGRAMS, Files.readAllBytes(ngrams));
        } else if (from != null) {
            from.content(ModelFolder.NGRAMS).ifPresent(bytes -> files.put(ModelFolder.NGRAMS, bytes));
        }
        if (from != null) {
            from.content(ModelFolder.LINES).ifPresent(bytes -> files.put(ModelFolder.LINES, bytes));
        }
        Map<String, Double> reader = from == null ? Map.of() : from.spec().reader();
        double expected = 0;
        if (!heldBack.isEmpty()) {
            try (CharacterNet reading = new CharacterNet(net)) {
                CharacterModel language = ngrams != null
                        ? CharacterModel.read(ngrams)
                        : from == null ? null : from.language().orElse(null);
                ReaderTuning tuning = new ReaderTuning(
                        alphabet,
                        language,
                        reading.emissions(
                                heldBack.stream().map(TrainingLine::strip).toList()),
                        heldBack.stream().map(TrainingLine::text).toList());
                var settings = tuning.tune(progress::println);
                reader = settings.stored();
                expected = tuning.wordConfidence(settings);
                progress.printf("validation CER %.4f with %s%n", tuning.errorRate(settings), settings);
            }
        }
        ModelSpec spec = ModelSpec.of(into, net, geometry, alphabet, reader);
        ModelFolder.write(into, expected > 0 ? spec.withExpectedConfidence(expected) : spec, files);
    }
}
