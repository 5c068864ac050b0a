package org.chirograph.recognize;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chirograph.image.Affine;
import org.chirograph.image.Ink;
import org.chirograph.image.InkComponents;
import org.chirograph.page.Box;
import org.chirograph.page.Line;
import org.chirograph.page.Point;

/** Shares a page's connected ink out to its lines and divides it into pieces, from left to right. */
final class LinePieces {
    /** Pixels of a component that vote for the line in whose outline they lie. */
    private static final int VOTES = 32;

    /** Ink outside every outline goes to a line no further away than this, in the line's letter heights. */
    private static final double REACH = 2;

    /** Ink smaller than a dot: less than this part of the pen's thickness squared. */
    private static final double SPECK = 0.4;

    /** A component lower than so many strokes tells nothing of the letters' height. */
    private static final double LOW = 2.5;

    /** Of the heights of a line's components, the one taken for a tall letter's. */
    private static final double TALL = 0.7;

    private LinePieces() {}

    /**
     * One line's ink.
     *
     * @param stroke thickness of the pen, in pixels of the ink
     * @param letter height of a tall letter, likewise
     */
    record Row(List<InkPiece> pieces, double stroke, double letter) {
        Row {
            pieces = List.copyOf(pieces);
        }

        /** Around pieces {@code from} to {@code to - 1}. */
        Box box(int from, int to) {
            return Box.around(
                    pieces.subList(from, to).stream().map(InkPiece::box).toList());
        }

        /** Width of the empty columns between these pieces, in letter heights. */
        double gap(int from, int to) {
            List<Box> boxes = pieces.subList(from, to).stream()
                    .map(InkPiece::box)
                    .sorted(Comparator.comparingInt(Box::x))
                    .toList();
            int right = boxes.getFirst().right();
            int sum = 0;
            for (Box box : boxes) {
                sum += Math.max(0, box.x() - right);
                right = Math.max(right, box.right());
            }
            return sum / letter;
        }

        GlyphImage image(int from, int to, int pageWidth) {
            return InkPiece.image(pieces.subList(from, to), pageWidth, stroke);
        }
    }

    /** For each line its ink; a line may have none. */
    static List<Row> of(List<Line> lines, Ink ink) {
        List<InkPiece> components = components(ink);
        Affine toInk = ink.toScan().inverse();
        List<double[]> outlines =
                lines.stream().map(line -> corners(line, toInk)).toList();
        Map<Integer, List<InkPiece>> shared = new HashMap<>();
        for (InkPiece component : components) {
            int line = lineOf(component, outlines, ink.width());
            if (line >= 0) {
                shared.computeIfAbsent(line, l -> new ArrayList<>()).add(component);
            }
        }
        List<Row> rows = new ArrayList<>();
        for (int l = 0; l < lines.size(); l++) {
            double scale = Math.hypot(toInk.a(), toInk.d());
            rows.add(row(shared.getOrDefault(l, List.of()), lines.get(l).xHeight() * scale, ink));
        }
        return rows;
    }

    private static Row row(List<InkPiece> components, double xHeight, Ink ink) {
        double stroke = stroke(components, ink);
        double[] heights = components.stream()
                .mapToDouble(c -> c.box().height())
                .filter(h -> h > LOW * stroke)
                .sorted()
                .toArray();
        double letter = heights.length == 0
                ? xHeight / LetterShape.SMALL_LETTERS
                : heights[(int) (TALL * (heights.length - 1))];
        PieceCutter cutter = new PieceCutter(stroke, letter, ink.width());
        List<InkPiece> pieces = components.stream()
                .filter(c -> c.pixels().length >= SPECK * stroke * stroke)
                .flatMap(c -> cutter.cut(c).stream())
                .sorted(Comparator.comparingDouble(InkPiece::centre))
                .toList();
        return new Row(pieces, stroke, letter);
    }

    private static List<InkPiece> components(Ink ink) {
        InkComponents found = InkComponents.of(ink);
        int[][] pixels = new int[found.count() + 1][];
        for (int c = 1; c <= found.count(); c++) {
            pixels[c] = new int[found.area(c)];
        }
        int[] filled = new int[pixels.length];
        int[] labels = found.labels();
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] != 0) {
                pixels[labels[i]][filled[labels[i]]++] = i;
            }
        }
        return Arrays.stream(pixels)
                .skip(1)
                .map(p -> new InkPiece(p, ink.width()))
                .toList();
    }

    /** Thickness of the pen: a stroke has two edges, so its ink is half its outline times its thickness. */
    private static double stroke(List<InkPiece> components, Ink ink) {
        long area = 0;
        long edge = 0;
        for (InkPiece component : components) {
            for (int p : component.pixels()) {
                int x = p % ink.width();
                int y = p / ink.width();
                boolean inside = x > 0
                        && y > 0
                        && x + 1 < ink.width()
                        && y + 1 < ink.height()
                        && ink.at(x - 1, y)
                        && ink.at(x + 1, y)
                        && ink.at(x, y - 1)
                        && ink.at(x, y + 1);
                area++;
                edge += inside ? 0 : 1;
            }
        }
        return edge == 0 ? 1 : Math.max(1, 2.0 * area / edge);
    }

    private static int lineOf(InkPiece component, List<double[]> outlines, int width) {
        int best = -1;
        int most = 0;
        int[] pixels = component.pixels();
        int step = Math.max(1, pixels.length / VOTES);
        for (int l = 0; l < outlines.size(); l++) {
            int votes = 0;
            for (int i = 0; i < pixels.length; i += step) {
                votes += inside(outlines.get(l), pixels[i] % width + 0.5, pixels[i] / width + 0.5) ? 1 : 0;
            }
            if (votes > most) {
                most = votes;
                best = l;
            }
        }
        return best >= 0 ? best : nearest(component, outlines);
    }

    /** The line above or below which ink lies that the layout gave to none, such as a dot or a quotation mark. */
    private static int nearest(InkPiece component, List<double[]> outlines) {
        double x = component.centre();
        double y = component.box().y() + component.box().height() / 2.0;
        int best = -1;
        double least = Double.MAX_VALUE;
        for (int l = 0; l < outlines.size(); l++) {
            double[] o = outlines.get(l);
            double left = Double.MAX_VALUE;
            double right = -Double.MAX_VALUE;
            double top = Double.MAX_VALUE;
            double bottom = -Double.MAX_VALUE;
            for (int i = 0; i < o.length; i += 2) {
                left = Math.min(left, o[i]);
                right = Math.max(right, o[i]);
                top = Math.min(top, o[i + 1]);
                bottom = Math.max(bottom, o[i + 1]);
            }
            double away =
                    Math.hypot(Math.max(0, Math.max(left - x, x - right)), Math.max(0, Math.max(top - y, y - bottom)));
            if (away < REACH * (bottom - top) && away < least) {
                least = away;
                best = l;
            }
        }
        return best;
    }

    /** x and y of the corners in turn, in the ink's frame. */
    private static double[] corners(Line line, Affine toInk) {
        List<Point> points = line.outline().points();
        double[] corners = new double[2 * points.size()];
        for (int i = 0; i < points.size(); i++) {
            Point p = points.get(i);
            corners[2 * i] = toInk.x(p.x(), p.y());
            corners[2 * i + 1] = toInk.y(p.x(), p.y());
        }
        return corners;
    }

    /** Whether a ray to the left crosses the outline an odd number of times. */
    private static boolean inside(double[] corners, double x, double y) {
        boolean in = false;
        for (int i = 0, j = corners.length - 2; i < corners.length; j = i, i += 2) {
            if (corners[i + 1] > y != corners[j + 1] > y
                    && x
                            > corners[i]
                                    + (y - corners[i + 1])
                                            / (corners[j + 1] - corners[i + 1])
                                            * (corners[j] - corners[i])) {
                in = !in;
            }
        }
        return in;
    }
}
