package org.chirograph.train;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import javax.imageio.ImageIO;
import org.chirograph.format.AtomicFile;

/** A training as two curves over time: the loss, and how much is wrong on what is held back. */
public final class TrainingPicture {
    private static final int WIDTH = 1000;
    private static final int HEIGHT = 520;
    private static final int LEFT = 80;
    private static final int RIGHT = 80;
    private static final int TOP = 40;
    private static final int BOTTOM = 60;
    private static final Color LOSS = new Color(0x0072B2);
    private static final Color ERRORS = new Color(0xD55E00);

    private TrainingPicture() {}

    private record Point(double seconds, double loss, double errors) {}

    /** Draws the {@code log.csv} of a run that learns characters as PNG. */
    public static void draw(Path log, Path picture) throws IOException {
        draw(log, picture, "loss per character (nats)", "validation CER (greedy)");
    }

    /**
     * The same of any run.
     *
     * @param loss what the column of that name is
     * @param validation likewise
     */
    public static void draw(Path log, Path picture, String loss, String validation) throws IOException {
        List<Point> points = points(log);
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, WIDTH, HEIGHT);
        g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14));
        double end = points.stream().mapToDouble(Point::seconds).max().orElse(1);
        curve(g, points, end, Point::loss, LOSS, loss, LEFT, false);
        curve(g, points, end, Point::errors, ERRORS, validation, WIDTH - RIGHT, true);
        g.setColor(Color.BLACK);
        g.drawRect(LEFT, TOP, WIDTH - LEFT - RIGHT, HEIGHT - TOP - BOTTOM);
        g.drawString(String.format(Locale.ROOT, "%.0f minutes of training", end / 60), WIDTH / 2 - 80, HEIGHT - 20);
        g.drawString("0", LEFT, HEIGHT - 40);
        g.dispose();
        AtomicFile.write(picture, out -> ImageIO.write(image, "png", out));
    }

    /** Both scales are logarithmic: a training's last halving matters as much as its first. */
    private static void curve(
            Graphics2D g,
            List<Point> points,
            double end,
            ToDoubleFunction<Point> value,
            Color colour,
            String name,
            int axis,
            boolean dots) {
        double[] known = points.stream().mapToDouble(value).filter(v -> v > 0).toArray();
        if (known.length == 0) {
            return;
        }
        double low = Math.log10(java.util.Arrays.stream(known).min().orElseThrow());
        double high = Math.max(
                low + 0.1, Math.log10(java.util.Arrays.stream(known).max().orElseThrow()));
        g.setColor(colour);
        g.setStroke(new BasicStroke(2));
        g.drawString(name, axis < WIDTH / 2 ? LEFT : WIDTH - RIGHT - 180, TOP - 14);
        for (int tick = 0; tick <= 4; tick++) {
            double at = low + (high - low) * tick / 4;
            int y = y(at, low, high);
            g.drawString(
                    String.format(Locale.ROOT, "%.3f", Math.pow(10, at)), axis < WIDTH / 2 ? 20 : axis + 10, y + 5);
        }
        Path2D path = new Path2D.Double();
        for (Point p : points) {
            double v = value.applyAsDouble(p);
            if (v > 0) {
                double x = LEFT + p.seconds / end * (WIDTH - LEFT - RIGHT);
                double y = y(Math.log10(v), low, high);
                if (path.getCurrentPoint() == null) {
                    path.moveTo(x, y);
                } else {
                    path.lineTo(x, y);
                }
                if (dots) {
                    g.fillOval((int) x - 4, (int) y - 4, 8, 8);
                }
            }
        }
        g.draw(path);
    }

    private static int y(double log, double low, double high) {
        return (int) Math.round(HEIGHT - BOTTOM - (log - low) / (high - low) * (HEIGHT - TOP - BOTTOM));
    }

    private static List<Point> points(Path log) throws IOException {
        List<Point> points = new ArrayList<>();
        List<String> lines = Files.readAllLines(log);
        for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
            String[] cells = line.split(",", -1);
            points.add(new Point(
                    Double.parseDouble(cells[2]),
                    Double.parseDouble(cells[3]),
                    cells[6].isEmpty() ? 0 : Double.parseDouble(cells[6])));
        }
        return points;
    }
}
