package org.chirograph.search;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;

/**
 * All that an index holds, whatever the order and the segments it was written in: two indexes answer every query alike
 * if their contents are equal.
 */
public final class IndexContent {
    private IndexContent() {}

    /** One text a line that is in the index: its stored fields, then every term with frequency and positions; sorted. */
    public static List<String> of(Path folder) throws IOException {
        List<String> lines = new ArrayList<>();
        try (FSDirectory directory = FSDirectory.open(folder);
                DirectoryReader reader = DirectoryReader.open(directory)) {
            for (LeafReaderContext leaf : reader.leaves()) {
                lines.addAll(of(leaf.reader()));
            }
        }
        lines.sort(null);
        return lines;
    }

    private static List<String> of(LeafReader leaf) throws IOException {
        StringBuilder[] lines = new StringBuilder[leaf.maxDoc()];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = new StringBuilder();
            for (IndexableField field : leaf.storedFields().document(i)) {
                BytesRef bytes = field.binaryValue();
                String value = bytes == null
                        ? field.stringValue()
                        : HexFormat.of().formatHex(bytes.bytes, bytes.offset, bytes.offset + bytes.length);
                lines[i].append(field.name()).append('=').append(value).append('\n');
            }
        }
        List<String> fields = new ArrayList<>();
        leaf.getFieldInfos().forEach((FieldInfo field) -> {
            if (field.getIndexOptions() != IndexOptions.NONE) {
                fields.add(field.name);
            }
        });
        fields.sort(null);
        for (String field : fields) {
            addTerms(leaf, field, lines);
        }
        List<String> live = new ArrayList<>();
        for (int i = 0; i < lines.length; i++) {
            if (leaf.getLiveDocs() == null || leaf.getLiveDocs().get(i)) {
                live.add(lines[i].toString());
            }
        }
        return live;
    }

    private static void addTerms(LeafReader leaf, String field, StringBuilder[] lines) throws IOException {
        Terms terms = leaf.terms(field);
        if (terms == null) {
            return;
        }
        TermsEnum each = terms.iterator();
        for (BytesRef term = each.next(); term != null; term = each.next()) {
            String text = new String(term.bytes, term.offset, term.length, StandardCharsets.UTF_8);
            PostingsEnum postings = each.postings(null, PostingsEnum.POSITIONS);
            while (postings.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                int[] positions = new int[terms.hasPositions() ? postings.freq() : 0];
                for (int i = 0; i < positions.length; i++) {
                    positions[i] = postings.nextPosition();
                }
                lines[postings.docID()].append(
                        "%s:%s x%d %s%n".formatted(field, text, postings.freq(), Arrays.toString(positions)));
            }
        }
    }
}
