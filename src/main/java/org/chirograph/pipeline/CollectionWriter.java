package org.chirograph.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.chirograph.catalog.Catalog;
import org.chirograph.catalog.CatalogException;
import org.chirograph.catalog.CollectionFolder;
import org.chirograph.catalog.CollectionLock;
import org.chirograph.catalog.PageEntry;
import org.chirograph.format.AtomicFile;
import org.chirograph.format.PageReader;
import org.chirograph.format.PageWriter;
import org.chirograph.page.Page;
import org.chirograph.search.PageIndex;

/**
 * A collection open for writing, by this process alone. The order of writing makes every moment safe to be killed in:
 * first the record, then the catalogue's "done", then the index; what is done but not surely indexed is indexed again
 * when the collection is next opened. Safe for use by several threads.
 */
public final class CollectionWriter implements AutoCloseable {
    /** Pages between two commits of the index: a commit costs about as much as a page. */
    private static final int PAGES_PER_COMMIT = 50;

    private final CollectionFolder folder;
    private final CollectionLock lock;
    private final Catalog catalog;
    private final PageIndex index;
    private int uncommitted;

    private CollectionWriter(CollectionFolder folder, CollectionLock lock, Catalog catalog, PageIndex index) {
        this.folder = folder;
        this.lock = lock;
        this.catalog = catalog;
        this.index = index;
    }

    /** Opens a collection and brings its index up to its records. */
    public static CollectionWriter open(CollectionFolder folder) throws CatalogException, IOException {
        return open(folder, PageIndex::open, Catalog::notIndexed);
    }

    /** Opens a collection with an index built anew from all its records. */
    public static CollectionWriter reindexed(CollectionFolder folder) throws CatalogException, IOException {
        return open(folder, PageIndex::create, Catalog::pages);
    }

    private interface IndexOpener {
        PageIndex open(Path folder) throws IOException;
    }

    private interface PageSelection {
        List<PageEntry> of(Catalog catalog) throws CatalogException;
    }

    private static CollectionWriter open(CollectionFolder folder, IndexOpener opener, PageSelection toIndex)
            throws CatalogException, IOException {
        CollectionLock lock = CollectionLock.take(folder);
        try {
            Catalog catalog = Catalog.open(folder);
            sweep(folder.records());
            CollectionWriter writer = new CollectionWriter(folder, lock, catalog, opener.open(folder.index()));
            for (PageEntry page : toIndex.of(catalog)) {
                writer.indexAgain(page);
            }
            writer.commit();
            return writer;
        } catch (CatalogException | IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** Deletes what killed processes left of records half written; the lock sees to it that nobody is writing now. */
    private static void sweep(Path records) throws IOException {
        if (!Files.isDirectory(records)) {
            return;
        }
        try (Stream<Path> files = Files.walk(records, 2)) {
            for (Path left : files.filter(AtomicFile::isLeftover).toList()) {
                Files.deleteIfExists(left);
            }
        }
    }

    public Catalog catalog() {
        return catalog;
    }

    Quarantine quarantine() {
        return new Quarantine(folder.quarantine());
    }

    boolean hasRecord(String document, String page) {
        return Files.isRegularFile(folder.record(document, page));
    }

    /** Records a page for good; when this returns a kill can't lose it. */
    PageOutcome done(String document, Page page, PageEntry entry) throws CatalogException, IOException {
        Path record = folder.record(document, page.id());
        Files.createDirectories(record.getParent());
        PageWriter.write(page, record);
        quarantine().release(document, page.id());
        synchronized (this) {
            catalog.put(entry);
            index.add(document, page);
            if (++uncommitted >= PAGES_PER_COMMIT) {
                commit();
            }
        }
        int characters = page.lines().mapToInt(line -> line.text().length()).sum();
        return new PageOutcome.Done(document, page.id(), (int) page.lines().count(), characters);
    }

    void failed(PageEntry entry) throws CatalogException {
        catalog.put(entry);
    }

    /** Makes the index durable. */
    synchronized void commit() throws CatalogException, IOException {
        index.commit();
        catalog.allIndexed();
        uncommitted = 0;
    }

    private void indexAgain(PageEntry page) throws IOException {
        if (page.outcome() == PageEntry.Outcome.DONE && hasRecord(page.document(), page.page())) {
            index.add(page.document(), PageReader.read(folder.record(page.document(), page.page())));
        }
    }

    @Override
    public void close() throws CatalogException, IOException {
        index.close();
        catalog.close();
        lock.close();
    }
}
