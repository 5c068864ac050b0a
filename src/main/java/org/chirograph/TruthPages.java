package org.chirograph;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.chirograph.catalog.Catalog;
import org.chirograph.catalog.CatalogException;
import org.chirograph.catalog.CollectionFolder;
import org.chirograph.catalog.DocumentEntry;
import org.chirograph.catalog.PageEntry;
import org.chirograph.format.LineTranscript;
import org.chirograph.format.PageReader;
import org.chirograph.format.TaggedPage;
import org.chirograph.page.Page;
import org.chirograph.pipeline.Batch;
import org.chirograph.scan.ScanException;

/**
 * The pages of a document that there is truth for.
 *
 * @param pages at least one, by number
 */
record TruthPages(DocumentEntry entry, List<TruthPage> pages) {
    TruthPages {
        pages = List.copyOf(pages);
    }

    /**
     * A page's files.
     *
     * @param index from 0
     * @param record empty where the page was not read
     */
    record TruthPage(int index, Path file, Optional<Path> record) {
        Optional<Page> read() throws IOException {
            return record.isPresent() ? Optional.of(PageReader.read(record.get())) : Optional.empty();
        }

        /** The truth of a page, or of an image of one line, which has the size of what was read. */
        Page truth(Optional<Page> read) throws IOException {
            return file.toString().endsWith(LineTranscript.ENDING)
                    ? LineTranscript.read(
                            file,
                            read.map(Page::width).orElse(1),
                            read.map(Page::height).orElse(1))
                    : TaggedPage.read(file).page();
        }
    }

    /** The documents of a collection that have truth for some page, in the catalogue's order. */
    static List<TruthPages> in(CollectionFolder folder, Path truth)
            throws IOException, ScanException, CatalogException {
        Map<String, Path> truths = truths(truth);
        List<TruthPages> found = new ArrayList<>();
        try (Catalog catalog = Catalog.open(folder)) {
            for (DocumentEntry document : catalog.documents()) {
                Set<String> done = new HashSet<>();
                for (PageEntry page : catalog.pages(document)) {
                    if (page.outcome() == PageEntry.Outcome.DONE) {
                        done.add(page.page());
                    }
                }
                List<TruthPage> pages = new ArrayList<>();
                for (int i = 0; i < document.pages(); i++) {
                    String page = Batch.pageId(i);
                    Optional<Path> file = truthOf(truths, document, page);
                    if (file.isPresent()) {
                        Optional<Path> record = done.contains(page)
                                ? Optional.of(folder.record(document.id(), page))
                                : Optional.empty();
                        pages.add(new TruthPage(i, file.get(), record));
                    }
                }
                if (!pages.isEmpty()) {
                    found.add(new TruthPages(document, pages));
                }
            }
        }
        return found;
    }

    /** Truth files by their path in the folder, without ending. */
    private static Map<String, Path> truths(Path truth) throws IOException, ScanException {
        if (!Files.isDirectory(truth)) {
            throw new ScanException(ScanException.Reason.MISSING, truth.toString(), "is no folder of truth files");
        }
        Map<String, Path> byName = new HashMap<>();
        try (Stream<Path> files = Files.walk(truth, 3)) {
            files.filter(f -> f.toString().endsWith(".xml") || f.toString().endsWith(LineTranscript.ENDING))
                    .forEach(f -> {
                        String name = truth.relativize(f).toString().replace('\\', '/');
                        byName.put(name.replaceFirst("\\.(xml|gt\\.txt)$", ""), f);
                    });
        }
        return byName;
    }

    private static Optional<Path> truthOf(Map<String, Path> truths, DocumentEntry document, String page) {
        String stem = document.stem();
        return Stream.of(document.pages() == 1 ? stem : "", stem + "-" + page, stem + "/" + page)
                .filter(truths::containsKey)
                .map(truths::get)
                .findFirst();
    }
}
