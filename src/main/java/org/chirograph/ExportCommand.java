package org.chirograph;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.chirograph.catalog.Catalog;
import org.chirograph.catalog.CollectionFolder;
import org.chirograph.export.CollectionExport;
import org.chirograph.export.ExportFormat;
import org.chirograph.pipeline.ProgramVersion;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "export",
        description = "Writes the pages of a collection in other formats.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "page, alto and text are a file a page: letter.jpg becomes letter.xml, the",
            "pages of book.pdf become book-0001.xml, book-0002.xml and so on. hocr, tei,",
            "csv, pdf and mets are a file a document: book.pdf becomes book.hocr. Where two",
            "scans have the same name, the documents' ids are taken instead. Several",
            "formats go each into a folder of its own; mets brings page and alto with it.",
            "pdf and mets need the scans: where those have been moved, say where to."
        })
final class ExportCommand implements Callable<Integer> {
    /** Which formats: some or all. */
    static final class Choice {
        @Option(
                names = "--format",
                required = true,
                split = ",",
                paramLabel = "FORMAT",
                description = "one or several, with commas between: ${COMPLETION-CANDIDATES}")
        private List<ExportFormat> formats = List.of();

        @Option(names = "--all", required = true, description = "every format")
        private boolean all;

        private Set<ExportFormat> chosen() {
            return all ? EnumSet.allOf(ExportFormat.class) : EnumSet.copyOf(formats);
        }
    }

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final CollectionArgument collection = new CollectionArgument();

    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init")
    private Choice choice;

    @Option(names = "--into", required = true, paramLabel = "DIR", description = "folder to write to")
    @SuppressWarnings("NullAway.Init")
    private Path into;

    @Option(
            names = "--document",
            paramLabel = "NAME",
            description = "only this document, by its id or its scan's file name; may be repeated")
    private Set<String> documents = Set.of();

    @Option(names = "--scans", paramLabel = "DIR", description = "folder of scans that are not where they were")
    private @Nullable Path scans;

    @Override
    public Integer call() throws Exception {
        CollectionFolder folder = collection.folder();
        CollectionExport export = new CollectionExport(
                folder, choice.chosen(), into, Optional.ofNullable(scans), ProgramVersion.NAME, new Told());
        CollectionExport.Summary summary;
        try (Catalog catalog = Catalog.open(folder)) {
            summary = export.run(catalog, documents);
        }
        spec.commandLine()
                .getErr()
                .printf(
                        "%d pages of %d documents: %d files written to %s%s%n",
                        summary.pages(),
                        summary.documents(),
                        summary.files(),
                        into,
                        summary.failures() == 0 ? "" : ", " + summary.failures() + " failures");
        return summary.failures() == 0 ? ExitCode.OK : ExitCode.SOME_FAILED;
    }

    private final class Told implements CollectionExport.Listener {
        @Override
        public void failed(String sentence) {
            spec.commandLine().getErr().println(sentence);
        }

        @Override
        public void left(String sentence) {
            spec.commandLine().getErr().println(sentence);
        }
    }
}
