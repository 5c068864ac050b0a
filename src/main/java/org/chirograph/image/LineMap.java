package org.chirograph.image;

/**
 * How probable it is, on a coarse grid over a page, that the middle of a line of text runs there.
 *
 * @param values row by row, 0 to 1; read only
 * @param columnStep ink pixels from one column to the next; the first begins at the page's left edge
 * @param rowStep likewise rows, from the top
 */
public record LineMap(int columns, int rows, float[] values, double columnStep, double rowStep) {
    /** The probability at a place of the page, interpolated; 0 above and below the page. */
    public float at(double x, double y) {
        double column = Math.clamp(x / columnStep - 0.5, 0, columns - 1);
        double row = y / rowStep - 0.5;
        if (row < 0 || row > rows - 1) {
            return 0;
        }
        int c = Math.min(columns - 2, (int) column);
        int r = Math.min(rows - 2, (int) row);
        if (c < 0 || r < 0) {
            return values[0];
        }
        float right = (float) (column - c);
        float down = (float) (row - r);
        int i = r * columns + c;
        float upper = (1 - right) * values[i] + right * values[i + 1];
        float lower = (1 - right) * values[i + columns] + right * values[i + columns + 1];
        return (1 - down) * upper + down * lower;
    }
}
