package org.chirograph.train.glyph;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.chirograph.image.GrayImage;
import org.chirograph.page.Box;
import org.chirograph.recognize.GlyphImage;
import org.chirograph.recognize.LetterShape;
import org.jspecify.annotations.Nullable;

/**
 * A page of hand-print that nobody wrote: characters of data sets set side by side, sometimes touching, as large and as
 * high as {@link LetterShape} says they are written and as unevenly as hands do, with drawn punctuation, on shaded,
 * grainy paper. Where each character stands is known.
 */
public final class ComposedPage {
    /** Margin around the writing, in capital heights. */
    private static final double MARGIN = 1.6;

    /** Distance of lines, likewise. */
    private static final double LEADING = 2.6;

    /** Mean and deviation of the gap between characters, likewise; below 0 they touch or overlap. */
    private static final double GAP = 0.16;

    private static final double GAP_SPREAD = 0.11;
    private static final double TIGHTEST = -0.1;

    /** Deviation of a character's size and place from what they should be, likewise. */
    private static final double UNEVEN = 0.06;

    private static final double INK = 0.72;
    private static final double GRAIN = 5;

    private final GrayImage scan;
    private final List<Written> written;

    /** A character and the box of its ink. */
    public record Written(String grapheme, Box box) {}

    private ComposedPage(GrayImage scan, List<Written> written) {
        this.scan = scan;
        this.written = List.copyOf(written);
    }

    public GrayImage scan() {
        return scan;
    }

    public List<Written> written() {
        return written;
    }

    /**
     * @param lines what is written; characters without a picture that are no marks are left out
     * @param pictures for each character some samples of it
     */
    public static ComposedPage of(List<String> lines, Map<String, List<GlyphPicture>> pictures, Random random) {
        double capital = 34 + 36 * random.nextDouble();
        int longest = lines.stream().mapToInt(String::length).max().orElse(1);
        int width = (int) (capital * (2 * MARGIN + longest * 1.15));
        int height = (int) (capital * (2 * MARGIN + 1 + LEADING * (lines.size() - 1)));
        Pen pen = new Pen(new byte[width * height], width, height, capital, random);
        List<Written> written = new ArrayList<>();
        double spacing = GAP + 0.1 * random.nextDouble();
        for (int l = 0; l < lines.size(); l++) {
            double baseline = capital * (MARGIN + 1 + LEADING * l);
            double slope = 0.012 * random.nextGaussian();
            double x = capital * (MARGIN + random.nextDouble());
            for (String c : lines.get(l).split("")) {
                if (c.equals(" ")) {
                    x += capital * (0.6 + 0.6 * random.nextDouble());
                    continue;
                }
                Box box = pen.write(c, x, baseline + slope * x, pictures);
                if (box != null) {
                    written.add(new Written(c, box));
                    x = box.right()
                            + capital * Math.max(TIGHTEST, spacing + GAP_SPREAD * random.nextGaussian());
                }
            }
        }
        return new ComposedPage(paper(pen.ink, width, height, random), written);
    }

    private static GrayImage paper(byte[] ink, int width, int height, Random random) {
        double tone = 190 + 40 * random.nextDouble();
        double shade = 12 * random.nextDouble();
        double fx = 0.004 + 0.006 * random.nextDouble();
        double fy = 0.004 + 0.012 * random.nextDouble();
        byte[] grey = new byte[ink.length];
        for (int i = 0; i < grey.length; i++) {
            double paper = tone + shade * Math.sin(i % width * fx) * Math.cos(i / width * fy);
            double light = paper * (1 - INK * (ink[i] & 0xff) / 255) + GRAIN * random.nextGaussian();
            grey[i] = (byte) Math.clamp(Math.round(light), 0, 255);
        }
        return new GrayImage(width, height, grey);
    }

    private static final class Pen {
        private final byte[] ink;
        private final int width;
        private final int height;
        private final double capital;
        private final double small;
        private final double thickness;
        private final Random random;

        Pen(byte[] ink, int width, int height, double capital, Random random) {
            this.ink = ink;
            this.width = width;
            this.height = height;
            this.capital = capital;
            this.small = capital * (LetterShape.SMALL_LETTERS + 0.07 * random.nextGaussian());
            this.thickness = capital * (0.07 + 0.05 * random.nextDouble());
            this.random = random;
        }

        @Nullable Box write(String c, double x, double baseline, Map<String, List<GlyphPicture>> pictures) {
            byte[] before = ink.clone();
            List<GlyphPicture> known = pictures.getOrDefault(c, List.of());
            if (known.isEmpty()) {
                mark(c.charAt(0), x, baseline);
            } else {
                letter(c, known.get(random.nextInt(known.size())), x, baseline);
            }
            return box(before);
        }

        private void letter(String c, GlyphPicture picture, double x, double baseline) {
            LetterShape shape = LetterShape.of(c);
            double top = baseline
                    - shape.top() * (shape.small() ? small : capital)
                    + UNEVEN * capital * random.nextGaussian();
            double foot = baseline - shape.bottom() * capital + UNEVEN * capital * random.nextGaussian();
            GlyphImage.Box from = picture.box();
            double scale = (foot - top) / from.height();
            double squeeze = scale * Math.exp(0.08 * random.nextGaussian());
            int wide = (int) Math.ceil(from.width() * squeeze);
            for (int row = (int) top - 2; row < foot + 2; row++) {
                for (int column = -2; column < wide + 2; column++) {
                    float d = GlyphImage.darkness(
                            picture.darkness(),
                            picture.width(),
                            picture.height(),
                            from.left() + column / squeeze - 0.5,
                            from.top() + (row - top) / scale - 0.5);
                    ink(x + column, row, Math.clamp(Math.round(3 * (d - 128) + 128), 0, 255));
                }
            }
        }

        private void mark(char c, double x, double baseline) {
            List<double[]> strokes = DrawnMarks.strokes(c, random);
            double left = Double.MAX_VALUE;
            for (double[] s : strokes) {
                for (int i = 0; i < s.length; i += 2) {
                    left = Math.min(left, s[i]);
                }
            }
            for (double[] s : strokes) {
                for (int i = 0; i < s.length; i += 2) {
                    s[i] = x + (s[i] - left) * capital + thickness / 2;
                    s[i + 1] = baseline - s[i + 1] * capital;
                }
            }
            DrawnMarks.draw(strokes, thickness, ink, width, height);
        }

        private void ink(double x, int y, int darkness) {
            int column = (int) x;
            if (column >= 0 && column < width && y >= 0 && y < height) {
                int at = y * width + column;
                ink[at] = (byte) Math.max(ink[at] & 0xff, darkness);
            }
        }

        /** What has become dark; ink over ink is not seen, which is rare. */
        private @Nullable Box box(byte[] before) {
            int left = width;
            int right = -1;
            int top = height;
            int bottom = -1;
            for (int i = 0; i < ink.length; i++) {
                if ((ink[i] & 0xff) > 127 && (before[i] & 0xff) < (ink[i] & 0xff)) {
                    left = Math.min(left, i % width);
                    right = Math.max(right, i % width);
                    top = Math.min(top, i / width);
                    bottom = i / width;
                }
            }
            return right < 0 ? null : Box.between(left, top, right + 1, bottom + 1);
        }
    }
}
