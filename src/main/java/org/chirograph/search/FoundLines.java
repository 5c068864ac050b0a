package org.chirograph.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.TopDocs;
import org.chirograph.search.QueryTree.Leaf;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the index holds of the lines that Lucene found: at once where they stand and how probable words are there, as
 * postings tell; one by one, which costs far more, their readings. Serves one search in one thread.
 */
final class FoundLines {
    private final IndexReader reader;
    private final StoredFields stored;

    FoundLines(IndexReader reader) throws IOException {
        this.reader = reader;
        this.stored = reader.storedFields();
    }

    /**
     * In the order of Lucene's numbers. Parts of the query that are no plain words have no probabilities yet.
     *
     * @param possible whether no reading of these lines fits, only some like it
     */
    List<Candidate> candidates(TopDocs found, List<Leaf> parts, boolean possible) throws IOException {
        int[] docs =
                Stream.of(found.scoreDocs).mapToInt(each -> each.doc).sorted().toArray();
        List<Candidate> candidates = new ArrayList<>(docs.length);
        int from = 0;
        for (LeafReaderContext segment : reader.leaves()) {
            int to = from;
            while (to < docs.length
                    && docs[to] < segment.docBase + segment.reader().maxDoc()) {
                to++;
            }
            if (to > from) {
                int[] here = Arrays.stream(docs, from, to)
                        .map(doc -> doc - segment.docBase)
                        .toArray();
                add(segment, here, parts, possible, candidates);
            }
            from = to;
        }
        return candidates;
    }

    private static void add(
            LeafReaderContext segment, int[] docs, List<Leaf> parts, boolean possible, List<Candidate> to)
            throws IOException {
        LeafReader lines = segment.reader();
        Names documents = new Names(DocValues.getSorted(lines, IndexFields.DOCUMENT));
        Names pages = new Names(DocValues.getSorted(lines, IndexFields.PAGE));
        Names pipelines = new Names(DocValues.getSorted(lines, IndexFields.PIPELINE));
        double[][] probabilities = new double[docs.length][parts.size()];
        for (int part = 0; part < parts.size(); part++) {
            if (parts.get(part) instanceof QueryTree.Term term) {
                estimate(
                        lines.postings(new Term(IndexFields.WEIGHT, term.word()), PostingsEnum.FREQS),
                        docs,
                        part,
                        probabilities);
            }
        }
        for (int i = 0; i < docs.length; i++) {
            Place place = new Place(documents.of(docs[i]), pages.of(docs[i]));
            to.add(new Candidate(segment.docBase + docs[i], place, pipelines.of(docs[i]), probabilities[i], possible));
        }
    }

    private static void estimate(@Nullable PostingsEnum word, int[] docs, int part, double[][] probabilities)
            throws IOException {
        if (word == null) {
            return;
        }
        for (int i = 0; i < docs.length && word.docID() != DocIdSetIterator.NO_MORE_DOCS; i++) {
            if (word.docID() < docs[i]) {
                word.advance(docs[i]);
            }
            if (word.docID() == docs[i]) {
                probabilities[i][part] = PosteriorSimilarity.probability(word.freq());
            }
        }
    }

    /** Reads the lines of those that were not looked at before. */
    void look(List<Candidate> candidates, List<Leaf> parts) throws IOException {
        for (Candidate candidate : candidates) {
            if (!candidate.isLookedAt()) {
                Document fields = stored.document(candidate.number());
                IndexedLine line = LineCode.decode(fields.getBinaryValue(IndexFields.LINE));
                candidate.look(new LineMatcher(parts, line));
            }
        }
    }

    /** The file name of the scan that this line stands on. */
    String image(Candidate candidate) throws IOException {
        LeafReaderContext segment = reader.leaves().get(ReaderUtil.subIndex(candidate.number(), reader.leaves()));
        return new Names(DocValues.getSorted(segment.reader(), IndexFields.IMAGE))
                .of(candidate.number() - segment.docBase);
    }

    /** The names that a segment has for its lines, each made into a string once; asked for in the order of the lines. */
    private static final class Names {
        private final SortedDocValues values;
        private final Map<Integer, String> known = new HashMap<>();

        Names(SortedDocValues values) {
            this.values = values;
        }

        String of(int doc) throws IOException {
            if (!values.advanceExact(doc)) {
                throw new IOException("line " + doc + " of the index has no place");
            }
            int name = values.ordValue();
            String text = known.get(name);
            if (text == null) {
                text = values.lookupOrd(name).utf8ToString();
                known.put(name, text);
            }
            return text;
        }
    }
}
