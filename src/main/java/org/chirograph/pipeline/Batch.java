package org.chirograph.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiPredicate;
import org.chirograph.catalog.CatalogException;
import org.chirograph.catalog.Correction;
import org.chirograph.catalog.Method;
import org.chirograph.catalog.PageEntry;
import org.chirograph.catalog.WordConfidence;
import org.chirograph.page.Page;
import org.chirograph.pipeline.PageWorker.PageFailed;
import org.chirograph.scan.FoundScan;
import org.chirograph.scan.ScanLimits;
import org.jspecify.annotations.Nullable;

/**
 * Digitizes many scans into one collection: plans which pages are to be done, shares them among workers, and accounts
 * for every one. A page that fails is reported, noted in quarantine and left behind. Finished pages are on disk before
 * they are reported, so that a killed run goes on where it stopped. One object is one run.
 */
public final class Batch {
    /** Told of every page; called by several threads, one at a time. */
    public interface Listener {
        /** Before the first page: how many were found. */
        void planned(int pages);

        void finished(PageOutcome outcome);

        /** What a person should know of a file that is digitized all the same. */
        default void noted(String remark) {}
    }

    /** Puts what people decided on a page into a new reading of it. */
    @FunctionalInterface
    public interface Keeping {
        /**
         * @param before the page as people left it
         * @param trail what they changed in its document, oldest first
         * @param anew the same page, read again
         */
        Page kept(Page before, List<Correction> trail, Page anew);
    }

    private final PipelineFile pipeline;
    private final PipelineModels models;
    private final CollectionWriter collection;
    private final ScanLimits limits;
    private final Containment containment;
    private final Clock clock;
    private final Listener listener;
    private final String fingerprint;

    private final StuckThreads stuck = new StuckThreads();
    private final AtomicReference<BatchEnd.@Nullable Cause> stop = new AtomicReference<>();
    private final AtomicInteger failures = new AtomicInteger();

    /** Pages that ran out of memory while others were in hand: they are tried again alone. */
    private final Queue<PageTask> starved = new ConcurrentLinkedQueue<>();

    private int pages;

    /** How corrected pages are done; while there is no way, they are skipped. */
    private @Nullable Keeping keeping;

    public Batch(
            PipelineFile pipeline,
            PipelineModels models,
            CollectionWriter collection,
            ScanLimits limits,
            Containment containment,
            Clock clock,
            Listener listener) {
        this.pipeline = pipeline;
        this.models = models;
        this.collection = collection;
        this.limits = limits;
        this.containment = containment;
        this.clock = clock;
        this.listener = listener;
        this.fingerprint = pipeline.fingerprint(models.hash());
    }

    /** A page's name: its number in the document, from 1, with four digits at least. */
    public static String pageId(int index) {
        return String.format("%04d", index + 1);
    }

    /** From now on, pages that people corrected are done too; what they decided is kept in this way. */
    public void alsoCorrected(Keeping way) {
        keeping = way;
    }

    /** Begins no further page. The run ends when the pages in hand are done; may be called from any thread. */
    public void stop() {
        stop(BatchEnd.Cause.STOPPED);
    }

    private void stop(BatchEnd.Cause cause) {
        stop.compareAndSet(null, cause);
    }

    private boolean stopping() {
        return stop.get() != null;
    }

    /**
     * Digitizes what is not yet done with this pipeline and model.
     *
     * @param files as {@link org.chirograph.scan.ScanFiles} finds them
     * @param workers pages in hand at once, each with a reader of its own
     * @throws CatalogException when the collection can't be written; what was finished before stays
     */
    public BatchEnd run(List<FoundScan> files, int workers) throws CatalogException, IOException, InterruptedException {
        return run("digitize", files, (file, page) -> true, workers);
    }

    /**
     * The same for some of the pages.
     *
     * @param command what the run is called in its manifest
     * @param wanted told the file and the page, says whether it is to be done
     */
    public BatchEnd run(String command, List<FoundScan> files, BiPredicate<Path, String> wanted, int workers)
            throws CatalogException, IOException, InterruptedException {
        collection.begin(command, method(), clock);
        try {
            BatchEnd end = work(plan(files, wanted), workers);
            collection.commit();
            collection.end(end.cause().name().toLowerCase(Locale.ROOT).replace('_', ' '), end.left(), clock);
            return end;
        } catch (InterruptedException | RuntimeException e) {
            collection.commit();
            collection.end("failed", -1, clock);
            throw e;
        } catch (IOException e) {
            // The run stays open, as after a kill: what could not be written now is settled when the collection is next
            // opened.
            throw collection.unwritable(e);
        }
    }

    private BatchEnd work(List<PageTask> tasks, int workers)
            throws CatalogException, IOException, InterruptedException {
        AtomicInteger next = new AtomicInteger();
        share(tasks, next, Math.min(workers, Math.max(1, tasks.size())));
        List<PageTask> again = List.copyOf(starved);
        AtomicInteger nextAgain = new AtomicInteger();
        share(again, nextAgain, 1);
        int left = tasks.size()
                - Math.min(next.get(), tasks.size())
                + again.size()
                - Math.min(nextAgain.get(), again.size());
        return new BatchEnd(stop.get() == null ? BatchEnd.Cause.COMPLETE : stop.get(), left);
    }

    private Method method() {
        return new Method(
                pipeline.name(),
                pipeline.engine().chosen().label(),
                models.names(),
                models.hash(),
                fingerprint,
                models.expectedConfidence());
    }

    private List<PageTask> plan(List<FoundScan> files, BiPredicate<Path, String> wanted)
            throws CatalogException, IOException, InterruptedException {
        try (PageWorker worker = worker()) {
            BatchPlan plan = new BatchPlan(
                    collection,
                    fingerprint,
                    limits,
                    containment,
                    clock,
                    worker,
                    wanted,
                    keeping != null,
                    this::stopping,
                    listener::noted);
            plan.make(files);
            listener.planned(plan.tasks().size() + plan.settled().size());
            long skipped = plan.settled().stream()
                    .filter(PageOutcome.Skipped.class::isInstance)
                    .count();
            pages = plan.tasks().size() + plan.settled().size() - (int) skipped;
            for (PageOutcome outcome : plan.settled()) {
                report(outcome);
            }
            return plan.tasks();
        }
    }

    private PageWorker worker() {
        return new PageWorker(pipeline, models, limits, clock, containment, stuck);
    }

    /** Has the tasks done by so many threads; {@code next} is the first that was not begun. */
    private void share(List<PageTask> tasks, AtomicInteger next, int threads)
            throws CatalogException, IOException, InterruptedException {
        if (tasks.isEmpty()) {
            return;
        }
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                running.add(pool.submit(() -> {
                    work(tasks, next, threads == 1);
                    return null;
                }));
            }
            for (Future<?> worker : running) {
                join(worker);
            }
        }
    }

    /** Waits for a worker; one that can't go on stops the others at their next page. */
    private void join(Future<?> worker) throws CatalogException, IOException, InterruptedException {
        try {
            worker.get();
        } catch (InterruptedException e) {
            stop();
            throw e;
        } catch (ExecutionException e) {
            stop();
            switch (e.getCause()) {
                case CatalogException c -> throw c;
                case IOException io -> throw io;
                case Error error -> throw error;
                case RuntimeException r -> throw r;
                default -> throw new IllegalStateException(e.getCause());
            }
        }
    }

    private void work(List<PageTask> tasks, AtomicInteger next, boolean alone)
            throws CatalogException, IOException, InterruptedException {
        try (PageWorker worker = worker()) {
            while (!stopping()) {
                int i = next.getAndIncrement();
                if (i >= tasks.size()) {
                    return;
                }
                digitize(tasks.get(i), worker, alone);
            }
        }
    }

    private void digitize(PageTask task, PageWorker worker, boolean alone)
            throws CatalogException, IOException, InterruptedException {
        long start = System.nanoTime();
        Attempts attempts = new Attempts(containment, this::stopping);
        try {
            Page page = kept(task, attempts.at(() -> worker.digitize(task)));
            report(collection.done(page, entry(task, PageEntry.Outcome.DONE, "", "", attempts.made(), start)));
        } catch (PageFailed e) {
            Failure failure = e.failure();
            if (failure.outOfMemory() && !alone) {
                starved.add(task);
                return;
            }
            PageEntry entry =
                    entry(task, PageEntry.Outcome.FAILED, failure.reason(), failure.advice(), attempts.made(), start);
            collection.failed(entry, task.file(), failure);
            report(new PageOutcome.Failed(task.document(), task.page(), failure));
            if (stuck.tooMany()) {
                stop(BatchEnd.Cause.TOO_MANY_STUCK);
            }
        }
    }

    private Page kept(PageTask task, Page anew) throws CatalogException, IOException {
        Keeping way = keeping;
        if (way == null || !task.corrected()) {
            return anew;
        }
        List<Correction> trail = collection.catalog().journal().corrections(task.document());
        return way.kept(collection.record(task.document(), task.page()), trail, anew);
    }

    private PageEntry entry(
            PageTask task, PageEntry.Outcome outcome, String reason, String advice, int attempts, long start) {
        return new PageEntry(
                task.document(),
                task.page(),
                collection.run(),
                outcome,
                fingerprint,
                reason,
                advice,
                attempts,
                (System.nanoTime() - start) / 1_000_000,
                clock.instant(),
                "",
                WordConfidence.NONE);
    }

    private void report(PageOutcome outcome) {
        synchronized (listener) {
            listener.finished(outcome);
        }
        if (outcome instanceof PageOutcome.Failed && containment.tooMany(failures.incrementAndGet(), pages)) {
            stop(BatchEnd.Cause.TOO_MANY_FAILURES);
        }
    }
}
