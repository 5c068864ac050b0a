package org.chirograph;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.chirograph.catalog.CollectionFolder;
import org.chirograph.pipeline.CollectionWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "reindex",
        description = "Builds the index of a collection anew from its records.",
        mixinStandardHelpOptions = true)
final class ReindexCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "COLLECTION")
    @SuppressWarnings("NullAway.Init")
    private Path collection;

    @Override
    public Integer call() throws Exception {
        CollectionFolder folder = CollectionFolder.existing(collection);
        try (CollectionWriter writer = CollectionWriter.reindexed(folder)) {
            spec.commandLine()
                    .getErr()
                    .printf("%d pages indexed%n", writer.catalog().pages().size());
        }
        return ExitCode.OK;
    }
}
