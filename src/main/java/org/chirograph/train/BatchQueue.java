package org.chirograph.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Makes batches, a few ahead of their use, on a thread for each source of lines. They are taken in turn, so that the
 * same sources and seed give the same batches in the same order. A failure there surfaces in {@link #next}.
 */
final class BatchQueue implements AutoCloseable {
    /** Lines from which batches are sorted together: enough that neighbours are of like width. */
    private static final int POOL = 160;

    private static final int AHEAD = 12;

    private final List<BlockingQueue<Object>> queues = new ArrayList<>();
    private final List<Thread> makers = new ArrayList<>();
    private int turn;

    BatchQueue(List<LineSource> sources, int columns, long seed) {
        for (LineSource source : sources) {
            Random random = new Random(seed + queues.size());
            BlockingQueue<Object> queue = new ArrayBlockingQueue<>(AHEAD);
            queues.add(queue);
            makers.add(Thread.ofPlatform()
                    .daemon()
                    .name("lines-" + queues.size())
                    .start(() -> make(source, columns, random, queue)));
        }
    }

    private static void make(LineSource source, int columns, Random random, BlockingQueue<Object> queue) {
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
            fail(queue, e);
        }
    }

    /** Comes after the batches that were made before; nobody waits for it once the queue is closed. */
    private static void fail(BlockingQueue<Object> queue, RuntimeException e) {
        try {
            queue.put(e);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    LineBatch next() throws InterruptedException {
        Object next = queues.get(turn).take();
        turn = (turn + 1) % queues.size();
        if (next instanceof RuntimeException e) {
            throw new IllegalStateException("no more lines to learn from", e);
        }
        return (LineBatch) next;
    }

    @Override
    public void close() {
        makers.forEach(Thread::interrupt);
    }
}
