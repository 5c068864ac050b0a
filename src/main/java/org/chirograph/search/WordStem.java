package org.chirograph.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/** The words with the stem of a given one. Safe for several threads. */
final class WordStem {
    /**
     * A stemmer replaces up to so many letters at a stem's end ({@code chevaux} to {@code cheval}). Of all forms of the
     * 141,000 words of German, English and French novels those alone begin otherwise that dying, lying and tying are of.
     */
    private static final int REPLACED = 2;
    /** As of words that are asked for by their beginning. */
    private static final int LEAST_START = QueryParser.MIN_PREFIX;

    private final String word;
    private final UnaryOperator<String> stems;
    private final String stem;
    private final String start;

    /** @param word of {@link Folding} */
    WordStem(String word, Stemmer stemmer) {
        this.word = word;
        this.stems = stemmer.stems();
        this.stem = stems.apply(word);
        this.start = stem.substring(0, Math.min(stem.length(), Math.max(LEAST_START, stem.length() - REPLACED)));
    }

    String word() {
        return word;
    }

    /** Whether this is the word, or one with its stem. */
    boolean matches(String other) {
        return other.equals(word) || hasOthers() && other.startsWith(start) && isStemOf(other);
    }

    /**
     * The word, and after it those of the index with the same stem, the commonest first. There are no more than endings
     * that the stemmer knows.
     */
    List<BytesRef> forms(IndexReader index) throws IOException {
        List<BytesRef> forms = new ArrayList<>();
        forms.add(new BytesRef(word));
        Terms words = MultiTerms.getTerms(index, IndexFields.WEIGHT);
        if (words == null || !hasOthers()) {
            return forms;
        }
        TermsEnum each = words.iterator();
        Map<BytesRef, Integer> others = new HashMap<>();
        BytesRef first = new BytesRef(start);
        BytesRef term = each.seekCeil(first) == TermsEnum.SeekStatus.END ? null : each.term();
        while (term != null && StringHelper.startsWith(term, first)) {
            String form = term.utf8ToString();
            if (!form.equals(word) && isStemOf(form)) {
                others.put(BytesRef.deepCopyOf(term), each.docFreq());
            }
            term = each.next();
        }
        others.entrySet().stream()
                .sorted(Map.Entry.<BytesRef, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(other -> forms.add(other.getKey()));
        return forms;
    }

    private boolean hasOthers() {
        return start.length() >= LEAST_START;
    }

    private synchronized boolean isStemOf(String other) {
        return stems.apply(other).equals(stem);
    }
}
