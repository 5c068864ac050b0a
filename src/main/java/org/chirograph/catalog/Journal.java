package org.chirograph.catalog;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chirograph.catalog.PageEntry.Outcome;

/**
 * What each run did, page by page: what its manifest is made of. What changes files is noted before it is done, so that
 * after a kill the disk tells whether it was. Every call is a transaction. Shares its catalogue's lock.
 */
public final class Journal {
    private final Database database;
    private final Catalog catalog;
    private final Answers answers;

    Journal(Database database, Catalog catalog, Answers answers) {
        this.database = database;
        this.catalog = catalog;
        this.answers = answers;
    }

    /** Opens a run. @return its number */
    public int begin(String command, String program, Method m, Instant at) throws CatalogException {
        synchronized (catalog) {
            int number = database.query("select coalesce(max(number), 0) + 1 from run", row -> row.getInt(1))
                    .getFirst();
            database.update(
                    "insert into run values(?,?,?,?,?,?,?,?,?,?,?,?,0,'')",
                    number,
                    command,
                    program,
                    m.pipeline(),
                    m.engine(),
                    m.models(),
                    m.modelHash(),
                    m.fingerprint(),
                    m.expected(),
                    at.toString(),
                    at.toString(),
                    RunEntry.RUNNING);
            return number;
        }
    }

    /** Closes a run; what is left is to write its manifest. */
    public void end(int run, String outcome, int left, Instant at) throws CatalogException {
        synchronized (catalog) {
            database.update(
                    "update run set outcome = ?, remaining = ?, ended = ? where number = ?",
                    outcome,
                    left,
                    at.toString(),
                    run);
        }
    }

    /** Notes the hash of a run's manifest, which is on disk. */
    public void manifest(int run, String sha256) throws CatalogException {
        synchronized (catalog) {
            database.update("update run set manifest = ? where number = ?", sha256, run);
        }
    }

    /** Every run in order. */
    public List<RunEntry> runs() throws CatalogException {
        synchronized (catalog) {
            return database.query(
                    "select number, command, program, pipeline, engine, models, model_hash, fingerprint, expected,"
                            + " started, ended, outcome, remaining, manifest from run order by number",
                    Journal::run);
        }
    }

    /** Notes a file that a run was given. */
    public void input(int run, DocumentEntry document) throws CatalogException {
        synchronized (catalog) {
            database.update(
                    "insert or replace into input values(?,?,?,?,?)",
                    run,
                    document.id(),
                    document.path().toString(),
                    document.pages(),
                    document.sha256());
        }
    }

    /** The files a run was given, in the order of their ids. */
    public List<DocumentEntry> inputs(int run) throws CatalogException {
        synchronized (catalog) {
            return database.query(
                    "select document, path, pages, sha256 from input where run = ? order by document",
                    r -> new DocumentEntry(r.getString(1), Path.of(r.getString(2)), r.getInt(3), r.getString(4)),
                    run);
        }
    }

    /** Notes what is about to be done to a page: writing its record, or taking it out. */
    public void intend(PageEntry page) throws CatalogException {
        synchronized (catalog) {
            database.transaction(() -> write(page));
        }
    }

    /** The same for a page that people correct, with what they change and say in it: the audit trail. */
    public void intend(PageEntry page, Correction correction, List<Answer> said) throws CatalogException {
        synchronized (catalog) {
            database.transaction(() -> {
                write(page);
                database.update(
                        "insert into correction(run, document, page, line, before, after, who, at, record)"
                                + " values(?,?,?,?,?,?,?,?,?)",
                        page.run(),
                        page.document(),
                        page.page(),
                        correction.line(),
                        correction.before(),
                        correction.after(),
                        correction.who(),
                        correction.at().toString(),
                        page.record());
                answers.add(page.fingerprint(), said);
            });
        }
    }

    /** The audit trail: what people changed in a document's pages, oldest first. */
    public List<Correction> corrections(String document) throws CatalogException {
        return corrections("where document = ? order by number", document);
    }

    /** What people changed in the collection, oldest first. */
    public List<Correction> corrections() throws CatalogException {
        return corrections("order by number", new Object[0]);
    }

    /** What was last changed in a line. */
    public Optional<Correction> lastCorrection(String document, String page, String line) throws CatalogException {
        return corrections(
                        "where document = ? and page = ? and line = ? order by number desc limit 1",
                        document,
                        page,
                        line)
                .stream()
                .findFirst();
    }

    private List<Correction> corrections(String where, Object... values) throws CatalogException {
        synchronized (catalog) {
            return database.query(
                    "select document, page, line, before, after, who, at from correction " + where,
                    r -> new Correction(
                            r.getString(1),
                            r.getString(2),
                            r.getString(3),
                            r.getString(4),
                            r.getString(5),
                            r.getString(6),
                            Instant.parse(r.getString(7))),
                    values);
        }
    }

    /** Pages that people have changed, as document and page joined by a slash. */
    public Set<String> corrected() throws CatalogException {
        synchronized (catalog) {
            return new HashSet<>(
                    database.query("select distinct document || '/' || page from correction", row -> row.getString(1)));
        }
    }

    /** Notes what was done: in the journal, and in what the catalogue says of the page. */
    public void settle(PageEntry page) throws CatalogException {
        synchronized (catalog) {
            database.transaction(() -> {
                write(page);
                if (page.outcome() == Outcome.FORGOTTEN) {
                    catalog.remove(page.document(), page.page());
                } else {
                    catalog.replace(page);
                }
            });
        }
    }

    /** Takes back an intention that came to nothing; what the run did to the page before stands again. */
    public void drop(PageEntry page) throws CatalogException {
        synchronized (catalog) {
            Object[] place = {page.run(), page.document(), page.page()};
            database.transaction(() -> {
                database.update("delete from journal where run = ? and document = ? and page = ?", place);
                database.update(
                        "insert into journal select " + Schema.PAGE_COLUMNS
                                + " from page where run = ? and document = ? and page = ?",
                        place);
                database.update(
                        "delete from correction where run = ? and document = ? and page = ? and record = ?",
                        page.run(),
                        page.document(),
                        page.page(),
                        page.record());
            });
        }
    }

    /** What a run did, in the order of document and page. */
    public List<PageEntry> of(int run) throws CatalogException {
        return entries("where run = ? order by " + Catalog.PAGE_ORDER, run);
    }

    /** Intentions of which it is not known whether they were carried out. */
    public List<PageEntry> pending() throws CatalogException {
        return entries("where outcome in ('WRITING', 'LEAVING') order by run, " + Catalog.PAGE_ORDER);
    }

    private List<PageEntry> entries(String where, Object... values) throws CatalogException {
        synchronized (catalog) {
            return database.query("select " + Schema.PAGE_COLUMNS + " from journal " + where, Catalog::page, values);
        }
    }

    private void write(PageEntry page) throws CatalogException {
        database.update("insert or replace into journal values(?,?,?,?,?,?,?,?,?,?,?,?,?)", Catalog.values(page));
    }

    private static RunEntry run(ResultSet r) throws SQLException {
        Method method = new Method(
                r.getString(4), r.getString(5), r.getString(6), r.getString(7), r.getString(8), r.getDouble(9));
        return new RunEntry(
                r.getInt(1),
                r.getString(2),
                r.getString(3),
                method,
                Instant.parse(r.getString(10)),
                Instant.parse(r.getString(11)),
                r.getString(12),
                r.getInt(13),
                r.getString(14));
    }
}
