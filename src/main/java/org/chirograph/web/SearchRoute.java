package org.chirograph.web;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chirograph.catalog.CatalogException;
import org.chirograph.page.Box;
import org.chirograph.search.Hit;
import org.chirograph.search.HitTable;
import org.chirograph.search.Hits;
import org.chirograph.search.Query;

/** {@code /api/search}: lines that fit a query, best first, page by page, and how many each document has of them. */
final class SearchRoute {
    /** What the index ranks exactly; deeper paging would show an order that is only nearly right. */
    static final int DEEPEST = 1_000;

    static final int MOST_AT_ONCE = 100;
    private static final int USUAL_AT_ONCE = 20;

    /**
     * @param lines that fit in the whole collection; exact up to 1,000, then at least that many
     * @param ranked how many of them can be paged through, of this document alone if one was asked for
     * @param documents what the best 1,000 lines are in, the document with the best line first
     */
    private record Found(
            String query, long lines, int from, int size, int ranked, List<Facet> documents, List<HitRow> hits) {}

    private record Facet(String document, String title, int lines) {}

    /** @param box of the line, in scan pixels */
    record HitRow(
            String document,
            String title,
            String page,
            String line,
            Box box,
            String text,
            double confidence,
            List<Hit.Match> words) {}

    private final Shelf shelf;
    private final LiveIndex index;

    SearchRoute(Shelf shelf, LiveIndex index) {
        this.shelf = shelf;
        this.index = index;
    }

    void handle(Context context) throws Exception {
        String query = Parameters.query(context);
        int size = Parameters.number(context, "size", USUAL_AT_ONCE, 1, MOST_AT_ONCE);
        int from = Parameters.number(context, "from", 0, 0, DEEPEST - size);
        Optional<String> within = Parameters.text(context, "document");
        Query parsed = Query.parse(query);
        Hits found = index.search(parsed, DEEPEST);
        List<Hit> wanted = within.isEmpty()
                ? found.hits()
                : index.search(parsed.within(within, Optional.empty()), DEEPEST).hits();
        List<HitRow> rows = new ArrayList<>();
        for (Hit hit : wanted.stream().skip(from).limit(size).toList()) {
            rows.add(row(hit));
        }
        Json.answer(context, new Found(query, found.lines(), from, size, wanted.size(), facets(found.hits()), rows));
    }

    /** The best 1,000 lines as a table, to be kept. */
    void table(Context context) throws Exception {
        Query query =
                Query.parse(Parameters.query(context)).within(Parameters.text(context, "document"), Optional.empty());
        byte[] table = HitTable.csv(index.search(query, DEEPEST).hits()).getBytes(StandardCharsets.UTF_8);
        context.contentType("text/csv;charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"hits.csv\"")
                .header("Cache-Control", "no-cache")
                .result(table);
    }

    /** The lines of one page that fit, best first. */
    List<HitRow> onPage(String query, String document, String page) throws Exception {
        List<HitRow> rows = new ArrayList<>();
        Query here = Query.parse(query).within(Optional.of(document), Optional.of(page));
        for (Hit hit : index.search(here, DEEPEST).hits()) {
            rows.add(row(hit));
        }
        return rows;
    }

    private List<Facet> facets(List<Hit> hits) throws CatalogException {
        Map<String, Integer> counts = new LinkedHashMap<>();
        hits.forEach(hit -> counts.merge(hit.document(), 1, Integer::sum));
        List<Facet> facets = new ArrayList<>();
        for (var each : counts.entrySet()) {
            facets.add(new Facet(each.getKey(), title(each.getKey()), each.getValue()));
        }
        return facets;
    }

    private HitRow row(Hit hit) throws CatalogException {
        return new HitRow(
                hit.document(),
                title(hit.document()),
                hit.page(),
                hit.line(),
                hit.box(),
                hit.text(),
                hit.confidence(),
                hit.words());
    }

    private String title(String document) throws CatalogException {
        return shelf.title(document);
    }
}
