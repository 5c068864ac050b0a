package org.chirograph.recognize;

import java.util.Arrays;
import java.util.List;
import org.chirograph.page.Box;
import org.jspecify.annotations.Nullable;

/** A part of a line's ink that belongs to one character, if to any: its pixels, in the ink's own frame. */
final class InkPiece {
    /** Thickness of the finest pen the net has learnt from, in longer sides of a letter. */
    private static final double LEAST_PEN = 0.09;

    private final int[] pixels;
    private final Box box;
    private final double left;
    private final double right;
    private final @Nullable InkPiece whole;
    private final double joint;

    /**
     * Connected ink.
     *
     * @param pixels as y · width + x of the page's ink; not empty
     * @param slant of the writing, in columns a row
     */
    InkPiece(int[] pixels, int pageWidth, double slant) {
        this(pixels, pageWidth, slant, null, 0);
    }

    /**
     * A part of connected ink.
     *
     * @param joint pixels of ink in the column at which it was cut off what is left of it; 0 for the first part
     */
    InkPiece(int[] pixels, int pageWidth, double slant, @Nullable InkPiece whole, double joint) {
        this.pixels = pixels;
        this.whole = whole;
        this.joint = joint;
        double least = Double.MAX_VALUE;
        double most = -Double.MAX_VALUE;
        int left = Integer.MAX_VALUE;
        int right = -1;
        int top = Integer.MAX_VALUE;
        int bottom = -1;
        for (int p : pixels) {
            double column = column(p, pageWidth, slant);
            least = Math.min(least, column);
            most = Math.max(most, column);
            left = Math.min(left, p % pageWidth);
            right = Math.max(right, p % pageWidth);
            top = Math.min(top, p / pageWidth);
            bottom = Math.max(bottom, p / pageWidth);
        }
        box = Box.between(left, top, right + 1, bottom + 1);
        this.left = least;
        this.right = most + 1;
    }

    /** Where a pixel lies when the writing is set upright: a slanted letter's strokes stand in one column there. */
    static double column(int pixel, int pageWidth, double slant) {
        return pixel % pageWidth + slant * (pixel / pageWidth);
    }

    int[] pixels() {
        return pixels;
    }

    Box box() {
        return box;
    }

    /** First column of the ink, upright. */
    double left() {
        return left;
    }

    /** One past its last column, upright. */
    double right() {
        return right;
    }

    double width() {
        return right - left;
    }

    /** Of its columns, upright. */
    double centre() {
        return (left + right) / 2;
    }

    /** The connected ink that this is a part of: itself, if it was not cut. */
    InkPiece whole() {
        return whole == null ? this : whole;
    }

    /** Pixels of ink at the cut to its left, 0 where there is none. */
    double joint() {
        return joint;
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
