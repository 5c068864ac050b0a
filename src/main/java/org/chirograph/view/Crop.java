package org.chirograph.view;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import javax.imageio.ImageIO;
import org.chirograph.image.GrayImage;
import org.chirograph.page.Box;

/** The part of a scan that shows a hit, with the hit framed. */
public final class Crop {
    /** Space kept around what is shown, as a share of its height. */
    private static final double MARGIN = 0.5;

    private static final Color FRAME = new Color(0xD55E00);

    private Crop() {}

    /** Writes the part of the scan around {@code shown} as PNG, with every box of {@code marked} framed. */
    public static void write(GrayImage scan, Box shown, List<Box> marked, OutputStream out) throws IOException {
        int margin = (int) Math.ceil(shown.height() * MARGIN);
        int left = Math.clamp(shown.x() - margin, 0, scan.width() - 1);
        int top = Math.clamp(shown.y() - margin, 0, scan.height() - 1);
        int right = Math.clamp(shown.right() + (long) margin, left + 1, scan.width());
        int bottom = Math.clamp(shown.bottom() + (long) margin, top + 1, scan.height());
        BufferedImage picture = new BufferedImage(right - left, bottom - top, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = picture.createGraphics();
        g.translate(-left, -top);
        g.drawImage(Pictures.gray(scan), 0, 0, null);
        g.setColor(FRAME);
        g.setStroke(new BasicStroke(Math.max(2, shown.height() / 20f)));
        for (Box box : marked) {
            g.drawRect(box.x() - 2, box.y() - 2, box.width() + 4, box.height() + 4);
        }
        g.dispose();
        ImageIO.write(picture, "png", out);
    }
}
