package org.chirograph.view;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import javax.imageio.ImageIO;
import org.chirograph.image.GrayImage;
import org.chirograph.page.Box;
import org.chirograph.page.Glyph;
import org.chirograph.page.Line;
import org.chirograph.page.Page;
import org.chirograph.page.Point;
import org.chirograph.page.Polygon;
import org.chirograph.page.Region;
import org.chirograph.page.TurnedFrame;
import org.chirograph.page.Word;

/**
 * A page with everything that was found on it: regions (green, numbered in reading order), line outlines (grey) and
 * baselines (purple), and each character's box in the colour of its confidence. Beside it, line by line, what was read.
 */
public final class PagePicture {
    /** Longest side of the scan in the picture: larger ones help no eye and make files of tens of megabytes. */
    private static final int LONGEST_SIDE = 2600;

    private static final Color REGION = new Color(0x009E73);
    private static final Color OUTLINE = new Color(120, 120, 120, 140);
    private static final Color BASELINE = new Color(0xCC79A7);

    private PagePicture() {}

    /** Writes the picture as PNG; the stream stays open. */
    public static void write(GrayImage scan, Page page, OutputStream out) throws IOException {
        double scale = Math.min(1, LONGEST_SIDE / (double) Math.max(scan.width(), scan.height()));
        int width = Math.max(1, (int) Math.round(scan.width() * scale));
        int height = Math.max(1, (int) Math.round(scan.height() * scale));
        boolean read = page.lines().anyMatch(line -> !line.words().isEmpty());
        BufferedImage picture = new BufferedImage(read ? 2 * width : width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = picture.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, picture.getWidth(), height);
        g.scale(scale, scale);
        g.drawImage(Pictures.gray(scan), 0, 0, null);
        g.setStroke(new BasicStroke((float) (1.2 / scale)));
        drawFound(g, page, scale);
        if (read) {
            g.translate(scan.width(), 0);
            page.lines().forEach(line -> drawText(g, line));
        }
        g.dispose();
        ImageIO.write(picture, "png", out);
    }

    private static void drawFound(Graphics2D g, Page page, double scale) {
        g.setFont(new Font(Font.SANS_SERIF, Font.BOLD, Math.max(1, (int) (18 / scale))));
        List<Region> regions = page.regions();
        for (int i = 0; i < regions.size(); i++) {
            Box box = regions.get(i).outline().box();
            g.setColor(REGION);
            g.draw(path(regions.get(i).outline()));
            g.drawString(String.valueOf(i + 1), box.x(), box.y());
        }
        page.lines().forEach(line -> {
            g.setColor(OUTLINE);
            g.draw(path(line.outline()));
            g.setColor(BASELINE);
            List<Point> points = line.baseline().points();
            for (int i = 1; i < points.size(); i++) {
                g.drawLine(
                        points.get(i - 1).x(),
                        points.get(i - 1).y(),
                        points.get(i).x(),
                        points.get(i).y());
            }
            for (Word word : line.words()) {
                for (Glyph glyph : word.glyphs()) {
                    g.setColor(Confidence.colour(glyph.best().posterior()));
                    Box b = glyph.box();
                    g.drawRect(b.x(), b.y(), b.width(), b.height());
                }
            }
        });
    }

    /** What was read, on the line's own baseline, each word where its ink is and as wide. */
    private static void drawText(Graphics2D g, Line line) {
        // A serif face's small letters are a little under half its size.
        Font font = new Font(Font.SERIF, Font.PLAIN, Math.max(4, (int) Math.round(line.xHeight() * 2.1)));
        g.setFont(font);
        TurnedFrame frame = TurnedFrame.upright(line);
        Line level = frame.turned(line);
        List<Point> baseline = level.baseline().points();
        var page = g.getTransform();
        g.transform(transform(frame.back()));
        for (Word word : level.words()) {
            g.setColor(Confidence.colour(word.best().posterior()));
            int y = nearest(baseline, word.box().x()).y();
            double wide = Math.max(1, g.getFontMetrics().stringWidth(word.best().text()));
            var upright = g.getTransform();
            g.translate(word.box().x(), y);
            g.scale(Math.min(1.5, word.box().width() / wide), 1);
            g.drawString(word.best().text(), 0, 0);
            g.setTransform(upright);
        }
        g.setTransform(page);
    }

    private static AffineTransform transform(TurnedFrame frame) {
        Point origin = frame.turned(new Point(0, 0));
        Point right = frame.turned(new Point(1, 0));
        Point down = frame.turned(new Point(0, 1));
        return new AffineTransform(
                right.x() - origin.x(),
                right.y() - origin.y(),
                down.x() - origin.x(),
                down.y() - origin.y(),
                origin.x(),
                origin.y());
    }

    private static Point nearest(List<Point> points, int x) {
        return points.stream()
                .min(java.util.Comparator.comparingInt(p -> Math.abs(p.x() - x)))
                .orElseThrow();
    }

    private static Path2D path(Polygon polygon) {
        Path2D path = new Path2D.Double();
        for (Point p : polygon.points()) {
            if (path.getCurrentPoint() == null) {
                path.moveTo(p.x(), p.y());
            } else {
                path.lineTo(p.x(), p.y());
            }
        }
        path.closePath();
        return path;
    }
}
