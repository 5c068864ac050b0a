package org.chirograph.train.synthetic;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.CubicCurve2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** A few lines drawn one below the other, as pure ink: neighbours reach into each other's strips as on real pages. */
final class SyntheticPage {
    /** Blank paper around the lines, in x-heights. */
    private static final double MARGIN = 4;

    private final Machine machine;
    private final RandomGenerator random;
    private final BufferedImage image;
    private final Graphics2D ink;
    private final List<Drawn> lines = new ArrayList<>();

    /**
     * A line as drawn.
     *
     * @param characters what it says, one code point each
     * @param centres scan x of each character
     * @param left scan x where its ink begins
     * @param right scan x where it ends
     * @param baseline scan y at x = 0; it falls with the machine's slope
     */
    record Drawn(List<Integer> characters, List<Double> centres, double left, double right, double baseline) {}

    SyntheticPage(Machine machine, List<String> texts, RandomGenerator random) {
        this.machine = machine;
        this.random = random;
        double xh = machine.xHeight;
        double widest = 1;
        for (String text : texts) {
            widest = Math.max(
                    widest, text.codePoints().mapToDouble(this::advance).sum());
        }
        int width = (int) Math.ceil(widest + 2 * MARGIN * xh);
        double fall = Math.abs(machine.slope) * width;
        int height = (int) Math.ceil(((texts.size() - 1) * machine.lineSpacing + 5.5) * xh + 2 * fall);
        image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        ink = image.createGraphics();
        ink.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        ink.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        double baseline = 2.8 * xh + (machine.slope < 0 ? fall : 0) + 0.5;
        for (String text : texts) {
            lines.add(draw(text, MARGIN * xh, baseline));
            baseline += machine.lineSpacing * xh;
        }
        accidents();
        ink.dispose();
    }

    List<Drawn> lines() {
        return lines;
    }

    InkField field() {
        byte[] drawn = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        return new InkField(image.getWidth(), image.getHeight(), drawn);
    }

    /** Room for a character: on a typewriter the same for all. */
    private double advance(int character) {
        int measured = machine.face.kind() == WritingKind.TYPEWRITER ? 'n' : character;
        return machine.face.glyph(measured).advance() * machine.xHeight * machine.stretch * machine.pitchFactor;
    }

    private Drawn draw(String text, double start, double baseline) {
        List<Integer> characters = new ArrayList<>();
        List<Double> centres = new ArrayList<>();
        double xh = machine.xHeight;
        double x = start;
        double word = 1;
        double end = start;
        int typedOver = machine.face.kind() == WritingKind.TYPEWRITER && random.nextInt(30) == 0
                ? random.nextInt(Math.max(1, text.length()))
                : -1;
        for (int c : text.codePoints().toArray()) {
            double advance = advance(c);
            if (c == ' ') {
                word = 1 - machine.unevenness * 0.5 * random.nextDouble();
            } else {
                double strength = word
                        * (1 - machine.unevenness * random.nextDouble() * random.nextDouble())
                        * (1 - machine.weakness(c));
                strike(c, x, baseline, strength);
                if (machine.face.kind() == WritingKind.TYPEWRITER && random.nextInt(150) == 0) {
                    strike(c, x + 0.15 * xh, baseline, strength);
                }
                end = x + advance;
            }
            characters.add(c);
            centres.add(x + advance / 2);
            x += advance;
            if (c == ' ' && typedOver >= 0 && characters.size() >= typedOver) {
                typedOver = -1;
                x = strikeOut(x, baseline) + advance;
            }
        }
        rules(start, end, baseline);
        return new Drawn(characters, centres, start, end, baseline);
    }

    private void strike(int character, double x, double baseline, double strength) {
        double xh = machine.xHeight;
        double width = xh * machine.stretch;
        // The room may be wider than the letter: it stands in the middle.
        double inset = (advance(character) - machine.face.glyph(character).advance() * width) / 2;
        double px = x + inset + machine.wobble * 0.7 * xh * random.nextGaussian();
        double py = baseline
                + machine.slope * x
                - machine.offset(character) * xh
                + machine.wobble * xh * random.nextGaussian();
        AffineTransform place = new AffineTransform(width, machine.slope * width, -machine.slant * xh, xh, px, py);
        ink.setColor(shade(strength));
        ink.fill(place.createTransformedShape(machine.face.glyph(character).outline()));
    }

    /** Letters made unreadable by others on top; transcripts leave them out. @return where the pen stands after */
    private double strikeOut(double x, double baseline) {
        double at = x;
        int with = "xxxXm/=-".charAt(random.nextInt(8));
        for (int n = 1 + random.nextInt(7); n > 0; n--) {
            strike('a' + random.nextInt(26), at, baseline, 0.9);
            for (int layer = random.nextInt(3); layer >= 0; layer--) {
                strike(with == 'm' ? 'a' + random.nextInt(26) : with, at, baseline, 1);
            }
            at += advance('x');
        }
        return at;
    }

    private void rules(double start, double end, double baseline) {
        double xh = machine.xHeight;
        if (random.nextInt(14) == 0) {
            double y = baseline + (0.2 + 0.45 * random.nextDouble()) * xh;
            double from = random.nextBoolean() ? start : start + random.nextDouble() * (end - start);
            line(
                    from,
                    y,
                    random.nextInt(3) > 0 ? end : from + (end - from) * random.nextDouble(),
                    y,
                    0.06 + 0.12 * random.nextDouble());
        }
        if (random.nextInt(60) == 0) {
            double y = baseline - (0.3 + 0.3 * random.nextDouble()) * xh;
            double from = start + random.nextDouble() * (end - start);
            line(from, y, from + (end - from) * random.nextDouble(), y + 0.2 * xh * random.nextGaussian(), 0.08);
        }
        if (random.nextInt(25) == 0) {
            double x = random.nextBoolean()
                    ? start - (0.5 + random.nextDouble()) * xh
                    : end + (0.5 + random.nextDouble()) * xh;
            line(x, baseline - 3 * xh, x + 0.2 * xh * random.nextGaussian(), baseline + 2 * xh, 0.1);
        }
    }

    private void line(double x0, double y0, double x1, double y1, double thickness) {
        ink.setColor(shade(0.4 + 0.6 * random.nextDouble()));
        ink.setStroke(new BasicStroke((float) (thickness * machine.xHeight)));
        ink.draw(new Line2D.Double(x0, y0 + machine.slope * x0, x1, y1 + machine.slope * x1));
    }

    /** Pen strokes, stamps and dirt that say nothing. */
    private void accidents() {
        double w = image.getWidth();
        double h = image.getHeight();
        double xh = machine.xHeight;
        if (random.nextInt(12) == 0) {
            ink.setColor(shade(0.3 + 0.7 * random.nextDouble()));
            ink.setStroke(new BasicStroke((float) ((0.06 + 0.14 * random.nextDouble()) * xh)));
            double x = w * random.nextDouble();
            double y = h * random.nextDouble();
            ink.draw(new CubicCurve2D.Double(
                    x, y, x + spread(4), y + spread(2), x + spread(4), y + spread(2), x + spread(6), y + spread(2)));
        }
        if (random.nextInt(30) == 0) {
            ink.setColor(shade(0.2 + 0.4 * random.nextDouble()));
            ink.setStroke(new BasicStroke((float) (0.12 * xh)));
            double d = (4 + 6 * random.nextDouble()) * xh;
            ink.draw(new Ellipse2D.Double(w * random.nextDouble() - d / 2, h * random.nextDouble() - d / 2, d, d));
        }
        if (random.nextInt(3) == 0) {
            for (int n = random.nextInt(25); n > 0; n--) {
                double d = xh * 0.3 * random.nextDouble() * random.nextDouble();
                ink.setColor(shade(random.nextDouble()));
                ink.fill(new Ellipse2D.Double(w * random.nextDouble(), h * random.nextDouble(), d, d));
            }
        }
    }

    private double spread(double xHeights) {
        return xHeights * machine.xHeight * random.nextGaussian();
    }

    private static Color shade(double strength) {
        return new Color(1f, 1f, 1f, (float) Math.clamp(strength, 0.05, 1));
    }
}
