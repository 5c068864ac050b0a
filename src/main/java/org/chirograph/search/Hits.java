package org.chirograph.search;

import java.util.List;

/**
 * What a search found.
 *
 * @param lines how many lines fit; exact up to 1,000, then at least that many
 * @param hits the best of them, best first
 */
public record Hits(long lines, List<Hit> hits) {
    public Hits {
        hits = List.copyOf(hits);
    }
}
