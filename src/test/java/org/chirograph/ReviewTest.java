package org.chirograph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.chirograph.WholeProgramTest.Answer;
import org.chirograph.catalog.AnswerEntry;
import org.chirograph.catalog.AuditedLine;
import org.chirograph.catalog.Catalog;
import org.chirograph.catalog.CollectionFolder;
import org.chirograph.catalog.Correction;
import org.chirograph.catalog.Occasion;
import org.chirograph.catalog.PageEntry;
import org.chirograph.format.PageReader;
import org.chirograph.page.Box;
import org.chirograph.page.Line;
import org.chirograph.page.Word;
import org.chirograph.review.Change;
import org.chirograph.review.Corrector;
import org.chirograph.review.Place;
import org.chirograph.review.StaleException;
import org.chirograph.review.Version;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people answer is kept, found, told of and never written over. */
class ReviewTest {
    private static final String LETTER = "samples/lettre-1912.jpg";

    @TempDir
    private Path folder;

    private CollectionFolder collection;
    private PageEntry page;

    @BeforeEach
    void digitize() throws Exception {
        assertThat(run("", "digitize", "--into", folder.resolve("c").toString(), LETTER)
                        .code())
                .isZero();
        collection = CollectionFolder.existing(folder.resolve("c"));
        try (Catalog catalog = Catalog.open(collection)) {
            page = catalog.pages().getFirst();
        }
    }

    @Test
    void answersAreInTheRecordTheIndexAndTheAuditTrail() throws Exception {
        Answer answer = run("chirographum\n\n \n:q\n", "review", "--by", "Ada", root());
        assertThat(answer.code()).as(answer.err()).isZero();
        assertThat(answer.out()).contains("2 answers kept");
        List<Word> checked = lines().stream()
                .flatMap(l -> l.words().stream())
                .filter(Word::isChecked)
                .toList();
        assertThat(checked).hasSize(2).allMatch(w -> w.checkedBy().equals("Ada"));
        assertThat(checked).anyMatch(w -> w.best().text().equals("chirographum"));
        assertThat(run("", "search", root(), "chirographum").out()).contains("[chirographum]");
        assertThat(run("", "review", "--confusions", root()).out()).contains("\tchirographum\t1");
        assertThat(run("", "verify", root()).code())
                .as("the run vouches for it")
                .isZero();
        try (Corrector corrector = Corrector.open(collection, Clock.systemUTC())) {
            List<Correction> audit = corrector.audit(page.document());
            assertThat(audit).hasSize(2);
            assertThat(audit.getFirst().after()).contains("chirographum");
            assertThat(audit.getFirst().before()).doesNotContain("chirographum");
            assertThat(audit.get(1).after())
                    .as("a confirmation")
                    .isEqualTo(audit.get(1).before());
        }
    }

    @Test
    void linesAreSplitAndJoinedAndStaySoWhenTheyAreReadAgain() throws Exception {
        List<Line> before = lines();
        Line line = before.get(2);
        Line fifth = before.get(4);
        Line sixth = before.get(5);
        try (Corrector corrector = Corrector.open(collection, Clock.systemUTC())) {
            String document = page.document();
            String version = Version.of(line);
            String third = line.words().get(2).id();
            Change split = corrector.split(document, page.page(), line.id(), version, third, "Ada");
            assertThatThrownBy(() -> corrector.split(document, page.page(), line.id(), version, third, "Bob"))
                    .isInstanceOf(StaleException.class)
                    .hasMessageContaining("Ada answered");
            Line second = split.made().orElseThrow();
            assertThat(split.after().words()).isEqualTo(line.words().subList(0, 2));
            assertThat(second.words())
                    .isEqualTo(line.words().subList(2, line.words().size()));
            assertThat(lines().subList(2, 4)).containsExactly(split.after(), second);
            Change joined = corrector.join(
                    document, page.page(), fifth.id(), Version.of(fifth), sixth.id(), Version.of(sixth), "Ada");
            assertThat(joined.after().words())
                    .hasSize(fifth.words().size() + sixth.words().size());
            assertThat(lines()).hasSize(before.size());
            assertThat(corrector.audit(document))
                    .extracting(Correction::after)
                    .containsExactly(
                            split.after().text() + "\n" + second.text(),
                            joined.after().text());
            corrector.undo(joined);
            corrector.undo(split);
            assertThat(lines()).isEqualTo(before);
            corrector.split(document, page.page(), line.id(), version, third, "Ada");
            corrector.join(document, page.page(), fifth.id(), Version.of(fifth), sixth.id(), Version.of(sixth), "Ada");
        }
        assertThat(run("", "search", root(), line.words().get(2).best().text()).code())
                .isZero();
        assertThat(run("", "review", "--confusions", root()).out().lines()).hasSize(1);
        assertThat(run("", "verify", root()).code()).isZero();
        List<Line> shaped = lines();
        Answer again = run("", "digitize", "--again", "--pipeline", "fraktur", "--into", root(), LETTER);
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(lines()).contains(shaped.get(2), shaped.get(3), shaped.get(5));
        assertThat(lines()).extracting(Line::id).doesNotHaveDuplicates().doesNotContain(sixth.id());
    }

    @Test
    void wordsOfASplitLineNeverShareAnId() throws Exception {
        String id = lines().getFirst().id();
        try (Corrector corrector = Corrector.open(collection, Clock.systemUTC())) {
            retype(corrector, lines().getFirst(), "un deux trois quatre cinq six");
            Line line = lines().getFirst();
            String fourth = line.words().get(3).id();
            corrector.split(page.document(), page.page(), id, Version.of(line), fourth, "Ada");
            retype(corrector, lines().getFirst(), "un deux trois quatre cinq six");
            retype(corrector, lines().get(1), "un deux trois quatre cinq six");
            Line first = lines().getFirst();
            Line second = lines().get(1);
            corrector.join(page.document(), page.page(), id, Version.of(first), second.id(), Version.of(second), "Ada");
        }
        assertThat(lines().getFirst().words()).hasSize(12).extracting(Word::id).doesNotHaveDuplicates();
    }

    @Test
    void aDrawnLineThatWasJoinedGivesItsIdToNoOther() throws Exception {
        try (Corrector corrector = Corrector.open(collection, Clock.systemUTC())) {
            for (int i = 0; i < 2; i++) {
                Line drawn = corrector
                        .draw(page.document(), page.page(), new Box(0, 0, 300, 40), "deus adiuvet", "Ada")
                        .after();
                Line first = lines().stream()
                        .filter(line -> !line.id().equals(drawn.id()))
                        .findFirst()
                        .orElseThrow();
                corrector.join(
                        page.document(),
                        page.page(),
                        first.id(),
                        Version.of(first),
                        drawn.id(),
                        Version.of(drawn),
                        "Ada");
            }
            Line first = lines().getFirst();
            String last = first.words().getLast().id();
            Change one = corrector.split(page.document(), page.page(), first.id(), Version.of(first), last, "Ada");
            Line made = one.made().orElseThrow();
            retype(corrector, made, "adiuvet me");
            Line changed = line(made.id());
            Line before = line(first.id());
            corrector.join(
                    page.document(),
                    page.page(),
                    before.id(),
                    Version.of(before),
                    changed.id(),
                    Version.of(changed),
                    "Ada");
            Line whole = line(first.id());
            Change again = corrector.split(
                    page.document(),
                    page.page(),
                    whole.id(),
                    Version.of(whole),
                    whole.words().getLast().id(),
                    "Ada");
            assertThat(again.made().orElseThrow().id())
                    .as("the trail knows another line by that name")
                    .isNotEqualTo(made.id());
        }
        assertThat(lines().stream().flatMap(line -> line.words().stream()))
                .extracting(Word::id)
                .doesNotHaveDuplicates();
    }

    @Test
    void listsHowAWordMayGoOn() throws Exception {
        Answer answer = run("=5*\nle*\n9\nqqqqqqqqqqqqqqqqqqqqq*\n:q\n", "review", "--by", "Ada", root());
        assertThat(answer.out()).contains("   1: le").contains("   9: le").contains("Nothing is known that begins so");
        List<String> said = lines().stream()
                .flatMap(l -> l.words().stream())
                .filter(Word::isChecked)
                .map(w -> w.best().text())
                .toList();
        String ninth = answer.out().replaceAll("(?s).*   9: (le\\S*).*", "$1");
        assertThat(said).containsExactlyInAnyOrder("5*", ninth);
    }

    @Test
    void undoGivesBackTheVeryLine() throws Exception {
        List<Line> before = lines();
        Answer answer = run("eins\nzwei\n:u\n:u\n:u\n", "review", root());
        assertThat(answer.out()).contains("There is nothing to undo").contains("0 answers kept");
        assertThat(lines()).isEqualTo(before);
    }

    @Test
    void digitizeLeavesCorrectedPagesAloneAndSaysSo() throws Exception {
        run("chirographum\n", "review", root());
        Path record = collection.record(page.document(), page.page());
        byte[] corrected = Files.readAllBytes(record);
        Answer again = run("", "digitize", "--pipeline", "handwritten", "--into", root(), LETTER);
        assertThat(again.err()).contains("1 pages were left as people corrected them");
        assertThat(record).hasBinaryContent(corrected);
    }

    @Test
    void readingAgainKeepsWhatPeopleDecided() throws Exception {
        List<Line> before = lines();
        Line first = before.get(0);
        Line second = before.get(1);
        Line third = before.get(2);
        Line drawn;
        try (Corrector corrector = Corrector.open(collection, Clock.systemUTC())) {
            retype(corrector, first, "ex manu scriptoris");
            retype(corrector, second, "");
            answer(corrector, third, "chirographum", "Bob");
            drawn = corrector
                    .draw(page.document(), page.page(), new Box(0, 0, 300, 40), "deus adiuvet", "Ada")
                    .after();
        }
        List<Line> corrected = lines();
        assertThat(said()).isNotEmpty().allMatch(AnswerEntry::present);
        Answer again = run("", "digitize", "--again", "--pipeline", "fraktur", "--into", root(), LETTER);
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(again.err()).contains("1 done, 0 skipped");
        assertThat(said()).as("they judged another reading").noneMatch(AnswerEntry::present);
        List<Line> now = lines();
        assertThat(now)
                .contains(drawn)
                .containsAll(corrected.stream()
                        .filter(l -> l.id().equals(first.id()) || l.id().equals(second.id()))
                        .toList());
        assertThat(now.stream().flatMap(l -> l.words().stream()).filter(Word::isChecked))
                .containsExactlyInAnyOrderElementsOf(corrected.stream()
                        .flatMap(l -> l.words().stream())
                        .filter(Word::isChecked)
                        .toList());
        assertThat(now).extracting(Line::text).doesNotContain(second.text());
        assertThat(now.getLast().text())
                .as("the others were read by the other model")
                .isNotEqualTo(corrected.getLast().text());
        assertThat(now).extracting(Line::id).doesNotHaveDuplicates();
        assertThat(now.stream().flatMap(l -> l.words().stream()).map(Word::id)).doesNotHaveDuplicates();
        assertThat(run("", "search", root(), "\"manu scriptoris\"").out()).contains("[scriptoris]");
        assertThat(run("", "verify", root()).code()).isZero();
        Answer done = run("", "digitize", "--again", "--pipeline", "fraktur", "--into", root(), LETTER);
        assertThat(done.err()).contains("0 done, 1 skipped");
    }

    @Test
    void anAuditStartsOverWhenTheTextIsReadAnew() throws Exception {
        try (Corrector corrector = Corrector.open(collection, Clock.systemUTC())) {
            Line first = lines().getFirst();
            corrector.audit(new AuditedLine(
                    page.document(), page.page(), first.id(), 20, 900, 1, 50, 20, 20, 0, true, "Ada", Instant.EPOCH));
        }
        assertThat(run("", "digitize", "--into", root(), LETTER).err()).contains("0 done, 1 skipped");
        assertThat(audited()).as("nothing was read").hasSize(1);
        run("", "digitize", "--pipeline", "fraktur", "--into", root(), LETTER);
        assertThat(audited()).isEmpty();
    }

    private List<AnswerEntry> said() throws Exception {
        try (Catalog catalog = Catalog.open(collection)) {
            return catalog.answers().of(page.document());
        }
    }

    private List<AuditedLine> audited() throws Exception {
        try (Catalog catalog = Catalog.open(collection)) {
            return catalog.audits().of(page.document());
        }
    }

    @Test
    void whatAnotherProgramChangedIsNotReadAgain() throws Exception {
        run("chirographum\n", "review", root());
        Path record = collection.record(page.document(), page.page());
        Files.writeString(record, Files.readString(record) + "\n");
        byte[] theirs = Files.readAllBytes(record);
        Answer again = run("", "digitize", "--again", "--pipeline", "fraktur", "--into", root(), LETTER);
        assertThat(again.err()).contains("page 0001 of").contains("changed by another program");
        assertThat(record).hasBinaryContent(theirs);
    }

    @Test
    void theSecondOfTwoReviewersSeesThatTheFirstWasThere() throws Exception {
        try (Corrector corrector = Corrector.open(collection, Clock.systemUTC())) {
            Line seen = lines().getFirst();
            answer(corrector, seen, "premier", "Ada");
            assertThatThrownBy(() -> answer(corrector, seen, "second", "Bob"))
                    .isInstanceOfSatisfying(
                            StaleException.class,
                            stale -> assertThat(stale.first().orElseThrow().who())
                                    .isEqualTo("Ada"))
                    .hasMessageContaining("premier");
            assertThat(lines().getFirst().text()).startsWith("premier");
        }
    }

    @Test
    void whatAnotherProgramChangedIsNotWrittenOver() throws Exception {
        Path record = collection.record(page.document(), page.page());
        Line seen = lines().getFirst();
        Files.writeString(record, Files.readString(record) + "\n");
        byte[] theirs = Files.readAllBytes(record);
        try (Corrector corrector = Corrector.open(collection, Clock.systemUTC())) {
            assertThatThrownBy(() -> answer(corrector, seen, "x", "Ada")).hasMessageContaining("another program");
        }
        assertThat(record).hasBinaryContent(theirs);
    }

    @Test
    void aWholeLineIsRetypedAndGivenBack() throws Exception {
        List<Line> before = lines();
        try (Corrector corrector = Corrector.open(collection, Clock.systemUTC())) {
            Line seen = before.get(1);
            Change change = corrector.retype(
                    page.document(), page.page(), seen.id(), Version.of(seen), "tout neuf", "Ada", Occasion.CHOSEN);
            assertThat(lines().get(1).text()).isEqualTo("tout neuf");
            assertThat(lines().get(1).words()).allMatch(w -> w.checkedBy().equals("Ada"));
            corrector.undo(change);
            assertThat(lines()).isEqualTo(before);
            assertThatThrownBy(() -> corrector.undo(change)).isInstanceOf(StaleException.class);
        }
    }

    @Test
    void aMissedLineIsDrawnFoundAndTakenOffAgain() throws Exception {
        List<Line> before = lines();
        try (Corrector corrector = Corrector.open(collection, Clock.systemUTC())) {
            Change change = corrector.draw(
                    page.document(), page.page(), new Box(-50, -20, 400, 60), "chirographum manu", "Ada");
            assertThat(change.after().outline().box()).as("clipped").isEqualTo(new Box(0, 0, 350, 40));
            assertThat(lines()).contains(change.after());
            assertThat(run("", "search", root(), "\"chirographum manu\"").out()).contains("[chirographum]");
            corrector.undo(change);
            assertThat(lines()).isEqualTo(before);
            assertThatThrownBy(
                            () -> corrector.draw(page.document(), page.page(), new Box(9000, 0, 100, 100), "x", "Ada"))
                    .hasMessageContaining("on the page, which is");
        }
        assertThat(run("", "verify", root()).code()).isZero();
    }

    @Test
    void aKeyThatIsNoneIsSaidToBeNone() throws Exception {
        Answer answer = run(":x\n=5\n", "review", root());
        assertThat(answer.out()).contains("There is no such key").contains("1 answers kept");
        assertThat(lines().stream().flatMap(l -> l.words().stream()).filter(Word::isChecked))
                .allMatch(w -> w.best().text().equals("5"));
        assertThat(run("", "review", "--by", "a;b", root()).code()).isEqualTo(ExitCode.USAGE);
        assertThat(run("", "review", "--document", "none", root()).err()).contains("holds no document none");
    }

    /** Sets a text in the place of a line's first word. */
    private Line line(String id) throws Exception {
        return lines().stream().filter(line -> line.id().equals(id)).findFirst().orElseThrow();
    }

    private Change answer(Corrector corrector, Line seen, String text, String who) throws Exception {
        Word word = seen.words().getFirst();
        Place place = new Place(page.document(), page.page(), seen.id(), word.id());
        return corrector.answer(place, Version.of(word), text, who, Occasion.ASKED);
    }

    private void retype(Corrector corrector, Line seen, String text) throws Exception {
        corrector.retype(page.document(), page.page(), seen.id(), Version.of(seen), text, "Ada", Occasion.CHOSEN);
    }

    private List<Line> lines() throws Exception {
        return PageReader.read(collection.record(page.document(), page.page()))
                .lines()
                .toList();
    }

    private String root() {
        return collection.root().toString();
    }

    private static Answer run(String typed, String... arguments) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)));
        try {
            return WholeProgramTest.run(arguments);
        } finally {
            System.setIn(before);
        }
    }
}
