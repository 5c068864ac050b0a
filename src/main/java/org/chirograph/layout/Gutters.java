package org.chirograph.layout;

/** Tall empty strips between columns of writing, on a grid of half x-heights. */
final class Gutters {
    private static final double CELLS_PER_X_HEIGHT = 2;

    private final int columns;
    private final int rows;
    private final double cell;
    private final boolean[] gutter;

    Gutters(Pieces pieces, boolean[] writing, double xHeight, LayoutSettings settings) {
        cell = xHeight / CELLS_PER_X_HEIGHT;
        columns = (int) Math.ceil(pieces.width() / cell);
        rows = (int) Math.ceil(pieces.height() / cell);
        boolean[] taken = new boolean[columns * rows];
        for (int c = 1; c < writing.length; c++) {
            if (writing[c] && pieces.boxes.height(c) > 0.3 * xHeight) {
                int right = (int) ((pieces.boxes.right(c) - 1) / cell);
                int bottom = (int) ((pieces.boxes.bottom(c) - 1) / cell);
                for (int y = (int) (pieces.boxes.top(c) / cell); y <= bottom; y++) {
                    for (int x = (int) (pieces.boxes.left(c) / cell); x <= right; x++) {
                        taken[y * columns + x] = true;
                    }
                }
            }
        }
        int wide = (int) Math.round(settings.gutterWidth() * CELLS_PER_X_HEIGHT);
        int tall = (int) Math.round(settings.gutterHeight() * CELLS_PER_X_HEIGHT);
        gutter = opening(taken, wide, tall);
    }

    /** Every cell that an empty rectangle of this size covers. */
    private boolean[] opening(boolean[] taken, int wide, int tall) {
        int[] sum = new int[(columns + 1) * (rows + 1)];
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                sum[(y + 1) * (columns + 1) + x + 1] = (taken[y * columns + x] ? 1 : 0)
                        + sum[y * (columns + 1) + x + 1]
                        + sum[(y + 1) * (columns + 1) + x]
                        - sum[y * (columns + 1) + x];
            }
        }
        int[] covers = new int[(columns + 1) * (rows + 1)];
        for (int y = 0; y + tall <= rows; y++) {
            for (int x = 0; x + wide <= columns; x++) {
                int ink = sum[(y + tall) * (columns + 1) + x + wide]
                        - sum[y * (columns + 1) + x + wide]
                        - sum[(y + tall) * (columns + 1) + x]
                        + sum[y * (columns + 1) + x];
                if (ink == 0) {
                    covers[y * (columns + 1) + x]++;
                    covers[(y + tall) * (columns + 1) + x]--;
                    covers[y * (columns + 1) + x + wide]--;
                    covers[(y + tall) * (columns + 1) + x + wide]++;
                }
            }
        }
        boolean[] open = new boolean[columns * rows];
        int[] column = new int[columns + 1];
        for (int y = 0; y < rows; y++) {
            int covering = 0;
            for (int x = 0; x < columns; x++) {
                column[x] += covers[y * (columns + 1) + x];
                covering += column[x];
                open[y * columns + x] = covering > 0;
            }
        }
        return open;
    }

    /** Whether a gutter runs between two places on about the same level. */
    boolean between(double fromX, double toX, double y) {
        int row = Math.clamp((int) (y / cell), 0, rows - 1);
        int end = Math.min(columns - 1, (int) (toX / cell));
        for (int x = Math.max(0, (int) (fromX / cell)); x <= end; x++) {
            if (gutter[row * columns + x]) {
                return true;
            }
        }
        return false;
    }
}
