package org.chirograph.pipeline;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A thread that does one task after another, each within a time. Java can't end a thread that doesn't heed an
 * interrupt, and neither the decoders nor the native libraries do. So a task out of time is interrupted, and its thread
 * left behind: nobody waits for it, and what it may yet come up with is dropped. Until the task ends by itself, or the
 * process does, it goes on taking a processor and the memory it holds.
 */
final class GuardedThread {
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread t = new Thread(task, "page");
        t.setDaemon(true); // lest one left behind keep the process alive
        return t;
    });

    /**
     * Does a task on the thread and waits for it.
     *
     * @throws TimeoutException when it is not done in time; this thread can't be used any more then
     * @throws ExecutionException with whatever the task has thrown
     */
    <T> T call(Callable<T> task, Duration limit) throws TimeoutException, ExecutionException, InterruptedException {
        Future<T> result = thread.submit(task);
        try {
            return result.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | InterruptedException e) {
            result.cancel(true);
            throw e;
        }
    }

    /** Does a last task when the present one has ended; waits for neither. */
    void last(Runnable task) {
        thread.execute(task);
        thread.shutdown();
    }

    /** Whether nothing of this thread is left. */
    boolean ended() {
        return thread.isTerminated();
    }

    /** Waits until nothing of this thread is left, so long at most. */
    void awaitEnd(Duration limit) throws InterruptedException {
        var unused = thread.awaitTermination(limit.toNanos(), TimeUnit.NANOSECONDS);
    }
}
