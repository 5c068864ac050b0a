package org.chirograph.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chirograph.catalog.PageEntry.Outcome;
import org.chirograph.page.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogTest {
    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void remembersDocumentsAndPagesAcrossOpenings() throws CatalogException {
        CollectionFolder collection = CollectionFolder.createdAt(folder.resolve("c"));
        DocumentEntry document = new DocumentEntry("letter-12345678", folder.resolve("letter.jpg"), 2, "5ca1e");
        PageEntry done = page("0001", Outcome.DONE, "");
        PageEntry failed = page("0002", Outcome.FAILED, "is torn");
        try (Catalog catalog = Catalog.open(collection)) {
            catalog.put(document);
            catalog.journal().settle(done);
            catalog.journal().settle(failed);
        }
        try (Catalog catalog = Catalog.open(collection)) {
            assertThat(catalog.document("letter-12345678")).contains(document);
            assertThat(catalog.document("other")).isEmpty();
            assertThat(catalog.pages(document)).containsExactly(done, failed);
        }
    }

    @Test
    void replacesWhatItKnewOfAPage() throws CatalogException {
        try (Catalog catalog = Catalog.open(CollectionFolder.createdAt(folder.resolve("c")))) {
            catalog.journal().settle(page("0001", Outcome.FAILED, "is torn"));
            catalog.journal().settle(page("0001", Outcome.DONE, ""));
            assertThat(catalog.pages()).containsExactly(page("0001", Outcome.DONE, ""));
        }
    }

    @Test
    void knowsWhichDonePagesTheIndexMayLack() throws CatalogException {
        try (Catalog catalog = Catalog.open(CollectionFolder.createdAt(folder.resolve("c")))) {
            catalog.journal().settle(page("0001", Outcome.DONE, ""));
            catalog.allIndexed();
            catalog.journal().settle(page("0002", Outcome.DONE, ""));
            catalog.journal().settle(page("0003", Outcome.FAILED, "is torn"));
            assertThat(catalog.notIndexed()).extracting(PageEntry::page).containsExactly("0002");
        }
    }

    @Test
    void knowsTheDatesOfTheDocumentsThatItHolds() throws CatalogException {
        try (Catalog catalog = Catalog.open(CollectionFolder.createdAt(folder.resolve("c")))) {
            catalog.put(new DocumentEntry("letter-12345678", folder.resolve("letter.xml"), 3, "5ca1e"));
            catalog.date("letter-12345678", "");
            assertThat(catalog.dates()).isEmpty();
            catalog.date("letter-12345678", "1914");
            catalog.date("other-12345678", "1915");
            catalog.date("letter-12345678", "1914-08");
            assertThat(catalog.dates()).containsExactly(entry("letter-12345678", "1914-08"));
            catalog.date("letter-12345678", "");
            assertThat(catalog.dates()).isEmpty();
        }
    }

    @Test
    void talliesWhatItAndOthersPutIn() throws CatalogException {
        CollectionFolder collection = CollectionFolder.createdAt(folder.resolve("c"));
        DocumentEntry document = new DocumentEntry("letter-12345678", folder.resolve("letter.jpg"), 3, "5ca1e");
        try (Catalog catalog = Catalog.open(collection);
                Catalog other = Catalog.open(collection)) {
            assertThat(catalog.tally()).isEqualTo(new Tally(0, 0, 0));
            other.put(document);
            other.journal().settle(page("0001", Outcome.DONE, ""));
            assertThat(catalog.tally()).isEqualTo(new Tally(1, 1, 0));
            other.journal().intend(page("0001", Outcome.WRITING, ""));
            catalog.journal().settle(page("0002", Outcome.FAILED, "is torn"));
            assertThat(catalog.tally()).isEqualTo(new Tally(1, 1, 1)).isEqualTo(other.tally());
            other.journal().settle(page("0001", Outcome.FORGOTTEN, ""));
            other.journal().settle(page("0002", Outcome.FORGOTTEN, ""));
            assertThat(catalog.tally()).isEqualTo(new Tally(0, 0, 0));
        }
    }

    @Test
    void pagesComeInTheOrderOfTheirNumbers() throws CatalogException {
        try (Catalog catalog = Catalog.open(CollectionFolder.createdAt(folder.resolve("c")))) {
            DocumentEntry document =
                    new DocumentEntry("letter-12345678", folder.resolve("letter.jpg"), 10_001, "5ca1e");
            catalog.put(document);
            for (String page : new String[] {"10001", "9999", "0002", "10000"}) {
                catalog.journal().settle(page(page, Outcome.DONE, ""));
            }
            String[] inOrder = {"0002", "9999", "10000", "10001"};
            assertThat(catalog.pages()).extracting(PageEntry::page).containsExactly(inOrder);
            assertThat(catalog.pages(document)).extracting(PageEntry::page).containsExactly(inOrder);
            assertThat(catalog.notIndexed()).extracting(PageEntry::page).containsExactly(inOrder);
            assertThat(catalog.journal().of(1)).extracting(PageEntry::page).containsExactly(inOrder);
        }
    }

    @Test
    void refusesACollectionOfANewerVersion() throws Exception {
        CollectionFolder collection = CollectionFolder.createdAt(folder.resolve("c"));
        Catalog.open(collection).close();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + collection.catalog());
                var statement = connection.createStatement()) {
            statement.execute("pragma user_version = 99");
        }
        assertThatThrownBy(() -> Catalog.open(collection))
                .isInstanceOf(CatalogException.class)
                .hasMessageContaining("newer Chirograph")
                .hasMessageContaining("99");
    }

    @Test
    void takesOverWhatFormat1Held() throws Exception {
        CollectionFolder collection = CollectionFolder.createdAt(folder.resolve("c"));
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + collection.catalog());
                var statement = connection.createStatement()) {
            statement.executeUpdate("create table document(id text primary key, path text not null,"
                    + " pages integer not null) strict");
            statement.executeUpdate("create table page(document text not null, page text not null, outcome text not"
                    + " null, fingerprint text not null, reason text not null, millis integer not null, at text not null,"
                    + " indexed integer not null, primary key(document, page)) strict");
            statement.executeUpdate("insert into document values('letter-12345678', '/scans/letter.jpg', 2)");
            statement.executeUpdate("insert into page values('letter-12345678', '0001', 'DONE', 'abc', '', 120, '"
                    + NOON + "', 0), ('letter-12345678', '0002', 'FAILED', 'abc', 'is torn', 120, '" + NOON + "', 0)");
            statement.execute("pragma user_version = 1");
        }
        for (int opening = 1; opening <= 2; opening++) {
            try (Catalog catalog = Catalog.open(collection)) {
                assertThat(catalog.documents())
                        .containsExactly(new DocumentEntry("letter-12345678", Path.of("/scans/letter.jpg"), 2, ""));
                assertThat(catalog.pages())
                        .extracting(PageEntry::outcome, PageEntry::reason, PageEntry::millis, PageEntry::run)
                        .containsExactly(tuple(Outcome.DONE, "", 120L, 0), tuple(Outcome.FAILED, "is torn", 120L, 0));
                assertThat(catalog.notIndexed()).hasSize(1);
            }
        }
    }

    @Test
    void keepsTheAuditTrailOfFormat3() throws Exception {
        CollectionFolder collection = CollectionFolder.createdAt(folder.resolve("c"));
        Correction correction = new Correction("letter-12345678", "0001", "r1l1", "rnot", "mot", "Ada", NOON);
        try (Catalog catalog = Catalog.open(collection)) {
            catalog.journal().intend(page("0001", Outcome.WRITING, ""), correction, List.of());
        }
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + collection.catalog());
                var statement = connection.createStatement()) {
            for (String since :
                    List.of("table audit", "trigger answers_go", "table answer", "table answer_character")) {
                statement.execute("drop " + since);
            }
            statement.execute("pragma user_version = 3");
        }
        AuditedLine line =
                new AuditedLine("letter-12345678", "0001", "r1l1", 4.5, 90, 0.25, 2.5, 4, 3, 2, true, "Ada", NOON);
        for (int opening = 1; opening <= 2; opening++) {
            try (Catalog catalog = Catalog.open(collection)) {
                assertThat(catalog.journal().corrections("letter-12345678")).containsExactly(correction);
                assertThat(catalog.journal().lastCorrection("letter-12345678", "0001", "r1l1"))
                        .contains(correction);
                assertThat(catalog.answers().all()).as("it kept none").isEmpty();
                catalog.audits().add(line);
                assertThat(catalog.audits().of("letter-12345678")).containsExactly(line);
                catalog.audits().drop(line);
                assertThat(catalog.audits().of("letter-12345678")).isEmpty();
            }
        }
    }

    @Test
    void answersKeepThePosteriorsAndGoWithTheirCorrection() throws CatalogException {
        Correction correction = new Correction("letter-12345678", "0001", "r1l1", "rnot", "mot", "Ada", NOON);
        Answer mended = new Answer(
                "w1",
                Occasion.DRAWN,
                Optional.of(new Reading("rnot", 0.75)),
                List.of(new Reading("rn", 0.1), new Reading("o", 1 / 3.0), new Reading("t", 1)),
                Optional.of("mot"));
        Answer takenBack = new Answer("w2", Occasion.CHOSEN, Optional.empty(), List.of(), Optional.empty());
        try (Catalog catalog = Catalog.open(CollectionFolder.createdAt(folder.resolve("c")))) {
            catalog.journal().settle(page("0001", Outcome.DONE, ""));
            PageEntry first = page("0001", Outcome.WRITING, "").with("f00d", new WordConfidence(2, 0.5));
            catalog.journal().intend(first, correction, List.of(mended, takenBack));
            assertThat(catalog.answers().of("letter-12345678"))
                    .containsExactly(
                            new AnswerEntry("letter-12345678", "0001", "r1l1", mended, true),
                            new AnswerEntry("letter-12345678", "0001", "r1l1", takenBack, true));
            assertThat(catalog.answers().of("other")).isEmpty();
            catalog.journal().drop(first);
            assertThat(catalog.answers().all()).as("the record was not written").isEmpty();
            catalog.journal().intend(first, correction, List.of(mended, mended.saying("twice so named")));
            assertThat(catalog.answers().all()).extracting(AnswerEntry::answer).containsExactly(mended);
            catalog.journal().settle(page("0001", Outcome.FORGOTTEN, ""));
            assertThat(catalog.answers().all()).isEmpty();
        }
    }

    @Test
    void aPageThatFailsKeepsTheRecordItHad() throws CatalogException {
        try (Catalog catalog = Catalog.open(CollectionFolder.createdAt(folder.resolve("c")))) {
            catalog.journal().settle(page("0001", Outcome.DONE, "").with("f00d", new WordConfidence(2, 0.5)));
            catalog.journal().settle(page("0001", Outcome.FAILED, "is torn"));
            assertThat(catalog.pages()).extracting(PageEntry::record).containsExactly("f00d");
        }
    }

    @Test
    void refusesAFolderThatIsNoCollection() throws Exception {
        Files.writeString(folder.resolve("holiday.txt"), "sun");
        assertThatThrownBy(() -> CollectionFolder.existing(folder))
                .isInstanceOf(CatalogException.class)
                .hasMessageContaining("is not a collection");
        assertThatThrownBy(() -> CollectionFolder.createdAt(folder))
                .isInstanceOf(CatalogException.class)
                .hasMessageContaining("holds other files");
    }

    @Test
    void goesOnWhereARunWasKilledBeforeItsCatalogueWasThere() throws CatalogException {
        CollectionFolder begun = CollectionFolder.createdAt(folder.resolve("c"));
        CollectionLock.take(begun).close();
        assertThat(CollectionFolder.createdAt(folder.resolve("c"))).isEqualTo(begun);
    }

    @Test
    void refusesADamagedCatalogueWithAWayOut() throws Exception {
        CollectionFolder collection = CollectionFolder.createdAt(folder.resolve("c"));
        Files.writeString(
                collection.catalog(), "this is no database, though it is long enough to look like one".repeat(99));
        assertThatThrownBy(() -> Catalog.open(collection))
                .isInstanceOf(CatalogException.class)
                .hasMessageContaining("digitize again");
    }

    /** A time in which a byte was changed ended the program. */
    @Test
    void saysThatAValueIsDamaged() throws Exception {
        CollectionFolder collection = CollectionFolder.createdAt(folder.resolve("c"));
        try (Catalog catalog = Catalog.open(collection)) {
            catalog.journal().begin("digitize", "Chirograph", Method.NONE, java.time.Instant.EPOCH);
        }
        try (var connection = java.sql.DriverManager.getConnection("jdbc:sqlite:" + collection.catalog());
                var statement = connection.createStatement()) {
            statement.executeUpdate("update run set started = 'rograph1970-01-01T'");
        }
        try (Catalog catalog = Catalog.open(collection)) {
            assertThatThrownBy(() -> catalog.journal().runs())
                    .isInstanceOf(CatalogException.class)
                    .hasMessageContaining("the catalogue is damaged")
                    .hasMessageContaining("move catalog.db away");
        }
    }

    @Test
    void letsOnlyOneProcessWrite() throws CatalogException {
        CollectionFolder collection = CollectionFolder.createdAt(folder.resolve("c"));
        try (CollectionLock held = CollectionLock.take(collection)) {
            assertThat(held).isNotNull();
            assertThatThrownBy(() -> CollectionLock.take(collection))
                    .isInstanceOf(CatalogException.class)
                    .hasMessageContaining("another chirograph");
        }
        CollectionLock.take(collection).close();
    }

    private static PageEntry page(String page, Outcome outcome, String reason) {
        return new PageEntry(
                "letter-12345678", page, 1, outcome, "abc", reason, "", 1, 120, NOON, "", WordConfidence.NONE);
    }
}
