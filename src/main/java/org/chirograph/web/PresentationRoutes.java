package org.chirograph.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chirograph.catalog.DocumentEntry;
import org.chirograph.catalog.PageEntry;

/** The IIIF Presentation API 3: the collection, and a manifest for every document with a canvas for every page. */
final class PresentationRoutes {
    static final String CONTEXT = "http://iiif.io/api/presentation/3/context.json";
    private static final String MANIFEST = "/iiif/manifest/";

    private final Shelf shelf;

    PresentationRoutes(Shelf shelf) {
        this.shelf = shelf;
    }

    /** What names a page in manifests and in what is found. */
    static String canvas(String server, String document, String page) {
        return server + MANIFEST + document + "/canvas/" + page;
    }

    void collection(Context context) throws Exception {
        String server = Server.address(context);
        List<Object> manifests = new ArrayList<>();
        for (DocumentEntry document : shelf.documents()) {
            if (!shelf.recorded(document).isEmpty()) {
                manifests.add(Json.map(
                        "id", server + MANIFEST + document.id(), "type", "Manifest", "label", label(document.stem())));
            }
        }
        Json.linked(
                context,
                CONTEXT,
                Json.map(
                        "@context",
                        CONTEXT,
                        "id",
                        server + "/iiif/collection",
                        "type",
                        "Collection",
                        "label",
                        label("Collection"),
                        "items",
                        manifests));
    }

    void manifest(Context context) throws Exception {
        DocumentEntry document = shelf.document(context.pathParam("document"));
        List<PageEntry> pages = shelf.recorded(document);
        if (pages.isEmpty()) {
            throw RequestException.missing("no page of this document was read yet");
        }
        String server = Server.address(context);
        List<Object> canvases = new ArrayList<>();
        for (PageEntry page : pages) {
            canvases.add(canvas(server, page));
        }
        Json.linked(
                context,
                CONTEXT,
                Json.map(
                        "@context",
                        List.of(ContentSearchRoute.CONTEXT, CONTEXT),
                        "id",
                        server + MANIFEST + document.id(),
                        "type",
                        "Manifest",
                        "label",
                        label(document.stem()),
                        "service",
                        ContentSearchRoute.services(server, document.id()),
                        "items",
                        canvases));
    }

    private Map<String, Object> canvas(String server, PageEntry page) throws IOException {
        Shelf.Size size = shelf.size(page);
        String canvas = canvas(server, page.document(), page.page());
        String image = server + ImageRoute.path(page.document(), page.page());
        Map<String, Object> service = Json.map("id", image, "type", "ImageService3", "profile", "level1");
        Map<String, Object> body = Json.map(
                "id",
                image + "/full/max/0/default.jpg",
                "type",
                "Image",
                "format",
                "image/jpeg",
                "width",
                size.width(),
                "height",
                size.height(),
                "service",
                List.of(service));
        Map<String, Object> painting = Json.map(
                "id", canvas + "/scan", "type", "Annotation", "motivation", "painting", "body", body, "target", canvas);
        return Json.map(
                "id", canvas,
                "type", "Canvas",
                "label", label(page.page()),
                "width", size.width(),
                "height", size.height(),
                "items",
                        List.of(Json.map(
                                "id", canvas + "/scans", "type", "AnnotationPage", "items", List.of(painting))));
    }

    private static Map<String, Object> label(String text) {
        return Map.of("none", List.of(text));
    }
}
