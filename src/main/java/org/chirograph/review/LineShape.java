package org.chirograph.review;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.chirograph.page.Baseline;
import org.chirograph.page.Box;
import org.chirograph.page.Line;
import org.chirograph.page.Point;
import org.chirograph.page.Polygon;
import org.chirograph.page.Word;

/**
 * Parts a line that layout made of two, and joins lines that it made of one. Words stay as they are, with their readings and
 * with who vouches for them; outline and baseline are cut across the direction in which the line runs, or put together.
 */
final class LineShape {
    private LineShape() {}

    /** Parts of a line, in writing order. */
    record Parts(Line first, Line second) {}

    /**
     * The line before a word, and from it on.
     *
     * @param word not the first
     * @param id of the second part; the first keeps the line's
     * @throws IllegalArgumentException if the line has no such word, or begins with it
     */
    static Parts apart(Line line, String word, String id) {
        int at = line.words().stream().map(Word::id).toList().indexOf(word);
        if (at < 0) {
            throw new IllegalArgumentException("line " + line.id() + " has no word " + word);
        }
        if (at == 0) {
            throw new IllegalArgumentException("a line is split before a word that is not its first");
        }
        List<Word> before = line.words().subList(0, at);
        List<Word> after = line.words().subList(at, line.words().size());
        Run run = Run.of(line);
        double end = before.stream().mapToDouble(run::end).max().orElseThrow();
        double begin = after.stream().mapToDouble(run::begin).min().orElseThrow();
        double cut = (end + begin) / 2;
        return new Parts(
                part(line, line.id(), before, run, Double.NEGATIVE_INFINITY, cut),
                part(line, id, after, run, cut, Double.POSITIVE_INFINITY));
    }

    private static Line part(Line line, String id, List<Word> words, Run run, double from, double to) {
        List<Point> outline = run.kept(run.kept(line.outline().points(), to, true, 1), from, true, -1);
        List<Point> baseline = run.kept(run.kept(line.baseline().points(), to, false, 1), from, false, -1);
        return new Line(
                id,
                hull(outline).size() < 3 ? around(corners(words)) : new Polygon(outline),
                baseline.size() < 2 ? line.baseline() : new Baseline(baseline),
                line.xHeight(),
                words);
    }

    /** One line of both, with the id of the first, in the order in which they follow each other along it. */
    static Line joined(Line line, Line other) {
        Run run = Run.of(line);
        boolean behind = run.middle(other) < run.middle(line);
        Line first = behind ? other : line;
        Line second = behind ? line : other;
        List<Word> words = new ArrayList<>(first.words());
        words.addAll(second.words());
        List<Point> corners = new ArrayList<>(first.outline().points());
        corners.addAll(second.outline().points());
        List<Point> baseline = new ArrayList<>();
        for (Line each : List.of(first, second)) {
            for (Point p : each.baseline().points()) {
                if (baseline.isEmpty() || run.along(p) > run.along(baseline.getLast())) {
                    baseline.add(p);
                }
            }
        }
        double length = run.length(first);
        double share = length / Math.max(1, length + run.length(second));
        return new Line(
                line.id(),
                around(corners),
                baseline.size() < 2 ? line.baseline() : new Baseline(baseline),
                share * first.xHeight() + (1 - share) * second.xHeight(),
                words);
    }

    private static List<Point> corners(List<Word> words) {
        return words.stream()
                .flatMap(word -> Polygon.of(word.box()).points().stream())
                .toList();
    }

    /** The smallest convex outline around points; a box where they lie on one line. */
    private static Polygon around(List<Point> points) {
        List<Point> hull = hull(points);
        return hull.size() < 3
                ? Polygon.of(Box.around(
                        points.stream().map(p -> new Box(p.x(), p.y(), 1, 1)).toList()))
                : new Polygon(hull);
    }

    /** Corners of the smallest convex outline (Andrew's monotone chain, 1979); two or one where the points lie on one line. */
    private static List<Point> hull(List<Point> points) {
        List<Point> sorted = points.stream()
                .distinct()
                .sorted(Comparator.comparingInt(Point::x).thenComparingInt(Point::y))
                .toList();
        List<Point> hull = new ArrayList<>(chain(sorted));
        hull.addAll(chain(sorted.reversed()));
        return hull;
    }

    /** Half of it, without its last point. */
    private static List<Point> chain(List<Point> sorted) {
        List<Point> chain = new ArrayList<>();
        for (Point p : sorted) {
            while (chain.size() > 1 && turn(chain.get(chain.size() - 2), chain.getLast(), p) <= 0) {
                chain.removeLast();
            }
            chain.add(p);
        }
        return chain.subList(0, Math.max(0, chain.size() - 1));
    }

    private static long turn(Point a, Point b, Point c) {
        return (long) (b.x() - a.x()) * (c.y() - a.y()) - (long) (b.y() - a.y()) * (c.x() - a.x());
    }

    /** The direction in which a line runs, from its beginning to its end: of turned writing any. */
    private record Run(double dx, double dy) {
        static Run of(Line line) {
            Point from = line.baseline().points().getFirst();
            Point to = line.baseline().points().getLast();
            double length = Math.hypot(to.x() - from.x(), to.y() - from.y());
            return length == 0 ? new Run(1, 0) : new Run((to.x() - from.x()) / length, (to.y() - from.y()) / length);
        }

        double along(Point p) {
            return dx * p.x() + dy * p.y();
        }

        double begin(Word word) {
            return Polygon.of(word.box()).points().stream()
                    .mapToDouble(this::along)
                    .min()
                    .orElseThrow();
        }

        double end(Word word) {
            return Polygon.of(word.box()).points().stream()
                    .mapToDouble(this::along)
                    .max()
                    .orElseThrow();
        }

        double middle(Line line) {
            return line.outline().points().stream()
                    .mapToDouble(this::along)
                    .average()
                    .orElseThrow();
        }

        double length(Line line) {
            List<Point> points = line.baseline().points();
            return Math.abs(along(points.getLast()) - along(points.getFirst()));
        }

        /**
         * What of a polyline lies on one side of a cut (Sutherland and Hodgman 1974).
         *
         * @param closed whether the last point is joined to the first
         * @param side 1: what lies before the cut; −1: what lies behind it
         */
        List<Point> kept(List<Point> points, double cut, boolean closed, int side) {
            if (Double.isInfinite(cut)) {
                return points;
            }
            List<Point> kept = new ArrayList<>();
            for (int i = 0; i < points.size(); i++) {
                Point p = points.get(i);
                double beyond = side * (along(p) - cut);
                if (beyond <= 0) {
                    kept.add(p);
                }
                if (closed || i + 1 < points.size()) {
                    Point next = points.get((i + 1) % points.size());
                    double nextBeyond = side * (along(next) - cut);
                    if (beyond < 0 && nextBeyond > 0 || beyond > 0 && nextBeyond < 0) {
                        double share = beyond / (beyond - nextBeyond);
                        kept.add(new Point((int) Math.round(p.x() + share * (next.x() - p.x())), (int)
                                Math.round(p.y() + share * (next.y() - p.y()))));
                    }
                }
            }
            return kept.stream().distinct().toList();
        }
    }
}
