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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.chirograph.catalog.CatalogException;
import org.chirograph.catalog.DocumentEntry;
import org.chirograph.catalog.PageEntry;
import org.chirograph.page.Page;
import org.chirograph.scan.DocumentId;
import org.chirograph.scan.ScanDocument;
import org.chirograph.scan.ScanException;
import org.chirograph.scan.ScanFiles;
import org.chirograph.scan.ScanLimits;

/**
 * Digitizes many scans into one collection: plans which pages are to be done, shares them among workers, and accounts
 * for every one. A page that fails is reported and left behind. Finished pages are on disk before they are reported, so
 * that a killed run goes on where it stopped.
 */
public final class Batch {
    /** Told of every page; called by several threads, one at a time. */
    public interface Listener {
        /** Before the first page: how many were found. */
        void planned(int pages);

        void finished(PageOutcome outcome);
    }

    /** One page to be digitized. */
    private record Task(String document, Path file, int index) {
        String page() {
            return pageId(index);
        }
    }

    private final PipelineFile pipeline;
    private final PipelineModels models;
    private final CollectionWriter collection;
    private final ScanLimits limits;
    private final Clock clock;
    private final Listener listener;
    private final String fingerprint;

    public Batch(
            PipelineFile pipeline,
            PipelineModels models,
            CollectionWriter collection,
            ScanLimits limits,
            Clock clock,
            Listener listener) {
        this.pipeline = pipeline;
        this.models = models;
        this.collection = collection;
        this.limits = limits;
        this.clock = clock;
        this.listener = listener;
        this.fingerprint = pipeline.fingerprint(models.hash());
    }

    /** A page's name: its number in the document, from 1, with four digits at least. */
    public static String pageId(int index) {
        return String.format("%04d", index + 1);
    }

    /**
     * Digitizes what is not yet done with this pipeline and model.
     *
     * @param inputs files and folders
     * @param workers threads, each with a reader of its own
     * @throws ScanException when an input is missing; nothing has been done then
     * @throws CatalogException when the collection can't be written; what was finished before stays
     */
    public void run(List<Path> inputs, int workers) throws ScanException, CatalogException, IOException {
        List<PageOutcome> settled = new ArrayList<>();
        List<Task> tasks = plan(ScanFiles.find(inputs), settled);
        listener.planned(tasks.size() + settled.size());
        for (PageOutcome outcome : settled) {
            report(outcome);
        }
        AtomicInteger next = new AtomicInteger();
        int threads = Math.min(workers, Math.max(1, tasks.size()));
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < threads && !tasks.isEmpty(); i++) {
                running.add(pool.submit(() -> {
                    work(tasks, next);
                    return null;
                }));
            }
            for (Future<?> worker : running) {
                join(worker, next, tasks.size());
            }
        } finally {
            collection.commit();
        }
    }

    /** Waits for a worker; one that can't go on stops the others at their next page. */
    private static void join(Future<?> worker, AtomicInteger next, int end) throws CatalogException, IOException {
        try {
            worker.get();
        } catch (InterruptedException e) {
            next.set(end);
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            next.set(end);
            switch (e.getCause()) {
                case CatalogException c -> throw c;
                case IOException io -> throw io;
                case Error error -> throw error;
                case RuntimeException r -> throw r;
                default -> throw new IllegalStateException(e.getCause());
            }
        }
    }

    private List<Task> plan(List<Path> files, List<PageOutcome> settled) throws CatalogException {
        Set<String> done = new HashSet<>();
        for (PageEntry page : collection.catalog().pages()) {
            if (page.outcome() == PageEntry.Outcome.DONE
                    && page.fingerprint().equals(fingerprint)
                    && collection.hasRecord(page.document(), page.page())) {
                done.add(page.document() + "/" + page.page());
            }
        }
        List<Task> tasks = new ArrayList<>();
        Map<String, Path> planned = new HashMap<>();
        for (Path file : files) {
            try {
                String id = DocumentId.of(file).value();
                Path twin = planned.putIfAbsent(id, file);
                if (twin != null) {
                    settled.add(new PageOutcome.Skipped(id, "-", file + " is the same file as " + twin));
                    continue;
                }
                int pages = pages(id, file);
                for (int i = 0; i < pages; i++) {
                    Task task = new Task(id, file, i);
                    if (done.contains(id + "/" + task.page())) {
                        settled.add(new PageOutcome.Skipped(id, task.page(), "already done"));
                    } else {
                        tasks.add(task);
                    }
                }
            } catch (ScanException e) {
                settled.add(new PageOutcome.Failed(file.toString(), "-", e.getMessage()));
            }
        }
        return tasks;
    }

    /** How many pages a document has; the catalogue knows it of one that was opened before. */
    private int pages(String id, Path file) throws ScanException, CatalogException {
        var known = collection.catalog().document(id);
        int pages;
        if (known.isPresent()) {
            pages = known.get().pages();
        } else {
            try (ScanDocument document = ScanDocument.open(file, limits)) {
                pages = document.pages();
            }
        }
        collection.catalog().put(new DocumentEntry(id, file.toAbsolutePath().normalize(), pages));
        return pages;
    }

    private void work(List<Task> tasks, AtomicInteger next) throws CatalogException, IOException {
        try (PagePipeline pages = new PagePipeline(pipeline, models, clock);
                OpenDocument open = new OpenDocument(limits)) {
            for (int i; (i = next.getAndIncrement()) < tasks.size(); ) {
                Task task = tasks.get(i);
                long start = System.nanoTime();
                PageOutcome outcome;
                try {
                    Page page = pages.digitize(
                            open.document(task.file()).page(task.index()),
                            task.page(),
                            task.file().getFileName().toString());
                    outcome = collection.done(task.document(), page, entry(task, PageEntry.Outcome.DONE, "", start));
                } catch (ScanException e) {
                    outcome = failed(task, e.getMessage(), start);
                } catch (OutOfMemoryError e) {
                    outcome = failed(
                            task,
                            task.file() + " page " + task.page() + " needs more memory than there is; start with"
                                    + " CHIROGRAPH_HEAP=4g, or scale the scan down",
                            start);
                } catch (RuntimeException | StackOverflowError e) {
                    outcome = failed(
                            task,
                            task.file() + " page " + task.page() + " could not be digitized (" + e
                                    + "); this is a fault of the program: please report it with the scan",
                            start);
                }
                report(outcome);
            }
        }
    }

    private PageOutcome failed(Task task, String reason, long start) throws CatalogException {
        collection.failed(entry(task, PageEntry.Outcome.FAILED, reason, start));
        return new PageOutcome.Failed(task.document(), task.page(), reason);
    }

    private PageEntry entry(Task task, PageEntry.Outcome outcome, String reason, long start) {
        long millis = (System.nanoTime() - start) / 1_000_000;
        return new PageEntry(
                task.document(), task.page(), outcome, fingerprint, reason, millis, clock.instant(), false);
    }

    private void report(PageOutcome outcome) {
        synchronized (listener) {
            listener.finished(outcome);
        }
    }
}
