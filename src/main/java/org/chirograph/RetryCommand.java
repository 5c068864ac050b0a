package org.chirograph;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.chirograph.catalog.Catalog;
import org.chirograph.catalog.CatalogException;
import org.chirograph.catalog.DocumentEntry;
import org.chirograph.catalog.Method;
import org.chirograph.catalog.PageEntry;
import org.chirograph.catalog.RunEntry;
import org.chirograph.pipeline.Batch;
import org.chirograph.pipeline.BatchEnd;
import org.chirograph.pipeline.CollectionWriter;
import org.chirograph.pipeline.Containment;
import org.chirograph.pipeline.PipelineException;
import org.chirograph.pipeline.PipelineFile;
import org.chirograph.pipeline.PipelineModels;
import org.chirograph.recognize.NetEngine;
import org.chirograph.scan.ScanFiles;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "retry",
        description = "Tries the failed pages of a collection again, from where their scans lay.",
        mixinStandardHelpOptions = true,
        footer = {"", "Exit codes as for digitize: 0 all done now, 3 some failed again or are no longer there."})
final class RetryCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final CollectionArgument collection = new CollectionArgument();

    @Option(names = "--document", paramLabel = "ID", description = "only of this document; may be repeated")
    private List<String> documents = List.of();

    @Option(names = "--page", paramLabel = "PAGE", description = "only this page, such as 0003; may be repeated")
    private List<String> pages = List.of();

    @Option(names = "--pipeline", paramLabel = "FILE", description = "how to digitize (default: as when they failed)")
    private @Nullable Path pipeline;

    @Mixin
    private final LimitOptions limits = new LimitOptions();

    @Mixin
    private final JobsOption jobs = new JobsOption();

    /** How pages are digitized: a pipeline with its models. */
    private record Way(PipelineFile pipeline, PipelineModels models) {}

    @Override
    public Integer call() throws Exception {
        PrintWriter err = spec.commandLine().getErr();
        int failed = 0;
        try (CollectionWriter writer = CollectionWriter.open(collection.folder())) {
            List<PageEntry> chosen = chosen(writer.catalog());
            if (chosen.isEmpty()) {
                err.println("No page that failed is left to be tried again.");
                return ExitCode.OK;
            }
            for (List<PageEntry> alike : byMethod(chosen)) {
                Map<Path, Set<String>> wanted = new HashMap<>();
                for (PageEntry page : alike) {
                    DocumentEntry document =
                            writer.catalog().document(page.document()).orElseThrow();
                    if (Files.exists(document.path())) {
                        wanted.computeIfAbsent(document.path(), p -> new HashSet<>())
                                .add(page.page());
                    } else {
                        failed++;
                        err.println(document.path() + " is no longer there. Digitize it from where it lies now, or say:"
                                + " chirograph forget " + collection + " " + document.id());
                    }
                }
                if (wanted.isEmpty()) {
                    continue;
                }
                try (BatchProgress progress = new BatchProgress(err, System.console() != null)) {
                    BatchEnd end = digitize(wanted, way(writer.catalog(), alike.getFirst()), writer, progress);
                    failed += progress.failed();
                    if (end.cause() == BatchEnd.Cause.STOPPED) {
                        return ExitCode.INTERRUPTED;
                    }
                }
            }
        }
        return failed > 0 ? ExitCode.SOME_FAILED : ExitCode.OK;
    }

    private BatchEnd digitize(Map<Path, Set<String>> wanted, Way way, CollectionWriter writer, BatchProgress progress)
            throws Exception {
        Clock clock = Setup.clock(System.getenv());
        // All of them have failed before: that they do so again is no reason to leave the others.
        Containment containment = limits.containment(1.0);
        Batch batch = new Batch(way.pipeline, way.models, writer, limits.scan(), containment, clock, progress);
        Interrupts.onFirst(batch::stop);
        return batch.run(
                "retry",
                ScanFiles.find(List.copyOf(wanted.keySet())),
                (file, page) -> wants(wanted.get(file), page),
                jobs.jobs());
    }

    /** A file that could not be opened is wanted with all its pages. */
    private static boolean wants(@Nullable Set<String> pages, String page) {
        return pages != null && (pages.contains(page) || pages.contains(PageEntry.WHOLE));
    }

    private List<PageEntry> chosen(Catalog catalog) throws CatalogException {
        return catalog.pages().stream()
                .filter(p -> p.outcome() == PageEntry.Outcome.FAILED)
                .filter(p -> documents.isEmpty() || documents.contains(p.document()))
                .filter(p -> pages.isEmpty() || pages.contains(p.page()))
                .toList();
    }

    private List<List<PageEntry>> byMethod(List<PageEntry> chosen) {
        return pipeline != null
                ? List.of(chosen)
                : List.copyOf(chosen.stream()
                        .collect(Collectors.groupingBy(PageEntry::fingerprint, TreeMap::new, Collectors.toList()))
                        .values());
    }

    /** How a page was tried when it failed, unless the user says otherwise. */
    private Way way(Catalog catalog, PageEntry failed) throws CatalogException, PipelineException {
        if (pipeline != null) {
            PipelineFile file = Setup.pipeline(pipeline);
            return new Way(file, PipelineModels.open(file));
        }
        Method method = catalog.journal().runs().stream()
                .filter(run -> run.number() == failed.run())
                .map(RunEntry::method)
                .findFirst()
                .orElse(Method.NONE);
        String name = method.pipeline();
        String how = ": name the pipeline with --pipeline";
        if (name.isEmpty()) {
            throw new PipelineException("it is not known how " + failed.document() + " was tried" + how);
        }
        PipelineFile file = Setup.pipeline(Path.of(name));
        file = NetEngine.labelled(method.engine()).map(file::with).orElse(file);
        PipelineModels models = PipelineModels.open(file);
        // The file doesn't tell what --pdf-text said then; the fingerprint does.
        for (PipelineFile tried : List.of(file, file.withKeepText(!file.keepText()))) {
            if (tried.fingerprint(models.hash()).equals(failed.fingerprint())) {
                return new Way(tried, models);
            }
        }
        throw new PipelineException("the pipeline " + name + " or its model is another than when " + failed.document()
                + " was tried" + how);
    }
}
