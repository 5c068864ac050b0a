package org.chirograph.layout;

import java.util.ArrayList;
import java.util.List;
import org.chirograph.image.RidgeMap;

/** Gives every piece of ink to the line it belongs to. */
final class Assignment {
    /** Farthest middle of a piece from the middle of its line, in x-heights: the accent on a capital. */
    private static final double REACH = 1.5;

    /** A piece touches a line when it comes this near to its middle, in x-heights. */
    private static final double CORE = 0.3;

    /** This piece is shared out pixel by pixel. */
    private static final int SHARED = -2;

    private Assignment() {}

    static List<LineInk> assign(Pieces pieces, boolean[] writing, List<Track> tracks, RidgeMap map, double xHeight) {
        LineField field = new LineField(tracks, map);
        List<LineInk> lines = new ArrayList<>(tracks.size());
        for (Track t : tracks) {
            lines.add(new LineInk(t, map, xHeight, pieces.width()));
        }
        int[] lineOf = new int[writing.length];
        var boxes = pieces.boxes;
        for (int c = 0; c < lineOf.length; c++) {
            lineOf[c] = -1;
            if (c == 0 || !writing[c]) {
                continue;
            }
            double x = boxes.left(c) + boxes.width(c) / 2.0;
            int touched = field.countBetween(x, boxes.top(c) - CORE * xHeight, boxes.bottom(c) + CORE * xHeight);
            boolean shared = touched > 1 && boxes.height(c) > 1.6 * xHeight || boxes.width(c) > 12 * xHeight;
            lineOf[c] = shared ? SHARED : field.nearest(x, boxes.top(c) + boxes.height(c) / 2.0, REACH * xHeight);
            if (lineOf[c] >= 0) {
                lines.get(lineOf[c]).addPiece(pieces, c);
            }
        }
        sharePixels(pieces, lines, lineOf, field, xHeight);
        return lines;
    }

    private static void sharePixels(Pieces pieces, List<LineInk> lines, int[] lineOf, LineField field, double xHeight) {
        int[] labels = pieces.boxes.labels();
        int width = pieces.width();
        int height = pieces.height();
        LineInk[] all = lines.toArray(new LineInk[0]);
        for (int y = 0, i = 0; y < height; y++) {
            for (int x = 0; x < width; x++, i++) {
                int piece = labels[i];
                if (piece == 0) {
                    continue;
                }
                int line = lineOf[piece];
                if (line == SHARED) {
                    line = field.nearest(x, y, REACH * xHeight);
                    if (line >= 0) {
                        all[line].addSharedPixel(x, y, pieces.darkness[piece]);
                    }
                } else if (line >= 0) {
                    all[line].addPixel(x, y);
                }
            }
        }
    }
}
