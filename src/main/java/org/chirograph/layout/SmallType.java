package org.chirograph.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.chirograph.image.InkComponents;

/**
 * The rows of small printed letters on a page in a hand, such as the names in a letterhead. A filter of the hand's size
 * sees two or three of them as one line or none. Their letters stand apart, side by side on one level and of like size,
 * which the small marks of a hand do only by accident. The bounds were chosen on the training pages of letters-en; on
 * every second one of wills-fr they find such rows on one page.
 */
final class SmallType {
    /** Letters are no taller than this, in x-heights of the hand: a filter of its size still sees larger ones. */
    private static final double GREATEST = 0.75;

    /** Pixels of the page image below which nothing can be read. */
    private static final int LEAST_PIXELS = 5;

    /** Widest letter, or letters that touch, and narrowest, in heights. */
    private static final double WIDEST = 4;

    private static final double NARROWEST = 0.15;

    /** Gap between two letters, in heights: a blank, or an overhang. */
    private static final double GREATEST_GAP = 1.6;

    private static final double OVERHANG = 0.3;

    /** By so much, in heights, may the feet of neighbours differ, and by this factor their heights. */
    private static final double LEVEL = 0.22;

    private static final double LIKE = 1.45;

    /** Shorter rows are accidents. */
    static final int LEAST_LETTERS = 7;

    /** What a letter's height is to its x-height: between that of a capital and that of a small letter. */
    private static final double X_HEIGHT = 0.85;

    private final InkComponents boxes;
    private final boolean[] pieces;
    private final List<Integer> heights = new ArrayList<>();

    /** @param xHeight of the hand, in pixels */
    SmallType(InkComponents boxes, double xHeight) {
        this.boxes = boxes;
        pieces = new boolean[boxes.count() + 1];
        List<Integer> letters = new ArrayList<>();
        for (int c = 1; c < pieces.length; c++) {
            int h = boxes.height(c);
            int w = boxes.width(c);
            if (h >= LEAST_PIXELS && h <= GREATEST * xHeight && w <= WIDEST * h && w >= NARROWEST * h) {
                letters.add(c);
            }
        }
        letters.sort(Comparator.comparingInt(boxes::left));
        for (int i = 0; i < letters.size(); i++) {
            if (!pieces[letters.get(i)]) {
                List<Integer> row = row(letters, i);
                if (row.size() >= LEAST_LETTERS) {
                    row.forEach(c -> pieces[c] = true);
                    row.forEach(c -> heights.add(boxes.height(c)));
                }
            }
        }
        heights.sort(null);
    }

    /** The letters of a row, from its first one on; {@code letters} from left to right. */
    private List<Integer> row(List<Integer> letters, int first) {
        List<Integer> row = new ArrayList<>();
        int size = boxes.height(letters.get(first));
        for (int i = first; i >= 0; i = next(letters, i, size)) {
            row.add(letters.get(i));
        }
        return row;
    }

    /** The place of the next letter of a row whose letters have this size, or -1. */
    private int next(List<Integer> letters, int last, double size) {
        int before = letters.get(last);
        for (int i = last + 1; i < letters.size(); i++) {
            int c = letters.get(i);
            double gap = boxes.left(c) - boxes.right(before);
            if (gap > GREATEST_GAP * size) {
                break;
            }
            boolean level = Math.abs(boxes.bottom(c) - boxes.bottom(before)) <= Math.max(1, LEVEL * size);
            boolean alike = boxes.height(c) <= LIKE * size && size <= LIKE * boxes.height(c);
            if (!pieces[c] && gap > -OVERHANG * size && level && alike) {
                return i;
            }
        }
        return -1;
    }

    boolean isEmpty() {
        return heights.isEmpty();
    }

    /** Which pieces of ink are its letters; index 0 stands for none. */
    boolean[] pieces() {
        return pieces.clone();
    }

    /** Which pieces are not. */
    boolean[] others() {
        boolean[] others = new boolean[pieces.length];
        for (int c = 1; c < others.length; c++) {
            others[c] = !pieces[c];
        }
        return others;
    }

    /** Of the middle one of its letters, in pixels; not to be asked when it is empty. */
    double xHeight() {
        return X_HEIGHT * heights.get(heights.size() / 2);
    }
}
