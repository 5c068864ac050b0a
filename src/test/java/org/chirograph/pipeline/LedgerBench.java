package org.chirograph.pipeline;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.chirograph.catalog.Catalog;
import org.chirograph.catalog.CollectionFolder;
import org.chirograph.catalog.CollectionLock;
import org.chirograph.catalog.DocumentEntry;
import org.chirograph.catalog.Method;
import org.chirograph.catalog.PageEntry;
import org.chirograph.catalog.WordConfidence;
import org.chirograph.format.PageReader;
import org.chirograph.format.Sha256;
import org.chirograph.ledger.RunLedger;
import org.chirograph.page.Page;

/**
 * Does the bookkeeping of a run alone, for a collection that was digitized: hashes of scans and records, confidence,
 * journal, catalogue, manifest. Arguments: that collection, a folder for a new one, how long the run took in milliseconds.
 */
final class LedgerBench {
    private LedgerBench() {}

    public static void main(String[] arguments) throws Exception {
        CollectionFolder from = CollectionFolder.existing(Path.of(arguments[0]));
        List<DocumentEntry> documents;
        List<PageEntry> entries;
        try (Catalog catalog = Catalog.open(from)) {
            documents = catalog.documents();
            entries = catalog.pages();
        }
        List<Page> pages = new ArrayList<>();
        for (PageEntry entry : entries) {
            pages.add(PageReader.read(from.record(entry.document(), entry.page())));
        }
        // The first time counts the loading of classes too, most of which a run has loaded anyway.
        for (String time : List.of("cold", "warm")) {
            double millis = keep(from, Path.of(arguments[1], time), documents, entries, pages);
            System.out.printf(
                    "%d pages, %s: bookkeeping %.0f ms, run %s ms: %.2f %%%n",
                    pages.size(), time, millis, arguments[2], 100 * millis / Double.parseDouble(arguments[2]));
        }
    }

    private static double keep(
            CollectionFolder from,
            Path folder,
            List<DocumentEntry> documents,
            List<PageEntry> entries,
            List<Page> pages)
            throws Exception {
        CollectionFolder into = CollectionFolder.createdAt(folder);
        long start = System.nanoTime();
        try (CollectionLock lock = CollectionLock.take(into);
                Catalog catalog = Catalog.open(into, lock)) {
            RunLedger ledger = new RunLedger(into, catalog);
            Clock clock = Clock.systemUTC();
            int run = ledger.begin("digitize", ProgramVersion.NAME, Method.NONE, clock.instant());
            for (DocumentEntry document : documents) {
                Sha256.of(document.path());
                catalog.put(document);
                catalog.journal().input(run, document);
            }
            for (int i = 0; i < pages.size(); i++) {
                PageEntry entry = entries.get(i);
                String hash = Sha256.of(from.record(entry.document(), entry.page()));
                PageEntry written = entry.with(hash, WordConfidence.of(pages.get(i)));
                catalog.journal().intend(written.with(PageEntry.Outcome.WRITING));
                catalog.journal().settle(written);
            }
            ledger.end(run, "complete", 0, clock.instant());
        }
        return (System.nanoTime() - start) / 1e6;
    }
}
