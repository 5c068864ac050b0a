package org.chirograph.search;

import java.util.List;

/**
 * What a search found.
 *
 * @param lines how many lines fit; exact up to 1,000, then at least that many
 * @param ranked how many lines, possible ones too, stand in an order and can be given; at most 1,000 of either kind
 * @param expected how many of the {@link #judged} lines truly have what was looked for
 * @param possible how many lines more have something so like it that it may be there
 * @param facets of the lines that stand in an order
 * @param hits the first of them
 */
public record Hits(long lines, int ranked, Expected expected, int possible, Facets facets, List<Hit> hits) {
    public Hits {
        hits = List.copyOf(hits);
    }

    /** Of how many lines, the best of those that fit, the expected number tells. */
    public int judged() {
        return ranked - possible;
    }

    /** The same without so many of the first hits. */
    public Hits from(int first) {
        return new Hits(
                lines, ranked, expected, possible, facets, hits.subList(Math.min(first, hits.size()), hits.size()));
    }
}
