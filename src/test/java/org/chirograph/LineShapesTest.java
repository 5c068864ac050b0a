package org.chirograph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.List;
import org.chirograph.WholeProgramTest.Answer;
import org.chirograph.catalog.Correction;
import org.chirograph.page.Box;
import org.chirograph.page.Line;
import org.chirograph.page.Word;
import org.chirograph.review.Change;
import org.chirograph.review.Corrector;
import org.chirograph.review.StaleException;
import org.chirograph.review.Version;
import org.junit.jupiter.api.Test;

/** Lines that people split and join. */
class LineShapesTest extends ReviewedLetter {
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
            Change joined = join(corrector, fifth, sixth);
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
            join(corrector, fifth, sixth);
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
            join(corrector, first, second);
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
                join(corrector, first, drawn);
            }
            Line first = lines().getFirst();
            String last = first.words().getLast().id();
            Change one = corrector.split(page.document(), page.page(), first.id(), Version.of(first), last, "Ada");
            Line made = one.made().orElseThrow();
            retype(corrector, made, "adiuvet me");
            Line changed = line(made.id());
            Line before = line(first.id());
            join(corrector, before, changed);
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

    private Change join(Corrector corrector, Line line, Line other) throws Exception {
        return corrector.join(
                page.document(), page.page(), line.id(), Version.of(line), other.id(), Version.of(other), "Ada");
    }
}
