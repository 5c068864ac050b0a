package org.chirograph.web;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.chirograph.catalog.Catalog;
import org.chirograph.catalog.CatalogException;
import org.chirograph.catalog.CollectionFolder;
import org.chirograph.review.ReviewQueue;
import org.jspecify.annotations.Nullable;

/** The review queue, read in the background and kept; who begins a review sees it with what has changed since. */
final class LiveQueue {
    /** Where more has changed than can be read meanwhile, the queue as it was is better than none. */
    private static final long PATIENCE_MILLIS = 1_000;

    private final CollectionFolder folder;
    private final Catalog catalog;
    private final Consumer<String> faults;
    private volatile @Nullable ReviewQueue queue;
    private volatile double progress;
    private @Nullable CompletableFuture<@Nullable Void> reading;

    LiveQueue(CollectionFolder folder, Catalog catalog, Consumer<String> faults) {
        this.folder = folder;
        this.catalog = catalog;
        this.faults = faults;
    }

    /** The queue as it was last read; null while it is read for the first time. */
    @Nullable
    ReviewQueue queue() {
        return queue;
    }

    /** Share of the records read so far, in [0, 1]. */
    double progress() {
        return progress;
    }

    /** Sees to it that the queue is read again, and gives that a moment. */
    void renew() throws InterruptedException {
        try {
            begin().get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // it goes on in the background
        } catch (ExecutionException e) {
            faults.accept("the review queue can't be read: " + e.getCause());
        }
    }

    private synchronized CompletableFuture<@Nullable Void> begin() {
        CompletableFuture<@Nullable Void> present = reading;
        if (present == null || present.isDone()) {
            progress = 0;
            CompletableFuture<@Nullable Void> begun = new CompletableFuture<>();
            reading = begun;
            Thread.ofPlatform().daemon().name("review-queue").start(() -> read(begun));
            return begun;
        }
        return present;
    }

    private void read(CompletableFuture<@Nullable Void> begun) {
        try {
            ReviewQueue before = queue == null ? ReviewQueue.EMPTY : queue;
            queue = before.renewed(
                    folder,
                    catalog,
                    document -> true,
                    share -> progress = share,
                    (place, e) -> faults.accept(place + " is left out of the queue: " + e.getMessage()));
            begun.complete(null);
        } catch (CatalogException | RuntimeException e) {
            begun.completeExceptionally(e);
        }
    }
}
