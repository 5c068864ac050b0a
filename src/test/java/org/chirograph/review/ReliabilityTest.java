package org.chirograph.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.chirograph.catalog.Answer;
import org.chirograph.catalog.AnswerEntry;
import org.chirograph.catalog.Occasion;
import org.chirograph.eval.Judged;
import org.chirograph.page.Baseline;
import org.chirograph.page.Box;
import org.chirograph.page.Glyph;
import org.chirograph.page.Line;
import org.chirograph.page.Point;
import org.chirograph.page.Polygon;
import org.chirograph.page.Reading;
import org.chirograph.page.Word;
import org.junit.jupiter.api.Test;

class ReliabilityTest {
    private static final Box BOX = new Box(0, 0, 400, 20);

    /** As long as a review lasts; the trail of its answers grows with each. */
    private final List<AnswerEntry> trail = new ArrayList<>();

    @Test
    void aMendedWordIsJudgedWithThePosteriorsItHad() {
        Line read = line(word("w1", 0.9, "mon", 0.8, 0.99, 0.97), word("w2", 0.6, "ami", 0.7, 0.5, 0.9));
        Line mended = answer(read, "w1", "non", Occasion.ASKED);
        answer(mended, "w2", "ami", Occasion.ASKED);
        Reliability.Sample asked = told().asked();
        assertThat(asked.words()).containsExactly(new Judged(0.9, false), new Judged(0.6, true));
        assertThat(asked.characters())
                .containsExactly(
                        new Judged(0.8, false),
                        new Judged(0.99, true),
                        new Judged(0.97, true),
                        new Judged(0.7, true),
                        new Judged(0.5, true),
                        new Judged(0.9, true));
    }

    @Test
    void eachWordOfALineIsJudgedByWhatStandsInItsPlace() {
        Line read =
                line(word("w1", 0.9, "le", 0.9, 0.8), word("w2", 0.5, "lm", 0.7, 0.6), word("w3", 0.4, "rn", 0.3, 0.2));
        retype(read, "le l m m", Occasion.DRAWN);
        assertThat(told().drawn().words())
                .as("right, split, two characters for one")
                .containsExactly(new Judged(0.9, true), new Judged(0.5, false), new Judged(0.4, false));
        assertThat(told().drawn().characters().subList(0, 4))
                .as("to split a word makes none of its characters wrong")
                .extracting(Judged::right)
                .containsExactly(true, true, true, true);
        assertThat(told().asked().words()).isEmpty();
    }

    @Test
    void joinedWordsAreWrongAndTheirCharactersRight() {
        retype(
                line(
                        word("w1", 0.9, "main", 0.9, 0.9, 0.9, 0.9),
                        word("w2", 0.9, "tenant", 0.9, 0.9, 0.9, 0.9, 0.9, 0.9)),
                "maintenant",
                Occasion.DRAWN);
        assertThat(told().drawn().words()).extracting(Judged::right).containsExactly(false, false);
        assertThat(told().drawn().characters()).hasSize(10).allMatch(Judged::right);
    }

    @Test
    void whatIsNoWordIsWrongToTheLastCharacter() {
        answer(line(word("w1", 0.3, "xi", 0.4, 0.2), word("w2", 0.9, "xi", 0.9, 0.9)), "w1", "", Occasion.ASKED);
        assertThat(told().asked().words()).containsExactly(new Judged(0.3, false));
        assertThat(told().asked().characters()).containsExactly(new Judged(0.4, false), new Judged(0.2, false));
    }

    @Test
    void whatWasTakenBackIsNotCounted() {
        Line read = line(word("w1", 0.9, "mon", 0.8, 0.99, 0.97), word("w2", 0.6, "ami", 0.7, 0.5, 0.9));
        Line confirmed = answer(read, "w1", "mon", Occasion.ASKED);
        Line mended = answer(confirmed, "w2", "amis", Occasion.ASKED);
        takeBack(confirmed, mended);
        assertThat(told().asked().words()).containsExactly(new Judged(0.9, true));
        takeBack(read, confirmed);
        assertThat(told().asked().words()).isEmpty();
        answer(read, "w1", "non", Occasion.ASKED);
        assertThat(told().asked().words()).containsExactly(new Judged(0.9, false));
    }

    @Test
    void whoSpeaksLastIsRightAndTheReaderIsJudgedOnce() {
        Line read = line(word("w1", 0.9, "mon", 0.8, 0.99, 0.97));
        Line confirmed = answer(read, "w1", "mon", Occasion.ASKED);
        Line mended = retype(confirmed, "non", Occasion.CHOSEN);
        assertThat(told().asked().words()).containsExactly(new Judged(0.9, false));
        assertThat(told().asked().characters().getFirst()).isEqualTo(new Judged(0.8, false));
        assertThat(told().chosen()).as("it had been asked about").isZero();
        takeBack(confirmed, mended);
        assertThat(told().asked().words()).containsExactly(new Judged(0.9, true));
    }

    @Test
    void whatPeoplePickedAndWhatWasReadAgainIsLeftOutAndCounted() {
        Line read = line(word("w1", 0.9, "mon", 0.8, 0.99, 0.97), word("w2", 0.6, "ami", 0.7, 0.5, 0.9));
        answer(answer(read, "w1", "non", Occasion.CHOSEN), "w2", "amis", Occasion.ASKED);
        AnswerEntry last = trail.removeLast();
        trail.add(new AnswerEntry("d", "0001", "l", last.answer(), false));
        assertThat(told().chosen()).isEqualTo(1);
        assertThat(told().earlier()).isEqualTo(1);
        assertThat(told().asked().words()).isEmpty();
    }

    @Test
    void marksThatEvaluationTakesForTheSameAreTheSame() {
        answer(line(word("w1", 0.9, "l’œ…", 0.9, 0.8, 0.7, 0.6)), "w1", "l'œ...", Occasion.ASKED);
        assertThat(told().asked().words()).containsExactly(new Judged(0.9, true));
        assertThat(told().asked().characters()).hasSize(6).allMatch(Judged::right);
    }

    @Test
    void regionsThatSpellAnotherWordSayNothingOfIt() {
        Word weighed =
                new Word("w1", BOX, word("w1", 0.9, "mom", 0.8, 0.9, 0.4).glyphs(), List.of(new Reading("mon", 0.9)));
        answer(line(weighed), "w1", "mon", Occasion.ASKED);
        assertThat(told().asked().words()).hasSize(1);
        assertThat(told().asked().characters()).isEmpty();
    }

    private Reliability told() {
        return Reliability.of(trail);
    }

    private Line answer(Line line, String word, String text, Occasion occasion) {
        return noted(line, Retyping.of(line, word, text, "Ada"), occasion);
    }

    private Line retype(Line line, String text, Occasion occasion) {
        return noted(line, Retyping.whole(line, text, "Bob"), occasion);
    }

    private Line noted(Line before, Line after, Occasion occasion) {
        note(Testimony.of(before, after, occasion));
        return after;
    }

    private void takeBack(Line before, Line after) {
        note(Testimony.takenBack(before, after));
    }

    private void note(List<Answer> answers) {
        answers.forEach(answer -> trail.add(new AnswerEntry("d", "0001", "l", answer, true)));
    }

    private static Line line(Word... words) {
        return new Line(
                "l", Polygon.of(BOX), new Baseline(List.of(new Point(0, 15), new Point(400, 15))), 10, List.of(words));
    }

    private static Word word(String id, double posterior, String text, double... characters) {
        List<Glyph> glyphs = new ArrayList<>();
        for (int i = 0; i < characters.length; i++) {
            String character = text.substring(i, i + 1);
            glyphs.add(new Glyph(id + "g" + i, BOX, List.of(new Reading(character, characters[i]))));
        }
        return new Word(id, BOX, glyphs, List.of(new Reading(text, posterior)));
    }
}
