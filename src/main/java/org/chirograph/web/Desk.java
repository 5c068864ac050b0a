package org.chirograph.web;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.chirograph.catalog.CatalogException;
import org.chirograph.catalog.CollectionBusyException;
import org.chirograph.catalog.CollectionFolder;
import org.chirograph.review.Change;
import org.chirograph.review.Corrector;
import org.chirograph.review.StaleException;
import org.jspecify.annotations.Nullable;

/**
 * Where the server changes the collection. It holds the collection's lock from the first answer until none has come for
 * a while, so that runs of other processes get their turn. Remembers what was changed, to take it back. Safe for several
 * threads.
 */
final class Desk implements AutoCloseable {
    /** Nobody thinks longer over a word; a run that waits for the lock is not kept much longer than by a page. */
    private static final long IDLE_SECONDS = 60;

    /** More than anyone takes back. */
    private static final int REMEMBERED = 10_000;

    private final CollectionFolder folder;
    private final LiveIndex index;
    private final Consumer<String> faults;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("review-desk").factory());
    private final Map<Long, Remembered> changes = new LinkedHashMap<>();
    private @Nullable Corrector corrector;
    private long used;
    private long next = 1;

    /** What is done beside when a change is taken back. */
    interface Aftermath {
        void on(Corrector corrector) throws CatalogException;
    }

    private record Remembered(List<Change> changes, Aftermath aftermath) {}

    /** What is done with the collection in hand. */
    interface Work {
        Change on(Corrector corrector) throws CatalogException, IOException, StaleException;
    }

    /** @param number by which it is taken back */
    record Kept(long number, Change change) {}

    /**
     * What became of several changes that belong together.
     *
     * @param number by which all that was kept is taken back; 0 when nothing was
     * @param refused why the others were not, by their place among what was to be done
     */
    record KeptSheet(long number, List<Change> kept, Map<Integer, StaleException> refused) {}

    Desk(CollectionFolder folder, LiveIndex index, Consumer<String> faults) {
        this.folder = folder;
        this.index = index;
        this.faults = faults;
        timer.scheduleWithFixedDelay(this::leave, IDLE_SECONDS, IDLE_SECONDS / 4, TimeUnit.SECONDS);
    }

    synchronized Kept keep(Work work) throws CatalogException, IOException, StaleException, RequestException {
        return keep(work, corrector -> {});
    }

    synchronized Kept keep(Work work, Aftermath aftermath)
            throws CatalogException, IOException, StaleException, RequestException {
        Change change = work.on(corrector());
        return new Kept(remember(List.of(change), aftermath), change);
    }

    /** Does what belongs together, as far as it is still as it was shown; one number takes all of it back. */
    synchronized KeptSheet keepAll(List<Work> works) throws CatalogException, IOException, RequestException {
        List<Change> kept = new ArrayList<>();
        Map<Integer, StaleException> refused = new LinkedHashMap<>();
        try {
            for (int i = 0; i < works.size(); i++) {
                try {
                    kept.add(works.get(i).on(corrector()));
                } catch (StaleException e) {
                    refused.put(i, e);
                }
            }
        } finally {
            index.expire();
        }
        return new KeptSheet(kept.isEmpty() ? 0 : remember(kept, corrector -> {}), kept, refused);
    }

    private long remember(List<Change> kept, Aftermath aftermath) {
        index.expire();
        long number = next++;
        changes.put(number, new Remembered(kept, aftermath));
        if (changes.size() > REMEMBERED) {
            changes.remove(changes.keySet().iterator().next());
        }
        return number;
    }

    /** What was kept under this number; empty when it was several changes, or is not remembered. */
    synchronized Optional<Change> change(long number) {
        Remembered known = changes.get(number);
        return known == null || known.changes.size() != 1 ? Optional.empty() : Optional.of(known.changes.getFirst());
    }

    /**
     * Takes back what was kept under this number, as far as nobody changed it since.
     *
     * @return what was taken back, the last change first
     * @throws StaleException when none of it could be
     */
    synchronized List<Change> undo(long number) throws CatalogException, IOException, StaleException, RequestException {
        Remembered known = changes.get(number);
        if (known == null) {
            throw RequestException.missing(
                    "this can't be taken back any more, or it has been; type what the line said before");
        }
        Corrector open = corrector();
        List<Change> undone = new ArrayList<>();
        StaleException changed = null;
        for (Change change : known.changes.reversed()) {
            try {
                open.undo(change);
                undone.add(change);
            } catch (StaleException e) {
                changed = e;
            }
        }
        if (undone.isEmpty() && changed != null) {
            throw changed;
        }
        known.aftermath.on(open);
        changes.remove(number);
        index.expire();
        return undone;
    }

    /** Does what makes no change that could be taken back. */
    synchronized void note(Aftermath work) throws CatalogException, IOException, RequestException {
        work.on(corrector());
    }

    private Corrector corrector() throws CatalogException, IOException, RequestException {
        used = System.nanoTime();
        Corrector open = corrector;
        if (open == null) {
            try {
                open = Corrector.open(folder, Clock.systemUTC());
                corrector = open;
            } catch (CollectionBusyException e) {
                throw new RequestException(
                        423, "another run is writing to the collection; nothing can be kept until it has ended");
            }
        }
        return open;
    }

    private synchronized void leave() {
        if (corrector != null && System.nanoTime() - used > TimeUnit.SECONDS.toNanos(IDLE_SECONDS)) {
            try {
                release();
            } catch (CatalogException | IOException | RuntimeException e) {
                faults.accept("the collection can't be let go of: " + e);
            }
        }
    }

    private void release() throws CatalogException, IOException {
        Corrector open = corrector;
        corrector = null;
        if (open != null) {
            open.close();
        }
    }

    @Override
    public void close() throws CatalogException, IOException {
        timer.shutdownNow();
        synchronized (this) {
            release();
        }
    }
}
