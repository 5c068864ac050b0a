package org.chirograph.view;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;

/** The commonest mistakes as a matrix: a row for what stands there, a column for what was read, the count in the cell. */
public final class ConfusionPicture {
    static final int CELL = 30;
    static final int EDGE = 70;

    /** So many rows and columns at most. */
    static final int MOST = 30;

    private static final Color INK = new Color(0x0072B2);

    /** A mistake and how often it was made; an empty text means that nothing stands there, or nothing was read. */
    public record Mistake(String truth, String read, int count) {}

    private ConfusionPicture() {}

    /**
     * Writes the picture as PNG; the stream stays open.
     *
     * @param mistakes commonest first
     */
    public static void write(String title, List<Mistake> mistakes, OutputStream out) throws IOException {
        List<String> rows = new ArrayList<>();
        List<String> columns = new ArrayList<>();
        List<Mistake> shown = new ArrayList<>();
        for (Mistake m : mistakes) {
            boolean row = rows.contains(m.truth) || rows.size() < MOST;
            boolean column = columns.contains(m.read) || columns.size() < MOST;
            if (row && column) {
                add(rows, m.truth);
                add(columns, m.read);
                shown.add(m);
            }
        }
        int width = Math.max(420, EDGE + CELL * columns.size() + 20);
        BufferedImage picture =
                new BufferedImage(width, EDGE + CELL * (rows.size() + 1) + 20, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = picture.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, width, picture.getHeight());
        g.setColor(Color.BLACK);
        g.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 15));
        g.drawString(title, 12, 24);
        g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
        g.drawString("rows: what stands there; columns: what was read", 12, 44);
        g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14));
        for (int i = 0; i < rows.size(); i++) {
            centred(g, name(rows.get(i)), EDGE - CELL, EDGE + CELL * (i + 1));
        }
        for (int i = 0; i < columns.size(); i++) {
            centred(g, name(columns.get(i)), EDGE + CELL * i, EDGE);
        }
        double most = Math.log1p(shown.isEmpty() ? 1 : shown.getFirst().count);
        g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
        for (Mistake m : shown) {
            int x = EDGE + CELL * columns.indexOf(m.read);
            int y = EDGE + CELL * (rows.indexOf(m.truth) + 1);
            double share = Math.log1p(m.count) / most;
            g.setColor(tint(INK, share));
            g.fillRect(x, y, CELL, CELL);
            g.setColor(share > 0.55 ? Color.WHITE : Color.BLACK);
            centred(g, Integer.toString(m.count), x, y);
        }
        g.setColor(new Color(0xDDDDDD));
        for (int i = 0; i <= rows.size(); i++) {
            g.drawLine(EDGE, EDGE + CELL * (i + 1), EDGE + CELL * columns.size(), EDGE + CELL * (i + 1));
        }
        for (int i = 0; i <= columns.size(); i++) {
            g.drawLine(EDGE + CELL * i, EDGE + CELL, EDGE + CELL * i, EDGE + CELL * (rows.size() + 1));
        }
        g.dispose();
        ImageIO.write(picture, "png", out);
    }

    private static void add(List<String> names, String name) {
        if (!names.contains(name)) {
            names.add(name);
        }
    }

    /** In the middle of a cell. */
    private static void centred(Graphics2D g, String text, int x, int y) {
        FontMetrics metrics = g.getFontMetrics();
        g.drawString(text, x + (CELL - metrics.stringWidth(text)) / 2, y + (CELL + metrics.getAscent()) / 2 - 2);
    }

    /** Between white, at 0, and a colour, at 1. */
    static Color tint(Color colour, double share) {
        return new Color(
                blend(255, colour.getRed(), share),
                blend(255, colour.getGreen(), share),
                blend(255, colour.getBlue(), share));
    }

    private static int blend(int from, int to, double share) {
        return (int) Math.round(from + (to - from) * share);
    }

    /** Marks where there is nothing to draw; other characters that a font would not show by their number. */
    private static String name(String character) {
        return switch (character) {
            case "" -> "∅";
            case " " -> "␣";
            default ->
                Character.isISOControl(character.codePointAt(0))
                        ? String.format(Locale.ROOT, "%04x", character.codePointAt(0))
                        : character;
        };
    }
}
