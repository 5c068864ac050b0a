package org.chirograph.recognize;

import java.util.List;
import org.chirograph.page.Box;

/** A part of a line's ink that belongs to one character, if to any: its pixels, in the ink's own frame. */
final class InkPiece {
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

    /** Pieces joined into one picture, as the net takes it. */
    static GlyphImage image(List<InkPiece> joined, int pageWidth) {
        Box around = Box.around(joined.stream().map(InkPiece::box).toList());
        byte[] darkness = new byte[around.width() * around.height()];
        for (InkPiece piece : joined) {
            for (int p : piece.pixels) {
                darkness[(p / pageWidth - around.y()) * around.width() + p % pageWidth - around.x()] = (byte) 255;
            }
        }
        return GlyphImage.of(darkness, around.width(), around.height());
    }
}
