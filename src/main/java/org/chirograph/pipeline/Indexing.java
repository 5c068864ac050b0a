package org.chirograph.pipeline;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.chirograph.catalog.CollectionFolder;
import org.chirograph.catalog.PageEntry;
import org.chirograph.format.PageReader;
import org.chirograph.search.PageIndex;

/** Puts records into an index, on all processors: reading one takes six times as long as adding it. */
final class Indexing {
    private final CollectionFolder folder;
    private final PageIndex index;

    /** @param index stays the caller's, who commits */
    Indexing(CollectionFolder folder, PageIndex index) {
        this.folder = folder;
        this.index = index;
    }

    /**
     * Adds those of these pages that have a record.
     *
     * @throws IOException what was wrong with the first record that can't be read; no more are begun then
     */
    void add(List<PageEntry> pages) throws IOException {
        if (pages.isEmpty()) {
            return;
        }
        AtomicInteger next = new AtomicInteger();
        Callable<Void> work = () -> {
            try {
                for (int i = next.getAndIncrement(); i < pages.size(); i = next.getAndIncrement()) {
                    add(pages.get(i));
                }
                return null;
            } finally {
                next.set(pages.size());
            }
        };
        int threads = Math.min(pages.size(), Runtime.getRuntime().availableProcessors());
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            for (Future<Void> part : pool.invokeAll(Collections.nCopies(threads, work))) {
                part.get();
            }
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException io -> throw io;
                case RuntimeException fault -> throw fault;
                case null, default -> throw new IllegalStateException(e.getCause());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("indexing was interrupted");
        }
    }

    private void add(PageEntry page) throws IOException {
        Path record = folder.record(page.document(), page.page());
        if (page.hasRecord() && Files.isRegularFile(record)) {
            index.add(page.document(), PageReader.read(record));
        }
    }
}
