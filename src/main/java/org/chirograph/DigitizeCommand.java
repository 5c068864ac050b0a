package org.chirograph;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.chirograph.catalog.CollectionFolder;
import org.chirograph.pipeline.Batch;
import org.chirograph.pipeline.BatchEnd;
import org.chirograph.pipeline.CollectionWriter;
import org.chirograph.pipeline.Containment;
import org.chirograph.pipeline.PipelineFile;
import org.chirograph.pipeline.PipelineModels;
import org.chirograph.recognize.NetEngine;
import org.chirograph.review.Rereading;
import org.chirograph.scan.FoundScan;
import org.chirograph.scan.ScanException;
import org.chirograph.scan.ScanFiles;
import org.chirograph.scan.ScanLimits;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "digitize",
        description = "Reads scans into a collection: the main job.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "What is already done with the same pipeline and model is skipped, so the same command",
            "goes on where a stopped run ended, and tries what failed again. Ctrl-C finishes the pages in",
            "hand. Exit codes: 0 all done, 3 some pages failed, 4 an input is missing, 5 pipeline or model",
            "unusable, 6 collection unusable, 7 stopped since too many pages failed, 130 stopped by Ctrl-C."
        })
final class DigitizeCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final DeviceOption device = new DeviceOption();

    @Option(names = "--into", required = true, paramLabel = "COLLECTION", description = "folder of the collection")
    @SuppressWarnings("NullAway.Init")
    private Path into;

    @Option(
            names = "--pipeline",
            paramLabel = "FILE",
            description = "how to digitize: a file, or the name of one in pipelines/ such as handwritten, fraktur or"
                    + " auto, which finds out by itself (default: typewritten)")
    private @Nullable Path pipeline;

    @Option(
            names = "--engine",
            paramLabel = "ENGINE",
            description = "what runs the net: ${COMPLETION-CANDIDATES} (default: as the pipeline says)")
    private @Nullable NetEngine engine;

    @Option(
            names = "--pdf-text",
            paramLabel = "keep|replace",
            description =
                    "what becomes of the text that a PDF page carries: the record, instead of reading the page, or"
                            + " nothing (default: as the pipeline says, else replace)")
    private @Nullable PdfText pdfText;

    /** The values of --pdf-text. */
    private enum PdfText {
        KEEP,
        REPLACE
    }

    @Option(
            names = "--again",
            description = "with another pipeline or model, also read pages that people corrected; every line and word"
                    + " that they vouch for stays")
    private boolean again;

    @Mixin
    private final JobsOption jobs = new JobsOption();

    @Option(
            names = "--max-failures",
            paramLabel = "SHARE",
            description =
                    "share of the run's pages, 0.0 to 1.0, beyond which failures stop it; fewer than ten never do,"
                            + " unless it is 0.0 (default: ${DEFAULT-VALUE})")
    private double maxFailures = Containment.DEFAULT.maxFailures();

    @Mixin
    private final LimitOptions limits = new LimitOptions();

    @Parameters(arity = "1..*", paramLabel = "SCANS", description = "files and folders: PDF, TIFF, JPEG, PNG")
    @SuppressWarnings("NullAway.Init")
    private List<Path> inputs;

    @Override
    public Integer call() throws Exception {
        Containment containment = limits.containment(maxFailures);
        ScanLimits scanLimits = limits.scan();
        PipelineFile named = Setup.pipeline(pipeline);
        PipelineFile run = engine == null ? named : named.with(engine);
        PipelineFile settings = pdfText == null ? run : run.withKeepText(pdfText == PdfText.KEEP);
        PipelineModels models = PipelineModels.open(settings);
        List<FoundScan> scans = ScanFiles.find(inputs);
        if (scans.isEmpty()) {
            throw new ScanException(ScanException.Reason.NOT_A_SCAN, inputs.toString(), "hold no scans");
        }
        PrintWriter err = spec.commandLine().getErr();
        BatchEnd end;
        int failed;
        CollectionFolder folder = CollectionFolder.createdAt(into);
        try (CollectionWriter collection = CollectionWriter.open(folder);
                BatchProgress progress = new BatchProgress(err, System.console() != null)) {
            Clock clock = Setup.clock(System.getenv());
            Batch batch = new Batch(settings, models, collection, scanLimits, containment, clock, progress);
            if (again) {
                batch.alsoCorrected(Rereading::of);
            }
            Interrupts.onFirst(() -> {
                batch.stop();
                err.println(
                        "\nFinishing the pages in hand. Ctrl-C again ends at once: those pages are lost, no other.");
            });
            end = batch.run(scans, jobs.jobs());
            failed = progress.failed();
            Drift.ofLastRun(collection.catalog()).forEach(drift -> err.println(drift.advice()));
        }
        return answer(end, failed);
    }

    private int answer(BatchEnd end, int failed) {
        PrintWriter err = spec.commandLine().getErr();
        if (failed > 0) {
            err.println("Why each page failed, and what to do, is in " + into.resolve("quarantine")
                    + "; the same command tries them again.");
        }
        String left = end.left() + " pages are left. ";
        switch (end.cause()) {
            case COMPLETE -> {
                return failed > 0 ? ExitCode.SOME_FAILED : ExitCode.OK;
            }
            case STOPPED -> {
                err.println("Stopped; " + left + "To go on, give the same command again.");
                return ExitCode.INTERRUPTED;
            }
            case TOO_MANY_FAILURES ->
                err.println("Stopped, since more than " + maxFailures + " of the pages failed; " + left
                        + "When the cause is mended, give the same command again; to go on all the same, raise"
                        + " --max-failures (1.0 never stops).");
            case TOO_MANY_STUCK ->
                err.println("Stopped, since several pages can't be ended and take the processor from the others; "
                        + left + "To go on, give the same command again without these pages.");
        }
        return ExitCode.TOO_MANY_FAILED;
    }
}
