package org.chirograph.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.chirograph.page.Baseline;
import org.chirograph.page.Box;
import org.chirograph.page.Glyph;
import org.chirograph.page.Line;
import org.chirograph.page.Page;
import org.chirograph.page.Point;
import org.chirograph.page.Polygon;
import org.chirograph.page.ProcessingStep;
import org.chirograph.page.Reading;
import org.chirograph.page.Word;
import org.chirograph.recognize.ModelFolder;
import org.chirograph.text.CharacterModel;
import org.junit.jupiter.api.Test;

/** By the n-grams of the shipped model for hands. */
class CompletionsTest {
    private static final Box BOX = new Box(0, 0, 100, 30);

    private final AtomicInteger asked = new AtomicInteger();
    private final Completions completions = new Completions(this::spelling);

    @Test
    void whatWasReadAndTheWordsBeforeDecide() {
        Line line = line(word("a", "je"), word("b", "lègue"), word("c", "à"), word("d", "ma"), word("e", "fermne"));
        assertThat(completions.of(page("hand"), line, line.words().getLast(), "f"))
                .hasSize(9)
                .allMatch(text -> text.startsWith("f"))
                .startsWith("femme");
        Line other = line(word("a", "la"), word("b", "forune"));
        assertThat(completions.of(page("hand"), other, other.words().getLast(), "fo"))
                .startsWith("fortune");
    }

    @Test
    void whatAKeyTakesAnywayIsNotOffered() {
        Word word = word("e", "fermne", "femme");
        Line line = line(word("d", "ma"), word);
        assertThat(completions.of(page("hand"), line, word, "f"))
                .hasSize(9)
                .doesNotContain("femme", "fermne")
                .doesNotHaveDuplicates();
    }

    @Test
    void theFirstModelThatIsThereIsAskedOnce() {
        Word word = word("w", "testment");
        Line line = line(word);
        Page page = page("gone+hand");
        assertThat(completions.of(page, line, word, "t")).contains("testament");
        assertThat(completions.of(page, line, word, "te")).contains("testament");
        assertThat(asked).hasValue(2);
        assertThat(completions.of(page("gone"), line, word, "t")).isEmpty();
        assertThat(completions.of(page("hand").withHistory(List.of()), line, word, "t"))
                .isEmpty();
    }

    @Test
    void nothingIsMadeOfNothingOrOfWhatNoWordIs() {
        Word word = word("w", "x");
        for (String typed : new String[] {"", " ", "de la", "a".repeat(21)}) {
            assertThat(completions.of(page("hand"), line(word), word, typed)).isEmpty();
        }
        Word endless = word("w", "x".repeat(61));
        assertThat(completions.of(page("hand"), line(endless), endless, "x")).isEmpty();
        // Letters that the n-grams have never seen, and a word without a region.
        assertThat(completions.of(page("hand"), line(word), word, "\u4e00"))
                .allMatch(text -> text.startsWith("\u4e00"));
        Word bare = new Word("w", BOX, List.of(), List.of(new Reading("x", 0.5)));
        assertThat(completions.of(page("hand"), line(bare), bare, "te")).hasSize(9);
    }

    private Optional<CharacterModel> spelling(String model) {
        asked.incrementAndGet();
        return model.equals("hand")
                ? ModelFolder.open(Path.of("models", "handwritten-latin")).language()
                : Optional.empty();
    }

    private static Page page(String models) {
        ProcessingStep read = new ProcessingStep("digitize", "test", Instant.EPOCH, Map.of("model", models));
        ProcessingStep review = new ProcessingStep("review", "test", Instant.EPOCH, Map.of("by", "Ada"));
        return new Page("0001", "x.png", 1000, 1000, List.of(), List.of(read, review));
    }

    private static Line line(Word... words) {
        Baseline baseline = new Baseline(List.of(new Point(0, 20), new Point(99, 20)));
        return new Line("l", Polygon.of(BOX), baseline, 10, Arrays.asList(words));
    }

    private static Word word(String id, String best, String... others) {
        List<Glyph> glyphs = new ArrayList<>();
        best.codePoints()
                .forEach(c -> glyphs.add(
                        new Glyph(id + "g" + glyphs.size(), BOX, List.of(new Reading(Character.toString(c), 0.7)))));
        List<Reading> readings = new ArrayList<>(List.of(new Reading(best, 0.5)));
        for (String other : others) {
            readings.add(new Reading(other, 0.2));
        }
        return new Word(id, BOX, glyphs, readings);
    }
}
