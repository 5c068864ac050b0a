package org.chirograph.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chirograph.catalog.Catalog;
import org.chirograph.catalog.CollectionFolder;
import org.chirograph.catalog.DocumentEntry;
import org.chirograph.catalog.PageEntry;
import org.chirograph.catalog.WordConfidence;
import org.chirograph.format.PageWriter;
import org.chirograph.page.Page;
import org.chirograph.scan.DocumentId;

/** A collection that a test puts together from scans and the pages that are to be their records. */
final class RecordedScans {
    final CollectionFolder folder;
    final List<String> told = new ArrayList<>();

    RecordedScans(Path root) throws Exception {
        folder = CollectionFolder.createdAt(root);
        Catalog.open(folder).close();
    }

    /** @return the document's id */
    String add(Path scan, List<Page> pages) throws Exception {
        String id = DocumentId.of(scan).value();
        try (Catalog catalog = Catalog.open(folder)) {
            catalog.put(new DocumentEntry(id, scan.toAbsolutePath(), pages.size(), ""));
            for (Page page : pages) {
                Path record = folder.record(id, page.id());
                Files.createDirectories(record.getParent());
                PageWriter.write(page, record);
                catalog.journal().settle(entry(id, page.id(), PageEntry.Outcome.DONE, ""));
            }
        }
        return id;
    }

    static PageEntry entry(String document, String page, PageEntry.Outcome outcome, String reason) {
        return new PageEntry(document, page, 1, outcome, "f", reason, "", 1, 1, Instant.EPOCH, "", WordConfidence.NONE);
    }

    CollectionExport.Summary export(Path into, ExportFormat... formats) throws Exception {
        return export(into, Optional.empty(), Set.of(), formats);
    }

    CollectionExport.Summary export(Path into, Optional<Path> scans, Set<String> only, ExportFormat... formats)
            throws Exception {
        told.clear();
        CollectionExport.Listener listener = new CollectionExport.Listener() {
            @Override
            public void failed(String sentence) {
                told.add(sentence);
            }

            @Override
            public void left(String sentence) {
                told.add(sentence);
            }
        };
        Set<ExportFormat> wanted = EnumSet.noneOf(ExportFormat.class);
        wanted.addAll(List.of(formats));
        try (Catalog catalog = Catalog.open(folder)) {
            return new CollectionExport(folder, wanted, into, scans, "Chirograph test", listener).run(catalog, only);
        }
    }

    static byte[] only(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            List<Path> all = files.toList();
            if (all.size() != 1) {
                throw new AssertionError("not one file: " + all);
            }
            return Files.readAllBytes(all.getFirst());
        }
    }
}
