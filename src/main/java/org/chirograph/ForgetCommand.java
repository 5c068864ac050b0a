package org.chirograph;

import java.io.Console;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.chirograph.catalog.CatalogException;
import org.chirograph.catalog.CollectionFolder;
import org.chirograph.catalog.DocumentEntry;
import org.chirograph.catalog.PageEntry;
import org.chirograph.pipeline.CollectionWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "forget",
        description = "Takes documents or a page out of a collection: record, catalogue and index. Scans stay.",
        mixinStandardHelpOptions = true)
final class ForgetCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final CollectionArgument collection = new CollectionArgument();

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "DOCUMENT", description = "as status names them")
    @SuppressWarnings("NullAway.Init")
    private List<String> documents;

    @Option(names = "--page", paramLabel = "PAGE", description = "only this page, such as 0003")
    private @Nullable String page;

    @Option(names = "--yes", description = "don't ask")
    private boolean yes;

    @Override
    public Integer call() throws Exception {
        CollectionFolder folder = collection.folder();
        try (CollectionWriter writer = CollectionWriter.open(folder)) {
            List<PageEntry> pages = chosen(writer);
            if (!yes && !agreed(pages.size())) {
                spec.commandLine().getErr().println("Nothing was changed.");
                return ExitCode.OK;
            }
            writer.forget(pages, Setup.clock(System.getenv()));
            spec.commandLine().getErr().println(pages.size() + " pages forgotten; their scans are where they were.");
        }
        return ExitCode.OK;
    }

    private List<PageEntry> chosen(CollectionWriter writer) throws CatalogException {
        List<PageEntry> chosen = new ArrayList<>();
        for (String id : documents) {
            DocumentEntry document = writer.catalog()
                    .document(id)
                    .orElseThrow(() -> new ParameterException(spec.commandLine(), collection.lacks(id)));
            List<PageEntry> pages = writer.catalog().pages(document).stream()
                    .filter(p -> page == null || p.page().equals(page))
                    .toList();
            if (pages.isEmpty()) {
                throw new ParameterException(
                        spec.commandLine(), id + " has no page " + page + "; pages are named 0001, 0002 and so on");
            }
            chosen.addAll(pages);
        }
        return chosen;
    }

    private boolean agreed(int pages) {
        Console console = System.console();
        if (console == null) {
            throw new ParameterException(
                    spec.commandLine(), pages + " pages would leave the collection; say --yes if they shall");
        }
        return console.readLine("Take %d pages out of %s? (yes/no) ", pages, collection)
                .strip()
                .equalsIgnoreCase("yes");
    }
}
