package org.chirograph.web;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.chirograph.catalog.DocumentEntry;
import org.chirograph.image.GrayImage;
import org.chirograph.scan.ScanDocument;
import org.chirograph.scan.ScanException;
import org.chirograph.scan.ScanLimits;
import org.jspecify.annotations.Nullable;

/**
 * Decoded pages, the last used kept: a viewer asks for one page in dozens of tiles. One page is decoded at a time, so that
 * many clients need no more memory than one. Safe for several threads.
 */
final class Scans {
    /** Longer than any page takes to decode; who waits so long stands behind many others. */
    private static final long PATIENCE_SECONDS = 30;

    private final long maxBytes;
    private final Map<String, GrayImage> kept = new LinkedHashMap<>(16, 0.75f, true);
    private final ReentrantLock decoding = new ReentrantLock(true);
    private long bytes;

    /** @param maxBytes of decoded pages to keep; one byte a pixel */
    Scans(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** @throws RequestException when too many wait for pages */
    GrayImage page(DocumentEntry document, String page) throws ScanException, RequestException, InterruptedException {
        return page(document, page, true);
    }

    private GrayImage page(DocumentEntry document, String page, boolean isAsked)
            throws ScanException, RequestException, InterruptedException {
        String key = document.id() + "/" + page;
        GrayImage known = known(key);
        if (known != null) {
            return known;
        }
        if (!decoding.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new RequestException(503, "too many pages are asked for at once; try again in a moment");
        }
        try {
            GrayImage meanwhile = known(key);
            if (meanwhile != null) {
                return meanwhile;
            }
            try (ScanDocument scan = ScanDocument.open(document.path(), ScanLimits.DEFAULT)) {
                GrayImage decoded = scan.page(Integer.parseInt(page) - 1).pixels();
                if (isAsked || hasRoom(decoded)) {
                    keep(key, decoded);
                }
                return decoded;
            }
        } finally {
            decoding.unlock();
        }
    }

    /** The same for work behind the scenes, which drives out nothing that people look at; nothing when too many wait. */
    Optional<GrayImage> beside(DocumentEntry document, String page) throws ScanException {
        try {
            return Optional.of(page(document, page, false));
        } catch (RequestException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private synchronized @Nullable GrayImage known(String key) {
        return kept.get(key);
    }

    private synchronized boolean hasRoom(GrayImage image) {
        return bytes + image.pixels().length <= maxBytes;
    }

    private synchronized void keep(String key, GrayImage image) {
        if (image.pixels().length > maxBytes) {
            return;
        }
        kept.put(key, image);
        bytes += image.pixels().length;
        Iterator<GrayImage> oldest = kept.values().iterator();
        while (bytes > maxBytes) {
            bytes -= oldest.next().pixels().length;
            oldest.remove();
        }
    }
}
