package org.chirograph.review;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.chirograph.page.Box;
import org.chirograph.page.Glyph;
import org.chirograph.page.Word;
import org.chirograph.text.EditAlignment;
import org.chirograph.text.Graphemes;
import org.jspecify.annotations.Nullable;

/**
 * Finds the region of every character of a text that is set in the place of words that were read: by a cheapest edit, that
 * of the character it stands for; where there is none, a share of the gap between its neighbours.
 */
final class Realignment {
    private static final int NOBODY = -1;

    /**
     * A word of the new text.
     *
     * @param boxes of its characters
     * @param heir index of the word that was read in whose place it stands, -1 if there is none
     */
    record Part(Box box, List<Box> boxes, int heir) {}

    private final List<Word> read;
    private final Box area;

    /** Characters of the new text, with a space between two words. */
    private final List<String> typed = new ArrayList<>();

    private final @Nullable Box[] boxes;

    /** For each character the word that was read to which it belongs. */
    private final int[] owners;

    private Realignment(List<Word> read, Box area, List<List<String>> parts) {
        this.read = read;
        this.area = area;
        for (List<String> part : parts) {
            if (!typed.isEmpty()) {
                typed.add(" ");
            }
            typed.addAll(part);
        }
        boxes = new Box[typed.size()];
        owners = new int[typed.size()];
        Arrays.fill(owners, NOBODY);
    }

    /**
     * @param area where characters lie that stand for nothing that was read
     * @param parts the words of the new text as characters, none empty
     * @return a part for each of them
     */
    static List<Part> of(List<Word> read, Box area, List<List<String>> parts) {
        Realignment all = new Realignment(read, area, parts);
        all.align();
        all.spreadOwners();
        all.fillWords();
        all.fillGaps();
        List<Part> found = new ArrayList<>();
        int from = 0;
        for (List<String> part : parts) {
            found.add(all.part(from, from + part.size()));
            from += part.size() + 1;
        }
        return found;
    }

    private void align() {
        List<String> texts = new ArrayList<>();
        List<@Nullable Box> regions = new ArrayList<>();
        List<Integer> words = new ArrayList<>();
        for (int w = 0; w < read.size(); w++) {
            if (w > 0) {
                texts.add(" ");
                regions.add(null);
                words.add(NOBODY);
            }
            Word word = read.get(w);
            for (Glyph glyph : word.glyphs()) {
                texts.add(glyph.best().text());
                regions.add(glyph.box());
                words.add(w);
            }
            if (word.glyphs().isEmpty()) {
                for (String letter : Graphemes.of(word.best().text())) {
                    texts.add(letter);
                    regions.add(null);
                    words.add(w);
                }
            }
        }
        for (EditAlignment.Step step : EditAlignment.ofWords(texts, typed).steps()) {
            switch (step.kind()) {
                case MATCH, SUBSTITUTE -> {
                    if (!isSpace(step.hypothesis())) {
                        boxes[step.hypothesis()] = regions.get(step.reference());
                        owners[step.hypothesis()] = words.get(step.reference());
                    }
                }
                case INSERT, DELETE -> {
                    // an inserted character has no region of its own, a deleted one leaves its ink to nobody
                }
            }
        }
    }

    private boolean isSpace(int i) {
        return typed.get(i).equals(" ");
    }

    /** What was inserted belongs to the word of the character before it, or else after it, in the same new word. */
    private void spreadOwners() {
        for (int i = 1; i < owners.length; i++) {
            if (owners[i] == NOBODY && !isSpace(i)) {
                owners[i] = owners[i - 1];
            }
        }
        for (int i = owners.length - 2; i >= 0; i--) {
            if (owners[i] == NOBODY && !isSpace(i)) {
                owners[i] = owners[i + 1];
            }
        }
    }

    /** Where a word has no character regions, its box is divided among those that belong to it. */
    private void fillWords() {
        for (int i = 0; i < boxes.length; ) {
            int end = i + 1;
            if (owners[i] != NOBODY && read.get(owners[i]).glyphs().isEmpty()) {
                int owner = owners[i];
                end = IntStream.range(i, owners.length)
                                .filter(j -> owners[j] == owner)
                                .max()
                                .orElseThrow()
                        + 1;
                Box word = read.get(owner).box();
                share(i, end, word.x(), word.right(), word);
            }
            i = end;
        }
    }

    private void fillGaps() {
        int left = read.size() == 1 ? read.getFirst().box().x() : area.x();
        for (int i = 0; i < boxes.length; ) {
            Box present = boxes[i];
            if (present != null) {
                left = present.right();
                i++;
                continue;
            }
            int end = i;
            while (end < boxes.length && boxes[end] == null) {
                end++;
            }
            Box next = end < boxes.length ? boxes[end] : null;
            share(i, end, left, next != null ? next.x() : area.right(), rows(i, end));
            i = end;
        }
    }

    /** The word in whose rows a run of characters lies. */
    private Box rows(int from, int to) {
        int owner = IntStream.range(from, to)
                .map(i -> owners[i])
                .filter(w -> w != NOBODY)
                .findFirst()
                .orElse(NOBODY);
        if (owner == NOBODY && from > 0) {
            owner = IntStream.iterate(from - 1, i -> i >= 0, i -> i - 1)
                    .map(i -> owners[i])
                    .filter(w -> w != NOBODY)
                    .findFirst()
                    .orElse(NOBODY);
        }
        return owner == NOBODY ? area : read.get(owner).box();
    }

    /** Divides the columns between two neighbours, or what is nearest to them, among characters without a region. */
    private void share(int from, int to, int left, int right, Box rows) {
        int start = Math.clamp(Math.min(left, right), area.x(), area.right() - 1);
        double width = Math.max(1, right - start) / (double) (to - from);
        for (int i = from; i < to; i++) {
            int x = Math.min(area.right() - 1, (int) (start + (i - from) * width));
            boxes[i] = new Box(x, rows.y(), Math.max(1, (int) width), rows.height());
        }
    }

    private Part part(int from, int to) {
        List<Box> own = new ArrayList<>();
        for (int i = from; i < to; i++) {
            own.add(Objects.requireNonNull(boxes[i]));
        }
        int[] words = Arrays.stream(owners, from, to)
                .filter(w -> w != NOBODY)
                .distinct()
                .toArray();
        Box box = Box.around(own);
        if (words.length == 1 && isAlone(words[0], from, to)) {
            box = box.union(read.get(words[0]).box());
        }
        return new Part(box, own, words.length == 0 ? NOBODY : words[0]);
    }

    /** Whether no character outside of these belongs to the word. */
    private boolean isAlone(int word, int from, int to) {
        return IntStream.range(0, owners.length).noneMatch(i -> (i < from || i >= to) && owners[i] == word);
    }
}
