package org.chirograph.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiBits;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Draws lines at random, each as probable as any other, without replacement. What is drawn depends on the seed and on
 * what the index holds, not on the order in which it was written.
 */
final class LineDraw {
    private final IndexReader reader;
    private final @Nullable Bits live;
    /** How many lines stand before a page, to the page. */
    private final NavigableMap<Integer, BytesRef> pages = new TreeMap<>();

    private final int lines;

    /** @param document whose lines alone are drawn; all if empty */
    LineDraw(IndexReader reader, Optional<String> document) throws IOException {
        this.reader = reader;
        this.live = MultiBits.getLiveDocs(reader);
        this.lines = count(document.map(id -> IndexFields.key(id, "").bytes()));
    }

    private int count(Optional<BytesRef> start) throws IOException {
        Terms keys = MultiTerms.getTerms(reader, IndexFields.KEY);
        if (keys == null) {
            return 0;
        }
        TermsEnum each = keys.iterator();
        if (start.isPresent() && each.seekCeil(start.get()) == TermsEnum.SeekStatus.END) {
            return 0;
        }
        int before = 0;
        for (BytesRef key = start.isPresent() ? each.term() : each.next(); key != null; key = each.next()) {
            if (start.isPresent() && !startsWith(key, start.get())) {
                break;
            }
            int here = live == null ? each.docFreq() : docs(each).size();
            if (here > 0) {
                pages.put(before, BytesRef.deepCopyOf(key));
                before += here;
            }
        }
        return before;
    }

    private static boolean startsWith(BytesRef key, BytesRef start) {
        return key.length >= start.length && new BytesRef(key.bytes, key.offset, start.length).bytesEquals(start);
    }

    private List<Integer> docs(TermsEnum key) throws IOException {
        List<Integer> docs = new ArrayList<>();
        PostingsEnum postings = key.postings(null, PostingsEnum.NONE);
        for (int doc = postings.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = postings.nextDoc()) {
            if (live == null || live.get(doc)) {
                docs.add(doc);
            }
        }
        return docs;
    }

    /** How many there are to draw from. */
    int lines() {
        return lines;
    }

    /** So many lines in the order in which they were drawn; all of them if there are no more. */
    List<SampleLine> draw(int count, long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        Set<Integer> places = new LinkedHashSet<>();
        while (places.size() < Math.min(count, lines)) {
            places.add(random.nextInt(lines));
        }
        List<SampleLine> drawn = new ArrayList<>();
        for (int place : places) {
            var page = pages.floorEntry(place);
            drawn.add(line(page.getValue(), place - page.getKey()));
        }
        return drawn;
    }

    /** @param index among the lines of the page that have words, which the index holds in their order */
    private SampleLine line(BytesRef page, int index) throws IOException {
        TermsEnum key = MultiTerms.getTerms(reader, IndexFields.KEY).iterator();
        key.seekExact(page);
        Document fields = reader.storedFields().document(docs(key).get(index));
        IndexedLine line = LineCode.decode(fields.getBinaryValue(IndexFields.LINE));
        Place place = IndexFields.place(page);
        return new SampleLine(place.document(), place.page(), line.id(), line.box());
    }
}
