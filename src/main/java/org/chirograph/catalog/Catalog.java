package org.chirograph.catalog;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chirograph.catalog.PageEntry.Outcome;

/**
 * What a collection holds and how each page of it fared. One SQLite file in write-ahead mode: each call is a transaction
 * of its own, so that a killed process leaves the state after its last finished call. Safe for use by several threads.
 */
public final class Catalog implements AutoCloseable {
    /** Grows with every change that an older program can't read. */
    private static final int FORMAT = 1;

    private static final String SCHEMA = """
            create table if not exists document(
              id text primary key, path text not null, pages integer not null) strict;
            create table if not exists page(
              document text not null, page text not null, outcome text not null, fingerprint text not null,
              reason text not null, millis integer not null, at text not null, indexed integer not null,
              primary key(document, page)) strict;
            """;

    private final Connection connection;

    private Catalog(Connection connection) {
        this.connection = connection;
    }

    /** Opens the catalogue of a collection, making an empty one where there is none. */
    public static Catalog open(CollectionFolder folder) throws CatalogException {
        Path file = folder.catalog();
        try {
            Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
            try (Statement s = connection.createStatement()) {
                s.execute("pragma busy_timeout = 10000");
                int format;
                try (ResultSet version = s.executeQuery("pragma user_version")) {
                    format = version.getInt(1);
                }
                if (format > FORMAT) {
                    throw new CatalogException(folder.root() + " was written by a newer Chirograph (collection format "
                            + format + "; this one knows " + FORMAT + "). Use the newer program");
                }
                s.execute("pragma journal_mode = wal");
                s.execute("pragma synchronous = normal");
                s.executeUpdate(SCHEMA);
                s.execute("pragma user_version = " + FORMAT);
                return new Catalog(connection);
            } catch (SQLException | CatalogException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw new CatalogException(
                    "can't open " + file + " (if it is damaged, move it away and digitize again: records that are"
                            + " there are made anew, scans are never touched)",
                    e);
        }
    }

    public synchronized void put(DocumentEntry document) throws CatalogException {
        update(
                "insert into document values(?,?,?) on conflict(id) do update set path=excluded.path,"
                        + " pages=excluded.pages",
                document.id(),
                document.path().toString(),
                document.pages());
    }

    public synchronized void put(PageEntry page) throws CatalogException {
        update(
                "insert or replace into page values(?,?,?,?,?,?,?,?)",
                page.document(),
                page.page(),
                page.outcome().name(),
                page.fingerprint(),
                page.reason(),
                page.millis(),
                page.at().toString(),
                page.indexed() ? 1 : 0);
    }

    /** Notes that the index holds every page done so far for good. */
    public synchronized void allIndexed() throws CatalogException {
        update("update page set indexed = 1 where outcome = 'DONE' and indexed = 0");
    }

    public synchronized Optional<DocumentEntry> document(String id) throws CatalogException {
        return documents("where id = ?", id).stream().findFirst();
    }

    /** Every document in the order of its id. */
    public synchronized List<DocumentEntry> documents() throws CatalogException {
        return documents("order by id");
    }

    /** Every page in the order of document and page. */
    public synchronized List<PageEntry> pages() throws CatalogException {
        return pages("order by document, page");
    }

    /** The pages of one document. */
    public synchronized List<PageEntry> pages(DocumentEntry document) throws CatalogException {
        return pages("where document = ? order by page", document.id());
    }

    /** Pages that are done, but may be missing from the index. */
    public synchronized List<PageEntry> notIndexed() throws CatalogException {
        return pages("where outcome = 'DONE' and indexed = 0 order by document, page");
    }

    private List<DocumentEntry> documents(String where, Object... values) throws CatalogException {
        try (PreparedStatement s = prepare("select id, path, pages from document " + where, values);
                ResultSet r = s.executeQuery()) {
            List<DocumentEntry> found = new ArrayList<>();
            while (r.next()) {
                found.add(new DocumentEntry(r.getString(1), Path.of(r.getString(2)), r.getInt(3)));
            }
            return found;
        } catch (SQLException e) {
            throw new CatalogException("can't read the catalogue", e);
        }
    }

    private List<PageEntry> pages(String where, Object... values) throws CatalogException {
        String columns = "select document, page, outcome, fingerprint, reason, millis, at, indexed from page ";
        try (PreparedStatement s = prepare(columns + where, values);
                ResultSet r = s.executeQuery()) {
            List<PageEntry> found = new ArrayList<>();
            while (r.next()) {
                found.add(new PageEntry(
                        r.getString(1),
                        r.getString(2),
                        Outcome.valueOf(r.getString(3)),
                        r.getString(4),
                        r.getString(5),
                        r.getLong(6),
                        Instant.parse(r.getString(7)),
                        r.getInt(8) != 0));
            }
            return found;
        } catch (SQLException e) {
            throw new CatalogException("can't read the catalogue", e);
        }
    }

    private void update(String sql, Object... values) throws CatalogException {
        try (PreparedStatement s = prepare(sql, values)) {
            s.executeUpdate();
        } catch (SQLException e) {
            throw new CatalogException("can't write the catalogue", e);
        }
    }

    private PreparedStatement prepare(String sql, Object... values) throws SQLException {
        PreparedStatement s = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            s.setObject(i + 1, values[i]);
        }
        return s;
    }

    @Override
    public synchronized void close() throws CatalogException {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new CatalogException("can't close the catalogue", e);
        }
    }
}
