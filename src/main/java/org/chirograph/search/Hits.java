package org.chirograph.search;

import java.util.List;

/**
 * What a search found.
 *
 * @param lines how many lines fit; exact up to 1,000, then at least that many
 * @param expected how many of the lines that fit, of the first 1,000 at most, truly have what was looked for
 * @param possible how many lines more have something so like it that it may be there
 * @param hits the best of all, best first
 */
public record Hits(long lines, Expected expected, int possible, List<Hit> hits) {
    public Hits {
        hits = List.copyOf(hits);
    }
}
