package org.chirograph.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.chirograph.image.RidgeMap;

/** Follows the ridges of a {@link RidgeMap} from left to right. */
final class Ridges {
    /** A ridge lower than this is paper, whatever the page's typical ridge. Type reaches 0.1 to 0.3. */
    private static final float LEAST_RIDGE = 0.025f;

    /** Rows that a ridge may move by from one column to the next: a slope of 1 in 3. */
    private static final int STRAY = 1;

    /** Tracks shorter than this many columns are dots. */
    private static final int SHORTEST = 2;

    private Ridges() {}

    /** What a ridge must reach that is this share of the page's typical one. */
    static float threshold(RidgeMap map, double share) {
        return Math.max(LEAST_RIDGE, (float) (share * typicalPeak(map)));
    }

    static List<Track> trace(RidgeMap map, float threshold) {
        int columns = map.columns();
        int rows = map.rows();
        float[] v = map.values();
        int[] peakRow = new int[rows];
        int[] owner = new int[rows];
        List<Track> done = new ArrayList<>();
        List<Growing> growing = new ArrayList<>();
        for (int c = 0; c < columns; c++) {
            int peaks = 0;
            for (int r = 1; r < rows - 1; r++) {
                float at = v[r * columns + c];
                if (at >= threshold && isPeak(v, columns, rows, r, c, at)) {
                    peakRow[peaks++] = r;
                }
            }
            Arrays.fill(owner, 0, peaks, -1);
            List<Growing> next = new ArrayList<>();
            int p = 0;
            for (Growing g : growing) {
                while (p < peaks && peakRow[p] < g.row - STRAY) {
                    p++;
                }
                int best = -1;
                for (int q = p; q < peaks && peakRow[q] <= g.row + STRAY; q++) {
                    if (owner[q] < 0 && (best < 0 || Math.abs(peakRow[q] - g.row) < Math.abs(peakRow[best] - g.row))) {
                        best = q;
                    }
                }
                if (best < 0) {
                    g.finish(done);
                } else {
                    owner[best] = 1;
                    g.add(map, c, peakRow[best]);
                    next.add(g);
                }
            }
            for (int q = 0; q < peaks; q++) {
                if (owner[q] < 0) {
                    Growing g = new Growing(c);
                    g.add(map, c, peakRow[q]);
                    next.add(g);
                }
            }
            next.sort((a, b) -> Integer.compare(a.row, b.row));
            growing = next;
        }
        growing.forEach(g -> g.finish(done));
        return done;
    }

    private static boolean isPeak(float[] v, int columns, int rows, int r, int c, float at) {
        int reach = RidgeMap.ROWS_PER_X_HEIGHT / 2;
        for (int d = 1; d <= reach; d++) {
            if (r - d >= 0 && v[(r - d) * columns + c] > at || r + d < rows && v[(r + d) * columns + c] >= at) {
                return false;
            }
        }
        return true;
    }

    /** The median height of what stands out. */
    private static float typicalPeak(RidgeMap map) {
        int[] histogram = new int[1000];
        int count = 0;
        float[] v = map.values();
        int columns = map.columns();
        for (int r = 1; r < map.rows() - 1; r++) {
            for (int c = 0; c < columns; c += 2) {
                float at = v[r * columns + c];
                if (at > LEAST_RIDGE && isPeak(v, columns, map.rows(), r, c, at)) {
                    histogram[Math.min(999, (int) (at * 1000))]++;
                    count++;
                }
            }
        }
        int level = 0;
        for (int seen = histogram[0]; seen * 2 < count; ) {
            seen += histogram[++level];
        }
        return level / 1000f;
    }

    private static final class Growing {
        private final int first;
        private int row;
        private float[] y = new float[32];
        private int length;
        private double strength;

        Growing(int first) {
            this.first = first;
        }

        void add(RidgeMap map, int column, int peak) {
            row = peak;
            int columns = map.columns();
            float[] v = map.values();
            float up = v[(peak - 1) * columns + column];
            float at = v[peak * columns + column];
            float down = v[(peak + 1) * columns + column];
            float bend = up - 2 * at + down;
            double part = bend < 0 ? 0.5 * (up - down) / bend : 0;
            if (length == y.length) {
                y = Arrays.copyOf(y, 2 * length);
            }
            y[length++] = (float) map.inkY(column, peak + part);
            strength += at;
        }

        void finish(List<Track> to) {
            if (length >= SHORTEST) {
                to.add(new Track(first, Arrays.copyOf(y, length), (float) (strength / length)));
            }
        }
    }
}
