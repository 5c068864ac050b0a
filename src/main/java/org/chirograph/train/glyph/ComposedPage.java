package org.chirograph.train.glyph;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.chirograph.image.GrayImage;
import org.chirograph.page.Box;
import org.chirograph.recognize.LetterShape;

/**
 * A page of hand-print that nobody wrote: characters of data sets set side by side, sometimes touching, as large and as
 * high as {@link LetterShape} says they are written and as unevenly as hands do, with drawn punctuation, on shaded,
 * grainy paper. Where each character stands is known.
 */
public final class ComposedPage {
    /** Margin around the writing, in capital heights. */
    private static final double MARGIN = 1.6;

    /** Distance of lines, likewise: at the closest they touch, at the farthest it is a letter's. */
    private static final double CLOSEST = 1.15;

    private static final double FARTHEST = 2.8;

    /**
     * A hand's usual gap between characters is drawn from between these, likewise, and each gap deviates from it; below
     * 0 characters touch or overlap.
     */
    private static final double NARROW = -0.05;

    private static final double WIDE = 0.32;
    private static final double GAP_SPREAD = 0.08;
    private static final double TIGHTEST = -0.14;

    /** Gap between words, likewise, and by how much it may be wider. */
    private static final double WORD_GAP = 0.45;

    private static final double WORD_GAP_SPREAD = 0.75;

    /**
     * What the roughest hand does: the deviation of a line's slope from level, by how much of their height letters grow
     * or shrink along a line, and by how much a line rises and sinks between its ends, in capital heights.
     */
    private static final double SLOPE = 0.06;

    private static final double GROWTH = 0.18;
    private static final double SWAY = 0.3;

    private static final double INK = 0.72;
    private static final double GRAIN = 5;

    private final GrayImage scan;
    private final List<List<Written>> lines;

    /** A character and the box of its ink. */
    public record Written(String grapheme, Box box) {}

    private ComposedPage(GrayImage scan, List<List<Written>> lines) {
        this.scan = scan;
        this.lines = lines.stream().map(List::copyOf).toList();
    }

    public GrayImage scan() {
        return scan;
    }

    /** What stands on each line, from left to right. */
    public List<List<Written>> lines() {
        return lines;
    }

    /**
     * @param lines what is written; characters without a picture that are no marks are left out
     * @param pictures for each character some samples of it
     */
    public static ComposedPage of(List<String> lines, Map<String, List<GlyphPicture>> pictures, Random random) {
        double rough = random.nextDouble();
        double capital = 36 + 54 * random.nextDouble();
        double leading = CLOSEST + (FARTHEST - CLOSEST) * random.nextDouble();
        int longest = lines.stream().mapToInt(String::length).max().orElse(1);
        int width = (int) (capital * (2 * MARGIN + longest * 1.15));
        int height = (int) (capital * (2 * MARGIN + 1 + leading * (lines.size() - 1)));
        WritingPen pen = new WritingPen(new byte[width * height], width, height, capital, rough, pictures, random);
        List<List<Written>> written = new ArrayList<>();
        double spacing = NARROW + (WIDE - NARROW) * random.nextDouble();
        double slope = rough * SLOPE * random.nextGaussian();
        for (int l = 0; l < lines.size(); l++) {
            double baseline = capital * (MARGIN + 1 + leading * l) - slope * width / 2;
            double growth = rough * GROWTH * random.nextGaussian();
            double sway = rough * SWAY * capital * random.nextDouble();
            double phase = 2 * Math.PI * random.nextDouble();
            double x = capital * (MARGIN + random.nextDouble());
            List<Written> line = new ArrayList<>();
            for (String c : lines.get(l).split("")) {
                if (c.equals(" ")) {
                    x += capital * (WORD_GAP + WORD_GAP_SPREAD * random.nextDouble());
                    continue;
                }
                double size = Math.max(0.5, 1 + growth * (2 * x / width - 1));
                double foot = baseline + slope * x + sway * Math.sin(phase + 2 * Math.PI * x / width);
                Box box = pen.write(c, x, foot, size);
                if (box != null) {
                    line.add(new Written(c, box));
                    x = box.right() + capital * Math.max(TIGHTEST, spacing + GAP_SPREAD * random.nextGaussian());
                }
            }
            written.add(line);
        }
        return new ComposedPage(paper(pen.ink(), width, height, random), written);
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
}
