package org.chirograph.recognize;

import java.util.Arrays;
import java.util.List;
import org.chirograph.page.Box;

/** A part of a line's ink that belongs to one character, if to any: its pixels, in the ink's own frame. */
final class InkPiece {
    /** Thickness of the finest pen the net has learnt from, in longer sides of a letter. */
    private static final double LEAST_PEN = 0.09;

    private final int[] pixels;
    private final Box box;

    /** @param pixels as y · width + x of the page's ink; not empty */
    InkPiece(int[] pixels, int pageWidth) {
        this.pixels = pixels;
        int left = Integer.MAX_VALUE;
        int right = -1;
        int top = Integer.MAX_VALUE;
        int bottom = -1;
        for (int p : pixels) {
            left = Math.min(left, p % pageWidth);
            right = Math.max(right, p % pageWidth);
            top = Math.min(top, p / pageWidth);
            bottom = Math.max(bottom, p / pageWidth);
        }
        box = Box.between(left, top, right + 1, bottom + 1);
    }

    int[] pixels() {
        return pixels;
    }

    Box box() {
        return box;
    }

    double centre() {
        return box.x() + box.width() / 2.0;
    }

    /**
     * Pieces joined into one picture, as the net takes it. A pen finer than those the net has learnt from is made
     * thicker: the thinner a stroke, the less is left of it when a large letter is scaled down.
     *
     * @param stroke thickness of the pen, in pixels
     */
    static GlyphImage image(List<InkPiece> joined, int pageWidth, double stroke) {
        Box around = Box.around(joined.stream().map(InkPiece::box).toList());
        int side = Math.max(around.width(), around.height());
        int more = (int) Math.round(Math.max(0, LEAST_PEN * side - stroke) / 2);
        int width = around.width() + 2 * more;
        int height = around.height() + 2 * more;
        byte[] darkness = new byte[width * height];
        for (InkPiece piece : joined) {
            for (int p : piece.pixels) {
                int x = p % pageWidth - around.x() + more;
                int y = p / pageWidth - around.y() + more;
                for (int dy = -more; dy <= more; dy++) {
                    int reach = (int) Math.sqrt(more * more - dy * dy);
                    int from = (y + dy) * width + x - reach;
                    Arrays.fill(darkness, from, from + 2 * reach + 1, (byte) 255);
                }
            }
        }
        return GlyphImage.of(darkness, width, height);
    }
}
