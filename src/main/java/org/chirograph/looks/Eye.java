package org.chirograph.looks;

import java.util.ArrayList;
import java.util.List;
import org.chirograph.image.GrayImage;
import org.chirograph.image.Orientation;
import org.chirograph.page.Box;
import org.chirograph.page.Glyph;
import org.chirograph.page.Line;
import org.chirograph.page.Point;
import org.chirograph.page.QuarterTurn;
import org.chirograph.page.TurnedFrame;
import org.chirograph.recognize.GlyphImage;
import org.chirograph.recognize.GlyphNet;

/** Looks at characters on scans with the net for isolated characters. Does not own the net; belongs to one thread. */
final class Eye {
    /** Half of a line's pixels are paper at least, and few are as dark as its strokes. */
    private static final double PAPER = 0.5;

    private static final double INK = 0.03;

    /** A line with less contrast than this holds no ink worth stretching. */
    private static final int LEAST_CONTRAST = 20;

    private final GlyphNet net;

    /** A character in its line. */
    record Mark(Line line, Glyph glyph) {}

    Eye(GlyphNet net) {
        this.net = net;
    }

    /** How each of these looks; all stand on this scan. */
    List<Look> looks(GrayImage scan, List<Mark> marks) {
        List<GlyphImage> pictures = new ArrayList<>();
        Line toned = null;
        int[] tones = {0, 0};
        for (Mark mark : marks) {
            if (toned == null || !toned.id().equals(mark.line.id())) {
                toned = mark.line;
                tones = tones(scan, mark.line.outline().box());
            }
            QuarterTurn turn = QuarterTurn.of(mark.line.baseline());
            pictures.add(picture(scan, mark.glyph.box(), turn, tones[0], tones[1]));
        }
        float[][] embeddings = net.embeddings(pictures);
        List<Look> looks = new ArrayList<>();
        for (int i = 0; i < embeddings.length; i++) {
            TurnedFrame frame = TurnedFrame.upright(marks.get(i).line);
            Line line = frame.turned(marks.get(i).line);
            Box box = frame.turned(marks.get(i).glyph.box());
            double unit = line.xHeight();
            double below = (box.bottom() - baseline(line, box.x() + box.width() / 2)) / unit;
            looks.add(new Look(embeddings[i], box.height() / unit, box.width() / unit, below));
        }
        return looks;
    }

    private static GlyphImage picture(GrayImage scan, Box box, QuarterTurn turn, int paper, int ink) {
        int left = Math.clamp(box.x(), 0, scan.width() - 1);
        int top = Math.clamp(box.y(), 0, scan.height() - 1);
        int width = Math.clamp(box.width(), 1, scan.width() - left);
        int height = Math.clamp(box.height(), 1, scan.height() - top);
        byte[] darkness = new byte[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                long dark = 255L * (paper - scan.at(left + x, top + y)) / Math.max(LEAST_CONTRAST, paper - ink);
                darkness[y * width + x] = (byte) Math.clamp(dark, 0, 255);
            }
        }
        GrayImage upright = Orientation.turn(turn.quarters()).upright(new GrayImage(width, height, darkness));
        return GlyphImage.of(upright.pixels(), upright.width(), upright.height());
    }

    /** Of a line: what is paper and what is ink. */
    private static int[] tones(GrayImage scan, Box box) {
        int[] counts = new int[256];
        int all = 0;
        for (int y = Math.max(0, box.y()); y < Math.min(scan.height(), box.bottom()); y++) {
            for (int x = Math.max(0, box.x()); x < Math.min(scan.width(), box.right()); x++) {
                counts[scan.at(x, y)]++;
                all++;
            }
        }
        return new int[] {quantile(counts, PAPER * all), quantile(counts, INK * all)};
    }

    private static int quantile(int[] counts, double wanted) {
        int seen = 0;
        for (int tone = 0; tone < counts.length; tone++) {
            seen += counts[tone];
            if (seen >= wanted) {
                return tone;
            }
        }
        return counts.length - 1;
    }

    /** Where the line's baseline is in this column. */
    private static double baseline(Line line, int x) {
        List<Point> points = line.baseline().points();
        for (int i = 1; i < points.size(); i++) {
            Point from = points.get(i - 1);
            Point to = points.get(i);
            if (x <= to.x() && to.x() > from.x()) {
                double share = Math.clamp((double) (x - from.x()) / (to.x() - from.x()), 0, 1);
                return from.y() + share * (to.y() - from.y());
            }
        }
        return points.getLast().y();
    }
}
