package org.chirograph.train.glyph;

/** Thins strokes to lines one pixel wide (Zhang and Suen, "A fast parallel algorithm for thinning digital patterns", 1984). */
final class Thinning {
    private Thinning() {}

    /**
     * Removes edge pixels, layer by layer, that neither end nor join a stroke.
     *
     * @param ink true where there is ink, row by row; changed in place; its outermost rows and columns must be empty
     */
    static void thin(boolean[] ink, int width) {
        int[] around = {-width, -width + 1, 1, width + 1, width, width - 1, -1, -width - 1};
        boolean changed = true;
        while (changed) {
            changed = layer(ink, width, around, 0) | layer(ink, width, around, 1);
        }
    }

    private static boolean layer(boolean[] ink, int width, int[] around, int pass) {
        int[] gone = new int[ink.length];
        int count = 0;
        for (int p = width + 1; p < ink.length - width - 1; p++) {
            if (ink[p] && isEdge(ink, p, around, pass)) {
                gone[count++] = p;
            }
        }
        for (int i = 0; i < count; i++) {
            ink[gone[i]] = false;
        }
        return count > 0;
    }

    private static boolean isEdge(boolean[] ink, int p, int[] around, int pass) {
        int neighbours = 0;
        int starts = 0;
        for (int n = 0; n < 8; n++) {
            boolean here = ink[p + around[n]];
            neighbours += here ? 1 : 0;
            starts += !here && ink[p + around[(n + 1) % 8]] ? 1 : 0;
        }
        if (neighbours < 2 || neighbours > 6 || starts != 1) {
            return false;
        }
        boolean north = ink[p + around[0]];
        boolean east = ink[p + around[2]];
        boolean south = ink[p + around[4]];
        boolean west = ink[p + around[6]];
        return pass == 0
                ? !(north && east && south || east && south && west)
                : !(north && east && west || north && south && west);
    }
}
