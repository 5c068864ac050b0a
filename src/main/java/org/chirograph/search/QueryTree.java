package org.chirograph.search;

import java.util.ArrayList;
import java.util.List;
import java.util.PrimitiveIterator;

/** A query, taken apart. Words are folded as {@link Folding} does. */
sealed interface QueryTree {
    /** What is looked for in a line and found there with some probability. */
    sealed interface Leaf extends QueryTree {}

    record Term(String word) implements Leaf {}

    /** A word, or readings so like it that it may stand there all the same. */
    record Likely(String word) implements Leaf {}

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

    /** This query with its words, as far as they are long enough, found by readings like them too. */
    default QueryTree widened() {
        return switch (this) {
            case Term term when Likeness.edits(term.word()) > 0 -> new Likely(term.word());
            case Leaf leaf -> leaf;
            case Group group ->
                new Group(group.clauses().stream()
                        .map(clause -> clause.occur() == Occur.MUST_NOT
                                ? clause
                                : new Clause(clause.occur(), clause.query().widened()))
                        .toList());
        };
    }

    /** Whether a line has what must be there, given the probability of each of the {@link #wanted} parts in it. */
    default boolean holds(PrimitiveIterator.OfDouble probabilities) {
        return switch (this) {
            case Leaf leaf -> probabilities.nextDouble() > 0;
            case Group group -> {
                boolean all = true;
                boolean any = false;
                boolean must = false;
                for (Clause clause : group.clauses()) {
                    if (clause.occur() != Occur.MUST_NOT) {
                        boolean here = clause.query().holds(probabilities);
                        boolean required = clause.occur() == Occur.MUST;
                        must |= required;
                        all &= here || !required;
                        any |= here;
                    }
                }
                yield must ? all : any;
            }
        };
    }

    /** Whether this line is a hit: it has what must be there by some reading, and by its best readings nothing else. */
    default boolean fits(IndexedLine line) {
        return switch (this) {
            case Leaf leaf -> new LineMatcher(List.of(leaf), line).probabilities()[0] > 0;
            case Group group -> {
                boolean must = false;
                boolean all = true;
                boolean any = false;
                boolean ruledOut = false;
                for (Clause clause : group.clauses()) {
                    switch (clause.occur()) {
                        case MUST -> {
                            must = true;
                            all &= clause.query().fits(line);
                        }
                        case SHOULD -> any |= clause.query().fits(line);
                        case MUST_NOT -> ruledOut |= clause.query().fits(line.best());
                    }
                }
                yield !ruledOut && (must ? all : any);
            }
        };
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
