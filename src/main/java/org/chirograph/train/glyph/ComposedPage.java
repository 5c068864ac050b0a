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

    /** Distance of lines, likewise: at the closest they touch. */
    private static final double CLOSEST = 1.15;

    private static final double FARTHEST = 3.4;

    /** Deviation of a line's distance from the page's usual one, as a share of it. */
    private static final double LEADING_SPREAD = 0.08;

    /**
     * A hand's usual gap between characters is drawn from between these, likewise, and each gap deviates from it; below
     * 0 characters touch or overlap.
     */
    private static final double NARROW = -0.04;

    private static final double WIDE = 0.34;
    private static final double GAP_SPREAD = 0.09;
    private static final double TIGHTEST = -0.14;

    /** Of the pages those with characters far apart, as in a form's boxes or an alphabet, and their greatest gap. */
    private static final double APART = 0.15;

    private static final double APART_GAP = 2;

    /** Gap between words, likewise: of the closest page and the widest, and by how much each deviates, as a share. */
    private static final double WORD_GAP = 0.5;

    private static final double WIDEST_WORD_GAP = 2.6;

    private static final double WORD_GAP_SPREAD = 0.25;

    /** By how much a word stands above or below its line in the roughest hand: the deviation, likewise. */
    private static final double WORD_SHIFT = 0.1;

    /** Share of pages whose capitals within a word are written smaller than the first, and how much at most. */
    private static final double SMALL_CAPITALS = 0.25;

    private static final double SMALLEST_CAPITALS = 0.6;

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
        double leading = CLOSEST + (FARTHEST - CLOSEST) * Math.pow(random.nextDouble(), 1.5);
        double spacing = random.nextDouble() < APART
                ? WIDE + APART_GAP * random.nextDouble()
                : NARROW + (WIDE - NARROW) * random.nextDouble();
        double wordGap = spacing + WORD_GAP + (WIDEST_WORD_GAP - WORD_GAP) * Math.pow(random.nextDouble(), 2);
        double inner = random.nextDouble() < SMALL_CAPITALS
                ? SMALLEST_CAPITALS + (1 - SMALLEST_CAPITALS) * random.nextDouble()
                : 1;
        double longest = lines.stream()
                .mapToDouble(line -> line.chars()
                        .mapToDouble(c -> c == ' ' ? 1.3 * wordGap : 1 + Math.max(0, spacing))
                        .sum())
                .max()
                .orElse(1);
        int width = (int) (capital * (2 * MARGIN + 2 + longest));
        int height = (int) (capital * (2 * MARGIN + 2 + leading * (1 + 3 * LEADING_SPREAD) * (lines.size() - 1)));
        WritingPen pen = new WritingPen(new byte[width * height], width, height, capital, rough, pictures, random);
        List<List<Written>> written = new ArrayList<>();
        double slope = rough * SLOPE * random.nextGaussian();
        double y = capital * (MARGIN + 1.5) - slope * width / 2;
        for (String text : lines) {
            double growth = rough * GROWTH * random.nextGaussian();
            double sway = rough * SWAY * capital * random.nextDouble();
            double phase = 2 * Math.PI * random.nextDouble();
            double x = capital * (MARGIN + 1.5 * random.nextDouble());
            double shift = 0;
            boolean begins = true;
            List<Written> line = new ArrayList<>();
            for (String c : text.split("")) {
                if (c.equals(" ")) {
                    x += capital
                            * Math.max(WORD_GAP, wordGap * (1 + WORD_GAP_SPREAD * random.nextGaussian()) - spacing);
                    shift = rough * WORD_SHIFT * capital * random.nextGaussian();
                    begins = true;
                    continue;
                }
                boolean low = !begins && inner < 1 && Character.isUpperCase(c.charAt(0));
                double size = Math.max(0.5, 1 + growth * (2 * x / width - 1)) * (low ? inner : 1);
                double foot = y + shift + slope * x + sway * Math.sin(phase + 2 * Math.PI * x / width);
                Box box = pen.write(c, x, foot, size);
                if (box != null) {
                    line.add(new Written(c, box));
                    x = pen.reached() + capital * Math.max(TIGHTEST, spacing + GAP_SPREAD * random.nextGaussian());
                    begins = false;
                }
            }
            written.add(line);
            y += capital * leading * (1 + LEADING_SPREAD * Math.clamp(random.nextGaussian(), -2, 2));
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
