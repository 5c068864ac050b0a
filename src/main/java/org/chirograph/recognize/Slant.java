package org.chirograph.recognize;

import java.util.Collection;
import java.util.List;

/**
 * How far a page's letters lean: the shear at which the ink of each piece crowds into the fewest columns, since most
 * letters have strokes that are meant to be upright.
 */
final class Slant {
    /** Sought between these, in columns a row to the right, */
    private static final double LEAST = -0.4;

    private static final double GREATEST = 0.8;

    /** in steps of this. */
    private static final double STEP = 0.05;

    /** Of two slants nearly as good the more upright one: by so much, as a share, a slant of 1 must be better. */
    private static final double UPRIGHT = 0.15;

    private Slant() {}

    /** @param rows connected ink, as pixels, by line */
    static double of(Collection<List<int[]>> rows, int width) {
        double best = 0;
        double most = 0;
        for (double slant = LEAST; slant <= GREATEST + STEP / 2; slant += STEP) {
            double crowded = 0;
            for (List<int[]> row : rows) {
                for (int[] pixels : row) {
                    crowded += crowded(pixels, width, slant);
                }
            }
            crowded *= 1 - UPRIGHT * Math.abs(slant);
            if (crowded > most) {
                most = crowded;
                best = slant;
            }
        }
        return best;
    }

    /** Sum of the squares of the columns' ink. */
    private static double crowded(int[] pixels, int width, double slant) {
        double least = Double.MAX_VALUE;
        double greatest = -Double.MAX_VALUE;
        for (int p : pixels) {
            double column = InkPiece.column(p, width, slant);
            least = Math.min(least, column);
            greatest = Math.max(greatest, column);
        }
        int[] columns = new int[(int) (greatest - least) + 1];
        for (int p : pixels) {
            columns[(int) (InkPiece.column(p, width, slant) - least)]++;
        }
        double sum = 0;
        for (int ink : columns) {
            sum += (double) ink * ink;
        }
        return sum;
    }
}
