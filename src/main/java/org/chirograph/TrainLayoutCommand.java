package org.chirograph;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.chirograph.format.TaggedPage;
import org.chirograph.image.CleanPage;
import org.chirograph.image.ImageCodec;
import org.chirograph.image.Preprocessor;
import org.chirograph.page.Page;
import org.chirograph.recognize.LineArchitecture;
import org.chirograph.recognize.ModelFolder;
import org.chirograph.recognize.NetWeights;
import org.chirograph.train.HeldBack;
import org.chirograph.train.PageTraining;
import org.chirograph.train.PageTraining.Drawn;
import org.chirograph.train.TrainingPicture;
import org.chirograph.train.TranscribedPages;
import org.chirograph.train.page.TranscribedPage;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "layout",
        description = "Trains the net by which a model of a hand finds the lines of a page, on transcribed pages.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "The model gains the file " + ModelFolder.LINES
                    + "; its reader stays as it is. What is transcribed is learnt",
            "as text, and what is not as the work of others: name pages that were transcribed whole."
        })
final class TrainLayoutCommand implements Callable<Integer> {
    private static final int PROGRESS_PAGES = 20;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final DeviceOption device = new DeviceOption();

    @Parameters(paramLabel = "MODEL", description = "folder of the model that is to find lines by this net")
    @SuppressWarnings("NullAway.Init")
    private Path model;

    @Option(names = "--run", required = true, paramLabel = "DIR", description = "folder for checkpoints and log")
    @SuppressWarnings("NullAway.Init")
    private Path run;

    @Option(
            names = "--pages",
            required = true,
            paramLabel = "DIR=WEIGHT",
            description =
                    "transcribed pages (ALTO or PAGE, name.jpg beside name.xml), and how often each is drawn beside"
                            + " those of other folders; may be repeated")
    @SuppressWarnings("NullAway.Init")
    private Map<Path, Double> pages;

    @Option(
            names = "--validation",
            paramLabel = "FILE",
            description = "names of the pages or documents held back, one a line, to keep the best weights by")
    private @Nullable Path validation;

    @Option(names = "--leave-out", paramLabel = "FILE", description = "names of pages not to use at all")
    private @Nullable Path leaveOut;

    @Option(names = "--steps", description = "batches of 4 parts of pages (default: ${DEFAULT-VALUE})")
    private int steps = 2400;

    @Option(names = "--again", description = "start from the model's own net for lines")
    private boolean again;

    @Option(names = "--resume", description = "go on from the run's checkpoint")
    private boolean resume;

    @Option(names = "--seed", description = "default: ${DEFAULT-VALUE}")
    private long seed = 7;

    private final Preprocessor preprocessor = new Preprocessor(Preprocessor.standard());

    @Override
    public Integer call() throws Exception {
        if (steps < 1 || pages.values().stream().anyMatch(weight -> !(weight > 0))) {
            throw new ParameterException(spec.commandLine(), "--steps and the weights of --pages are more than 0");
        }
        ModelFolder before = ModelFolder.open(model);
        PrintWriter err = spec.commandLine().getErr();
        Set<String> heldBack = HeldBack.names(validation);
        Set<String> unused = HeldBack.names(leaveOut);
        List<Drawn> learnt = new ArrayList<>();
        List<TranscribedPage> judged = new ArrayList<>();
        for (Map.Entry<Path, Double> folder : pages.entrySet()) {
            for (Path transcript : transcripts(folder.getKey())) {
                String name = TranscribedPages.name(transcript);
                if (unused.contains(name)) {
                    continue;
                }
                TranscribedPage page = read(transcript);
                if (heldBack.contains(name) || heldBack.contains(TranscribedPages.document(name))) {
                    judged.add(page);
                } else {
                    learnt.add(new Drawn(page, folder.getValue()));
                }
                if ((learnt.size() + judged.size()) % PROGRESS_PAGES == 0) {
                    err.printf("%d pages read%n", learnt.size() + judged.size());
                    err.flush();
                }
            }
        }
        if (learnt.isEmpty()) {
            err.println("There is no page to learn from: a folder of --pages holds name.xml beside name.jpg.");
            return ExitCode.INPUT;
        }
        err.printf("%d pages to learn from, %d held back%n", learnt.size(), judged.size());
        NetWeights start =
                again ? before.lineWeights().orElse(null) : NetWeights.random(LineArchitecture.PAGE, 1, seed);
        if (start == null) {
            throw new ParameterException(
                    spec.commandLine(), "the model " + model + " has no " + ModelFolder.LINES + " to start from");
        }
        PageTraining training = new PageTraining(run, start, learnt, judged, seed, line -> {
            err.println(line);
            err.flush();
        });
        if (resume) {
            training.resume();
        }
        NetWeights net = training.run(steps);
        TrainingPicture.draw(
                run.resolve("log.csv"),
                run.resolve("training.png"),
                "loss per place (nats)",
                "validation loss per place on a line");
        // Opened anew: the model may have been trained on meanwhile.
        ModelFolder now = ModelFolder.open(model);
        now.rewrite(ModelFolder.LINES, ModelFolder.bytes(net), now.spec());
        return ExitCode.OK;
    }

    private static List<Path> transcripts(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new NoSuchFileException(folder + " is no folder");
        }
        return TranscribedPages.in(folder);
    }

    private TranscribedPage read(Path transcript) throws IOException {
        Path scan = transcript.resolveSibling(TranscribedPages.name(transcript) + ".jpg");
        CleanPage clean = preprocessor.clean(ImageCodec.decodeGray(Files.readAllBytes(scan)), 0);
        Page truth = TaggedPage.read(transcript).page();
        return TranscribedPage.of(clean, truth);
    }
}
