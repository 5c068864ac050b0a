package org.chirograph.web;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpResponseException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.chirograph.catalog.Catalog;
import org.chirograph.catalog.CatalogException;
import org.chirograph.catalog.CollectionFolder;
import org.chirograph.looks.LookAlikes;
import org.chirograph.review.Completions;
import org.chirograph.scan.ScanException;
import org.chirograph.search.Dates;
import org.chirograph.search.QueryException;
import org.chirograph.search.SavedSearches;
import org.eclipse.jetty.server.handler.ErrorHandler;

/** A collection on a port of this machine, for browsers and other programs, until it is closed. */
public final class Server implements AutoCloseable {
    /** A line's text is the most that anybody sends. */
    private static final long MAX_REQUEST_BYTES = 64 << 10;

    private static final int MAX_HEADER_BYTES = 16 << 10;

    /** Share of Java's heap for decoded pages: as much again is needed to decode one. */
    private static final long HEAP_SHARE = 4;

    private final Catalog catalog;
    private final LiveIndex index;
    private final Desk desk;
    private final LookAlikes alikes;
    private final Javalin javalin;
    private final Set<String> paths;

    private Server(Catalog catalog, LiveIndex index, Desk desk, LookAlikes alikes, Javalin javalin, Set<String> paths) {
        this.catalog = catalog;
        this.index = index;
        this.desk = desk;
        this.alikes = alikes;
        this.javalin = javalin;
        this.paths = Set.copyOf(paths);
    }

    /**
     * Opens a collection and answers from when this returns.
     *
     * @param glyphs folder of the model for isolated characters, opened when look-alikes are first asked for
     * @param spelling completes what people type; asked when one first begins to
     * @param faults takes what went wrong on this side, a line each; called by several threads
     */
    public static Server start(
            CollectionFolder folder, Reach reach, Path glyphs, Completions.Spelling spelling, Consumer<String> faults)
            throws CatalogException, IOException {
        Catalog catalog = Catalog.open(folder);
        Shelf shelf = new Shelf(folder, catalog);
        LiveIndex index;
        try {
            index = new LiveIndex(folder.index(), new Dates(folder.dates(), shelf::titles, shelf::dates));
        } catch (IOException e) {
            catalog.close();
            throw e;
        }
        Desk desk = new Desk(folder, index, faults);
        Scans scans = new Scans(Runtime.getRuntime().maxMemory() / HEAP_SHARE);
        LookAlikes alikes = new LookAlikes(folder, catalog, glyphs, scans::beside, faults);
        try {
            Map<String, Handler> routes = routes(shelf, index, scans, reach.readOnly());
            QueueRoute queue = new QueueRoute(shelf, index, new LiveQueue(folder, catalog, faults));
            AuditRoutes audit = new AuditRoutes(folder, catalog, shelf, desk);
            SavedSearchRoutes saved = new SavedSearchRoutes(new SavedSearches(folder.searches()));
            routes.put("/api/searches", saved::list);
            routes.put("/api/review/queue", queue::handle);
            routes.put("/api/review/completions", new CompletionsRoute(shelf, new Completions(spelling))::handle);
            routes.put("/api/review/audit", audit::show);
            SheetRoutes sheets = new SheetRoutes(catalog, shelf, desk, alikes);
            routes.put("/api/review/alike", sheets::alike);
            routes.put("/api/review/grid", sheets::grid);
            routes.put("/api/insights", new InsightsRoute(catalog, shelf)::handle);
            ReliabilityRoute reliability = new ReliabilityRoute(catalog, shelf);
            routes.put("/api/insights/reliability", reliability::handle);
            routes.put("/api/insights/reliability.png", reliability::picture);
            Map<String, Handler> changes = changes(new CorrectionRoutes(shelf, desk), audit, saved, sheets);
            Set<String> paths = new HashSet<>(routes.keySet());
            paths.addAll(changes.keySet());
            Access access = new Access(reach);
            Origins origins = new Origins(reach.origins());
            Javalin javalin = Javalin.create(config -> {
                config.startup.showJavalinBanner = false;
                config.startup.showOldJavalinVersionWarning = false;
                config.jetty.host = reach.address().getHostAddress();
                config.jetty.port = reach.port();
                bound(config);
                config.routes.before(context -> {
                    Safety.mark(context);
                    if (!origins.admit(context)) {
                        access.check(context);
                    }
                });
                errors(config.routes, faults);
                routes.forEach((path, handler) -> config.routes.get(path, handler));
                changes.forEach((path, handler) -> config.routes.post(path, handler));
            });
            return new Server(catalog, index, desk, alikes, javalin.start(), paths);
        } catch (RuntimeException | IOException e) {
            alikes.close();
            desk.close();
            index.close();
            catalog.close();
            if (e.getCause() instanceof IOException cause) {
                throw new IOException(
                        "can't listen on port " + reach.port() + ": " + cause.getMessage()
                                + "; another program may have it: choose another with --port, or 0 for any that is free",
                        cause);
            }
            throw e;
        }
    }

    public int port() {
        return javalin.port();
    }

    /** The paths that are answered, with their variable parts in braces. */
    Set<String> paths() {
        return paths;
    }

    /** Where the client reached this server, such as {@code http://localhost:8080}; {@link Access} has looked at it. */
    static String address(Context context) {
        return context.scheme() + "://" + context.header("Host");
    }

    private static void bound(JavalinConfig config) {
        config.http.maxRequestSize = MAX_REQUEST_BYTES;
        config.http.prefer405over404 = true;
        config.jetty.modifyHttpConfiguration(http -> {
            http.setSendServerVersion(false);
            http.setRequestHeaderSize(MAX_HEADER_BYTES);
        });
        config.jetty.modifyServer(server -> {
            ErrorHandler plain = new ErrorHandler();
            plain.setShowStacks(false);
            plain.setShowCauses(false);
            server.setErrorHandler(plain);
        });
    }

    /** What answers at which path to GET. */
    private static Map<String, Handler> routes(Shelf shelf, LiveIndex index, Scans scans, boolean readOnly)
            throws IOException {
        SearchRoute search = new SearchRoute(shelf, index);
        CollectionRoutes collection = new CollectionRoutes(shelf, index, readOnly);
        ImageRoute image = new ImageRoute(shelf, scans);
        PresentationRoutes presentation = new PresentationRoutes(shelf);
        Map<String, Handler> routes = new LinkedHashMap<>(Assets.routes());
        routes.put("/api/search", search::handle);
        routes.put("/api/search.csv", search::table);
        routes.put("/api/documents", collection::documents);
        routes.put("/api/status", collection::status);
        routes.put("/api/pages/{document}/{page}", new PageRoute(shelf, search)::handle);
        routes.put("/iiif/image/{document}/{page}", image::base);
        routes.put("/iiif/image/{document}/{page}/info.json", image::info);
        routes.put("/iiif/image/{document}/{page}/{region}/{size}/{rotation}/{file}", image::image);
        routes.put("/iiif/collection", presentation::collection);
        routes.put("/iiif/manifest/{document}", presentation::manifest);
        ContentSearchRoute found = new ContentSearchRoute(shelf, index);
        routes.put("/iiif/search/{document}", found::handle);
        routes.put("/iiif/search1/{document}", found::handleFirst);
        return routes;
    }

    /** What changes the collection, all of it by POST alone. */
    private static Map<String, Handler> changes(
            CorrectionRoutes corrections, AuditRoutes audit, SavedSearchRoutes saved, SheetRoutes sheets) {
        return Map.of(
                "/api/searches", saved::change,
                "/api/review/answers", corrections::answer,
                "/api/review/sheet", sheets::keep,
                "/api/review/lines", corrections::draw,
                "/api/review/split", corrections::split,
                "/api/review/join", corrections::join,
                "/api/review/undo", corrections::undo,
                "/api/review/audit", audit::tell);
    }

    private static void errors(RoutesConfig routes, Consumer<String> faults) {
        routes.exception(RequestException.class, (e, context) -> Safety.error(context, e.status(), message(e)));
        routes.exception(QueryException.class, (e, context) -> Safety.queryError(context, message(e), e.place()));
        routes.exception(HttpResponseException.class, (e, context) -> Safety.error(context, e.getStatus(), message(e)));
        routes.exception(ScanException.class, (e, context) -> {
            faults.accept(message(e));
            Safety.error(context, 404, "the scan can't be read; the server's own messages say why");
        });
        routes.exception(Exception.class, (e, context) -> {
            faults.accept(context.method() + " " + context.path() + ": " + e);
            Safety.error(context, 500, "something went wrong here; the server's own messages say what");
        });
    }

    private static String message(Exception e) {
        return String.valueOf(e.getMessage());
    }

    @Override
    public void close() throws CatalogException, IOException {
        javalin.stop();
        try (catalog;
                index;
                alikes) {
            desk.close();
        }
    }
}
