package org.chirograph.catalog;

import java.time.Instant;

/**
 * One run of the program that changed, or might have changed, a collection.
 *
 * @param number from 1 on, without gaps
 * @param command such as {@code digitize}
 * @param program name and version
 * @param outcome how it ended; {@link #RUNNING} until then
 * @param ended when; equal to {@code started} until then
 * @param left pages that were not tried
 * @param manifest SHA-256 of its manifest; empty until that is written
 */
public record RunEntry(
        int number,
        String command,
        String program,
        Method method,
        Instant started,
        Instant ended,
        String outcome,
        int left,
        String manifest) {
    public static final String RUNNING = "running";

    /** How a run ended that could not say so itself. */
    public static final String INTERRUPTED = "interrupted";
}
