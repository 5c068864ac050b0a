package org.chirograph.web;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chirograph.format.Sha256;

/** The files of the page in the browser: a fixed list, read when the server starts, so that no path is ever looked up. */
final class Assets {
    /**
     * @param path on the server
     * @param resource in the class path
     */
    private record Asset(String path, String resource, String type) {}

    private static final String OWN = "/org/chirograph/web/";
    private static final String VIEWER = "/META-INF/resources/webjars/openseadragon/2.4.2/build/openseadragon/";
    private static final String SCRIPT = "text/javascript; charset=utf-8";

    private static final List<Asset> ASSETS = List.of(
            new Asset("/", OWN + "index.html", "text/html; charset=utf-8"),
            new Asset("/style.css", OWN + "style.css", "text/css; charset=utf-8"),
            new Asset("/icon.svg", OWN + "icon.svg", "image/svg+xml"),
            new Asset("/app.js", OWN + "app.js", SCRIPT),
            new Asset("/dom.js", OWN + "dom.js", SCRIPT),
            new Asset("/results.js", OWN + "results.js", SCRIPT),
            new Asset("/searches.js", OWN + "searches.js", SCRIPT),
            new Asset("/viewer.js", OWN + "viewer.js", SCRIPT),
            new Asset("/review", OWN + "review.html", "text/html; charset=utf-8"),
            new Asset("/review.js", OWN + "review.js", SCRIPT),
            new Asset("/audit", OWN + "audit.html", "text/html; charset=utf-8"),
            new Asset("/audit.js", OWN + "audit.js", SCRIPT),
            new Asset("/correct.js", OWN + "correct.js", SCRIPT),
            new Asset("/sheet.js", OWN + "sheet.js", SCRIPT),
            new Asset("/grid", OWN + "grid.html", "text/html; charset=utf-8"),
            new Asset("/grid.js", OWN + "grid.js", SCRIPT),
            new Asset("/insights", OWN + "insights.html", "text/html; charset=utf-8"),
            new Asset("/insights.js", OWN + "insights.js", SCRIPT),
            new Asset("/honest.js", OWN + "honest.js", SCRIPT),
            new Asset("/edit.js", OWN + "edit.js", SCRIPT),
            new Asset("/openseadragon.js", VIEWER + "openseadragon.min.js", SCRIPT),
            new Asset("/openapi.json", OWN + "openapi.json", "application/json"));

    private Assets() {}

    static Map<String, Handler> routes() throws IOException {
        Map<String, Handler> routes = new LinkedHashMap<>();
        for (Asset asset : ASSETS) {
            byte[] bytes = bytes(asset.resource());
            String tag = "W/\"" + Sha256.of(bytes) + "\"";
            routes.put(asset.path(), context -> {
                if (asset.path().equals("/")) {
                    SearchRoute.announce(context);
                }
                answer(context, asset.type(), bytes, tag);
            });
        }
        return routes;
    }

    /** What a browser has already, it need neither be sent nor take apart again. */
    private static void answer(Context context, String type, byte[] bytes, String tag) {
        context.header("Cache-Control", "no-cache").header("ETag", tag);
        if (tag.equals(context.header("If-None-Match"))) {
            context.status(304);
        } else {
            context.contentType(type).result(bytes);
        }
    }

    private static byte[] bytes(String resource) throws IOException {
        try (InputStream in = Assets.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("the program is incomplete: " + resource + " is missing; build it again");
            }
            return in.readAllBytes();
        }
    }
}
