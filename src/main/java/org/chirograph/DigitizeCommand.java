package org.chirograph;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.chirograph.catalog.CollectionFolder;
import org.chirograph.pipeline.Batch;
import org.chirograph.pipeline.CollectionWriter;
import org.chirograph.pipeline.PipelineFile;
import org.chirograph.pipeline.PipelineModels;
import org.chirograph.recognize.NetEngine;
import org.chirograph.scan.ScanException;
import org.chirograph.scan.ScanFiles;
import org.chirograph.scan.ScanLimits;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "digitize",
        description = "Reads scans into a collection: the main job.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "What is already done with the same pipeline and model is skipped, so the same command",
            "goes on where a stopped run ended. Exit codes: 0 all done, 3 some pages failed,",
            "4 an input is missing, 5 pipeline or model unusable, 6 collection unusable."
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

    @Option(names = "--jobs", paramLabel = "N", description = "pages in hand at once (default: one a processor core)")
    private int jobs = Runtime.getRuntime().availableProcessors();

    @Parameters(arity = "1..*", paramLabel = "SCANS", description = "files and folders: PDF, TIFF, JPEG, PNG")
    @SuppressWarnings("NullAway.Init")
    private List<Path> inputs;

    @Override
    public Integer call() throws Exception {
        if (jobs < 1) {
            throw new ParameterException(spec.commandLine(), "--jobs needs at least 1");
        }
        PipelineFile named = Setup.pipeline(pipeline);
        PipelineFile settings = engine == null ? named : named.with(engine);
        PipelineModels models = PipelineModels.open(settings);
        if (ScanFiles.find(inputs).isEmpty()) {
            throw new ScanException(ScanException.Reason.NOT_A_SCAN, inputs.toString(), "hold no scans");
        }
        var err = spec.commandLine().getErr();
        CollectionFolder folder = CollectionFolder.createdAt(into);
        try (CollectionWriter collection = CollectionWriter.open(folder);
                BatchProgress progress = new BatchProgress(err, System.console() != null)) {
            Batch batch =
                    new Batch(settings, models, collection, ScanLimits.DEFAULT, Setup.clock(System.getenv()), progress);
            batch.run(inputs, jobs);
            return progress.failed() > 0 ? ExitCode.SOME_FAILED : ExitCode.OK;
        }
    }
}
