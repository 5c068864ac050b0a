package org.chirograph;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.chirograph.layout.LineSight;
import org.chirograph.recognize.CharacterNet;
import org.chirograph.recognize.Emissions;
import org.chirograph.recognize.ModelFolder;
import org.chirograph.recognize.NetEngine;
import org.chirograph.recognize.ReaderSettings;
import org.chirograph.recognize.ReaderTuning;
import org.chirograph.recognize.TextLineNet;
import org.chirograph.scan.ScanException;
import org.chirograph.text.CharacterModel;
import org.chirograph.train.HeldBack;
import org.chirograph.train.TrainingLine;
import org.chirograph.train.TranscribedLines;
import org.chirograph.train.TranscribedLines.Split;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "calibrate",
        description = "Sets a model's n-gram weight and its confidence on transcribed pages it did not learn from.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Only the reader's numbers in model.json change. Name whole documents that the net never saw and whose",
            "transcripts are right: every wrong one makes the model doubt what it reads well."
        })
final class TrainCalibrateCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "MODEL", description = "folder of the model; its model.json is replaced")
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Mixin
    private final DeviceOption device = new DeviceOption();

    @Option(
            names = "--lines",
            required = true,
            paramLabel = "DIR",
            description = "transcribed pages or lines, as for train lines; may be repeated")
    @SuppressWarnings("NullAway.Init")
    private List<Path> lines;

    @Option(
            names = "--validation",
            required = true,
            paramLabel = "FILE",
            description = "names of the pages to use, one a line")
    @SuppressWarnings("NullAway.Init")
    private Path validation;

    @Option(names = "--ngrams", paramLabel = "FILE", description = "take these n-grams into the model")
    private @Nullable Path ngrams;

    @Option(names = "--keep-weight", description = "leave n-gram weight and bonus as they are, fit confidence alone")
    private boolean keepWeight;

    @Option(names = "--others-only", description = "fit nothing but the confidence of words' other readings")
    private boolean othersOnly;

    @Option(
            names = "--expectation-only",
            description = "change nothing but how sure of its words the card says the model is, which digitize compares"
                    + " its documents with")
    private boolean expectationOnly;

    @Override
    public Integer call() throws Exception {
        ModelFolder model = ModelFolder.open(folder);
        PrintWriter err = spec.commandLine().getErr();
        List<TrainingLine> read = lines(model, err);
        if (read.isEmpty()) {
            throw new ScanException(
                    ScanException.Reason.MISSING, validation.toString(), "names no page that has lines to read");
        }
        CharacterModel language = ngrams == null ? model.language().orElse(null) : CharacterModel.read(ngrams);
        ReaderTuning tuning = new ReaderTuning(
                model.alphabet(),
                language,
                emissions(model, read),
                read.stream().map(TrainingLine::text).toList());
        ReaderSettings settings =
                settings(tuning, ReaderSettings.of(model.spec().reader()), err);
        double expected = tuning.wordConfidence(settings);
        err.printf("Words are expected to be right with %.3f%n", expected);
        err.printf("CER %.2f %% on %d lines with %s%n", 100 * tuning.errorRate(settings), read.size(), settings);
        String file = ngrams == null ? ModelFolder.WEIGHTS : ModelFolder.NGRAMS;
        byte[] content = ngrams == null ? model.content(file).orElseThrow() : Files.readAllBytes(ngrams);
        model.rewrite(file, content, model.spec().withReader(settings.stored()).withExpectedConfidence(expected));
        return ExitCode.OK;
    }

    private ReaderSettings settings(ReaderTuning tuning, ReaderSettings present, PrintWriter err) {
        if (expectationOnly) {
            return present;
        }
        if (othersOnly) {
            return tuning.calibrateOthers(present);
        }
        return keepWeight ? tuning.calibrate(present) : tuning.tune(err::println);
    }

    private List<TrainingLine> lines(ModelFolder model, PrintWriter err) throws IOException {
        try (TextLineNet net = model.lineNet(NetEngine.AUTO).orElse(null)) {
            Optional<LineSight> sight = Optional.ofNullable(net).map(seeing -> seeing::look);
            return TranscribedLines.read(
                            lines,
                            Split.VALIDATE_ONLY,
                            HeldBack.names(validation),
                            model.alphabet(),
                            sight,
                            err::println)
                    .heldBack(model.spec().geometry());
        }
    }

    private static List<Emissions> emissions(ModelFolder model, List<TrainingLine> lines) {
        try (CharacterNet net = model.net(NetEngine.AUTO)) {
            return net.emissions(lines.stream().map(TrainingLine::strip).toList());
        }
    }
}
