package org.chirograph.catalog;

import java.time.Instant;

/**
 * What a person changed, a line at a time; taking back a change is one too.
 *
 * @param before what the line said; two lines that were joined with a line break between them
 * @param after what it says now; the same when it was confirmed; likewise a line that was split
 * @param who who said so
 */
public record Correction(
        String document, String page, String line, String before, String after, String who, Instant at) {
    /** Whether a line was split, or two were joined. */
    public boolean reshapes() {
        return (before + after).contains("\n");
    }
}
