package org.chirograph.catalog;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A connection and the few ways in which it is used; its user sees to threads. */
final class Database implements AutoCloseable {
    private final Path file;
    private final Connection connection;

    /** What makes a value of a row. */
    interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    /** What is done wholly or not at all. */
    interface Work {
        void run() throws CatalogException;
    }

    Database(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    void update(String sql, Object... values) throws CatalogException {
        try (PreparedStatement s = prepare(sql, values)) {
            s.executeUpdate();
        } catch (SQLException e) {
            throw new CatalogException("can't write the catalogue " + file, e);
        }
    }

    <T> List<T> query(String sql, Row<T> row, Object... values) throws CatalogException {
        try (PreparedStatement s = prepare(sql, values);
                ResultSet r = s.executeQuery()) {
            List<T> found = new ArrayList<>();
            while (r.next()) {
                found.add(value(row, r));
            }
            return found;
        } catch (SQLException e) {
            throw new CatalogException("can't read the catalogue " + file, e);
        }
    }

    /** A row's value. A damaged file may hold times, paths and names of outcomes that are none. */
    private static <T> T value(Row<T> row, ResultSet r) throws SQLException, CatalogException {
        try {
            return row.of(r);
        } catch (RuntimeException e) {
            throw new CatalogException(
                    "the catalogue is damaged (" + e.getMessage() + "): move catalog.db away and digitize again;"
                            + " records that are there are made anew, scans are never touched",
                    e);
        }
    }

    void transaction(Work work) throws CatalogException {
        update("begin immediate");
        try {
            work.run();
            update("commit");
        } catch (CatalogException | RuntimeException e) {
            try {
                update("rollback");
            } catch (CatalogException already) {
                e.addSuppressed(already); // on a full disk SQLite has rolled back by itself
            }
            throw e;
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
    public void close() throws CatalogException {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new CatalogException("can't close the catalogue " + file, e);
        }
    }
}
