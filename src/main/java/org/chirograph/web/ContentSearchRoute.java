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

/**
 * The IIIF Content Search API: where on the pages of a document something was found, and between which words. In version
 * 2, and in version 1, which most viewers ask for still.
 */
final class ContentSearchRoute {
    static final String CONTEXT = "http://iiif.io/api/search/2/context.json";
    private static final String FIRST_CONTEXT = "http://iiif.io/api/search/1/context.json";

    private final Shelf shelf;
    private final LiveIndex index;

    ContentSearchRoute(Shelf shelf, LiveIndex index) {
        this.shelf = shelf;
        this.index = index;
    }

    /** The services that a manifest names. */
    static List<Object> services(String server, String document) {
        return List.of(
                Json.map("id", server + path(document), "type", "SearchService2"),
                Json.map(
                        "@id", server + "/iiif/search1/" + document,
                        "@type", "SearchService1",
                        "profile", "http://iiif.io/api/search/1/search"));
    }

    private static String path(String document) {
        return "/iiif/search/" + document;
    }

    /** A word that was found: its annotation's address, its place on a canvas, and the words around it. */
    private record Mark(String id, String target, String text, String before, String after) {
        static Mark of(String server, Hit hit, Hit.Match match) {
            Box box = match.box();
            List<String> words = List.of(hit.text().split(" "));
            int at = Math.min(match.index(), words.size() - 1);
            return new Mark(
                    server + path(hit.document()) + "/" + hit.page() + "/" + match.word(),
                    PresentationRoutes.canvas(server, hit.document(), hit.page())
                            + String.format("#xywh=%d,%d,%d,%d", box.x(), box.y(), box.width(), box.height()),
                    match.text(),
                    String.join(" ", words.subList(0, at)),
                    String.join(" ", words.subList(at + 1, words.size())));
        }
    }

    private List<Mark> marks(Context context) throws Exception {
        DocumentEntry document = shelf.document(context.pathParam("document"));
        Query query = Query.parse(Parameters.query(context)).within(Optional.of(document.id()), Optional.empty());
        String server = Server.address(context);
        List<Mark> marks = new ArrayList<>();
        for (Hit hit : index.search(query, SearchRoute.DEEPEST).hits()) {
            for (Hit.Match match : hit.words()) {
                marks.add(Mark.of(server, hit, match));
            }
        }
        return marks;
    }

    private static String here(Context context) {
        return Server.address(context) + context.req().getRequestURI() + "?" + context.queryString();
    }

    void handle(Context context) throws Exception {
        List<Mark> marks = marks(context);
        String here = here(context);
        Json.linked(
                context,
                CONTEXT,
                Json.map(
                        "@context",
                        CONTEXT,
                        "id",
                        here,
                        "type",
                        "AnnotationPage",
                        "items",
                        marks.stream().map(ContentSearchRoute::highlight).toList(),
                        "annotations",
                        List.of(Json.map(
                                "id",
                                here + "#context",
                                "type",
                                "AnnotationPage",
                                "items",
                                marks.stream().map(ContentSearchRoute::around).toList()))));
    }

    void handleFirst(Context context) throws Exception {
        List<Mark> marks = marks(context);
        Json.linked(
                context,
                FIRST_CONTEXT,
                Json.map(
                        "@context",
                        List.of("http://iiif.io/api/presentation/2/context.json", FIRST_CONTEXT),
                        "@id",
                        here(context),
                        "@type",
                        "sc:AnnotationList",
                        "within",
                        Json.map("@type", "sc:Layer", "total", marks.size()),
                        "resources",
                        marks.stream().map(ContentSearchRoute::painted).toList(),
                        "hits",
                        marks.stream().map(ContentSearchRoute::hit).toList()));
    }

    private static Map<String, Object> painted(Mark mark) {
        return Json.map(
                "@id",
                mark.id,
                "@type",
                "oa:Annotation",
                "motivation",
                "sc:painting",
                "resource",
                Json.map("@type", "cnt:ContentAsText", "format", "text/plain", "chars", mark.text),
                "on",
                mark.target);
    }

    private static Map<String, Object> hit(Mark mark) {
        return Json.map(
                "@type", "search:Hit",
                "annotations", List.of(mark.id),
                "before", mark.before,
                "match", mark.text,
                "after", mark.after);
    }

    private static Map<String, Object> highlight(Mark mark) {
        return Json.map(
                "id",
                mark.id,
                "type",
                "Annotation",
                "motivation",
                "highlighting",
                "body",
                Json.map("type", "TextualBody", "value", mark.text, "format", "text/plain"),
                "target",
                mark.target);
    }

    private static Map<String, Object> around(Mark mark) {
        Map<String, Object> quote =
                Json.map("type", "TextQuoteSelector", "prefix", mark.before, "exact", mark.text, "suffix", mark.after);
        return Json.map(
                "id",
                mark.id + "/context",
                "type",
                "Annotation",
                "motivation",
                "contextualizing",
                "target",
                Json.map("type", "SpecificResource", "source", mark.id, "selector", List.of(quote)));
    }
}
