package org.chirograph.view;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;

/** A whole confusion matrix: a row for what stands there, a column for what was read, darker the larger its share of the row. */
public final class MatrixPicture {
    static final int CELL = 14;
    static final int EDGE = 70;

    private static final Color RIGHT = new Color(0x0072B2);
    private static final Color WRONG = new Color(0xD55E00);

    /** Rare confusions stay visible: shades grow with this power of the share. */
    private static final double GAMMA = 0.45;

    private MatrixPicture() {}

    /**
     * Writes the picture as PNG; the stream stays open.
     *
     * @param names of rows and columns
     * @param counts by row, then by column; square
     */
    public static void write(String title, List<String> names, int[][] counts, OutputStream out) throws IOException {
        int side = EDGE + CELL * (names.size() + 1);
        BufferedImage picture = new BufferedImage(Math.max(420, side), side, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = picture.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, picture.getWidth(), picture.getHeight());
        g.setColor(Color.BLACK);
        g.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 14));
        g.drawString(title, 12, 22);
        g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 11));
        g.drawString("rows: what stands there; columns: what was read; shade: share of the row", 12, 40);
        for (int row = 0; row < counts.length; row++) {
            g.setColor(Color.BLACK);
            g.drawString(names.get(row), EDGE - CELL, EDGE + CELL * row + CELL - 3);
            g.drawString(names.get(row), EDGE + CELL * row + 3, EDGE - 4);
            int all = Math.max(1, Arrays.stream(counts[row]).sum());
            for (int column = 0; column < counts.length; column++) {
                double shade = Math.pow((double) counts[row][column] / all, GAMMA);
                g.setColor(ConfusionPicture.tint(row == column ? RIGHT : WRONG, shade));
                g.fillRect(EDGE + CELL * column, EDGE + CELL * row, CELL - 1, CELL - 1);
            }
        }
        g.dispose();
        ImageIO.write(picture, "png", out);
    }
}
