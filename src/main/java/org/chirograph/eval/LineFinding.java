package org.chirograph.eval;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.chirograph.image.Affine;
import org.chirograph.image.Ink;
import org.chirograph.page.Line;
import org.chirograph.page.Page;
import org.chirograph.page.Polygon;
import org.chirograph.page.Region;
import org.chirograph.text.ScoringText;

/**
 * How the lines of one page were found, by their ink. Outlines may be drawn tight or wide; what counts is whose pixels
 * they hold. A true line is found when one line holds at least 70 % of its ink, and at least 75 % of what that line holds
 * of any true one. Lines of regions of the kind {@link Region.Kind#OTHER} were found not to be the page's own text and
 * don't count as found lines; nor do true lines without text count as lines.
 */
public record LineFinding(List<LineVerdict> lines, LineCounts counts) {
    private static final double WHOLE = 0.7;
    private static final double PURE = 0.75;

    public LineFinding {
        lines = List.copyOf(lines);
    }

    /**
     * @param ink of the scan whose pixels {@code read} refers to
     * @param truth of the same page, in pixels of its own
     * @param read empty when the page is missing from what is judged
     */
    public static LineFinding of(Ink ink, Page truth, Optional<Page> read) {
        List<Line> trueLines = truth.lines()
                .filter(line -> !ScoringText.normalise(line.text()).isEmpty())
                .toList();
        List<Line> found = read.map(LineFinding::readLines).orElse(List.of());
        Affine fromScan = ink.toScan().inverse();
        double x = read.map(page -> (double) page.width() / truth.width()).orElse(1.0);
        double y = read.map(page -> (double) page.height() / truth.height()).orElse(1.0);
        int[] owners = owners(ink, trueLines, Affine.scale(x, y).then(fromScan));
        int[] finders = owners(ink, found, fromScan);
        int[][] shared = new int[trueLines.size() + 1][found.size() + 1];
        for (int i = 0; i < owners.length; i++) {
            if (ink.bits()[i] != 0) {
                shared[owners[i]][finders[i]]++;
            }
        }
        return of(trueLines, found, shared);
    }

    /** @param shared ink of each true line in each found one; row and column 0 stand for none */
    private static LineFinding of(List<Line> truth, List<Line> found, int[][] shared) {
        int[] held = new int[found.size() + 1];
        for (int t = 1; t < shared.length; t++) {
            for (int f = 1; f < held.length; f++) {
                held[f] += shared[t][f];
            }
        }
        List<LineVerdict> verdicts = new ArrayList<>();
        int[] kinds = new int[LineVerdict.Kind.values().length];
        for (int t = 1; t < shared.length; t++) {
            int most = 0;
            for (int f = 1; f < held.length; f++) {
                if (shared[t][f] > (most == 0 ? 0 : shared[t][most])) {
                    most = f;
                }
            }
            LineVerdict.Kind kind = kind(shared[t], most, held);
            kinds[kind.ordinal()]++;
            verdicts.add(new LineVerdict(
                    truth.get(t - 1), kind, most == 0 ? Optional.empty() : Optional.of(found.get(most - 1))));
        }
        int wrong = 0;
        for (int f = 1; f < held.length; f++) {
            wrong += shared[0][f] > held[f] ? 1 : 0;
        }
        LineCounts counts = new LineCounts(
                1,
                truth.size(),
                kinds[LineVerdict.Kind.FOUND.ordinal()],
                kinds[LineVerdict.Kind.SPLIT.ordinal()],
                kinds[LineVerdict.Kind.MERGED.ordinal()],
                kinds[LineVerdict.Kind.MISSED.ordinal()],
                found.size(),
                wrong,
                Arrays.stream(held).asLongStream().sum(),
                Arrays.stream(shared[0]).skip(1).asLongStream().sum());
        return new LineFinding(verdicts, counts);
    }

    /** @param shared a true line's ink in every found line, {@code most} of it in that one */
    private static LineVerdict.Kind kind(int[] shared, int most, int[] held) {
        int ink = Arrays.stream(shared).sum();
        if (most == 0 || ink - shared[0] < WHOLE * ink) {
            return LineVerdict.Kind.MISSED;
        }
        if (shared[most] < WHOLE * ink) {
            return LineVerdict.Kind.SPLIT;
        }
        return shared[most] < PURE * held[most] ? LineVerdict.Kind.MERGED : LineVerdict.Kind.FOUND;
    }

    private static List<Line> readLines(Page page) {
        List<Line> lines = new ArrayList<>();
        for (Region region : page.regions()) {
            switch (region) {
                case Region.Text t -> lines.addAll(t.kind() == Region.Kind.OTHER ? List.of() : t.lines());
                case Region.Table t -> lines.addAll(t.lines());
                case Region.Picture p -> {}
                case Region.Separator s -> {}
            }
        }
        return lines;
    }

    /** For each pixel of the ink's frame the number of the line whose outline it lies in, from 1; 0 for none. */
    private static int[] owners(Ink ink, List<Line> lines, Affine toInk) {
        BufferedImage map = new BufferedImage(ink.width(), ink.height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = map.createGraphics();
        for (int i = 0; i < lines.size(); i++) {
            java.awt.Polygon shape = shape(lines.get(i).outline(), toInk);
            pen.setColor(new Color(i + 1));
            pen.fillPolygon(shape);
            pen.drawPolygon(shape);
        }
        pen.dispose();
        int[] owners = map.getRGB(0, 0, ink.width(), ink.height(), null, 0, ink.width());
        for (int i = 0; i < owners.length; i++) {
            owners[i] &= 0xffffff;
        }
        return owners;
    }

    private static java.awt.Polygon shape(Polygon outline, Affine toInk) {
        java.awt.Polygon shape = new java.awt.Polygon();
        outline.points()
                .forEach(p -> shape.addPoint(
                        (int) Math.round(toInk.x(p.x(), p.y())), (int) Math.round(toInk.y(p.x(), p.y()))));
        return shape;
    }
}
