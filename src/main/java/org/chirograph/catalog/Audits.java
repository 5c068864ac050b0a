package org.chirograph.catalog;

import java.time.Instant;
import java.util.List;

/** The audit samples of documents, in the order in which they were drawn. Shares its catalogue's lock. */
public final class Audits {
    private final Database database;
    private final Catalog catalog;

    Audits(Database database, Catalog catalog) {
        this.database = database;
        this.catalog = catalog;
    }

    public void add(AuditedLine line) throws CatalogException {
        synchronized (catalog) {
            database.update(
                    "insert into audit(document, page, line, weight, pool, predicted, pool_predicted, read, said,"
                            + " errors, mended, who, at) values(?,?,?,?,?,?,?,?,?,?,?,?,?)",
                    line.document(),
                    line.page(),
                    line.line(),
                    line.weight(),
                    line.pool(),
                    line.predicted(),
                    line.poolPredicted(),
                    line.read(),
                    line.said(),
                    line.errors(),
                    line.mended() ? 1 : 0,
                    line.who(),
                    line.at().toString());
        }
    }

    /** Takes a line out of the sample, as if it had not been drawn. */
    public void drop(AuditedLine line) throws CatalogException {
        synchronized (catalog) {
            database.update(
                    "delete from audit where document = ? and page = ? and line = ?",
                    line.document(),
                    line.page(),
                    line.line());
        }
    }

    /** Takes all lines out of a document's sample. */
    public void startOver(String document) throws CatalogException {
        synchronized (catalog) {
            database.update("delete from audit where document = ?", document);
        }
    }

    /** A document's sample, the line drawn first first. */
    public List<AuditedLine> of(String document) throws CatalogException {
        synchronized (catalog) {
            return database.query(
                    "select document, page, line, weight, pool, predicted, pool_predicted, read, said, errors, mended,"
                            + " who, at from audit where document = ? order by number",
                    r -> new AuditedLine(
                            r.getString(1),
                            r.getString(2),
                            r.getString(3),
                            r.getDouble(4),
                            r.getDouble(5),
                            r.getDouble(6),
                            r.getDouble(7),
                            r.getInt(8),
                            r.getInt(9),
                            r.getInt(10),
                            r.getInt(11) == 1,
                            r.getString(12),
                            Instant.parse(r.getString(13))),
                    document);
        }
    }
}
