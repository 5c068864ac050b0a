package org.chirograph;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.chirograph.format.AtomicFile;
import org.chirograph.page.Page;
import org.chirograph.pipeline.Batch;
import org.chirograph.pipeline.PagePipeline;
import org.chirograph.pipeline.PipelineFile;
import org.chirograph.pipeline.PipelineModels;
import org.chirograph.scan.ScanDocument;
import org.chirograph.scan.ScanLimits;
import org.chirograph.scan.ScanPage;
import org.chirograph.view.PagePicture;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "inspect",
        description =
                "Draws what is found on a page: regions, lines, baselines, characters by confidence, and the text.",
        mixinStandardHelpOptions = true)
final class InspectCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "SCAN", description = "a PDF, TIFF, JPEG or PNG file")
    @SuppressWarnings("NullAway.Init")
    private Path scan;

    @Option(names = "--page", paramLabel = "N", description = "which page of the file (default: 1)")
    private int page = 1;

    @Option(names = "--pipeline", paramLabel = "FILE", description = "default: pipelines/typewritten.yaml")
    private @Nullable Path pipeline;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "PNG",
            description = "the picture to write")
    @SuppressWarnings("NullAway.Init")
    private Path output;

    @Override
    public Integer call() throws Exception {
        PipelineFile settings = Setup.pipeline(pipeline);
        try (ScanDocument document = ScanDocument.open(scan, ScanLimits.DEFAULT);
                PagePipeline pages =
                        new PagePipeline(settings, PipelineModels.open(settings), Setup.clock(System.getenv()))) {
            if (page < 1 || page > document.pages()) {
                throw new ParameterException(
                        spec.commandLine(), scan + " has the pages 1 to " + document.pages() + ", not " + page);
            }
            ScanPage image = document.page(page - 1);
            Page found = pages.digitize(
                    image, Batch.pageId(page - 1), scan.getFileName().toString());
            AtomicFile.write(output, out -> PagePicture.write(image.pixels(), found, out));
            spec.commandLine()
                    .getOut()
                    .printf(
                            "%d regions, %d lines: %s%n",
                            found.regions().size(), found.lines().count(), output);
        }
        return ExitCode.OK;
    }
}
