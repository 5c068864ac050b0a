package org.chirograph.samples;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.util.Random;
import org.chirograph.page.Box;
import org.chirograph.page.Point;

/**
 * The ink on one side of a sheet, in pixels of the scan to be. Places are given as on the straight sheet; the sheet lies
 * askew under the scanner, and everything that comes back is where it then lies.
 */
final class Sheet {
    /** A pixel belongs to a character's box when the type covers at least half of it. */
    private static final int HALF_COVERED = 128;

    final int width;
    final int height;
    final double dpi;
    final float[] ink;
    final AffineTransform laid;
    private final Random random;
    private final Noise ribbon;

    /** @param skew clockwise, in degrees */
    Sheet(int width, int height, double dpi, double skew, long seed) {
        this.width = width;
        this.height = height;
        this.dpi = dpi;
        ink = new float[width * height];
        laid = AffineTransform.getRotateInstance(Math.toRadians(skew), width / 2.0, height / 2.0);
        random = new Random(seed);
        ribbon = new Noise(seed);
    }

    /** Strikes one character; the box of its ink. */
    Box strike(Typewriter machine, String character, double x, double y) {
        Random type = new Random(character.hashCode() * 31L + machine.face().hashCode());
        double wear = machine.wear() * dpi / 200;
        double right = wear * (0.7 * type.nextGaussian() + 0.35 * random.nextGaussian());
        double down = wear * (0.9 * type.nextGaussian() + 0.5 * random.nextGaussian());
        double askew = Math.toRadians(machine.wear() * (0.8 * type.nextGaussian() + 0.3 * random.nextGaussian()));
        double pressure =
                Math.clamp(machine.pressure() + 0.05 * type.nextGaussian() + 0.06 * random.nextGaussian(), 0.45, 1);
        double spread = machine.spread() * dpi / 1000 * Math.max(0.2, 1 + 0.25 * random.nextGaussian());
        double tilt = 0.18 * random.nextGaussian();

        AffineTransform place = new AffineTransform(laid);
        place.translate(x + right, y + down);
        place.rotate(askew);
        Shape outline = place.createTransformedShape(machine.outline(character, dpi));
        return press(outline, spread, pressure, tilt);
    }

    /** A pen's line along a ruler. */
    void rule(double x0, double y0, double x1, double y1, double thickness, double darkness) {
        Shape line = new BasicStroke((float) thickness).createStrokedShape(new Line2D.Double(x0, y0, x1, y1));
        press(laid.createTransformedShape(line), 0, darkness, 0);
    }

    /** Where a place on the straight sheet comes to lie. */
    Point laid(double x, double y) {
        Point2D p = laid.transform(new Point2D.Double(x, y), null);
        return new Point((int) Math.round(p.getX()), (int) Math.round(p.getY()));
    }

    /** @param tilt how much more the top of the shape is inked than its foot */
    private Box press(Shape shape, double spread, double pressure, double tilt) {
        Rectangle area = shape.getBounds();
        area.grow(3, 3);
        area = area.intersection(new Rectangle(width, height));
        BufferedImage mask = new BufferedImage(area.width, area.height, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D g = mask.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.translate(-area.x, -area.y);
        g.setColor(Color.WHITE);
        g.fill(shape);
        if (spread > 0) {
            g.setStroke(new BasicStroke((float) (2 * spread), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            g.draw(shape);
        }
        g.dispose();
        int left = width;
        int top = height;
        int right = 0;
        int bottom = 0;
        for (int y = area.y; y < area.y + area.height; y++) {
            double here = pressure * (1 + tilt * (0.5 - (y - area.y) / (double) area.height));
            for (int x = area.x; x < area.x + area.width; x++) {
                int covered = mask.getRaster().getSample(x - area.x, y - area.y, 0);
                if (covered >= HALF_COVERED) {
                    left = Math.min(left, x);
                    top = Math.min(top, y);
                    right = Math.max(right, x + 1);
                    bottom = Math.max(bottom, y + 1);
                }
                double weave = 1 + 0.10 * ribbon.at(x, y, 2.3) + 0.08 * ribbon.at(x, y, 9);
                double dark = Math.clamp(covered / 255.0 * here * weave, 0, 1);
                ink[y * width + x] = (float) (1 - (1 - ink[y * width + x]) * (1 - dark));
            }
        }
        return Box.between(left, top, right, bottom);
    }
}
