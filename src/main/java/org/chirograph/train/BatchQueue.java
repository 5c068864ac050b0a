package org.chirograph.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** Makes batches on a thread of its own, a few ahead of their use. A failure there surfaces in {@link #next}. */
final class BatchQueue implements AutoCloseable {
    /** Lines from which batches are sorted together: enough that neighbours are of like width. */
    private static final int POOL = 160;

    private static final int AHEAD = 12;

    private final BlockingQueue<Object> queue = new ArrayBlockingQueue<>(AHEAD);
    private final Thread maker;

    BatchQueue(LineSource source, int columns, long seed) {
        maker = new Thread(() -> make(source, columns, new Random(seed)), "lines");
        maker.setDaemon(true);
        maker.start();
    }

    private void make(LineSource source, int columns, Random random) {
        try {
            while (true) {
                List<TrainingLine> pool = new ArrayList<>();
                while (pool.size() < POOL) {
                    pool.add(source.next());
                }
                for (LineBatch batch : LineBatch.of(pool, columns, random)) {
                    queue.put(batch);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            queue.offer(e);
        }
    }

    LineBatch next() throws InterruptedException {
        Object next = queue.take();
        if (next instanceof RuntimeException e) {
            throw new IllegalStateException("no more lines to learn from", e);
        }
        return (LineBatch) next;
    }

    @Override
    public void close() {
        maker.interrupt();
    }
}
