package org.chirograph.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.chirograph.catalog.CatalogException;
import org.chirograph.catalog.DocumentEntry;
import org.chirograph.catalog.PageEntry;
import org.chirograph.catalog.WordConfidence;
import org.chirograph.format.DateSpan;
import org.chirograph.pipeline.PageWorker.PageFailed;
import org.chirograph.scan.DocumentId;
import org.chirograph.scan.FoundScan;
import org.chirograph.scan.ScanDocument;
import org.chirograph.scan.ScanException;
import org.chirograph.scan.ScanLimits;
import org.chirograph.scan.Visible;

/** Finds out what is to be done, file by file: which pages, which are done already, which files can't be opened. */
final class BatchPlan {
    private final CollectionWriter collection;
    private final String fingerprint;
    private final ScanLimits limits;
    private final Containment containment;
    private final Clock clock;
    private final PageWorker worker;
    private final BiPredicate<Path, String> wanted;
    private final boolean again;
    private final BooleanSupplier stopping;
    private final Consumer<String> remarks;
    private final List<PageTask> tasks = new ArrayList<>();
    private final List<PageOutcome> settled = new ArrayList<>();
    private final Map<String, Path> planned = new HashMap<>();
    private final Set<String> done = new HashSet<>();
    private Set<String> corrected = Set.of();

    /**
     * @param worker opens the files; it stays the caller's
     * @param wanted told the file and the page, says whether it is to be done
     * @param again whether pages that people corrected are to be done too
     * @param remarks takes what is odd about a file that can be used all the same
     */
    BatchPlan(
            CollectionWriter collection,
            String fingerprint,
            ScanLimits limits,
            Containment containment,
            Clock clock,
            PageWorker worker,
            BiPredicate<Path, String> wanted,
            boolean again,
            BooleanSupplier stopping,
            Consumer<String> remarks) {
        this.collection = collection;
        this.fingerprint = fingerprint;
        this.limits = limits;
        this.containment = containment;
        this.clock = clock;
        this.worker = worker;
        this.wanted = wanted;
        this.again = again;
        this.stopping = stopping;
        this.remarks = remarks;
    }

    /** Looks at every file, until the run is to stop. */
    void make(List<FoundScan> files) throws CatalogException, IOException, InterruptedException {
        corrected = collection.catalog().journal().corrected();
        for (PageEntry page : collection.catalog().pages()) {
            if (page.outcome() == PageEntry.Outcome.DONE
                    && page.fingerprint().equals(fingerprint)
                    && collection.hasRecord(page.document(), page.page())) {
                done.add(page.document() + "/" + page.page());
            }
        }
        for (FoundScan scan : files) {
            if (stopping.getAsBoolean()) {
                return;
            }
            add(scan);
        }
    }

    /** Pages to be digitized. */
    List<PageTask> tasks() {
        return tasks;
    }

    /** Pages, and files as a whole, that nothing is left to be done for. */
    List<PageOutcome> settled() {
        return settled;
    }

    private void add(FoundScan scan) throws CatalogException, IOException, InterruptedException {
        Attempts attempts = new Attempts(containment, stopping);
        Path file = scan.file();
        String name = DocumentId.unread(file);
        String sha256 = "";
        try {
            DocumentId read = attempts.at(() -> id(scan));
            String id = read.value();
            collection.release(name);
            name = id;
            sha256 = read.sha256();
            Path twin = planned.putIfAbsent(id, file);
            if (twin != null) {
                settled.add(new PageOutcome.Skipped(id, "-", Visible.of(file + " is the same file as " + twin)));
                return;
            }
            // The catalogue knows it of one that was opened before.
            var known = collection.catalog().document(id);
            boolean opened = known.isPresent() && known.get().pages() > 0;
            int pages = opened ? known.get().pages() : attempts.at(() -> worker.pages(file));
            date(id, file);
            add(new DocumentEntry(id, file.toAbsolutePath().normalize(), pages, sha256), file);
        } catch (PageFailed e) {
            settled.add(new PageOutcome.Failed(file.toString(), "-", e.failure()));
            Path path = file.toAbsolutePath().normalize();
            int pages = collection
                    .catalog()
                    .document(name)
                    .map(DocumentEntry::pages)
                    .orElse(0);
            collection.input(new DocumentEntry(name, path, pages, sha256));
            collection.failed(unopened(name, e.failure(), attempts.made()), file, e.failure());
        }
    }

    /** Notes when the document was written, if its file says so. */
    private void date(String id, Path file) throws CatalogException, PageFailed {
        String date;
        try {
            date = ScanDocument.date(file).orElse("");
        } catch (ScanException e) {
            throw new PageFailed(Failure.of(e));
        }
        try {
            if (!date.isEmpty()) {
                DateSpan.of(date);
            }
            collection.catalog().date(id, date);
        } catch (IllegalArgumentException e) {
            collection.catalog().date(id, "");
            remarks.accept(Visible.of(file + " was written \"" + date
                    + "\", which is no date that can be searched; give" + " it one in dates.csv"));
        }
    }

    private PageEntry unopened(String document, Failure failure, int attempts) {
        return new PageEntry(
                document,
                PageEntry.WHOLE,
                collection.run(),
                PageEntry.Outcome.FAILED,
                fingerprint,
                failure.reason(),
                failure.advice(),
                attempts,
                0,
                clock.instant(),
                "",
                WordConfidence.NONE);
    }

    private void add(DocumentEntry document, Path file) throws CatalogException, IOException {
        String id = document.id();
        collection.input(document);
        collection.release(id);
        for (int i = 0; i < document.pages(); i++) {
            String page = Batch.pageId(i);
            boolean keeps = corrected.contains(id + "/" + page) && collection.hasRecord(id, page);
            PageTask task = new PageTask(id, file, i, keeps);
            if (done.contains(id + "/" + page)) {
                settled.add(new PageOutcome.Skipped(id, page, "already done"));
            } else if (keeps && !again) {
                settled.add(new PageOutcome.Skipped(id, page, PageOutcome.Skipped.CORRECTED));
            } else if (keeps && !collection.isAsWritten(id, page)) {
                settled.add(new PageOutcome.Skipped(id, page, PageOutcome.Skipped.CHANGED));
            } else if (wanted.test(file, page)) {
                tasks.add(task);
            }
        }
    }

    private DocumentId id(FoundScan scan) throws PageFailed {
        try {
            scan.verify(limits);
            return DocumentId.of(scan.file());
        } catch (ScanException e) {
            throw new PageFailed(Failure.of(e));
        }
    }
}
