package org.chirograph.eval;

import java.util.List;
import java.util.SequencedMap;

/**
 * How the lines of a collection were found. Plain data: can be written as JSON as it stands.
 *
 * @param documents in the order in which they were added
 */
public record LineEvaluation(LineCounts total, List<DocumentLines> documents) {
    /** One document's share. */
    public record DocumentLines(String document, LineCounts counts) {}

    public LineEvaluation {
        documents = List.copyOf(documents);
    }

    /** @param pages by document */
    public static LineEvaluation of(SequencedMap<String, LineCounts> pages) {
        LineCounts total = LineCounts.NONE;
        for (LineCounts counts : pages.values()) {
            total = total.plus(counts);
        }
        return new LineEvaluation(
                total,
                pages.entrySet().stream()
                        .map(e -> new DocumentLines(e.getKey(), e.getValue()))
                        .toList());
    }
}
