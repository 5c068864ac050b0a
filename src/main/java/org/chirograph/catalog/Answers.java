package org.chirograph.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chirograph.page.Reading;

/**
 * What people said of each word, and the posteriors that the word and its characters had until then: the record keeps
 * them no longer. A part of the audit trail: comes and goes with its corrections. Shares its catalogue's lock.
 */
public final class Answers {
    private final Database database;
    private final Catalog catalog;

    Answers(Database database, Catalog catalog) {
        this.database = database;
        this.catalog = catalog;
    }

    /**
     * Notes what belongs to the last correction of the trail, in the transaction that adds it. Where another program named two
     * words of a line alike, of the first alone: no answer is refused for that.
     */
    void add(String fingerprint, List<Answer> answers) throws CatalogException {
        int correction = database.query("select max(number) from correction", row -> row.getInt(1))
                .getFirst();
        for (Answer answer : answers) {
            database.update(
                    "insert or ignore into answer values(?,?,?,?,?,?,?)",
                    correction,
                    answer.word(),
                    answer.occasion().name(),
                    fingerprint,
                    answer.read().map(Reading::text).orElse(null),
                    answer.read().map(Reading::posterior).orElse(null),
                    answer.said().orElse(null));
            int place = 0;
            for (Reading character : answer.characters()) {
                database.update(
                        "insert or ignore into answer_character values(?,?,?,?,?)",
                        correction,
                        answer.word(),
                        place++,
                        character.text(),
                        character.posterior());
            }
        }
    }

    /** What people said of the words of a document, oldest first. */
    public List<AnswerEntry> of(String document) throws CatalogException {
        return answers("where a.correction in (select number from correction where document = ?)", document);
    }

    /** What people said of the words of the collection, oldest first. */
    public List<AnswerEntry> all() throws CatalogException {
        return answers("");
    }

    private List<AnswerEntry> answers(String where, Object... values) throws CatalogException {
        synchronized (catalog) {
            Map<String, List<Reading>> characters = new HashMap<>();
            database.query(
                    "select correction, word, read, posterior from answer_character a " + where
                            + " order by correction, word, place",
                    r -> characters
                            .computeIfAbsent(r.getInt(1) + " " + r.getString(2), key -> new ArrayList<>())
                            .add(new Reading(r.getString(3), r.getDouble(4))),
                    values);
            return database.query(
                    "select a.correction, a.word, a.occasion, a.read, a.posterior, a.said, c.document, c.page, c.line,"
                            + " a.fingerprint = (select p.fingerprint from page p where p.document = c.document and"
                            + " p.page = c.page) from answer a join correction c on c.number = a.correction " + where
                            + " order by a.correction",
                    r -> new AnswerEntry(
                            r.getString(7),
                            r.getString(8),
                            r.getString(9),
                            answer(r, characters.getOrDefault(r.getInt(1) + " " + r.getString(2), List.of())),
                            r.getBoolean(10)),
                    values);
        }
    }

    private static Answer answer(ResultSet r, List<Reading> characters) throws SQLException {
        String read = r.getString(4);
        return new Answer(
                r.getString(2),
                Occasion.valueOf(r.getString(3)),
                read == null ? Optional.empty() : Optional.of(new Reading(read, r.getDouble(5))),
                characters,
                Optional.ofNullable(r.getString(6)));
    }
}
