package org.chirograph.search;

import java.util.ArrayList;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** A query, taken apart. Words are those of {@link Folding}. */
sealed interface QueryTree permits QueryTree.Leaf, QueryTree.Group, Filter {
    /** What is looked for in a line and found there with some probability. */
    sealed interface Leaf extends QueryTree {}

    /** One word, which may stand in a phrase. */
    sealed interface Single extends Leaf {
        /** Whether a word of {@link Folding} is what is looked for. */
        boolean matches(String token);
    }

    record Term(String word) implements Single {
        @Override
        public boolean matches(String token) {
            return token.equals(word);
        }
    }

    /** A word in any of its forms. */
    record Stemmed(WordStem stem) implements Single {
        @Override
        public boolean matches(String token) {
            return stem.matches(token);
        }
    }

    /** A word in this spelling alone: u is not v, i is not j. */
    record Spelt(String spelling) implements Leaf {}

    /** A word, or readings so like it that it may stand there all the same. */
    record Likely(String word) implements Leaf {}

    /** Words that begin so. */
    record Prefix(String start) implements Leaf {}

    /** Words that fit wildcards or a regular expression. */
    record Matching(WordPattern pattern) implements Leaf {}

    /** Words that up to {@code edits} insertions, deletions, replacements or swaps of neighbours turn into this. */
    record Fuzzy(String word, int edits) implements Leaf {}

    /**
     * Words one after the other.
     *
     * @param words at least two
     * @param slop by how many words the distances between them may differ in all from those in the phrase
     */
    record Phrase(List<Single> words, int slop) implements Leaf {
        public Phrase {
            words = List.copyOf(words);
        }

        /** Of words as they are typed. */
        static Phrase of(List<String> words, int slop) {
            return new Phrase(words.stream().<Single>map(Term::new).toList(), slop);
        }
    }

    /**
     * Several queries at once: all that must be there, if there are such, otherwise at least one that should. Filters hold
     * besides.
     */
    record Group(List<Clause> clauses) implements QueryTree {
        public Group {
            clauses = List.copyOf(clauses);
        }

        /** Whether one at least of the parts that should be there must. */
        boolean needsAny() {
            return !has(Occur.MUST) && (has(Occur.SHOULD) || !has(Occur.FILTER));
        }

        Group with(UnaryOperator<QueryTree> change) {
            return new Group(clauses.stream()
                    .map(clause -> new Clause(clause.occur, change.apply(clause.query)))
                    .toList());
        }

        private boolean has(Occur occur) {
            return clauses.stream().anyMatch(clause -> clause.occur == occur);
        }
    }

    record Clause(Occur occur, QueryTree query) {}

    enum Occur {
        MUST,
        SHOULD,
        MUST_NOT,
        /** Must hold, but is nothing that is found. */
        FILTER
    }

    /** This query with its words, as far as they are long enough, found by readings like them too. */
    default QueryTree widened() {
        return switch (this) {
            case Term term when Likeness.edits(term.word()) > 0 -> new Likely(term.word());
            case Leaf leaf -> leaf;
            case Filter filter -> filter;
            case Group group ->
                new Group(group.clauses().stream()
                        .map(clause -> clause.occur() == Occur.MUST_NOT
                                ? clause
                                : new Clause(clause.occur(), clause.query().widened()))
                        .toList());
        };
    }

    /** This query with its words, those of phrases too, found by all their forms in a language. */
    default QueryTree stemmed(Stemmer language) {
        return switch (this) {
            case Term term -> new Stemmed(new WordStem(term.word(), language));
            case Phrase phrase ->
                new Phrase(
                        phrase.words().stream()
                                .map(word -> (Single) word.stemmed(language))
                                .toList(),
                        phrase.slop());
            case Leaf leaf -> leaf;
            case Filter filter -> filter;
            case Group group -> group.with(query -> query.stemmed(language));
        };
    }

    /** This query with other filters in the place of those that ask for a date. */
    default QueryTree dated(Function<Filter.Dated, Filter> documents) {
        return switch (this) {
            case Filter.Dated dated -> documents.apply(dated);
            case Leaf leaf -> leaf;
            case Filter filter -> filter;
            case Group group -> group.with(query -> query.dated(documents));
        };
    }

    /**
     * Whether a line has what must be there, given the probability of each of the {@link #wanted} parts in it and what
     * filters say of it.
     */
    default boolean holds(PrimitiveIterator.OfDouble probabilities, Predicate<Filter> filters) {
        return switch (this) {
            case Leaf leaf -> probabilities.nextDouble() > 0;
            case Filter filter -> filters.test(filter);
            case Group group -> {
                boolean all = true;
                boolean any = false;
                for (Clause clause : group.clauses()) {
                    if (clause.occur() != Occur.MUST_NOT) {
                        boolean here = clause.query().holds(probabilities, filters);
                        all &= here || clause.occur() == Occur.SHOULD;
                        any |= here && clause.occur() == Occur.SHOULD;
                    }
                }
                yield all && (any || !group.needsAny());
            }
        };
    }

    /**
     * The probability that a line truly has what must be there, given that of each of the {@link #wanted} parts in it, as if
     * they were independent. What is ruled out is taken for absent.
     *
     * @param shift of the log-odds of all words; of the words of a phrase, all taken for equally probable, of each
     */
    default double truth(PrimitiveIterator.OfDouble probabilities, double shift) {
        return switch (this) {
            case Phrase phrase -> {
                int words = phrase.words().size();
                yield Math.pow(Expected.shifted(Math.pow(probabilities.nextDouble(), 1.0 / words), shift), words);
            }
            case Leaf leaf -> Expected.shifted(probabilities.nextDouble(), shift);
            case Filter filter -> 1;
            case Group group -> {
                double all = 1;
                double none = 1;
                for (Clause clause : group.clauses()) {
                    if (clause.occur() == Occur.MUST_NOT) {
                        continue;
                    }
                    double here = clause.query().truth(probabilities, shift);
                    if (clause.occur() == Occur.SHOULD) {
                        none *= 1 - here;
                    } else {
                        all *= here;
                    }
                }
                yield group.needsAny() ? all * (1 - none) : all;
            }
        };
    }

    /**
     * Whether this line is a hit, wherever it stands: it has what must be there by some reading, and by its best readings
     * nothing else.
     */
    default boolean fits(IndexedLine line) {
        return switch (this) {
            case Leaf leaf -> new LineMatcher(List.of(leaf), line).probabilities()[0] > 0;
            case Filter filter -> true;
            case Group group -> {
                boolean all = true;
                boolean any = false;
                boolean ruledOut = false;
                for (Clause clause : group.clauses()) {
                    switch (clause.occur()) {
                        case MUST, FILTER -> all &= clause.query().fits(line);
                        case SHOULD -> any |= clause.query().fits(line);
                        case MUST_NOT -> ruledOut |= clause.query().fits(line.best());
                    }
                }
                yield !ruledOut && all && (any || !group.needsAny());
            }
        };
    }

    /** What is to be found, not what is ruled out, in the order of the query. */
    default List<Leaf> wanted() {
        List<Leaf> leaves = new ArrayList<>();
        collect(this, leaves);
        return leaves;
    }

    /** Whether the index alone tells of a line whether it fits and about how probable each part is there. */
    default boolean isToldByIndex() {
        return wanted().stream().allMatch(Term.class::isInstance) && !hasFilter(Filter.Confidence.class);
    }

    /** The stems of all its parts, also of what is ruled out. */
    default List<WordStem> stems() {
        return switch (this) {
            case Stemmed stemmed -> List.of(stemmed.stem());
            case Phrase phrase ->
                phrase.words().stream().flatMap(word -> word.stems().stream()).toList();
            case Leaf leaf -> List.of();
            case Filter filter -> List.of();
            case Group group ->
                group.clauses().stream()
                        .flatMap(clause -> clause.query().stems().stream())
                        .toList();
        };
    }

    /** Those of all its parts, also of what is ruled out. */
    default List<WordPattern> patterns() {
        return switch (this) {
            case Matching matching -> List.of(matching.pattern());
            case Leaf leaf -> List.of();
            case Filter filter -> List.of();
            case Group group ->
                group.clauses().stream()
                        .flatMap(clause -> clause.query().patterns().stream())
                        .toList();
        };
    }

    /** Whether a filter of this kind stands anywhere in it. */
    default boolean hasFilter(Class<? extends Filter> kind) {
        return switch (this) {
            case Leaf leaf -> false;
            case Filter filter -> kind.isInstance(filter);
            case Group group ->
                group.clauses().stream().anyMatch(clause -> clause.query().hasFilter(kind));
        };
    }

    private static void collect(QueryTree query, List<Leaf> leaves) {
        switch (query) {
            case Leaf leaf -> leaves.add(leaf);
            case Filter filter -> {}
            case Group group ->
                group.clauses().stream()
                        .filter(clause -> clause.occur() != Occur.MUST_NOT)
                        .forEach(clause -> collect(clause.query(), leaves));
        }
    }
}
