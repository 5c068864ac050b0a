package org.chirograph.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.chirograph.image.Affine;
import org.chirograph.image.CleanPage;
import org.chirograph.image.Ink;
import org.chirograph.image.RidgeMap;
import org.chirograph.page.Baseline;
import org.chirograph.page.Box;
import org.chirograph.page.Line;
import org.chirograph.page.Point;
import org.chirograph.page.Polygon;
import org.chirograph.page.Region;

/** Finds the regions and lines of a page. Everything handed out is in scan pixels. */
public final class PageLayout {
    /** Height of the small letters as a share of the height of the typical piece of ink. */
    private static final double X_HEIGHT_OF_TYPE = 0.85;

    /** Lines are sought again when their x-height turns out to be off by more than this factor. */
    private static final double GOOD_GUESS = 1.06;

    private static final int MOST_ROUNDS = 4;

    private PageLayout() {}

    /** Regions in reading order; none on a blank page. */
    public static List<Region> find(CleanPage page, LayoutSettings settings) {
        List<Line> lines = lines(page, settings);
        if (lines.isEmpty()) {
            return List.of();
        }
        Box box = Box.around(lines.stream()
                .map(l -> Box.around(l.outline().points().stream()
                        .map(p -> new Box(p.x(), p.y(), 1, 1))
                        .toList()))
                .toList());
        return List.of(new Region.Text("r1", Polygon.of(box), Region.Kind.PARAGRAPH, lines));
    }

    static List<Line> lines(CleanPage page, LayoutSettings settings) {
        Pieces pieces = new Pieces(page);
        if (pieces.typeSize == 0) {
            return List.of();
        }
        double xHeight = Math.max(LEAST_X_HEIGHT, X_HEIGHT_OF_TYPE * pieces.smallTypeSize);
        List<LineInk> found = List.of();
        boolean hand = false;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            found = seek(pieces, xHeight, hand, settings);
            double ratio = Baselines.measure(found);
            if (DEBUG) {
                System.err.printf(
                        "  type %.1f small %.1f xh %.2f hand %b tracks %d ratio %.3f%n",
                        pieces.typeSize, pieces.smallTypeSize, xHeight, hand, found.size(), ratio);
            }
            if (ratio == 0 || hand) {
                break;
            }
            if (ratio < LEAST_LIKE_TYPE || ratio > GREATEST_LIKE_TYPE) {
                hand = true;
                xHeight = Math.max(LEAST_X_HEIGHT, X_HEIGHT_OF_HAND * pieces.typeSize);
                continue;
            }
            xHeight = Math.max(LEAST_X_HEIGHT, xHeight * ratio);
            if (ratio < GOOD_GUESS && ratio > 1 / GOOD_GUESS) {
                break;
            }
        }
        double strong = pieces.darknessQuantile(xHeight, STRONG_SHARE);
        List<LineInk> writing = new ArrayList<>();
        List<double[]> baselines = new ArrayList<>();
        for (LineInk line : found) {
            if (LineFilter.isWriting(line, strong)) {
                writing.add(line);
                baselines.add(Baselines.fit(line));
            } else if (DEBUG && line.area > 2 * xHeight * xHeight) {
                System.err.printf(
                        "  REJECT y %.0f x %d len %.1f pieces %d letters %d share %.2f dark %.2f fall %.2f area %.1f shared %.1f%n",
                        line.ridge[line.ridge.length / 2],
                        line.left,
                        (line.right - line.left) / xHeight,
                        line.pieces,
                        line.letters,
                        line.letterShare(),
                        line.meanDarkness() / strong,
                        Baselines.sharpness(line.profile()),
                        line.area / xHeight / xHeight,
                        line.sharedArea / xHeight / xHeight);
            }
        }
        Rows.level(writing, baselines);
        LAST.clear();
        LAST.addAll(writing);
        PageLayout.strong = strong;
        double typical = typicalLetterHeight(writing);
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < writing.size(); i++) {
            LineInk ink = writing.get(i);
            double size = ink.letters < 3 || ink.letterHeight() == 0 ? 1 : ink.letterHeight() / typical;
            double own = size > LEAST_OTHER_SIZE && size < GREATEST_OTHER_SIZE ? 1 : size;
            lines.add(line(
                    ink,
                    baselines.get(i),
                    "r1l" + (i + 1),
                    xHeight * own,
                    page.ink().toScan()));
        }
        return lines;
    }

    /** Share of the ink of letters that is strong. */
    private static final double STRONG_SHARE = 0.3;

    /** Letters within these multiples of the page's are its own type, in capitals or not. */
    private static final double LEAST_OTHER_SIZE = 0.72;

    private static final double GREATEST_OTHER_SIZE = 1.5;

    /** The median, over letters, of the mean letter height of their line. */
    private static double typicalLetterHeight(List<LineInk> lines) {
        List<LineInk> byHeight = new ArrayList<>(lines);
        byHeight.sort(Comparator.comparingDouble(LineInk::letterHeight));
        int letters = 0;
        for (LineInk line : lines) {
            letters += line.letters;
        }
        int seen = 0;
        for (LineInk line : byHeight) {
            seen += line.letters;
            if (seen * 2 >= letters && line.letterHeight() > 0) {
                return line.letterHeight();
            }
        }
        return 1;
    }

    private static List<LineInk> seek(Pieces pieces, double xHeight, boolean hand, LayoutSettings settings) {
        boolean[] writing = pieces.writing(xHeight);
        Ink ink = pieces.only(writing);
        double slope = Skew.of(pieces, writing, xHeight, settings.greatestSkewDegrees());
        double along = hand ? 2 * settings.ridgeAlong() : settings.ridgeAlong();
        RidgeMap map = RidgeMap.of(ink, xHeight, slope, settings.ridgeAcross(), along);
        List<Track> tracks = Ridges.trace(map, settings.ridgeShare());
        Gutters gutters = new Gutters(pieces, writing, xHeight, settings);
        List<Track> joined = Joiner.join(tracks, map, xHeight, gutters, settings);
        List<LineInk> lines = Assignment.assign(pieces, writing, joined, map, xHeight);
        if (hand) {
            return lines;
        }
        List<Track> cells = Cells.part(lines, joined, map);
        return cells == joined ? lines : Assignment.assign(pieces, writing, cells, map, xHeight);
    }

    /** Height of the small letters as a share of the typical piece of ink in a hand that joins its letters. */
    private static final double X_HEIGHT_OF_HAND = 0.5;

    /** Type confirms the x-height it was sought with within this; a hand gives about 0.5, the least that is tried. */
    private static final double LEAST_LIKE_TYPE = 0.67;

    private static final double GREATEST_LIKE_TYPE = 1.45;

    static final List<LineInk> LAST = new ArrayList<>();
    static double strong;
    static final boolean DEBUG = Boolean.getBoolean("layout.debug");

    /** Pixels of the working frame below which nothing can be read. */
    private static final double LEAST_X_HEIGHT = 3;

    private static Line line(LineInk ink, double[] baseline, String id, double xHeight, Affine toScan) {
        int from = Math.clamp(ink.left - ink.from, 0, baseline.length - 1);
        int to = Math.clamp(ink.right - ink.from, from + 1, baseline.length);
        int steps = Math.max(1, (int) Math.round((to - from) / (4 * xHeight)));
        List<Point> points = new ArrayList<>();
        for (int s = 0; s <= steps; s++) {
            double x = from + (double) (to - from) * s / steps;
            double y = baseline[Math.min(baseline.length - 1, (int) x)];
            Point p =
                    new Point((int) Math.round(toScan.x(ink.from + x, y)), (int) Math.round(toScan.y(ink.from + x, y)));
            if (points.isEmpty() || p.x() > points.getLast().x()) {
                points.add(p);
            }
        }
        if (points.size() < 2) {
            points.add(new Point(points.getFirst().x() + 1, points.getFirst().y()));
        }
        return new Line(
                id,
                Outline.of(ink, baseline, toScan),
                new Baseline(points),
                xHeight * Math.hypot(toScan.b(), toScan.e()),
                List.of());
    }
}
