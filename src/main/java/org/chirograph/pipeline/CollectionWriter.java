package org.chirograph.pipeline;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.chirograph.catalog.Answer;
import org.chirograph.catalog.Catalog;
import org.chirograph.catalog.CatalogException;
import org.chirograph.catalog.CollectionFolder;
import org.chirograph.catalog.CollectionLock;
import org.chirograph.catalog.Correction;
import org.chirograph.catalog.DocumentEntry;
import org.chirograph.catalog.Method;
import org.chirograph.catalog.PageEntry;
import org.chirograph.catalog.WordConfidence;
import org.chirograph.format.AtomicFile;
import org.chirograph.format.FormatException;
import org.chirograph.format.PageReader;
import org.chirograph.format.PageWriter;
import org.chirograph.format.Sha256;
import org.chirograph.ledger.RunLedger;
import org.chirograph.page.Page;
import org.chirograph.search.IndexException;
import org.chirograph.search.PageIndex;

/**
 * A collection open for writing, by this process alone. The order of writing makes every moment safe to be killed in:
 * first the journal says which record is to come, then the record is written, then the catalogue says "done", then the
 * index has it. At the next opening the disk tells which of the records to come were written, what is not surely indexed
 * is indexed again, and the run that was killed is closed as interrupted. Safe for use by several threads.
 */
public final class CollectionWriter implements AutoCloseable {
    /** Pages between two commits of the index: a commit costs about as much as a page. */
    private static final int PAGES_PER_COMMIT = 50;

    private final CollectionFolder folder;
    private final CollectionLock lock;
    private final Catalog catalog;
    private final PageIndex index;
    private final RunLedger ledger;
    private int run;
    private int uncommitted;

    private CollectionWriter(CollectionFolder folder, CollectionLock lock, Catalog catalog, PageIndex index) {
        this.folder = folder;
        this.lock = lock;
        this.catalog = catalog;
        this.index = index;
        this.ledger = new RunLedger(folder, catalog);
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
            Catalog catalog = Catalog.open(folder, lock);
            sweep(folder.records());
            sweep(folder.runs());
            CollectionWriter writer = new CollectionWriter(folder, lock, catalog, opener.open(folder.index()));
            writer.settlePending();
            writer.ledger.closeAll();
            writer.adopt();
            new Indexing(folder, writer.index).add(toIndex.of(catalog));
            writer.commit();
            return writer;
        } catch (IndexException | FormatException | CatalogException | RuntimeException e) {
            lock.close();
            throw e;
        } catch (IOException e) {
            lock.close();
            throw unwritable(folder, e);
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

    /** For a write that failed. */
    CatalogException unwritable(IOException e) {
        return unwritable(folder, e);
    }

    private static CatalogException unwritable(CollectionFolder folder, IOException e) {
        return new CatalogException("can't write the collection in " + folder.root(), e);
    }

    private Quarantine quarantine() {
        return new Quarantine(folder.quarantine());
    }

    boolean hasRecord(String document, String page) {
        return Files.isRegularFile(folder.record(document, page));
    }

    /** Whether a page's record is the one that the catalogue vouches for. */
    boolean isAsWritten(String document, String page) throws CatalogException, IOException {
        var entry = catalog.page(document, page);
        return entry.isPresent()
                && Sha256.of(folder.record(document, page)).equals(entry.get().record());
    }

    /** A page's record as it is. */
    Page record(String document, String page) throws IOException {
        return PageReader.read(folder.record(document, page));
    }

    /** Opens a run; what is written from now on is done by it. */
    void begin(String command, Method method, Clock clock) throws CatalogException {
        run = ledger.begin(command, ProgramVersion.NAME, method, clock.instant());
    }

    /** Closes the run and writes its manifest. */
    void end(String outcome, int left, Clock clock) throws CatalogException, IOException {
        ledger.end(run, outcome, left, clock.instant());
    }

    /** The run that is open. */
    int run() {
        return run;
    }

    /**
     * Notes a file that the run was given. What was said of it when it could not be opened is out of date then, and so is
     * what an earlier run said of a folder around it that could not be listed.
     */
    void input(DocumentEntry document) throws CatalogException, IOException {
        for (Path at = document.path(); at != null; at = at.getParent()) {
            for (DocumentEntry before : catalog.unopened(at)) {
                boolean folder = !at.equals(document.path());
                var said = catalog.page(before.id(), PageEntry.WHOLE);
                if (!folder || said.isPresent() && said.get().run() != run) {
                    release(before.id());
                }
            }
        }
        catalog.put(document);
        catalog.journal().input(run, document);
    }

    /**
     * Records a page for good; when this returns a kill can't lose it. An audit of its document starts over: it judged
     * another text.
     */
    PageOutcome done(Page page, PageEntry entry) throws CatalogException, IOException {
        catalog.audits().startOver(entry.document());
        write(page, entry, catalog.journal()::intend);
        int characters = page.lines().mapToInt(line -> line.text().length()).sum();
        return new PageOutcome.Done(
                entry.document(), page.id(), (int) page.lines().count(), characters);
    }

    /** Puts what is about to be written into the journal. */
    private interface Intention {
        void note(PageEntry writing) throws CatalogException;
    }

    private void write(Page page, PageEntry entry, Intention intention) throws CatalogException, IOException {
        String document = entry.document();
        Path record = folder.record(document, page.id());
        Files.createDirectories(record.getParent());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PageWriter.write(page, bytes);
        PageEntry written = entry.with(Sha256.of(bytes.toByteArray()), WordConfidence.of(page));
        intention.note(written.with(PageEntry.Outcome.WRITING));
        AtomicFile.write(record, bytes::writeTo);
        quarantine().release(document, page.id());
        synchronized (this) {
            catalog.journal().settle(written);
            index.add(document, page);
            if (++uncommitted >= PAGES_PER_COMMIT) {
                commit();
            }
        }
    }

    /** Opens a run in which people correct pages. */
    public void beginReview(Clock clock) throws CatalogException {
        begin("review", Method.NONE, clock);
    }

    /** Closes it. */
    public void endReview(Clock clock) throws CatalogException, IOException {
        end("complete", 0, clock);
    }

    /**
     * Records a page that a person corrected, in the place of the record before; when this returns a kill can't lose it,
     * and a search that begins then finds it.
     *
     * @param before what the catalogue says of the page
     * @param said of single words
     */
    public synchronized void correct(Page page, PageEntry before, Correction correction, List<Answer> said)
            throws CatalogException, IOException {
        PageEntry entry = before.with(PageEntry.Outcome.DONE).by(run, correction.at());
        write(page, entry, writing -> catalog.journal().intend(writing, correction, said));
        commit();
    }

    /** Takes back that a file could not be opened: it can. */
    void release(String document) throws CatalogException, IOException {
        quarantine().release(document, PageEntry.WHOLE);
        catalog.release(document);
    }

    /** Notes that a page, or a file as a whole, could not be digitized: in the catalogue and, for a person, in quarantine. */
    void failed(PageEntry entry, Path source, Failure failure) throws CatalogException, IOException {
        catalog.journal().settle(entry);
        quarantine().put(entry.document(), source, entry.page(), failure, entry.attempts(), entry.at());
    }

    /**
     * Takes pages out of the collection, in a run of its own: their records, what the catalogue and the index say of
     * them, and their notices in quarantine. Scans are not touched.
     */
    public void forget(List<PageEntry> pages, Clock clock) throws CatalogException, IOException {
        begin("forget", Method.NONE, clock);
        for (PageEntry page : pages) {
            leave(leaving(page, clock.instant()));
        }
        index.commit();
        end("complete", 0, clock);
    }

    private PageEntry leaving(PageEntry page, Instant at) {
        return new PageEntry(
                page.document(),
                page.page(),
                run,
                PageEntry.Outcome.LEAVING,
                page.fingerprint(),
                "",
                "",
                0,
                0,
                at,
                page.record(),
                page.confidence());
    }

    private void leave(PageEntry page) throws CatalogException, IOException {
        catalog.journal().intend(page);
        index.delete(page.document(), page.page());
        // Before the catalogue forgets it: what only the index knows would be found for ever.
        index.commit();
        Path record = folder.record(page.document(), page.page());
        Files.deleteIfExists(record);
        quarantine().release(page.document(), page.page());
        try (Stream<Path> left =
                Files.isDirectory(record.getParent()) ? Files.list(record.getParent()) : Stream.of(record)) {
            if (left.findAny().isEmpty()) {
                Files.delete(record.getParent());
            }
        }
        catalog.journal().settle(page.with(PageEntry.Outcome.FORGOTTEN));
    }

    /** Finds out which of the things a killed process was about to do were done. */
    private void settlePending() throws CatalogException, IOException {
        for (PageEntry page : catalog.journal().pending()) {
            if (page.outcome() == PageEntry.Outcome.LEAVING) {
                leave(page);
                continue;
            }
            Path record = folder.record(page.document(), page.page());
            if (Files.isRegularFile(record) && Sha256.of(record).equals(page.record())) {
                catalog.journal().settle(page.with(PageEntry.Outcome.DONE));
                quarantine().release(page.document(), page.page());
            } else {
                catalog.journal().drop(page);
            }
        }
    }

    /** Takes the records of an older program as they are found, in a run of its own: nothing vouches for them earlier. */
    private void adopt() throws CatalogException, IOException {
        List<PageEntry> unknown = catalog.pages().stream()
                .filter(p -> p.outcome() == PageEntry.Outcome.DONE
                        && p.record().isEmpty()
                        && hasRecord(p.document(), p.page()))
                .toList();
        if (unknown.isEmpty()) {
            return;
        }
        begin("adopt", Method.NONE, Clock.systemUTC());
        for (PageEntry page : unknown) {
            Path record = folder.record(page.document(), page.page());
            WordConfidence words = WordConfidence.of(PageReader.read(record));
            catalog.journal().settle(page.with(Sha256.of(record), words).by(run, page.at()));
        }
        end("complete", 0, Clock.systemUTC());
    }

    /** Makes the index durable. */
    synchronized void commit() throws CatalogException, IOException {
        index.commit();
        catalog.allIndexed();
        uncommitted = 0;
    }

    @Override
    public void close() throws CatalogException, IOException {
        index.close();
        catalog.close();
        lock.close();
    }
}
