package org.chirograph.view;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import javax.imageio.ImageIO;
import org.chirograph.image.GrayImage;

/** Small pictures side by side, each with a few words below. */
public final class ContactSheet {
    static final int CELL = 84;
    static final int CAPTION = 18;

    private static final int COLUMNS = 10;
    private static final int TITLE = 34;
    private static final int MARGIN = 6;

    /** @param picture drawn as large as its place allows */
    public record Item(GrayImage picture, String caption) {}

    private ContactSheet() {}

    /** Writes the sheet as PNG; the stream stays open. */
    public static void write(String title, List<Item> items, OutputStream out) throws IOException {
        int rows = (items.size() + COLUMNS - 1) / COLUMNS;
        BufferedImage sheet = new BufferedImage(
                COLUMNS * CELL, TITLE + Math.max(1, rows) * (CELL + CAPTION), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = sheet.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
        g.setColor(Color.BLACK);
        g.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 14));
        g.drawString(title, 12, 22);
        g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
        for (int i = 0; i < items.size(); i++) {
            int x = i % COLUMNS * CELL;
            int y = TITLE + i / COLUMNS * (CELL + CAPTION);
            int side = CELL - 2 * MARGIN;
            g.drawImage(Pictures.gray(items.get(i).picture()), x + MARGIN, y + MARGIN, side, side, null);
            g.drawString(items.get(i).caption(), x + MARGIN, y + CELL + 6);
        }
        g.dispose();
        ImageIO.write(sheet, "png", out);
    }
}
