package org.chirograph.web;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chirograph.catalog.DocumentEntry;
import org.chirograph.page.Box;
import org.chirograph.search.Hit;
import org.chirograph.search.Query;

/** The IIIF Content Search API 2: where on the pages of a document something was found, and between which words. */
final class ContentSearchRoute {
    static final String CONTEXT = "http://iiif.io/api/search/2/context.json";

    private final Shelf shelf;
    private final LiveIndex index;

    ContentSearchRoute(Shelf shelf, LiveIndex index) {
        this.shelf = shelf;
        this.index = index;
    }

    static String path(String document) {
        return "/iiif/search/" + document;
    }

    void handle(Context context) throws Exception {
        DocumentEntry document = shelf.document(context.pathParam("document"));
        Query query = Query.parse(Parameters.query(context)).within(Optional.of(document.id()), Optional.empty());
        String server = Server.address(context);
        String here = server + context.req().getRequestURI() + "?" + context.queryString();
        List<Object> marks = new ArrayList<>();
        List<Object> contexts = new ArrayList<>();
        for (Hit hit : index.search(query, SearchRoute.DEEPEST).hits()) {
            for (Hit.Match match : hit.words()) {
                String id = server + path(document.id()) + "/" + hit.page() + "/" + match.word();
                marks.add(mark(id, server, hit, match));
                contexts.add(around(id, hit, match));
            }
        }
        Json.linked(
                context,
                CONTEXT,
                Json.map(
                        "@context", CONTEXT,
                        "id", here,
                        "type", "AnnotationPage",
                        "items", marks,
                        "annotations",
                                List.of(Json.map(
                                        "id", here + "#context", "type", "AnnotationPage", "items", contexts))));
    }

    private static Map<String, Object> mark(String id, String server, Hit hit, Hit.Match match) {
        Box box = match.box();
        String place = String.format("#xywh=%d,%d,%d,%d", box.x(), box.y(), box.width(), box.height());
        return Json.map(
                "id",
                id,
                "type",
                "Annotation",
                "motivation",
                "highlighting",
                "body",
                Json.map("type", "TextualBody", "value", match.text(), "format", "text/plain"),
                "target",
                PresentationRoutes.canvas(server, hit.document(), hit.page()) + place);
    }

    private static Map<String, Object> around(String id, Hit hit, Hit.Match match) {
        List<String> words = List.of(hit.text().split(" "));
        int at = Math.min(match.index(), words.size() - 1);
        Map<String, Object> quote = Json.map(
                "type", "TextQuoteSelector",
                "prefix", String.join(" ", words.subList(0, at)),
                "exact", match.text(),
                "suffix", String.join(" ", words.subList(at + 1, words.size())));
        return Json.map(
                "id",
                id + "/context",
                "type",
                "Annotation",
                "motivation",
                "contextualizing",
                "target",
                Json.map("type", "SpecificResource", "source", id, "selector", List.of(quote)));
    }
}
