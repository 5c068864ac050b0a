package org.chirograph.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chirograph.catalog.PageEntry.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What a collection holds and how each page of it fared. One SQLite file in write-ahead mode: each call is a transaction
 * of its own, so that a killed process leaves the state after its last finished call. Safe for use by several threads.
 */
public final class Catalog implements AutoCloseable {
    /** Pages are named by their numbers, with four digits at least: 9999 comes before 10000. */
    static final String PAGE_ORDER = "document, length(page), page";

    private final Database database;
    private final Journal journal;
    private final Audits audits;
    private final Answers answers;
    private @Nullable Tally tally;
    /** The state of the database when the tally was taken. */
    private String tallied = "";

    private Catalog(Database database) {
        this.database = database;
        this.audits = new Audits(database, this);
        this.answers = new Answers(database, this);
        this.journal = new Journal(database, this, answers);
    }

    /**
     * Opens the catalogue of a collection, making an empty one where there is none; brings an older one up to date. Where
     * the collection may not be written to, it is opened for reading alone; nobody else may write to it meanwhile.
     */
    public static Catalog open(CollectionFolder folder) throws CatalogException {
        return open(folder, database -> {
            try (CollectionLock alone = CollectionLock.take(folder)) {
                alone.requireHeld();
                Schema.upgrade(database);
            }
        });
    }

    /** The same for a process that holds the collection's lock already. */
    public static Catalog open(CollectionFolder folder, CollectionLock held) throws CatalogException {
        held.requireHeld();
        return open(folder, Schema::upgrade);
    }

    /** Brings tables up to date that are not. */
    private interface Upgrade {
        void of(Database database) throws CatalogException;
    }

    private static Catalog open(CollectionFolder folder, Upgrade upgrade) throws CatalogException {
        boolean reading = !Files.isWritable(folder.root());
        Database database = connect(folder, reading);
        try {
            if (Schema.format(database) < Schema.FORMAT) {
                if (reading) {
                    throw new CatalogException(folder.root() + " was written by an older Chirograph. Open it once where"
                            + " it may be written to: that brings it up to date");
                }
                upgrade.of(database);
            }
            return new Catalog(database);
        } catch (CatalogException e) {
            database.close();
            throw e;
        }
    }

    private static Database connect(CollectionFolder folder, boolean reading) throws CatalogException {
        Path file = folder.catalog();
        try {
            Connection connection = DriverManager.getConnection(address(file, reading));
            try (Statement s = connection.createStatement()) {
                s.execute("pragma busy_timeout = 10000");
                Database database = new Database(file, connection);
                int format = Schema.format(database);
                if (format > Schema.FORMAT) {
                    throw new CatalogException(folder.root() + " was written by a newer Chirograph (collection format "
                            + format + "; this one knows " + Schema.FORMAT + "). Use the newer program");
                }
                if (!reading) {
                    s.execute("pragma journal_mode = wal");
                    s.execute("pragma synchronous = normal");
                }
                return database;
            } catch (SQLException | CatalogException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw damaged(file, e);
        } catch (CatalogException e) {
            throw e.getCause() instanceof SQLException cause ? damaged(file, cause) : e;
        }
    }

    /**
     * As a URI, so that no character of a folder's name is taken for an option. SQLite makes two files beside a catalogue
     * in write-ahead mode even to read it, unless it is told that nobody changes it; but then it would pass over what a
     * killed process left in the first of them.
     */
    private static String address(Path file, boolean reading) throws SQLException {
        String uri = "jdbc:sqlite:" + file.toAbsolutePath().toUri();
        if (!reading) {
            return uri;
        }
        Path ahead = file.resolveSibling(file.getFileName() + "-wal");
        try {
            return uri + (Files.exists(ahead) && Files.size(ahead) > 0 ? "?mode=ro" : "?immutable=1");
        } catch (IOException e) {
            throw new SQLException(e);
        }
    }

    private static CatalogException damaged(Path file, SQLException cause) {
        return new CatalogException(
                "can't open " + file + " (if it is damaged, move it away and digitize again: records that are"
                        + " there are made anew, scans are never touched)",
                cause);
    }

    /** The runs and what each did. */
    public Journal journal() {
        return journal;
    }

    /** The lines by which people judge how good documents are. */
    public Audits audits() {
        return audits;
    }

    /** What people said of single words. */
    public Answers answers() {
        return answers;
    }

    public synchronized void put(DocumentEntry document) throws CatalogException {
        database.update(
                "insert into document values(?,?,?,?) on conflict(id) do update set path=excluded.path,"
                        + " pages=excluded.pages, sha256=excluded.sha256",
                document.id(),
                document.path().toString(),
                document.pages(),
                document.sha256());
    }

    /**
     * Notes when a document was written, as the file itself says.
     *
     * @param date empty when it doesn't say
     */
    public synchronized void date(String document, String date) throws CatalogException {
        if (date.equals(dates("where dated.document = ?", document).getOrDefault(document, ""))) {
            return;
        }
        database.transaction(() -> {
            database.update(Schema.DATES);
            database.update("delete from dated where document = ?", document);
            if (!date.isEmpty()) {
                database.update("insert into dated values(?,?)", document, date);
            }
        });
    }

    /** When documents were written, as their files say, by the documents' ids. */
    public synchronized Map<String, String> dates() throws CatalogException {
        return dates("join document on document.id = dated.document");
    }

    private Map<String, String> dates(String where, Object... values) throws CatalogException {
        Map<String, String> dates = new HashMap<>();
        if (!database.query("select 1 from sqlite_master where name = 'dated'", row -> row.getInt(1))
                .isEmpty()) {
            database.query(
                    "select dated.document, date from dated " + where,
                    row -> dates.put(row.getString(1), row.getString(2)),
                    values);
        }
        return dates;
    }

    /** Drops the note that a file could not be opened, and the document too when nothing else is known of it. */
    public synchronized void release(String document) throws CatalogException {
        database.transaction(() -> {
            database.update("delete from page where document = ? and page = ?", document, PageEntry.WHOLE);
            database.update(
                    "delete from document where id = ? and pages = 0 and not exists"
                            + " (select 1 from page where document = ?)",
                    document,
                    document);
        });
    }

    /** Notes that the index holds every page done so far for good. */
    public synchronized void allIndexed() throws CatalogException {
        database.update("update page set indexed = 1 where outcome = 'DONE' and indexed = 0");
    }

    public synchronized Optional<DocumentEntry> document(String id) throws CatalogException {
        return documents("where id = ?", id).stream().findFirst();
    }

    /** What is known of this file from when it could not be opened. */
    public synchronized List<DocumentEntry> unopened(Path path) throws CatalogException {
        return documents("where pages = 0 and path = ?", path.toString());
    }

    /** Every document in the order of its id. */
    public synchronized List<DocumentEntry> documents() throws CatalogException {
        return documents("order by id");
    }

    /** How much there is. Counted anew only when this or another program has changed the catalogue. */
    public synchronized Tally tally() throws CatalogException {
        String now = database.query(
                        "select data_version || ' ' || total_changes() from pragma_data_version",
                        row -> row.getString(1))
                .getFirst();
        Tally known = tally;
        if (known == null || !now.equals(tallied)) {
            known = database.query(
                            "select (select count(*) from document), count(*) filter (where outcome = 'DONE'),"
                                    + " count(*) filter (where outcome = 'FAILED') from page",
                            row -> new Tally(row.getInt(1), row.getInt(2), row.getInt(3)))
                    .getFirst();
            tally = known;
            tallied = now;
        }
        return known;
    }

    /** Every page in the order of document and page. */
    public synchronized List<PageEntry> pages() throws CatalogException {
        return pages("order by " + PAGE_ORDER);
    }

    /** The pages of one document. */
    public synchronized List<PageEntry> pages(DocumentEntry document) throws CatalogException {
        return pages("where document = ? order by " + PAGE_ORDER, document.id());
    }

    /** What is known of one page. */
    public synchronized Optional<PageEntry> page(String document, String page) throws CatalogException {
        return pages("where document = ? and page = ?", document, page).stream().findFirst();
    }

    /** Pages that are done, but may be missing from the index. */
    public synchronized List<PageEntry> notIndexed() throws CatalogException {
        return pages("where outcome = 'DONE' and indexed = 0 order by " + PAGE_ORDER);
    }

    /** Within a transaction: what the page is from now on. One that failed keeps the record it had. */
    void replace(PageEntry page) throws CatalogException {
        List<String> before = database.query(
                "select record from page where document = ? and page = ?",
                row -> row.getString(1),
                page.document(),
                page.page());
        boolean keep = page.outcome() == Outcome.FAILED && !before.isEmpty();
        PageEntry now = keep ? page.with(before.getFirst(), page.confidence()) : page;
        database.update("insert or replace into page values(?,?,?,?,?,?,?,?,?,?,?,?,?,0)", values(now));
    }

    /** Within a transaction: takes out a page, and its document with the last. */
    void remove(String document, String page) throws CatalogException {
        database.update("delete from page where document = ? and page = ?", document, page);
        database.update("delete from correction where document = ? and page = ?", document, page);
        database.update("delete from audit where document = ? and page = ?", document, page);
        database.update(
                "delete from document where id = ? and not exists (select 1 from page where document = ?)",
                document,
                document);
    }

    static Object[] values(PageEntry page) {
        return new Object[] {
            page.document(),
            page.page(),
            page.run(),
            page.outcome().name(),
            page.fingerprint(),
            page.reason(),
            page.advice(),
            page.attempts(),
            page.millis(),
            page.at().toString(),
            page.record(),
            page.confidence().words(),
            page.confidence().mean()
        };
    }

    static PageEntry page(ResultSet r) throws SQLException {
        return new PageEntry(
                r.getString(1),
                r.getString(2),
                r.getInt(3),
                Outcome.valueOf(r.getString(4)),
                r.getString(5),
                r.getString(6),
                r.getString(7),
                r.getInt(8),
                r.getLong(9),
                Instant.parse(r.getString(10)),
                r.getString(11),
                new WordConfidence(r.getInt(12), r.getDouble(13)));
    }

    private List<DocumentEntry> documents(String where, Object... values) throws CatalogException {
        return database.query(
                "select id, path, pages, sha256 from document " + where,
                r -> new DocumentEntry(r.getString(1), Path.of(r.getString(2)), r.getInt(3), r.getString(4)),
                values);
    }

    private List<PageEntry> pages(String where, Object... values) throws CatalogException {
        return database.query("select " + Schema.PAGE_COLUMNS + " from page " + where, Catalog::page, values);
    }

    @Override
    public synchronized void close() throws CatalogException {
        database.close();
    }
}
