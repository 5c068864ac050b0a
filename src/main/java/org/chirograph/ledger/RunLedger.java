package org.chirograph.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import org.chirograph.catalog.Catalog;
import org.chirograph.catalog.CatalogException;
import org.chirograph.catalog.CollectionFolder;
import org.chirograph.catalog.Method;
import org.chirograph.catalog.PageEntry;
import org.chirograph.catalog.RunEntry;
import org.chirograph.format.AtomicFile;
import org.chirograph.format.Sha256;

/**
 * Opens and closes runs, and writes the manifest of each. A run is closed in the catalogue first, then its manifest is
 * written, then its hash noted: whichever step a kill prevents is made up for at the next opening, from the journal.
 */
public final class RunLedger {
    private final CollectionFolder folder;
    private final Catalog catalog;

    public RunLedger(CollectionFolder folder, Catalog catalog) {
        this.folder = folder;
        this.catalog = catalog;
    }

    /** Opens a run. @return its number */
    public int begin(String command, String program, Method method, Instant at) throws CatalogException {
        return catalog.journal().begin(command, program, method, at);
    }

    /** Closes a run and writes its manifest. Nothing it intended may be pending. */
    public void end(int run, String outcome, int left, Instant at) throws CatalogException, IOException {
        catalog.journal().end(run, outcome, left, at);
        closeAll();
    }

    /** Closes what killed processes left open. Nothing they intended may be pending. */
    public void closeAll() throws CatalogException, IOException {
        String previous = "";
        for (RunEntry run : catalog.journal().runs()) {
            previous = run.manifest().isEmpty() ? close(run, previous) : run.manifest();
        }
    }

    private String close(RunEntry run, String previous) throws CatalogException, IOException {
        List<PageEntry> pages = catalog.journal().of(run.number());
        RunEntry ended = run;
        if (run.outcome().equals(RunEntry.RUNNING)) {
            Instant last = pages.stream()
                    .map(PageEntry::at)
                    .filter(at -> at.isAfter(run.started()))
                    .max(Instant::compareTo)
                    .orElse(run.started());
            catalog.journal().end(run.number(), RunEntry.INTERRUPTED, -1, last);
            ended = catalog.journal().runs().stream()
                    .filter(r -> r.number() == run.number())
                    .findFirst()
                    .orElseThrow();
        }
        byte[] manifest = Manifest.of(ended, previous, catalog.journal().inputs(run.number()), pages)
                .bytes();
        Files.createDirectories(folder.runs());
        AtomicFile.write(folder.manifest(run.number()), out -> out.write(manifest));
        String hash = Sha256.of(manifest);
        catalog.journal().manifest(run.number(), hash);
        return hash;
    }
}
