package org.chirograph.pipeline;

import java.util.ArrayList;
import java.util.List;

/** The threads that pages were left behind on, until they end. Safe for use by several threads. */
final class StuckThreads {
    /** Each takes a processor and up to a page's memory from the pages that could be read. */
    private static final int MOST = 4;

    private final List<GuardedThread> threads = new ArrayList<>();

    synchronized void add(GuardedThread thread) {
        threads.add(thread);
    }

    synchronized boolean tooMany() {
        threads.removeIf(GuardedThread::ended);
        return threads.size() >= MOST;
    }
}
