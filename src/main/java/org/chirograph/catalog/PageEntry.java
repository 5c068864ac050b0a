package org.chirograph.catalog;

import java.time.Instant;

/**
 * How one page fared when it was last tried.
 *
 * @param fingerprint hash of the pipeline and the model it was digitized with
 * @param reason why it failed; empty when it is done
 * @param millis how long it took
 * @param indexed whether the index is known to hold it for good
 */
public record PageEntry(
        String document,
        String page,
        Outcome outcome,
        String fingerprint,
        String reason,
        long millis,
        Instant at,
        boolean indexed) {

    /** Done has a record; failed has none, or one made earlier. */
    public enum Outcome {
        DONE,
        FAILED
    }
}
