package org.chirograph.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.chirograph.page.Page;
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
     * @param page as it was read
     * @param number of the line on it, from 0
     * @param transcript what truly stands in it; may be empty
     */
    public LineAudit(Page page, int number, String transcript) {
        List<IndexedLine> lines = IndexedLine.of(page);
        this.recorded = lines.get(number);
        List<String> texts = new ArrayList<>(List.of(transcript.strip().split("\\s+")));
        if (number > 0 && lines.get(number - 1).broken().isPresent()) {
            texts.removeFirst();
        }
        if (!texts.isEmpty() && BrokenWord.isBegun(texts.getLast())) {
            texts.removeLast();
        }
        this.words = Folding.words(String.join(" ", texts));
        List<IndexedLine.Entry> entries = new ArrayList<>();
        for (String text : texts) {
            if (!text.isEmpty()) {
                entries.add(new IndexedLine.Entry("", recorded.box(), List.of(new Reading(text, 1))));
            }
        }
        this.truth = new IndexedLine(recorded.id(), recorded.box(), entries, Optional.empty());
    }

    /** Of its words of {@value #SHORTEST} letters and more, taken for queries one by one. */
    public Occurrences words() {
        List<QueryTree> queries = new ArrayList<>();
        for (String word : words) {
            if (word.codePointCount(0, word.length()) >= SHORTEST) {
                queries.add(new Term(word));
            }
        }
        return count(queries, (query, line) -> true);
    }

    /** Of the queries, those that its true text fits. */
    public Occurrences queries(List<Query> queries) {
        return count(queries.stream().map(Query::tree).toList(), QueryTree::fits);
    }

    private Occurrences count(List<QueryTree> queries, BiPredicate<QueryTree, IndexedLine> isThere) {
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
        return new Occurrences(there, found, possible);
    }
}
