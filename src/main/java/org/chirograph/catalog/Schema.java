package org.chirograph.catalog;

/** The catalogue's tables, and the way from those of older programs. */
final class Schema {
    /** Grows with every change that an older program can't read. */
    static final int FORMAT = 5;

    /** What {@code page} and {@code journal} say of a page, in this order. */
    static final String PAGE_COLUMNS =
            "document, page, run, outcome, fingerprint, reason, advice, attempts, millis, at,"
                    + " record, words, confidence";

    /** Made when first needed: older programs pass over it. */
    static final String DATES =
            "create table if not exists dated(document text primary key, date text not null) strict";

    private static final String PAGE = """
            document text not null, page text not null, run integer not null, outcome text not null,
            fingerprint text not null, reason text not null, advice text not null, attempts integer not null,
            millis integer not null, at text not null, record text not null, words integer not null,
            confidence real not null""";

    private Schema() {}

    /** How the tables are laid out; 0 when there are none. */
    static int format(Database database) throws CatalogException {
        return database.query("pragma user_version", row -> row.getInt(1)).getFirst();
    }

    /** Brings the tables to the present format, in one step. No other process may be writing. */
    static void upgrade(Database database) throws CatalogException {
        database.transaction(() -> {
            int format = format(database);
            if (format == FORMAT) {
                return;
            }
            if (format < 3) {
                database.update("""
                        create table correction(number integer primary key, run integer not null,
                          document text not null, page text not null, line text not null, before text not null,
                          after text not null, who text not null, at text not null, record text not null) strict""");
            }
            if (format < 4) {
                database.update("""
                        create table audit(number integer primary key, document text not null, page text not null,
                          line text not null, weight real not null, pool real not null, predicted real not null,
                          pool_predicted real not null, read integer not null, said integer not null,
                          errors integer not null, mended integer not null, who text not null, at text not null,
                          unique(document, page, line)) strict""");
            }
            createAnswers(database);
            if (format >= 2) {
                database.update("pragma user_version = " + FORMAT);
                return;
            }
            if (format == 1) {
                database.update("alter table page rename to page1");
                database.update("alter table document add column sha256 text not null default ''");
            } else {
                database.update("create table document(id text primary key, path text not null, pages integer not"
                        + " null, sha256 text not null) strict");
            }
            create(database);
            if (format == 1) {
                database.update(
                        "insert into page select document, page, 0, outcome, fingerprint, reason, '', 1, millis,"
                                + " at, '', 0, 0, indexed from page1");
                database.update("drop table page1");
            }
            database.update("pragma user_version = " + FORMAT);
        });
    }

    /** Answers go with their correction, whose number the next one may get. */
    private static void createAnswers(Database database) throws CatalogException {
        database.update("""
                create table answer(correction integer not null, word text not null, occasion text not null,
                  fingerprint text not null, read text, posterior real, said text, primary key(correction, word))
                  strict, without rowid""");
        database.update("""
                create table answer_character(correction integer not null, word text not null, place integer not null,
                  read text not null, posterior real not null, primary key(correction, word, place))
                  strict, without rowid""");
        database.update("""
                create trigger answers_go after delete on correction begin
                  delete from answer_character where correction = old.number;
                  delete from answer where correction = old.number; end""");
    }

    private static void create(Database database) throws CatalogException {
        database.update("create index unopened on document(path) where pages = 0");
        database.update(
                "create table page(" + PAGE + ", indexed integer not null, primary key(document, page)) strict");
        database.update("create table journal(" + PAGE + ", primary key(run, document, page)) strict");
        database.update("""
                create table run(number integer primary key, command text not null, program text not null,
                  pipeline text not null, engine text not null, models text not null,
                  model_hash text not null, fingerprint text not null, expected real not null, started text not null,
                  ended text not null, outcome text not null, remaining integer not null, manifest text not null)
                  strict""");
        database.update("""
                create table input(run integer not null, document text not null, path text not null,
                  pages integer not null, sha256 text not null, primary key(run, document)) strict""");
    }
}
