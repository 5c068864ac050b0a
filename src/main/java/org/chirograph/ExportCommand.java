package org.chirograph;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.chirograph.catalog.Catalog;
import org.chirograph.catalog.CollectionFolder;
import org.chirograph.catalog.DocumentEntry;
import org.chirograph.catalog.PageEntry;
import org.chirograph.format.AltoWriter;
import org.chirograph.format.PageReader;
import org.chirograph.format.PageWriter;
import org.chirograph.format.TextWriter;
import org.chirograph.page.Page;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "export",
        description = "Writes every page of a collection in another format.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "A page is named after its scan: letter.jpg becomes letter.xml, the pages of book.pdf",
            "become book-0001.xml, book-0002.xml and so on. Where two scans have the same name,",
            "the documents' ids are taken instead."
        })
final class ExportCommand implements Callable<Integer> {
    /** What can be written. */
    enum Format {
        PAGE(".xml"),
        ALTO(".xml"),
        TEXT(".txt");

        private final String ending;

        Format(String ending) {
            this.ending = ending;
        }
    }

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "COLLECTION")
    @SuppressWarnings("NullAway.Init")
    private Path collection;

    @Option(names = "--format", required = true, description = "${COMPLETION-CANDIDATES}")
    @SuppressWarnings("NullAway.Init")
    private Format format;

    @Option(names = "--into", required = true, paramLabel = "DIR", description = "folder to write to")
    @SuppressWarnings("NullAway.Init")
    private Path into;

    @Override
    public Integer call() throws Exception {
        CollectionFolder folder = CollectionFolder.existing(collection);
        int written = 0;
        try (Catalog catalog = Catalog.open(folder)) {
            Map<String, Integer> stems = new HashMap<>();
            for (DocumentEntry document : catalog.documents()) {
                stems.merge(document.stem(), 1, Integer::sum);
            }
            Files.createDirectories(into);
            for (DocumentEntry document : catalog.documents()) {
                String name = stems.get(document.stem()) == 1 ? document.stem() : document.id();
                for (PageEntry page : catalog.pages(document)) {
                    if (page.outcome() == PageEntry.Outcome.DONE) {
                        String file = document.pages() == 1 ? name : name + "-" + page.page();
                        write(
                                PageReader.read(folder.record(document.id(), page.page())),
                                into.resolve(file + format.ending));
                        written++;
                    }
                }
            }
        }
        spec.commandLine().getErr().printf("%d pages written to %s%n", written, into);
        return ExitCode.OK;
    }

    private void write(Page page, Path file) throws IOException {
        switch (format) {
            case PAGE -> PageWriter.write(page, file);
            case ALTO -> AltoWriter.write(page, file);
            case TEXT -> TextWriter.write(page, file);
        }
    }
}
