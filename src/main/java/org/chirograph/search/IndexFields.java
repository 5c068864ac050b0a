package org.chirograph.search;

import java.io.IOException;
import java.util.Map;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.BytesRef;
import org.chirograph.page.Page;
import org.chirograph.page.ProcessingStep;

/** How a line becomes a Lucene document, and which version of this the index is. */
final class IndexFields {
    /** Document and page, to look in one alone, and by line, to tell where a hit stands without reading the line. */
    static final String DOCUMENT = "document";

    static final String PAGE = "page";
    /** Both in one term, so that a page can be replaced. */
    static final String KEY = "key";

    static final String IMAGE = "image";
    /** With which pipeline the page was read, by line; empty where its record doesn't say. */
    static final String PIPELINE = "pipeline";
    /**
     * Folded tokens of the best readings with positions, for phrases, and for ruling out: a doubtful alternative must not
     * hide a line.
     */
    static final String BEST = "best";
    /** Folded tokens of all readings with probabilities in place of frequencies, for finding and ranking. */
    static final String WEIGHT = "weight";
    /** The {@link IndexedLine}, for showing. */
    static final String LINE = "line";

    private static final char BETWEEN = '\u0000';

    private static final String VERSION_KEY = "chirograph.index.version";
    /** Raised whenever fields, folding or encoding change, so that an older index is made anew. */
    private static final int VERSION = 5;

    private static final FieldType FOUND = type(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
    private static final FieldType WEIGHED = type(IndexOptions.DOCS_AND_FREQS);

    private IndexFields() {}

    static Document of(String document, Page page, IndexedLine line) throws IOException {
        Document fields = new Document();
        fields.add(new StringField(KEY, key(document, page.id()).text(), Field.Store.NO));
        fields.add(new StringField(DOCUMENT, document, Field.Store.NO));
        fields.add(new SortedDocValuesField(DOCUMENT, new BytesRef(document)));
        fields.add(new StringField(PAGE, page.id(), Field.Store.NO));
        fields.add(new SortedDocValuesField(PAGE, new BytesRef(page.id())));
        fields.add(new SortedDocValuesField(IMAGE, new BytesRef(page.image())));
        fields.add(new SortedDocValuesField(PIPELINE, new BytesRef(pipeline(page))));
        fields.add(new StoredField(LINE, LineCode.encode(line)));
        LineTokens tokens = new LineTokens(line);
        fields.add(new Field(BEST, new LineTokenStream(tokens.best()), FOUND));
        fields.add(new Field(WEIGHT, new WeightTokenStream(tokens), WEIGHED));
        return fields;
    }

    private static String pipeline(Page page) {
        for (ProcessingStep step : page.history().reversed()) {
            String pipeline = step.settings().get(PIPELINE);
            if (pipeline != null) {
                return pipeline;
            }
        }
        return "";
    }

    static Term key(String document, String page) {
        return new Term(KEY, document + BETWEEN + page);
    }

    /** What {@link #key} says. */
    static Place place(BytesRef key) {
        String both = key.utf8ToString();
        int between = both.indexOf(BETWEEN);
        return new Place(both.substring(0, between), both.substring(between + 1));
    }

    static Map<String, String> version() {
        return Map.of(VERSION_KEY, Integer.toString(VERSION));
    }

    /** @throws IndexException unless a program of this index version made the commit that carries {@code data} */
    static void requireVersion(Map<String, String> data) throws IndexException {
        String found = data.getOrDefault(VERSION_KEY, "none");
        if (!found.equals(Integer.toString(VERSION))) {
            throw new IndexException("the index has format version " + found + ", this program uses " + VERSION
                    + ": run chirograph reindex");
        }
    }

    private static FieldType type(IndexOptions options) {
        FieldType type = new FieldType();
        type.setIndexOptions(options);
        type.setTokenized(true);
        type.setOmitNorms(true);
        type.freeze();
        return type;
    }
}
