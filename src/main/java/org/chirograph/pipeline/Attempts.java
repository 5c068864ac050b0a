package org.chirograph.pipeline;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.chirograph.pipeline.PageWorker.PageFailed;

/** Tries again what a failing disk or network spoilt, after a pause, some times; nothing else is worth a second try. */
final class Attempts {
    /** Something that may fail. */
    @FunctionalInterface
    interface Work<T> {
        T attempt() throws PageFailed, InterruptedException;
    }

    private final Containment containment;
    private final BooleanSupplier stopping;
    private int made;

    /** @param stopping whether nothing shall be tried again, since the run is to end */
    Attempts(Containment containment, BooleanSupplier stopping) {
        this.containment = containment;
        this.stopping = stopping;
    }

    /** How many the last piece of work took. */
    int made() {
        return made;
    }

    <T> T at(Work<T> work) throws PageFailed, InterruptedException {
        Duration pause = containment.pause();
        made = 0;
        while (true) {
            made++;
            try {
                return work.attempt();
            } catch (PageFailed e) {
                if (e.failure().kind() != Failure.Kind.TRANSIENT
                        || made >= containment.attempts()
                        || stopping.getAsBoolean()) {
                    throw e;
                }
            }
            Thread.sleep(pause);
            pause = pause.multipliedBy(2);
        }
    }
}
