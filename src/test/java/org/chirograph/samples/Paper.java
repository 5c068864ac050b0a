package org.chirograph.samples;

import java.awt.geom.AffineTransform;
import java.awt.geom.NoninvertibleTransformException;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import org.chirograph.page.Box;

/**
 * What the ink stands on, and the scanner around it.
 *
 * @param colour red, green, blue of the clean paper; likewise {@code ink} of the ribbon
 * @param mottle how uneven its colour is, in grey levels
 * @param grain how rough its surface is, in grey levels
 * @param foxing number of brown spots
 * @param cut the sheet's edges on the straight sheet; empty when the scan ends inside it
 * @param holes centres of punch holes on the straight sheet
 */
record Paper(
        int[] colour,
        int[] ink,
        double mottle,
        double grain,
        int foxing,
        Optional<Box> cut,
        List<Point2D> holes,
        long seed) {
    /** The open lid behind the sheet. */
    private static final int[] BED = {34, 32, 33};

    /** Share of the other side's ink that shows through thin paper. */
    private static final double SHOWING_THROUGH = 0.17;

    private static final double HOLE_DIAMETER_MM = 5.5;

    /** The scan of a sheet. @param back what is typed on the other side, if it shows through */
    BufferedImage scan(Sheet front, Optional<Sheet> back) {
        int width = front.width;
        int height = front.height;
        float[] dark = softened(front.ink, width, height, 1);
        float[] through = back.map(b -> softened(b.ink, width, height, 5)).orElse(new float[0]);
        AffineTransform toSheet = inverse(front.laid);
        Noise noise = new Noise(seed);
        double[][] spots = spots(noise, width, height);
        double hole = HOLE_DIAMETER_MM / 25.4 * front.dpi / 2;
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Point2D.Double at = new Point2D.Double();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                at.setLocation(x + 0.5, y + 0.5);
                toSheet.transform(at, at);
                double inside = inside(at, hole, front.dpi);
                double light = mottle * (0.6 * noise.at(x, y, 420) + 0.4 * noise.at(x, y, 90))
                        + grain * (noise.at(x, y, 1.1) + 0.5 * noise.at(x, y, 4))
                        - 10 * Math.max(0, 1 - inside / (0.25 * front.dpi));
                double brown = brown(spots, x, y);
                double covered = dark[y * width + x];
                if (through.length > 0) {
                    covered += SHOWING_THROUGH * through[y * width + width - 1 - x] * (1 - covered);
                }
                int rgb = 0;
                for (int c = 0; c < 3; c++) {
                    double paper = colour[c] + light - brown * (14 + 16 * c);
                    double value = paper + (ink[c] - paper) * covered;
                    double edge = Math.clamp(inside / 2 + 0.5, 0, 1);
                    value = edge * value + (1 - edge) * (BED[c] + 3 * noise.at(x, y, 1.3));
                    rgb = rgb << 8 | Math.clamp(Math.round(value), 0, 255);
                }
                image.setRGB(x, y, rgb);
            }
        }
        return image;
    }

    /** Pixels from here to where the paper ends; negative beyond it. */
    private double inside(Point2D at, double hole, double dpi) {
        double inside = dpi;
        if (cut.isPresent()) {
            Box sheet = cut.get();
            inside = Math.min(
                    Math.min(at.getX() - sheet.x(), sheet.right() - at.getX()),
                    Math.min(at.getY() - sheet.y(), sheet.bottom() - at.getY()));
        }
        for (Point2D centre : holes) {
            inside = Math.min(inside, at.distance(centre) - hole);
        }
        return inside;
    }

    private double[][] spots(Noise noise, int width, int height) {
        double[][] spots = new double[foxing][];
        for (int i = 0; i < foxing; i++) {
            double x = (noise.at(i * 7, 1, 1) + 1) / 2 * width;
            double y = (noise.at(i * 7, 2, 1) + 1) / 2 * height;
            double radius = 4 + 9 * Math.abs(noise.at(i * 7, 3, 1));
            spots[i] = new double[] {x, y, radius};
        }
        return spots;
    }

    private static double brown(double[][] spots, int x, int y) {
        double brown = 0;
        for (double[] spot : spots) {
            double distance = Math.hypot(x - spot[0], y - spot[1]) / spot[2];
            brown = Math.max(brown, 1 - distance);
        }
        return brown;
    }

    /** Blurred by {@code times} passes of a 1-2-1 filter both ways: a lens, or the thickness of the paper. */
    private static float[] softened(float[] layer, int width, int height, int times) {
        float[] from = layer.clone();
        for (int pass = 0; pass < 2 * times; pass++) {
            int step = pass % 2 == 0 ? 1 : width;
            float[] to = from.clone();
            for (int i = step; i < from.length - step; i++) {
                to[i] = (from[i - step] + 2 * from[i] + from[i + step]) / 4;
            }
            from = to;
        }
        return from;
    }

    private static AffineTransform inverse(AffineTransform laid) {
        try {
            return laid.createInverse();
        } catch (NoninvertibleTransformException e) {
            throw new IllegalStateException("a sheet that is laid down keeps its shape", e);
        }
    }
}
