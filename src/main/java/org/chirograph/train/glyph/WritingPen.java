package org.chirograph.train.glyph;

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

    /** Deviation of a hand's slant, columns a row, and of a character's width, as its logarithm. */
    private static final double SLANT = 0.12;

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
        this.small = LetterShape.SMALL_LETTERS + 0.07 * random.nextGaussian();
        this.thickness = capital * (FINEST + (BROADEST - FINEST) * random.nextDouble());
        this.slant = SLANT * random.nextGaussian();
        this.uneven = NEAT + (ROUGH - NEAT) * rough;
    }

    /** What was written so far: 0 paper to 255 ink, row by row; shared. */
    byte[] ink() {
        return ink;
    }

    /**
     * Writes one character.
     *
     * @param x left edge of its ink, in pixels
     * @param size as a share of the page's usual size
     * @return the box of its ink; none when there is no such character or no room for it
     */
    @Nullable
    Box write(String c, double x, double baseline, double size) {
        List<GlyphPicture> known = pictures.getOrDefault(c, List.of());
        byte[] drawn = new byte[ink.length];
        if (known.isEmpty()) {
            mark(c.charAt(0), x, baseline, size, drawn);
        } else {
            letter(LetterShape.of(c), known.get(random.nextInt(known.size())), x, baseline, size, drawn);
        }
        return add(drawn);
    }

    private void letter(LetterShape shape, GlyphPicture picture, double x, double baseline, double size, byte[] drawn) {
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
        double left = Double.MAX_VALUE;
        for (int i = 0; i < stroke.length; i++) {
            left = stroke[i] ? Math.min(left, i % wide - slant * (i / wide)) : left;
        }
        for (int i = 0; i < stroke.length; i++) {
            if (stroke[i]) {
                double px = x + thickness / 2 + i % wide - slant * (i / wide) - left;
                double py = top + i / wide;
                DrawnMarks.draw(List.of(new double[] {px, py, px, py}), thickness, drawn, width, height);
            }
        }
    }

    private void mark(char c, double x, double baseline, double size, byte[] drawn) {
        double unit = capital * size;
        double shift = uneven * random.nextGaussian();
        List<double[]> strokes = DrawnMarks.strokes(c, random);
        double left = Double.MAX_VALUE;
        for (double[] s : strokes) {
            for (int i = 0; i < s.length; i += 2) {
                s[i] += slant * s[i + 1];
                left = Math.min(left, s[i]);
            }
        }
        for (double[] s : strokes) {
            for (int i = 0; i < s.length; i += 2) {
                s[i] = x + (s[i] - left) * unit + thickness / 2;
                s[i + 1] = baseline - (s[i + 1] + shift) * unit;
            }
        }
        DrawnMarks.draw(strokes, thickness, drawn, width, height);
    }

    /** Lays a character over what is there. */
    private @Nullable Box add(byte[] drawn) {
        int left = width;
        int right = -1;
        int top = height;
        int bottom = -1;
        for (int i = 0; i < ink.length; i++) {
            if (drawn[i] != 0) {
                ink[i] = (byte) Math.max(ink[i] & 0xff, drawn[i] & 0xff);
                if ((drawn[i] & 0xff) > 127) {
                    left = Math.min(left, i % width);
                    right = Math.max(right, i % width);
                    top = Math.min(top, i / width);
                    bottom = i / width;
                }
            }
        }
        return right < 0 ? null : Box.between(left, top, right + 1, bottom + 1);
    }
}
