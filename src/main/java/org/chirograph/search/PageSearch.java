package org.chirograph.search;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/**
 * Looks for words in a collection, as it was at the last commit before this was opened. Safe for several threads.
 *
 * <p>Queries: words, any of which may be found; {@code "a phrase"} and {@code "loose phrase"~3}; {@code begin*};
 * {@code wi?d*cards} and {@code /regular.expressions/};
 * {@code fuzzy~1}; {@code +wanted}, {@code -unwanted}, {@code AND}, {@code OR}, {@code NOT} and parentheses;
 * {@code document:}, {@code page:} and {@code conf>=}. Case, accents, long s, ligatures, u for v and i for j
 * make no difference, unless {@code =spelt} so. A word fits
 * by its best reading or by an alternative.
 *
 * <p>Lines are ranked by the expected number of the query's parts in them: for each part the probability, from the
 * readings' posteriors, that it stands there. A part that stands elsewhere on the page adds a little.
 */
public final class PageSearch implements AutoCloseable {
    /** No more hits are ever given. */
    public static final int MOST_HITS = 1_000;
    /** Lines that get an exact score; Lucene's own order, nearly the same, says which. */
    private static final int CANDIDATES = MOST_HITS;
    /** What a part elsewhere on the page adds, against 1 in the line: nine of them are less than one in the line. */
    private static final double PAGE_SHARE = 0.1;

    static {
        LuceneLog.quieten();
    }

    private final Directory directory;
    private final DirectoryReader reader;
    private final IndexSearcher searcher;

    private PageSearch(Directory directory, DirectoryReader reader) {
        this.directory = directory;
        this.reader = reader;
        this.searcher = new IndexSearcher(reader);
        searcher.setSimilarity(new PosteriorSimilarity());
    }

    /** @throws IndexException if there is no index in this folder, or one of another version, or a damaged one */
    public static PageSearch open(Path folder) throws IOException {
        Directory directory = FSDirectory.open(folder);
        try {
            DirectoryReader reader = DirectoryReader.open(directory);
            try {
                IndexFields.requireVersion(reader.getIndexCommit().getUserData());
                return new PageSearch(directory, reader);
            } catch (IOException e) {
                reader.close();
                throw e;
            }
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw PageIndex.explained(e);
        }
    }

    /**
     * The best {@code limit} lines for this query, those alone that have a reading that fits.
     *
     * @param limit at least 1; no more than 1,000 are ever given
     */
    public Hits search(String query, int limit) throws QueryException, IOException {
        return search(query, limit, false);
    }

    /**
     * Likewise; with {@code possible}, also lines with words so like those asked for that they may stand there unread.
     * They stand among the others by their probability and say what they are.
     */
    public Hits search(String query, int limit, boolean possible) throws QueryException, IOException {
        return search(Query.parse(query), limit, possible);
    }

    /** Likewise, a query that was understood before. */
    public Hits search(Query query, int limit, boolean possible) throws QueryException, IOException {
        QueryTree tree = query.tree();
        LuceneQueries.requireFew(tree, reader);
        int parts = tree.wanted().size();
        TopDocs found = searcher.search(LuceneQueries.of(tree), CANDIDATES);
        List<Candidate> candidates = candidates(found, tree, false, Set.of());
        // Lucene looked for the words of phrases, wherever in the line, and for spelt words in any spelling.
        int words = candidates.size();
        candidates.removeIf(candidate -> !candidate.fits(tree));
        boolean isCounted = candidates.size() == words && !tree.hasFilter(Filter.Confidence.class);
        long lines = found.totalHits.value() > CANDIDATES && isCounted ? found.totalHits.value() : candidates.size();
        Map<String, double[]> absentFromPage = new HashMap<>();
        for (Candidate candidate : candidates) {
            double[] absent = absentFromPage.computeIfAbsent(candidate.page(), page -> ones(parts));
            for (int i = 0; i < absent.length; i++) {
                absent[i] *= 1 - candidate.probability(i);
            }
        }
        Expected expected = Expected.of(
                candidates.stream().mapToDouble(Candidate::confidence).toArray());
        int like = 0;
        QueryTree wider = tree.widened();
        if (possible && !wider.equals(tree)) {
            Set<Integer> known = new HashSet<>();
            candidates.forEach(candidate -> known.add(candidate.number()));
            List<Candidate> others =
                    candidates(searcher.search(LuceneQueries.of(wider), CANDIDATES), wider, true, known);
            others.removeIf(candidate -> !candidate.fits(wider));
            like = others.size();
            candidates.addAll(others);
        }
        for (Candidate candidate : candidates) {
            candidate.score(absentFromPage.getOrDefault(candidate.page(), ones(parts)), PAGE_SHARE);
        }
        Collections.sort(candidates);
        List<Hit> hits = candidates.stream().limit(limit).map(Candidate::hit).toList();
        return new Hits(lines, expected, like, hits);
    }

    private List<Candidate> candidates(TopDocs found, QueryTree query, boolean possible, Set<Integer> without)
            throws IOException {
        StoredFields stored = searcher.storedFields();
        List<Candidate> candidates = new ArrayList<>(found.scoreDocs.length);
        for (ScoreDoc each : found.scoreDocs) {
            if (!without.contains(each.doc)) {
                candidates.add(new Candidate(each.doc, stored.document(each.doc), query.wanted(), possible));
            }
        }
        return candidates;
    }

    /** Lines with words drawn at random.
     *
     * @param population how many there were to draw from
     * @param lines in the order in which they were drawn
     */
    public record Drawn(int population, List<SampleLine> lines) {}

    /**
     * Draws {@code count} lines with words, each as probable as any other; all that there are if there are no more.
     *
     * @param document whose lines alone are drawn; those of all documents if empty
     * @param seed the same gives the same lines as long as the collection stays as it is
     */
    public Drawn draw(Optional<String> document, int count, long seed) throws IOException {
        LineDraw draw = new LineDraw(reader, document);
        return new Drawn(draw.lines(), draw.draw(count, seed));
    }

    /** How many lines with words the index holds. */
    public int lines() {
        return reader.numDocs();
    }

    @Override
    public void close() throws IOException {
        try (directory) {
            reader.close();
        }
    }

    private static double[] ones(int count) {
        double[] ones = new double[count];
        Arrays.fill(ones, 1);
        return ones;
    }
}
