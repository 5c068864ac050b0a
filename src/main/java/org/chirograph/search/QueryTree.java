package org.chirograph.search;

import java.util.ArrayList;
import java.util.List;

/** A query, taken apart. Words are folded as {@link Folding} does. */
sealed interface QueryTree {
    /** What is looked for in a line and found there with some probability. */
    sealed interface Leaf extends QueryTree {}

    record Term(String word) implements Leaf {}

    /** Words that begin so. */
    record Prefix(String start) implements Leaf {}

    /** Words that up to {@code edits} insertions, deletions, replacements or swaps of neighbours turn into this. */
    record Fuzzy(String word, int edits) implements Leaf {}

    /**
     * Words one after the other.
     *
     * @param words at least two
     * @param slop by how many words the distances between them may differ in all from those in the phrase
     */
    record Phrase(List<String> words, int slop) implements Leaf {
        public Phrase {
            words = List.copyOf(words);
        }
    }

    /** Several queries at once: all that must be there, if there are such, otherwise at least one that should. */
    record Group(List<Clause> clauses) implements QueryTree {
        public Group {
            clauses = List.copyOf(clauses);
        }
    }

    record Clause(Occur occur, QueryTree query) {}

    enum Occur {
        MUST,
        SHOULD,
        MUST_NOT
    }

    /** What is to be found, not what is ruled out, in the order of the query. */
    default List<Leaf> wanted() {
        List<Leaf> leaves = new ArrayList<>();
        collect(this, leaves);
        return leaves;
    }

    private static void collect(QueryTree query, List<Leaf> leaves) {
        switch (query) {
            case Leaf leaf -> leaves.add(leaf);
            case Group group ->
                group.clauses().stream()
                        .filter(clause -> clause.occur() != Occur.MUST_NOT)
                        .forEach(clause -> collect(clause.query(), leaves));
        }
    }
}
