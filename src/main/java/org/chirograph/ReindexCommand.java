package org.chirograph;

import java.util.concurrent.Callable;
import org.chirograph.catalog.CollectionFolder;
import org.chirograph.pipeline.CollectionWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "reindex",
        description = "Builds the index of a collection anew from its records.",
        mixinStandardHelpOptions = true)
final class ReindexCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final CollectionArgument collection = new CollectionArgument();

    @Override
    public Integer call() throws Exception {
        CollectionFolder folder = collection.folder();
        try (CollectionWriter writer = CollectionWriter.reindexed(folder)) {
            spec.commandLine()
                    .getErr()
                    .printf("%d pages indexed%n", writer.catalog().pages().size());
        }
        return ExitCode.OK;
    }
}
