package org.chirograph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.chirograph.WholeProgramTest.Answer;
import org.chirograph.catalog.AnswerEntry;
import org.chirograph.catalog.AuditedLine;
import org.chirograph.catalog.Catalog;
import org.chirograph.catalog.Correction;
import org.chirograph.catalog.Occasion;
import org.chirograph.page.Box;
import org.chirograph.page.Line;
import org.chirograph.page.Word;
import org.chirograph.review.Change;
import org.chirograph.review.Corrector;
import org.chirograph.review.StaleException;
import org.chirograph.review.Version;
import org.junit.jupiter.api.Test;

/** What people answer is kept, found, told of and never written over. */
class ReviewTest extends ReviewedLetter {
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
}
