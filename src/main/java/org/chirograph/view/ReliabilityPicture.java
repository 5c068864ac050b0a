package org.chirograph.view;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.chirograph.eval.Calibration;
import org.chirograph.eval.Calibration.Bin;
import org.chirograph.eval.Interval;

/**
 * Whether posteriors mean what they say, as a picture: above, for every step of posterior the share that was right, with
 * the line on which the tops would lie if all were honest and whiskers for where that share may lie; below, how many there
 * are (DeGroot and Fienberg, "The Comparison and Evaluation of Forecasters", 1983). What too few are behind is pale.
 */
public final class ReliabilityPicture {
    static final int WIDTH = 760;
    static final int HEIGHT = 760;
    private static final int LEFT = 80;
    private static final int SIDE = 640;
    private static final int TOP = 50;
    private static final int PLOT = 460;
    private static final int COUNTS_TOP = 570;
    private static final int COUNTS = 120;
    private static final Color BAR = new Color(0x56B4E9);
    private static final Color GAP = new Color(0xD55E00);
    private static final Color COUNT = new Color(0x999999);

    private static final int WHISKER = 4;

    /** A share known no better than to this width says little. */
    private static final double VAGUE = 0.3;

    /** How much of its colour a bar keeps that says little. */
    private static final double PALE = 0.35;

    private ReliabilityPicture() {}

    /** Writes the picture as PNG; the stream stays open. */
    public static void write(String title, Calibration calibration, OutputStream out) throws IOException {
        BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = picture.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, WIDTH, HEIGHT);
        g.setColor(Color.BLACK);
        g.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 17));
        g.drawString(title, LEFT, 32);
        g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
        int most = calibration.bins().stream().mapToInt(Bin::count).max().orElse(1);
        for (Bin bin : calibration.bins()) {
            draw(g, bin, most);
        }
        frame(g);
        g.dispose();
        ImageIO.write(picture, "png", out);
    }

    private static void draw(Graphics2D g, Bin bin, int most) {
        int x = x(bin.low());
        int width = x(bin.high()) - x - 2;
        int top = y(bin.accuracy());
        Interval interval = bin.interval();
        double colour = interval.width() > VAGUE ? PALE : 1;
        g.setColor(ConfusionPicture.tint(BAR, colour));
        g.fillRect(x + 1, top, width, TOP + PLOT - top);
        // From where the top is to where it should be.
        int due = y(bin.meanPosterior());
        g.setColor(ConfusionPicture.tint(GAP, colour));
        g.fillRect(x + 1, Math.min(top, due), width, Math.max(2, Math.abs(top - due)));
        whisker(g, x + 1 + width / 2, y(interval.high()), y(interval.low()));
        // Logarithmic: nearly everything is certain.
        int high = (int) Math.round(COUNTS * Math.log1p(bin.count()) / Math.log1p(Math.max(1, most)));
        g.setColor(COUNT);
        g.fillRect(x + 1, COUNTS_TOP + COUNTS - high, width, high);
        g.setColor(Color.BLACK);
        g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 11));
        g.drawString(Integer.toString(bin.count()), x + 2, COUNTS_TOP + COUNTS - high - 3);
    }

    private static void whisker(Graphics2D g, int x, int top, int bottom) {
        g.setColor(Color.BLACK);
        g.setStroke(new BasicStroke(1));
        g.drawLine(x, top, x, bottom);
        g.drawLine(x - WHISKER, top, x + WHISKER, top);
        g.drawLine(x - WHISKER, bottom, x + WHISKER, bottom);
    }

    private static void frame(Graphics2D g) {
        g.setColor(Color.BLACK);
        g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
        g.setStroke(new BasicStroke(1));
        g.drawRect(LEFT, TOP, SIDE, PLOT);
        g.drawRect(LEFT, COUNTS_TOP, SIDE, COUNTS);
        for (int i = 0; i <= 5; i++) {
            String tick = String.format(Locale.ROOT, "%.1f", i / 5.0);
            g.drawString(tick, LEFT - 28, y(i / 5.0) + 5);
            g.drawString(tick, x(i / 5.0) - 9, COUNTS_TOP + COUNTS + 18);
        }
        g.drawString(
                "share that was right, whiskers 95 %; the gap to the mean posterior in red; pale: too few",
                LEFT, TOP + PLOT + 20);
        g.drawString("how many (logarithmic)", LEFT, COUNTS_TOP - 22);
        g.drawString("posterior", LEFT + SIDE - 60, COUNTS_TOP + COUNTS + 40);
        g.setStroke(new BasicStroke(1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {6, 5}, 0));
        g.drawLine(LEFT, TOP + PLOT, LEFT + SIDE, TOP);
    }

    private static int x(double posterior) {
        return LEFT + (int) Math.round(posterior * SIDE);
    }

    private static int y(double share) {
        return TOP + PLOT - (int) Math.round(share * PLOT);
    }
}
