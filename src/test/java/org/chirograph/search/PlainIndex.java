package org.chirograph.search;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.FSDirectory;

/**
 * What a user of Lucene would build: best readings with positions, scored as Lucene does by itself, and what a hit needs
 * to be shown.
 */
final class PlainIndex implements AutoCloseable {
    private static final int MOST_HITS = 1_000;
    /** From this length on a fuzzy word may differ in two places. */
    private static final int LONG_WORD = 8;

    private final DirectoryReader reader;
    private final IndexSearcher searcher;

    PlainIndex(Path folder, List<SearchTruth.Recorded> pages) throws IOException {
        FSDirectory directory = FSDirectory.open(folder);
        try (IndexWriter writer = new IndexWriter(directory, config())) {
            for (SearchTruth.Recorded page : pages) {
                for (IndexedLine line : IndexedLine.of(page.page())) {
                    IndexedLine best = line.best();
                    Document fields = new Document();
                    fields.add(new StringField(IndexFields.DOCUMENT, page.document(), Field.Store.YES));
                    fields.add(new StringField(IndexFields.PAGE, page.page().id(), Field.Store.YES));
                    fields.add(new StoredField(IndexFields.LINE, LineCode.encode(best)));
                    fields.add(new TextField(
                            IndexFields.BEST, String.join(" ", Folding.spellings(best.text())), Field.Store.NO));
                    writer.addDocument(fields);
                }
            }
        }
        merge(folder);
        reader = DirectoryReader.open(directory);
        searcher = new IndexSearcher(reader);
    }

    /** Makes one segment of an index, as small as Lucene can, so that two can be compared. */
    static void merge(Path folder) throws IOException {
        try (FSDirectory directory = FSDirectory.open(folder);
                IndexWriter writer = new IndexWriter(directory, config())) {
            writer.forceMerge(1);
        }
    }

    private static IndexWriterConfig config() {
        return new IndexWriterConfig();
    }

    /** Places of the lines found, best first. */
    List<String> search(String word, boolean fuzzy) throws IOException {
        Term term = new Term(IndexFields.BEST, word);
        Query query = fuzzy ? new FuzzyQuery(term, word.length() < LONG_WORD ? 1 : 2) : new TermQuery(term);
        List<String> places = new ArrayList<>();
        for (ScoreDoc hit : searcher.search(query, MOST_HITS).scoreDocs) {
            Document fields = searcher.storedFields().document(hit.doc);
            IndexedLine line = LineCode.decode(fields.getBinaryValue(IndexFields.LINE));
            places.add(SearchTruth.place(fields.get(IndexFields.DOCUMENT), fields.get(IndexFields.PAGE), line.id()));
        }
        return places;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
