package org.chirograph;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.chirograph.image.LineGeometry;
import org.chirograph.recognize.Alphabet;
import org.chirograph.recognize.CharacterNet;
import org.chirograph.recognize.LineArchitecture;
import org.chirograph.recognize.ModelFolder;
import org.chirograph.recognize.ModelSpec;
import org.chirograph.recognize.NetWeights;
import org.chirograph.recognize.ReaderTuning;
import org.chirograph.text.CharacterModel;
import org.chirograph.train.LineTraining;
import org.chirograph.train.LineTraining.Stage;
import org.chirograph.train.MixedLines;
import org.chirograph.train.RealLine;
import org.chirograph.train.TrainingLine;
import org.chirograph.train.TrainingPicture;
import org.chirograph.train.TranscribedPages;
import org.chirograph.train.Transcription;
import org.chirograph.train.synthetic.SyntheticLines;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "lines",
        description = "Trains the character net on rendered lines, then on transcribed pages, and tunes the reader.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "The run's folder holds a checkpoint that --resume goes on from, the best weights so far,",
            "log.csv and training.png. docs/steps/training.md has the recipe of the shipped model."
        })
final class TrainLinesCommand implements Callable<Integer> {
    /** The frame in which a typed line is read; docs/steps/training.md says why. */
    private static final LineGeometry GEOMETRY = new LineGeometry(32, 12, 22);

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--into", required = true, paramLabel = "MODEL", description = "folder of the model to write")
    @SuppressWarnings("NullAway.Init")
    private Path into;

    @Option(names = "--run", required = true, paramLabel = "DIR", description = "folder for checkpoints and log")
    @SuppressWarnings("NullAway.Init")
    private Path run;

    @Option(
            names = "--pages",
            required = true,
            paramLabel = "DIR",
            description = "pages with ALTO transcripts, name.jpg beside name.xml; may be repeated")
    @SuppressWarnings("NullAway.Init")
    private List<Path> pages;

    @Option(
            names = "--validation",
            required = true,
            paramLabel = "FILE",
            description = "names of the pages held back, one a line; hold back whole documents")
    @SuppressWarnings("NullAway.Init")
    private Path validation;

    @Option(names = "--french", required = true, paramLabel = "TEXT.gz", description = "what rendered lines say")
    @SuppressWarnings("NullAway.Init")
    private Path french;

    @Option(names = "--english", required = true, paramLabel = "TEXT.gz", description = "what rendered lines say")
    @SuppressWarnings("NullAway.Init")
    private Path english;

    @Option(names = "--ngrams", required = true, paramLabel = "FILE", description = "made by: train language")
    @SuppressWarnings("NullAway.Init")
    private Path ngrams;

    @Option(names = "--base", paramLabel = "MODEL", description = "start from this model's net, not from nothing")
    private @Nullable Path base;

    @Option(names = "--fonts", paramLabel = "DIR", description = "folders with further fonts")
    private List<Path> fonts = List.of();

    @Option(names = "--rendered-steps", description = "batches of rendered lines (default: ${DEFAULT-VALUE})")
    private int renderedSteps = 2600;

    @Option(names = "--mixed-steps", description = "batches of real and rendered lines (default: ${DEFAULT-VALUE})")
    private int mixedSteps = 3600;

    @Option(names = "--resume", description = "go on from the run's checkpoint")
    private boolean resume;

    @Option(names = "--seed", description = "default: ${DEFAULT-VALUE}")
    private long seed = 7;

    @Override
    public Integer call() throws Exception {
        ModelFolder from = base == null ? null : ModelFolder.open(base);
        Alphabet alphabet = from == null ? Transcription.latinTypewriter() : from.alphabet();
        NetWeights start =
                from == null ? NetWeights.random(LineArchitecture.TYPED, alphabet.classes(), seed) : from.weights();
        PrintStream progress = System.err;
        List<RealLine> learnt = new ArrayList<>();
        List<TrainingLine> heldBack = new ArrayList<>();
        split(alphabet, learnt, heldBack);
        progress.printf("%d lines to learn from, %d held back%n", learnt.size(), heldBack.size());
        SyntheticLines rendered = new SyntheticLines(alphabet, GEOMETRY, french, english, fonts, seed);
        progress.printf("faces: %s%n", String.join(", ", rendered.faces()));
        LineTraining training = new LineTraining(run, start, heldBack, alphabet, seed, progress);
        if (resume) {
            training.resume(run.resolve("run.state"));
        }
        var mixed = new MixedLines(learnt, 0.7, rendered::next, GEOMETRY, new SplittableRandom(seed));
        List<Stage> stages = new ArrayList<>();
        if (from == null) {
            int framewise = Math.min(500, renderedSteps / 4);
            stages.add(new Stage("rendered", rendered::next, renderedSteps, framewise, 2e-3, 300, 1000));
        }
        stages.add(new Stage("mixed", mixed, mixedSteps, 0, from == null ? 8e-4 : 3e-4, 300, 8));
        NetWeights best = training.run(stages);
        TrainingPicture.draw(run.resolve("log.csv"), run.resolve("training.png"));
        write(best, alphabet, heldBack, progress);
        return ExitCode.OK;
    }

    private void split(Alphabet alphabet, List<RealLine> learnt, List<TrainingLine> heldBack) throws IOException {
        Set<String> names = new HashSet<>();
        for (String line : Files.readAllLines(validation)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                names.add(line.strip());
            }
        }
        TranscribedPages transcribed = new TranscribedPages(alphabet, true);
        for (Path folder : pages) {
            for (Path transcript : TranscribedPages.in(folder)) {
                List<RealLine> lines = transcribed.lines(transcript);
                if (names.contains(TranscribedPages.name(transcript))) {
                    lines.forEach(line -> heldBack.add(line.plain(GEOMETRY)));
                } else {
                    learnt.addAll(lines);
                }
            }
        }
    }

    private void write(NetWeights net, Alphabet alphabet, List<TrainingLine> heldBack, PrintStream progress)
            throws IOException {
        Map<String, byte[]> files = new HashMap<>();
        files.put(ModelFolder.WEIGHTS, ModelFolder.bytes(net));
        files.put(ModelFolder.NGRAMS, Files.readAllBytes(ngrams));
        Map<String, Double> reader = Map.of();
        if (!heldBack.isEmpty()) {
            try (CharacterNet reading = new CharacterNet(net)) {
                ReaderTuning tuning = new ReaderTuning(
                        alphabet,
                        CharacterModel.read(ngrams),
                        reading.emissions(
                                heldBack.stream().map(TrainingLine::strip).toList()),
                        heldBack.stream().map(TrainingLine::text).toList());
                var settings = tuning.tune();
                reader = settings.stored();
                progress.printf("validation CER %.4f with %s%n", tuning.errorRate(settings), settings);
            }
        }
        String name = into.toAbsolutePath().normalize().getFileName().toString();
        ModelFolder.write(
                into,
                new ModelSpec(
                        ModelSpec.FORMAT,
                        name,
                        net.architecture().name(),
                        GEOMETRY,
                        alphabet.graphemes(),
                        reader,
                        Map.of(),
                        Map.of()),
                files);
    }
}
