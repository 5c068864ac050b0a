package org.chirograph.pipeline;

/**
 * How a batch ended.
 *
 * @param left pages that were not tried; 0 when it is complete
 */
public record BatchEnd(Cause cause, int left) {
    /** Why no further page was begun. */
    public enum Cause {
        /** Every page was tried. */
        COMPLETE,
        /** Somebody asked for it. */
        STOPPED,
        /** More pages failed than may. */
        TOO_MANY_FAILURES,
        /** Too many pages went on beyond their time and could not be ended. */
        TOO_MANY_STUCK
    }
}
