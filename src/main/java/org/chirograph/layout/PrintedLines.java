package org.chirograph.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.chirograph.image.Affine;
import org.chirograph.image.CleanPage;
import org.chirograph.page.Baseline;
import org.chirograph.page.Box;
import org.chirograph.page.Line;
import org.chirograph.page.Point;
import org.chirograph.page.Polygon;

/** The lines of a page whose characters stand apart, from the {@link LetterRows} of its ink. */
final class PrintedLines {
    /** Height of the small letters in usual heights of a piece of ink; hand-print is capitals as often as small letters. */
    private static final double X_HEIGHT = 0.8;

    /** Length of a step along an outline, in x-heights: short, so that it follows each letter. */
    private static final double STEP = 0.5;

    /** A foot this far from the baseline, in x-heights, counts half towards it: g and p, marks. */
    private static final double OUTLIER = 0.2;

    /** Weight, in letters, of the belief that a row is level. */
    private static final double LEVEL = 2;

    private static final int ROUNDS = 5;

    private final List<Placed> lines;
    private final double xHeight;

    private PrintedLines(List<Placed> lines, double xHeight) {
        this.lines = lines;
        this.xHeight = xHeight;
    }

    static PrintedLines of(CleanPage page) {
        Pieces pieces = new Pieces(page);
        double height = pieces.smallTypeSize;
        if (height == 0) {
            return new PrintedLines(List.of(), 1);
        }
        double xHeight = X_HEIGHT * height;
        boolean[] writing = pieces.writing(xHeight, true);
        List<Box> boxes = new ArrayList<>();
        for (int c = 1; c < writing.length; c++) {
            if (writing[c]) {
                boxes.add(Box.between(
                        pieces.boxes.left(c), pieces.boxes.top(c), pieces.boxes.right(c), pieces.boxes.bottom(c)));
            }
        }
        int[] row = LetterRows.of(boxes, height);
        List<Placed> lines = new ArrayList<>();
        for (int r = 0; r <= Arrays.stream(row).max().orElse(-1); r++) {
            List<Box> its = new ArrayList<>();
            for (int i = 0; i < row.length; i++) {
                if (row[i] == r) {
                    its.add(boxes.get(i));
                }
            }
            lines.add(line(its, xHeight, page.ink().toScan()));
        }
        return new PrintedLines(lines, xHeight);
    }

    List<Placed> lines() {
        return lines;
    }

    /** In pixels of the page image. */
    double xHeight() {
        return xHeight;
    }

    private static Placed line(List<Box> boxes, double xHeight, Affine toScan) {
        Box around = Box.around(boxes);
        double[] fit = baseline(boxes, xHeight);
        List<Point> points = new ArrayList<>();
        for (int x : new int[] {around.x(), around.right()}) {
            double y = fit[0] + fit[1] * x;
            points.add(new Point((int) Math.round(toScan.x(x, y)), (int) Math.round(toScan.y(x, y))));
        }
        if (points.getLast().x() <= points.getFirst().x()) {
            points.set(1, new Point(points.getFirst().x() + 1, points.getLast().y()));
        }
        double scale = Math.hypot(toScan.b(), toScan.e());
        Line line = new Line(
                "l", outline(boxes, around, xHeight, toScan), new Baseline(points), xHeight * scale, List.of());
        double middle = (around.x() + around.right()) / 2.0;
        return new Placed(line, around.x(), around.right(), fit[0] + fit[1] * middle, boxes.size());
    }

    /** Height at x = 0 and slope of the line on which most letters stand. */
    private static double[] baseline(List<Box> boxes, double xHeight) {
        double[] feet = boxes.stream().mapToDouble(Box::bottom).sorted().toArray();
        double mean = boxes.stream().mapToDouble(PrintedLines::middle).average().orElse(0);
        double height = feet[feet.length / 2];
        double slope = 0;
        for (int round = 0; round < ROUNDS; round++) {
            double weights = 0;
            double sum = 0;
            double squares = LEVEL * 100 * xHeight * xHeight;
            double products = 0;
            for (Box box : boxes) {
                double x = middle(box) - mean;
                double off = (box.bottom() - height - slope * x) / (OUTLIER * xHeight);
                double weight = box.height() / (1 + off * off);
                weights += weight;
                sum += weight * (box.bottom() - slope * x);
                squares += weight / xHeight * x * x;
                products += weight / xHeight * x * (box.bottom() - height);
            }
            height = sum / weights;
            slope = products / squares;
        }
        return new double[] {height - slope * mean, slope};
    }

    private static double middle(Box box) {
        return box.x() + box.width() / 2.0;
    }

    /** Close around the boxes, bridging the gaps between them. */
    private static Polygon outline(List<Box> boxes, Box around, double xHeight, Affine toScan) {
        int steps = Math.max(1, (int) Math.ceil(around.width() / (STEP * xHeight)));
        List<Point> upper = new ArrayList<>();
        List<Point> lower = new ArrayList<>();
        int top = around.y();
        int bottom = around.bottom();
        for (int s = 0; s < steps; s++) {
            int from = around.x() + (int) ((long) around.width() * s / steps);
            int to = around.x() + (int) ((long) around.width() * (s + 1) / steps);
            int highest = Integer.MAX_VALUE;
            int lowest = Integer.MIN_VALUE;
            for (Box box : boxes) {
                if (box.x() < to && box.right() > from) {
                    highest = Math.min(highest, box.y());
                    lowest = Math.max(lowest, box.bottom());
                }
            }
            if (highest < lowest) {
                top = highest;
                bottom = lowest;
            }
            for (int x : new int[] {from, to}) {
                upper.add(point(x, top, toScan));
                lower.addFirst(point(x, bottom, toScan));
            }
        }
        upper.addAll(lower);
        List<Point> corners = new ArrayList<>();
        for (Point p : upper) {
            int n = corners.size();
            if (n > 1 && corners.get(n - 1).y() == p.y() && corners.get(n - 2).y() == p.y()) {
                corners.set(n - 1, p);
            } else if (n == 0 || !corners.getLast().equals(p)) {
                corners.add(p);
            }
        }
        return new Polygon(corners);
    }

    private static Point point(double x, double y, Affine toScan) {
        return new Point((int) Math.round(toScan.x(x, y)), (int) Math.round(toScan.y(x, y)));
    }
}
