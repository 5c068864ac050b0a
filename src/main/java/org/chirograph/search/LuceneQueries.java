package org.chirograph.search;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.AutomatonQuery;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.MultiTermQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.automaton.CompiledAutomaton;
import org.chirograph.search.QueryTree.Clause;
import org.chirograph.search.QueryTree.Fuzzy;
import org.chirograph.search.QueryTree.Group;
import org.chirograph.search.QueryTree.Leaf;
import org.chirograph.search.QueryTree.Likely;
import org.chirograph.search.QueryTree.Matching;
import org.chirograph.search.QueryTree.Phrase;
import org.chirograph.search.QueryTree.Prefix;

/**
 * Our queries in Lucene's terms: which lines have the words, and in which order to look at them, by the field with
 * probabilities. Alternatives have no positions there, so of a phrase all lines are given that have its words, first those
 * whose best readings have it in order.
 */
final class LuceneQueries {
    /** Of the words that a prefix or a fuzzy word stands for, so many have a say in the order; all of them are found. */
    private static final int RANKED_EXPANSIONS = 50;

    /** So many words may be looked for in all; Lucene refuses more than 1,024, filters counted in. */
    private static final int MOST_WORDS = 900;

    /** More than the words of all phrases together can weigh. */
    private static final float BEST_PHRASE = QueryParser.MAX_LEAVES;

    private final QueryTree query;
    private final Map<WordStem, List<BytesRef>> forms = new HashMap<>();
    /** How many of the words that each word of the query stands for are named one by one; fewer in a very long one. */
    private final int named;

    /** Looks up in this index which words have the stems that are asked for. */
    LuceneQueries(QueryTree query, IndexReader index) throws IOException {
        this.query = query;
        int words = query.stems().size();
        for (Leaf leaf : query.wanted()) {
            words += leaf instanceof Phrase phrase ? phrase.words().size() : 1;
        }
        // Each is there to find lines, and named to rank them, in a phrase a second time for its order.
        named = Math.max(1, (MOST_WORDS / words - 1) / 2);
        for (WordStem stem : query.stems()) {
            forms.put(stem, stem.forms(index));
        }
    }

    Query query() {
        if (isFlat(query)) {
            return found(query, IndexFields.WEIGHT);
        }
        BooleanQuery.Builder both = new BooleanQuery.Builder();
        both.add(found(query, IndexFields.WEIGHT), BooleanClause.Occur.FILTER);
        for (Leaf leaf : query.wanted()) {
            both.add(weighed(leaf), BooleanClause.Occur.SHOULD);
            if (leaf instanceof Phrase phrase) {
                Query best = new ConstantScoreQuery(found(phrase, IndexFields.BEST));
                both.add(new BoostQuery(best, BEST_PHRASE), BooleanClause.Occur.SHOULD);
            }
        }
        return both.build();
    }

    /** Whether what finds its lines scores them as well, which lets Lucene pass over lines that can't be among the best. */
    private static boolean isFlat(QueryTree query) {
        return switch (query) {
            case QueryTree.Term term -> true;
            case Leaf leaf -> false;
            case Filter filter -> false;
            case Group group ->
                group.clauses().stream()
                        .allMatch(clause -> clause.query() instanceof QueryTree.Term
                                || clause.query() instanceof Filter && clause.occur() != QueryTree.Occur.MUST);
        };
    }

    private Query found(QueryTree query, String field) {
        return switch (query) {
            case QueryTree.Term term -> new TermQuery(new Term(field, term.word()));
            case QueryTree.Stemmed stemmed -> new TermInSetQuery(field, forms(stemmed));
            case QueryTree.Spelt spelt -> new TermQuery(new Term(field, Folding.word(spelt.spelling())));
            case Likely likely -> fuzzy(field, like(likely), MultiTermQuery.CONSTANT_SCORE_BLENDED_REWRITE);
            case Prefix prefix -> new PrefixQuery(new Term(field, prefix.start()));
            case Matching matching -> matching(field, matching, MultiTermQuery.CONSTANT_SCORE_BLENDED_REWRITE);
            case Fuzzy fuzzy -> fuzzy(field, fuzzy, MultiTermQuery.CONSTANT_SCORE_BLENDED_REWRITE);
            case Phrase phrase when field.equals(IndexFields.BEST) -> inOrder(phrase, field);
            case Phrase phrase -> {
                BooleanQuery.Builder words = new BooleanQuery.Builder();
                for (QueryTree.Single word : phrase.words()) {
                    words.add(found(word, field), BooleanClause.Occur.MUST);
                }
                yield words.build();
            }
            case Filter filter -> filter(filter);
            case Group group -> {
                BooleanQuery.Builder clauses = new BooleanQuery.Builder();
                for (Clause clause : group.clauses()) {
                    switch (clause.occur()) {
                        case FILTER -> clauses.add(found(clause.query(), field), BooleanClause.Occur.FILTER);
                        case MUST -> clauses.add(found(clause.query(), field), BooleanClause.Occur.MUST);
                        case SHOULD -> clauses.add(found(clause.query(), field), BooleanClause.Occur.SHOULD);
                        case MUST_NOT ->
                            clauses.add(found(clause.query(), IndexFields.BEST), BooleanClause.Occur.MUST_NOT);
                    }
                }
                if (group.needsAny()) {
                    clauses.setMinimumNumberShouldMatch(1);
                }
                yield clauses.build();
            }
        };
    }

    /** Of confidence Lucene knows nothing: it is looked at when a line has its exact score. */
    private static Query filter(Filter filter) {
        return switch (filter) {
            case Filter.InDocument in -> {
                Term id = new Term(IndexFields.DOCUMENT, in.id());
                yield in.isBeginning() ? new PrefixQuery(id) : new TermQuery(id);
            }
            case Filter.OnPage on -> new TermQuery(new Term(IndexFields.PAGE, on.id()));
            case Filter.InDocuments in ->
                new TermInSetQuery(
                        IndexFields.DOCUMENT,
                        in.ids().stream().map(BytesRef::new).toList());
            case Filter.Dated dated -> throw new IllegalStateException("dates are made into documents before");
            // There are few, each of very many lines: looking at each line found is quicker, and takes no room.
            case Filter.ByPipeline by ->
                SortedDocValuesField.newSlowExactQuery(IndexFields.PIPELINE, new BytesRef(by.name()));
            case Filter.Confidence sure -> MatchAllDocsQuery.INSTANCE;
        };
    }

    private Query inOrder(Phrase phrase, String field) {
        MultiPhraseQuery.Builder words = new MultiPhraseQuery.Builder().setSlop(phrase.slop());
        for (QueryTree.Single word : phrase.words()) {
            words.add(
                    switch (word) {
                        case QueryTree.Term term -> new Term[] {new Term(field, term.word())};
                        case QueryTree.Stemmed stemmed ->
                            forms(stemmed).stream()
                                    .limit(named)
                                    .map(form -> new Term(field, form))
                                    .toArray(Term[]::new);
                    });
        }
        return words.build();
    }

    private int ranked() {
        return Math.min(RANKED_EXPANSIONS, named);
    }

    private List<BytesRef> forms(QueryTree.Stemmed word) {
        return Objects.requireNonNull(forms.get(word.stem()));
    }

    private Query weighed(Leaf leaf) {
        MultiTermQuery.RewriteMethod best = new MultiTermQuery.TopTermsScoringBooleanQueryRewrite(ranked());
        return switch (leaf) {
            case QueryTree.Term term -> new TermQuery(new Term(IndexFields.WEIGHT, term.word()));
            case QueryTree.Stemmed stemmed -> {
                BooleanQuery.Builder words = new BooleanQuery.Builder();
                for (BytesRef form : forms(stemmed).stream().limit(ranked()).toList()) {
                    words.add(new TermQuery(new Term(IndexFields.WEIGHT, form)), BooleanClause.Occur.SHOULD);
                }
                yield words.build();
            }
            case QueryTree.Spelt spelt -> new TermQuery(new Term(IndexFields.WEIGHT, Folding.word(spelt.spelling())));
            case Likely likely -> fuzzy(IndexFields.WEIGHT, like(likely), best);
            case Prefix prefix -> new PrefixQuery(new Term(IndexFields.WEIGHT, prefix.start()), best);
            case Matching matching -> matching(IndexFields.WEIGHT, matching, best);
            case Fuzzy fuzzy -> fuzzy(IndexFields.WEIGHT, fuzzy, best);
            case Phrase phrase -> {
                BooleanQuery.Builder words = new BooleanQuery.Builder();
                for (QueryTree.Single word : phrase.words()) {
                    words.add(weighed(word), BooleanClause.Occur.SHOULD);
                }
                yield new BoostQuery(words.build(), 1f / phrase.words().size());
            }
        };
    }

    private static Query matching(String field, Matching matching, MultiTermQuery.RewriteMethod rewrite) {
        WordPattern pattern = matching.pattern();
        return new AutomatonQuery(new Term(field, pattern.source()), pattern.automaton(), false, rewrite);
    }

    /** @throws QueryException if a pattern of this query fits too many words of the index */
    static void requireFew(QueryTree query, IndexReader index) throws QueryException, IOException {
        Terms words = MultiTerms.getTerms(index, IndexFields.WEIGHT);
        if (words == null) {
            return;
        }
        for (WordPattern pattern : query.patterns()) {
            TermsEnum each = new CompiledAutomaton(pattern.automaton()).getTermsEnum(words);
            for (int fit = 0; each.next() != null; fit++) {
                if (fit == WordPattern.MAX_WORDS) {
                    throw pattern.tooMany();
                }
            }
        }
    }

    private static Fuzzy like(Likely likely) {
        return new Fuzzy(likely.word(), Likeness.edits(likely.word()));
    }

    /** Reading errors strike the first letter as often as any other, so no beginning need agree. */
    private static Query fuzzy(String field, Fuzzy fuzzy, MultiTermQuery.RewriteMethod rewrite) {
        Term term = new Term(field, fuzzy.word());
        return new FuzzyQuery(term, fuzzy.edits(), 0, RANKED_EXPANSIONS, true, rewrite);
    }
}
