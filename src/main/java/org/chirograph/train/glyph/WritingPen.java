package org.chirograph.train.glyph;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.chirograph.page.Box;
import org.chirograph.recognize.GlyphImage;
import org.chirograph.recognize.LetterShape;
import org.jspecify.annotations.Nullable;

/**
 * Writes characters on a page with one pen, one slant and one habit of size. Samples come from many pens: their strokes
 * are thinned to lines, which are drawn again.
 */
final class WritingPen {
    /** Thickness of the finest and the broadest pen, in capital heights. */
    private static final double FINEST = 0.05;

    private static final double BROADEST = 0.13;

    /** Deviation of a character's size and place from what they should be, likewise: the neatest hand's, the roughest's. */
    private static final double NEAT = 0.03;

    private static final double ROUGH = 0.1;

    /** A hand's usual slant to the right, columns a row, and the deviation of hands from it. */
    private static final double SLANT = 0.08;

    private static final double SLANT_SPREAD = 0.2;

    /** Deviation of the height of a hand's small letters, in capital heights. */
    private static final double SMALL_SPREAD = 0.09;

    private static final double LEAST_SMALL = 0.35;

    /** Deviation of a character's width, as its logarithm. */
    private static final double STRETCH = 0.08;

    /** Darkness from which a sample's pixel is stroke. */
    private static final int STROKE = 110;

    private final byte[] ink;
    private final int width;
    private final int height;
    private final double capital;
    private final double small;
    private final double thickness;
    private final double slant;
    private final double uneven;
    private final Map<String, List<GlyphPicture>> pictures;
    private final Random random;
    private double reached;

    /** @param rough from 0, a neat hand, to 1 */
    WritingPen(
            byte[] ink,
            int width,
            int height,
            double capital,
            double rough,
            Map<String, List<GlyphPicture>> pictures,
            Random random) {
        this.ink = ink;
        this.width = width;
        this.height = height;
        this.capital = capital;
        this.pictures = pictures;
        this.random = random;
        this.small = Math.max(LEAST_SMALL, LetterShape.SMALL_LETTERS + SMALL_SPREAD * random.nextGaussian());
        this.thickness = capital * (FINEST + (BROADEST - FINEST) * random.nextDouble());
        this.slant = SLANT + SLANT_SPREAD * random.nextGaussian();
        this.uneven = NEAT + (ROUGH - NEAT) * rough;
    }

    /** What was written so far: 0 paper to 255 ink, row by row; shared. */
    byte[] ink() {
        return ink;
    }

    /**
     * Writes one character.
     *
     * @param x where the strokes begin, in pixels: the left edge of the ink, each row moved back along the slant to
     *     the baseline
     * @param size as a share of the page's usual size
     * @return the box of its ink; none when there is no such character or no room for it
     */
    @Nullable
    Box write(String c, double x, double baseline, double size) {
        List<GlyphPicture> known = pictures.getOrDefault(c, List.of());
        List<double[]> strokes = known.isEmpty()
                ? mark(c.charAt(0), baseline, size)
                : letter(LetterShape.of(c), known.get(random.nextInt(known.size())), baseline, size);
        double left = Double.MAX_VALUE;
        double right = -Double.MAX_VALUE;
        for (double[] s : strokes) {
            for (int i = 0; i < s.length; i += 2) {
                double along = s[i] + slant * (s[i + 1] - baseline);
                left = Math.min(left, along);
                right = Math.max(right, along);
            }
        }
        double shift = x + thickness / 2 - left;
        for (double[] s : strokes) {
            for (int i = 0; i < s.length; i += 2) {
                s[i] += shift;
            }
        }
        reached = right + shift + thickness / 2;
        return strokes.isEmpty() ? null : add(strokes);
    }

    /** Where the last character's strokes end, as {@code x} of {@link #write}. */
    double reached() {
        return reached;
    }

    /** Points of the thinned strokes. */
    private List<double[]> letter(LetterShape shape, GlyphPicture picture, double baseline, double size) {
        double unit = capital * size;
        double top =
                baseline - shape.top() * (shape.small() ? small : 1) * unit + uneven * unit * random.nextGaussian();
        double foot = baseline - shape.bottom() * unit + uneven * unit * random.nextGaussian();
        GlyphImage.Box from = picture.box();
        double scale = Math.max(0.2, foot - top) / from.height();
        double squeeze = scale * Math.exp(STRETCH * random.nextGaussian());
        int wide = (int) Math.ceil(from.width() * squeeze) + 2;
        int high = (int) Math.ceil(from.height() * scale) + 2;
        boolean[] stroke = new boolean[wide * high];
        for (int row = 1; row < high - 1; row++) {
            for (int column = 1; column < wide - 1; column++) {
                stroke[row * wide + column] = GlyphImage.darkness(
                                picture.darkness(),
                                picture.width(),
                                picture.height(),
                                from.left() + (column - 0.5) / squeeze - 0.5,
                                from.top() + (row - 0.5) / scale - 0.5)
                        > STROKE;
            }
        }
        Thinning.thin(stroke, wide);
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < stroke.length; i++) {
            if (stroke[i]) {
                double y = top + i / wide;
                double px = i % wide - slant * (y - baseline);
                points.add(new double[] {px, y, px, y});
            }
        }
        return points;
    }

    private List<double[]> mark(char c, double baseline, double size) {
        double unit = capital * size;
        double shift = uneven * random.nextGaussian();
        List<double[]> strokes = DrawnMarks.strokes(c, random);
        for (double[] s : strokes) {
            for (int i = 0; i < s.length; i += 2) {
                s[i] = (s[i] + slant * (s[i + 1] + shift)) * unit;
                s[i + 1] = baseline - (s[i + 1] + shift) * unit;
            }
        }
        return strokes;
    }

    /** Lays a character over what is there. */
    private @Nullable Box add(List<double[]> strokes) {
        int reach = (int) Math.ceil(thickness / 2) + 2;
        int x0 = Integer.MAX_VALUE;
        int y0 = Integer.MAX_VALUE;
        int x1 = 0;
        int y1 = 0;
        for (double[] s : strokes) {
            for (int i = 0; i < s.length; i += 2) {
                x0 = Math.min(x0, (int) Math.floor(s[i]) - reach);
                x1 = Math.max(x1, (int) Math.ceil(s[i]) + reach);
                y0 = Math.min(y0, (int) Math.floor(s[i + 1]) - reach);
                y1 = Math.max(y1, (int) Math.ceil(s[i + 1]) + reach);
            }
        }
        if (x0 < 0 || y0 < 0 || x1 > width || y1 > height) {
            return null;
        }
        int wide = x1 - x0;
        byte[] drawn = new byte[wide * (y1 - y0)];
        for (double[] s : strokes) {
            for (int i = 0; i < s.length; i += 2) {
                s[i] -= x0;
                s[i + 1] -= y0;
            }
        }
        DrawnMarks.draw(strokes, thickness, drawn, wide, y1 - y0);
        Box box = null;
        for (int i = 0; i < drawn.length; i++) {
            if (drawn[i] != 0) {
                int x = x0 + i % wide;
                int y = y0 + i / wide;
                ink[y * width + x] = (byte) Math.max(ink[y * width + x] & 0xff, drawn[i] & 0xff);
                if ((drawn[i] & 0xff) > 127) {
                    Box pixel = new Box(x, y, 1, 1);
                    box = box == null ? pixel : box.union(pixel);
                }
            }
        }
        return box;
    }
}
