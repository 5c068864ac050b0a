package org.chirograph.layout;

import java.util.ArrayList;
import java.util.List;

/**
 * Puts a page's lines into blocks, and the blocks into the order in which they are read: what runs across columns, then
 * the columns from left to right, then what runs across again; down each column block by block, with the notes in the
 * margin after the block they stand beside.
 */
final class ReadingOrder {
    /** A block of lines: their rows from top to bottom, each from left to right. */
    record Block(List<List<Placed>> rows, boolean margin) {
        List<Placed> lines() {
            List<Placed> lines = new ArrayList<>();
            rows.forEach(lines::addAll);
            return lines;
        }
    }

    /** Lines whose baselines differ by less stand in one row, in x-heights. */
    private static final double SAME_ROW = 0.7;

    /** Mean width of the lines of a column of running text, at least, in x-heights; cells of a table are narrower. */
    private static final double LEAST_COLUMN = 14;

    private static final int LEAST_LINES_OF_COLUMN = 4;

    /** A gap between rows this much longer than the usual parts blocks. */
    private static final double BLOCK_GAP = 1.45;

    /** Lines this wide tell where the body of the page lies, in x-heights. */
    private static final double BODY_LINE = 25;

    /** A note in the margin stays outside the body by this much, in x-heights. */
    private static final double MARGIN = 1;

    /** Of the page's lines, notes are fewer than this share. */
    private static final double MOST_NOTES = 0.35;

    private final double xHeight;
    private final double gutter;

    ReadingOrder(double xHeight, LayoutSettings settings) {
        this.xHeight = xHeight;
        this.gutter = settings.gutterWidth() * xHeight;
    }

    List<Block> blocks(List<Placed> lines) {
        List<Block> blocks = new ArrayList<>();
        columns(new ArrayList<>(lines), blocks);
        return blocks;
    }

    private void columns(List<Placed> lines, List<Block> to) {
        double cut = bestCut(lines);
        if (Double.isNaN(cut)) {
            column(lines, to);
            return;
        }
        List<Placed> left = new ArrayList<>();
        List<Placed> right = new ArrayList<>();
        List<Placed> across = new ArrayList<>();
        for (Placed line : lines) {
            (line.right() <= cut ? left : line.left() >= cut ? right : across).add(line);
        }
        double middle = (top(left) + bottom(left)) / 2;
        List<Placed> above = new ArrayList<>();
        List<Placed> below = new ArrayList<>();
        for (Placed line : across) {
            (line.baseline() < middle ? above : below).add(line);
        }
        // What stands above or below the columns, but reaches over neither, belongs to what runs across.
        double columnsTop = Math.max(top(left), top(right)) - SAME_ROW * xHeight;
        if (!above.isEmpty()) {
            double last = bottom(above);
            moveIf(left, above, last, columnsTop);
            moveIf(right, above, last, columnsTop);
            column(above, to);
        }
        columns(left, to);
        columns(right, to);
        if (!below.isEmpty()) {
            column(below, to);
        }
    }

    private static void moveIf(List<Placed> from, List<Placed> to, double above, double columnsTop) {
        for (Placed line : List.copyOf(from)) {
            if (line.baseline() <= above && line.baseline() < columnsTop) {
                from.remove(line);
                to.add(line);
            }
        }
    }

    /** Where a gutter parts two columns of running text; NaN when none does. */
    private double bestCut(List<Placed> lines) {
        double best = Double.NaN;
        double most = 0;
        for (Placed start : lines) {
            double cut = start.left() - 0.5;
            List<Placed> left = new ArrayList<>();
            List<Placed> right = new ArrayList<>();
            List<Placed> across = new ArrayList<>();
            double leftEnd = 0;
            for (Placed line : lines) {
                if (line.right() <= cut) {
                    left.add(line);
                    leftEnd = Math.max(leftEnd, line.right());
                } else {
                    (line.left() >= cut ? right : across).add(line);
                }
            }
            if (cut - leftEnd < gutter * 0.6
                    || left.size() < LEAST_LINES_OF_COLUMN
                    || right.size() < LEAST_LINES_OF_COLUMN
                    || Placed.meanWidth(left) < LEAST_COLUMN * xHeight
                    || Placed.meanWidth(right) < LEAST_COLUMN * xHeight) {
                continue;
            }
            double overlap = Math.min(bottom(left), bottom(right)) - Math.max(top(left), top(right));
            double shorter = Math.min(bottom(left) - top(left), bottom(right) - top(right));
            if (overlap < 0.6 * shorter || runsThrough(across, left, right)) {
                continue;
            }
            double score = Math.min(left.size(), right.size());
            if (score > most) {
                most = score;
                best = cut;
            }
        }
        return best;
    }

    /** Whether a line that crosses the cut lies between lines of both columns. */
    private boolean runsThrough(List<Placed> across, List<Placed> left, List<Placed> right) {
        double from = Math.max(top(left), top(right)) + xHeight;
        double to = Math.min(bottom(left), bottom(right)) - xHeight;
        for (Placed line : across) {
            if (line.baseline() > from && line.baseline() < to) {
                return true;
            }
        }
        return false;
    }

    private static double top(List<Placed> lines) {
        double top = Double.POSITIVE_INFINITY;
        for (Placed line : lines) {
            top = Math.min(top, line.baseline());
        }
        return top;
    }

    private static double bottom(List<Placed> lines) {
        double bottom = Double.NEGATIVE_INFINITY;
        for (Placed line : lines) {
            bottom = Math.max(bottom, line.baseline());
        }
        return bottom;
    }

    /** One column from top to bottom, the notes beside it put after the block they stand beside. */
    private void column(List<Placed> lines, List<Block> to) {
        List<Placed> notes = notes(lines);
        List<Placed> body = new ArrayList<>(lines);
        body.removeAll(notes);
        notes.sort(Placed.DOWN);
        List<List<List<Placed>>> groups = groups(rows(body));
        int next = 0;
        for (int g = 0; g < groups.size(); g++) {
            to.add(new Block(groups.get(g), false));
            double end = g + 1 < groups.size()
                    ? groups.get(g + 1).getFirst().getFirst().baseline() - xHeight
                    : Double.POSITIVE_INFINITY;
            List<Placed> beside = new ArrayList<>();
            while (next < notes.size() && notes.get(next).baseline() < end) {
                beside.add(notes.get(next++));
            }
            if (!beside.isEmpty()) {
                to.add(new Block(rows(beside), true));
            }
        }
    }

    /** Lines that lie wholly beside the body of running text. */
    private List<Placed> notes(List<Placed> lines) {
        List<Double> lefts = new ArrayList<>();
        List<Double> rights = new ArrayList<>();
        for (Placed line : lines) {
            if (line.width() >= BODY_LINE * xHeight) {
                lefts.add(line.left());
                rights.add(line.right());
            }
        }
        if (lefts.size() < LEAST_LINES_OF_COLUMN) {
            return new ArrayList<>();
        }
        lefts.sort(null);
        rights.sort(null);
        double left = lefts.get(lefts.size() / 10) - MARGIN * xHeight;
        double right = rights.get(rights.size() - 1 - rights.size() / 10) + MARGIN * xHeight;
        List<Placed> notes = new ArrayList<>();
        for (Placed line : lines) {
            if (line.right() < left || line.left() > right) {
                notes.add(line);
            }
        }
        return notes.size() > MOST_NOTES * lines.size() ? new ArrayList<>() : notes;
    }

    List<List<Placed>> rows(List<Placed> lines) {
        List<Placed> down = new ArrayList<>(lines);
        down.sort(Placed.DOWN);
        List<List<Placed>> rows = new ArrayList<>();
        for (Placed line : down) {
            if (rows.isEmpty() || line.baseline() - rows.getLast().getFirst().baseline() > SAME_ROW * xHeight) {
                rows.add(new ArrayList<>());
            }
            rows.getLast().add(line);
        }
        rows.forEach(row -> row.sort(Placed.ACROSS));
        return rows;
    }

    /** Rows in blocks, parted where the gap is longer than usual. */
    private List<List<List<Placed>>> groups(List<List<Placed>> rows) {
        List<Double> pitches = new ArrayList<>();
        for (int r = 1; r < rows.size(); r++) {
            pitches.add(rows.get(r).getFirst().baseline()
                    - rows.get(r - 1).getFirst().baseline());
        }
        pitches.sort(null);
        // The lower quartile: on a page of many short paragraphs the median is a gap.
        double usual = pitches.isEmpty() ? 0 : pitches.get(pitches.size() / 4);
        List<List<List<Placed>>> groups = new ArrayList<>();
        for (int r = 0; r < rows.size(); r++) {
            boolean parted = r == 0
                    || rows.get(r).getFirst().baseline()
                                    - rows.get(r - 1).getFirst().baseline()
                            > BLOCK_GAP * Math.max(usual, 2 * xHeight);
            if (parted) {
                groups.add(new ArrayList<>());
            }
            groups.getLast().add(rows.get(r));
        }
        return groups;
    }
}
