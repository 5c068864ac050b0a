package org.chirograph.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chirograph.page.Box;

/**
 * Sorts characters that stand apart into rows. Where letters are pieces of their own they tell their rows better than a
 * filter does that sees ink only as a texture: neighbours are linked, the nearest and most level first, unless that would
 * put one character above another in the same row. Marks go to the row of the letters around them.
 */
final class LetterRows {
    /** Of the usual height, what a piece must have to be a letter rather than a mark, a dot or a bar. */
    private static final double LETTER = 0.5;

    /** How far the middles of neighbours may differ in height, in usual heights: a d beside a p. */
    private static final double UNEVEN = 0.8;

    /** Widest gap in a row, likewise, and what a gap of one height costs beside a difference in level of as much. */
    private static final double WIDEST_GAP = 15;

    private static final double GAP_COST = 0.04;

    /** Gaps from which the page's slope is taken, likewise. */
    private static final double NEAR = 3;

    /** Links that tell a slope; with fewer the page is taken for level. */
    private static final int LEAST_SLOPES = 6;

    /**
     * Two pieces stand one above the other when they share more than this of the narrower one's columns and less than
     * {@link #SAME_ROWS} of the lower one's rows.
     */
    private static final double SAME_COLUMNS = 0.3;

    private static final double SAME_ROWS = 0.2;

    /** Farthest a mark may be from a row's letters, in usual heights; beyond that it is in a row of marks. */
    private static final double MARK_REACH = 1.3;

    /** What a distance along the row counts beside one across it. */
    private static final double ALONG = 0.25;

    /** What a mark's distance from the level of a letter's middle counts beside that from the letter. */
    private static final double TO_MIDDLE = 0.1;

    private final List<Box> pieces;
    private final double height;
    private final int[] row;

    private LetterRows(List<Box> pieces, double height) {
        this.pieces = pieces;
        this.height = height;
        this.row = new int[pieces.size()];
        Arrays.fill(row, -1);
    }

    /**
     * For each piece the number of its row, from 0; rows are in no order.
     *
     * @param height usual height of a letter, in pixels
     */
    static int[] of(List<Box> pieces, double height) {
        LetterRows rows = new LetterRows(pieces, height);
        List<Integer> letters = new ArrayList<>();
        List<Integer> marks = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            (pieces.get(i).height() >= LETTER * height ? letters : marks).add(i);
        }
        rows.link(letters);
        rows.attach(marks, letters);
        rows.link(marks.stream().filter(i -> rows.row[i] < 0).toList());
        return rows.numbered();
    }

    private record Link(int left, int right, double cost, double slope) {}

    /** Links neighbours to rows: first to learn how the page slopes, then with that slope taken out. */
    private void link(List<Integer> some) {
        double[] slopes =
                joined(some, 0, NEAR).stream().mapToDouble(Link::slope).sorted().toArray();
        double slope = slopes.length < LEAST_SLOPES ? 0 : slopes[slopes.length / 2];
        joined(some, slope, WIDEST_GAP);
    }

    /** The links that were made; rows of these pieces are made anew. */
    private List<Link> joined(List<Integer> some, double slope, double widest) {
        Map<Integer, List<Integer>> members = new HashMap<>();
        for (int i : some) {
            row[i] = i;
            members.put(i, new ArrayList<>(List.of(i)));
        }
        List<Link> made = new ArrayList<>();
        for (Link link : links(some, slope, widest)) {
            int to = row[link.left];
            int from = row[link.right];
            if (to != from && !stacked(members.get(to), members.get(from))) {
                members.get(from).forEach(i -> row[i] = to);
                members.get(to).addAll(members.remove(from));
                made.add(link);
            }
        }
        return made;
    }

    /** All that may be linked, the cheapest first. */
    private List<Link> links(List<Integer> some, double slope, double widest) {
        List<Integer> across = new ArrayList<>(some);
        across.sort(Comparator.comparingDouble(i -> middle(pieces.get(i))));
        double broadest =
                across.stream().mapToDouble(i -> pieces.get(i).width()).max().orElse(0);
        List<Link> links = new ArrayList<>();
        for (int a = 0; a < across.size(); a++) {
            Box left = pieces.get(across.get(a));
            for (int b = a + 1; b < across.size(); b++) {
                Box right = pieces.get(across.get(b));
                double run = middle(right) - middle(left);
                if (run > broadest + widest * height) {
                    break;
                }
                double gap = Math.max(0, right.x() - left.right()) / height;
                double fall = level(right) - level(left);
                double uneven = Math.abs(fall - slope * run) / height;
                if (gap <= widest && uneven <= UNEVEN) {
                    links.add(new Link(
                            across.get(a), across.get(b), uneven + GAP_COST * gap, fall / Math.max(run, height)));
                }
            }
        }
        links.sort(Comparator.comparingDouble(Link::cost));
        return links;
    }

    /** Whether a piece of one row stands above or below a piece of the other. */
    private boolean stacked(List<Integer> one, List<Integer> other) {
        return one.stream().anyMatch(a -> other.stream().anyMatch(b -> isStacked(pieces.get(a), pieces.get(b))));
    }

    private static boolean isStacked(Box a, Box b) {
        int columns = Math.min(a.right(), b.right()) - Math.max(a.x(), b.x());
        int rows = Math.min(a.bottom(), b.bottom()) - Math.max(a.y(), b.y());
        return columns > SAME_COLUMNS * Math.min(a.width(), b.width())
                && rows < SAME_ROWS * Math.min(a.height(), b.height());
    }

    /** Gives each mark to the row of the letter that is nearest, distances along the row counting little. */
    private void attach(List<Integer> marks, List<Integer> letters) {
        for (int mark : marks) {
            Box m = pieces.get(mark);
            double least = MARK_REACH * height;
            for (int letter : letters) {
                Box l = pieces.get(letter);
                double across = Math.max(0, Math.max(l.x() - m.right(), m.x() - l.right()));
                // Measured to the letter's middle, so that a comma between rows is not drawn to a deep letter below.
                double level = level(m);
                double down = Math.max(0, Math.max(l.y() - level, level - l.bottom()));
                double off = Math.hypot(ALONG * across, down) + TO_MIDDLE * Math.abs(level - level(l));
                if (off < least) {
                    least = off;
                    row[mark] = row[letter];
                }
            }
        }
    }

    private int[] numbered() {
        Map<Integer, Integer> numbers = new HashMap<>();
        return Arrays.stream(row)
                .map(name -> numbers.computeIfAbsent(name, n -> numbers.size()))
                .toArray();
    }

    private static double middle(Box box) {
        return box.x() + box.width() / 2.0;
    }

    private static double level(Box box) {
        return box.y() + box.height() / 2.0;
    }
}
