package org.chirograph;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.chirograph.catalog.Catalog;
import org.chirograph.catalog.CatalogException;
import org.chirograph.catalog.CollectionFolder;
import org.chirograph.catalog.DocumentEntry;
import org.chirograph.catalog.PageEntry;
import org.chirograph.export.ScanPlaces;
import org.chirograph.format.PageReader;
import org.chirograph.page.Page;
import org.chirograph.scan.ScanDocument;
import org.chirograph.scan.ScanException;
import org.chirograph.scan.ScanLimits;
import org.chirograph.scan.ScanPage;
import org.chirograph.train.TranscribedLines;

/** Takes what people vouch for in a collection as lines to learn from; a scan is opened only where there are any. */
final class CorrectedPages {
    private final CollectionFolder folder;
    private final ScanPlaces scans;
    private final TranscribedLines lines;
    private final Consumer<String> progress;
    private int pages;
    private int failures;

    /** @param lines added to */
    CorrectedPages(CollectionFolder folder, ScanPlaces scans, TranscribedLines lines, Consumer<String> progress) {
        this.folder = folder;
        this.scans = scans;
        this.lines = lines;
        this.progress = progress;
    }

    /**
     * Reads all corrected pages; those that can't be taken are told and left out.
     *
     * @return how many those are
     * @throws CatalogException when people vouch for no line at all
     */
    int read() throws CatalogException {
        int before = lines.size();
        try (Catalog catalog = Catalog.open(folder)) {
            Set<String> corrected = catalog.journal().corrected();
            for (DocumentEntry document : catalog.documents()) {
                List<PageEntry> wanted = catalog.pages(document).stream()
                        .filter(page -> corrected.contains(page.document() + "/" + page.page()))
                        .filter(page -> Files.isRegularFile(folder.record(page.document(), page.page())))
                        .toList();
                if (!wanted.isEmpty()) {
                    read(document, wanted);
                }
            }
        }
        if (pages == 0 && failures == 0) {
            throw new CatalogException("nobody vouches for all words of a line in " + folder.root()
                    + " yet, so there is nothing to learn from. Correct or confirm whole lines first, with: chirograph"
                    + " serve " + folder.root());
        }
        progress.accept(folder.root() + ": " + (lines.size() - before) + " lines to learn from on " + pages
                + " corrected pages");
        return failures;
    }

    private void read(DocumentEntry document, List<PageEntry> wanted) {
        try (Scan scan = new Scan(document)) {
            for (PageEntry page : wanted) {
                try {
                    read(document, page.page(), scan);
                } catch (IOException | ScanException | IllegalArgumentException e) {
                    failures++;
                    progress.accept("Page " + page.page() + " of " + document.id() + " is left out: " + e.getMessage());
                }
            }
        }
    }

    private void read(DocumentEntry document, String page, Scan scan) throws IOException, ScanException {
        Page record = PageReader.read(folder.record(document.id(), page));
        if (!lines.hasChecked(record)) {
            return;
        }
        ScanPage picture = scan.page(Integer.parseInt(page) - 1);
        if (picture.pixels().width() != record.width() || picture.pixels().height() != record.height()) {
            throw new IllegalArgumentException("its record is of " + record.width() + "×" + record.height()
                    + " pixels, its scan has " + picture.pixels().width() + "×"
                    + picture.pixels().height()
                    + ", so that nobody knows where its lines are; was the record made by another program?");
        }
        boolean single = document.pages() == 1;
        lines.addChecked(document.stem(), single ? document.stem() : document.stem() + "-" + page, record, picture);
        pages++;
    }

    /** A document's file, looked for when its first page is asked for. */
    private final class Scan implements AutoCloseable {
        private final DocumentEntry document;
        private Optional<ScanDocument> open = Optional.empty();

        Scan(DocumentEntry document) {
            this.document = document;
        }

        ScanPage page(int index) throws ScanException {
            if (open.isEmpty()) {
                open = Optional.of(ScanDocument.open(scans.of(document).file(), ScanLimits.DEFAULT));
            }
            return open.get().page(index);
        }

        @Override
        public void close() {
            open.ifPresent(ScanDocument::close);
        }
    }
}
