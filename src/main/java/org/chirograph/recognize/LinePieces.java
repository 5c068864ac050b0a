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

/** Shares a page's connected ink out to its lines and divides it into pieces, from left to right. */
final class LinePieces {
    /** Pixels of a component that vote for the line in whose outline they lie. */
    private static final int VOTES = 32;

    /** Ink outside every outline goes to a line no further away than this, as {@link LineOutline#away} tells. */
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

        GlyphImage image(int from, int to, int pageWidth) {
            return InkPiece.image(pieces.subList(from, to), pageWidth, stroke);
        }
    }

    /** For each line its ink; a line may have none. */
    static List<Row> of(List<Line> lines, Ink ink) {
        Affine toInk = ink.toScan().inverse();
        List<LineOutline> outlines =
                lines.stream().map(line -> new LineOutline(line, toInk)).toList();
        Map<Integer, List<int[]>> shared = new HashMap<>();
        for (int[] component : components(ink)) {
            int line = lineOf(component, outlines, ink.width());
            if (line >= 0) {
                shared.computeIfAbsent(line, l -> new ArrayList<>()).add(component);
            }
        }
        double slant = Slant.of(shared.values(), ink.width());
        List<Row> rows = new ArrayList<>();
        for (int l = 0; l < lines.size(); l++) {
            double scale = Math.hypot(toInk.a(), toInk.d());
            List<InkPiece> its = shared.getOrDefault(l, List.of()).stream()
                    .map(pixels -> new InkPiece(pixels, ink.width(), slant))
                    .toList();
            rows.add(row(its, lines.get(l).xHeight() * scale, ink, slant));
        }
        return rows;
    }

    private static Row row(List<InkPiece> components, double xHeight, Ink ink, double slant) {
        double stroke = stroke(components, ink);
        double[] heights = components.stream()
                .mapToDouble(c -> c.box().height())
                .filter(h -> h > LOW * stroke)
                .sorted()
                .toArray();
        double letter = heights.length == 0
                ? xHeight / LetterShape.SMALL_LETTERS
                : heights[(int) (TALL * (heights.length - 1))];
        PieceCutter cutter = new PieceCutter(stroke, letter, ink.width(), slant);
        List<InkPiece> pieces = components.stream()
                .filter(c -> c.pixels().length >= SPECK * stroke * stroke)
                .flatMap(c -> cutter.cut(c).stream())
                .sorted(Comparator.comparingDouble(InkPiece::centre))
                .toList();
        return new Row(pieces, stroke, letter);
    }

    private static List<int[]> components(Ink ink) {
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
        return Arrays.stream(pixels).skip(1).toList();
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

    /** The line in whose outline most of the ink lies, and of several the one whose middle is nearest; −1 for none. */
    private static int lineOf(int[] pixels, List<LineOutline> outlines, int width) {
        double x = 0;
        double y = 0;
        int step = Math.max(1, pixels.length / VOTES);
        int seen = 0;
        for (int i = 0; i < pixels.length; i += step) {
            x += pixels[i] % width + 0.5;
            y += pixels[i] / width + 0.5;
            seen++;
        }
        int best = -1;
        double least = Double.MAX_VALUE;
        for (int l = 0; l < outlines.size(); l++) {
            LineOutline outline = outlines.get(l);
            int votes = 0;
            for (int i = 0; i < pixels.length; i += step) {
                votes += outline.holds(pixels[i] % width + 0.5, pixels[i] / width + 0.5) ? 1 : 0;
            }
            // Ink that the layout gave to no line, such as a dot, goes to the nearest, if that is near.
            double off = votes > 0
                    ? -2.0 * votes / seen + outline.offMiddle(x / seen, y / seen)
                    : 2 + outline.away(x / seen, y / seen);
            if (off < least && (votes > 0 || outline.away(x / seen, y / seen) < REACH)) {
                least = off;
                best = l;
            }
        }
        return best;
    }
}
