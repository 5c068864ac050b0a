package org.chirograph.view;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;

/**
 * Whether posteriors mean what they say, as a picture: above, for every step of posterior the share that was right, with
 * the line on which the tops would lie if all were honest; below, how many there are (DeGroot and Fienberg, "The
 * Comparison and Evaluation of Forecasters", 1983).
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

    /** Things with a posterior from {@code low} to {@code high}, and the share of them that was right. */
    public record Bar(double low, double high, int count, double meanPosterior, double accuracy) {}

    private ReliabilityPicture() {}

    /** Writes the picture as PNG; the stream stays open. */
    public static void write(String title, List<Bar> bars, OutputStream out) throws IOException {
        BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = picture.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, WIDTH, HEIGHT);
        g.setColor(Color.BLACK);
        g.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 17));
        g.drawString(title, LEFT, 32);
        g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
        int most = bars.stream().mapToInt(Bar::count).max().orElse(1);
        for (Bar bar : bars) {
            draw(g, bar, most);
        }
        frame(g);
        g.dispose();
        ImageIO.write(picture, "png", out);
    }

    private static void draw(Graphics2D g, Bar bar, int most) {
        int x = x(bar.low);
        int width = x(bar.high) - x - 2;
        int top = y(bar.accuracy);
        g.setColor(BAR);
        g.fillRect(x + 1, top, width, TOP + PLOT - top);
        // From where the top is to where it should be.
        int due = y(bar.meanPosterior);
        g.setColor(GAP);
        g.fillRect(x + 1, Math.min(top, due), width, Math.max(2, Math.abs(top - due)));
        // Logarithmic: nearly everything is certain.
        int high = (int) Math.round(COUNTS * Math.log1p(bar.count) / Math.log1p(Math.max(1, most)));
        g.setColor(COUNT);
        g.fillRect(x + 1, COUNTS_TOP + COUNTS - high, width, high);
        g.setColor(Color.BLACK);
        g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 11));
        g.drawString(Integer.toString(bar.count), x + 2, COUNTS_TOP + COUNTS - high - 3);
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
        g.drawString("share that was right; the gap to the mean posterior in red", LEFT, TOP + PLOT + 20);
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
