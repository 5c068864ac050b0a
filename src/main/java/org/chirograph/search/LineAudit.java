package org.chirograph.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.chirograph.page.Line;
import org.chirograph.page.Reading;
import org.chirograph.search.QueryTree.Term;

/**
 * A line whose true text is known: how much of what stands in it would searches find there. Halves of words broken at
 * the line's ends do not count, since nobody looks for them.
 */
public final class LineAudit {
    /** Shorter words are seldom looked for. */
    public static final int SHORTEST = 4;

    private final IndexedLine recorded;
    private final IndexedLine truth;
    private final List<String> words;

    /**
     * @param line as it was read
     * @param before the line before it on the page
     * @param after the line after it
     * @param transcript what truly stands in it; may be empty
     */
    public LineAudit(Line line, Optional<Line> before, Optional<Line> after, String transcript) {
        this.recorded = IndexedLine.of(line, 0, after);
        List<String> texts = new ArrayList<>(List.of(transcript.strip().split("\\s+")));
        if (before.flatMap(start -> BrokenWord.of(start, line)).isPresent()) {
            texts.removeFirst();
        }
        if (!texts.isEmpty() && BrokenWord.isBegun(texts.getLast())) {
            texts.removeLast();
        }
        this.words = Folding.tokens(String.join(" ", texts));
        List<IndexedLine.Entry> entries = new ArrayList<>();
        for (String text : texts) {
            if (!text.isEmpty()) {
                entries.add(new IndexedLine.Entry("", recorded.box(), List.of(new Reading(text, 1))));
            }
        }
        this.truth = new IndexedLine(line.id(), 0, recorded.box(), entries, Optional.empty());
    }

    /** Of its words of {@value #SHORTEST} letters and more, taken for queries one by one. */
    public AuditedLine words() {
        List<QueryTree> queries = new ArrayList<>();
        for (String word : words) {
            if (word.codePointCount(0, word.length()) >= SHORTEST) {
                queries.add(new Term(word));
            }
        }
        return count(queries, (query, line) -> true);
    }

    /** Of the queries, those that its true text fits. */
    public AuditedLine queries(List<Query> queries) {
        return count(queries.stream().map(Query::tree).toList(), QueryTree::fits);
    }

    private AuditedLine count(List<QueryTree> queries, BiPredicate<QueryTree, IndexedLine> isThere) {
        int there = 0;
        int found = 0;
        int possible = 0;
        for (QueryTree query : queries) {
            if (isThere.test(query, truth)) {
                there++;
                found += query.fits(recorded) ? 1 : 0;
                possible += query.fits(recorded) || query.widened().fits(recorded) ? 1 : 0;
            }
        }
        return new AuditedLine(there, found, possible);
    }
}
