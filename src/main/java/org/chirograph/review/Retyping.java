package org.chirograph.review;

import java.text.BreakIterator;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.chirograph.page.Box;
import org.chirograph.page.Glyph;
import org.chirograph.page.Line;
import org.chirograph.page.Reading;
import org.chirograph.page.Word;
import org.chirograph.text.EditAlignment;

/**
 * Sets what a person says in the place of what was read. The new text's characters take the regions of those they stand
 * for, by a cheapest edit; one that has none gets the gap between its neighbours.
 */
public final class Retyping {
    private Retyping() {}

    /**
     * The line with one of its words as a person has it.
     *
     * @param text taken in NFC; without a character the word is deleted, with spaces it becomes several
     * @param who whom it is put down to
     * @throws IllegalArgumentException if the line has no such word
     */
    public static Line of(Line line, String wordId, String text, String who) {
        if (line.words().stream().noneMatch(w -> w.id().equals(wordId))) {
            throw new IllegalArgumentException("line " + line.id() + " has no word " + wordId);
        }
        return line.withWords(line.words().stream()
                .flatMap(w -> w.id().equals(wordId) ? retyped(w, text, who) : Stream.of(w))
                .toList());
    }

    private static Stream<Word> retyped(Word word, String text, String who) {
        String typed = Normalizer.normalize(text, Normalizer.Form.NFC).strip();
        if (typed.isEmpty()) {
            return Stream.empty();
        }
        List<String> parts = List.of(typed.split("\\s+"));
        List<String> characters = graphemes(String.join("", parts));
        List<Box> boxes = boxes(word, characters);
        List<Word> words = new ArrayList<>();
        int from = 0;
        for (String part : parts) {
            int to = from + graphemes(part).size();
            String id = words.isEmpty() ? word.id() : word.id() + "s" + (words.size() + 1);
            List<Glyph> glyphs = new ArrayList<>();
            for (int i = from; i < to; i++) {
                glyphs.add(
                        new Glyph(id + "g" + (i - from + 1), boxes.get(i), List.of(new Reading(characters.get(i), 1))));
            }
            Box box = parts.size() == 1 ? word.box() : Box.around(boxes.subList(from, to));
            words.add(new Word(id, box, glyphs, List.of(new Reading(part, 1)), who));
            from = to;
        }
        return words.stream();
    }

    /** What people take for characters: letters with their accents. */
    private static List<String> graphemes(String text) {
        BreakIterator breaks = BreakIterator.getCharacterInstance(Locale.ROOT);
        breaks.setText(text);
        List<String> graphemes = new ArrayList<>();
        int from = 0;
        for (int to = breaks.next(); to != BreakIterator.DONE; to = breaks.next()) {
            graphemes.add(text.substring(from, to));
            from = to;
        }
        return graphemes;
    }

    /** For each character its region. */
    private static List<Box> boxes(Word word, List<String> characters) {
        List<String> read = word.glyphs().stream().map(g -> g.best().text()).toList();
        Box[] boxes = new Box[characters.size()];
        for (EditAlignment.Step step : EditAlignment.ofWords(read, characters).steps()) {
            switch (step.kind()) {
                case MATCH, SUBSTITUTE ->
                    boxes[step.hypothesis()] =
                            word.glyphs().get(step.reference()).box();
                case INSERT, DELETE -> {
                    // an inserted character has no region of its own, a deleted one leaves its ink to nobody
                }
            }
        }
        int left = word.box().x();
        for (int i = 0; i < boxes.length; ) {
            if (boxes[i] != null) {
                left = boxes[i++].right();
                continue;
            }
            int end = i;
            while (end < boxes.length && boxes[end] == null) {
                end++;
            }
            int right = end < boxes.length ? boxes[end].x() : word.box().right();
            share(boxes, i, end, left, right, word.box());
            i = end;
        }
        return List.of(boxes);
    }

    /** Divides the columns between two neighbours, or what is nearest to them, among characters without a region. */
    private static void share(Box[] boxes, int from, int to, int left, int right, Box word) {
        int start = Math.clamp(Math.min(left, right), word.x(), word.right() - 1);
        double width = Math.max(1, right - start) / (double) (to - from);
        for (int i = from; i < to; i++) {
            int x = Math.min(word.right() - 1, (int) (start + (i - from) * width));
            boxes[i] = new Box(x, word.y(), Math.max(1, (int) width), word.height());
        }
    }
}
