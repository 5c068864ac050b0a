package org.chirograph.scan;

import java.util.List;

/**
 * The text that a page of a file carries beside its picture, an earlier recognition's for example. Places are in the
 * pixels of the {@link ScanPage}, and may lie outside of it, for nobody checked them.
 *
 * @param lines in the order of the file
 */
public record TextLayer(List<Line> lines) {
    public TextLayer {
        lines = List.copyOf(lines);
    }

    /** What stands on one line, with the two ends of its baseline and the size of its type, both in pixels. */
    public record Line(List<Word> words, Spot from, Spot to, double typeSize) {
        public Line {
            words = List.copyOf(words);
        }
    }

    /** Letters without a space between them; never empty. */
    public record Word(List<Letter> letters) {
        public Word {
            letters = List.copyOf(letters);
        }
    }

    /** One character, or several that the font draws as one. */
    public record Letter(String text, double left, double top, double right, double bottom) {}

    /** A place on the page. */
    public record Spot(double x, double y) {}
}
