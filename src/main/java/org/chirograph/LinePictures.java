package org.chirograph;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.chirograph.catalog.Catalog;
import org.chirograph.catalog.CatalogException;
import org.chirograph.catalog.DocumentEntry;
import org.chirograph.format.AtomicFile;
import org.chirograph.image.GrayImage;
import org.chirograph.page.Box;
import org.chirograph.scan.ScanDocument;
import org.chirograph.scan.ScanException;
import org.chirograph.scan.ScanLimits;
import org.chirograph.view.Crop;

/** Cuts pictures of lines out of a collection's scans. */
record LinePictures(Catalog catalog, CollectionArgument collection) {
    /** Writes the part of a page around {@code shown} into this file, as PNG, with {@code framed} framed. */
    void write(String document, String page, Box shown, List<Box> framed, Path into)
            throws CatalogException, IOException, ScanException {
        DocumentEntry entry = catalog.document(document)
                .orElseThrow(() -> new CatalogException("the catalogue does not know " + document
                        + ", though the index does; run: chirograph reindex " + collection));
        try (ScanDocument scan = ScanDocument.open(entry.path(), ScanLimits.DEFAULT)) {
            GrayImage image = scan.page(Integer.parseInt(page) - 1).pixels();
            AtomicFile.write(into, out -> Crop.write(image, shown, framed, out));
        }
    }
}
