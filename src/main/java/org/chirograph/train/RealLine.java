package org.chirograph.train;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.chirograph.image.Affine;
import org.chirograph.image.LineCutter;
import org.chirograph.image.LineGeometry;
import org.chirograph.image.LineStrip;
import org.chirograph.image.PageImage;
import org.chirograph.page.Baseline;
import org.chirograph.page.Point;

/**
 * A transcribed line in its page, from which strips are cut afresh each time it is learnt from: never quite the same
 * scale, place, slant and tone.
 */
public final class RealLine {
    private final PageImage page;
    private final double[] xs;
    private final double[] ys;
    private final double xHeight;
    private final String text;
    private final int[] labels;
    private final boolean asFound;

    /**
     * @param page cleaned
     * @param xs scan x of the baseline, growing
     * @param ys scan y of the same
     * @param xHeight in scan pixels
     * @param asFound whether the geometry is the layout's own, not the transcriber's
     */
    RealLine(PageImage page, double[] xs, double[] ys, double xHeight, String text, int[] labels, boolean asFound) {
        this.page = page;
        this.xs = xs;
        this.ys = ys;
        this.xHeight = xHeight;
        this.text = text;
        this.labels = labels;
        this.asFound = asFound;
    }

    /**
     * The line that stands on a baseline.
     *
     * @param offset scan pixels by which the baseline lies too high
     */
    static RealLine along(
            PageImage page,
            Baseline baseline,
            double offset,
            double xHeight,
            String text,
            int[] labels,
            boolean asFound) {
        List<Point> points = growing(baseline.points());
        double[] xs = points.stream().mapToDouble(Point::x).toArray();
        double[] ys = points.stream().mapToDouble(p -> p.y() + offset).toArray();
        return new RealLine(page, xs, ys, xHeight, text, labels, asFound);
    }

    /** The points without those that do not lead on to the right. */
    static List<Point> growing(List<Point> points) {
        List<Point> kept = new ArrayList<>();
        for (Point p : points) {
            if (kept.isEmpty() || p.x() > kept.getLast().x()) {
                kept.add(p);
            }
        }
        if (kept.size() < 2) {
            kept.add(new Point(kept.getFirst().x() + 1, kept.getFirst().y()));
        }
        return kept;
    }

    public String text() {
        return text;
    }

    public boolean asFound() {
        return asFound;
    }

    /** The line as it is read. */
    public TrainingLine plain(LineGeometry geometry) {
        return new TrainingLine(LineCutter.cut(page, xs, ys, xHeight, geometry), text, labels);
    }

    /** The line with the errors that a layout makes, a little slant and stretch, and its ink changed. */
    public TrainingLine varied(LineGeometry geometry, Variation variation, RandomGenerator random) {
        double shift = 0.05 * xHeight * random.nextGaussian();
        double tilt = 0.0012 * random.nextGaussian();
        double stretch = variation.stretched(random);
        double slant = 0.04 * random.nextGaussian();
        double scale = xHeight * variation.scaled(random);
        double left = xs[0];
        double base = ys[0];
        double[] movedX = new double[xs.length];
        double[] movedY = new double[ys.length];
        for (int i = 0; i < xs.length; i++) {
            movedX[i] = left + stretch * (xs[i] - left);
            movedY[i] = ys[i] + shift + tilt * (xs[i] - left);
        }
        int last = xs.length - 1;
        movedX[0] -= 0.3 * xHeight * Math.abs(random.nextGaussian());
        movedX[last] += 0.3 * xHeight * Math.abs(random.nextGaussian());
        // Where the scan's point (x, y) goes when the line is stretched from its start and sheared along its baseline.
        Affine change = new Affine(stretch, slant, left - stretch * left - slant * base, 0, 1, 0);
        PageImage changed = new PageImage(page.pixels(), page.toScan().then(change));
        LineStrip strip = LineCutter.cut(changed, movedX, movedY, scale, geometry);
        return new TrainingLine(retouched(variation.bent(strip, random), random), text, labels);
    }

    private static LineStrip retouched(LineStrip strip, RandomGenerator random) {
        int width = strip.width();
        int height = strip.pixels().height();
        byte[] from = strip.pixels().pixels();
        double gamma = Math.exp(0.22 * random.nextGaussian());
        double noise = random.nextInt(3) == 0 ? 0 : 6 * Math.abs(random.nextGaussian());
        double soften = random.nextInt(3) == 0 ? 0.6 * random.nextDouble() : 0;
        double sharpen = soften == 0 && random.nextInt(4) == 0 ? -0.4 * random.nextDouble() : soften;
        int[] tone = new int[256];
        for (int i = 0; i < 256; i++) {
            tone[i] = (int) Math.round(255 * Math.pow(i / 255.0, gamma));
        }
        byte[] to = new byte[from.length];
        for (int y = 0; y < height; y++) {
            int up = y > 0 ? -width : 0;
            int down = y < height - 1 ? width : 0;
            for (int x = 0; x < width; x++) {
                int at = y * width + x;
                double v = tone[from[at] & 0xff];
                if (sharpen != 0) {
                    int sides =
                            tone[from[at - (x > 0 ? 1 : 0)] & 0xff] + tone[from[at + (x < width - 1 ? 1 : 0)] & 0xff];
                    int ends = tone[from[at + up] & 0xff] + tone[from[at + down] & 0xff];
                    v = v * (1 - sharpen) + sharpen * (sides + ends) / 4;
                }
                double grain = noise == 0
                        ? 0
                        : noise
                                * 1.73
                                * (random.nextFloat()
                                        + random.nextFloat()
                                        + random.nextFloat()
                                        + random.nextFloat()
                                        - 2);
                to[at] = (byte) Math.clamp(Math.round(v + grain), 0, 255);
            }
        }
        return strip.withPixels(to);
    }
}
