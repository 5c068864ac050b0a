package org.chirograph.web;

import io.javalin.http.Context;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.chirograph.catalog.DocumentEntry;
import org.chirograph.catalog.PageEntry;
import org.chirograph.image.GrayImage;
import org.chirograph.image.ImageCodec;
import org.chirograph.image.Scaling;

/** The IIIF Image API 3, level 1, for every page and any part of it, in grey. */
final class ImageRoute {
    static final String CONTEXT = "http://iiif.io/api/image/3/context.json";
    static final String PREFIX = "/iiif/image/";
    private static final int JPEG_QUALITY = 85;
    private static final int TILE = 512;

    /** What a document's id names never changes: it holds the hash of the file. */
    private static final String FOR_A_WEEK = "private, max-age=604800, immutable";

    private final Shelf shelf;
    private final Scans scans;

    /** Scaling and compressing keep a processor busy: more at once would only need more memory. */
    private final Semaphore working = new Semaphore(Runtime.getRuntime().availableProcessors(), true);

    ImageRoute(Shelf shelf, Scans scans) {
        this.shelf = shelf;
        this.scans = scans;
    }

    /** Where a page's image service is on this server. */
    static String path(String document, String page) {
        return PREFIX + document + "/" + page;
    }

    /** The address of the image itself leads to what describes it. */
    void base(Context context) throws Exception {
        PageEntry page = page(context);
        context.status(303).header("Location", path(page.document(), page.page()) + "/info.json");
    }

    void info(Context context) throws Exception {
        PageEntry page = page(context);
        Shelf.Size size = shelf.size(page);
        Json.linked(
                context,
                CONTEXT,
                Json.map(
                        "@context",
                        CONTEXT,
                        "id",
                        Server.address(context) + path(page.document(), page.page()),
                        "type",
                        "ImageService3",
                        "protocol",
                        "http://iiif.io/api/image",
                        "profile",
                        "level1",
                        "width",
                        size.width(),
                        "height",
                        size.height(),
                        "maxArea",
                        ImageRequest.MAX_AREA,
                        "tiles",
                        List.of(Json.map("width", TILE, "scaleFactors", List.of(1, 2, 4, 8, 16))),
                        "extraFormats",
                        List.of("png"),
                        "extraQualities",
                        List.of("gray"),
                        "extraFeatures",
                        List.of("regionByPct", "sizeByPct", "sizeByConfinedWh")));
    }

    void image(Context context) throws Exception {
        DocumentEntry document = shelf.document(context.pathParam("document"));
        PageEntry page = shelf.page(document, context.pathParam("page"));
        Shelf.Size size = shelf.size(page);
        ImageRequest wanted = ImageRequest.parse(size, context.pathParam("region"), context.pathParam("size"));
        if (!context.pathParam("rotation").equals("0")) {
            throw new RequestException(501, "scans are shown upright: the rotation is 0");
        }
        String file = context.pathParam("file");
        boolean png = file.endsWith(".png");
        if (!file.matches("(default|gray|color)\\.(jpg|png)")) {
            throw new RequestException(501, "there is default.jpg, gray.jpg and color.jpg, and the same as png");
        }
        GrayImage scan = scans.page(document, page.page());
        if (scan.width() != size.width() || scan.height() != size.height()) {
            throw RequestException.missing("the scan is no longer the file that was read");
        }
        working.acquire();
        try {
            GrayImage part = Scaling.part(
                    scan,
                    wanted.region().x(),
                    wanted.region().y(),
                    wanted.region().width(),
                    wanted.region().height(),
                    wanted.width(),
                    wanted.height());
            byte[] bytes = png ? ImageCodec.encodePng(part) : ImageCodec.encodeJpeg(part, JPEG_QUALITY);
            context.contentType(png ? "image/png" : "image/jpeg")
                    .header("Cache-Control", FOR_A_WEEK)
                    .result(bytes);
        } finally {
            working.release();
        }
    }

    private PageEntry page(Context context) throws Exception {
        return shelf.page(shelf.document(context.pathParam("document")), context.pathParam("page"));
    }
}
