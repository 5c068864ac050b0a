package org.chirograph.web;

import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import org.chirograph.catalog.CatalogException;
import org.chirograph.page.Box;
import org.chirograph.search.Expected;
import org.chirograph.search.Facets;
import org.chirograph.search.Hit;
import org.chirograph.search.HitTable;
import org.chirograph.search.Hits;
import org.chirograph.search.Order;
import org.chirograph.search.Query;

/** {@code /api/search}: lines that fit a query, best first, page by page, and how many each document has of them. */
final class SearchRoute {
    /** What the index ranks exactly; deeper paging would show an order that is only nearly right. */
    static final int DEEPEST = 1_000;

    static final int MOST_AT_ONCE = 100;
    private static final int USUAL_AT_ONCE = 20;
    /** Documents that people look through beside the results: a thousand take longer to draw than to find. */
    private static final int USUAL_DOCUMENTS = 30;

    /** Parameters of a search that the browser's first page has too, in the order in which it asks for them. */
    private static final List<String> FIRST = List.of("q", "document", "sort", "from");

    /**
     * @param lines that fit in the whole collection; exact up to 1,000, then at least that many
     * @param ranked how many of them can be paged through, of this document alone if one was asked for
     * @param judged of how many of these lines, the best, {@code expected} tells how many are right
     * @param documents what the best 1,000 lines are in, the document with the first line first, and the one asked for
     * @param otherDocuments what is left out of these
     * @param confidence how many of the hits that can be paged through lie in each range, with the filter that gives these
     * @param pipelines likewise, by the pipeline that read them
     * @param forms likewise, by how words that were asked for by their stems are spelt
     */
    private record Found(
            String query,
            long lines,
            int from,
            int size,
            int ranked,
            int judged,
            Expected expected,
            List<Facet> documents,
            Others otherDocuments,
            List<Facets.Count> confidence,
            List<Facets.Count> pipelines,
            List<Facets.Count> forms,
            List<HitRow> hits) {}

    private record Facet(String document, String title, int lines) {}

    private record Others(int documents, int lines) {}

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
        int most = Parameters.number(context, "documents", USUAL_DOCUMENTS, 0, DEEPEST);
        Order order = order(context);
        Query parsed = Query.parse(query);
        Hits found = index.search(parsed, order, from + size);
        Hits wanted =
                within.isEmpty() ? found : index.search(parsed.within(within, Optional.empty()), order, from + size);
        List<HitRow> rows = new ArrayList<>();
        for (Hit hit : wanted.from(from).hits()) {
            rows.add(row(hit));
        }
        List<Facet> documents = documents(found.facets(), most, within);
        int listed = documents.stream().mapToInt(Facet::lines).sum();
        Others others = new Others(found.facets().documents().size() - documents.size(), found.ranked() - listed);
        Json.answer(
                context,
                new Found(
                        query,
                        found.lines(),
                        from,
                        size,
                        wanted.ranked(),
                        wanted.judged(),
                        wanted.expected(),
                        documents,
                        others,
                        wanted.facets().confidence(),
                        wanted.facets().pipelines(),
                        wanted.facets().forms(),
                        rows));
    }

    /** Tells a browser that asks for the page with the results of a search to ask for these at once, not after its scripts. */
    static void announce(Context page) {
        String query = page.queryParam("q");
        if (query == null
                || query.isEmpty()
                || query.length() > Parameters.MAX_QUERY
                || page.queryParam("open") != null) {
            return;
        }
        StringJoiner address = new StringJoiner("&", "</api/search?", ">; rel=preload; as=fetch; crossorigin");
        for (String name : FIRST) {
            Parameters.text(page, name)
                    .ifPresent(value -> address.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
        }
        page.header("Link", address.toString());
    }

    private static Order order(Context context) throws RequestException {
        String named = Parameters.text(context, "sort").orElse("relevance");
        return switch (named) {
            case "relevance" -> Order.RELEVANCE;
            case "confidence" -> Order.CONFIDENCE;
            case "document" -> Order.DOCUMENT;
            default -> throw RequestException.bad("sort is relevance, confidence or document, not " + named);
        };
    }

    /** The best 1,000 lines as a table, to be kept. */
    void table(Context context) throws Exception {
        Query query =
                Query.parse(Parameters.query(context)).within(Parameters.text(context, "document"), Optional.empty());
        byte[] table = HitTable.csv(index.search(query, order(context), DEEPEST).hits())
                .getBytes(StandardCharsets.UTF_8);
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

    private List<Facet> documents(Facets facets, int most, Optional<String> within) throws CatalogException {
        List<Facet> documents = new ArrayList<>();
        for (int i = 0; i < facets.documents().size(); i++) {
            Facets.Count each = facets.documents().get(i);
            if (i < most || within.equals(Optional.of(each.value()))) {
                documents.add(new Facet(each.value(), title(each.value()), each.lines()));
            }
        }
        return documents;
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
