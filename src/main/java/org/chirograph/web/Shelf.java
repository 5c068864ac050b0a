package org.chirograph.web;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.chirograph.catalog.Catalog;
import org.chirograph.catalog.CatalogException;
import org.chirograph.catalog.CollectionFolder;
import org.chirograph.catalog.DocumentEntry;
import org.chirograph.catalog.PageEntry;
import org.chirograph.catalog.Tally;
import org.chirograph.format.PageReader;
import org.chirograph.page.Page;

/**
 * What the collection holds, looked up by the names that clients send. A name only ever selects among what the catalogue
 * lists; none becomes part of a path before it was found there. Safe for several threads.
 */
final class Shelf {
    /** @param width in scan pixels */
    record Size(int width, int height) {}

    private final CollectionFolder folder;
    private final Catalog catalog;

    /** By the record's SHA-256: reading a record only for the size of its page takes a hundredth of a second. */
    private final Map<String, Size> sizes = new ConcurrentHashMap<>();

    /** @param catalog stays the caller's */
    Shelf(CollectionFolder folder, Catalog catalog) {
        this.folder = folder;
        this.catalog = catalog;
    }

    List<DocumentEntry> documents() throws CatalogException {
        return catalog.documents();
    }

    Tally tally() throws CatalogException {
        return catalog.tally();
    }

    List<PageEntry> pages() throws CatalogException {
        return catalog.pages();
    }

    Optional<DocumentEntry> known(String id) throws CatalogException {
        return catalog.document(id);
    }

    DocumentEntry document(String id) throws CatalogException, RequestException {
        return catalog.document(id)
                .orElseThrow(() -> RequestException.missing("there is no document of this name in the collection"));
    }

    /** What people call a document; its id where the index still knows one that has just left the catalogue. */
    String title(String id) throws CatalogException {
        return catalog.document(id).map(DocumentEntry::stem).orElse(id);
    }

    /** What people call the documents, by their ids. */
    Map<String, String> titles() throws IOException {
        try {
            return catalog.documents().stream().collect(Collectors.toMap(DocumentEntry::id, DocumentEntry::stem));
        } catch (CatalogException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** When documents were written, as their own files say, by the documents' ids. */
    Map<String, String> dates() throws IOException {
        try {
            return catalog.dates();
        } catch (CatalogException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** The pages of a document that have a record, in order. */
    List<PageEntry> recorded(DocumentEntry document) throws CatalogException {
        return catalog.pages(document).stream().filter(PageEntry::hasRecord).toList();
    }

    PageEntry page(DocumentEntry document, String page) throws CatalogException, RequestException {
        return catalog.page(document.id(), page)
                .filter(PageEntry::hasRecord)
                .orElseThrow(() -> RequestException.missing("the document has no page of this name that was read"));
    }

    Page record(PageEntry page) throws IOException {
        return PageReader.read(folder.record(page.document(), page.page()));
    }

    Size size(PageEntry page) throws IOException {
        Size known = sizes.get(page.record());
        if (known != null) {
            return known;
        }
        Page record = record(page);
        Size size = new Size(record.width(), record.height());
        sizes.put(page.record(), size);
        return size;
    }
}
