package org.chirograph;

import java.util.function.DoubleConsumer;

/** Tells of progress now and then, so that what is quick says nothing. */
final class Every {
    private Every() {}

    static DoubleConsumer seconds(int seconds, DoubleConsumer told) {
        long[] last = {System.nanoTime()};
        return reached -> {
            if (System.nanoTime() - last[0] > seconds * 1_000_000_000L) {
                last[0] = System.nanoTime();
                told.accept(reached);
            }
        };
    }
}
