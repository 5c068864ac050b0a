package org.chirograph.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Stream;
import org.chirograph.search.Dates;
import org.chirograph.search.Hits;
import org.chirograph.search.Order;
import org.chirograph.search.PageSearch;
import org.chirograph.search.Query;
import org.chirograph.search.QueryException;

/** The index as it is now: opened again when a run has written to it. Safe for several threads. */
final class LiveIndex implements AutoCloseable {
    /** A run commits every few seconds at most; looking at the folder more often finds nothing new. */
    private static final long LOOK_NANOS = 2_000_000_000L;

    private final Path folder;
    private final Dates dates;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private PageSearch search;
    private String commit;
    private volatile long looked = System.nanoTime();

    LiveIndex(Path folder, Dates dates) throws IOException {
        this.folder = folder;
        this.dates = dates;
        this.commit = newestCommit();
        this.search = PageSearch.open(folder, dates);
    }

    Hits search(Query query, int limit) throws QueryException, IOException {
        return search(query, Order.RELEVANCE, limit);
    }

    Hits search(Query query, Order order, int limit) throws QueryException, IOException {
        renew();
        lock.readLock().lock();
        try {
            return search.search(query, order, limit, false);
        } finally {
            lock.readLock().unlock();
        }
    }

    /** How many lines with words it holds. */
    int lines() throws IOException {
        renew();
        lock.readLock().lock();
        try {
            return search.lines();
        } finally {
            lock.readLock().unlock();
        }
    }

    /** What was written just now is seen by the next search. */
    void expire() {
        looked = System.nanoTime() - LOOK_NANOS;
    }

    private void renew() throws IOException {
        if (System.nanoTime() - looked < LOOK_NANOS) {
            return;
        }
        looked = System.nanoTime();
        String newest = newestCommit();
        lock.writeLock().lock();
        try {
            if (!newest.equals(commit)) {
                PageSearch fresh = PageSearch.open(folder, dates);
                search.close();
                search = fresh;
                commit = newest;
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Lucene names each commit anew; an index made from nothing may use a name again, at another time. */
    private String newestCommit() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            Path newest = files.filter(f -> f.getFileName().toString().startsWith("segments_"))
                    .max(Path::compareTo)
                    .orElse(folder);
            return newest.getFileName() + " " + Files.getLastModifiedTime(newest);
        }
    }

    @Override
    public void close() throws IOException {
        lock.writeLock().lock();
        try {
            search.close();
        } finally {
            lock.writeLock().unlock();
        }
    }
}
