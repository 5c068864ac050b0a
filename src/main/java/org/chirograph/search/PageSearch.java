package org.chirograph.search;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.chirograph.format.DateSpan;

/**
 * Looks for words in a collection, as it was at the last commit before this was opened. Safe for several threads.
 *
 * <p>Queries: words, any of which may be found; {@code "a phrase"} and {@code "loose phrase"~3}; {@code begin*};
 * {@code wi?d*cards} and {@code /regular.expressions/};
 * {@code fuzzy~1}; {@code +wanted}, {@code -unwanted}, {@code AND}, {@code OR}, {@code NOT} and parentheses;
 * {@code document:}, {@code page:} and {@code conf>=}; {@code stem:fr} for all forms of the words. Case, accents, long s, ligatures, u for v and i for j
 * make no difference, unless {@code =spelt} so. A word fits
 * by its best reading or by an alternative.
 *
 * <p>Lines are ranked by the expected number of the query's parts in them: for each part the probability, from the
 * readings' posteriors, that it stands there. A part that stands elsewhere on the page adds a little.
 */
public final class PageSearch implements AutoCloseable {
    /** No more hits are ever given. */
    public static final int MOST_HITS = 1_000;
    /** Lines that are ranked; Lucene's own order, nearly the same, says which. */
    private static final int CANDIDATES = MOST_HITS;
    /**
     * Of them so many have their readings read, which costs most of a search, to stand in their exact order. Those after
     * them stand by what the index tells of each word, to within a hundredth.
     */
    private static final int EXACT = 250;
    /** What a part elsewhere on the page adds, against 1 in the line: nine of them are less than one in the line. */
    private static final double PAGE_SHARE = 0.1;

    static {
        LuceneLog.quieten();
    }

    private final Directory directory;
    private final DirectoryReader reader;
    private final IndexSearcher searcher;

    private final Dates dates;

    private PageSearch(Directory directory, DirectoryReader reader, Dates dates) {
        this.directory = directory;
        this.dates = dates;
        this.reader = reader;
        this.searcher = new IndexSearcher(reader);
        searcher.setSimilarity(new PosteriorSimilarity());
    }

    /** Opens an index of documents of which no dates are known. */
    public static PageSearch open(Path folder) throws IOException {
        return open(folder, new Dates(folder, Map::of, Map::of));
    }

    /** @throws IndexException if there is no index in this folder, or one of another version, or a damaged one */
    public static PageSearch open(Path folder, Dates dates) throws IOException {
        Directory directory = FSDirectory.open(folder);
        try {
            DirectoryReader reader = DirectoryReader.open(directory);
            try {
                IndexFields.requireVersion(reader.getIndexCommit().getUserData());
                return new PageSearch(directory, reader, dates);
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
        return search(query, Order.RELEVANCE, limit, possible);
    }

    /** Likewise, the first in another order of the 1,000 that are best. */
    public Hits search(Query query, Order order, int limit, boolean possible) throws QueryException, IOException {
        QueryTree tree = dated(query.tree());
        LuceneQueries.requireFew(tree, reader);
        TopDocs found = searcher.search(new LuceneQueries(tree, reader).query(), CANDIDATES);
        FoundLines lines = new FoundLines(reader);
        List<Candidate> candidates = lines.candidates(found, tree.wanted(), false);
        if (!tree.isToldByIndex()) {
            lines.look(candidates, tree.wanted());
        }
        // Lucene looked for the words of phrases, wherever in the line, and for spelt words in any spelling.
        int words = candidates.size();
        candidates.removeIf(candidate -> !candidate.fits(tree));
        int fitting = candidates.size();
        boolean isCounted = fitting == words && !tree.hasFilter(Filter.Confidence.class);
        long count = found.totalHits.value() > CANDIDATES && isCounted ? found.totalHits.value() : fitting;
        QueryTree wider = tree.widened();
        if (possible && !wider.equals(tree)) {
            candidates.addAll(like(wider, candidates, lines));
        }
        rank(candidates, tree.wanted(), order, lines);
        Expected expected = Expected.of(candidates.stream()
                .filter(candidate -> !candidate.isPossible())
                .<DoubleUnaryOperator>map(candidate -> shift -> candidate.truth(tree, shift))
                .toList());
        List<Candidate> first = candidates.subList(0, Math.min(limit, candidates.size()));
        lines.look(first, tree.wanted());
        List<Hit> hits = new ArrayList<>();
        for (Candidate candidate : first) {
            hits.add(candidate.hit(lines.image(candidate)));
        }
        return new Hits(count, candidates.size(), expected, candidates.size() - fitting, Facets.of(candidates), hits);
    }

    /** A query with the documents that are meant in the place of their dates. */
    private QueryTree dated(QueryTree query) throws QueryException, IOException {
        if (!query.hasFilter(Filter.Dated.class)) {
            return query;
        }
        Map<String, DateSpan> known = dates.ofDocuments();
        List<Filter.Dated> asked = new ArrayList<>();
        QueryTree tree = query.dated(filter -> {
            asked.add(filter);
            Set<String> then = new HashSet<>();
            known.forEach((document, span) -> {
                if (span.meets(filter.span())) {
                    then.add(document);
                }
            });
            return new Filter.InDocuments(then);
        });
        if (known.isEmpty()) {
            throw new QueryException(
                    asked.getFirst().place(),
                    "no document here has a date; write a file dates.csv into the collection, on each line a"
                            + " document's name, a comma and its date, such as 1914-08");
        }
        return tree;
    }

    /** Lines that only a wider query finds. */
    private List<Candidate> like(QueryTree wider, List<Candidate> known, FoundLines lines) throws IOException {
        Set<Integer> numbers = new HashSet<>();
        known.forEach(candidate -> numbers.add(candidate.number()));
        TopDocs found = searcher.search(new LuceneQueries(wider, reader).query(), CANDIDATES);
        List<Candidate> others = lines.candidates(found, wider.wanted(), true);
        others.removeIf(candidate -> numbers.contains(candidate.number()));
        lines.look(others, wider.wanted());
        others.removeIf(candidate -> !candidate.fits(wider));
        return others;
    }

    /** Sorts by what the index tells, then the first of them by their readings. */
    private static void rank(List<Candidate> candidates, List<QueryTree.Leaf> parts, Order order, FoundLines lines)
            throws IOException {
        score(candidates, parts.size());
        candidates.sort(order.comparator());
        List<Candidate> first = candidates.subList(0, Math.min(EXACT, candidates.size()));
        lines.look(first, parts);
        score(candidates, parts.size());
        first.sort(order.comparator());
    }

    /** Possible hits lend nothing to the other lines of their page. */
    private static void score(List<Candidate> candidates, int parts) {
        Map<Place, double[]> absentFromPage = new HashMap<>();
        for (Candidate candidate : candidates) {
            double[] absent = absentFromPage.computeIfAbsent(candidate.place(), place -> ones(parts));
            for (int i = 0; i < parts && !candidate.isPossible(); i++) {
                absent[i] *= 1 - candidate.weight(i);
            }
        }
        for (Candidate candidate : candidates) {
            candidate.score(absentFromPage.get(candidate.place()), PAGE_SHARE);
        }
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
